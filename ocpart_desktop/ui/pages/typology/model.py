"""What the Typology page offers: publics, ways of seeing the four types, and the view of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ocpart_desktop.analysis.results import ComparisonSpec
from ocpart_desktop.figures.charts import Named, parted
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import View
from ocpart_desktop.session.storyline import (
    CITATIONS,
    MAP,
    ROOM,
    SIDES,
    SIDES_CITATIONS,
    STATUS,
    TYPES_BY_REGION,
    TYPES_TOGETHER,
    TYPES_TREND,
    TYPOLOGY,
    view_of,
)
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.survey.publics import Public, public_label
from ocpart_desktop.survey.questions import Question, Role
from ocpart_desktop.survey.survey import Survey
from ocpart_desktop.ui.choice import Choice

BARS, TABLE = "bars", "table"
PROFILE, BOTH, REGIONS, TOGETHER = "profile", "both", "regions", "together"
IN_THE_ROOM, PRACTICE, TREND = "room", "practice", "trend"
RESPONDENTS, CITED = "respondents", "citations"
ALL = "all"

Filters = tuple[tuple[str, str], ...]


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


def ways(survey: Survey, side: str) -> tuple[Choice, ...]:
    """The ways of seeing the types; the practice of partnerships where it was asked."""
    offered = [
        Choice(PROFILE, _("Profile")),
        Choice(BOTH, _("Side by side")),
        Choice(REGIONS, _("Regions × types")),
        Choice(TOGETHER, _("Combinations")),
        Choice(IN_THE_ROOM, _("The room")),
        Choice(PRACTICE, _("Practice")),
        Choice(TREND, _("Trend")),
    ]
    if status_of(survey, side) is None:
        offered = [choice for choice in offered if choice.key != PRACTICE]
    return tuple(offered)


def shapes() -> tuple[Choice, ...]:
    """A chart, or its table."""
    return (Choice(BARS, _("Chart")), Choice(TABLE, _("Table")))


def counts() -> tuple[Choice, ...]:
    """Out of what shares are."""
    return (Choice(RESPONDENTS, _("Respondents")), Choice(CITED, _("Citations")))


def practices() -> tuple[Choice, ...]:
    """The practice rate of every region, or the three statuses of every public."""
    return (Choice(MAP, _("Map")), Choice(STATUS, _("Three statuses")))


def trends() -> tuple[Choice, ...]:
    """All the types in the region, or one of them beside the rest."""
    every = Choice(ALL, _("The four types"))
    return (every, *(Choice(kind.value, kind.label) for kind in PartnershipType))


def status_of(survey: Survey, side: str) -> Question | None:
    """The question on the status put to the public of a side, in its wave if it was."""
    types = survey.question(side)
    if types is None:
        return None
    asked = survey.with_role(Role.PARTNERSHIP_STATUS, types.public)
    same = [question for question in asked if question.wave == types.wave]
    return next(iter([*same, *asked]), None)


@dataclass(frozen=True, slots=True)
class Looking:
    """How the typology is looked at; ``sort`` is the answer whose gaps order the regions."""

    side: str
    way: str = PROFILE
    shape: str = BARS
    counted: str = RESPONDENTS
    practice: str = MAP
    kind: str = ALL
    sort: str = ""
    filters: Filters = ()

    @classmethod
    def remembered(cls, survey: Survey, remembered: Callable[[str], object]) -> Looking:
        """As it was left in the notebook, as far as this survey still offers it."""
        from ocpart_desktop.analysis.filters import applicable

        side = _known(sides(survey), remembered("side"))
        question = survey.question(side)
        left = _pairs(remembered("typology_filters"))
        return cls(
            side=side,
            way=_known(ways(survey, side), remembered("typology_way")),
            shape=_known(shapes(), remembered("typology_shape")),
            counted=_known(counts(), remembered("typology_counted")),
            practice=_known(practices(), remembered("typology_practice")),
            kind=_known(trends(), remembered("typology_kind")),
            sort=str(remembered("typology_sort") or ""),
            filters=applicable(survey, question, left) if question else (),
        )

    @property
    def as_table(self) -> bool:
        """Whether the table takes the chart's place."""
        return self.shape == TABLE

    @property
    def of_one_public(self) -> bool:
        """Whether one public is to be picked."""
        if self.way == PRACTICE:
            return self.practice == MAP
        return self.way in (PROFILE, REGIONS, TOGETHER, TREND)

    @property
    def has_counts(self) -> bool:
        """Whether respondents or citations can be chosen."""
        return self.way in (PROFILE, BOTH)

    def selection(self, survey: Survey, selection: ComparisonSpec) -> ComparisonSpec:
        """The page's own question, for the region and the reference looked at everywhere."""
        asked = status_of(survey, self.side) if self.way == PRACTICE else None
        return ComparisonSpec(
            question=asked.key if asked else self.side,
            region=selection.region,
            against=selection.against,
            answer=self._answer(asked),
            filters=self.filters,
            weighted=selection.weighted,
            without_no_opinion=selection.without_no_opinion,
        )

    def view(self, survey: Survey, selection: ComparisonSpec) -> View:
        """What is drawn."""
        return view_of(self.selection(survey, selection), self._chart)

    @property
    def _chart(self) -> str:
        cited = self.counted == CITED
        return {
            PROFILE: CITATIONS if cited else TYPOLOGY,
            BOTH: SIDES_CITATIONS if cited else SIDES,
            REGIONS: TYPES_BY_REGION,
            TOGETHER: TYPES_TOGETHER,
            IN_THE_ROOM: ROOM,
            PRACTICE: self.practice,
            TREND: TYPES_TREND,
        }[self.way]

    def _answer(self, status: Question | None) -> str | None:
        if status is not None:
            from ocpart_desktop.figures.typology.status import having

            found = having(status.answers) if self.practice == MAP else None
            return found.id if found else None
        if self.way == REGIONS:
            return self.sort or None
        return self.kind if self.way == TREND and self.kind != ALL else None


