"""« Pourquoi ce chiffre ? »: everything a figure rests upon, down to the cells and the command."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ocpart_desktop.analysis.results import (
    Base,
    Change,
    Comparison,
    ComparisonSpec,
    Estimate,
    Panorama,
    RegionRow,
    Row,
    Shown,
    WavePoint,
)
from ocpart_desktop.figures.amounts import NONE, count_text, gap_text, unit_of
from ocpart_desktop.figures.charts import Unit
from ocpart_desktop.figures.evolution import break_text
from ocpart_desktop.figures.places import against_name, reference_name
from ocpart_desktop.figures.provenance import cells, method
from ocpart_desktop.figures.replay import command_line
from ocpart_desktop.figures.sides import region_side_name
from ocpart_desktop.figures.wording import filter_texts, leaves_no_opinion_out, wording
from ocpart_desktop.i18n import _, number, percent, points, signed
from ocpart_desktop.survey.publics import public_label
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.survey import Survey


@dataclass(frozen=True, slots=True)
class Explanation:
    """Labelled facts in reading order, and the command line that computes the figure again."""

    items: tuple[tuple[str, str], ...]
    command: str

    @property
    def lines(self) -> tuple[str, ...]:
        """One line of text a fact, the command last."""
        facts = [*self.items, (_("Command"), self.command)]
        return tuple(_("{label}: {text}").format(label=label, text=text) for label, text in facts)


def without_extract(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines that mean something to who has not the extract: no cells, no command."""
    heads = tuple(_head(label) for label in (_("Cells"), _("Command")))
    return tuple(line for line in lines if not line.startswith(heads))


def begins_a_question(line: str) -> bool:
    """Whether a line is the first that a question's explanation has."""
    return line.startswith(_head(_("Question")))


def is_a_command(line: str) -> bool:
    """Whether a line is a command to type."""
    return line.startswith(_head(_("Command")))


def _head(label: str) -> str:
    return _("{label}: {text}").format(label=label, text="")


Command = tuple[str, ...]
COMPARE: Command = ("compare",)


def explain(
    survey: Survey,
    comparison: Comparison,
    row: Row | None = None,
    *,
    file: str | None = None,
    command: Command = COMPARE,
    tested: int | None = None,
) -> Explanation:
    """Where the figures of a comparison come from; of one row when it is given.

    ``file`` is what the command reads, the extract's name unless given; ``command`` is the one
    that computes it again, and its options. ``tested`` is how many gaps were tested together, the
    comparison's own unless others stand beside them.
    """
    spec, question = comparison.spec, comparison.question
    row = row or (comparison.row(spec.answer) if spec.answer else None)
    items = _asked(survey, question, spec)
    if row is not None:
        items.append((_("Answer"), _answer_text(question, row)))
        spec = replace(spec, answer=row.answer.id)
    items.append((region_side_name(comparison), _base_text(comparison.base_region)))
    items.append((against_name(comparison), _base_text(comparison.base_against)))
    if row is not None:
        items += _figures(comparison, row)
        items.append((_("Base"), _weakness(row.shown)))
    items.append((_("Method"), method(question, comparison.notes)))
    items.append((_("Tests"), _together(comparison, row, tested)))
    answers = [row.answer.id] if row else [each.answer.id for each in comparison.rows]
    items.append((_("Cells"), cells(survey, question, answers, spec.region)))
    name, *more = command
    line = command_line(survey, question, spec, file=file, command=name, more=more)
    return Explanation(_kept(items), line)


def explain_panorama(survey: Survey, panorama: Panorama, *, file: str | None = None) -> Explanation:
    """Where the figures of a map or a ranking come from."""
    spec, question = panorama.spec, panorama.question
    unit = unit_of(question)
    items = [
        *_asked(survey, question, spec),
        (_("Answer"), panorama.answer.label),
        (_("Each region compared with"), reference_name(spec.against)),
        (_("France"), _estimate_text(panorama.national, unit)),
        (_("Method"), method(question, panorama.notes)),
        (_("Cells"), cells(survey, question, [panorama.answer.id], None)),
    ]
    command = command_line(survey, question, replace(spec, answer=panorama.answer.id), file=file)
    return Explanation(_kept(items), command)


def explain_region(
    survey: Survey,
    panorama: Panorama,
    comparison: Comparison,
    *,
    file: str | None = None,
    command: Command = COMPARE,
    together: int | None = None,
) -> Explanation:
    """Where one region's figure on a map or in a ranking comes from.

    ``comparison`` is the same selection for that region; its p-values stand beside those adjusted
    over the regions seen together, and the rank beside those possible.
    """
    seen = panorama.region(comparison.region_code)
    row = comparison.row(panorama.answer.id)
    if row is not None:
        row = replace(row, adjusted_p=seen.adjusted_p, significant=seen.significant)
    made = explain(survey, comparison, row, file=file, command=command)
    tested = sum(each.p_value is not None for each in panorama.regions)
    said = _("{n} regions tested together, with Holm's correction").format(n=tested)
    if together is not None:
        tested = together
        said = _("{n} gaps tested together, with Holm's correction").format(n=tested)
    items = [(label, text) for label, text in made.items if label != _("Tests")]
    if seen.p_value is not None and tested > 1:
        items.append((_("Tests"), said))
    if seen.rank is not None:
        items.append((_("Rank"), _rank_text(panorama, seen)))
    return Explanation(tuple(items), made.command)


