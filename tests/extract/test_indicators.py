"""Indicators by region: wide or long, whatever the units, the labels and the dates."""

from __future__ import annotations

from typing import Any

import pytest
from workbooks import Percent, ReadRows, one_of, people

from ocpart_desktop.extract.draft import Draft
from ocpart_desktop.extract.receipt import SheetKind
from ocpart_desktop.survey.questions import Question, QuestionKind
from ocpart_desktop.survey.regions import REGIONS
from ocpart_desktop.survey.survey import Mark, PublishedTable

NAMES = ["Bretagne", "Corse", "Occitanie", "PACA"]
CODES = ["53", "94", "76", "93"]


def wide(head: Any, *figures: Any, names: list[str] | None = None) -> dict[str, list[list[Any]]]:
    labels = names or [*NAMES, "France"]
    return {"Tableau": [["Région", head], *map(list, zip(labels, figures, strict=False))]}


def only(draft: Draft) -> tuple[Question, PublishedTable]:
    (question,) = draft.questions
    return question, draft.published[question.table]


def values(draft: Draft, question: Question | None = None) -> list[float | None]:
    """The country, then the regions."""
    table = draft.published[(question or draft.questions[0]).table]
    (cells,) = table.cells.values()
    return [None if c.value is None else round(c.value, 6) for c in cells]


def codes(draft: Draft) -> list[str]:
    return [issue.code for issue in draft.receipt.issues]


def test_a_row_a_region_makes_a_question_a_column(read_rows: ReadRows) -> None:
    rows: list[list[Any]] = [
        ["Indicateurs 2024 (synthétiques)"],
        [],
        ["Code INSEE", "Région", "Chômage (%)", "Associations (nombre)", "Niveau de vie (€)"],
        *([code, name, 7.5, 1200, 21450.5] for code, name in zip(CODES, NAMES, strict=True)),
        ["", "France entière", 8.1, 15000, 22000],
        ["Source : synthétique"],
    ]
    draft = read_rows({"Tableau": rows})
    assert draft.receipt.sheets[0].kind is SheetKind.INDICATORS
    assert draft.receipt.sheets[0].header_rows == (3,)
    assert [(q.label, q.kind, q.wave, q.n, q.indicator) for q in draft.questions] == [
        ("Chômage", QuestionKind.SHARE, "2024", 0, True),
        ("Associations", QuestionKind.COUNT, "2024", 0, True),
        ("Niveau de vie (€)", QuestionKind.MEAN, "2024", 0, True),
    ]
    assert [r.code for r in draft.receipt.regions] == sorted(CODES)
    table = draft.published[draft.questions[0].table]
    assert [(c.region, c.total, c.base) for c in table.columns] == [
        (None, True, None),
        *((code, False, None) for code in CODES),
    ]
    assert [c.cell for c in table.cells["value"]] == ["C8", "C4", "C5", "C6", "C7"]
    assert draft.questions[0].source == "Tableau!C4:C8"
    assert codes(draft) == []


@pytest.mark.parametrize("figure", [43, Percent(0.43), "43 %", "43\u202f%", "43,0 %", "43.0%"])
def test_a_percentage_is_a_fraction_however_it_is_printed(figure: Any, read_rows: ReadRows) -> None:
    draft = read_rows(wide("Part des jeunes (%)", figure, figure, 21, "n.d.", "22 %"))
    assert draft.questions[0].kind is QuestionKind.SHARE
    assert values(draft) == [0.22, 0.43, 0.43, 0.21, None]


@pytest.mark.parametrize(
    ("head", "figure", "kind", "label", "scale"),
    [
        ("Chômage, en %", 7.5, QuestionKind.SHARE, "Chômage", None),
        ("% de jeunes", 7.5, QuestionKind.SHARE, "de jeunes", None),
        ("Natalité (‰)", 11.2, QuestionKind.MEAN, "Natalité (‰)", None),
        ("Confiance (/10)", 6.5, QuestionKind.MEAN, "Confiance", (0, 10)),
        ("Confiance sur 20", 12.5, QuestionKind.MEAN, "Confiance", (0, 20)),
        ("Budget (millions d'euros)", 6.5, QuestionKind.MEAN, "Budget (millions d'euros)", None),
        ("Évolution des emplois (%)", -2.5, QuestionKind.MEAN, "Évolution des emplois (%)", None),
        ("Emplois (15-64 ans)", 12000, QuestionKind.COUNT, "Emplois (15-64 ans)", None),
        ("Densité", 82.5, QuestionKind.MEAN, "Densité", None),
    ],
)
def test_the_unit_tells_the_kind(
    head: str,
    figure: float,
    kind: QuestionKind,
    label: str,
    scale: tuple[float, float] | None,
    read_rows: ReadRows,
) -> None:
    draft = read_rows(wide(head, *[figure] * 5))
    question, _table = only(draft)
    assert (question.kind, question.label, question.scale) == (kind, label, scale)
    shown = figure / 100 if kind is QuestionKind.SHARE else figure
    assert values(draft) == [shown] * 5
    assert codes(draft) == []


