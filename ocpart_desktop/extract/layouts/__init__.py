"""One module a kind of sheet. A new layout is one entry more in ``LAYOUTS``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ocpart_desktop.extract.draft import SheetContent
from ocpart_desktop.extract.layouts.codebook import Codebook
from ocpart_desktop.extract.layouts.header_rows import Located
from ocpart_desktop.extract.receipt import SheetKind
from ocpart_desktop.extract.workbook import Sheet


@dataclass(frozen=True, slots=True)
class Context:
    """What a layout may rely on beside its sheet: the codebook, the sheet's public and wave.

    ``announced`` are the titles that a contents sheet gives to the tables of this one.
    """

    located: Located | None
    codebook: Codebook
    public: str | None
    wave: str | None
    announced: Sequence[str] = ()


def _respondents(sheet: Sheet, context: Context) -> SheetContent | None:
    from ocpart_desktop.extract.layouts.respondents import read_respondents

    if context.located is None or not context.located.data:
        return None
    return read_respondents(
        sheet, context.located, context.codebook, public=context.public, wave=context.wave
    )


def _crosstab(sheet: Sheet, context: Context) -> SheetContent | None:
    from ocpart_desktop.extract.layouts.crosstab import read_tables

    return read_tables(sheet, public=context.public, wave=context.wave, announced=context.announced)


def _indicators(sheet: Sheet, context: Context) -> SheetContent | None:
    from ocpart_desktop.extract.layouts.indicators import read_indicators

    return read_indicators(sheet, wave=context.wave)


Layout = Callable[[Sheet, Context], SheetContent | None]

LAYOUTS: dict[SheetKind, Layout] = {
    SheetKind.MICRODATA: _respondents,
    SheetKind.CROSSTAB: _crosstab,
    SheetKind.INDICATORS: _indicators,
}
