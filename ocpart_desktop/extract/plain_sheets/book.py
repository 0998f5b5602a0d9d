"""The sheets of an .xlsx: large plain ones the quick way, the others as usual."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import cached_property, partial

from ocpart_desktop.extract.ooxml import OoxmlParts
from ocpart_desktop.extract.plain_sheets.package import Package, SheetPart
from ocpart_desktop.extract.plain_sheets.reading import read_plain_sheet
from ocpart_desktop.extract.plain_sheets.surprise import Surprise
from ocpart_desktop.extract.usual_reader import Progress, UsualReader
from ocpart_desktop.extract.workbook import Sheet

_log = logging.getLogger(__name__)

WORTH_IT = 1 << 18
"""Below so many bytes of XML, a sheet is read as usual in no more time."""


class XlsxBook:
    """A workbook whose zip directory was already checked."""

    def __init__(self, content: bytes, parts: OoxmlParts) -> None:
        self._content = content
        self._parts = parts

    @cached_property
    def _usual(self) -> UsualReader:
        return UsualReader(self._content, self._parts)

    def sheets(self, progress: Progress) -> Iterator[Sheet]:
        """Every worksheet; ``progress`` goes from 0 to 1."""
        try:
            package = Package(self._content)
            listed = package.sheets
        except Surprise:
            yield from self._usual.sheets(progress)
            return
        sizes = [package.size(part) for part in listed]
        done = 0
        for part, size in zip(listed, sizes, strict=True):
            step = partial(_advance, progress, done / sum(sizes), size / sum(sizes))
            yield self._sheet(package, part, size, step)
            done += size

    def _sheet(self, package: Package, part: SheetPart, size: int, progress: Progress) -> Sheet:
        try:
            if size >= WORTH_IT:
                formats = partial(self._parts.formats, part.name)
                return read_plain_sheet(package, part, formats=formats, progress=progress)
        except Surprise as surprise:
            _log.info("%s is read as usual: %s", part.part, surprise)
        return self._usual.sheet(part.name, progress)


def _advance(progress: Progress, start: float, share: float, done: float) -> None:
    progress(start + share * done)
