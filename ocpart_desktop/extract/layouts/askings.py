"""From groups of columns to questions: what kind, which answers, who was asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ocpart_desktop.extract.columns import Column, coded
from ocpart_desktop.extract.fields import answers as making
from ocpart_desktop.extract.fields.missing import is_no_opinion
from ocpart_desktop.extract.fields.several import options_in, separator_of
from ocpart_desktop.extract.layouts.asking import Asking, Stray, asked_in, question_id
from ocpart_desktop.extract.layouts.codebook import Codebook, Entry
from ocpart_desktop.extract.layouts.grouping import Group
from ocpart_desktop.extract.layouts.measured import (
    OUT_OF_TEN,
    Bounds,
    graded,
    marks_bounds,
    measured,
)
from ocpart_desktop.extract.layouts.ticked import joined_strays, ticked
from ocpart_desktop.extract.roles import role_of, type_of
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.survey.corrections import SheetCorrections
from ocpart_desktop.survey.questions import Answer, QuestionKind
from ocpart_desktop.survey.survey import NOT_ASKED

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from ocpart_desktop.extract.workbook import Cell

_SEVERAL = re.compile(
    r"plusieurs (?:reponses|choix|modalites)|reponses? multiples?|choix multiples?|"
    r"(?:deux|trois|quatre|cinq|\d) (?:reponses|choix) (?:au plus|maximum|possibles)|"
    r"jusqu a (?:deux|trois|\d)|multi(?:ple)? (?:response|answer|choice)s?|select all"
)
_OPEN = re.compile(
    r"verbatim|commentaires?\b|\bcomments?\b|precise[zr]|precision|remarque|suggestion|"
    r"observation|\blibre|expliquez"
)
_MOST_LABELS = 40
_SHORT_TEXT, _LONG_TEXT = 20, 120
_MOST_STEPS = 12
_RARE, _USUAL = 2, 10


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
    ticked_stems = {
        fold(group.stem): whole
        for group, whole in zip(groups, wholes, strict=True)
        if whole and whole.kind is QuestionKind.MULTIPLE and group.stem
    }
    for group, whole in zip(groups, wholes, strict=True):
        if whole:
            yield whole
        for column in group.columns:
            if not column.answered or (whole and column in whole.columns):
                continue
            twin = ticked_stems.get(fold(column.head.code))
            if twin:
                twin.strays += tuple(joined_strays(column, twin))
            else:
                yield _alone(column, group, codebook, corrections)


def _together(group: Group, codebook: Codebook, corrections: SheetCorrections) -> Asking | None:
    if len(group.columns) < 2:
        return None
    name = group.columns[0].head.name
    kind, scale = corrections.kind(name), corrections.scale(name)
    if kind is QuestionKind.MULTIPLE or (kind is None and name in corrections.together):
        return ticked(group, codebook, certain=True) or graded(group, codebook, scale)
    if kind is QuestionKind.MEAN or scale:
        return graded(group, codebook, scale or (0.0, 10.0))
    return ticked(group, codebook) or graded(group, codebook)


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
    separator = separator_of(column, known=list(entry.answers.values()), several=several)
    if separator:
        return _joined(column, label, separator, entry)
    if column.numeric_share >= 0.9 and not _names_codes(column, entry):
        number = _number(column, label, wording, entry)
        if number:
            return number
    if not entry.answers and _is_open(column, wording):
        return _bare(column, label, QuestionKind.TEXT, entry)
    return _chosen(column, label, entry)


def _given(
    column: Column, label: str, kind: QuestionKind, entry: Entry, scale: Bounds | None
) -> Asking:
    """The question of a column whose kind a person told."""
    if kind in (QuestionKind.TEXT, QuestionKind.DATE):
        return _bare(column, label, kind, entry)
    if kind in (QuestionKind.MEAN, QuestionKind.COUNT, QuestionKind.SHARE):
        return measured(column, label, kind, entry, scale)
    if kind is QuestionKind.MULTIPLE:
        known = list(entry.answers.values())
        separator = separator_of(column, known=known, several=True)
        return _joined(column, label, separator or ";", entry)
    asking = _chosen(column, label, entry)
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
    if not texts:
        return False
    length = sum(map(len, texts)) / len(texts)
    if _OPEN.search(fold(f"{wording} {column.head.code}")) and length > _SHORT_TEXT:
        return True
    unique = len(texts) == column.answered > 3
    return unique or len(texts) > _MOST_LABELS or length > _LONG_TEXT


def _bare(column: Column, label: str, kind: QuestionKind, entry: Entry) -> Asking:
    """Open text and dates: who answered is known, what they said stays in the file."""
    name = question_id(column.head.code, label)
    return Asking(name, label, kind, (), asked_in(column), (column,), entry)


def _joined(column: Column, label: str, separator: str, entry: Entry) -> Asking:
    """Several answers in one cell, by their labels or by the codebook's codes."""
    meanings = {fold(code): text for code, text in entry.answers.items() if code != text}
    known = list(entry.answers) if meanings else list(entry.answers.values())
    options, held = options_in(column, separator, known)
    labels = [meanings.get(fold(option), option) for option in options]
    ids = making.answer_ids(labels)
    names = [f"{column.head.name}:{n}" for n in range(1, len(options) + 1)]

    def marks(option: int) -> npt.NDArray[np.int8]:
        import numpy as np

        def mark(value: Cell) -> int:
            if value in held:
                return int(option in held[value])
            return 0 if value in column.texts else NOT_ASKED

        return column.codes(mark).astype(np.int8)

    return Asking(
        id=question_id(column.head.code, label),
        label=label,
        kind=QuestionKind.MULTIPLE,
        answers=tuple(
            Answer(ids[text], text, type=type_of(text), no_opinion=is_no_opinion(text), column=name)
            for text, name in zip(labels, names, strict=True)
        ),
        asked=asked_in(column),
        columns=(column,),
        entry=entry,
        values={name: marks(n) for n, name in enumerate(names)},
    )


