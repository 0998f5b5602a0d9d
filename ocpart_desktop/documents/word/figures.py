"""The figures of a Word document: a chart that can be edited, several of them, or a picture.

Each knows how tall it would be, before it is drawn: it may have to give up some of its height.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from itertools import count
from typing import Any, Protocol

from docx.image.image import Image
from docx.shared import Mm

from ocpart_desktop.documents.pictures import PAGE, Pictures
from ocpart_desktop.documents.report import ChartBlock
from ocpart_desktop.documents.word.charts import (
    add_chart,
    can_be_native,
    can_shrink,
    usual_height,
)
from ocpart_desktop.documents.word.pieces import add_key, paragraph
from ocpart_desktop.documents.word.room import INCH, MILLIMETRE, text_height
from ocpart_desktop.documents.word.styles import MARGIN
from ocpart_desktop.figures.alt import alt_text
from ocpart_desktop.figures.charts import BarChart, Chart, PanelChart, Series
from ocpart_desktop.figures.keys import key_of

PANEL = 0.72  # of its usual height, a chart that stands above another of the same figure
ACROSS = 210 - 2 * MARGIN  # millimetres between the margins


class Drawn(Protocol):
    """A figure that is ready to be put in the document."""

    @property
    def height(self) -> float:
        """In points, without what is said of it."""

    @property
    def can_shrink(self) -> bool:
        """Whether it reads with ease a little less tall."""

    def add(self, share: float) -> None:
        """Put it at the end of the document, at this share of its height."""


class Figures:
    """Makes figures ready; without ``pictures``, only those that Word can draw."""

    def __init__(self, document: Any, pictures: Pictures | None) -> None:
        self._document, self._pictures = document, pictures
        self._numbers = count(1)

    def ready(self, block: ChartBlock) -> Drawn | None:
        """The figure of a chart; None where a table alone stands for it."""
        if isinstance(block.chart, PanelChart):
            return _Panels(self._document, block.chart, self._numbers)
        if can_be_native(block.chart):
            return _Native(self._document, block.chart, block.alt, self._numbers)
        if self._pictures is not None:
            png = self._pictures.image(block.chart, PAGE)
            return _Picture(self._document, png, block.alt)
        return None


@dataclass(frozen=True, slots=True)
class _Native:
    document: Any
    chart: Chart
    alt: str
    numbers: count[int]

    @property
    def height(self) -> float:
        return usual_height(self.chart) * INCH + (text_height("", "Normal") if self._key else 0)

    @property
    def can_shrink(self) -> bool:
        return can_shrink(self.chart)

    @property
    def _key(self) -> tuple[Series, ...]:
        return self.chart.series if isinstance(self.chart, BarChart) else ()

    def add(self, share: float) -> None:
        add_key(self.document, self._key)
        height = share * usual_height(self.chart)
        add_chart(self.document, self.chart, self.alt, next(self.numbers), height=height)


@dataclass(frozen=True, slots=True)
class _Panels:
    """The key of all, then a chart a panel, each under its name and its base."""

    document: Any
    chart: PanelChart
    numbers: count[int]

    @property
    def height(self) -> float:
        name = text_height("", "Normal")
        charts = sum(PANEL * usual_height(panel.chart) * INCH for panel in self.chart.panels)
        return name * (1 + len(self.chart.panels)) + charts

    @property
    def can_shrink(self) -> bool:
        return all(can_shrink(panel.chart) for panel in self.chart.panels)

    def add(self, share: float) -> None:
        add_key(self.document, key_of([panel.chart for panel in self.chart.panels]))
        for panel in self.chart.panels:
            name = paragraph(self.document, f"{panel.name} ({panel.base_text})")
            name.runs[0].bold = True
            name.paragraph_format.keep_with_next = True
            told, height = alt_text(panel.chart), share * PANEL * usual_height(panel.chart)
            add_chart(self.document, panel.chart, told, next(self.numbers), height=height)


@dataclass(frozen=True, slots=True)
class _Picture:
    document: Any
    png: bytes
    alt: str
    can_shrink: bool = True

    @property
    def height(self) -> float:
        image = Image.from_blob(self.png)
        return float(ACROSS * MILLIMETRE * image.px_height / image.px_width)

    def add(self, share: float) -> None:
        add_picture(self.document, self.png, self.alt, share * ACROSS)


def add_picture(document: Any, content: bytes, alt: str, width: float) -> None:
    """A picture (PNG or JPEG) ``width`` millimetres wide, told to who cannot see it."""
    inline = document.add_picture(BytesIO(content), width=Mm(width))._inline
    for properties in (inline.docPr, inline.graphic.graphicData.pic.nvPicPr.cNvPr):
        properties.set("descr", alt)
