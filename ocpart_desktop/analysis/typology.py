"""The four types of partnership of one public, in a region and beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ocpart_desktop.analysis.comparison import LADDER, compared, side_against
from ocpart_desktop.analysis.evidence import Evidence, Side
from ocpart_desktop.analysis.results import (
    REST,
    Combination,
    ComparisonSpec,
    Estimate,
    Thresholds,
    TypologyProfile,
)
from ocpart_desktop.analysis.selection import evidence_of, region_of
from ocpart_desktop.i18n import _
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.survey.questions import Answer, Question, Role
from ocpart_desktop.survey.survey import Survey
from ocpart_desktop.system.errors import UserError


def typology(
    survey: Survey,
    *,
    public: str | None,
    region: str,
    against: str = REST,
    wave: str | None = None,
    filters: tuple[tuple[str, str], ...] = (),
    weighted: bool = True,
    without_no_opinion: bool = False,
    thresholds: Thresholds = LADDER,
) -> TypologyProfile:
    """The types in their fixed order, as the newest wave says unless another is asked for.

    Options of one type (responsible purchasing, disability…) are joined into a net on the
    respondents' own answers; printed tables cannot be joined, so each of theirs keeps its row.
    Raises ``UserError`` when this public was asked no such question.
    """
    region_of(region)
    question = typology_question(survey, public, wave)
    spec = ComparisonSpec(
        question=question.key,
        region=region,
        against=against,
        filters=filters,
        weighted=weighted,
        without_no_opinion=without_no_opinion,
    )
    joined = question.table in survey.respondents
    answers = tuple(typed_answers(question, joined=joined))
    evidence = evidence_of(survey, question, spec, thresholds, answers)
    comparison = compared(question, spec, evidence)
    totals = {
        "region": _total(row.region for row in comparison.rows),
        "against": _total(row.against for row in comparison.rows),
    }
    return TypologyProfile(
        comparison=comparison,
        total=totals,
        mean_citations=dict(totals),
        combinations=_combinations(evidence, Side.region(region), side_against(spec)),
    )


def typology_question(survey: Survey, public: str | None, wave: str | None = None) -> Question:
    """The question on types asked of a public (of any, without one), newest wave first."""
    found = survey.find(Role.PARTNERSHIP_TYPES.value, public=public, wave=wave)
    if not found:
        raise UserError(
            "no_typology",
            _("This extract has no question on the types of partnership for this public."),
        )
    return found[0]


def typed_answers(question: Question, *, joined: bool) -> Iterator[Answer]:
    """The answers bearing a type, in the fixed order of types; ``joined`` makes one of several."""
    for kind in PartnershipType:
        bearing = [answer for answer in question.answers if answer.type is kind]
        nets = [answer for answer in bearing if answer.net]
        if nets or len(bearing) < 2 or not joined:
            yield from nets[:1] or bearing
        else:
            members = tuple(answer.id for answer in bearing)
            yield Answer(kind.value, kind.label, net=True, members=members, type=kind)


def _total(estimates: Iterable[Estimate]) -> float | None:
    """The sum of the shares, which is also the mean number of types held."""
    values = [estimate.value for estimate in estimates]
    known = [value for value in values if value is not None]
    return sum(known) if known and len(known) == len(values) else None


def _combinations(evidence: Evidence, first: Side, second: Side) -> tuple[Combination, ...]:
    from ocpart_desktop.analysis.combinations import combinations
    from ocpart_desktop.analysis.microdata import Microdata

    return combinations(evidence, first, second) if isinstance(evidence, Microdata) else ()
