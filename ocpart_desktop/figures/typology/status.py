"""Who has partnerships, intends to, or does not: each public's region beside France."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from ocpart_desktop.analysis.results import Comparison, Row
from ocpart_desktop.extract.role_answers import status_rank
from ocpart_desktop.figures.alt import alt_text
from ocpart_desktop.figures.charts import ColourRole, Figure, Mark, StackedChart, StackedRow
from ocpart_desktop.figures.comparison import NOTHING, tones
from ocpart_desktop.figures.explanation import explain
from ocpart_desktop.figures.places import against_name
from ocpart_desktop.figures.publics import publics_left_out
from ocpart_desktop.figures.sentence import comparison_sentence
from ocpart_desktop.figures.sides import (
    against_mark,
    against_role,
    against_shown,
    region_mark,
    region_shown,
    region_side_name,
)
from ocpart_desktop.figures.tables import publics_table
from ocpart_desktop.figures.typology.sides import public_name
from ocpart_desktop.figures.wording import (
    base_text,
    brief_footer,
    comparison_notes,
    footer,
    restriction,
    subtitle,
    topic,
)
from ocpart_desktop.geography.folding import fold
from ocpart_desktop.i18n import _
from ocpart_desktop.survey.questions import Answer
from ocpart_desktop.survey.survey import Survey


def status_figure(
    survey: Survey, compared: Sequence[Comparison], left_out: Sequence[str] = ()
) -> Figure:
    """Two 100 % bars a public, the region above what it is compared with.

    The gaps of ``compared``, at least one, have been tested together.
    """
    first = compared[0]
    names = [public_name(comparison) for comparison in compared]
    chart = _chart(compared, names)
    bases = [(name, c.base_region) for name, c in zip(names, compared, strict=True)]
    tested = sum(row.p_value is not None for c in compared for row in c.rows)
    return Figure(
        title=_("{topic}: the publics side by side, in % of the respondents").format(
            topic=topic(first.question) + restriction(first)
        ),
        subtitle=subtitle(survey, first.question, first.spec, public=False),
        chart=chart,
        table=publics_table(compared, names, every_row=True),
        sentence=" ".join(dict.fromkeys(comparison_sentence(c, _having(c)) for c in compared)),
        footer=footer(survey, replace(first.question, base_note=None), bases),
        brief=brief_footer(survey, replace(first.question, base_note=None), bases),
        notes=(
            *publics_left_out(left_out),
            *dict.fromkeys(n for c in compared for n in comparison_notes(c, tested)),
        ),
        alt=alt_text(chart),
        explanation=tuple(line for c in compared for line in explain(survey, c).lines),
    )


def having(answers: Sequence[Answer]) -> Answer | None:
    """The answer of those who have partnerships; the first one when none can be told."""
    plain = [answer for answer in answers if not answer.net] or list(answers)
    return next((a for a in plain if status_rank(a.label) == 0), next(iter(plain), None))


def _having(comparison: Comparison) -> Row | None:
    found = having([row.answer for row in comparison.rows])
    return comparison.row(found.id) if found else None


def _chart(compared: Sequence[Comparison], names: Sequence[str]) -> StackedChart:
    answers: dict[object, Answer] = {}
    for comparison in compared:
        for row in comparison.rows:
            if not row.answer.net:
                answers.setdefault(_same(row.answer), row.answer)
    listed = sorted(answers.values(), key=lambda answer: answer.no_opinion)
    rows = [
        bar
        for comparison, name in zip(compared, names, strict=True)
        for bar in _bars(comparison, name, listed)
    ]
    return StackedChart(
        answers=tuple(answer.label for answer in listed),
        tones=tones(listed),
        rows=tuple(rows),
        neutral=tuple(i for i, answer in enumerate(listed) if answer.no_opinion),
        keys=tuple(answer.id for answer in listed),
    )


def _same(answer: Answer) -> object:
    """By what two publics' answers are the same: their place in the status, else their words."""
    rank = status_rank(answer.label)
    return fold(answer.label) if rank is None or answer.no_opinion else rank


def _bars(
    comparison: Comparison, name: str, answers: Sequence[Answer]
) -> tuple[StackedRow, StackedRow]:
    by_sense = {_same(row.answer): row for row in comparison.rows if not row.answer.net}
    rows = [by_sense.get(_same(answer)) for answer in answers]
    mine, theirs = region_shown(comparison), against_shown(comparison)

    def marks(side: Callable[[Comparison, Row], Mark]) -> tuple[Mark, ...]:
        return tuple(side(comparison, row) if row else NOTHING for row in rows)

    label = _("{public}, {side}")
    return (
        StackedRow(
            label.format(public=name, side=region_side_name(comparison)),
            ColourRole.REGION,
            base_text(comparison.base_region, mine),
            mine,
            marks(region_mark),
        ),
        StackedRow(
            label.format(public=name, side=against_name(comparison)),
            against_role(comparison),
            base_text(comparison.base_against, theirs),
            theirs,
            marks(against_mark),
        ),
    )
