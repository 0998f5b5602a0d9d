"""The four types of partnership, the region beside the rest, for one public."""

from __future__ import annotations

from ocpart_desktop.analysis.results import Shown, TypologyProfile
from ocpart_desktop.figures.alt import alt_text
from ocpart_desktop.figures.charts import Figure
from ocpart_desktop.figures.comparison import bar_chart
from ocpart_desktop.figures.explanation import explain
from ocpart_desktop.figures.places import against_name
from ocpart_desktop.figures.sentence import typology_sentence
from ocpart_desktop.figures.sides import bases, region_side_name
from ocpart_desktop.figures.tables import comparison_table
from ocpart_desktop.figures.wording import brief_footer, comparison_notes, footer, heading, subtitle
from ocpart_desktop.i18n import _, number, percent
from ocpart_desktop.survey.survey import Survey


def profile_figure(survey: Survey, profile: TypologyProfile) -> Figure:
    """Bars of the four types in their fixed order, never sorted: decks are compared by eye."""
    comparison = profile.comparison
    rows = [row for row in comparison.rows if row.answer.type] or list(comparison.rows)
    chart = bar_chart(comparison, rows)
    return Figure(
        title=heading(comparison.question, comparison),
        subtitle=subtitle(survey, comparison.question, comparison.spec),
        chart=chart,
        table=comparison_table(comparison),
        sentence=typology_sentence(profile),
        footer=footer(survey, comparison.question, bases(comparison)),
        brief=brief_footer(survey, comparison.question, bases(comparison)),
        notes=(*_citations(profile), *comparison_notes(comparison)),
        alt=alt_text(chart),
        explanation=explain(survey, comparison).lines,
    )


def _citations(profile: TypologyProfile) -> tuple[str, ...]:
    """« Total 116 %, soit 1,2 type par répondant, en Bretagne » for each side that is known."""
    comparison = profile.comparison
    if comparison.shown is Shown.HIDDEN:
        return ()
    names = {"region": region_side_name(comparison), "against": against_name(comparison)}
    said = []
    for side, name in names.items():
        total, mean = profile.total.get(side), profile.mean_citations.get(side)
        if total is not None and mean is not None:
            said.append(
                _("{name}: total {total}; mean number of types per respondent, {mean}.").format(
                    name=name, total=percent(total), mean=number(mean, 1)
                )
            )
    return tuple(said)
