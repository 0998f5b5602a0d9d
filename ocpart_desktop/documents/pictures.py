"""What documents need drawn: pictures come from the edge, the only one that can paint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ocpart_desktop.figures.charts import Chart, Figure

PAGE, PHONE = 640, 340  # widths of a chart in pixels: across a printed page, on a phone


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart as SVG, its words as text elements; the size is in pixels of the window."""

    svg: str
    width: int
    height: int


class Pictures(Protocol):
    """Draws figures. May be called from any thread; the same figure gives the same bytes."""

    def chart(self, chart: Chart, width: int, *, stretch: bool = False) -> Drawn:
        """The chart alone, as tall as it needs to be at this width.

        With ``stretch`` each text keeps its width in a program that lacks our typeface.
        """

    def image(self, chart: Chart, width: int) -> bytes:
        """The same as PNG, fine enough to be printed."""

    def raster(self, svg: str, width: int) -> bytes:
        """An SVG without words as PNG, fine enough to be printed."""

    def page(self, figure: Figure) -> bytes:
        """The whole figure as PNG: title, wording, chart, sentence, base and source."""
