"""The XML of a sheet as it comes out of the zip, in pieces of whole rows."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import IO

from ocpart_desktop.extract.plain_sheets.package import DAMAGE
from ocpart_desktop.extract.plain_sheets.surprise import expect, surprised

_CHUNK = 1 << 20
_START, _EMPTY, _END, _ROW_END = b"<sheetData>", b"<sheetData/>", b"</sheetData>", b"</row>"
_LONGEST_MARGIN = 16 << 20


class Pieces:
    """Iterate once over the rows; then ``margins`` is the sheet without them."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._chunks = _read_ahead(stream)
        self._margins: list[bytes] = []

    def __iter__(self) -> Iterator[bytes]:
        """Whole rows, about a megabyte of them at a time."""
        buffer = self._head()
        while (end := buffer.find(_END)) < 0:
            cut = buffer.rfind(_ROW_END) + len(_ROW_END)
            if cut >= len(_ROW_END):
                yield buffer[:cut]
                buffer = buffer[cut:]
            buffer += next(self._chunks, None) or surprised("a sheet cut short")
        if end:
            yield buffer[:end]
        self._margins.append(buffer[end:])
        for chunk in self._chunks:
            self._margins.append(chunk)
            expect(sum(map(len, self._margins)) < _LONGEST_MARGIN, "little beside the rows")

    @property
    def margins(self) -> bytes:
        """What stands before and after the rows, as one XML document."""
        return b"".join(self._margins)

    def _head(self) -> bytes:
        """Keep what stands before the rows; what was read beyond."""
        buffer = b""
        for chunk in self._chunks:
            buffer += chunk
            if (start := buffer.find(_START)) >= 0:
                self._margins.append(buffer[: start + len(_START)])
                return buffer[start + len(_START) :]
            if (start := buffer.find(_EMPTY)) >= 0:
                self._margins.append(buffer[:start] + _START)
                return _END + buffer[start + len(_EMPTY) :]
            expect(len(buffer) < _LONGEST_MARGIN, "little before the rows")
        return surprised("a sheet without rows")


def _read_ahead(stream: IO[bytes]) -> Iterator[bytes]:
    """The chunks of a stream, each one unpacked while the one before is looked at."""
    with ThreadPoolExecutor(1) as pool:
        coming = pool.submit(stream.read, _CHUNK)
        try:
            while chunk := coming.result():
                coming = pool.submit(stream.read, _CHUNK)
                yield chunk
        except DAMAGE:
            surprised("a damaged part")
