"""The raw bases a table prints, held against the respondents in each of its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ocpart_desktop.extract.crosscheck.recount import Floats, Recount, Way
from ocpart_desktop.extract.receipt import Fact, Issue, Severity
from ocpart_desktop.survey.survey import PublishedColumn

_NAMES_SHOWN = 40
_HALF = 0.5
UNEXPLAINED = Way("unexplained")


def base_issues(
    columns: Sequence[PublishedColumn], recount: Recount, sheet: str
) -> Iterator[Issue]:
    """The bases that are not the number of respondents, under the way that explains them all."""
    printed = np.array([np.nan if c.base is None else float(c.base) for c in columns])
    (_plain, ours), *others = recount.bases()
    wrong = np.abs(printed - ours) > _HALF
    if not wrong.any():
        return
    way = next((w for w, n in others if (np.abs(printed - n)[wrong] <= _HALF).all()), UNEXPLAINED)
    yield _issue(way, columns, ours, np.flatnonzero(wrong).tolist(), sheet)


def _issue(
    way: Way, columns: Sequence[PublishedColumn], ours: Floats, places: Sequence[int], sheet: str
) -> Issue:
    first = columns[places[0]]
    cells = [columns[place].base_cell for place in places]
    facts: dict[str, Fact] = {
        "column": first.head,
        "printed": first.base or 0,
        "ours": int(ours[places[0]]),
        "n": len(places),
        "cells": ", ".join(cells[1:_NAMES_SHOWN]) + "…" * (len(cells) > _NAMES_SHOWN),
        "label": "",
    }
    where = first.sheet or sheet
    return Issue(f"crosscheck_base_{way.code}", Severity.WARNING, where, cells[0] or None, facts)
