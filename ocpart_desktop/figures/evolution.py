"""What may be said from one wave to the next, and what may not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ocpart_desktop.analysis.results import Break, Change, Estimate, Row, Shown, WavePoint
from ocpart_desktop.figures.amounts import amount, displayed, gap_text, unit_of
from ocpart_desktop.figures.charts import Unit
from ocpart_desktop.figures.places import capitalised, elsewhere_of, name_of
from ocpart_desktop.figures.predicates import claim, quotable
from ocpart_desktop.figures.sentence import comparison_sentence, listed, where_of
from ocpart_desktop.i18n import _, whole
from ocpart_desktop.survey.regions import REGIONS


def trend_sentence(points: Sequence[WavePoint]) -> str:
    """The newest wave beside the one before, then every break by its name.

    Across a break no word of rise or fall is said, nor where a figure is hidden.
    """
    newest = points[-1]
    if len(points) == 1:
        return _("Only one wave ({wave}): there is no change to show. {now}").format(
            wave=newest.wave, now=comparison_sentence(newest.comparison, newest.row)
        )
    before = points[-2]
    if newest.breaks or not (_seen(before.row) and _seen(newest.row)):
        said = [_now(newest), _then(before)]
    else:
        said = [_change_here(before, newest), _change_elsewhere(before, newest)]
    said += [
        _("{what}: the two figures do not compare.").format(what=capitalised(break_text(old, new)))
        for old, new in pairwise(points)
        if new.breaks
    ]
    return " ".join(filter(None, said))


def break_text(before: WavePoint, after: WavePoint) -> str:
    """« la base a changé entre 2011 et 2015-2016 (« Toutes », puis « 10 salariés et plus ») »."""
    text = _("{what} between {before} and {after}").format(
        what=break_name(after.breaks), before=before.wave, after=after.wave
    )
    detail = [each for each in (_bases(before, after), _territory(before, after)) if each]
    return f"{text} ({' ; '.join(detail)})" if detail else text


def _bases(before: WavePoint, after: WavePoint) -> str:
    old, new = (quotable(p.comparison.question.base_note or "") for p in (before, after))
    if Break.BASE not in after.breaks or not old or not new:
        return ""
    return _("“{old}”, then “{new}”").format(old=old, new=new)


def _territory(before: WavePoint, after: WavePoint) -> str:
    """« 2011 sans Guadeloupe et Martinique », the regions overseas being named together."""
    said = [
        _("{wave} without {regions}").format(wave=point.wave, regions=_named(codes))
        for point, codes in ((before, after.gained), (after, after.lost))
        if codes
    ]
    return ", ".join(said)


def _named(codes: Sequence[str]) -> str:
    overseas = [region.code for region in REGIONS if region.overseas]
    whole = set(overseas) <= set(codes)
    names = [name_of(code) for code in codes if not whole or code not in overseas]
    return listed([*([_("the regions overseas")] if whole else []), *names])


def break_name(breaks: Sequence[Break]) -> str:
    """« la base a changé », « la formulation et la base ont changé »."""
    alone = {
        Break.WORDING: _("the wording has changed"),
        Break.BASE: _("the base has changed"),
        Break.TERRITORY: _("the territory has changed"),
        Break.ANSWERS: _("the list of answers has changed"),
    }
    if len(breaks) == 1:
        return alone[breaks[0]]
    names = {
        Break.WORDING: _("the wording"),
        Break.BASE: _("the base"),
        Break.TERRITORY: _("the territory"),
        Break.ANSWERS: _("the list of answers"),
    }
    return _("{what} have changed").format(what=listed([names[each] for each in breaks]))


def change_text(change: Change, unit: Unit, *, very_weak: bool) -> str:
    """« hausse non significative (+4 points) »: never a direction the figures do not show."""
    gap, seen = gap_text(change.value, unit), displayed(change.value, unit)
    if very_weak:
        return _("very weak base, the change ({gap}) is not tested").format(gap=gap)
    if change.p_value is None:
        return _("the change ({gap}) could not be tested").format(gap=gap)
    if change.significant:
        worded = (
            _("significant rise ({gap})") if change.value > 0 else _("significant fall ({gap})")
        )
    elif seen == 0:
        worded = _("no change in sight ({gap})")
    elif seen > 0:
        worded = _("rise that is not significant ({gap})")
    else:
        worded = _("fall that is not significant ({gap})")
    return worded.format(gap=gap)


def _change_here(before: WavePoint, after: WavePoint) -> str:
    then, now, change = before.row, after.row, after.region_change
    if then is None or now is None or change is None:
        return ""
    question, unit = after.comparison.question, unit_of(after.comparison.question)
    return _("{where}, {claim} ({after}), against {other} ({before}): {change}.").format(
        where=where_of(after.comparison),
        claim=claim(question, now.answer, amount(now.region.value, unit)),
        after=_dated(after.wave, now.region),
        other=amount(then.region.value, unit),
        before=_dated(before.wave, then.region),
        change=change_text(change, unit, very_weak=_very_weak(then, now)),
    )


def _change_elsewhere(before: WavePoint, after: WavePoint) -> str:
    then, now, change = before.row, after.row, after.against_change
    if then is None or now is None or change is None:
        return ""
    unit = unit_of(after.comparison.question)
    return _("{elsewhere}, {now}, against {then}: {change}.").format(
        elsewhere=capitalised(elsewhere_of(after.comparison)),
        now=amount(now.against.value, unit),
        then=amount(then.against.value, unit),
        change=change_text(change, unit, very_weak=False),
    )


def _now(point: WavePoint) -> str:
    row, comparison = point.row, point.comparison
    if row is None:
        return _("{where}, this answer was not offered ({wave}).").format(
            where=where_of(comparison), wave=point.wave
        )
    if not _seen(row):
        return comparison_sentence(comparison, row)
    unit = unit_of(comparison.question)
    return _("{where}, {claim} ({wave}){beside}.").format(
        where=where_of(comparison),
        claim=claim(comparison.question, row.answer, amount(row.region.value, unit)),
        wave=_dated(point.wave, row.region),
        beside=_beside(point, row, unit),
    )


def _then(point: WavePoint) -> str:
    row = point.row
    if row is None:
        return _("Wave before ({wave}): this answer was not offered.").format(wave=point.wave)
    if not _seen(row):
        return _("Wave before ({wave}): too few people answered for a figure to be shown.").format(
            wave=point.wave
        )
    unit = unit_of(point.comparison.question)
    return _("Wave before ({wave}): {mine}{beside}.").format(
        wave=_dated(point.wave, row.region),
        mine=amount(row.region.value, unit),
        beside=_beside(point, row, unit),
    )


def _beside(point: WavePoint, row: Row, unit: Unit) -> str:
    if row.against.value is None:
        return ""
    return _(", against {other} {elsewhere}").format(
        other=amount(row.against.value, unit), elsewhere=elsewhere_of(point.comparison)
    )


def _dated(wave: str, estimate: Estimate) -> str:
    """« 2015-2016, base 96 »."""
    return _("{wave}, base {n}").format(wave=wave, n=whole(estimate.n)) if estimate.n else wave


def _seen(row: Row | None) -> bool:
    return row is not None and row.shown is not Shown.HIDDEN and row.region.value is not None


def _very_weak(*rows: Row) -> bool:
    return any(row.shown is Shown.VERY_WEAK for row in rows)
