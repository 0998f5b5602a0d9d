"""Pictures as PNG, rows unfiltered: flat colours are packed smaller so, and three times as fast."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from PySide6.QtGui import QImage

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_LEVEL = 3  # beyond it, a tenth of the size costs twice the time
_PLAIN, _WITH_ALPHA = 2, 6  # the kinds of colour, as the format numbers them
_UNFILTERED = b"\0"


def png_bytes(image: QImage) -> bytes:
    """The image as PNG, its texts (title, description) kept."""
    opaque = not image.hasAlphaChannel() or _is_opaque(image)
    wanted = QImage.Format.Format_RGB888 if opaque else QImage.Format.Format_RGBA8888
    flat = image.convertToFormat(wanted)
    kind, wide = (_PLAIN, 3) if opaque else (_WITH_ALPHA, 4)
    head = struct.pack(">2I5B", flat.width(), flat.height(), 8, kind, 0, 0, 0)
    fine = struct.pack(">2IB", flat.dotsPerMeterX(), flat.dotsPerMeterY(), 1)
    told = (_chunk(b"iTXt", _text(key, image.text(key))) for key in sorted(image.textKeys()))
    content = zlib.compress(b"".join(_rows(flat, wide * flat.width())), _LEVEL)
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", head),
            _chunk(b"pHYs", fine),
            *told,
            _chunk(b"IDAT", content),
            _chunk(b"IEND", b""),
        )
    )


def _is_opaque(image: QImage) -> bool:
    """Whether its corners are: our pictures are painted whole, on paper or on nothing."""
    right, bottom = image.width() - 1, image.height() - 1
    corners = ((0, 0), (right, 0), (0, bottom), (right, bottom))
    return all(image.pixelColor(x, y).alpha() == 255 for x, y in corners)


def _rows(image: QImage, length: int) -> Iterator[bytes | memoryview]:
    pixels, step = memoryview(image.constBits()), image.bytesPerLine()
    for start in range(0, step * image.height(), step):
        yield _UNFILTERED
        yield pixels[start : start + length]


def _text(key: str, text: str) -> bytes:
    return key.encode("latin-1") + b"\0\0\0\0\0" + text.encode("utf-8")


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)
