"""A figure for a room: what was asked, the chart as large as can be, base and source."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF

from ocpart_desktop.documents.hidden import has_figures, why_hidden
from ocpart_desktop.documents.summary import FigureSlide
from ocpart_desktop.figures.charts import BarChart, Chart, DotChart, Figure
from ocpart_desktop.ui.charts.draw import layout, least_height, most_height
from ocpart_desktop.ui.charts.state import ChartState
from ocpart_desktop.ui.slides.page import (
    AIR,
    Page,
    Paragraph,
    height,
    muted,
    plain,
    strong,
)
from ocpart_desktop.ui.slides.stage import LEAST, Scene, Stage, room_theme

FROM_AFAR = ChartState(scale=2.0, least=LEAST)


def figure_pages(slide: FigureSlide, stage: Stage, number: str) -> list[Scene]:
    """One page; more when the rows of the chart would not be read."""
    room = _page(slide, stage, number).body.height()
    parts = _parts(_two_sided(slide.figure.chart), room)
    places = [f" ({n}/{len(parts)})" for n in range(1, len(parts) + 1)]
    if len(parts) == 1:
        places = [""]
    return [
        _drawn(slide, chart, stage, number, place)
        for chart, place in zip(parts, places, strict=True)
    ]


def _two_sided(chart: Chart) -> Chart:
    """Two bars a row at most: a third, for France as a whole, would leave no room to read them."""
    if isinstance(chart, BarChart) and len(chart.series) > 2:
        return replace(chart, series=chart.series[:2])
    return chart


def _page(slide: FigureSlide, stage: Stage, number: str, place: str = "") -> Page:
    page = Page(stage, slide.title, number)
    page.write_title(f"{slide.title}{place}")
    asked = [muted(slide.figure.subtitle, page)] if slide.figure.subtitle else []
    page.body.setTop(page.write(asked, page.body.translated(0, -AIR / 2)) + AIR)
    page.write_foot(_foot(slide.figure))
    page.scene.alt = slide.figure.alt
    return page


def _foot(figure: Figure) -> str:
    """Base and source, then what the stars of a weak base mean."""
    stars = [note for note in figure.notes if note.startswith("*")]
    return " ".join((figure.brief or figure.footer, *stars))


def _drawn(slide: FigureSlide, chart: Chart, stage: Stage, number: str, place: str) -> Scene:
    page = _page(slide, stage, number, place)
    if not has_figures(chart):
        _say_hidden(page)
        return page.scene
    theme = room_theme()
    box = QRectF(page.body)
    most = most_height(chart, theme, FROM_AFAR.scale, FROM_AFAR.least)
    if most is not None and most < box.height():
        box = _with_the_sentence(page, slide.figure, box, most)
    made = layout(chart, box, theme, FROM_AFAR)
    page.scene.items += made.items
    page.scene.areas += made.areas
    return page.scene


def _with_the_sentence(page: Page, figure: Figure, box: QRectF, most: float) -> QRectF:
    """What the chart leaves free says the figure in words, if it holds there whole."""
    said = [plain(figure.sentence, page)]
    tall = height(said, box.width())
    if box.height() - most < tall + AIR:
        return box
    page.write(said, QRectF(box.left(), box.bottom() - tall, box.width(), tall))
    return box.adjusted(0, 0, 0, -tall - AIR)


def _say_hidden(page: Page) -> None:
    """A hidden figure protects people: say so, and hand the question to the room."""
    head, why, room = why_hidden()
    said: list[Paragraph] = [
        strong(head, page, 40, AIR),
        plain(why, page, 30, AIR),
        plain(room, page, 30),
    ]
    width = page.body.width() * 0.8
    tall = height(said, width)
    box = QRectF(0, 0, width, tall)
    box.moveCenter(page.body.center())
    page.write(said, box)


def _parts(chart: Chart, room: float) -> list[Chart]:
    """The chart in as many parts, as even as can be, as its rows need to be read."""
    rows = _rows(chart)
    for count in range(1, rows + 1):
        each = -(-rows // count)
        parts = [_slice(chart, slice(n, n + each)) for n in range(0, rows, each)]
        tallest = max(least_height(p, room_theme(), FROM_AFAR.scale, least=LEAST) for p in parts)
        if tallest <= room:
            return parts
    return [chart]


def _rows(chart: Chart) -> int:
    if isinstance(chart, BarChart):
        return len(chart.categories)
    return len(chart.rows) if isinstance(chart, DotChart) else 1


def _slice(chart: Chart, kept: slice) -> Chart:
    if isinstance(chart, BarChart):
        return replace(
            chart,
            categories=chart.categories[kept],
            series=tuple(replace(s, marks=s.marks[kept]) for s in chart.series),
            gaps=chart.gaps[kept],
            keys=chart.keys[kept],
        )
    return replace(chart, rows=chart.rows[kept]) if isinstance(chart, DotChart) else chart