def _chosen(column: Column, label: str, entry: Entry) -> Asking:
    answers, id_of = making.single_answers(column, entry.answers)
    ids = [a.id for a in answers]
    position = {value: ids.index(id_of[text]) for value, text in column.texts.items()}
    codes = column.codes(lambda v: position.get(v, -1))
    kind = making.kind_of_choice(answers)
    nets = making.declared_nets(entry.nets, answers)
    nets = nets or making.role_nets(role_of(label, kind, answers), answers)
    return Asking(
        id=question_id(column.head.code, label),
        label=label,
        kind=kind,
        answers=making.with_nets(answers, nets),
        asked=codes >= 0,
        columns=(column,),
        entry=entry,
        values={column.head.name: coded(codes, ids)},
        column=column.head.name,
        strays=(*_unexpected(column, entry, id_of), *_respelt(column, answers, id_of)),
    )


def _unexpected(column: Column, entry: Entry, id_of: dict[str, str]) -> tuple[Stray, ...]:
    """Answers the codebook does not know; without one, answers hardly ever given."""
    if entry.answers:
        known = set(entry.answers) | set(making.answer_ids(list(entry.answers)).values())
        odd = frozenset(v for v, t in column.opinions.items() if id_of[t] not in known)
        return (Stray("unknown_answer", column, odd),) if odd else ()
    counts = {v: column.counts[v] for v in column.opinions}
    usual = [n for n in counts.values() if n > _RARE]
    if len(usual) < 2 or min(usual) < _USUAL * _RARE:
        return ()
    lone = {id_of[column.texts[v]] for v, n in counts.items() if n > _RARE}
    rare = frozenset(
        v for v, n in counts.items() if n <= _RARE and id_of[column.texts[v]] not in lone
    )
    return (Stray("rare_answer", column, rare),) if len(rare) == 1 else ()


def _respelt(column: Column, answers: Sequence[Answer], id_of: dict[str, str]) -> tuple[Stray, ...]:
    """Labels taken for another that differs by case, accents or punctuation only."""
    label_of = {a.id: a.label for a in answers}
    out = []
    for value, text in column.opinions.items():
        label = label_of[id_of[text]]
        if text != label and isinstance(value, str) and fold(text) == fold(label):
            out.append(Stray("other_spelling", column, frozenset({value}), {"label": label}))
    return tuple(out)
