"""The rows of a published table: bases, answers, nets, total, mean; counts told from percents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from ocpart_desktop.extract.fields.printed import Figure, Unit
from ocpart_desktop.extract.layouts.table_rows import Line, is_count_unit
from ocpart_desktop.extract.wording import fold

_BASE = re.compile(
    r"(?:base|effectifs?|n|nb|nombre)(?: (?:de |d )?(?:repondants?|interview\w*|reponses?|brute?s?|"
    r"redresse?e?s?|pondere?e?s?|non|reelle?s?|raw|weighted|unweighted|totale?s?|en|n|enquetes?|"
    r"interroge?s|individus|sur|la|question))*|(?:un)?weighted (?:base|n|count)|repondants?|"
    r"total (?:repondants|base)|sample size"
)
_WEIGHTED = re.compile(r"redress|ponder|\bweighted")
_NOT_WEIGHTED = re.compile(r"non (?:redress|ponder)|brut|unweighted|\braw\b")
_TOTAL = re.compile(r"totals?|total (?:general|des reponses|des citations|citations|reponses)|sum")
_MEAN = re.compile(r"(?:note |score )?moyen(?:ne|s)?\b.*|mean\b.*|average\b.*")
_ASIDE = re.compile(
    r"ecart type.*|standard dev.*|std.*|mediane?.*|erreur type.*|variance.*|khi.*|chi.*|p value.*|"
    r"test.*|significati\w*.*|minimum|maximum|nombre moyen de (?:citations|reponses).*"
)
_NET = re.compile(
    r"(?:s\s?/\s?t|sous[- ]?total|st|net|total|ens\.?)\b[\s:.\-\u2013]*\S", re.IGNORECASE
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


@dataclass(slots=True)
class TableRow:
    """One printed row: the figures kept, and the counts printed beside them if any."""

    label: str
    of: Of
    line: Line
    counts: Line | None = None
    figures: dict[int, Figure] = field(default_factory=dict)


def read_rows(body: Sequence[Line], total: int | None) -> list[TableRow]:
    """The rows of a table; a row without label belongs to the one above it."""
    bundles: list[list[Line]] = []
    for line in body:
        follows = not line.label or (bundles and line.unit and line.label == bundles[-1][0].label)
        if follows and bundles:
            bundles[-1].append(line)
        elif line.label:
            bundles.append([line])
    rows = [_row(bundle) for bundle in bundles]
    base = _base_of(rows, total)
    for row, bundle in zip(rows, bundles, strict=True):
        if row.of in (Of.BASE, Of.WEIGHTED_BASE):
            row.line = _counts(bundle) or bundle[0]
        else:
            row.line = _percents(bundle, total, base)
            row.counts = next((x for x in bundle if x is not row.line and x is bundle[0]), None)
        row.figures = row.line.figures
    return rows


def _row(bundle: Sequence[Line]) -> TableRow:
    label = bundle[0].label
    return TableRow(label, _kind(label), bundle[0])


def _kind(label: str) -> Of:
    folded = fold(label)
    if _BASE.fullmatch(folded):
        weighted = _WEIGHTED.search(folded) and not _NOT_WEIGHTED.search(folded)
        return Of.WEIGHTED_BASE if weighted else Of.BASE
    if _TOTAL.fullmatch(folded):
        return Of.TOTAL
    if _ASIDE.fullmatch(folded):
        return Of.ASIDE
    if _MEAN.fullmatch(folded):
        return Of.MEAN
    return Of.NET if _NET.match(label) else Of.ANSWER


def _base_of(rows: Iterable[TableRow], total: int | None) -> float | None:
    if total is None:
        return None
    for row in rows:
        figure = row.line.figures.get(total)
        if row.of is Of.WEIGHTED_BASE and figure and figure.value:
            return figure.value
    return next(
        (f.value for r in rows if r.of is Of.BASE and (f := r.line.figures.get(total)) and f.value),
        None,
    )


def _counts(bundle: Sequence[Line]) -> Line | None:
    """The line of a base that holds numbers of respondents rather than 100 %."""
    return next((x for x in bundle if not _has_percents(x) and "%" not in x.unit), None)


def _has_percents(line: Line) -> bool:
    return any(
        f.unit is not Unit.PLAIN and f.value not in (0.0, None) for f in line.figures.values()
    )


def _percents(bundle: Sequence[Line], total: int | None, base: float | None) -> Line:
    """Among the lines of one answer, the one of percentages; counts and letters are left."""
    numbers = [x for x in bundle if any(f.is_number for f in x.figures.values())] or list(bundle)
    if len(numbers) == 1:
        return numbers[0]
    for line in numbers:
        if _has_percents(line) or "%" in line.unit:
            return line
    named = [x for x in numbers if not is_count_unit(x.unit)]
    if len(named) == 1:
        return named[0]
    counts = numbers[0].figures.get(total if total is not None else -1)
    for line in numbers[1:]:
        figure = line.figures.get(total if total is not None else -1)
        if counts and figure and counts.value and figure.value is not None and base:
            share = counts.value / base
            if min(abs(figure.value - share), abs(figure.value / 100 - share)) < _REPEATS:
                return line
    return numbers[1]
