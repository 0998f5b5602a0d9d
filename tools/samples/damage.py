"""What is wrong in the damaged sample: each flaw, where it is, and how it is said in French."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samples.people import Cell


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell holding an Excel error, or a formula nobody has computed (blank ``shown``)."""

    formula: str
    shown: str


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong: what is said of it, and the cells of « Répondants » that make it so."""

    said: str
    cells: dict[str, Cell | Fault]


NOT_AVAILABLE = Fault("=NA()", "#N/A")
DIVISION = Fault("=1/0", "#DIV/0!")
UNCOMPUTED = Fault("=I9*2", "")

FLAWS: tuple[Flaw, ...] = (
    Flaw(
        "Région introuvable : « Bassin parisien », « Hors France », « NR », sans code.",
        {
            "E9": "Bassin parisien", "F9": None, "E52": "Bassin parisien", "F52": None,
            "E77": "Hors France", "F77": None, "E310": "NR", "F310": None,
        },
    ),
    Flaw(
        "Anciennes régions et orthographes libres, que l'on sait lire : « Rhône-Alpes », « PACA », "
        "« alsace », « Centre ».",
        {
            "E12": "Rhône-Alpes", "F12": "84", "E13": "PACA", "F13": "93", "E14": "alsace",
            "F14": "44", "E15": "Centre", "F15": "24",
        },
    ),
    Flaw(
        "Deux régions pour un même répondant : le nom et le code se contredisent.",
        {"E20": "Bretagne", "F20": "11", "E21": "Occitanie", "F21": "01"},
    ),
    Flaw(
        "Poids manquants, nul, négatifs ou en toutes lettres ; un poids en texte « 1,25 ».",
        {
            "I30": None, "I31": None, "I32": 0.0, "I33": -1.2, "I34": -0.4, "I35": "n.c.",
            "I36": "1,25", "I400": None,
        },
    ),
    Flaw(
        "Identifiants en double.",
        {"A41": "C15-0001", "A42": "C15-0001", "A301": "E15-0007"},
    ),
    Flaw(
        "Cellules en erreur : #N/A, #DIV/0!.",
        {"J50": NOT_AVAILABLE, "J51": NOT_AVAILABLE, "J52": NOT_AVAILABLE, "Q60": DIVISION},
    ),
    Flaw("Formules sans résultat enregistré.", {"R70": UNCOMPUTED, "R71": UNCOMPUTED}),
    Flaw("Notes hors de l'échelle de 0 à 10 : 12 et -1.", {"Q80": 12, "Q81": -1, "R82": 12}),
    Flaw(
        "Dates impossibles ou à venir.",
        {"D90": date(2049, 3, 1), "D91": date(2049, 3, 2), "D92": "31/02/2015"},
    ),
    Flaw("Réponse inconnue : « Peut-être » à INNOV.", {"J100": "Peut-être", "J330": "oui"}),
    Flaw("Valeur ni 0 ni 1 à TYPO_2.", {"M280": 7}),
)  # fmt: skip

SHAPE_FLAWS = (
    "Ligne d'en-tête répétée au milieu des données (ligne 254) et ligne de total à la fin "
    "(ligne 505).",
    "Deux colonnes portent le même code ROLE ; une colonne remplie n'a pas d'en-tête.",
    "PAYS est constante, CONSENTEMENT est vide.",
    "Feuille « Tableaux » : des âges qui totalisent 136 %, un S/T différent de ses items, une base "
    "régionale plus grande que l'ensemble.",
    "Feuille « Brouillon » : notes éparses, sans tableau ; « Feuil3 » est vide ; « Ancienne "
    "version » est masquée.",
)
