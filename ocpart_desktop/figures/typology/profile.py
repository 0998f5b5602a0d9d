"""The four types of partnership, the region beside the rest, for one public."""

from __future__ import annotations

from ocpart_desktop.analysis.results import Counted, Note, TypologyProfile
from ocpart_desktop.figures.alt import alt_text
from ocpart_desktop.figures.charts import Figure
from ocpart_desktop.figures.comparison import bar_chart
from ocpart_desktop.figures.explanation import Command, explain
from ocpart_desktop.figures.sides import bases
from ocpart_desktop.figures.tables import comparison_table
from ocpart_desktop.figures.typology.words import (
    profile_sentence,
    titled,
    totals_sentence,
    typed_rows,
)
from ocpart_desktop.figures.wording import brief_footer, comparison_notes, footer, heading, subtitle
from ocpart_desktop.survey.survey import Survey


def profile_figure(survey: Survey, profile: TypologyProfile) -> Figure:
    """Bars of the four types in their fixed order, never sorted: decks are compared by eye."""
    comparison = profile.comparison
    chart = bar_chart(comparison, typed_rows(comparison))
    said = (profile_sentence(profile), totals_sentence(profile))
    return Figure(
        title=titled(heading(comparison.question, comparison), profile.counted),
        subtitle=subtitle(survey, comparison.question, comparison.spec),
        chart=chart,
        table=comparison_table(comparison),
        sentence=" ".join(filter(None, said)),
        footer=footer(
            survey,
            comparison.question,
            bases(comparison),
            intervals=Note.NO_JOINT not in comparison.notes,
        ),
        brief=brief_footer(survey, comparison.question, bases(comparison)),
        notes=comparison_notes(comparison),
        alt=alt_text(chart),
        explanation=explain(survey, comparison, command=command_of(profile.counted)).lines,
    )


def command_of(counted: Counted) -> Command:
    """The command that computes a profile again."""
    return ("typology", "--citations") if counted is Counted.CITATIONS else ("typology",)
