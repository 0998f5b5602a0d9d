"""The columns of the respondents' sheet: two heads, a width, and where the cells come from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from samples.answers import COMMENT
from samples.people import UNIT, Cell, Respondent
from samples.questionnaire import QUESTIONS, Question


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the main sheet: its two heads, its width, and where its cells come from."""

    code: str
    text: str
    width: float
    value: Callable[[Respondent], Cell]
    look: str = "body"


def _band(column: str) -> Callable[[Respondent], Cell]:
    return lambda person: person.band if person.sample.band_column == column else None


def _answer(column: str) -> Callable[[Respondent], Cell]:
    return lambda person: person.answers.get(column)


IDENTITY = (
    Column("ID", "Identifiant du répondant", 10, lambda p: p.id),
    Column("PUBLIC", "Public interrogé", 23, lambda p: p.sample.public),
    Column("VAGUE", "Vague de l'enquête", 11, lambda p: p.sample.wave),
    Column("DATE", "Date de l'entretien", 11, lambda p: p.interviewed, "date"),
    Column("REGION", "Région", 25, lambda p: p.region.name),
    Column("CODE_REGION", "Code INSEE de la région", 14, lambda p: p.region.code),
    Column("DEPARTEMENT", "Code du département", 14, lambda p: p.department),
    Column("TAILLE_COMMUNE", "Taille de la commune (maires)", 24, _band("TAILLE_COMMUNE")),
    Column("EFFECTIF", "Effectif salarié (entreprises)", 19, _band("EFFECTIF")),
    Column("EMPLOYEUR", "Association employeuse ou non (associations)", 16, _band("EMPLOYEUR")),
    Column("AGE", "Tranche d'âge (citoyens)", 14, _band("AGE")),
    Column("POIDS", "Coefficient de redressement", 12, lambda p: p.weight / UNIT, "weight"),
)

REMARK = Column(COMMENT, "Souhaitez-vous ajouter un commentaire ?", 60, _answer(COMMENT))

WIDTHS = {"Q4": 22, "INNOV": 20, "STATUT": 40, "PRIO": 46, "ROLE": 32}


def question_columns(question: Question) -> Iterator[Column]:
    """One column, or one an option with its label in square brackets."""
    if len(question.columns) == 1:
        look = "centred" if question.coded else "body"
        name = question.name
        yield Column(name, question.wording, WIDTHS[name], _answer(name), look)
        return
    for code, label in zip(question.columns, question.labels, strict=True):
        yield Column(code, f"{question.wording} [{label}]", 25, _answer(code), "centred")


def columns() -> list[Column]:
    """Every column of the main sheet, in order."""
    asked = [column for question in QUESTIONS for column in question_columns(question)]
    return [*IDENTITY, *asked, REMARK]
