"""One module a kind of sheet. A new layout is one entry more in ``LAYOUTS``."""

from __future__ import annotations

from collections.abc import Callable

from ocpart_desktop.extract.draft import SheetContent
from ocpart_desktop.extract.layouts.context import Context
from ocpart_desktop.extract.receipt import SheetKind
from ocpart_desktop.extract.workbook import Sheet


def _respondents(sheet: Sheet, context: Context) -> SheetContent | None:
    from ocpart_desktop.extract.layouts.respondents import read_respondents

    return read_respondents(sheet, context)


def _crosstab(sheet: Sheet, context: Context) -> SheetContent | None:
    from ocpart_desktop.extract.layouts.crosstab import read_tables

    return read_tables(sheet, context)


def _indicators(sheet: Sheet, context: Context) -> SheetContent | None:
    from ocpart_desktop.extract.layouts.indicators import read_indicators

    return read_indicators(sheet, context)


Layout = Callable[[Sheet, Context], SheetContent | None]

LAYOUTS: dict[SheetKind, Layout] = {
    SheetKind.MICRODATA: _respondents,
    SheetKind.CROSSTAB: _crosstab,
    SheetKind.INDICATORS: _indicators,
}
