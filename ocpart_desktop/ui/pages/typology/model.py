"""What the Typology page offers: the publics asked, and the view for each."""

from __future__ import annotations

from ocpart_desktop.analysis.results import ComparisonSpec
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import View
from ocpart_desktop.session.storyline import TYPOLOGY
from ocpart_desktop.survey.publics import Public, public_label
from ocpart_desktop.survey.questions import Question, Role
from ocpart_desktop.survey.survey import Survey
from ocpart_desktop.ui.choice import Choice

BARS, TABLE = "bars", "table"


def sides(survey: Survey) -> tuple[Choice, ...]:
    """The publics of the typology, companies first, each in its newest wave."""
    newest: dict[str | None, Question] = {}
    for question in survey.with_role(Role.PARTNERSHIP_TYPES):
        newest.setdefault(question.public, question)
    order = [public.value for public in (Public.COMPANIES, Public.ASSOCIATIONS)]
    ranked = sorted(
        newest.values(),
        key=lambda q: order.index(q.public) if q.public in order else len(order),
    )
    return tuple(
        Choice(q.key, " · ".join(filter(None, (public_label(q.public), q.wave)))) for q in ranked
    )


def shapes() -> tuple[Choice, ...]:
    """The ways of seeing the four types."""
    return (Choice(BARS, _("Chart")), Choice(TABLE, _("Table")))


def view_to_draw(selection: ComparisonSpec, side: str) -> View:
    """The view of one side, for the region and the reference looked at."""
    return View(
        chart=TYPOLOGY,
        question=side,
        region=selection.region,
        against=selection.against,
        filters=(),
        weighted=selection.weighted,
    )
