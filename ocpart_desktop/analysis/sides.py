"""Sides as unions of groups (see ``select``)."""

from __future__ import annotations

import numpy as np

from ocpart_desktop.analysis.design import Bools, Floats
from ocpart_desktop.analysis.evidence import FRANCE_SIDE, Side
from ocpart_desktop.analysis.results import Against
from ocpart_desktop.analysis.select import GROUPS, INDEX, UNKNOWN


def groups_of(side: Side) -> Floats:
    """The groups a side joins, as a vector of 0 and 1."""
    groups = np.zeros(GROUPS)
    if side.kind is Against.FRANCE:
        groups[:] = 1
    elif side.kind is Against.REST:
        groups[:UNKNOWN] = 1
        groups[INDEX[side.code]] = 0
    else:
        groups[INDEX[side.code]] = 1
    return groups


def tested_against(first: Side, second: Side) -> Side:
    """What a region is tested against: France holds it, so its rest stands for France."""
    return Side.rest(first.code) if second.kind is Against.FRANCE else second


def codes_of(mask: Bools) -> frozenset[str]:
    """The codes of the sides a mask holds: the regions, then France where there is room for it."""
    return frozenset(
        code for code, out in zip([*INDEX, FRANCE_SIDE.code], mask, strict=False) if out
    )
