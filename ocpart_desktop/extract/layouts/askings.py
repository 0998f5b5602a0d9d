"""From groups of columns to questions: what kind, which answers, who was asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ocpart_desktop.extract.columns import Column
from ocpart_desktop.extract.fields.joined import read_joined
from ocpart_desktop.extract.fields.typed_answers import typed_answers
from ocpart_desktop.extract.layouts.asking import Asking, asked_in, question_id
from ocpart_desktop.extract.layouts.chosen import chosen, text_counts
from ocpart_desktop.extract.layouts.cited import cited
from ocpart_desktop.extract.layouts.codebook import Codebook, Entry
from ocpart_desktop.extract.layouts.grouping import Group
from ocpart_desktop.extract.layouts.joined_cell import joined_cell
from ocpart_desktop.extract.layouts.measured import (
    OUT_OF_TEN,
    Bounds,
    graded,
    marks_bounds,
    measured,
)
from ocpart_desktop.extract.layouts.repeated import checked_by, repeats
from ocpart_desktop.extract.layouts.ticked import ticked
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.survey.corrections import SheetCorrections
from ocpart_desktop.survey.questions import QuestionKind

_SEVERAL = re.compile(
    r"plusieurs (?:reponses|choix|modalites)|reponses? multiples?|choix multiples?|"
    r"(?:deux|trois|quatre|cinq|\d) (?:reponses|choix) (?:au plus|maximum|possibles)|"
    r"jusqu a (?:deux|trois|\d)|multi(?:ple)? (?:response|answer|choice)s?|select all"
)
_OPEN = re.compile(
    r"verbatim|commentaires?\b|\bcomments?\b|precise[zr]|precision|remarque|suggestion|"
    r"observation|\blibre|expliquez"
)
_ALWAYS_OPEN = re.compile(r"(?:.* )?(?:verbatims?|commentaires?|comments?|remarques?)(?: libres?)?")
_MOST_LABELS = 40
_FEW_TEXTS = 3
_SHORT_TEXT, _LONG_TEXT = 20, 120
_MOST_STEPS = 12
_MOSTLY_NUMBERS = 0.9


def askings(
    groups: Sequence[Group], codebook: Codebook, corrections: SheetCorrections
) -> Iterator[Asking]:
    """The questions of a sheet. A joined column that repeats ticked ones only checks them."""
    groups = [_with_no_answers(each, corrections) for each in groups]
    for asking in _askings(groups, codebook, corrections):
        asking.corrections = corrections
        yield asking


def _with_no_answers(group: Group, corrections: SheetCorrections) -> Group:
    """The group where what a person called no answer is none."""
    texts = corrections.missing(group.columns[0].head.name)
    if texts is None:
        return group
    return replace(group, columns=tuple(c.with_no_answers(texts) for c in group.columns))


def _askings(
    groups: Sequence[Group], codebook: Codebook, corrections: SheetCorrections
) -> Iterator[Asking]:
    wholes = [_together(group, codebook, corrections) for group in groups]
    named = {
        name: whole
        for group, whole in zip(groups, wholes, strict=True)
        if whole
        for name in (fold(group.stem), fold(group.question))
        if name
    }
    left = []
    for group, whole in zip(groups, wholes, strict=True):
        left.append([c for c in group.columns if c.answered and not (whole and c in whole.columns)])
        for column in left[-1]:
            twin = named.get(fold(column.head.code)) or named.get(fold(column.head.text))
            if twin and (held := repeats(column, twin)):
                checked_by(column, held, twin)
                left[-1] = [c for c in left[-1] if c is not column]
    for group, whole, columns in zip(groups, wholes, left, strict=True):
        if whole:
            yield whole
        yield from (_alone(column, group, codebook, corrections) for column in columns)


def _together(group: Group, codebook: Codebook, corrections: SheetCorrections) -> Asking | None:
    if len(group.columns) < 2:
        return None
    name = group.columns[0].head.name
    kind, scale = corrections.kind(name), corrections.scale(name)
    if kind is QuestionKind.MULTIPLE or (kind is None and name in corrections.together):
        several = cited(group, codebook) or ticked(group, codebook, certain=True)
        return several or graded(group, codebook, scale)
    if kind is QuestionKind.MEAN or scale:
        return graded(group, codebook, scale or (0.0, 10.0))
    return ticked(group, codebook) or cited(group, codebook) or graded(group, codebook)


def _alone(
    column: Column, group: Group, codebook: Codebook, corrections: SheetCorrections
) -> Asking:
    """The question of a single column."""
    entry = codebook.entry(column.head.code)
    label = entry.label or _own_wording(column, group)
    wording = f"{label} {group.question}"
    kind, scale = corrections.kind(column.head.name), corrections.scale(column.head.name)
    if kind or scale:
        return _given(column, label, kind or QuestionKind.MEAN, entry, scale)
    if column.date_share > 0.9:
        return _bare(column, label, QuestionKind.DATE, entry)
    several = bool(_SEVERAL.search(fold(wording)))
    known = _known_answers(entry)
    may_join = known or column.numeric_share < _MOSTLY_NUMBERS  # « 2,5 » joins no answers
    if may_join and (joined := read_joined(column, known=known, several=several)):
        return joined_cell(column, label, joined, entry)
    if column.numeric_share >= _MOSTLY_NUMBERS and not _names_codes(column, entry):
        number = _number(column, label, wording, entry)
        if number:
            return number
    if not entry.answers and _is_open(column, wording):
        return _bare(column, label, QuestionKind.TEXT, entry)
    return chosen(column, label, entry)


def _given(
    column: Column, label: str, kind: QuestionKind, entry: Entry, scale: Bounds | None
) -> Asking:
    """The question of a column whose kind a person told."""
    if kind in (QuestionKind.TEXT, QuestionKind.DATE):
        return _bare(column, label, kind, entry)
    if kind in (QuestionKind.MEAN, QuestionKind.COUNT, QuestionKind.SHARE):
        return measured(column, label, kind, entry, scale)
    if kind is QuestionKind.MULTIPLE:
        joined = read_joined(column, known=_known_answers(entry), certain=True)
        return joined_cell(column, label, joined, entry) if joined else chosen(column, label, entry)
    asking = chosen(column, label, entry)
    asking.kind = kind
    return asking


def _own_wording(column: Column, group: Group) -> str:
    head = column.head
    if head.question and head.option:
        return head.option if "?" in head.option else f"{head.question} — {head.option}"
    return head.text if head.text != head.code else group.question or head.code


def _number(column: Column, label: str, wording: str, entry: Entry) -> Asking | None:
    """Marks, a count or a measure; None when so few whole numbers look like codes."""
    steps = set(column.numbers.values())
    whole = all(n.is_integer() for n in steps)
    scale = marks_bounds(column, wording)
    if scale and (len(steps) > 7 or OUT_OF_TEN.search(wording)):
        return measured(column, label, QuestionKind.MEAN, entry, scale)
    if len(steps) > _MOST_STEPS or not whole:
        kind = QuestionKind.COUNT if whole else QuestionKind.MEAN
        return measured(column, label, kind, entry, None)
    return None


def _names_codes(column: Column, entry: Entry) -> bool:
    """Whether the codebook names most of the values, and not just the ends of a scale."""
    named = {fold(code) for code in entry.answers}
    values = {fold(text) for text in column.opinions.values()}
    return bool(values) and len(values & named) > 0.5 * len(values)


def _is_open(column: Column, wording: str) -> bool:
    texts = list(column.opinions.values())
    if not texts or typed_answers(text_counts(column)):
        return False
    length = sum(map(len, texts)) / len(texts)
    names = [fold(x) for x in (wording, column.head.code, column.head.text)]
    if len(texts) > _FEW_TEXTS and any(map(_ALWAYS_OPEN.fullmatch, names)):
        return True
    if any(map(_OPEN.search, names)) and length > _SHORT_TEXT:
        return True
    unique = len(texts) == column.answered > 3
    return unique or len(texts) > _MOST_LABELS or length > _LONG_TEXT


def _bare(column: Column, label: str, kind: QuestionKind, entry: Entry) -> Asking:
    """Open text and dates: who answered is known, what they said stays in the file."""
    name = question_id(column.head.code, label)
    return Asking(name, label, kind, (), asked_in(column), (column,), entry)


def _known_answers(entry: Entry) -> list[str]:
    """What the cells of a question may hold by its codebook: codes first, then labels."""
    return list(dict.fromkeys((*entry.answers, *entry.answers.values())))
