"""The 18 regions of France, by INSEE code (Code officiel géographique)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """A region. ``code`` is always two characters: « 01 » is Guadeloupe, never 1."""

    code: str
    name: str
    overseas: bool = False

    @property
    def within(self) -> str:
        """The region after « en » or its like: « en Bretagne », « dans le Grand Est »."""
        return _WITHIN.get(self.code, f"en {self.name}")


_WITHIN = {
    "02": "à la Martinique",
    "04": "à La Réunion",
    "06": "à Mayotte",
    "32": "dans les Hauts-de-France",
    "44": "dans le Grand Est",
    "52": "dans les Pays de la Loire",
}

REGIONS: tuple[Region, ...] = (
    Region("01", "Guadeloupe", overseas=True),
    Region("02", "Martinique", overseas=True),
    Region("03", "Guyane", overseas=True),
    Region("04", "La Réunion", overseas=True),
    Region("06", "Mayotte", overseas=True),
    Region("11", "Île-de-France"),
    Region("24", "Centre-Val de Loire"),
    Region("27", "Bourgogne-Franche-Comté"),
    Region("28", "Normandie"),
    Region("32", "Hauts-de-France"),
    Region("44", "Grand Est"),
    Region("52", "Pays de la Loire"),
    Region("53", "Bretagne"),
    Region("75", "Nouvelle-Aquitaine"),
    Region("76", "Occitanie"),
    Region("84", "Auvergne-Rhône-Alpes"),
    Region("93", "Provence-Alpes-Côte d'Azur"),
    Region("94", "Corse"),
)

REGION_BY_CODE: dict[str, Region] = {region.code: region for region in REGIONS}
