"""Reading a workbook of rows, as whichever program wrote it."""

from __future__ import annotations

import pytest
from workbooks import Merges, ReadRows, Rows, inline, shared

from ocpart_desktop.extract.draft import Draft
from ocpart_desktop.extract.reading import read_bytes


@pytest.fixture(params=[shared, inline], ids=["shared strings", "inline strings"])
def read_rows(request: pytest.FixtureRequest) -> ReadRows:
    def read(
        sheets: dict[str, Rows], merges: dict[str, Merges] | None = None, name: str = "x.xlsx"
    ) -> Draft:
        return read_bytes(request.param(sheets, merges), name)

    return read
