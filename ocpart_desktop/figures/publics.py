"""The same question put to several publics, side by side and never merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocpart_desktop.analysis.results import Comparison, Row, Shown
from ocpart_desktop.figures.alt import alt_text
from ocpart_desktop.figures.amounts import STARS, amount, axis_end, gap_text, unit_of
from ocpart_desktop.figures.charts import BarChart, ColourRole, Figure, Mark, Named, Series
from ocpart_desktop.figures.explanation import explain
from ocpart_desktop.figures.places import against_name, elsewhere_of
from ocpart_desktop.figures.predicates import of_them, quotable
from ocpart_desktop.figures.sentence import listed, where_of
from ocpart_desktop.figures.sides import (
    against_mark,
    against_role,
    gap_mark,
    region_mark,
    region_side_name,
)
from ocpart_desktop.figures.tables import publics_table
from ocpart_desktop.figures.wording import (
    brief_footer,
    comparison_notes,
    footer,
    restriction,
    subtitle,
    topic,
)
from ocpart_desktop.i18n import _, ngettext
from ocpart_desktop.survey.publics import public_label
from ocpart_desktop.survey.survey import Survey

Pair = tuple[Comparison, Row]


def publics_figure(
    survey: Survey,
    comparisons: Sequence[Comparison],
    left_out: Sequence[str] = (),
    france: Sequence[Comparison] = (),
) -> Figure:
    """A category a public, each for the answer its comparison speaks of (the first net).

    ``left_out`` are the publics of whom the filters say nothing, or not offered the answer;
    ``france`` are the same comparisons with France, to be drawn beside.
    """
    pairs = [(c, row) for c in comparisons if (row := c.row(c.spec.answer)) is not None]
    first = pairs[0][0]
    names = [public_label(c.question.public) or c.question.id for c, _row in pairs]
    chart = _chart(pairs, names, france)
    bases = [(name, c.base_region) for name, (c, _row) in zip(names, pairs, strict=True)]
    tested = sum(row.p_value is not None for _c, row in pairs)
    return Figure(
        title=_("{topic}: the publics side by side").format(
            topic=topic(first.question) + restriction(first)
        ),
        subtitle=subtitle(survey, first.question, first.spec, public=False),
        chart=chart,
        table=publics_table([c for c, _row in pairs], names, france),
        sentence=publics_sentence([c for c, _row in pairs]),
        footer=footer(survey, replace(first.question, base_note=None), bases),
        brief=brief_footer(survey, replace(first.question, base_note=None), bases),
        notes=(
            *_asked_of_one(pairs, left_out),
            *publics_left_out(left_out),
            *dict.fromkeys(note for c, _row in pairs for note in comparison_notes(c, tested)),
        ),
        alt=alt_text(chart),
        explanation=tuple(line for c, _row in pairs for line in explain(survey, c).lines),
    )


def _asked_of_one(pairs: Sequence[Pair], left_out: Sequence[str]) -> tuple[str, ...]:
    if len(pairs) + len(left_out) > 1:
        return ()
    return (_("In this extract, only this public was asked this question."),)


def publics_left_out(publics: Sequence[str]) -> tuple[str, ...]:
    """That these publics are not shown, and why."""
    if not publics:
        return ()
    names = listed([_lowered(public_label(public)) for public in publics])
    return (
        _("Not shown, as the filter or the answer does not apply to them: {publics}.").format(
            publics=names
        ),
    )


def publics_sentence(comparisons: Sequence[Comparison]) -> str:
    """« En Bretagne, « Oui » (et, entre parenthèses, dans le reste de la France) : 69 % des
    citoyens (65 %)… », then the gaps that are significant.
    """
    pairs = [(c, row) for c in comparisons if (row := c.row(c.spec.answer)) is not None]
    first, headline = pairs[0]
    seen = [(c, row) for c, row in pairs if row.shown is not Shown.HIDDEN]
    answer = quotable(headline.answer.label)
    where = where_of(first)
    if not seen:
        return _("{where}, “{answer}”: too few people answered for a figure to be shown.").format(
            where=where, answer=answer
        )
    said = _("{where}, “{answer}” (and, in brackets, {elsewhere}): {shares}.").format(
        where=where,
        answer=answer,
        elsewhere=elsewhere_of(first),
        shares=listed([_share(c, row) for c, row in seen]),
    )
    return f"{said} {_significant_gaps(seen)}"


def _share(comparison: Comparison, row: Row) -> str:
    unit = unit_of(comparison.question)
    return _("{share} {of_them} ({other})").format(
        share=amount(row.region.value, unit) + STARS.get(row.shown, ""),
        of_them=of_them(comparison.question.public),
        other=amount(row.against.value, unit),
    )


def _significant_gaps(pairs: Sequence[Pair]) -> str:
    """Which gaps are significant; that none is, only where some were tested."""
    gaps = [
        f"{_lowered(public_label(c.question.public))} ({gap_text(row.gap, unit_of(c.question))})"
        for c, row in pairs
        if row.significant and row.gap is not None
    ]
    tested = [row for _c, row in pairs if row.p_value is not None]
    if not tested:
        return _("No gap could be tested.")
    if not gaps:
        return ngettext("The gap is not significant.", "No gap is significant.", len(tested))
    return ngettext("Significant gap: {gaps}.", "Significant gaps: {gaps}.", len(gaps)).format(
        gaps=listed(gaps)
    )


def _lowered(name: str) -> str:
    return name[:1].lower() + name[1:]


def _chart(pairs: Sequence[Pair], names: Sequence[str], france: Sequence[Comparison]) -> BarChart:
    first = pairs[0][0]
    mine = tuple(region_mark(c, row, starred=True) for c, row in pairs)
    theirs = tuple(against_mark(c, row, starred=True) for c, row in pairs)
    series = [
        Series(region_side_name(first), ColourRole.REGION, mine),
        Series(against_name(first), against_role(first), theirs),
    ]
    whole = tuple(
        against_mark(c, row, starred=True) for c in france if (row := c.row(c.spec.answer))
    )
    if len(whole) == len(pairs):
        series.append(Series(_("France"), ColourRole.FRANCE, whole))
    unit = unit_of(first.question)
    marks = tuple(mark for each in series for mark in each.marks)
    return BarChart(
        categories=tuple(names),
        series=tuple(series),
        unit=unit,
        maximum=axis_end(_reach(marks), unit, first.question.scale),
        gaps=tuple(gap_mark(c, row) for c, row in pairs),
        keys=tuple(c.question.key for c, _row in pairs),
        named=Named.QUESTION,
    )


def _reach(marks: tuple[Mark, ...]) -> list[float]:
    return [v for mark in marks for v in (mark.value, mark.high) if v is not None]
