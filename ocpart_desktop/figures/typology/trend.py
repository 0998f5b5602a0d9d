"""The four types in a region from wave to wave, each by its own colour; no line across a break."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ocpart_desktop.analysis.results import Counted, Shown, WavePoint
from ocpart_desktop.figures.alt import alt_text
from ocpart_desktop.figures.amounts import STARS, amount
from ocpart_desktop.figures.charts import (
    ColourRole,
    ColumnKind,
    Figure,
    LineChart,
    Series,
    TableSpec,
    Unit,
    paired,
)
from ocpart_desktop.figures.evolution import break_text, change_text
from ocpart_desktop.figures.explanation import explain
from ocpart_desktop.figures.places import capitalised, within
from ocpart_desktop.figures.predicates import quoted
from ocpart_desktop.figures.sentence import (
    bases_text,
    comparison_sentence,
    listed,
    where_of,
)
from ocpart_desktop.figures.tables import waves_table
from ocpart_desktop.figures.trend import (
    asked_in,
    line_chart,
    missing_waves,
    waves_bases,
    waves_notes,
    waves_span,
)
from ocpart_desktop.figures.typology.words import answers_of, colour_of, titled, type_name
from ocpart_desktop.figures.wording import brief_footer, footer, heading, subtitle
from ocpart_desktop.i18n import _
from ocpart_desktop.survey.survey import Survey

Trends = Sequence[Sequence[WavePoint]]


def types_trend_figure(survey: Survey, trends: Trends, left_out: Sequence[str] = ()) -> Figure:
    """A line a type, in the region alone: the other side is in the table, with every test."""
    points = trends[0]
    newest, asked = points[-1].comparison, asked_in(points)
    place = within(newest.region_code, newest.region_name)
    title = _("{topic}: from wave to wave, {place}").format(
        topic=heading(newest.question, newest), place=place
    )
    chart = types_line_chart(trends)
    return Figure(
        title=titled(title, Counted.RESPONDENTS),
        subtitle=subtitle(survey, replace(asked, wave=waves_span(points)), newest.spec),
        chart=chart,
        table=_table(trends),
        sentence=_sentence(trends),
        footer=footer(survey, asked, waves_bases(points)),
        brief=brief_footer(survey, asked, waves_bases(points)),
        notes=(*missing_waves(left_out), *_notes(trends)),
        alt=alt_text(chart),
        explanation=tuple(
            line
            for point in points
            for line in explain(survey, _whole(point).comparison, command=("typology",)).lines
        ),
    )


def types_line_chart(trends: Trends) -> LineChart:
    """The lines of all the types on one axis, the base told once a wave."""
    each = [line_chart(points) for points in trends]
    first = each[0]
    return replace(
        first,
        series=tuple(
            Series(_name(points), _role(points), chart.series[0].marks)
            for points, chart in zip(trends, each, strict=True)
        ),
        bases=_bases(each),
        maximum=max(chart.maximum for chart in each),
    )


def _bases(each: Sequence[LineChart]) -> tuple[tuple[str, ...], ...]:
    """One line for all when they agree: types share their base, unless one was not offered."""
    bases = [chart.bases[0] for chart in each]
    return (bases[0],) if len(set(bases)) == 1 else tuple(bases)


def trend_key(points: Sequence[WavePoint], place: int) -> str:
    """The key of a wave of a type."""
    return paired(points[place].comparison.question.key, _name(points))


def _name(points: Sequence[WavePoint]) -> str:
    point, row = next((point, point.row) for point in reversed(points) if point.row)
    return type_name(row.answer, answers_of(point.comparison))


def _role(points: Sequence[WavePoint]) -> ColourRole:
    kind = next(point.row.answer.type for point in points if point.row)
    return colour_of(kind) if kind else ColourRole.OTHER


def _whole(point: WavePoint) -> WavePoint:
    comparison = point.comparison
    return replace(
        point, comparison=replace(comparison, spec=replace(comparison.spec, answer=None))
    )


def _table(trends: Trends) -> TableSpec:
    """The waves of each type, one after the other."""
    tables = [(_name(points), waves_table(points)) for points in trends]
    first = tables[0][1]
    return TableSpec(
        head=(_("Type"), *first.head),
        texts=tuple((name, *row) for name, table in tables for row in table.texts),
        values=tuple((name, *row) for name, table in tables for row in table.values),
        kinds=(ColumnKind.TEXT, *first.kinds),
        shown=tuple(shown for _name, table in tables for shown in table.shown),
        keys=tuple(trend_key(points, i) for points in trends for i in range(len(points))),
    )


def _notes(trends: Trends) -> tuple[str, ...]:
    """The notes of all, the number of tests told once: they were made together."""
    merged = tuple(point for points in trends for point in points)
    return tuple(dict.fromkeys(waves_notes(merged)))


def _sentence(trends: Trends) -> str:
    points = trends[0]
    newest = points[-1]
    if newest.comparison.shown is Shown.HIDDEN:
        return comparison_sentence(newest.comparison)
    if len(points) == 1:
        return _("Only one wave ({wave}): there is no change to show. {now}").format(
            wave=newest.wave, now=_now(trends)
        )
    said = [_now(trends) if newest.breaks else _changes(trends)]
    said += [
        _("{what}: the two figures do not compare.").format(what=capitalised(break_text(old, new)))
        for old, new in pairwise(points)
        if new.breaks
    ]
    return " ".join(said)


def _now(trends: Trends) -> str:
    newest = trends[0][-1]
    rows = [(points, row) for points in trends if (row := points[-1].row) is not None]
    shares = [
        f"{quoted(_name(points))} {amount(row.region.value, Unit.SHARE)}{STARS.get(row.shown, '')}"
        for points, row in rows
    ]
    return _("{where} ({wave}): {shares}{bases}.").format(
        where=where_of(newest.comparison),
        wave=newest.wave,
        shares=listed(shares),
        bases=bases_text(newest.comparison),
    )


def _changes(trends: Trends) -> str:
    before, newest = trends[0][-2:]
    said = []
    for points in trends:
        then, now, change = points[-2].row, points[-1].row, points[-1].region_change
        if then is None or now is None or change is None:
            continue
        weak = Shown.VERY_WEAK in (then.shown, now.shown)
        said.append(
            _("“{type}” {before} then {after}, {change}").format(
                type=_name(points),
                before=amount(then.region.value, Unit.SHARE),
                after=amount(now.region.value, Unit.SHARE),
                change=change_text(change, Unit.SHARE, very_weak=weak),
            )
        )
    if not said:
        return _now(trends)
    return _("{where}, from {before} to {after}: {changes}.").format(
        where=where_of(newest.comparison),
        before=before.wave,
        after=newest.wave,
        changes=" ; ".join(said),
    )
