"""Colour arithmetic: contrast as WCAG 2 measures it, ramps, the ink that reads on a fill."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor

BLACK, WHITE = QColor("#000000"), QColor("#FFFFFF")


def luminance(colour: QColor) -> float:
    """Relative luminance, 0 (black) to 1 (white): WCAG 2.2, « relative luminance »."""
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio, 1 to 21: WCAG 2.2, « contrast ratio »."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def ink_on(fill: QColor) -> QColor:
    """Black or white, whichever reads better on ``fill``: never below 4.5:1."""
    return max(WHITE, BLACK, key=lambda ink: contrast(ink, fill))


def mix(one: QColor, other: QColor, share: float) -> QColor:
    """``share`` of the way from ``one`` to ``other``."""
    red, green, blue = (
        a + (b - a) * share
        for a, b in (
            (one.redF(), other.redF()),
            (one.greenF(), other.greenF()),
            (one.blueF(), other.blueF()),
        )
    )
    return QColor.fromRgbF(red, green, blue)


def on_ramp(stops: Sequence[QColor], place: float) -> QColor:
    """The colour at ``place`` (0 to 1) of a ramp of evenly spaced stops."""
    steps = len(stops) - 1
    position = min(max(place, 0.0), 1.0) * steps
    below = min(int(position), steps - 1)
    return mix(stops[below], stops[below + 1], position - below)
