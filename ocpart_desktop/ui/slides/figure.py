"""A figure for a room: what was asked, the chart as large as can be, base and source."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from ocpart_desktop.documents.hidden import has_figures, why_hidden
from ocpart_desktop.documents.summary import FigureSlide
from ocpart_desktop.figures.charts import Figure
from ocpart_desktop.ui.charts.draw import layout, most_height
from ocpart_desktop.ui.slides.adapting import FROM_AFAR, Part, parts_for
from ocpart_desktop.ui.slides.page import (
    AIR,
    Page,
    Paragraph,
    height,
    muted,
    plain,
    strong,
)
from ocpart_desktop.ui.slides.stage import Scene, Stage, room_theme

WIDEST = " (9/9)"  # what tells a part from the others, at most


def figure_pages(slide: FigureSlide, stage: Stage, number: str) -> list[Scene]:
    """One page; more when the rows of the chart would not be read, or it is several charts."""
    parts = parts_for(
        slide.figure.chart, lambda part: _page(slide, stage, number, part, WIDEST).body
    )
    count = len(parts)
    return [
        _drawn(slide, part, stage, number, f" ({n}/{count})" if count > 1 else "")
        for n, part in enumerate(parts, 1)
    ]


def _page(slide: FigureSlide, stage: Stage, number: str, part: Part, place: str) -> Page:
    page = Page(stage, slide.title, number)
    named = f" – {part.name}" if part.name else ""
    page.write_title(f"{slide.title}{named}{place}")
    asked = [muted(slide.figure.subtitle, page)] if slide.figure.subtitle else []
    page.body.setTop(page.write(asked, page.body.translated(0, -AIR / 2)) + AIR)
    page.write_foot(" ".join(filter(None, (part.note, _foot(slide.figure)))))
    page.scene.alt = slide.figure.alt
    return page


def _foot(figure: Figure) -> str:
    """Base and source, then what the stars of a weak base mean."""
    stars = [note for note in figure.notes if note.startswith("*")]
    return " ".join((figure.brief or figure.footer, *stars))


def _drawn(slide: FigureSlide, part: Part, stage: Stage, number: str, place: str) -> Scene:
    chart = part.chart
    page = _page(slide, stage, number, part, place)
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
