"""Several answers: a ticked column an option, or all of them joined in one cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cmp_to_key

from ocpart_desktop.extract.columns import Column
from ocpart_desktop.extract.fields.missing import is_no_opinion
from ocpart_desktop.extract.wording import clean, fold
from ocpart_desktop.extract.workbook import Cell

_YES = {
    "1", "oui", "o", "x", "y", "yes", "vrai", "true", "coche", "cochee", "selectionne", "cite",
    "checked", "selected", "ok", "quoted",
}  # fmt: skip
_NO = {
    "0", "non", "n", "no", "faux", "false", "non coche", "non cochee", "non selectionne",
    "non cite", "unchecked", "not selected", "unselected", "not quoted",
}  # fmt: skip
_TICKS = {"\u2713", "\u2714", "\u2611", "\u2612", "\u2717", "\u2718", "+", "\u25cf"}
_SEPARATORS = (";", "|", "\n", ",", " ")
_MOST_OPTIONS = 60
_FEW_STRAYS = 0.95


def ticks(column: Column, labels: Mapping[str, str]) -> dict[Cell, bool] | None:
    """Which values of an option's column mean « chosen »; None for another kind of column.

    ``labels`` says what codes mean (1 = Oui, 2 = Non). A column that only ever holds its own
    label, or its own number, and is blank elsewhere is ticked too. A few stray values are left
    out of the result.
    """
    found: dict[Cell, bool] = {}
    for value, text in column.texts.items():
        told = fold(labels.get(text, text))
        if told in _YES or text in _TICKS:
            found[value] = True
        elif told in _NO or is_no_opinion(text):
            found[value] = False
        elif len(column.texts) == 1 and _is_own_label(column, text):
            found[value] = True
    known = sum(column.counts[value] for value in found)
    return found if known >= _FEW_STRAYS * column.answered else None


def is_other(option: str) -> bool:
    """Whether an option is « autre », whose column often holds what the respondent wrote."""
    return bool(
        re.match(r"(?:.* )?(?:autres?|other)(?: (?:precis\w*|specify|reponse\w*))?$", fold(option))
    )


def _is_own_label(column: Column, text: str) -> bool:
    folded = fold(text)
    option = fold(column.head.option or column.head.text)
    digits = text.isdigit() and column.head.code.rstrip("]").endswith(text)
    return digits or folded in option or option in folded


def separator_of(
    column: Column, *, known: Collection[str] = (), several: bool = False
) -> str | None:
    """What joins the answers of one cell; None when each cell is a single answer.

    ``known`` are the labels the codebook gives; ``several`` tells that the wording allows
    several answers.
    """
    texts = {text: column.counts[value] for value, text in _raw(column).items()}
    if len(texts) < 2:
        return None
    known_folded = {fold(x) for x in known}
    if known_folded and all(fold(text) in known_folded for text in texts):
        return None
    for separator in _SEPARATORS:
        if _joins(separator, texts, known_folded, several):
            return separator
    return None


def _raw(column: Column) -> dict[Cell, str]:
    """Texts with their line breaks, which may be separators."""
    return {v: v.strip() if isinstance(v, str) else t for v, t in column.opinions.items()}


def _joins(separator: str, texts: Mapping[str, int], known: Collection[str], several: bool) -> bool:
    joined = sum(n for text, n in texts.items() if separator in text)
    total = sum(texts.values())
    if joined < max(2, 0.05 * total):
        return False
    tokens = Counter(t for text in texts for t in split(text, separator))
    if not 2 <= len(tokens) <= _MOST_OPTIONS:
        return False
    if known:
        return sum(fold(t) in known for t in tokens) >= 0.5 * len(tokens)
    if separator == " ":
        return all(len(t) <= 12 and t == t.lower() for t in tokens) and len(texts) > len(tokens)
    return several or separator in ";|" or len(texts) > len(tokens)


def split(text: str, separator: str) -> list[str]:
    """The answers of one cell."""
    return [part for part in (clean(p) for p in text.split(separator)) if part]


def options_in(
    column: Column, separator: str, known: Sequence[str] = ()
) -> tuple[tuple[str, ...], dict[Cell, frozenset[int]]]:
    """The options of a joined column, and which of them each distinct cell holds.

    Known labels come first, in their order; a label that itself holds the separator is put
    together again.
    """
    cells = {value: split(text, separator) for value, text in _raw(column).items()}
    whole = {fold(label): label for label in known}
    glued = _inseparable(cells.values()) if separator == "," else {}
    labels: dict[Cell, list[str]] = {
        value: [whole.setdefault(fold(p), p) for p in _rejoined(parts, separator, whole, glued)]
        for value, parts in cells.items()
    }
    met = dict.fromkeys(label for told in labels.values() for label in told)
    options = [*known, *_in_order([x for x in met if x not in known], labels.values())]
    place = {label: n for n, label in enumerate(options)}
    held = {value: frozenset(place[label] for label in told) for value, told in labels.items()}
    return tuple(options), held


def _in_order(options: Sequence[str], cells: Collection[Sequence[str]]) -> list[str]:
    """The order of the questionnaire, as told by which answers stand before which."""
    before: Counter[tuple[str, str]] = Counter()
    for told in cells:
        for i, one in enumerate(told):
            before.update((one, other) for other in told[i + 1 :])

    def compared(one: str, other: str) -> int:
        return before[other, one] - before[one, other] or (one > other) - (one < other)

    return sorted(options, key=cmp_to_key(compared))


def _rejoined(
    parts: Sequence[str], separator: str, whole: Mapping[str, str], glued: Mapping[str, str]
) -> list[str]:
    """Put neighbours together where they make a known label, or never appear apart."""
    out: list[str] = []
    i = 0
    joiner = separator if separator == " " else f"{separator} "
    while i < len(parts):
        for length in range(min(4, len(parts) - i), 1, -1):
            candidate = joiner.join(parts[i : i + length])
            if fold(candidate) in whole or all(
                glued.get(parts[k]) == parts[k + 1] for k in range(i, i + length - 1)
            ):
                break
        else:
            length, candidate = 1, parts[i]
        out.append(candidate)
        i += length
    return out


def _inseparable(cells: Collection[Sequence[str]]) -> dict[str, str]:
    """Tokens always followed by one same token that never appears without them."""
    after: dict[str, set[str]] = {}
    before: dict[str, set[str]] = {}
    for parts in cells:
        for one, following in zip(parts, [*parts[1:], ""], strict=True):
            after.setdefault(one, set()).add(following)
        for one, previous in zip(parts, ["", *parts[:-1]], strict=True):
            before.setdefault(one, set()).add(previous)
    return {
        one: next(iter(following))
        for one, following in after.items()
        if len(following) == 1 and (f := next(iter(following))) and before[f] == {one}
    }
