"""The large sheets of an .xlsx, as far as they are plain."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cached_property, partial

from ocpart_desktop.extract.ooxml import OoxmlParts
from ocpart_desktop.extract.plain_sheets.coded_sheet import CodedSheet
from ocpart_desktop.extract.plain_sheets.package import Package, SheetPart
from ocpart_desktop.extract.plain_sheets.reading import read_plain_sheet
from ocpart_desktop.extract.plain_sheets.surprise import Surprise

_log = logging.getLogger(__name__)

WORTH_IT = 1 << 18
"""Below so many bytes of XML, a sheet is read as usual in no more time."""


class PlainSheets:
    """Those of a workbook whose zip directory was already checked."""

    def __init__(self, content: bytes, parts: OoxmlParts) -> None:
        self._content = content
        self._parts = parts

    def read(self, name: str, progress: Callable[[float], None]) -> CodedSheet | None:
        """The sheet of this name; None when it is small, or not plain."""
        try:
            part = self._large.get(name)
            if part is None:
                return None
            formats = partial(self._parts.formats, name)
            return read_plain_sheet(self._package, part, formats=formats, progress=progress)
        except Surprise as surprise:
            _log.info("the sheet is read as usual: %s", surprise)
            return None

    @cached_property
    def _package(self) -> Package:
        return Package(self._content)

    @cached_property
    def _large(self) -> dict[str, SheetPart]:
        sheets = self._package.sheets
        return {sheet.name: sheet for sheet in sheets if self._package.size(sheet) >= WORTH_IT}
