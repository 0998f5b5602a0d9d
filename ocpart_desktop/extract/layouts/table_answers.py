"""The rows of a published table: bases, answers, nets, total, mean; counts told from percents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import permutations

from ocpart_desktop.extract.fields.printed import Figure, Unit
from ocpart_desktop.extract.layouts.table_lines import Line
from ocpart_desktop.extract.layouts.table_words import is_base_label, is_count_unit, is_row_unit
from ocpart_desktop.extract.wording import fold

_WEIGHTED = re.compile(r"redress|ponder|\bweighted")
_NOT_WEIGHTED = re.compile(r"non (?:redress|ponder)|brut|unweighted|\braw\b")
_TOTAL = re.compile(r"totals?|total (?:general|des reponses|des citations|citations|reponses)|sum")
_MEAN = re.compile(
    r"(?:note |score )?moyenne?(?: (?:ponderee|generale|des notes|hors .*|(?:sur|notee) .*|\d+))*"
    r"|(?:note|score) moyen(?: .{0,30})?|mean(?: .{0,30})?|average(?: .{0,30})?"
)
_ASIDE = re.compile(
    r"ecart ?types?(?: .*)?|std.{0,20}|standard dev\w*|medianes?|median|erreur ?type.*|variance|"
    r"khi ?(?:2|deux|carre)?|chi ?(?:2|deux|carre|square\w*)|p value|tests?(?: .{0,40})?|"
    r"significati\w+(?: .{0,40})?|minimum|maximum|min|max|(?:\w+ )?quartile|"
    r"nombre moyen (?:de |d )(?:citations|reponses).*|intervalle de confiance.*|marge d erreur.*"
)
_NET = re.compile(
    r"(?:(?i:s\s?/\s?t|sous[- ]?total|net|total|ens\.)|S\.?T\.?)\b[\s:.\-\u2013]*\S"
    r"|.*\S\s*[\u2013\-(]?\s*(?i:\bs/t|\bsous-total)\)?\s*"
)
_PART = re.compile(r"\W*\bdont\b\W*\w", re.IGNORECASE)
_BULLET = re.compile(
    r"[\u2022\u203a\u2192\u25aa\u25e6]\s*(?=\S)|[-\u2013\u2014]\s+(?!d[e'\u2019 ])(?=\S)"
)
_REPEATS = 0.012


class Of(Enum):
    """What a row speaks of."""

    BASE = 0
    WEIGHTED_BASE = 1
    ANSWER = 2
    NET = 3
    TOTAL = 4
    MEAN = 5
    ASIDE = 6


_SHARES = (Of.ANSWER, Of.NET, Of.TOTAL)


@dataclass(slots=True)
class TableRow:
    """One printed row, and the counts printed beside its figures if any.

    ``along`` is the line of its percentages along the row, printed beside those of the columns.
    ``depth`` tells how far it stands in, ``part`` that it is said to be a part (« dont… ») of the
    row above that stands further out.
    """

    label: str
    of: Of
    line: Line
    depth: int = 0
    part: bool = False
    counts: Line | None = None
    along: Line | None = None
    figures: Mapping[int, Figure] = field(default_factory=dict)


def read_rows(body: Sequence[Line]) -> list[TableRow]:
    """The rows of a table; a row without label belongs to the one above it."""
    bundles = list(_bundles(body))
    rows = [_row(bundle) for bundle in bundles]
    bases = _bases(rows, bundles)
    place = _place_of_percents(
        [b for r, b in zip(rows, bundles, strict=True) if r.of in _SHARES], bases
    )
    for row, bundle in zip(rows, bundles, strict=True):
        if row.of in (Of.BASE, Of.WEIGHTED_BASE):
            row.line = _counts(bundle) or bundle[0]
        else:
            row.line = _percents(bundle, place)
            row.counts = next((x for x in bundle if x is not row.line and is_counts(x)), None)
            row.along = next((x for x in bundle if x is not row.line and is_row_unit(x.unit)), None)
        row.figures = row.line.figures
        if row.of is Of.MEAN and _has_percents(row.line):
            row.of = Of.ANSWER
    return rows


def _bundles(body: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of one row: its counts, its percentages, the marks of its tests."""
    bundle: list[Line] = []
    for line in body:
        again = bool(bundle) and line.label == bundle[0].label and line.unit != bundle[-1].unit
        if bundle and (not line.label or again):
            bundle.append(line)
        elif line.label:
            if bundle:
                yield bundle
            bundle = [line]
    if bundle:
        yield bundle


