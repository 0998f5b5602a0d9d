"""How a chart is being looked at: what does not belong to the figure itself."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF


@dataclass(frozen=True, slots=True)
class ChartState:
    """``scale`` enlarges every text and line (projection); ``highlight`` is a key to point out.
    No text is smaller than ``least`` pixels.

    For the map: ``tiles`` asks for one square a region; ``zoom`` (1 = whole) and ``centre`` (in the
    outlines' plane) say what part is seen.
    """

    scale: float = 1.0
    highlight: str | None = None
    tiles: bool = False
    zoom: float = 1.0
    centre: QPointF | None = None
    least: float = 0.0


WHOLE = ChartState()
