"""Streams of a compound file ([MS-CFB]), the container of protected workbooks."""

from __future__ import annotations

import struct

_END = 0xFFFFFFFE
_LARGEST_SECTOR = 0xFFFFFFFA
_ENTRY = 128
_STREAM, _ROOT = 2, 5


class DamagedContainer(Exception):  # noqa: N818 - always turned into a sentence by the caller
    """The container does not hold together."""


class CompoundFile:
    """Reads whole streams by name; every chain is bounded by the size of the file."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        try:
            self._open()
        except (struct.error, IndexError, OverflowError):
            raise DamagedContainer from None

    def _open(self) -> None:
        head = self._content[:512]
        sector_shift, mini_shift = struct.unpack_from("<HH", head, 30)
        if sector_shift not in (9, 12) or mini_shift != 6:
            raise DamagedContainer
        self._sector, self._mini = 1 << sector_shift, 1 << mini_shift
        first_directory, _sign, self._cutoff, first_mini_fat = struct.unpack_from("<IIII", head, 48)
        self._fat = self._read_fat(head)
        self._mini_fat = _integers(self._chain(first_mini_fat))
        entries = self._chain(first_directory)
        self._entries = [entries[i : i + _ENTRY] for i in range(0, len(entries), _ENTRY)]
        root = next((e for e in self._entries if e[66:67] == bytes([_ROOT])), None)
        self._mini_stream = self._chain(struct.unpack_from("<I", root, 116)[0]) if root else b""

    def _read_fat(self, head: bytes) -> list[int]:
        """The first 109 sectors of the table are listed in the header, others in a chain."""
        listed = _integers(head[76:512])
        following = struct.unpack_from("<I", head, 68)[0]
        per_sector = self._sector // 4 - 1
        for _guard in range(len(self._content) // self._sector + 1):
            if following >= _LARGEST_SECTOR:
                break
            more = _integers(self._sector_at(following))
            listed += more[:per_sector]
            following = more[per_sector]
        sectors = [self._sector_at(n) for n in listed if n < _LARGEST_SECTOR]
        return _integers(b"".join(sectors))

    def _sector_at(self, number: int) -> bytes:
        start = (number + 1) * self._sector
        return self._content[start : start + self._sector]

    def _chain(self, first: int) -> bytes:
        parts: list[bytes] = []
        number = first
        while number < _LARGEST_SECTOR:
            if len(parts) > len(self._fat):
                raise DamagedContainer
            parts.append(self._sector_at(number))
            number = self._fat[number]
        return b"".join(parts)

    def _mini_chain(self, first: int) -> bytes:
        parts: list[bytes] = []
        number = first
        while number < _LARGEST_SECTOR:
            if len(parts) > len(self._mini_fat):
                raise DamagedContainer
            parts.append(self._mini_stream[number * self._mini : (number + 1) * self._mini])
            number = self._mini_fat[number]
        return b"".join(parts)

    def stream(self, name: str) -> bytes:
        """The content of a stream; ``DamagedContainer`` when there is none of that name."""
        wanted = name.encode("utf-16-le")
        for entry in self._entries:
            length = struct.unpack_from("<H", entry, 64)[0]
            if entry[66] == _STREAM and entry[: max(length - 2, 0)] == wanted:
                return self._stream_of(entry)
        raise DamagedContainer

    def _stream_of(self, entry: bytes) -> bytes:
        first, size = struct.unpack_from("<IQ", entry, 116)
        try:
            data = self._mini_chain(first) if size < self._cutoff else self._chain(first)
        except IndexError:
            raise DamagedContainer from None
        return data[:size]


def _integers(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))
