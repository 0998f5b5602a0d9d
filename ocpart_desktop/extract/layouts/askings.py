"""From groups of columns to questions: what kind, which answers, who was asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from ocpart_desktop.extract.columns import Column, coded
from ocpart_desktop.extract.fields import answers as making
from ocpart_desktop.extract.fields.missing import is_no_opinion
from ocpart_desktop.extract.fields.several import options_in, separator_of, ticks
from ocpart_desktop.extract.layouts.codebook import Codebook, Entry
from ocpart_desktop.extract.layouts.grouping import Group
from ocpart_desktop.extract.roles import role_of, type_of
from ocpart_desktop.extract.wording import fold, slug
from ocpart_desktop.survey.questions import Answer, QuestionKind, Role
from ocpart_desktop.survey.survey import NOT_ASKED

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from ocpart_desktop.extract.draft import Values
    from ocpart_desktop.extract.workbook import Cell

_SEVERAL = re.compile(
    r"plusieurs (?:reponses|choix|modalites)|reponses? multiples?|choix multiples?|"
    r"(?:deux|trois|quatre|cinq|\d) (?:reponses|choix) (?:au plus|maximum|possibles)|"
    r"jusqu a (?:deux|trois|\d)|multi(?:ple)? (?:response|answer|choice)s?|select all"
)
_OUT_OF_TEN = re.compile(r"/ ?10\b|sur 10\b|sur dix|[àa] 10\b|0.{0,40}\b10\b", re.IGNORECASE)
_OPEN = re.compile(r"verbatim|comment|precis|remarque|suggestion|observation|libre|other|autres?\b")
_MOST_LABELS = 40
_LONG_TEXT = 60


@dataclass(slots=True)
class Asking:
    """A question over a whole sheet, before it is told apart by public and wave.

    ``asked`` is true for each respondent of its base; ``values`` are its frame columns.
    """

    id: str
    label: str
    kind: QuestionKind
    answers: tuple[Answer, ...]
    asked: npt.NDArray[np.bool_]
    columns: tuple[Column, ...]
    values: dict[str, Values] = field(default_factory=dict)
    column: str | None = None
    scale: tuple[float, float] | None = None
    entry: Entry = field(default_factory=lambda: Entry(""))
    kept_apart: int = 0

    @property
    def role(self) -> Role | None:
        """Which of the observatory's questions it is."""
        return role_of(self.label, self.kind, self.answers)


def askings(groups: Sequence[Group], codebook: Codebook) -> Iterator[Asking]:
    """The questions of a sheet. A joined column that repeats ticked ones is left out."""
    ticked_stems: set[str] = set()
    for each in groups:
        several = ticked(each, codebook) if len(each.columns) > 1 else None
        battery = graded(each, codebook) if len(each.columns) > 1 and not several else None
        together = several or battery
        if together:
            ticked_stems.add(fold(each.stem))
            yield together
        left = [c for c in each.columns if not together or c not in together.columns]
        for column in left:
            if together and not column.opinions:
                continue
            if len(each.columns) == 1 and fold(each.stem) in ticked_stems:
                continue
            yield alone(column, each, codebook)


def ticked(group: Group, codebook: Codebook) -> Asking | None:
    """Several answers, a column an option; columns of free text beside them stand alone."""
    import numpy as np

    entry = codebook.entry(group.stem)
    chosen: list[tuple[Column, str, dict[Cell, bool]]] = []
    for column, option in zip(group.columns, group.options, strict=True):
        own = codebook.entry(column.head.code)
        found = ticks(column, own.answers or entry.answers)
        if found is not None:
            label = option if option != column.head.code else own.label or option
            chosen.append((column, _option_label(label, column, own, entry), found))
    filled = [c for c, _label, found in chosen if found]
    if len(filled) < 2 or len(chosen) < 0.6 * len(group.columns):
        return None
    marks = np.stack([c.codes(partial(_tick, found)) for c, _l, found in chosen])
    asked = np.asarray((marks >= 0).any(axis=0))
    marks[:, :] = np.where(asked, np.maximum(marks, 0), NOT_ASKED)
    ids = making.answer_ids([label for _c, label, _f in chosen])
    answers = tuple(
        Answer(
            ids[label], label, type=type_of(label), no_opinion=is_no_opinion(label),
            column=column.head.name,
        )
        for column, label, _found in chosen
    )  # fmt: skip
    columns = tuple(c for c, _l, _f in chosen)
    return Asking(
        id=_id(group.stem, group.question),
        label=entry.label or group.question or _common_label(columns, codebook) or group.stem,
        kind=QuestionKind.MULTIPLE,
        answers=answers,
        asked=asked,
        columns=columns,
        values={c.head.name: row.astype(np.int8) for c, row in zip(columns, marks, strict=True)},
        entry=_first_entry(codebook, group),
    )


