"""The deck's own native charts, in Word: a chart that can be edited, its figures in a workbook."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pptx.oxml.ns import qn
from pptx.util import Pt

from ocpart_desktop.documents.slides import charts, lines
from ocpart_desktop.documents.slides.charts import Plot
from ocpart_desktop.documents.slides.page import Box
from ocpart_desktop.documents.word.styles import FONT, MARGIN
from ocpart_desktop.figures.charts import (
    BarChart,
    Chart,
    DotChart,
    GridChart,
    LineChart,
    MapChart,
    StackedChart,
    UpsetChart,
)

WIDTH = (210 - 2 * MARGIN) / 25.4  # inches between the margins
LABELS, LONG_LABELS = 2.1, 2.9  # inches left of the bars; where there are many of them
MANY = 12  # categories: beyond, labels are small and the chart is as tall as they need
SMALL_LABEL = 10  # points, on a slide
SMALLER = 0.8  # a page is read from nearer than a slide
_SIZE = re.compile(rb'\bsz="(\d+)"')
_WORKBOOK = re.compile(rb'(<c:externalData[^>]*r:id=")[^"]*')
_NO_FRAME = (
    '<c:spPr xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    "<a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def can_be_native(chart: Chart) -> bool:
    """Whether Word can draw it; it has no map that can be trusted on every machine, nor a grid."""
    return not isinstance(chart, MapChart | GridChart)


def add_chart(document: Any, chart: Chart, alt: str, number: int, *, height: float) -> None:
    """The chart in a paragraph of its own, ``number`` being that of no other one.

    ``height`` is in inches: see ``usual_height``.
    """
    if isinstance(chart, UpsetChart):
        chart = chart.combinations
    made = _drawn(chart, height)
    workbook = made.part.chart_workbook.xlsx_part.blob
    part = _chart_part(document, made.part.blob, workbook, number)
    relation = document.part.relate_to(part, f"{_OFFICE}/chart")
    run = document.add_paragraph().add_run()
    run._r.append(_frame(relation, number, document.part.next_id, alt, height))


def usual_height(chart: Chart) -> float:
    """The height at which a chart reads with ease, in inches."""
    if isinstance(chart, UpsetChart):
        chart = chart.combinations
    if isinstance(chart, StackedChart):
        return 0.7 + 0.62 * len(chart.rows)
    if isinstance(chart, BarChart):
        count = len(chart.categories)
        return min(0.4 + 0.42 * count, 7.2) if count > MANY else min(0.4 + 0.52 * count, 4.9)
    if isinstance(chart, DotChart):
        return 0.4 + 0.18 * len(chart.rows)
    return 3.1


def can_shrink(chart: Chart) -> bool:
    """Whether its labels would still be read if it were a little less tall."""
    if isinstance(chart, UpsetChart):
        chart = chart.combinations
    return not (isinstance(chart, BarChart) and len(chart.categories) > MANY)


def _drawn(chart: Chart, height: float) -> Any:
    """The chart drawn on a slide of no deck, where its dressing is at home."""
    from pptx import Presentation

    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    box = Box(0, 0, WIDTH, height)
    many = not can_shrink(chart)
    left = LONG_LABELS if many else LABELS
    bars = Box(left, 0.1, WIDTH - left - 0.45, height - 0.4)
    if isinstance(chart, StackedChart):
        bars = Box(LABELS, 0.5, WIDTH - LABELS - 0.1, height - 0.55)
        charts.add_stacked(slide, Plot(box, bars), chart, "")
    elif isinstance(chart, BarChart):
        charts.add_bars(slide, Plot(box, bars), chart, "")
        if many:
            slide.shapes[-1].chart.category_axis.tick_labels.font.size = Pt(SMALL_LABEL)
    elif isinstance(chart, DotChart):
        shown = tuple(row for row in chart.rows if row.mark.value is not None)
        charts.add_ranking(slide, Plot(box, bars), replace(chart, rows=shown), "")
    elif isinstance(chart, LineChart):
        inner = Box(0.6, 0.45, WIDTH - 0.8, height - 0.8)
        lines.add_lines(slide, Plot(box, inner), chart, "")
    made = slide.shapes[-1].chart
    made.font.name = FONT
    made._chartSpace.find(qn("c:txPr")).addprevious(parse_xml(_NO_FRAME))
    return made


def _chart_part(document: Any, xml: bytes, workbook: bytes, number: int) -> Part:
    package = document.part.package
    sheet = PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx")
    place = PackURI(f"/word/charts/chart{number}.xml")
    part = Part(place, _CHART, _SIZE.sub(_shrunk, xml), package)
    relation = part.relate_to(Part(sheet, _SHEET, workbook, package), f"{_OFFICE}/package")
    part._blob = re.sub(
        rb'(<c:externalData[^>]*r:id=")[^"]*', rb"\g<1>" + relation.encode(), part.blob
    )
    return part


def _shrunk(size: re.Match[bytes]) -> bytes:
    return f'sz="{round(int(size[1]) * SMALLER / 50) * 50}"'.encode()


def _frame(relation: str, number: int, identity: int, alt: str, height: float) -> Any:
    from xml.sax.saxutils import quoteattr

    emu = 914_400
    return parse_xml(
        f"<w:drawing {nsdecls('w', 'wp', 'a', 'r')}>"
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{round(WIDTH * emu)}" cy="{round(height * emu)}"/>'
        f'<wp:docPr id="{identity}" name="Chart {number}" descr={quoteattr(alt)}/>'
        "<wp:cNvGraphicFramePr/><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        f'r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
