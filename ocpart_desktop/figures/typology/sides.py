"""Companies and associations side by side, on one scale, never merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocpart_desktop.analysis.results import Comparison, Note, TypologyProfile
from ocpart_desktop.figures.alt import alt_text
from ocpart_desktop.figures.charts import BarChart, Figure, Named, Panel, PanelChart, paired
from ocpart_desktop.figures.comparison import bar_chart
from ocpart_desktop.figures.explanation import explain
from ocpart_desktop.figures.publics import publics_left_out
from ocpart_desktop.figures.sides import region_shown
from ocpart_desktop.figures.tables import publics_table
from ocpart_desktop.figures.typology.profile import command_of
from ocpart_desktop.figures.typology.words import (
    answers_of,
    profile_sentence,
    titled,
    type_name,
    typed_rows,
)
from ocpart_desktop.figures.wording import (
    base_text,
    brief_footer,
    comparison_notes,
    footer,
    restriction,
    subtitle,
    topic,
)
from ocpart_desktop.i18n import _
from ocpart_desktop.survey.publics import public_label
from ocpart_desktop.survey.survey import Survey


def sides_figure(
    survey: Survey, profiles: Sequence[TypologyProfile], left_out: Sequence[str] = ()
) -> Figure:
    """A panel a public, the types in one order; there is at least one profile.

    The profiles' gaps have been tested together. ``left_out`` are the publics of whom the filters
    say nothing.
    """
    compared = [profile.comparison for profile in profiles]
    first, counted = compared[0], profiles[0].counted
    names = [public_name(comparison) for comparison in compared]
    chart = panel_chart(compared)
    bases = [(name, c.base_region) for name, c in zip(names, compared, strict=True)]
    tested = sum(row.p_value is not None for c in compared for row in c.rows)
    title = _("{topic}: the publics side by side").format(
        topic=topic(first.question) + restriction(first)
    )
    return Figure(
        title=titled(title, counted),
        subtitle=subtitle(survey, first.question, first.spec, public=False),
        chart=chart,
        table=publics_table(compared, names, every_row=True),
        sentence=" ".join(dict.fromkeys(map(profile_sentence, profiles))),
        footer=footer(
            survey,
            replace(first.question, base_note=None),
            bases,
            intervals=Note.NO_JOINT not in first.notes,
        ),
        brief=brief_footer(survey, replace(first.question, base_note=None), bases),
        notes=(
            *asked_of(compared, names),
            *publics_left_out(left_out),
            *dict.fromkeys(n for c in compared for n in comparison_notes(c, tested)),
        ),
        alt=alt_text(chart),
        explanation=tuple(
            line for c in compared for line in explain(survey, c, command=command_of(counted)).lines
        ),
    )


def panel_chart(compared: Sequence[Comparison]) -> PanelChart:
    """A panel a comparison, on the scale of the widest."""
    charts = [_bars(comparison) for comparison in compared]
    maximum = max(chart.maximum for chart in charts)
    return PanelChart(
        tuple(
            Panel(
                public_name(comparison),
                base_text(comparison.base_region, region_shown(comparison)),
                replace(chart, maximum=maximum),
            )
            for comparison, chart in zip(compared, charts, strict=True)
        )
    )


def public_name(comparison: Comparison) -> str:
    """Whose panel it is."""
    return public_label(comparison.question.public) or comparison.question.id


def _bars(comparison: Comparison) -> BarChart:
    rows = typed_rows(comparison)
    chart = bar_chart(comparison, rows)
    return replace(
        chart,
        categories=tuple(type_name(row.answer, answers_of(comparison)) for row in rows),
        keys=tuple(paired(comparison.question.key, row.answer.id) for row in rows),
        named=Named.QUESTION_ANSWER,
    )


def asked_of(compared: Sequence[Comparison], names: Sequence[str]) -> tuple[str, ...]:
    """Who was asked, public by public, where the file says it."""
    return tuple(
        _("{label}: {text}").format(
            label=name, text=comparison.question.base_note.rstrip(".") + "."
        )
        for comparison, name in zip(compared, names, strict=True)
        if comparison.question.base_note
    )
