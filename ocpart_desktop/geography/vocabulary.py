"""What regions have been called: aliases, the 22 former regions, international codes."""

from __future__ import annotations

from typing import NamedTuple


class FormerRegion(NamedTuple):
    """A region merged in 2016 into the region ``now``."""

    code: str
    name: str
    now: str


FORMER_REGIONS: tuple[FormerRegion, ...] = (
    FormerRegion("21", "Champagne-Ardenne", "44"),
    FormerRegion("22", "Picardie", "32"),
    FormerRegion("23", "Haute-Normandie", "28"),
    FormerRegion("25", "Basse-Normandie", "28"),
    FormerRegion("26", "Bourgogne", "27"),
    FormerRegion("31", "Nord-Pas-de-Calais", "32"),
    FormerRegion("41", "Lorraine", "44"),
    FormerRegion("42", "Alsace", "44"),
    FormerRegion("43", "Franche-Comté", "27"),
    FormerRegion("54", "Poitou-Charentes", "75"),
    FormerRegion("72", "Aquitaine", "75"),
    FormerRegion("73", "Midi-Pyrénées", "76"),
    FormerRegion("74", "Limousin", "75"),
    FormerRegion("82", "Rhône-Alpes", "84"),
    FormerRegion("83", "Auvergne", "84"),
    FormerRegion("91", "Languedoc-Roussillon", "76"),
)
FORMER_ALIASES = {"NPDC": "32", "NPC": "32", "Ht-Normandie": "28", "Bs-Normandie": "28"}

# Provisional names of 2015, usual short forms and the three letters of ISO 3166-2.
ALIASES: dict[str, tuple[str, ...]] = {
    "01": ("GUA",),
    "02": ("MTQ",),
    "03": ("Guyane française", "GUF"),
    "04": ("Île de la Réunion", "LRE"),
    "06": ("MAY",),
    "11": ("IDF", "Région parisienne"),
    "24": ("Centre", "CVL", "Centre-VDL"),
    "27": ("BFC", "Bourgogne-FC"),
    "28": ("NOR", "Haute et Basse-Normandie"),
    "32": ("HDF", "Hts-de-France", "Nord-Pas-de-Calais-Picardie", "NPDCP", "NPCP"),
    "44": ("GES", "Alsace-Champagne-Ardenne-Lorraine", "ACAL"),
    "52": ("PDL",),
    "53": ("BRE",),
    "75": (
        "NAQ",
        "Nlle-Aquitaine",
        "Nelle-Aquitaine",
        "Aquitaine-Limousin-Poitou-Charentes",
        "ALPC",
    ),
    "76": ("OCC", "Languedoc-Roussillon-Midi-Pyrénées", "LRMP"),
    "84": ("ARA", "AURA", "Auvergne-RA"),
    "93": ("PAC", "PACA", "Sud", "Sud-Provence-Alpes-Côte d'Azur"),
    "94": ("COR",),
}

# ISO 3166-2, after « FR- »; a département's own code is read as a département.
ISO: dict[str, str] = {
    "ARA": "84", "BFC": "27", "BRE": "53", "CVL": "24", "GES": "44", "HDF": "32", "IDF": "11",
    "NAQ": "75", "NOR": "28", "OCC": "76", "PAC": "93", "PDL": "52", "20R": "94", "COR": "94",
    "GP": "01", "MQ": "02", "GF": "03", "RE": "04", "YT": "06",
    "GUA": "01", "MTQ": "02", "GUF": "03", "LRE": "04", "MAY": "06",
}  # fmt: skip

# NUTS 2016, level 1; overseas, the level 2 that tells the region.
NUTS: dict[str, str] = {
    "FR1": "11", "FRB": "24", "FRC": "27", "FRD": "28", "FRE": "32", "FRF": "44", "FRG": "52",
    "FRH": "53", "FRI": "75", "FRJ": "76", "FRK": "84", "FRL": "93", "FRM": "94",
    "FRY1": "01", "FRY2": "02", "FRY3": "03", "FRY4": "04", "FRY5": "06",
}  # fmt: skip

# Labels that name no region: totals, France, abroad, no answer.
NO_REGION: frozenset[str] = frozenset({
    "total", "ensemble", "france", "france entiere", "france metropolitaine", "metropole",
    "national", "moyenne", "moyenne nationale", "nsp", "ne sait pas", "ne se prononce pas",
    "sans reponse", "non reponse", "nr", "non renseigne", "non precise", "non communique",
    "inconnu", "inconnue", "autre", "autres", "etranger", "hors france", "n a", "na", "nc",
})  # fmt: skip

# Words of areas larger than a region (« Sud-Est », « Bassin parisien », « Outre-mer »).
AREA_WORDS = frozenset({
    "nord", "sud", "est", "ouest", "centre", "grand", "quart", "bassin", "parisien",
    "mediterranee", "province", "dom", "drom", "tom", "outre", "mer",
})  # fmt: skip
