"""The four types of partnership of one public, in a region and beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ocpart_desktop.analysis.comparison import LADDER, compared
from ocpart_desktop.analysis.evidence import Evidence
from ocpart_desktop.analysis.results import (
    REST,
    Combination,
    Comparison,
    ComparisonSpec,
    Counted,
    Estimate,
    Thresholds,
    TypologyProfile,
)
from ocpart_desktop.analysis.selection import evidence_of, question_of, region_of
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
    counted: Counted = Counted.RESPONDENTS,
) -> TypologyProfile:
    """The types in their fixed order, as the newest wave says unless another is asked for.

    Options of one type (responsible purchasing, disability…) are joined into a net on the
    respondents' own answers; printed tables cannot be joined, so each of theirs keeps its row.
    Raises ``UserError`` when this public was asked no such question.
    """
    region_of(region)
    spec = ComparisonSpec(
        question=typology_question(survey, public, wave).key,
        region=region,
        against=against,
        filters=filters,
        weighted=weighted,
        without_no_opinion=without_no_opinion,
    )
    return profile_of(survey, spec, thresholds, counted)


def profile_of(
    survey: Survey,
    spec: ComparisonSpec,
    thresholds: Thresholds = LADDER,
    counted: Counted = Counted.RESPONDENTS,
) -> TypologyProfile:
    """The same for the question that a selection names, whatever its answer."""
    question = question_of(survey, spec.question)
    evidence = types_evidence(survey, question, spec, thresholds)
    plain = compared(question, spec, evidence)
    totals = {
        "region": _total(row.region for row in plain.rows),
        "against": _total(row.against for row in plain.rows),
    }
    comparison, together = plain, _together(evidence, spec)
    if counted is Counted.CITATIONS:
        from ocpart_desktop.analysis.citations import citations

        comparison = compared(question, spec, citations(evidence))
    return TypologyProfile(
        comparison=comparison,
        total=totals,
        mean_citations=dict(totals),
        combinations=_combinations(together),
        counted=counted,
        together=together,
    )


def types_evidence(
    survey: Survey, question: Question, spec: ComparisonSpec, thresholds: Thresholds
) -> Evidence:
    """The evidence on the four types of a question. Raises UserError when it has none of them."""
    answers = tuple(typed_answers(question, joined=question.table in survey.respondents))
    if not answers:
        raise UserError(
            "no_types",
            _(
                "None of the answers to “{question}” names one of the four types of partnership: "
                "on the Extract page, give this role to another question."
            ).format(question=question.label),
        )
    return evidence_of(survey, question, spec, thresholds, answers)


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


def _together(evidence: Evidence, spec: ComparisonSpec) -> Comparison | None:
    from ocpart_desktop.analysis.combinations import combinations
    from ocpart_desktop.analysis.microdata import Microdata

    return combinations(evidence, spec) if isinstance(evidence, Microdata) else None


def _combinations(together: Comparison | None) -> tuple[Combination, ...]:
    if together is None:
        return ()
    from ocpart_desktop.analysis.combinations import told

    return tuple(map(told, together.rows))
