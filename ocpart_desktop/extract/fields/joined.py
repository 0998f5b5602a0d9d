"""Several answers in one cell: what joins them, and the labels they make once cut."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ocpart_desktop.extract.columns import Column
from ocpart_desktop.extract.fields.cutting import Cutter, in_order
from ocpart_desktop.extract.fields.missing import is_no_opinion
from ocpart_desktop.extract.fields.typed_answers import OTHER, typed_answers
from ocpart_desktop.extract.wording import clean, fold
from ocpart_desktop.extract.workbook import Cell

_NAME = re.compile(r"[a-z0-9][a-z0-9_.\-]*")
_MOST_OPTIONS = 60
_FEW = 0.05


@dataclass(frozen=True, slots=True)
class Separator:
    """What stands between two answers, and what puts back together a label cut by mistake."""

    pattern: re.Pattern[str]
    joiner: str

    def cut(self, text: str) -> list[str]:
        """The answers of a cell."""
        return [part for part in map(clean, self.pattern.split(text)) if part]


_PLAIN = tuple(Separator(re.compile(p), j) for p, j in ((";", "; "), (r"\|", " | "), ("\n", " ")))
_COMMAS = tuple(
    Separator(re.compile(p), j) for p, j in ((r",\s+", ", "), (r",(?!\s)", ","), (",", ", "))
)
_SPACE = Separator(re.compile(r"\s+"), " ")
_ALL = (*_PLAIN, *_COMMAS)


@dataclass(frozen=True, slots=True)
class Joined:
    """``held`` tells which ``options`` each distinct cell holds, by position.

    ``respelt`` are cells one answer of which takes the usual spelling; ``typed`` those that hold
    an answer nobody else gave, gathered under « Autre ».
    """

    options: tuple[str, ...]
    held: Mapping[Cell, frozenset[int]]
    respelt: Mapping[Cell, str]
    typed: Mapping[Cell, str]


def read_joined(
    column: Column, *, known: Sequence[str] = (), several: bool = False, certain: bool = False
) -> Joined | None:
    """The answers of a joined column; None when each cell is a single answer.

    ``known`` are the codes and labels of the codebook; ``several`` says that the wording allows
    several answers; ``certain`` that a person said so.
    """
    texts = {v: v.strip() if isinstance(v, str) else t for v, t in column.texts.items()}
    counts: Counter[str] = Counter()
    for value, text in texts.items():
        if not is_no_opinion(text):
            counts[text] += column.counts[value]
    separator = separator_of(counts, {fold(x) for x in known}, several or certain)
    if separator is None and certain:
        separator = next((s for s in _ALL if any(len(s.cut(x)) > 1 for x in counts)), _PLAIN[0])
    return _cut(column, texts, separator, known) if separator else None


def separator_of(
    counts: Mapping[str, int], known: Collection[str], several: bool
) -> Separator | None:
    """What joins the answers of these texts; ``known`` are folded."""
    if len(counts) < 2 or (known and all(fold(text) in known for text in counts)):
        return None
    for separator in _PLAIN:
        if _joins(separator, counts, known, several=True):
            return separator
    commas = [s for s in _COMMAS if _joins(s, counts, known, several)]
    if commas:
        return min(commas, key=lambda s: len({t for text in counts for t in s.cut(text)}))
    return _SPACE if _joins_names(counts, known) else None


def _joins(
    separator: Separator, counts: Mapping[str, int], known: Collection[str], several: bool
) -> bool:
    cells = {text: separator.cut(text) for text in counts}
    joined = {text: parts for text, parts in cells.items() if len(parts) > 1}
    if not joined:
        return False
    if known:
        explained = sum(all(fold(p) in known for p in parts) for parts in joined.values())
        some = sum(any(fold(p) in known for p in parts) for parts in joined.values())
        return explained > 0 and some >= 0.5 * len(joined)
    tokens = _tokens(cells, counts)
    often = {token: n for token, n in tokens.items() if n > 1}
    repeated = sum(often.values()) >= 0.6 * tokens.total() and 2 <= len(often) <= _MOST_OPTIONS
    alone = {parts[0] for parts in cells.values() if len(parts) == 1}
    if repeated and all(alone.issuperset(parts) for parts in joined.values()):
        return True
    enough = sum(counts[text] for text in joined) >= max(2, _FEW * sum(counts.values()))
    return repeated and enough and (several or len(counts) > len(tokens))


def _joins_names(counts: Mapping[str, int], known: Collection[str]) -> bool:
    """Whether spaces join short names or codes, which hold none themselves."""
    if known:
        return _joins(_SPACE, counts, known, several=True)
    cells = {text: _SPACE.cut(text) for text in counts}
    tokens = _tokens(cells, counts)
    named = all(_NAME.fullmatch(token) for token in tokens)
    return named and len(counts) > len(tokens) and _joins(_SPACE, counts, (), several=True)


def _tokens(cells: Mapping[str, Sequence[str]], counts: Mapping[str, int]) -> Counter[str]:
    tokens: Counter[str] = Counter()
    for text, parts in cells.items():
        for part in parts:
            tokens[part] += counts[text]
    return tokens


def _cut(
    column: Column, texts: Mapping[Cell, str], separator: Separator, known: Sequence[str]
) -> Joined:
    cells = {
        value: [text] if is_no_opinion(text) else separator.cut(text)
        for value, text in texts.items()
    }
    cutter = Cutter.of(cells.values(), separator.joiner, known)
    told = {value: cutter.labels(parts) for value, parts in cells.items()}
    counts: Counter[str] = Counter()
    for value, labels in told.items():
        counts.update(dict.fromkeys(labels, column.counts[value]))
    usual = _usual(counts, known)
    typed = typed_answers(counts) if not known else frozenset()
    name = {label: OTHER if label in typed else usual[fold(label) or label] for label in counts}
    met = dict.fromkeys(name[label] for labels in told.values() for label in labels)
    new = [label for label in met if label not in known]
    options = (*known, *in_order(new, told.values(), last=_comes_last))
    place = {label: n for n, label in enumerate(options)}
    return Joined(
        options,
        {value: frozenset(place[name[x]] for x in labels) for value, labels in told.items()},
        {v: x for v, labels in told.items() for x in labels if x not in typed and name[x] != x},
        {v: x for v, labels in told.items() for x in labels if x in typed},
    )


def _usual(counts: Mapping[str, int], known: Sequence[str]) -> dict[str, str]:
    """Folded label → the codebook's spelling, else the commonest."""
    usual: dict[str, str] = {fold(label): label for label in known}
    for label in sorted(counts, key=lambda x: (-counts[x], x)):
        usual.setdefault(fold(label) or label, label)
    return usual


def _comes_last(label: str) -> bool:
    return is_no_opinion(label) or label == OTHER
