"""The regional day: the storyline of the model day, for any extract and any region.

Its slides come in the order the room discovers them; what could be asked for besides waits,
hidden, at its place. Only what the survey holds: a missing question is a missing slide, never an
empty one, and it is listed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import Initiative, Item, Slide, SlideKind, View
from ocpart_desktop.session.anchors import asked
from ocpart_desktop.session.storyline import ANSWERS, MAP, PUBLICS, TREND, TYPOLOGY
from ocpart_desktop.survey.publics import Public, public_label
from ocpart_desktop.survey.questions import Question, Role
from ocpart_desktop.survey.survey import Survey

TOLD = 3  # initiatives that have a slide of their own, as on the model day


@dataclass(frozen=True, slots=True)
class Proposed:
    """A storyline that was not written down yet, and what the extract lacks for it to be whole."""

    items: tuple[Item, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Wanted:
    role: Role
    public: Public | None
    chart: str
    spare: bool = False


_PLAN = (
    _Wanted(Role.COCONSTRUCTION_DYNAMIC, None, ANSWERS),
    _Wanted(Role.COCONSTRUCTION_DYNAMIC, None, MAP, spare=True),
    _Wanted(Role.INNOVATION_SOURCE, None, PUBLICS),
    _Wanted(Role.PARTNERSHIP_STATUS, Public.COMPANIES, MAP),
    _Wanted(Role.PARTNERSHIP_STATUS, Public.ASSOCIATIONS, MAP),
    _Wanted(Role.PARTNERSHIP_STATUS, Public.ASSOCIATIONS, ANSWERS),
    _Wanted(Role.PARTNERSHIP_STATUS, Public.ASSOCIATIONS, TREND, spare=True),
    _Wanted(Role.PARTNERSHIP_STATUS, Public.COMPANIES, ANSWERS),
    _Wanted(Role.PARTNERSHIP_STATUS, Public.COMPANIES, TREND, spare=True),
    _Wanted(Role.PARTNERSHIP_TYPES, Public.COMPANIES, TYPOLOGY),
    _Wanted(Role.PARTNERSHIP_TYPES, Public.ASSOCIATIONS, TYPOLOGY),
    _Wanted(Role.FRAGILITIES, None, ANSWERS, spare=True),
    _Wanted(Role.PRIORITIES, None, ANSWERS),
    _Wanted(Role.AUTHORITIES_ROLE, None, ANSWERS),
)


def regional_day(survey: Survey, region: str, initiatives: Sequence[Initiative] = ()) -> Proposed:
    """The day of a region, with the initiatives already noted for it."""
    items: list[Item] = [Slide(id="day-opening", kind=SlideKind.OPENING)]
    missing: list[str] = []
    for wanted in _PLAN:
        question = next(iter(survey.with_role(wanted.role, wanted.public)), None)
        if question is None:
            missing.append(_told(wanted))
        elif wanted.chart != TREND or _has_trend(survey, question):
            items.append(_view(wanted, question, region))
    items += [_told_apart(each) for each in initiatives[:TOLD] if each.published]
    items += [
        Slide(id=f"day-{kind.value}", kind=kind)
        for kind in (SlideKind.WALL, SlideKind.NOTES, SlideKind.STEPS)
    ]
    placed = tuple(replace(item, position=place) for place, item in enumerate(items))
    return Proposed(placed, tuple(dict.fromkeys(missing)))


def _view(wanted: _Wanted, question: Question, region: str) -> View:
    return View(
        id=f"day-{wanted.role.value}-{wanted.public or 'all'}-{wanted.chart}",
        chart=wanted.chart,
        question=question.key,
        region=region,
        hidden=wanted.spare,
        asked=asked(question),
    )


def _told_apart(initiative: Initiative) -> Slide:
    return Slide(id=f"day-{initiative.id}", kind=SlideKind.INITIATIVE, initiative=initiative.id)


def _told(wanted: _Wanted) -> str:
    """What is missing, in words: « Statut des partenariats – Dirigeants d'entreprise »."""
    public = public_label(wanted.public) if wanted.public else ""
    return " – ".join(filter(None, (role_label(wanted.role), public)))


def role_label(role: Role) -> str:
    """What a question of the observatory is about."""
    return {
        Role.COCONSTRUCTION_DYNAMIC: _("Dynamic of co-construction"),
        Role.INNOVATION_SOURCE: _("Partnerships, a source of innovation"),
        Role.PARTNERSHIP_STATUS: _("Practice of partnerships"),
        Role.PARTNERSHIP_TYPES: _("Types of partnership"),
        Role.PRIORITIES: _("Priorities of the territory"),
        Role.AUTHORITIES_ROLE: _("Role of local authorities"),
        Role.FRAGILITIES: _("Fragilities of the territory"),
    }[role]


def _has_trend(survey: Survey, question: Question) -> bool:
    """Whether it was asked in several waves that nothing keeps from being compared."""
    from itertools import pairwise

    from ocpart_desktop.analysis.waves import breaks, waves_of

    asked_in = waves_of(survey, question.role or question.id, question.public)
    return len(asked_in) > 1 and not any(breaks(survey, *pair) for pair in pairwise(asked_in))
