"""One scale for every distance and one for every size of type."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtGui import QFont

FAMILY = "Inter"
FALLBACKS = ("Segoe UI", "Helvetica Neue", "Noto Sans", "DejaVu Sans", "sans-serif")

SPACES = (0, 4, 8, 12, 16, 24, 32, 48, 64)
SMALLEST_TYPE = 11


class Type(StrEnum):
    """What a text is, hence its size and weight."""

    CAPTION = "caption"
    BODY = "body"
    STRONG = "strong"
    HEADING = "heading"
    TITLE = "title"
    DISPLAY = "display"


SIZES: dict[Type, tuple[int, QFont.Weight]] = {
    Type.CAPTION: (12, QFont.Weight.Normal),
    Type.BODY: (14, QFont.Weight.Normal),
    Type.STRONG: (14, QFont.Weight.DemiBold),
    Type.HEADING: (17, QFont.Weight.DemiBold),
    Type.TITLE: (24, QFont.Weight.DemiBold),
    Type.DISPLAY: (34, QFont.Weight.DemiBold),
}


def space(step: int) -> int:
    """The distance of a step, in pixels: 0, 4, 8, 12, 16, 24, 32, 48, 64."""
    return SPACES[step]


def font(role: Type, scale: float = 1.0) -> QFont:
    """The font of a role, its figures all of one width; never under 11 px."""
    size, weight = SIZES[role]
    return font_of(size * scale, weight)


def font_of(pixels: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Our typeface at any size, for drawings that fit their text; never under 11 px."""
    made = QFont([FAMILY, *FALLBACKS])
    made.setPixelSize(max(SMALLEST_TYPE, round(pixels)))
    made.setWeight(weight)
    made.setFeature(QFont.Tag.fromString("tnum"), 1)
    return made