def why_not(survey: Survey, looking: Looking) -> str:
    """Why a way of seeing has nothing to show here; empty when it has."""
    from ocpart_desktop.figures.typology.together import why_not_together

    question = survey.question(looking.side)
    if looking.way != TOGETHER or question is None:
        return ""
    return why_not_together(survey, question)


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking a part of a chart asks for: a column to sort by, or a comparison to go to."""

    sort: str | None = None
    question: str = ""
    answer: str = ""
    region: str = ""
    page: str = ""


def taken(survey: Survey, looking: Looking, named: str, key: str) -> Taken:
    """What a part of a chart leads to."""
    one, other = parted(key)
    if named == Named.REGION_ANSWER and not one:
        return Taken(sort=other)
    if named == Named.REGION_ANSWER and not other:
        return Taken(region=one)
    if named == Named.REGION_ANSWER:
        return _compared(survey, looking.side, other, region=one)
    if named == Named.QUESTION_ANSWER:
        return _compared(survey, one, other) if one else Taken(page="initiatives")
    if named == Named.REGION:
        return Taken(region=key)
    if named == Named.ANSWER and looking.way == PROFILE:
        return _compared(survey, looking.side, key)
    return Taken()


def _compared(survey: Survey, question: str, answer: str, region: str = "") -> Taken:
    """The comparison on the Regions page; options joined into a type are seen all together."""
    asked = survey.question(question)
    if asked is None:
        return Taken()
    known = asked.answer(answer)
    return Taken(question=question, answer=known.id if known else "", region=region, page="regions")


def _known(choices: Sequence[Choice], left: object) -> str:
    keys = [choice.key for choice in choices]
    return str(left) if left in keys else keys[0]


def _pairs(left: object) -> Filters:
    """Filters as a notebook remembers them; anything else is none."""
    rows = left if isinstance(left, list) else []
    pairs = [tuple(row) for row in rows if isinstance(row, list) and len(row) == 2]
    return tuple((a, b) for a, b in pairs if isinstance(a, str) and isinstance(b, str))
