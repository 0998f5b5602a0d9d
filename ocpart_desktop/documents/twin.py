"""Tables as pages hold them: a figure's twin with each interval in one column, and plain lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.figures.amounts import NONE
from ocpart_desktop.figures.charts import ColumnKind, TableSpec
from ocpart_desktop.figures.tables import DETAIL
from ocpart_desktop.i18n import _

_SIDE = 5  # columns of a side: figure, lower bound, upper bound, base, effective base
_KEPT = "\u00a0"  # a figure is never cut
_GAP = 3  # columns of a gap: the gap, its lower and its upper bound


@dataclass(frozen=True, slots=True)
class Table:
    """A table to be read: its heads may stand under a name that spans several of them.

    ``groups`` are these names with their span, empty names included, or nothing; ``numbers`` says
    which columns hold numbers; ``faint`` has one item a row.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    groups: tuple[tuple[str, int], ...] = ()
    numbers: tuple[bool, ...] = ()
    faint: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class _Column:
    group: str
    head: str
    cells: tuple[str, ...]
    number: bool = True


def twin_table(table: TableSpec, caption: str) -> Table:
    """The table behind a figure, made narrow enough for an upright page."""
    columns = list(_columns(table))
    return Table(
        caption=caption,
        heads=tuple(column.head[:1].upper() + column.head[1:] for column in columns),
        rows=tuple(zip(*(column.cells for column in columns), strict=True)),
        groups=tuple(_groups(columns)),
        numbers=tuple(column.number for column in columns),
        faint=tuple(shown in (Shown.VERY_WEAK, Shown.HIDDEN) for shown in table.shown),
    )


def _columns(table: TableSpec) -> Iterator[_Column]:
    place = 0
    while place < len(table.head):
        if _is_side(table, place):
            yield from _side(table, place)
            place += _SIDE
            continue
        if _has_bounds(table, place):
            yield from _gap(table, place)
            place += _GAP
            continue
        if not _is_told_elsewhere(table, place):
            group, head = _parted(table, place)
            number = table.kinds[place] is not ColumnKind.TEXT
            yield _Column(group, head, _cells(table, place), number)
        place += 1


def _is_side(table: TableSpec, place: int) -> bool:
    kinds = table.kinds[place : place + _SIDE]
    counted = len(kinds) == _SIDE and set(kinds[3:]) == {ColumnKind.COUNT}
    return counted and _has_bounds(table, place)


def _has_bounds(table: TableSpec, place: int) -> bool:
    heads = table.head[place : place + _GAP]
    return len(heads) == _GAP and heads[1].endswith(_("lower bound"))


def _gap(table: TableSpec, place: int) -> Iterator[_Column]:
    """The gap and its interval, which belong to neither side."""
    value, low, high = (_cells(table, place + i) for i in range(_GAP))
    yield _Column("", table.head[place], value)
    yield _Column("", _("Interval of the gap"), tuple(map(_interval, low, high)))


def _side(table: TableSpec, place: int) -> Iterator[_Column]:
    name = table.head[place]
    value, low, high, base, effective = (_cells(table, place + i) for i in range(_SIDE))
    group = name if DETAIL in table.head[place + 1] else ""
    bases = tuple(map(_both_bases, base, effective))
    shared = group and len(set(bases)) == 1 and bases[0] != NONE
    if shared:
        group = _("{name}, base {n}").format(name=name, n=bases[0])
    yield _Column(group, _("Figure") if group else name, value)
    yield _Column(group, _("95% interval"), tuple(map(_interval, low, high)))
    if not shared:
        yield _Column(group, _("base (effective)"), bases)


def _interval(low: str, high: str) -> str:
    """« 26 – 47 % »: the unit once."""
    if NONE in (low, high):
        return NONE
    unit = low.lstrip("−-0123456789.,")
    first = low[: len(low) - len(unit)] if unit and high.endswith(unit) else low
    return f"{first}{_KEPT}–{_KEPT}{high}"


def _both_bases(base: str, effective: str) -> str:
    return base if effective == NONE else f"{base}{_KEPT}({effective})"


def _is_told_elsewhere(table: TableSpec, place: int) -> bool:
    """A p-value that no row has, as the verdict says; a bare one before the adjusted one.

    The verdict rests upon the adjusted one.
    """
    if table.kinds[place] is not ColumnKind.PROBABILITY:
        return False
    adjusted = table.kinds[place + 1 : place + 2] == (ColumnKind.PROBABILITY,)
    return not _says(table, place) or (adjusted and _says(table, place + 1))


def _says(table: TableSpec, place: int) -> bool:
    return any(text != NONE for text in _cells(table, place))


def _parted(table: TableSpec, place: int) -> tuple[str, str]:
    """The side a head details, and what it says of it; « Écart en points » belongs to none."""
    head = table.head[place]
    group, detail, rest = head.partition(DETAIL)
    if detail and group in table.head[:place]:
        beside = table.head[place - 1].partition(DETAIL)[0] == group
        return (group, rest) if beside else ("", f"{group} {rest}")
    follows = place + 1 < len(table.head) and table.head[place + 1].startswith(f"{head}{DETAIL}")
    return (head, _("Figure")) if follows else ("", head)


def _cells(table: TableSpec, place: int) -> tuple[str, ...]:
    return tuple(row[place] for row in table.texts)


def _groups(columns: Sequence[_Column]) -> Iterator[tuple[str, int]]:
    if not any(column.group for column in columns):
        return
    name, span = columns[0].group, 0
    for column in columns:
        if column.group == name:
            span += 1
        else:
            yield name, span
            name, span = column.group, 1
    yield name, span
