"""The sample of published tables says what the sample of respondents says, to the rounding."""

from __future__ import annotations

import pytest

from ocpart_desktop.extract.reading import read_bytes
from ocpart_desktop.extract.receipt import SheetKind
from ocpart_desktop.survey.questions import Question, QuestionKind, Role
from ocpart_desktop.survey.survey import PUBLIC, REGION, WAVE, WEIGHT, Mark, Survey
from ocpart_desktop.system.paths import sample


def read(name: str) -> Survey:
    return read_bytes(sample(name).read_bytes(), name).survey()


@pytest.fixture(scope="module")
def tables() -> Survey:
    return read("enquete_tableaux.xlsx")


@pytest.fixture(scope="module")
def respondents() -> Survey:
    return read("enquete_repondants.xlsx")


def published(survey: Survey, role: Role, public: str, wave: str = "2015-2016") -> Question:
    (found,) = survey.find(role.value, public=public, wave=wave)
    return found


def figures(survey: Survey, question: Question, region: str | None = None) -> list[float | None]:
    table = survey.published[question.table]
    column = table.total if region is None else table.region(region)
    assert column is not None
    values = [table.cells[answer.id][column].value for answer in question.answers]
    digits = 1 if question.kind is QuestionKind.MEAN else 2
    return [None if v is None else round(v, digits) for v in values]


def test_each_sheet_is_taken_for_what_it_is() -> None:
    name = "enquete_tableaux.xlsx"
    sheets = read_bytes(sample(name).read_bytes(), name).receipt.sheets
    assert [s.kind for s in sheets[:3]] == [
        SheetKind.NOTES,
        SheetKind.CONTENTS,
        SheetKind.CROSSTAB,
    ]
    assert {s.kind for s in sheets[2:]} == {SheetKind.CROSSTAB}


def test_published_figures_are_found_again(tables: Survey) -> None:
    dynamic = published(tables, Role.COCONSTRUCTION_DYNAMIC, "maires")
    assert figures(tables, dynamic) == [0.76, 0.30, 0.46, 0.24]
    assert figures(tables, dynamic, "24") == [0.93, 0.43, 0.50, 0.07]
    source = {
        p: figures(tables, published(tables, Role.INNOVATION_SOURCE, p))[0]
        for p in ("citoyens", "entreprises", "associations", "maires")
    }
    assert source == {
        "citoyens": 0.69,
        "entreprises": 0.81,
        "associations": 0.86,
        "maires": 0.87,
    }
    status = published(tables, Role.PARTNERSHIP_STATUS, "entreprises", "2011")
    assert figures(tables, status) == [0.21, 0.33, 0.46]
    assert figures(tables, published(tables, Role.PARTNERSHIP_TYPES, "entreprises")) == [
        0.30,
        0.45,
        0.25,
        0.16,
    ]
    assert figures(tables, published(tables, Role.FRAGILITIES, "citoyens")) == [
        7.1,
        6.6,
        6.6,
        6.5,
        6.3,
        6.3,
    ]


def test_every_share_is_the_one_of_the_respondents(tables: Survey, respondents: Survey) -> None:
    compared = 0
    for question in tables.questions:
        twin = respondents.question(question.key)
        if twin is None or question.kind is QuestionKind.MEAN:
            continue
        table = tables.published[question.table]
        frame = respondents.respondents[twin.table].frame
        asked = frame[(frame[PUBLIC] == twin.public) & (frame[WAVE] == twin.wave)]
        for answer in question.answers:
            same = next(
                a
                for a in twin.answers
                if a.label == answer.label or (a.type and a.type == answer.type)
            )
            for column, cell in zip(table.columns, table.cells[answer.id], strict=True):
                if cell.value is None or not (column.total or column.region):
                    continue
                part = asked if column.total else asked[asked[REGION] == column.region]
                if same.column:
                    part = part[part[same.column] >= 0]
                    chosen = part[same.column] == 1
                else:
                    part = part[part[twin.column].notna()]
                    chosen = part[twin.column].isin(same.members or [same.id])
                assert column.base == len(part)
                share = float(part.loc[chosen, WEIGHT].sum() / part[WEIGHT].sum())
                assert share == pytest.approx(cell.value, abs=0.0051), (question.key, cell.cell)
                compared += 1
    assert compared > 600


def test_questions_have_the_same_base_in_both_files(tables: Survey, respondents: Survey) -> None:
    bases = {q.key: q.n for q in respondents.questions}
    shared = [q for q in tables.questions if q.key in bases]
    assert len(shared) >= 15
    assert {q.key: q.n for q in shared} == {q.key: bases[q.key] for q in shared}


def test_a_star_is_too_few_and_a_dash_is_zero(tables: Survey) -> None:
    question = published(tables, Role.COCONSTRUCTION_DYNAMIC, "maires")
    table = tables.published[question.table]
    guadeloupe, reunion = table.region("01"), table.region("04")
    assert guadeloupe is not None
    assert reunion is not None
    assert table.columns[guadeloupe].flagged_weak
    last = table.cells[question.answers[-1].id]
    assert (last[guadeloupe].value, last[guadeloupe].mark) == (None, Mark.TOO_FEW)
    assert (last[reunion].value, last[reunion].mark) == (0.0, Mark.NONE)


def test_other_breakdowns_are_kept_beside_the_regions(tables: Survey) -> None:
    question = published(tables, Role.COCONSTRUCTION_DYNAMIC, "maires")
    columns = tables.published[question.table].columns
    assert [c.head for c in columns if c.breakdown == "Taille de la commune"] == [
        "Moins de 2 000 habitants",
        "2 000 à 19 999 habitants",
        "20 000 habitants et plus",
    ]
    assert [c.head for c in columns if c.total] == ["Ensemble"]
