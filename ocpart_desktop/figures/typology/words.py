"""What is said of the types: out of what, how many in all, which gap is significant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ocpart_desktop.analysis.results import Comparison, Counted, Row, Shown, TypologyProfile
from ocpart_desktop.figures.amounts import amount, gap_text
from ocpart_desktop.figures.charts import ColourRole, Unit
from ocpart_desktop.figures.places import elsewhere_of
from ocpart_desktop.figures.predicates import of_them, quotable
from ocpart_desktop.figures.sentence import (
    bases_text,
    comparison_sentence,
    listed,
    types_verdict,
    typology_sentence,
    where_of,
)
from ocpart_desktop.i18n import _, number, percent
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.survey.questions import Answer


def out_of_what(counted: Counted) -> str:
    """The denominator, as a title says it."""
    if counted is Counted.CITATIONS:
        return _("in % of the citations")
    return _("in % of the respondents")


def titled(topic: str, counted: Counted) -> str:
    """A title that says what its figures are out of."""
    return _("{topic}, {denominator}").format(topic=topic, denominator=out_of_what(counted))


def colour_of(kind: PartnershipType) -> ColourRole:
    """The type's own colour, the same wherever types are told apart by one."""
    return ColourRole(kind.value)


def typed_rows(comparison: Comparison) -> list[Row]:
    """The rows that bear a type, in their fixed order."""
    return [row for kind in PartnershipType for row in comparison.rows if row.answer.type is kind]


def type_name(answer: Answer, among: Iterable[Answer]) -> str:
    """The type's own name, so that two files say the same; the file's where several bear it."""
    same = [each for each in among if each.type is answer.type]
    return answer.type.label if answer.type and len(same) == 1 else answer.label


def answers_of(comparison: Comparison) -> list[Answer]:
    """What its rows are about."""
    return [row.answer for row in comparison.rows]


def profile_sentence(profile: TypologyProfile) -> str:
    """The four types in the region and what differs, out of what they are counted."""
    if profile.counted is Counted.RESPONDENTS:
        return typology_sentence(profile)
    comparison = profile.comparison
    rows = [row for row in typed_rows(comparison) if row.region.value is not None]
    if comparison.shown is Shown.HIDDEN or not rows:
        return comparison_sentence(comparison)
    rows.sort(key=lambda row: -(row.region.value or 0))
    shares = [
        _("{share} for “{type}”").format(
            share=amount(row.region.value, Unit.SHARE), type=quotable(row.answer.label)
        )
        for row in rows
    ]
    return _("{where}, out of the citations {of_them}, {shares}: {verdict}{bases}.").format(
        where=where_of(comparison),
        of_them=of_them(comparison.question.public),
        shares=listed(shares),
        verdict=types_verdict(comparison, rows),
        bases=bases_text(comparison),
    )


def totals_sentence(profile: TypologyProfile) -> str:
    """« Total : 116 %, soit 1,2 type par répondant, contre 147 % (1,5)… »; empty when hidden."""
    mine, theirs = profile.total.get("region"), profile.total.get("against")
    if mine is None or profile.comparison.shown is Shown.HIDDEN:
        return ""
    said = _("Total of the shares of respondents: {total}, or {mean} types each").format(
        total=percent(mine), mean=number(mine, 1)
    )
    if theirs is None:
        return said + "."
    return _("{said}, against {total} ({mean}) {elsewhere}.").format(
        said=said,
        total=percent(theirs),
        mean=number(theirs, 1),
        elsewhere=elsewhere_of(profile.comparison),
    )


def significant_gaps(named: Sequence[tuple[str, Row]]) -> str:
    """The significant gaps by name, or that none is; nothing when none could be tested."""
    if not any(row.p_value is not None for _name, row in named):
        return _("No gap could be tested.")
    differing = [
        f"{name} ({gap_text(row.gap, Unit.SHARE)})"
        for name, row in named
        if row.significant and row.gap is not None
    ]
    if not differing:
        return _("No gap is significant.")
    return _("Significant: {gaps}.").format(gaps=listed(differing))
