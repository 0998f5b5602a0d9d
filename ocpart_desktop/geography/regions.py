"""From what people write to the 18 regions: one label, one code, or a whole column."""

from __future__ import annotations

from ocpart_desktop.geography.codes import (
    code_token,
    former_code,
    match_code,
    match_prefixed,
    region_code,
)
from ocpart_desktop.geography.columns import ColumnReading, recognise_column
from ocpart_desktop.geography.labels import (
    LabelSystem,
    RegionMatch,
    match_international,
    match_name,
)


def recognise_region(label: str) -> RegionMatch | None:
    """The region a lone label means: name, alias, former name, code, département, postal code.

    A code that could mean several regions bears them in ``others``; where the label's column is
    at hand, ``recognise_column`` knows better. A lone digit is nobody's code.
    """
    return (
        match_name(label)
        or match_international(label)
        or match_prefixed(label)
        or match_code(label)
    )


def recognise_region_code(code: str | int) -> RegionMatch | None:
    """The region of a cell known to hold region codes: here 1 is « 01 », that has lost its zero."""
    token = code_token(str(code))
    if token is None:
        return None
    return region_code(token.zfill(2)) or former_code(token.zfill(2))


__all__ = [
    "ColumnReading",
    "LabelSystem",
    "RegionMatch",
    "recognise_column",
    "recognise_region",
    "recognise_region_code",
]
