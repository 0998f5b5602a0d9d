"""Which tables the institute delivers, on which sheets, and how it spells things there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from samples.publics import ASSOCIATIONS, CITIZENS, COMPANIES, MAYORS, W2011, W2015
from samples.questionnaire import FRAG, INNOV, PRIO, Q4, ROLE, STATUT, TYPO, Question
from samples.table_lines import Guise, Line, count_lines, mark_lines, mean_lines, share_lines
from samples.tabulation import Column

Lines = Callable[[Sequence[Column]], Iterable[Line]]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its question, its unit as printed in the corner, its lines."""

    question: Question
    unit: str
    lines: Lines
    suffix: str = ""

    @property
    def heading(self) -> str:
        """The title printed above it."""
        return f"{self.question.name}. {self.question.wording}{self.suffix}"


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A sheet of tables of one public in one wave, with its way of writing regions."""

    name: str
    public: str
    wave: str
    band_group: str
    tables: tuple[Table, ...]
    heads: dict[str, str] = field(default_factory=dict)
    weak: str = " *"


def _shares(question: Question, guise: Guise) -> Table:
    unit = "En % (plusieurs réponses possibles)" if question in (TYPO, PRIO) else "En %"
    return Table(question, unit, partial(share_lines, question, guise=guise))


def _counts(question: Question) -> Table:
    return Table(question, "Effectifs redressés et %", partial(count_lines, question))


MEANS = Table(
    FRAG, "Notes moyennes sur 10", partial(mean_lines, FRAG), " – Récapitulatif des moyennes"
)
MARKS = Table(FRAG, "En %", partial(mark_lines, FRAG.columns[0]), f" – {FRAG.labels[0]}")

SHORT = {"Provence-Alpes-Côte d'Azur": "PACA", "Centre-Val de Loire": "Centre - Val de Loire"}
PROVISIONAL = {
    "Grand Est": "Alsace-Champagne-Ardenne-Lorraine",
    "Hauts-de-France": "Nord-Pas-de-Calais-Picardie",
    "Nouvelle-Aquitaine": "Aquitaine-Limousin-Poitou-Charentes",
    "Occitanie": "Languedoc-Roussillon-Midi-Pyrénées",
    "Centre-Val de Loire": "Centre",
    "La Réunion": "Réunion (La)",
}
CAPITALS = {
    "Île-de-France": "ILE-DE-FRANCE", "Centre-Val de Loire": "CENTRE-VAL DE LOIRE",
    "Bourgogne-Franche-Comté": "BOURGOGNE-FRANCHE-COMTE", "Normandie": "NORMANDIE",
    "Hauts-de-France": "HAUTS-DE-FRANCE", "Grand Est": "GRAND EST",
    "Pays de la Loire": "PAYS DE LA LOIRE", "Bretagne": "BRETAGNE",
    "Nouvelle-Aquitaine": "NOUVELLE-AQUITAINE", "Occitanie": "OCCITANIE",
    "Auvergne-Rhône-Alpes": "AUVERGNE-RHONE-ALPES",
    "Provence-Alpes-Côte d'Azur": "PROVENCE-ALPES-COTE D'AZUR", "Corse": "CORSE",
    "La Réunion": "LA REUNION",
}  # fmt: skip

COMMUNES, STAFF = "Taille de la commune", "Effectif salarié"
EMPLOYERS, AGES = "Association employeuse", "Âge"

SHEETS = (
    TableSheet("Q4 Maires", MAYORS, W2015, COMMUNES, (_shares(Q4, Guise.FRACTION),)),
    TableSheet(
        "Maires", MAYORS, W2015, COMMUNES,
        (_shares(INNOV, Guise.TEXT), _shares(PRIO, Guise.NUMBER), _counts(ROLE)),
        SHORT, "*",
    ),
    TableSheet(
        "Entreprises", COMPANIES, W2015, STAFF,
        (
            _shares(STATUT, Guise.DECIMAL_TEXT), _shares(TYPO, Guise.FRACTION),
            _shares(INNOV, Guise.NUMBER), _counts(ROLE),
        ),
    ),
    TableSheet(
        "Associations", ASSOCIATIONS, W2015, EMPLOYERS,
        (
            _shares(STATUT, Guise.NUMBER), _shares(TYPO, Guise.FRACTION),
            _shares(INNOV, Guise.TEXT), _shares(ROLE, Guise.NUMBER),
        ),
        PROVISIONAL, "*",
    ),
    TableSheet(
        "Citoyens", CITIZENS, W2015, AGES, (_shares(INNOV, Guise.NUMBER), MEANS, MARKS), CAPITALS
    ),
    TableSheet("Entreprises 2011", COMPANIES, W2011, STAFF, (_shares(STATUT, Guise.NUMBER),)),
    TableSheet(
        "Associations 2011", ASSOCIATIONS, W2011, EMPLOYERS, (_shares(STATUT, Guise.FRACTION),)
    ),
)  # fmt: skip

RENAMED = {
    "Innovation sociale": "Innovation sociétale",
    "Pratiques responsables": "Pratiques responsables (achats, insertion, handicap, environnement)",
}
"""Labels the institute words otherwise than the respondents' file does."""