def _tick(found: Mapping[Cell, bool], value: Cell) -> int:
    return int(found[value]) if value in found else NOT_ASKED


def _option_label(label: str, column: Column, own: Entry, entry: Entry) -> str:
    """The option in words: from the header, else from the codebook by its number."""
    if label and not re.fullmatch(r"[\w.\-\[\]]{0,6}", label):
        return label
    from ocpart_desktop.extract.layouts.grouping import option_code, split_common

    code = option_code(column.head.code)
    if code in entry.answers and fold(entry.answers[code]) != fold(code):
        return entry.answers[code]
    if own.label:
        bracket = re.search(r"\[([^\]]+)\]\s*$", own.label)
        return bracket[1] if bracket else split_common([own.label, own.label + " "])[0] or own.label
    return label or code


def _common_label(columns: Sequence[Column], codebook: Codebook) -> str:
    from ocpart_desktop.extract.layouts.grouping import split_common

    labels = [codebook.entry(c.head.code).label for c in columns]
    return split_common(labels)[0].rstrip(" [") if all(labels) else ""


def _first_entry(codebook: Codebook, group: Group) -> Entry:
    for code in (group.stem, *(c.head.code for c in group.columns)):
        entry = codebook.entry(code)
        if entry.bases or entry.label or entry.answers:
            return entry
    return Entry(group.stem)


def graded(group: Group, codebook: Codebook) -> Asking | None:
    """A battery of items marked on one scale: one question, an answer an item."""
    import numpy as np

    first = codebook.entry(group.columns[0].head.code)
    wording = f"{group.question} {codebook.entry(group.stem).label} {first.label}"
    items = [
        (column, option)
        for column, option in zip(group.columns, group.options, strict=True)
        if column.numeric_share >= 0.9 and _mark_scale(column, wording)
    ]
    if len(items) < 2 or len(items) < 0.6 * len(group.columns):
        return None
    labels = [
        _option_label(o, c, codebook.entry(c.head.code), codebook.entry(group.stem))
        for c, o in items
    ]
    columns = tuple(c for c, _o in items)
    scale = _widest([s for c in columns if (s := _mark_scale(c, wording))])
    ids = making.answer_ids(labels)
    asked = np.zeros(len(columns[0].values), bool)
    for column in columns:
        asked |= _asked(column)
    return Asking(
        id=_id(group.stem, group.question),
        label=codebook.entry(group.stem).label
        or group.question
        or _common_label(columns, codebook)
        or group.stem,
        kind=QuestionKind.MEAN,
        answers=tuple(
            Answer(ids[label], label, column=c.head.name)
            for c, label in zip(columns, labels, strict=True)
        ),
        asked=asked,
        columns=columns,
        values={c.head.name: _marks(c, scale) for c in columns},
        scale=scale,
        entry=_first_entry(codebook, group),
        kept_apart=sum(_kept_apart(c, scale) for c in columns),
    )


def _mark_scale(column: Column, wording: str) -> tuple[float, float] | None:
    """The scale of a column of marks, special codes such as 98 and 99 left aside."""
    numbers = set(column.numbers.values())
    usual = {n for n in numbers if n not in (88, 97, 98, 99, 998, 999)} or numbers
    low, high = min(usual, default=0), max(usual, default=0)
    hinted = bool(_OUT_OF_TEN.search(f"{wording} {column.head.text}"))
    if low < 0 or high > 10 or not usual:
        return None
    if hinted or high > 7 or any(not n.is_integer() for n in usual):
        return (0.0, 10.0) if low < 1 or not hinted else (float(min(low, 1)), 10.0)
    return None