def explain_wave(
    survey: Survey,
    point: WavePoint,
    before: WavePoint | None,
    *,
    file: str | None = None,
    command: Command = COMPARE,
) -> Explanation:
    """Where one wave's figure comes from, and what it gained since the wave before."""
    made = explain(survey, point.comparison, point.row, file=file, command=command)
    if before is None:
        return made
    unit = unit_of(point.comparison.question)
    items = list(made.items)
    if point.breaks:
        items.append((_("Since {wave}").format(wave=before.wave), break_text(before, point)))
    names = region_side_name(point.comparison), against_name(point.comparison)
    for name, change in zip(names, (point.region_change, point.against_change), strict=True):
        if change is not None:
            label = _("Change since {wave}, {side}").format(wave=before.wave, side=name)
            items.append((label, _change_text(change, unit)))
    return Explanation(_kept(items), made.command)


def _asked(survey: Survey, question: Question, spec: ComparisonSpec) -> list[tuple[str, str]]:
    left_out = _("left out of the base")
    weight = _("as weighted in the file") if spec.weighted else _("none: unweighted")
    return [
        (_("Question"), wording(question)),
        (_("Public"), public_label(question.public)),
        (_("Asked of"), question.base_note or ""),
        (_("Wave"), question.wave or ""),
        (_("Filters"), ", ".join(filter_texts(survey, question, spec))),
        (_("Weighting"), weight),
        (_("No opinion"), left_out if leaves_no_opinion_out(question, spec) else ""),
    ]


def _answer_text(question: Question, row: Row) -> str:
    if not row.answer.members:
        return row.answer.label
    labels = [a.label for m in row.answer.members if (a := question.answer(m)) is not None]
    return _("{net}, which adds up {answers}").format(
        net=row.answer.label, answers=" + ".join(labels)
    )


def _figures(comparison: Comparison, row: Row) -> list[tuple[str, str]]:
    unit = unit_of(comparison.question)
    if row.shown is Shown.HIDDEN:
        return [(_("Figure"), _("masked"))]
    mine, theirs = region_side_name(comparison), against_name(comparison)
    return [
        (_("Figure, {side}").format(side=mine), _estimate_text(row.region, unit)),
        (_("Figure, {side}").format(side=theirs), _estimate_text(row.against, unit)),
        (_("Gap"), _gap_text(row, unit)),
    ]


def _weakness(shown: Shown) -> str:
    return {
        Shown.WEAK: _("weak (*)"),
        Shown.VERY_WEAK: _("very weak (**): neither ranked nor tested"),
        Shown.HIDDEN: _(
            "too small to be shown, or hidden because another one could be worked out from it"
        ),
    }.get(shown, "")


def _together(comparison: Comparison, row: Row | None, others: int | None = None) -> str:
    """How many answers were tested at once, where the one looked at was."""
    tested = sum(each.p_value is not None for each in comparison.rows)
    if (others or tested) < 2 or (row is not None and row.p_value is None):
        return ""
    if others is not None:
        return _("{n} gaps tested together, with Holm's correction").format(n=others)
    return _("{n} answers tested together, with Holm's correction").format(n=tested)


def _rank_text(panorama: Panorama, row: RegionRow) -> str:
    ranked = sum(each.rank is not None for each in panorama.regions)
    text = _("{rank} of {n}").format(rank=row.rank, n=ranked)
    if row.ranks is None:
        return text
    best, worst = row.ranks
    return (
        text
        + " · "
        + _("from {best} to {worst} given the intervals").format(best=best, worst=worst)
    )


def _gap_text(row: Row, unit: Unit) -> str:
    if row.gap is None:
        return ""
    text = gap_text(row.gap, unit)
    if row.gap_low is not None and row.gap_high is not None:
        text += " " + _gap_interval(row.gap_low, row.gap_high, unit)
    return text + _p_text(row.p_value, row.adjusted_p)


def _change_text(change: Change, unit: Unit) -> str:
    text = gap_text(change.value, unit)
    if change.low is not None and change.high is not None:
        text += " " + _gap_interval(change.low, change.high, unit)
    return text + _p_text(change.p_value, change.adjusted_p)


def _gap_interval(low: float, high: float, unit: Unit) -> str:
    ends = [points(end, 1) if unit is Unit.SHARE else signed(end, 2) for end in (low, high)]
    return f"[{ends[0]} ; {ends[1]}]"


def _p_text(p_value: float | None, adjusted: float | None) -> str:
    if p_value is None:
        return ""
    text = " · " + _("p = {p}").format(p=number(p_value, 4))
    if adjusted is not None and adjusted != p_value:
        text += " · " + _("adjusted p = {p}").format(p=number(adjusted, 4))
    return text


def _estimate_text(estimate: Estimate, unit: Unit) -> str:
    if estimate.value is None:
        return NONE
    text = _precise(estimate.value, unit)
    if estimate.low is not None and estimate.high is not None:
        text += f" [{_precise(estimate.low, unit)} – {_precise(estimate.high, unit)}]"
    if estimate.se is not None:
        text += " · " + _("standard error {se}").format(se=_precise(estimate.se, unit))
    if estimate.n:
        text += " · " + _("base {n}").format(n=count_text(estimate.n))
    if estimate.effective is not None:
        text += " · " + _("effective base {n}").format(n=count_text(estimate.effective))
    return text


def _precise(value: float, unit: Unit) -> str:
    return percent(value, 1) if unit is Unit.SHARE else number(value, 2)


def _base_text(base: Base | None) -> str:
    if base is None:
        return _("base hidden or not published")
    return _("base {n} (weighted {weighted}, effective {effective})").format(
        n=count_text(base.n), weighted=number(base.weighted, 1), effective=number(base.effective, 1)
    )


def _kept(items: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((label, text) for label, text in items if text)
