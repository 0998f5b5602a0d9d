"""A comparison drawn: 100 % stacked bars of single answers, bars side by side otherwise."""

from __future__ import annotations

from ocpart_desktop.analysis.results import Comparison, Row, Shown
from ocpart_desktop.figures.alt import alt_text
from ocpart_desktop.figures.amounts import STARS, axis_end, unit_of
from ocpart_desktop.figures.charts import (
    BarChart,
    Bracket,
    Chart,
    ColourRole,
    Figure,
    Mark,
    Series,
    StackedChart,
    StackedRow,
)
from ocpart_desktop.figures.explanation import explain
from ocpart_desktop.figures.places import against_name
from ocpart_desktop.figures.sentence import comparison_sentence
from ocpart_desktop.figures.sides import (
    against_mark,
    against_role,
    against_shown,
    bases,
    gap_mark,
    region_mark,
    region_shown,
    region_side_name,
)
from ocpart_desktop.figures.tables import comparison_table
from ocpart_desktop.figures.wording import (
    base_text,
    brief_footer,
    comparison_notes,
    footer,
    heading,
    subtitle,
)
from ocpart_desktop.survey.questions import Answer, QuestionKind
from ocpart_desktop.survey.survey import Survey

STACKED = (QuestionKind.SINGLE, QuestionKind.SCALE)
NOTHING = Mark(value=None, text="", shown=Shown.HIDDEN)


def answers_figure(survey: Survey, comparison: Comparison, *others: Comparison) -> Figure:
    """The answers in the region and beside it; ``others`` add a bar each (France, a region)."""
    question = comparison.question
    others = tuple(o for o in others if o.spec.against != comparison.spec.against)
    stacked = question.kind in STACKED
    chart: Chart = (
        stacked_chart(comparison, *others)
        if stacked
        else bar_chart(comparison, _by_share(comparison))
    )
    sides = bases(comparison) + [(against_name(o), o.base_against) for o in others if stacked]
    return Figure(
        title=heading(question, comparison),
        subtitle=subtitle(survey, question, comparison.spec),
        chart=chart,
        table=comparison_table(comparison, *(others if stacked else ())),
        sentence=comparison_sentence(comparison),
        footer=footer(survey, question, sides),
        brief=brief_footer(survey, question, sides),
        notes=comparison_notes(comparison),
        alt=alt_text(chart),
        explanation=explain(survey, comparison).lines,
    )


def stacked_chart(comparison: Comparison, *others: Comparison) -> StackedChart:
    """One 100 % bar a side, a segment an answer; nets are brackets over consecutive answers."""
    rows = [row for row in comparison.rows if not row.answer.net]
    answers = [row.answer for row in rows]
    bars = [
        StackedRow(
            region_side_name(comparison),
            ColourRole.REGION,
            base_text(comparison.base_region, region_shown(comparison)),
            region_shown(comparison),
            tuple(region_mark(comparison, row) for row in rows),
        )
    ]
    bars += [_against_bar(each, answers) for each in (comparison, *others)]
    brackets = _brackets(comparison, others, answers)
    return StackedChart(
        answers=tuple(answer.label for answer in answers),
        tones=tones(answers),
        rows=tuple(bars),
        brackets=brackets,
        diverging=comparison.question.kind is QuestionKind.SCALE,
        neutral=tuple(i for i, answer in enumerate(answers) if answer.no_opinion),
        keys=tuple(answer.id for answer in answers),
    )


def bar_chart(comparison: Comparison, rows: list[Row]) -> BarChart:
    """The two sides side by side for each of these answers."""
    unit = unit_of(comparison.question)
    mine = tuple(region_mark(comparison, row) for row in rows)
    theirs = tuple(against_mark(comparison, row) for row in rows)
    return BarChart(
        categories=tuple(row.answer.label for row in rows),
        series=(
            Series(
                region_side_name(comparison) + STARS.get(region_shown(comparison), ""),
                ColourRole.REGION,
                mine,
            ),
            Series(
                against_name(comparison) + STARS.get(against_shown(comparison), ""),
                against_role(comparison),
                theirs,
            ),
        ),
        unit=unit,
        maximum=axis_end(_reach((*mine, *theirs)), unit, comparison.question.scale),
        gaps=tuple(gap_mark(comparison, row) for row in rows),
        keys=tuple(row.answer.id for row in rows),
    )


def _reach(marks: tuple[Mark, ...]) -> list[float]:
    return [v for mark in marks for v in (mark.value, mark.high) if v is not None]


def _by_share(comparison: Comparison) -> list[Row]:
    """Answers without an order of their own: the region's largest first, no opinion last."""
    rows = [row for row in comparison.rows if not row.answer.net] or list(comparison.rows)
    return sorted(rows, key=lambda row: (row.answer.no_opinion, -_size(row)))


def _size(row: Row) -> float:
    mine, theirs = row.region.value, row.against.value
    return mine if mine is not None else theirs or 0.0


def _against_bar(comparison: Comparison, answers: list[Answer]) -> StackedRow:
    shown = against_shown(comparison)
    rows = [comparison.row(answer.id) for answer in answers]
    return StackedRow(
        against_name(comparison),
        against_role(comparison),
        base_text(comparison.base_against, shown),
        shown,
        tuple(against_mark(comparison, row) if row else NOTHING for row in rows),
    )


def tones(answers: list[Answer]) -> tuple[float, ...]:
    """From 1 for the first answer down to 0.15; people without an opinion are off the ramp."""
    placed = [answer for answer in answers if not answer.no_opinion]
    step = 0.85 / max(1, len(placed) - 1)
    return tuple(
        0.0 if answer.no_opinion else round(1 - placed.index(answer) * step, 4)
        for answer in answers
    )


def _brackets(
    comparison: Comparison, others: tuple[Comparison, ...], answers: list[Answer]
) -> tuple[Bracket, ...]:
    order = [answer.id for answer in answers]
    found = []
    for row in comparison.rows:
        places = sorted(order.index(m) for m in row.answer.members if m in order)
        if not row.answer.net or len(places) < 2 or places[-1] - places[0] != len(places) - 1:
            continue
        texts = [region_mark(comparison, row).text]
        for each in (comparison, *others):
            same = each.row(row.answer.id)
            texts.append(against_mark(each, same).text if same else "")
        found.append(Bracket(row.answer.label, places[0], places[-1], tuple(texts)))
    return tuple(found)
