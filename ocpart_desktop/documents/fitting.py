"""Will a text fit? Measured with the shipped typeface, a little wider than the documents' own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ocpart_desktop.system.paths import resource

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

LINE = 1.2  # height of a line, in sizes
_MEASURED_AT = 100


@cache
def _font(bold: bool) -> FreeTypeFont:
    from PIL import ImageFont

    name = "Inter-SemiBold.otf" if bold else "Inter-Regular.otf"
    return ImageFont.truetype(str(resource("fonts", name)), _MEASURED_AT)


@lru_cache(maxsize=20_000)
def _width(word: str, bold: bool) -> float:
    """The width of a word in sizes; the widest of its lines, which are measured one at a time."""
    measure = _font(bold).getlength
    return max((measure(line) for line in word.splitlines()), default=0.0) / _MEASURED_AT


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width in points of a text on one line at ``size`` points."""
    return _width(text, bold) * size


def line_count(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """How many lines the text takes in ``width`` points at ``size`` points."""
    return sum(_wrapped(line, size, width, bold) for line in text.split("\n"))


def height(texts: Iterable[str], size: float, width: float, *, gap: float = 0.0) -> float:
    """The height in points of paragraphs, ``gap`` points between them."""
    heights = [line_count(text, size, width) * size * LINE for text in texts]
    return sum(heights) + gap * max(0, len(heights) - 1)


def fitting_size(
    text: str, width: float, room: float, sizes: Sequence[float], *, bold: bool = False
) -> float:
    """The first of ``sizes`` (large to small) at which the text fits, else the last."""
    for size in sizes:
        if line_count(text, size, width, bold=bold) * size * LINE <= room:
            return size
    return sizes[-1]


def split(text: str, size: float, width: float, room: float) -> tuple[str, str]:
    """The part of the text that fits in ``room`` points of height, and the rest.

    Breaks between words; a single word too long for the room is given whole.
    """
    lines = max(1, int(room / (size * LINE) + 1e-6))
    if line_count(text, size, width) <= lines:
        return text, ""
    breaks = [i for i, c in enumerate(text) if c in " \n"]
    low, high = 0, len(breaks)
    while low < high:
        middle = (low + high) // 2
        if line_count(text[: breaks[middle]], size, width) <= lines:
            low = middle + 1
        else:
            high = middle
    if low == 0:
        return text, ""
    place = breaks[low - 1]
    return text[:place], text[place + 1 :]


def _wrapped(line: str, size: float, width: float, bold: bool) -> int:
    """Lines taken by one paragraph; a word wider than the line is broken as programs do."""
    space = _width(" ", bold) * size
    lines, used = 1, 0.0
    for word in line.split(" "):
        long = _width(word, bold) * size
        if used and used + space + long > width:
            lines, used = lines + 1, 0.0
        while long > width:
            lines, long = lines + 1, long - width
        used = long if not used else used + space + long
    return lines
