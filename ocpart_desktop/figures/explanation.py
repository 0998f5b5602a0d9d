"""« Pourquoi ce chiffre ? »: everything a figure rests upon, down to the cells and the command."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from ocpart_desktop.analysis.results import (
    REST,
    Base,
    Comparison,
    ComparisonSpec,
    Estimate,
    Note,
    Panorama,
    Row,
    Shown,
)
from ocpart_desktop.figures.amounts import NONE, count_text, gap_text, unit_of
from ocpart_desktop.figures.charts import Unit
from ocpart_desktop.figures.places import against_name, reference_name
from ocpart_desktop.figures.sides import region_side_name
from ocpart_desktop.figures.wording import filter_texts, leaves_no_opinion_out, wording
from ocpart_desktop.i18n import _, number, percent
from ocpart_desktop.survey.publics import public_label
from ocpart_desktop.survey.questions import Question, QuestionKind
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


def explain(survey: Survey, comparison: Comparison, row: Row | None = None) -> Explanation:
    """Where the figures of a comparison come from; of one row when it is given."""
    spec, question = comparison.spec, comparison.question
    row = row or (comparison.row(spec.answer) if spec.answer else None)
    items = _asked(survey, question, spec)
    if row is not None:
        items.append((_("Answer"), _answer_text(question, row)))
    items.append((region_side_name(comparison), _base_text(comparison.base_region)))
    items.append((against_name(comparison), _base_text(comparison.base_against)))
    if row is not None and row.shown is not Shown.HIDDEN:
        items += _figures(comparison, row)
    items.append((_("Method"), method(question, comparison.notes)))
    answers = [row.answer.id] if row else [each.answer.id for each in comparison.rows]
    items.append((_("Cells"), cells(survey, question, answers, spec.region)))
    return Explanation(_kept(items), command_line(survey, question, spec))


def explain_panorama(survey: Survey, panorama: Panorama) -> Explanation:
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
    return Explanation(_kept(items), command_line(survey, question, spec))


def method(question: Question, notes: Sequence[Note]) -> str:
    """How the figure, its interval and its test were computed."""
    if question.kind in (QuestionKind.MEAN, QuestionKind.COUNT):
        estimate = _("weighted mean, t interval at 95% on the linearised error")
    else:
        estimate = _(
            "weighted share of respondents, Korn–Graubard interval at 95%, second-order "
            "Rao–Scott test of the gap"
        )
    parts = [estimate]
    if Note.UNWEIGHTED in notes:
        parts.append(_("without the weights"))
    if Note.NO_MICRODATA in notes:
        parts = [_("share published by the institute, indicative interval and test from its base")]
    if Note.NO_BASE in notes:
        parts = [_("figure as published, without its base: neither interval nor test")]
    if Note.REST_REBUILT in notes:
        parts.append(_("rest of France rebuilt from the total and the region's base"))
    if Note.HOLM in notes:
        parts.append(_("Holm's correction of the tests made together"))
    return ", ".join(parts) + "."


def cells(survey: Survey, question: Question, answers: Sequence[str], region: str | None) -> str:
    """The cells read: the published ones of these answers, else the question's range."""
    table = survey.published.get(question.table)
    if table is None:
        return question.source
    columns = {table.region(region) if region else None, table.total} - {None}
    found = [
        "!".join(filter(None, (table.columns[column].sheet, row[column].cell)))
        for answer in answers
        if (row := table.cells.get(answer))
        for column in sorted(c for c in columns if c is not None)
        if column < len(row)
    ]
    if not found:
        return question.source
    return _("{sheet}: {cells}").format(sheet=table.sheet, cells=", ".join(found))


def command_line(survey: Survey, question: Question, spec: ComparisonSpec) -> str:
    """What to type to compute it again, quoted for this machine's shell."""
    words = ["ocpart-desktop", "compare", *_option("question", question.id)]
    words += _option("answer", spec.answer)
    words += _option("region", spec.region)
    words += _option("against", spec.against if spec.against != REST else None)
    words += _option("public", question.public) + _option("wave", question.wave)
    for name, value in spec.filters:
        words += _option("filter", f"{name}={value}")
    if not spec.weighted:
        words.append("--unweighted")
    if leaves_no_opinion_out(question, spec):
        words.append("--without-no-opinion")
    words += ["--json"]
    name = survey.source.name
    words += ["--", name] if name.startswith("-") else [name]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def _option(name: str, value: str | None) -> list[str]:
    if not value:
        return []
    return [f"--{name}={value}"] if value.startswith("-") else [f"--{name}", value]


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
    items = [
        (
            _("Figure, {side}").format(side=region_side_name(comparison)),
            _estimate_text(row.region, unit),
        ),
        (
            _("Figure, {side}").format(side=against_name(comparison)),
            _estimate_text(row.against, unit),
        ),
    ]
    if row.gap is not None:
        items.append((_("Gap"), _gap_text(row, unit)))
    return items


def _gap_text(row: Row, unit: Unit) -> str:
    text = gap_text(row.gap or 0.0, unit)
    if row.p_value is None:
        return text
    text += " · " + _("p = {p}").format(p=number(row.p_value, 4))
    if row.adjusted_p is not None and row.adjusted_p != row.p_value:
        text += " · " + _("adjusted p = {p}").format(p=number(row.adjusted_p, 4))
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