def _row(bundle: Sequence[Line]) -> TableRow:
    first = bundle[0]
    part, bullet = _PART.match(first.label), _BULLET.match(first.label)
    label = first.label[bullet.end() :] if bullet and not part else first.label
    depth = first.depth + (1 if bullet or part else 0)
    return TableRow(label, _kind(label), first, depth, part=bool(part))


def _kind(label: str) -> Of:
    folded = fold(label)
    if is_base_label(label):
        weighted = _WEIGHTED.search(folded) and not _NOT_WEIGHTED.search(folded)
        return Of.WEIGHTED_BASE if weighted else Of.BASE
    if _TOTAL.fullmatch(folded):
        return Of.TOTAL
    if _ASIDE.fullmatch(folded):
        return Of.ASIDE
    if _MEAN.fullmatch(folded):
        return Of.MEAN
    return Of.NET if _NET.match(label) else Of.ANSWER


def _bases(rows: Iterable[TableRow], bundles: Iterable[Sequence[Line]]) -> dict[int, float]:
    """The base of each column, weighted where it is printed."""
    found: dict[int, float] = {}
    for row, bundle in zip(rows, bundles, strict=True):
        if row.of in (Of.BASE, Of.WEIGHTED_BASE) and (line := _counts(bundle)):
            told = {j: f.value for j, f in line.figures.items() if f.value}
            found = found | told if row.of is Of.WEIGHTED_BASE else told | found
    return found


def _counts(bundle: Sequence[Line]) -> Line | None:
    """The line of a base that holds numbers of respondents rather than 100 %."""
    return next((x for x in bundle if is_counts(x)), None)


def is_counts(line: Line) -> bool:
    """Whether nothing in a line is said to be a percentage."""
    return bool(line.figures) and "%" not in line.unit and not _has_percents(line)


def _has_percents(line: Line) -> bool:
    return any(
        f.unit is not Unit.PLAIN and f.value not in (0.0, None) for f in line.figures.values()
    )


def _percents(bundle: Sequence[Line], place: int) -> Line:
    """Among the lines of one answer, the one of percentages; counts and letters are left."""
    numbers = _numbers(bundle)
    down = [x for x in numbers if not is_row_unit(x.unit)] or numbers
    if len(down) == 1:
        return down[0]
    for line in down:
        if _has_percents(line) or "%" in line.unit:
            return line
    named = [x for x in down if not is_count_unit(x.unit)]
    return named[0] if len(named) == 1 else down[min(place, len(down) - 1)]


def _numbers(bundle: Sequence[Line]) -> list[Line]:
    return [x for x in bundle if any(f.is_number for f in x.figures.values())] or list(bundle)


def _place_of_percents(bundles: Iterable[Sequence[Line]], bases: Mapping[int, float]) -> int:
    """Which line of each answer holds percentages, where no unit says it: usually the second.

    It is the one whose figures are those of another line, as shares of the base.
    """
    votes: Counter[int] = Counter()
    for numbers in map(_numbers, bundles):
        for one, other in permutations(range(len(numbers)), 2):
            counts, shares = numbers[one].figures, numbers[other].figures
            votes[other] += sum(
                _repeats(counts[j].value, shares[j].value, bases[j])
                for j in counts.keys() & shares.keys() & bases.keys()
            )
    return max(votes, key=lambda place: (votes[place], place == 1), default=1)


def _repeats(count: float | None, share: float | None, base: float) -> bool:
    if not count or not share:
        return False
    return min(abs(share - count / base), abs(share / 100 - count / base)) < _REPEATS