def _widest(scales: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return min(s[0] for s in scales), max(s[1] for s in scales)


def _marks(column: Column, scale: tuple[float, float] | None) -> npt.NDArray[np.float64]:
    """Numbers on the scale; whatever lies outside (98, 99, « NSP ») is no mark."""

    def mark(value: Cell) -> float:
        number = column.numbers.get(value, float("nan"))
        return number if scale is None or scale[0] <= number <= scale[1] else float("nan")

    return column.floats(mark)


def _kept_apart(column: Column, scale: tuple[float, float] | None) -> int:
    outside = [v for v in column.texts if v not in column.numbers]
    if scale:
        outside += [v for v, n in column.numbers.items() if not scale[0] <= n <= scale[1]]
    return sum(column.counts[v] for v in outside)


def alone(column: Column, group: Group, codebook: Codebook) -> Asking:
    """The question of a single column."""
    entry = codebook.entry(column.head.code)
    label = entry.label or column.head.text
    if column.date_share > 0.9:
        return _plain(column, label, QuestionKind.DATE, entry)
    wording = f"{label} {group.question}"
    separator = separator_of(
        column,
        known=list(entry.answers.values()),
        several=bool(_SEVERAL.search(fold(wording))),
    )
    if separator:
        return _joined(column, label, separator, entry)
    if column.numeric_share >= 0.9 and not _means_codes(column, entry):
        scale = _mark_scale(column, wording)
        steps = len(set(column.numbers.values()))
        whole = all(n.is_integer() for n in column.numbers.values())
        if scale and (steps > 7 or _OUT_OF_TEN.search(wording)):
            return _measured(column, label, QuestionKind.MEAN, entry, scale)
        if steps > 12 or not whole:
            kind = QuestionKind.COUNT if whole else QuestionKind.MEAN
            return _measured(column, label, kind, entry, None)
    if not entry.answers and _is_open(column, wording):
        return _plain(column, label, QuestionKind.TEXT, entry)
    return _chosen(column, label, entry)


def _means_codes(column: Column, entry: Entry) -> bool:
    """Whether the codebook names most of the values, and not just the ends of a scale."""
    named = {fold(code) for code in entry.answers}
    values = {fold(text) for text in column.opinions.values()}
    return bool(values) and len(values & named) > 0.5 * len(values)


def _is_open(column: Column, wording: str) -> bool:
    texts = list(column.opinions.values())
    if not texts:
        return False
    length = sum(map(len, texts)) / len(texts)
    if _OPEN.search(fold(wording)) and length > 20:
        return True
    unique = len(texts) == column.answered and len(texts) > 3
    return unique or len(texts) > _MOST_LABELS or length > 2 * _LONG_TEXT


def _id(code: str, question: str) -> str:
    return code if code and " " not in code else slug(question or code)


def _asked(column: Column) -> npt.NDArray[np.bool_]:
    return column.codes(lambda v: int(v in column.texts)) > 0


def _plain(column: Column, label: str, kind: QuestionKind, entry: Entry) -> Asking:
    return Asking(
        _id(column.head.code, label), label, kind, (), _asked(column), (column,), entry=entry
    )


def _measured(
    column: Column,
    label: str,
    kind: QuestionKind,
    entry: Entry,
    scale: tuple[float, float] | None,
) -> Asking:
    name = column.head.name
    return Asking(
        _id(column.head.code, label), label, kind, (Answer("value", label, column=name),),
        _asked(column), (column,), {name: _marks(column, scale)}, name, scale, entry,
        _kept_apart(column, scale),
    )  # fmt: skip


def _joined(column: Column, label: str, separator: str, entry: Entry) -> Asking:
    import numpy as np

    known = [entry.answers[c] for c in entry.answers]
    codes = {fold(c): text for c, text in entry.answers.items() if c != text}
    options, held = options_in(column, separator, list(entry.answers) if codes else known)
    none = {v for v in column.texts if v not in held}
    asked = _asked(column)
    labels = [codes.get(fold(o), o) for o in options]
    ids = making.answer_ids(labels)
    names = [f"{column.head.name}:{n}" for n in range(1, len(options) + 1)]

    def mark(option: int) -> npt.NDArray[np.int8]:
        def one(value: Cell) -> int:
            return (
                int(option in held[value]) if value in held else 0 if value in none else NOT_ASKED
            )

        return column.codes(one).astype(np.int8)

    return Asking(
        id=_id(column.head.code, label),
        label=label,
        kind=QuestionKind.MULTIPLE,
        answers=tuple(
            Answer(ids[text], text, type=type_of(text), no_opinion=is_no_opinion(text), column=name)
            for text, name in zip(labels, names, strict=True)
        ),
        asked=asked,
        columns=(column,),
        values={name: mark(n) for n, name in enumerate(names)},
        entry=entry,
    )


def _chosen(column: Column, label: str, entry: Entry) -> Asking:
    answers, id_of = making.single_answers(column, entry.answers)
    ids = [a.id for a in answers]
    position = {value: ids.index(id_of[text]) for value, text in column.texts.items()}
    kind = making.kind_of_choice(answers)
    nets = making.declared_nets(entry.nets, answers)
    nets = nets or making.role_nets(role_of(label, kind, answers), answers)
    return Asking(
        id=_id(column.head.code, label),
        label=label,
        kind=kind,
        answers=making.with_nets(answers, nets),
        asked=_asked(column),
        columns=(column,),
        values={column.head.name: coded(column.codes(lambda v: position.get(v, -1)), ids)},
        column=column.head.name,
        entry=entry,
    )
