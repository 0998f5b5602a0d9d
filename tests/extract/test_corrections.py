"""What a person puts right in a reading holds in the survey, and nothing else moves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from workbooks import REGION, Rows, number, one_of, people, shared

from ocpart_desktop.extract.draft import Draft
from ocpart_desktop.extract.reading import read_bytes
from ocpart_desktop.extract.receipt import SheetKind
from ocpart_desktop.survey.corrections import NONE, About, Reading, Use, correction, lines
from ocpart_desktop.survey.questions import Question, QuestionKind, Role
from ocpart_desktop.survey.survey import CLUSTER, NOT_ASKED, STRATUM, WEIGHT
from ocpart_desktop.survey.survey import REGION as REGION_COLUMN

SHEET = "Réponses"


def read(rows: Rows, *told: tuple[About, str, str], **others: Rows) -> Draft:
    reading = Reading(
        tuple(correction(about, SHEET, target, value) for about, target, value in told)
    )
    return read_bytes(shared({SHEET: rows, **others}), "x.xlsx", reading=reading)


def question(draft: Draft, wanted: str) -> Question:
    (found,) = [q for q in draft.questions if q.id == wanted]
    return found


def values(draft: Draft, column: str) -> Any:
    return draft.survey().respondents[SHEET].frame[column]


def codes(draft: Draft) -> list[str]:
    return [issue.code for issue in draft.receipt.issues]


def table(*heads: str, rows: Sequence[Sequence[Any]]) -> list[list[Any]]:
    return [list(heads), *map(list, rows)]


SATISFACTION = one_of("Oui", "Non")


def test_a_sheet_is_what_a_person_says_it_is() -> None:
    rows = table("ID", "REGION", "Q1", rows=people(30, number(), REGION, SATISFACTION))
    aside = read(rows, (About.SHEET, "", SheetKind.NOTES), Autre=rows)
    kinds = {sheet.name: sheet.kind for sheet in aside.receipt.sheets}
    assert kinds == {SHEET: SheetKind.NOTES, "Autre": SheetKind.MICRODATA}
    assert {table.sheet for table in aside.tables} == {"Autre"}
    assert (
        next(s for s in aside.receipt.sheets if s.name == SHEET).reason == "comme vous l’avez dit"
    )


def test_header_rows_are_those_a_person_names() -> None:
    rows = [
        ["export", "du", "jour"],
        ["Q1", "Q2", "REG"],
        ["Utile ?", "Souvent ?", "Région"],
        *people(30, SATISFACTION, SATISFACTION, REGION),
    ]
    draft = read(rows, (About.HEADERS, "", "2-3"))
    (sheet,) = draft.receipt.sheets
    assert sheet.header_rows == (2, 3)
    assert sheet.rows == 30
    assert question(draft, "Q1").label == "Utile ?"


def test_a_sheet_without_headers_bears_its_letters() -> None:
    rows = people(30, SATISFACTION, REGION)
    draft = read(rows, (About.HEADERS, "", NONE))
    (sheet,) = draft.receipt.sheets
    assert (sheet.header_rows, sheet.rows) == ((), 30)
    assert [column.name for column in sheet.read] == ["A", "B"]


def test_the_public_and_the_wave_of_a_sheet_go_before_those_found_in_it() -> None:
    rows = table("PUBLIC", "ANNEE", "REGION", "Q1",
                 rows=people(30, one_of("maires"), one_of(2015), REGION, SATISFACTION))  # fmt: skip
    draft = read(rows, (About.PUBLIC, "", "entreprises"), (About.WAVE, "", "2016"))
    assert (question(draft, "Q1").public, question(draft, "Q1").wave) == ("entreprises", "2016")


@pytest.mark.parametrize("use", list(Use))
def test_a_column_serves_what_a_person_says_it_serves(use: Use) -> None:
    rows = table(
        "K", "REGION", "Q1",
        rows=people(60, one_of(0.5, 1, 1.5), one_of("Bretagne", "Corse"), SATISFACTION),
    )  # fmt: skip
    draft = read(rows, (About.COLUMN, "K", use))
    (sheet,) = draft.receipt.sheets
    told = next(column.use for column in sheet.read if column.name == "K")
    assert told is (Use.ASIDE if use is Use.REGION else use)  # nothing in it names a region
    frame = draft.survey().respondents[SHEET].frame
    if use is Use.WEIGHT:
        assert frame[WEIGHT].sum() == pytest.approx(sum(row[0] for row in rows[1:]))
    elif use in (Use.STRATUM, Use.CLUSTER):
        name = STRATUM if use is Use.STRATUM else CLUSTER
        assert list(frame[name].astype(str)) == [str(row[0]).removesuffix(".0") for row in rows[1:]]
    elif use is Use.VARIABLE:
        assert [v.name for v in draft.tables[0].variables] == ["K"]
    elif use is Use.QUESTION:
        assert question(draft, "K").n == 60
    elif use is Use.ASIDE:
        assert "K" not in frame
        assert "K" not in {q.id for q in draft.questions}


def test_the_region_is_taken_from_the_column_a_person_names() -> None:
    rows = table("REGION", "SIEGE", "Q1",
                 rows=people(30, one_of("Bretagne"), one_of("Corse"), SATISFACTION))  # fmt: skip
    assert [r.code for r in read(rows).receipt.regions] == ["53"]
    draft = read(rows, (About.COLUMN, "SIEGE", Use.REGION))
    assert [r.code for r in draft.receipt.regions] == ["94"]
    assert set(values(draft, REGION_COLUMN)) == {"94"}


def test_a_label_names_the_region_a_person_gives_it() -> None:
    labels = one_of("Bretagne", "Le Far West", "Corse")
    rows = table("REGION", "Q1", rows=people(60, labels, SATISFACTION))
    assert read(rows).receipt.unknown_regions == ("Le Far West",)
    draft = read(rows, (About.REGION, "Le Far West", "53"), (About.REGION, "Corse", NONE))
    assert draft.receipt.unknown_regions == ()
    (brittany,) = draft.receipt.regions
    assert (brittany.code, set(brittany.labels)) == ("53", {"Bretagne", "Le Far West"})
    assert brittany.n == sum(row[0] != "Corse" for row in rows[1:])


def test_a_kind_is_the_one_a_person_gives() -> None:
    steps, joined = one_of(1, 2, 3, 4, 5), one_of("a, b", "a", "b")
    rows = table("REGION", "Q1", "Q2", rows=people(60, REGION, steps, joined))
    assert question(read(rows), "Q1").kind is QuestionKind.SINGLE
    draft = read(rows, (About.QUESTION, "Q1", QuestionKind.COUNT))
    assert question(draft, "Q1").kind is QuestionKind.COUNT
    draft = read(rows, (About.QUESTION, "Q2", QuestionKind.SINGLE))
    assert {a.label for a in question(draft, "Q2").answers} == {"a", "a, b", "b"}
    draft = read(rows, (About.QUESTION, "Q2", QuestionKind.TEXT))
    assert question(draft, "Q2").answers == ()


def test_a_scale_makes_means_that_leave_out_what_lies_beyond() -> None:
    rows = table("REGION", "Q1", rows=people(60, REGION, one_of(1, 2, 3, 4, 5, 9)))
    draft = read(rows, (About.SCALE, "Q1", "1;5"))
    asked = question(draft, "Q1")
    assert (asked.kind, asked.scale) == (QuestionKind.MEAN, (1.0, 5.0))
    marks = [row[1] for row in rows[1:] if row[1] <= 5]
    assert np.nanmean(values(draft, "Q1")) == pytest.approx(sum(marks) / len(marks))
    assert "outside_scale" in codes(draft)


def test_what_a_person_calls_no_answer_leaves_the_base() -> None:
    rows = table("REGION", "Q1", rows=people(60, REGION, one_of("Oui", "Non", "Autre", "NR")))
    assert question(read(rows), "Q1").n == sum(row[1] != "NR" for row in rows[1:])
    draft = read(rows, (About.MISSING, "Q1", lines(["Autre", "NR"])))
    assert question(draft, "Q1").n == sum(row[1] in ("Oui", "Non") for row in rows[1:])
    draft = read(rows, (About.MISSING, "Q1", NONE))
    assert question(draft, "Q1").n == 60
    assert "NR" in {a.label for a in question(draft, "Q1").answers}


def test_columns_are_put_together_and_taken_apart() -> None:
    yes = one_of(1, 0)
    rows = table(
        "REGION", "Mécénat", "Achats", "Autre chose", rows=people(60, REGION, yes, yes, yes)
    )
    draft = read(rows, (About.GROUP, "Mécénat", lines(["Mécénat", "Achats"])))
    whole = next(q for q in draft.questions if q.kind is QuestionKind.MULTIPLE)
    assert [a.label for a in whole.answers] == ["Mécénat", "Achats"]
    assert list(values(draft, "Achats")) == [row[2] for row in rows[1:]]
    assert NOT_ASKED not in set(values(draft, "Mécénat"))

    rows = table("REGION", "Q7_1", "Q7_2", rows=people(60, REGION, yes, yes))
    assert [q.kind for q in read(rows).questions] == [QuestionKind.MULTIPLE]
    draft = read(rows, (About.GROUP, "Q7_1", NONE))
    assert {q.id: q.kind for q in draft.questions} == {
        "Q7_1": QuestionKind.SINGLE,
        "Q7_2": QuestionKind.SINGLE,
    }


def test_a_role_is_given_and_taken_away_by_hand() -> None:
    wording = "Le partenariat est-il une source d’innovation ?"
    rows = table("REGION", wording, "Q2", rows=people(60, REGION, SATISFACTION, SATISFACTION))
    name = read(rows).questions[0].name
    assert read(rows).questions[0].role is Role.INNOVATION_SOURCE
    draft = read(rows, (About.ROLE, name, NONE), (About.ROLE, "Q2", Role.PRIORITIES))
    assert [q.role for q in draft.questions] == [None, Role.PRIORITIES]


def test_published_tables_take_corrections_too() -> None:
    rows = [
        ["Q4. Une question sans rôle"],
        ["Base : ensemble"],
        ["", "Ensemble", "Bretagne", "Le Far West"],
        ["Base", 400, 200, 200],
        ["Oui", "60%", "50%", "70%"],
        ["Non", "40%", "50%", "30%"],
    ]
    draft = read(
        rows,
        (About.ROLE, "Q4", Role.PRIORITIES),
        (About.PUBLIC, "", "maires"),
        (About.WAVE, "", "2024"),
        (About.REGION, "Le Far West", "94"),
    )
    (asked,) = draft.questions
    assert (asked.role, asked.public, asked.wave) == (Role.PRIORITIES, "maires", "2024")
    assert [r.code for r in draft.receipt.regions] == ["53", "94"]


def test_a_correction_that_finds_nothing_is_said() -> None:
    rows = table("REGION", "Q1", rows=people(30, REGION, SATISFACTION))
    draft = read(rows, (About.COLUMN, "PARTIE", Use.WEIGHT), (About.REGION, "Bretagne", "94"))
    unused = [i for i in draft.receipt.issues if i.code == "correction_unused"]
    assert [issue.facts["target"] for issue in unused] == ["PARTIE"]
    gone = Reading((correction(About.SHEET, "Ailleurs", "", "notes"),))
    draft = read_bytes(shared({SHEET: rows}), "x.xlsx", reading=gone)
    assert "correction_unused" in codes(draft)


def test_the_order_of_corrections_changes_neither_the_reading_nor_its_fingerprint() -> None:
    made = [
        correction(About.COLUMN, SHEET, "Q1", Use.ASIDE),
        correction(About.WAVE, SHEET, "", "2024"),
    ]
    assert Reading(tuple(made)).fingerprint == Reading(tuple(made[::-1])).fingerprint
    assert Reading(tuple(made)).fingerprint != Reading(tuple(made[:1])).fingerprint


def test_one_place_has_one_identity_on_every_machine() -> None:
    one = correction(About.ROLE, SHEET, "Q1", Role.PRIORITIES)
    assert one.id == correction(About.ROLE, SHEET, "Q1", NONE).id
    assert one.id != correction(About.ROLE, "Autre", "Q1", NONE).id
    assert one.id == "correction-" + one.id.removeprefix("correction-")[:24]