def test_a_percentage_without_its_sign_is_guessed_and_said(read_rows: ReadRows) -> None:
    draft = read_rows(wide("Taux d'activité", 61.5, 60, 62, 64, 63))
    assert values(draft) == [0.63, 0.615, 0.6, 0.62, 0.64]
    assert codes(draft) == ["percentage_guessed"]
    fractions = read_rows(wide("Part des femmes", 0.5, 0.52, 0.48, 0.51, 0.5))
    assert values(fractions) == [0.5, 0.5, 0.52, 0.48, 0.51]


def test_percentages_below_one_are_doubted(read_rows: ReadRows) -> None:
    draft = read_rows(wide("Part des jeunes (%)", 0.43, 0.2, 0.3, 0.1, 0.2))
    assert values(draft) == [0.002, 0.0043, 0.002, 0.003, 0.001]
    assert codes(draft) == ["percentages_below_one"]


def test_marks_are_told_apart(read_rows: ReadRows) -> None:
    rows = [["Région", "Associations", "Emplois"]]
    figures = ["-", "n.d.", "c", "", 1200]
    rows += [[name, f, 5] for name, f in zip([*NAMES, "France"], figures, strict=True)]
    draft = read_rows({"Tableau": rows})
    marks = [(c.value, c.mark) for c in draft.published[draft.questions[0].table].cells["value"]]
    assert marks == [
        (1200, Mark.NONE),
        (0, Mark.NONE),
        (None, Mark.MISSING),
        (None, Mark.TOO_FEW),
        (None, Mark.MISSING),
    ]


def test_units_and_years_may_stand_in_rows_of_their_own(read_rows: ReadRows) -> None:
    rows: list[list[Any]] = [
        ["Région", "Chômage", "", "Confiance"],
        ["", 2022, 2023, ""],
        ["", "%", "%", "/10"],
        *([name, 7.5, 7.2, 6.5] for name in [*NAMES, "Ensemble"]),
    ]
    draft = read_rows({"Tableau": rows}, {"Tableau": [(0, 1, 0, 2)]})
    assert [(q.id, q.wave, q.kind) for q in draft.questions] == [
        ("chomage", "2022", QuestionKind.SHARE),
        ("chomage", "2023", QuestionKind.SHARE),
        ("confiance", None, QuestionKind.MEAN),
    ]


def test_a_year_at_the_end_of_a_head_is_the_wave(read_rows: ReadRows) -> None:
    draft = read_rows(wide("Chômage 2023 (%)", 7, 8, 9, 8, 8))
    assert [(q.id, q.label, q.wave) for q in draft.questions] == [("chomage", "Chômage", "2023")]


def test_a_column_of_years_makes_waves(read_rows: ReadRows) -> None:
    rows = [["Région", "Année", "Chômage (%)"]]
    rows += [[name, year, 7.5] for year in (2022, 2023) for name in [*NAMES, "France"]]
    draft = read_rows({"Tableau": rows})
    assert [(q.id, q.wave) for q in draft.questions] == [("chomage", "2022"), ("chomage", "2023")]


def long(names: list[str]) -> list[list[Any]]:
    rows: list[list[Any]] = [["Indicateur", "Territoire", "Date", "Valeur", "Unité"]]
    for year in (2022, 2023):
        rows += [["Chômage", name, year, 7.5, "%"] for name in names]
        rows += [["Associations", name, year, 1200, "nombre"] for name in names]
    return rows


@pytest.mark.parametrize("names", [NAMES, CODES, ["FR-BRE", "FR-20R", "FR-OCC", "FR-PAC"]])
def test_the_long_form_names_its_indicator_in_each_row(
    names: list[str], read_rows: ReadRows
) -> None:
    draft = read_rows({"Séries": long([*names, "France"])})
    assert [(q.id, q.wave, q.kind) for q in draft.questions] == [
        ("chomage", "2022", QuestionKind.SHARE),
        ("associations", "2022", QuestionKind.COUNT),
        ("chomage", "2023", QuestionKind.SHARE),
        ("associations", "2023", QuestionKind.COUNT),
    ]
    _question, table = draft.questions[0], draft.published[draft.questions[0].table]
    assert [c.region for c in table.columns] == [None, *CODES]


@pytest.mark.parametrize("label", ["France", "France entière", "Ensemble", "Total", "national"])
def test_the_row_of_the_country_is_the_total(label: str, read_rows: ReadRows) -> None:
    _question, table = only(read_rows(wide("Nombre", 1, 2, 3, 4, 10, names=[*NAMES, label])))
    assert table.total == 0
    assert table.columns[0].head == label


