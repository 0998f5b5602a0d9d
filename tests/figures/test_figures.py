"""Every figure carries its question, base and source, and a table of the same numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from made_figures import (
    DYNAMIC,
    comparison,
    dynamic,
    fragilities,
    panorama,
    profile,
    survey,
    types,
)

from ocpart_desktop.analysis.results import Comparison, Note, Shown
from ocpart_desktop.figures.charts import (
    BarChart,
    ColumnKind,
    DotChart,
    Figure,
    MapChart,
    StackedChart,
    Unit,
)
from ocpart_desktop.figures.comparison import answers_figure
from ocpart_desktop.figures.panorama import map_figure, ranking_figure
from ocpart_desktop.figures.publics import publics_figure
from ocpart_desktop.figures.typology.profile import profile_figure
from ocpart_desktop.i18n import use_language
from ocpart_desktop.survey.questions import Answer, QuestionKind

SYNTHETIC = "Données synthétiques, calées sur des chiffres publiés"
STUDY = survey(SYNTHETIC)

FIGURES: dict[str, Callable[[], Figure]] = {
    "stacked": lambda: answers_figure(STUDY, dynamic(), dynamic(against="france")),
    "very weak": lambda: answers_figure(STUDY, dynamic(n=14)),
    "hidden": lambda: answers_figure(STUDY, dynamic(n=3, notes=(Note.HIDDEN_CELLS,))),
    "bars": lambda: answers_figure(STUDY, types()),
    "means": lambda: answers_figure(STUDY, fragilities()),
    "map": lambda: map_figure(STUDY, panorama(), "24"),
    "ranking": lambda: ranking_figure(STUDY, panorama(), "24"),
    "typology": lambda: profile_figure(STUDY, profile()),
    "publics": lambda: publics_figure(STUDY, [dynamic(), types()]),
}


@pytest.fixture(params=sorted(FIGURES))
def figure(request: pytest.FixtureRequest) -> Figure:
    return FIGURES[request.param]()


def plotted(figure: Figure) -> list[tuple[str, str, float | None]]:
    """(row, column, value) of every mark drawn."""
    chart = figure.chart
    if isinstance(chart, StackedChart):
        return [
            (answer, bar.name, mark.value)
            for bar in chart.rows
            for answer, mark in zip(chart.answers, bar.marks, strict=True)
        ]
    if isinstance(chart, BarChart):
        return [
            (category, series.name.rstrip("*"), mark.value)
            for series in chart.series
            for category, mark in zip(chart.categories, series.marks, strict=True)
        ]
    marks = chart.rows if isinstance(chart, DotChart) else chart.areas
    share = figure.table.head[2]
    return [(item.name, share, item.mark.value) for item in marks]


def test_the_table_holds_exactly_the_values_drawn(figure: Figure) -> None:
    table = figure.table
    rows = {row[0]: row for row in table.values}
    for name, column, value in plotted(figure):
        assert rows[name][table.head.index(column)] == value


def test_a_table_is_rectangular_and_knows_its_columns(figure: Figure) -> None:
    table = figure.table
    width = len(table.head)
    assert len(table.kinds) == width
    assert len(set(table.head)) == width, "two columns bear the same name"
    assert all(len(row) == width for row in (*table.texts, *table.values))
    assert len(table.texts) == len(table.values)


def test_a_figure_carries_its_wording_source_warning_and_explanation(figure: Figure) -> None:
    assert "?" in figure.subtitle
    assert "essai.xlsx" in figure.footer
    assert SYNTHETIC in figure.footer
    assert figure.alt
    assert figure.sentence.endswith(".")
    commands = ("ocpart-desktop compare", "ocpart-desktop typology")
    assert any(command in line for command in commands for line in figure.explanation)


def test_the_alternative_text_tells_every_figure_drawn(figure: Figure) -> None:
    for name, _column, _value in plotted(figure):
        assert name in figure.alt


def test_english_figures_hold_no_french_of_ours() -> None:
    use_language("en")
    for make in FIGURES.values():
        made = make()
        ours = " ".join((made.alt, made.sentence, *made.notes, *made.table.head))
        assert not {"base efficace", "Reste de la France", "borne", "écart"} & set(ours.split())
        assert "Reste de la France" not in ours


def test_single_answers_stack_to_the_region_the_rest_and_france() -> None:
    chart = FIGURES["stacked"]().chart
    assert isinstance(chart, StackedChart)
    assert [row.name for row in chart.rows] == [
        "Centre-Val de Loire", "Reste de la France", "France",
    ]  # fmt: skip
    assert chart.answers == ("Oui, engagée", "Oui, émergente", "Non")


def test_a_net_is_a_bracket_and_never_a_segment() -> None:
    chart = FIGURES["stacked"]().chart
    assert isinstance(chart, StackedChart)
    (bracket,) = chart.brackets
    assert (bracket.first, bracket.last) == (0, 1)
    assert bracket.texts == ("93\u202f%", "76\u202f%", "76\u202f%")
    assert "S/T Oui" not in chart.answers


def test_people_without_an_opinion_are_off_the_ramp() -> None:
    answers = (Answer("a", "Oui"), Answer("b", "Non"), Answer("c", "NSP", no_opinion=True))
    asked = replace(DYNAMIC, answers=answers)
    figures = {"a": (0.5, 0.5), "b": (0.3, 0.3), "c": (0.2, 0.2)}
    chart = answers_figure(STUDY, comparison(asked, figures)).chart
    assert isinstance(chart, StackedChart)
    assert chart.neutral == (2,)
    assert chart.tones[0] > chart.tones[1] > 0


def test_means_have_their_own_unit_and_scale() -> None:
    chart = FIGURES["means"]().chart
    assert isinstance(chart, BarChart)
    assert (chart.unit, chart.maximum) == (Unit.SCORE, 10.0)
    assert FIGURES["means"]().table.kinds[1] is ColumnKind.SCORE


def test_several_answers_are_sorted_but_the_four_types_never_are() -> None:
    bars, typology = FIGURES["bars"]().chart, FIGURES["typology"]().chart
    assert isinstance(bars, BarChart)
    assert isinstance(typology, BarChart)
    assert bars.categories[0] == "Pratiques responsables"
    assert typology.categories[0] == "Mécénat"


def test_axes_hold_every_interval() -> None:
    for name in ("bars", "means", "typology"):
        chart = FIGURES[name]().chart
        assert isinstance(chart, BarChart)
        assert all((m.high or 0) <= chart.maximum for s in chart.series for m in s.marks)
    dots = FIGURES["ranking"]().chart
    assert isinstance(dots, DotChart)
    for row in dots.rows:
        if row.mark.low is not None and row.mark.high is not None:
            assert dots.minimum <= row.mark.low <= row.mark.high <= dots.maximum


def test_weak_hidden_and_absent_regions_keep_their_look_on_the_map() -> None:
    chart = FIGURES["map"]().chart
    assert isinstance(chart, MapChart)
    by_code = {area.code: area for area in chart.areas}
    assert len(by_code) == 18
    assert by_code["01"].mark.shown is Shown.VERY_WEAK
    assert by_code["01"].index is not None
    assert by_code["02"].index is None
    assert by_code["03"].index is None
    assert by_code["24"].selected


def test_the_ranking_puts_unranked_regions_after_the_ranked() -> None:
    chart = FIGURES["ranking"]().chart
    assert isinstance(chart, DotChart)
    ranks = [row.rank for row in chart.rows]
    assert ranks[:13] == [str(i) for i in range(1, 14)]
    assert set(ranks[13:]) == {"–"}


def test_ties_are_marked_in_the_ranking() -> None:
    tied = panorama({"24": (0.4, 200), "53": (0.4, 200), "44": (0.3, 200)})
    chart = ranking_figure(STUDY, tied).chart
    assert isinstance(chart, DotChart)
    assert [row.rank for row in chart.rows[:3]] == ["1 =", "1 =", "3"]


def hidden_numbers(figure: Figure) -> list[str]:
    """Every text of the figure in which a hidden 3-person base could be read."""
    marks = [m for bar in figure.chart.rows for m in bar.marks]  # type: ignore[union-attr]
    assert all(m.value is None and m.low is None and m.high is None for m in marks)
    return [
        cell for row in figure.table.texts for cell in row[1:] if any(c.isdigit() for c in cell)
    ]


def test_a_hidden_base_leaves_no_number_anywhere() -> None:
    figure = FIGURES["hidden"]()
    assert hidden_numbers(figure) == []
    assert all(value is None for row in figure.table.values for value in row[1:-1])
    assert "93" not in figure.alt
    assert "base masquée" in figure.alt


def test_rounding_that_seems_off_is_explained() -> None:
    def notes(figures: dict[str, tuple[float, float]]) -> str:
        return " ".join(answers_figure(STUDY, comparison(DYNAMIC, figures)).notes)

    exact = {"oui": (0.9, 0.7), "engagee": (0.4, 0.3), "emergente": (0.5, 0.4), "non": (0.1, 0.3)}
    assert "arrondi" not in notes(exact)
    assert "sous-totaux" in notes(exact | {"engagee": (0.414, 0.314), "emergente": (0.474, 0.374)})
    assert "écarts sont calculés avant arrondi" in notes(exact | {"non": (0.104, 0.296)})


def test_stars_are_explained_when_and_only_when_they_show() -> None:
    def notes(made: Comparison) -> str:
        return " ".join(answers_figure(STUDY, made).notes)

    assert "* Base faible" in notes(dynamic(n=87))
    assert "** Base très faible" in notes(dynamic(n=14))
    assert "Base" not in notes(dynamic(n=400))


def test_points_and_shares_are_copied_as_real_numbers() -> None:
    table = FIGURES["typology"]().table
    row = dict(zip(table.head, table.values[0], strict=True))
    assert row["Centre-Val de Loire"] == 0.3612
    assert row["Écart en points (Reste de la France)"] == pytest.approx(6.12)
    kinds = dict(zip(table.head, table.kinds, strict=True))
    assert kinds["Écart en points (Reste de la France)"] is ColumnKind.POINTS


@pytest.mark.parametrize("nets", [0, 2])
def test_a_scale_asks_for_two_ramps_with_nets_or_without(nets: int) -> None:
    labels = ("Tout à fait", "Plutôt", "Plutôt pas", "Pas du tout")
    opposite = (
        Answer("plus", "S/T D'accord", net=True, members=("0", "1")),
        Answer("moins", "S/T Pas d'accord", net=True, members=("2", "3")),
    )
    answers = (*(Answer(str(i), label) for i, label in enumerate(labels)), *opposite[:nets])
    asked = replace(DYNAMIC, kind=QuestionKind.SCALE, answers=answers)
    chart = answers_figure(STUDY, comparison(asked, {a.id: (0.25, 0.25) for a in answers})).chart
    assert isinstance(chart, StackedChart)
    assert chart.diverging
