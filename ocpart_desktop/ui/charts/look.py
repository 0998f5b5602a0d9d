"""Faces and measures of a drawing: one theme, one scale."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from PySide6.QtGui import QColor, QFont, QFontMetricsF

from ocpart_desktop.ui.theme import Theme
from ocpart_desktop.ui.theme.scale import font_of

ELLIPSIS = "…"
_PIECES = re.compile("[^ -]+[ -]*|[ -]+")


class Face:
    """A font that can be measured, and text fitted to a width."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        metrics = QFontMetricsF(font)
        self.height = metrics.height()
        self.ascent = metrics.ascent()
        self.width = lru_cache(maxsize=4096)(metrics.horizontalAdvance)

    def elided(self, text: str, width: float) -> str:
        """The text, ended by « … » where it lacks room; nothing when not even that fits."""
        if self.width(text) <= width:
            return text
        if self.width(ELLIPSIS) > width:
            return ""
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            fits = self.width(text[:middle].rstrip() + ELLIPSIS) <= width
            low, high = (middle, high) if fits else (low, middle - 1)
        return text[:low].rstrip() + ELLIPSIS

    def shortened(self, text: str, width: float) -> str:
        """« a · b · c » without its last parts, as many as fit; then elided."""
        parts = text.split(" · ")
        while len(parts) > 1 and self.width(" · ".join(parts)) > width:
            parts.pop()
        return self.elided(" · ".join(parts), width)

    def holds(self, text: str, width: float, height: float) -> bool:
        """Whether a text fits whole in a box, wrapped."""
        room = max(1, int(height / self.height + 0.01))
        lines = self.wrapped(text, width, room)
        return not text or all(line and not line.endswith(ELLIPSIS) for line in lines)

    def wrapped(self, text: str, width: float, most: int) -> list[str]:
        """At most ``most`` lines, broken after spaces and hyphens, the last one elided."""
        pieces, lines = _PIECES.findall(text.replace(" · ", "\u00a0· ")), [""]
        while pieces:
            longer = lines[-1] + pieces[0]
            if not lines[-1] or self.width(longer.rstrip(" ")) <= width:
                lines[-1] = longer
                pieces.pop(0)
            elif len(lines) == max(most, 1):
                lines[-1] += "".join(pieces)
                break
            else:
                lines.append("")
        return [self.elided(line.strip(" "), width) for line in lines]


@lru_cache(maxsize=64)
def face(pixels: float, weight: QFont.Weight = QFont.Weight.Normal) -> Face:
    """The face of a size, measured once."""
    return Face(font_of(pixels, weight))


class Look:
    """What layouts ask for sizes and colours. ``px(n)`` is ``n`` pixels at the drawing's scale.

    No text is smaller than ``least`` pixels.
    """

    def __init__(self, theme: Theme, scale: float = 1.0, least: float = 0.0) -> None:
        self.theme = theme
        self.scale = scale
        self.least = least

    def px(self, pixels: float) -> float:
        return pixels * self.scale

    @cached_property
    def text(self) -> Face:
        return self._face(13)

    @cached_property
    def strong(self) -> Face:
        return self._face(13, QFont.Weight.DemiBold)

    @cached_property
    def title(self) -> Face:
        return self._face(19, QFont.Weight.DemiBold)

    @cached_property
    def large_strong(self) -> Face:
        return self._face(16, QFont.Weight.DemiBold)

    @cached_property
    def small(self) -> Face:
        return self._face(11.5)

    @cached_property
    def small_strong(self) -> Face:
        return self._face(11.5, QFont.Weight.DemiBold)

    def _face(self, pixels: float, weight: QFont.Weight = QFont.Weight.Normal) -> Face:
        return face(max(self.least, self.px(pixels)), weight)

    @property
    def ink(self) -> QColor:
        return self.theme.screen.text

    @property
    def muted(self) -> QColor:
        return self.theme.screen.muted

    @property
    def paper(self) -> QColor:
        return self.theme.screen.surface