def test_france_wins_over_its_mainland(read_rows: ReadRows) -> None:
    names = ["France métropolitaine", *NAMES, "France"]
    draft = read_rows(wide("Nombre", 9, 1, 2, 3, 4, 10, names=names))
    assert values(draft) == [10, 1, 2, 3, 4]


def test_a_printed_base_is_kept(read_rows: ReadRows) -> None:
    rows: list[list[Any]] = [["Région", "Base", "Confiance (%)"]]
    rows += [[name, 100 + n, 60] for n, name in enumerate([*NAMES, "France"])]
    question, table = only(read_rows({"Tableau": rows}))
    assert [c.base for c in table.columns] == [104, 100, 101, 102, 103]
    assert question.n == 104


def test_strangers_and_former_regions_are_said_and_left_aside(read_rows: ReadRows) -> None:
    names = [*NAMES, "Alsace", "Lorraine", "Bassin parisien", "France"]
    draft = read_rows(wide("Nombre", 1, 2, 3, 4, 5, 6, 7, 28, names=names))
    assert values(draft) == [28, 1, 2, 3, 4]
    assert [(i.code, i.cell) for i in draft.receipt.issues] == [
        ("unknown_region_row", "A8"),
        ("parts_of_a_region", "A6"),
    ]
    assert draft.receipt.unknown_regions == ("Bassin parisien",)


def test_a_mark_outside_its_scale_is_told(read_rows: ReadRows) -> None:
    draft = read_rows(wide("Confiance (/10)", 6, 7, 12, 6, 6))
    assert [(i.code, i.cell) for i in draft.receipt.issues] == [("mean_out_of_scale", "B4")]


def test_indicators_by_departement_are_set_aside(read_rows: ReadRows) -> None:
    names = ["Ain", "Aisne", "Allier", "Loiret", "Cher"]
    draft = read_rows({"D": [["Département", "Taux (%)"], *([name, 5.5] for name in names)]})
    assert draft.receipt.sheets[0].kind is SheetKind.INDICATORS
    assert codes(draft) == ["indicators_set_aside", "nothing_understood"]


@pytest.mark.parametrize("n", [6, 40])
def test_respondents_who_begin_with_their_region_are_no_indicators(
    n: int, read_rows: ReadRows
) -> None:
    rows = [["Région", "Année", "Q1", "Q2"]]
    rows += people(n, one_of(*NAMES), one_of(2022, 2023), one_of(1, 2, 3), one_of(0, 10))
    draft = read_rows({"Base": rows})
    assert draft.receipt.sheets[0].kind is SheetKind.MICRODATA


def test_the_signs_of_official_statistics_are_no_figures(read_rows: ReadRows) -> None:
    rows: list[list[Any]] = [["Région", "Chômage (%)", "Associations"]]
    rows += [["Bretagne", "7,5 (p)", 10], ["Corse", "ε", "///"], ["Occitanie", "8,1p", "s"]]
    rows += [["PACA", "<0,5", 20], ["France", "7,0 (e)", 90]]
    draft = read_rows({"Tableau": rows})
    assert values(draft) == [0.07, 0.075, None, 0.081, None]
    marks = [c.mark for c in draft.published[draft.questions[1].table].cells["value"]]
    assert marks == [Mark.NONE, Mark.NONE, Mark.MISSING, Mark.TOO_FEW, Mark.NONE]


def test_heads_of_years_alone_are_those_of_the_indicator_in_the_title(read_rows: ReadRows) -> None:
    rows: list[list[Any]] = [["Taux de chômage par région (en %)"], ["Source : synthétique"]]
    rows += [["Région", 2022, 2023], *[[name, 7.5, 7.2] for name in [*NAMES, "France"]]]
    draft = read_rows({"Tableau": rows})
    assert [(q.label, q.kind, q.wave) for q in draft.questions] == [
        ("Taux de chômage par région", QuestionKind.SHARE, "2022"),
        ("Taux de chômage par région", QuestionKind.SHARE, "2023"),
    ]


@pytest.mark.parametrize(
    ("head", "france", "code"),
    [
        ("Associations (nombre)", 1_000, "whole_not_sum"),
        ("Associations (nombre)", 171, None),
        ("Chômage (%)", 40, "whole_outside"),
        ("Chômage (%)", 9.5, None),
    ],
)
def test_the_figure_of_the_country_is_that_of_its_regions(
    head: str, france: float, code: str | None, read_rows: ReadRows
) -> None:
    names = [region.name for region in REGIONS]
    rows: list[list[Any]] = [["Région", head], *[[name, n + 1] for n, name in enumerate(names)]]
    draft = read_rows({"Tableau": [*rows, ["France", france]]})
    assert codes(draft) == ([code] if code else [])
