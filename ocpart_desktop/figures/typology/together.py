"""The types that the same respondents hold together."""

from __future__ import annotations

from dataclasses import replace

from ocpart_desktop.analysis.combinations import types_held
from ocpart_desktop.analysis.results import Comparison, Counted, Row, Shown, TypologyProfile
from ocpart_desktop.figures.alt import alt_text
from ocpart_desktop.figures.amounts import amount
from ocpart_desktop.figures.charts import ColourRole, Figure, Unit, UpsetChart
from ocpart_desktop.figures.comparison import bar_chart
from ocpart_desktop.figures.explanation import explain
from ocpart_desktop.figures.places import elsewhere_of
from ocpart_desktop.figures.predicates import of_them, quotable, quoted
from ocpart_desktop.figures.sentence import bases_text, comparison_sentence, where_of
from ocpart_desktop.figures.sides import bases
from ocpart_desktop.figures.tables import comparison_table
from ocpart_desktop.figures.typology.words import (
    answers_of,
    colour_of,
    significant_gaps,
    titled,
    type_name,
    typed_rows,
)
from ocpart_desktop.figures.wording import brief_footer, comparison_notes, footer, heading, subtitle
from ocpart_desktop.i18n import _
from ocpart_desktop.survey.questions import Question, QuestionKind
from ocpart_desktop.survey.survey import Survey
from ocpart_desktop.system.errors import UserError


def together_figure(survey: Survey, profile: TypologyProfile) -> Figure:
    """The combinations, the most frequent in France first.

    Raises UserError where nobody can know who holds what: published tables, a single choice.
    """
    together = profile.together
    if together is None:
        refusal = why_not_together(survey, profile.comparison.question)
        raise UserError("no_combinations", refusal)
    question = profile.comparison.question
    chart = upset_chart(profile, together)
    title = _("{topic}: types held together").format(topic=heading(question, together))
    return Figure(
        title=titled(title, Counted.RESPONDENTS),
        subtitle=subtitle(survey, question, together.spec),
        chart=chart,
        table=comparison_table(together),
        sentence=_sentence(together),
        footer=footer(survey, question, bases(together)),
        brief=brief_footer(survey, question, bases(together)),
        notes=(
            _("Each respondent is in one combination only: that of all the types held."),
            *comparison_notes(together),
        ),
        alt=alt_text(chart),
        explanation=explain(survey, together, command=("typology",)).lines,
    )


def why_not_together(survey: Survey, question: Question) -> str:
    """Why a question says nothing of combinations; empty when it does."""
    if question.table in survey.published:
        return _(
            "Published tables give the share of each type, not which types the same respondents "
            "hold: combinations need the answers of each respondent."
        )
    if question.kind is not QuestionKind.MULTIPLE:
        return _("Only one type could be given by each respondent: there is nothing to combine.")
    return ""


def upset_chart(profile: TypologyProfile, together: Comparison) -> UpsetChart:
    """The types as sets in their fixed order, then each combination with what it holds."""
    sets = typed_rows(profile.comparison)
    rows = list(together.rows)
    kinds = [row.answer.type for row in sets]
    named = tuple(type_name(row.answer, answers_of(profile.comparison)) for row in sets)
    return UpsetChart(
        sets=replace(bar_chart(profile.comparison, sets), categories=named),
        roles=tuple(colour_of(kind) if kind else ColourRole.OTHER for kind in kinds),
        combinations=bar_chart(together, rows),
        members=tuple(tuple(kind in types_held(row.answer) for kind in kinds) for row in rows),
    )


def _sentence(together: Comparison) -> str:
    if together.shown is Shown.HIDDEN or not together.rows:
        return comparison_sentence(together)
    several = [row for row in together.rows if len(types_held(row.answer)) > 1]
    held = [row for row in together.rows if types_held(row.answer)]
    most = max(held or together.rows, key=lambda row: row.region.value or 0.0)
    said = _(
        "{where}, {share} {of_them} hold at least two types, against {other} {elsewhere}{bases}; "
        "the most frequent combination is “{most}” ({most_share})."
    ).format(
        where=where_of(together),
        share=amount(_sum(several), Unit.SHARE),
        of_them=of_them(together.question.public),
        other=amount(_sum(several, against=True), Unit.SHARE),
        elsewhere=elsewhere_of(together),
        bases=bases_text(together),
        most=quotable(most.answer.label),
        most_share=amount(most.region.value, Unit.SHARE),
    )
    named = [(quoted(row.answer.label), row) for row in together.rows]
    return f"{said} {significant_gaps(named)}"


def _sum(rows: list[Row], *, against: bool = False) -> float:
    """Each respondent is in one combination: their shares may be added."""
    return sum((row.against if against else row.region).value or 0.0 for row in rows)
