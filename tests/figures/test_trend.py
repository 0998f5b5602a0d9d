"""A trend says what may be said: rises that were tested, breaks by their name, nothing hidden."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from made_figures import DYNAMIC, comparison, dynamic, fragilities, survey

from ocpart_desktop.analysis.change import with_changes
from ocpart_desktop.analysis.results import (
    Break,
    Change,
    Comparison,
    Shown,
    Thresholds,
    WavePoint,
)
from ocpart_desktop.figures.charts import ColourRole, Figure, LineChart, Unit
from ocpart_desktop.figures.trend import trend_figure
from ocpart_desktop.i18n import use_language

SYNTHETIC = "Données synthétiques, calées sur des chiffres publiés"
STUDY = survey(SYNTHETIC)
WIDE = "Ensemble des entreprises"
NARROW = "Entreprises de 10 salariés et plus"


def wave(name: str, made: Comparison, *breaks: Break, base: str | None = None) -> WavePoint:
    question = replace(made.question, wave=name, base_note=base or made.question.base_note)
    return WavePoint(name, replace(made, question=question), breaks)


def yes(share: float, other: float, n: int = 400) -> Comparison:
    figures = {"oui": (share, other), "engagee": (0.1, 0.1), "emergente": (0.2, 0.2)}
    return comparison(DYNAMIC, figures | {"non": (1 - share, 1 - other)}, n=n, answer="oui")


def told(*points: WavePoint) -> Figure:
    return trend_figure(STUDY, with_changes(points, Thresholds()))


def flat(text: str) -> str:
    return re.sub(r"\s", " ", text)


def chart_of(figure: Figure) -> LineChart:
    assert isinstance(figure.chart, LineChart)
    return figure.chart


RISE = (wave("2011", yes(0.30, 0.40)), wave("2015", yes(0.50, 0.41)))
BROKEN = (
    wave("2011", yes(0.21, 0.22), base=WIDE),
    wave("2015-2016", yes(0.37, 0.38), Break.BASE, base=NARROW),
)


def test_a_tested_rise_is_called_significant_and_a_tested_stillness_is_not() -> None:
    said = flat(told(*RISE).sentence)
    assert said == (
        "En Centre-Val de Loire, 50 % des maires répondent « Oui » (sous-total) (2015, base 400), "
        "contre 30 % (2011, base 400) : hausse significative (+20 points). Dans le reste de la "
        "France, 41 %, contre 40 % : hausse non significative (+1 point)."
    )


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (0.5, 0.3, "baisse significative (−20 points)"),
        (0.50, 0.48, "baisse non significative (−2 points)"),
        (0.500, 0.501, "pas d’évolution visible (0 point)"),
    ],
)
def test_a_fall_and_a_change_that_cannot_be_seen_are_called_so(
    before: float, after: float, words: str
) -> None:
    figure = told(wave("2011", yes(before, 0.4)), wave("2015", yes(after, 0.4)))
    assert words in flat(figure.sentence)


def test_significance_is_never_said_without_a_test() -> None:
    weak = told(wave("2011", yes(0.1, 0.4, n=14)), wave("2015", yes(0.9, 0.4)))
    here = flat(weak.sentence).split("Dans le reste")[0]
    assert "significative" not in here
    assert "la base est très faible, l’évolution (+80 points) n’est pas testée" in here
    untested = [replace(point, region_change=Change(0.2)) for point in RISE]
    assert "n’a pas pu être testée" in flat(trend_figure(STUDY, untested).sentence)


def test_a_break_is_named_and_nothing_rises_across_it() -> None:
    figure = told(*BROKEN)
    said = flat(figure.sentence)
    assert said.endswith(
        "La base a changé entre 2011 et 2015-2016 (« Ensemble des entreprises », puis "
        "« Entreprises de 10 salariés et plus ») : les deux chiffres ne se comparent pas."
    )
    assert "hausse" not in said
    assert "points" not in said
    chart = chart_of(figure)
    assert [(each.before, each.text) for each in chart.breaks] == [(1, "La base a changé")]
    assert not any(chart.joined(series) for series in chart.series)
    assert "La base a changé : la ligne s’interrompt ici." in flat(figure.alt)
    assert figure.table.texts[1][-1] == "la base a changé"
    assert WIDE not in figure.footer
    assert NARROW not in figure.footer


@pytest.mark.parametrize(
    ("gained", "lost", "words"),
    [
        (("01", "02", "03", "04", "06"), (), "(2011 sans l’outre-mer)"),
        (("01", "02", "03", "04", "06", "94"), (), "(2011 sans l’outre-mer et Corse)"),
        (("02",), ("94",), "(2011 sans Martinique, 2015 sans Corse)"),
    ],
)
def test_a_territory_that_has_changed_is_named(
    gained: tuple[str, ...], lost: tuple[str, ...], words: str
) -> None:
    old, new = RISE
    broken = replace(new, breaks=(Break.TERRITORY,), gained=gained, lost=lost)
    said = flat(told(old, broken).sentence)
    assert f"Le territoire a changé entre 2011 et 2015 {words} : les deux chiffres" in said


@pytest.mark.parametrize(
    ("breaks", "words"),
    [
        ((Break.WORDING,), "La formulation a changé entre 2011 et 2015"),
        ((Break.ANSWERS,), "La liste des réponses a changé entre 2011 et 2015"),
        ((Break.TERRITORY,), "Le territoire a changé entre 2011 et 2015"),
        (
            (Break.WORDING, Break.BASE, Break.ANSWERS),
            "La formulation, la base et la liste des réponses ont changé entre 2011 et 2015",
        ),
    ],
)
def test_every_reason_of_a_break_is_said(breaks: tuple[Break, ...], words: str) -> None:
    points = (wave("2011", yes(0.3, 0.4)), wave("2015", yes(0.5, 0.4), *breaks))
    assert words in flat(told(*points).sentence)


def test_one_wave_says_that_it_is_the_only_one() -> None:
    figure = told(wave("2016", yes(0.5, 0.4)))
    assert flat(figure.sentence).startswith(
        "Une seule vague (2016) : il n’y a pas d’évolution à montrer. En Centre-Val de Loire, 50 %"
    )
    assert chart_of(figure).waves == ("2016",)


def test_a_hidden_wave_leaves_a_gap_and_no_number() -> None:
    figure = told(
        wave("2011", yes(0.31, 0.42)),
        wave("2013", yes(0.93, 0.76, n=3)),
        wave("2015", yes(0.5, 0.4)),
    )
    chart = chart_of(figure)
    assert [mark.value is None for mark in chart.series[0].marks] == [False, True, False]
    assert chart.joined(chart.series[0]) == []
    assert all(value is None for value in figure.table.values[1][1:-1])
    for text in (figure.sentence, figure.alt, " ".join(figure.table.texts[1])):
        assert "93" not in text
        assert "76" not in text
    assert "Vague précédente (2013) : trop peu de personnes ont répondu" in flat(figure.sentence)


def test_a_newest_wave_that_is_hidden_says_so_first() -> None:
    figure = told(wave("2011", yes(0.31, 0.42)), wave("2015", yes(0.93, 0.76, n=3)))
    assert flat(figure.sentence).startswith("En Centre-Val de Loire, trop peu de personnes")
    assert "93" not in figure.sentence


def test_an_answer_that_a_wave_did_not_offer_is_a_gap_that_says_so() -> None:
    made = yes(0.3, 0.4)
    without = replace(made, spec=replace(made.spec, answer=""))
    figure = told(wave("2011", without), wave("2015", yes(0.5, 0.4), Break.ANSWERS))
    assert "Vague précédente (2011) : cette réponse n’était pas proposée." in flat(figure.sentence)
    assert chart_of(figure).series[0].marks[0].text == "–"
    assert chart_of(figure).bases[0][0] == "réponse non proposée"
    newest = told(wave("2011", made), wave("2015", without, Break.ANSWERS))
    assert "cette réponse n’était pas proposée (2015)" in flat(newest.sentence)


def test_weak_bases_keep_their_stars_and_are_explained() -> None:
    figure = told(wave("2011", yes(0.3, 0.4, n=60)), wave("2015", yes(0.5, 0.4, n=14)))
    marks = chart_of(figure).series[0].marks
    assert [mark.shown for mark in marks] == [Shown.WEAK, Shown.VERY_WEAK]
    assert marks[0].text.endswith("%*")
    assert marks[1].text.endswith("%**")
    assert any(note.startswith("* ") for note in figure.notes)
    assert any(note.startswith("** ") for note in figure.notes)


def test_the_table_holds_exactly_the_values_drawn() -> None:
    figure = told(*RISE)
    chart, table = chart_of(figure), figure.table
    for series in chart.series:
        column = table.head.index(series.name)
        assert [row[column] for row in table.values] == [mark.value for mark in series.marks]
    width = len(table.head)
    assert len(set(table.head)) == width == len(table.kinds)
    assert all(len(row) == width for row in (*table.texts, *table.values))
    assert table.values[1][table.head.index("Centre-Val de Loire – évolution en points")] == (
        pytest.approx(20)
    )


def test_a_trend_carries_its_waves_bases_source_warning_and_explanation() -> None:
    figure = told(*RISE)
    assert "Vagues 2011, 2015" in figure.subtitle
    assert "?" in figure.subtitle
    assert "Centre-Val de Loire 2011, 400" in flat(figure.footer)
    assert "essai.xlsx" in figure.footer
    assert SYNTHETIC in figure.footer
    assert any("évolutions testées ensemble" in note for note in figure.notes)
    assert sum("ocpart-desktop compare" in line for line in figure.explanation) == 2
    for share in ("30", "50", "40", "41"):
        assert share in figure.alt


def test_the_region_has_its_colour_and_the_axis_starts_at_the_scale_s_beginning() -> None:
    chart = chart_of(told(*RISE))
    assert [series.role for series in chart.series] == [ColourRole.REGION, ColourRole.AGAINST]
    assert (chart.minimum, chart.unit) == (0.0, Unit.SHARE)
    assert all((m.high or 0) <= chart.maximum for s in chart.series for m in s.marks)
    marks = chart_of(told(wave("2015", fragilities(answer="emploi"))))
    assert (marks.minimum, marks.maximum, marks.unit) == (0.0, 10.0, Unit.SCORE)


def test_rounding_that_seems_off_is_explained() -> None:
    def notes(before: float, after: float) -> str:
        return " ".join(told(wave("a", yes(before, 0.4)), wave("b", yes(after, 0.4))).notes)

    assert "avant arrondi" in notes(0.304, 0.356)
    assert "avant arrondi" not in notes(0.30, 0.35)


def test_an_english_trend_holds_no_french_of_ours() -> None:
    use_language("en")
    for points in (RISE, BROKEN, RISE[:1]):
        figure = told(*points)
        ours = " ".join((figure.sentence, figure.alt, *figure.notes, *figure.table.head))
        assert not {"vague", "évolution", "hausse", "contre", "base a"} & set(ours.split())


def test_the_headline_is_followed_when_no_answer_was_picked() -> None:
    assert "Oui" in told(wave("2015", dynamic())).title
