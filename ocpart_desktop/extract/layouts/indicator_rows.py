"""Which place each row of indicators speaks of: a region, the whole country, or neither."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ocpart_desktop.extract.wording import fold
from ocpart_desktop.geography.columns import ColumnReading, recognise_column
from ocpart_desktop.geography.labels import LabelSystem

FRANCE = ""
"""The place of a row of the whole country."""

Moment = tuple[str, ...]
"""What lets a region come again: a date, the name of an indicator."""

_NATIONAL = (
    re.compile(
        r"france(?: entiere)?|ensemble(?: de la france)?|ensemble france|total(?: france)?"
        r"|f[re]"
    ),
    re.compile(r"(?:moyenne |niveau )?(?:nationale?|francaise)|moyenne france"),
    re.compile(r"france (?:metropolitaine|hexagonale|metro|hors .*)|metropole|hexagone|fm"),
)
_AREAS = (
    LabelSystem.DEPARTEMENT_NAME,
    LabelSystem.DEPARTEMENT_CODE,
    LabelSystem.POSTAL_CODE,
    LabelSystem.COMMUNE_CODE,
)


@dataclass(frozen=True, slots=True)
class Places:
    """0-based rows. ``of`` gives a region's code, or ``FRANCE``.

    ``unknown`` rows name no region; ``parts`` name a piece of a present one. Of several rows for
    the country (« France », « France métropolitaine »), only the widest is kept.
    """

    of: Mapping[int, str]
    unknown: tuple[int, ...]
    parts: tuple[int, ...]

    @property
    def regions(self) -> frozenset[str]:
        """The regions' codes."""
        return frozenset(self.of.values()) - {FRANCE}


def find_places(
    labels: Mapping[int, str],
    moment: Callable[[int], Moment],
    given: Mapping[str, str | None] | None = None,
) -> Places | None:
    """The places of rows by their labels; None when one comes twice at the same moment.

    ``given`` are the labels whose region was given by hand.
    """
    reading = recognise_column(labels.values(), given)
    ranks = {row: rank for row, t in labels.items() if (rank := national_rank(t)) is not None}
    widest = min(ranks.values(), default=None)
    found = {row: FRANCE for row, rank in ranks.items() if rank == widest}
    told: defaultdict[tuple[str, Moment], list[int]] = defaultdict(list)
    parts, unknown = [], []
    for row in (row for row in labels if row not in ranks):
        match = reading.matches.get(labels[row])
        if match is None:
            unknown.append(row)
        elif match.former or match.system in _AREAS:
            parts.append(row)
        else:
            told[match.code, moment(row)].append(row)
    for row in found:
        told[FRANCE, moment(row)].append(row)
    for (code, _moment), rows in told.items():
        if len({labels[row] for row in rows}) < len(rows):
            return None
        if len(rows) > 1:
            parts += rows
        else:
            found[rows[0]] = code
    of = {row: found[row] for row in sorted(found) if row not in parts}
    return Places(of, tuple(unknown), tuple(sorted(parts)))


def names_a_place(reading: ColumnReading, label: str) -> bool:
    """Whether a label of a column is a region's or the country's."""
    match = reading.matches.get(label)
    return national_rank(label) is not None or (match is not None and match.system not in _AREAS)


def national_rank(label: str) -> int | None:
    """0 for the whole country, more for less of it; None for any other place."""
    folded = fold(label)
    return next((n for n, p in enumerate(_NATIONAL) if p.fullmatch(folded)), None)
