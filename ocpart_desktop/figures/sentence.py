"""One honest sentence a figure, the same on screen, in documents and on the command line."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite

from ocpart_desktop.analysis.results import (
    Against,
    Base,
    Comparison,
    Estimate,
    Note,
    Panorama,
    RegionRow,
    Row,
    Shown,
    TypologyProfile,
)
from ocpart_desktop.figures.amounts import amount, gap_text, unit_of
from ocpart_desktop.figures.charts import Unit
from ocpart_desktop.figures.places import (
    capitalised,
    elsewhere_of,
    panorama_elsewhere,
    within,
)
from ocpart_desktop.figures.predicates import claim, of_them, practise, quotable
from ocpart_desktop.figures.wording import conditions
from ocpart_desktop.i18n import _, current_language, ngettext, number, whole


def comparison_sentence(comparison: Comparison, row: Row | None = None) -> str:
    """What the comparison says of one row (the spec's, else the headline), and how surely."""
    row = row or comparison.row(comparison.spec.answer)
    where = where_of(comparison)
    if Note.REGION_ABSENT in comparison.notes:
        return _("{where}, nobody answered this question in this extract.").format(where=where)
    if comparison.shown is Shown.HIDDEN:
        return _("{where}, too few people answered for this figure to be shown.").format(
            where=where
        )
    if row is not None and row.shown is not Shown.HIDDEN and row.region.value is None:
        return _("{where}, no figure of “{answer}” is published.").format(
            where=where, answer=quotable(row.answer.label)
        )
    if row is None or row.shown is Shown.HIDDEN or row.region.value is None:
        return _("{where}, this figure is hidden so that nobody can be recognised.").format(
            where=where
        )
    unit = unit_of(comparison.question)
    said = claim(comparison.question, row.answer, amount(row.region.value, unit))
    bases = bases_text(comparison, row)
    place = elsewhere_of(comparison)
    if row.against.value is None:
        return _("{where}, {claim}{bases}; there is no figure {elsewhere}.").format(
            where=where, claim=said, bases=bases, elsewhere=place
        )
    return _("{where}, {claim}, against {other} {elsewhere}: {verdict}{bases}.").format(
        where=where,
        claim=said,
        other=amount(row.against.value, unit),
        elsewhere=place,
        verdict=verdict(row, unit),
        bases=bases,
    )


def panorama_sentence(panorama: Panorama, selected: str | None = None) -> str:
    """Where the selected region stands among the regions; else how far apart they are."""
    unit = unit_of(panorama.question)
    if selected is None:
        return _spread(panorama, unit)
    row = panorama.region(selected)
    where = _placed(row.code, row.name, conditions(panorama))
    if row.estimate.value is None and panorama.question.indicator:
        return _("{where}, no figure is published. {spread}").format(
            where=where, spread=_spread(panorama, unit)
        )
    if row.estimate.value is None or row.shown is Shown.HIDDEN:
        return _(
            "{where}, there is no figure to show: too few people answered, or none. {spread}"
        ).format(where=where, spread=_spread(panorama, unit))
    said = claim(panorama.question, panorama.answer, amount(row.estimate.value, unit))
    place = panorama_elsewhere(panorama)
    if row.against.value is None:
        return _("{where}, {claim}: {standing}{bases}; there is no figure {elsewhere}.").format(
            where=where,
            claim=said,
            standing=_standing(panorama, row, unit),
            bases=_base_of(row.estimate),
            elsewhere=place,
        )
    return _("{where}, {claim}, against {other} {elsewhere}: {standing}{bases}.").format(
        where=where,
        claim=said,
        other=amount(row.against.value, unit),
        elsewhere=place,
        standing=_standing(panorama, row, unit),
        bases=_base_of(row.estimate),
    )


def typology_sentence(profile: TypologyProfile) -> str:
    """The four types in the region, from the most to the least practised, and what differs."""
    comparison = profile.comparison
    rows = [row for row in comparison.rows if row.answer.type and row.region.value is not None]
    if comparison.shown is Shown.HIDDEN or not rows:
        return comparison_sentence(comparison)
    rows.sort(key=lambda row: -(row.region.value or 0))
    first, *others = rows
    said = [
        f"{amount(first.region.value, Unit.SHARE)} {of_them(comparison.question.public)} "
        f"{practise(first.answer.type)}"  # type: ignore[arg-type]
    ]
    said += [
        f"{amount(row.region.value, Unit.SHARE)} {practise(row.answer.type)}"  # type: ignore[arg-type]
        for row in others
    ]
    return _("{where}, {shares}: {verdict}{bases}.").format(
        where=where_of(comparison),
        shares=listed(said),
        verdict=types_verdict(comparison, rows),
        bases=bases_text(comparison),
    )


def verdict(row: Row, unit: Unit) -> str:
    """What may be said of the gap: significant, not significant, not tested, unknown."""
    if row.gap is None:
        return _("the gap cannot be computed")
    gap = gap_text(row.gap, unit)
    if row.shown is Shown.VERY_WEAK:
        return _("the base is very weak, the gap ({gap}) is not tested").format(gap=gap)
    if row.p_value is None:
        return _("the gap ({gap}) could not be tested").format(gap=gap)
    if row.significant:
        return _("the gap ({gap}) is significant").format(gap=gap)
    return _("the gap ({gap}) is not significant").format(gap=gap)


def short_verdict(shown: Shown, p_value: float | None, *, significant: bool) -> str:
    """The verdict in a word or two, for a table."""
    if shown is Shown.HIDDEN:
        return _("masked")
    if shown is Shown.VERY_WEAK:
        return _("very weak base")
    if p_value is None:
        return _("not tested")
    return _("significant") if significant else _("not significant")


def bases_text(comparison: Comparison, row: Row | None = None) -> str:
    """« (base 87, base efficace 64) », both sides when two regions are compared.

    The effective base is that of the answer spoken of; of the question, when several are.
    """
    mine = _known_effective(row.region if row else None, comparison.base_region)
    if comparison.against is not Against.REGION:
        return _base_of(mine)
    theirs = _known_effective(row.against if row else None, comparison.base_against)
    if not mine.n or not theirs.n or mine.effective is None or theirs.effective is None:
        return _base_of(mine)
    return " " + _("(bases {n} and {m}, effective bases {e} and {f})").format(
        n=whole(mine.n), m=whole(theirs.n), e=whole(mine.effective), f=whole(theirs.effective)
    )


def listed(texts: list[str]) -> str:
    """« a, b et c »."""
    from babel.lists import format_list

    return format_list(texts, locale=current_language())


def where_of(comparison: Comparison) -> str:
    """The region, and under which conditions it is looked at."""
    return _placed(comparison.region_code, comparison.region_name, conditions(comparison))


def _placed(code: str, name: str, conditions: list[str]) -> str:
    """« En Bretagne », or « En Bretagne (Taille : 10 salariés et plus, non pondéré) »."""
    where = capitalised(within(code, name))
    return f"{where} ({', '.join(conditions)})" if conditions else where


def _known_effective(estimate: Estimate | None, base: Base | None) -> Estimate:
    """At 0 % or 100 % the share's own effective base is unknown: the base's stands for it."""
    if estimate is None:
        return Estimate(None, n=base.n if base else 0, effective=base.effective if base else None)
    if estimate.effective is not None and isfinite(estimate.effective):
        return estimate
    return replace(estimate, effective=base.effective if base else None)


def _base_of(estimate: Estimate) -> str:
    if not estimate.n:
        return ""
    if estimate.effective is None or not isfinite(estimate.effective):
        return " " + _("(base {n})").format(n=whole(estimate.n))
    return " " + _("(base {n}, effective base {effective})").format(
        n=whole(estimate.n), effective=whole(estimate.effective)
    )


def types_verdict(comparison: Comparison, rows: list[Row]) -> str:
    """Which types differ significantly from the other side, if any could be tested."""
    place = elsewhere_of(comparison)
    if any(row.shown is Shown.VERY_WEAK for row in rows):
        return _("the base is very weak, the gaps are not tested")
    if all(row.p_value is None for row in rows):
        return _("the gaps could not be tested")
    differing = [
        _("“{answer}” ({gap})").format(
            answer=quotable(row.answer.label), gap=gap_text(row.gap, Unit.SHARE)
        )
        for row in rows
        if row.significant and row.gap is not None
    ]
    if not differing:
        return _("no significant gap with the shares seen {elsewhere}").format(elsewhere=place)
    return ngettext(
        "{gaps} differs significantly from the share seen {elsewhere}",
        "{gaps} differ significantly from the shares seen {elsewhere}",
        len(differing),
    ).format(elsewhere=place, gaps=listed(differing))


def _standing(panorama: Panorama, row: RegionRow, unit: Unit) -> str:
    if row.shown is Shown.VERY_WEAK:
        return _("the base is very weak, the region is not ranked")
    parts = []
    if row.rank is not None:
        parts.append(_ranked(panorama, row))
    if row.gap is not None and row.p_value is not None:
        worded = _("the gap ({gap}) is significant")
        if not row.significant:
            worded = _("the gap ({gap}) is not significant")
        parts.append(worded.format(gap=gap_text(row.gap, unit)))
    return ", ".join(parts) or _("the region is not ranked")


def _ranked(panorama: Panorama, row: RegionRow) -> str:
    """« rang 3 sur 13 régions classées, de 1 à 7 au vu des intervalles »."""
    ranked = [other for other in panorama.regions if other.rank is not None]
    tied = sum(other.rank == row.rank for other in ranked) > 1
    worded = _("tied in rank {rank} of {n}") if tied else _("in rank {rank} of {n}")
    text = worded.format(rank=number(row.rank or 0), n=number(len(ranked)))
    if row.ranks is None or row.ranks[0] == row.ranks[1]:
        return text
    best, worst = map(number, row.ranks)
    return _("{rank} (from {best} to {worst}, given the intervals)").format(
        rank=text, best=best, worst=worst
    )


def _spread(panorama: Panorama, unit: Unit) -> str:
    seen = [r for r in panorama.regions if r.shown.tested and r.estimate.value is not None]
    if not seen:
        return _("No region has a base large enough to be ranked.")
    seen.sort(key=lambda row: row.estimate.value or 0)
    low, high = seen[0], seen[-1]
    return _(
        "“{answer}”: from {low} {low_place} to {high} {high_place}, "
        "{national} in France as a whole."
    ).format(
        answer=quotable(panorama.answer.label),
        low=amount(low.estimate.value, unit),
        low_place=within(low.code, low.name),
        high=amount(high.estimate.value, unit),
        high_place=within(high.code, high.name),
        national=amount(panorama.national.value, unit),
    )
