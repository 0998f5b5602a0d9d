"""The subtotals of a table: those marked S/T, and the rows whose parts stand in below them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ocpart_desktop.extract.layouts.net_members import Members, Shares, find_members
from ocpart_desktop.extract.layouts.table_answers import Of, TableRow
from ocpart_desktop.extract.role_answers import dynamic_rank
from ocpart_desktop.extract.wording import fold

Parts = Mapping[int, tuple[int, ...]]


def mark_nets(rows: Sequence[TableRow], shares: Shares) -> Parts:
    """Make subtotals of the rows that their parts, below and further in, add up to.

    A lone part (« dont émergente ») adds up to nothing: it is no answer of its own either, and
    becomes a subtotal without members. Returns the parts of each subtotal that has some.
    """
    found: dict[int, tuple[int, ...]] = {}
    below = _rows_below(rows)
    for parent, parts in below.items():
        leaves = [i for i in parts if i not in below]
        marked = rows[parent].of is Of.NET
        told = shares.told(parent, leaves)
        if told and len(parts) > 1 and not shares.weigh(parent, leaves, multiple=marked).differing:
            rows[parent].of = Of.NET
            found[parent] = parts
        elif not marked:
            for part in (i for i in parts if rows[i].part):
                rows[part].of = Of.NET
    return found


def members_of(
    rows: Sequence[TableRow], shares: Shares, parts: Parts, *, multiple: bool
) -> dict[int, Members]:
    """The answers that each subtotal adds up."""
    is_net = [row.of is Of.NET for row in rows]
    found: dict[int, Members] = {}
    for n in (i for i, net in enumerate(is_net) if net):
        if n in parts:
            leaves = [i for i in parts[n] if not is_net[i]]
            found[n] = shares.weigh(n, leaves, multiple=multiple)
        elif rows[n].part:
            found[n] = Members(())
        else:
            members = find_members(n, shares, is_net, multiple=multiple)
            found[n] = members if members.positions else _said(n, rows, is_net)
    return found


def _said(net: int, rows: Sequence[TableRow], is_net: Sequence[bool]) -> Members:
    """The answers that say yes, for « S/T Oui » of the co-construction dynamic."""
    if not fold(rows[net].label).endswith("oui"):
        return Members(())
    ranks = [dynamic_rank(row.label) for row in rows]
    return Members(tuple(i for i, r in enumerate(ranks) if r in (0, 1) and not is_net[i]))


def _rows_below(rows: Sequence[TableRow]) -> Parts:
    """The rows further in than the one above them, all levels together, by that row."""
    found = {}
    for n, row in enumerate(rows):
        below: list[int] = []
        for i in range(n + 1, len(rows)):
            if rows[i].depth <= row.depth:
                break
            below.append(i)
        if below:
            found[n] = tuple(below)
    return found
