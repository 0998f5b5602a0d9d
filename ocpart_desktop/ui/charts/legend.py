"""Legends: a sample and its text, side by side, wrapped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor

from ocpart_desktop.ui.charts.drawing import Drawing, Shape, box_path, diamond, disc
from ocpart_desktop.ui.charts.look import Look

MOST_LINES = 4  # of an entry

Sample = Callable[[Drawing, QRectF, Look], None]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the legend: how its sample is drawn, and what it means."""

    text: str
    sample: Sample


def swatch(colour: QColor) -> Sample:
    """A filled square."""

    def draw(drawing: Drawing, box: QRectF, look: Look) -> None:
        drawing.block(box, colour, look.px(2))

    return draw


def bounded(fill: QColor, edge: QColor, *, hatched: bool = False) -> Sample:
    """A square with an edge, hatched or not."""

    def draw(drawing: Drawing, box: QRectF, look: Look) -> None:
        drawing.block(box, fill)
        if hatched:
            drawing.hatch(box_path(box), look.ink, look.px(4), look.px(1.2))
        drawing.outline(box_path(box), edge, look.px(1))

    return draw


def significant(drawing: Drawing, box: QRectF, look: Look) -> None:
    """The diamond of a significant gap."""
    draw_diamond(drawing, box.center(), look.px(4), look.ink)


def whisker(drawing: Drawing, box: QRectF, look: Look) -> None:
    """The line of an interval."""
    draw_whisker(drawing, (box.left(), box.right()), box.center().y(), look.ink, look)


def hollow(drawing: Drawing, box: QRectF, look: Look) -> None:
    """The ring of a very weak base."""
    drawing.outline(disc(box.center(), look.px(4.5)), look.theme.data.axis, look.px(1.5))


def dashed(drawing: Drawing, box: QRectF, look: Look) -> None:
    """The line of the reference."""
    x, more = box.center().x(), look.px(2)
    ends = QPointF(x, box.top() - more), QPointF(x, box.bottom() + more)
    drawing.line(*ends, look.theme.data.france, look.px(1.5), dashed=True)


def draw_whisker(
    drawing: Drawing,
    span: tuple[float, float],
    y: float,
    colour: QColor,
    look: Look,
    *,
    thin: bool = False,
) -> None:
    """An interval between two places of the axis (pixels), with its two ends.

    A line of paper around it keeps it in sight on any bar; ``thin`` bars would be lost under it.
    """
    tick, width = look.px(2 if thin else 3), look.px(1 if thin else 1.25)
    around = [] if thin else [(look.paper, width * 2.4, look.px(0.6))]
    for ink, thick, more in (*around, (colour, width, 0.0)):
        drawing.line(QPointF(span[0] - more, y), QPointF(span[1] + more, y), ink, thick)
        for x in span:
            ends = QPointF(x, y - tick - more), QPointF(x, y + tick + more)
            drawing.line(*ends, ink, thick)


def draw_upright_whisker(
    drawing: Drawing, x: float, span: tuple[float, float], colour: QColor, look: Look
) -> None:
    """An interval between two heights (pixels), with its two ends."""
    tick, width = look.px(3.5), look.px(1.25)
    drawing.line(QPointF(x, span[0]), QPointF(x, span[1]), colour, width)
    for y in span:
        drawing.line(QPointF(x - tick, y), QPointF(x + tick, y), colour, width)


def draw_diamond(drawing: Drawing, centre: QPointF, radius: float, colour: QColor) -> None:
    """The mark of a significant gap, the same everywhere."""
    drawing.items.append(Shape(diamond(centre, radius), fill=colour))


def draw_legend(drawing: Drawing, entries: Sequence[Entry], room: QRectF, look: Look) -> float:
    """Place the entries from the top left of ``room``, wrapped; return the bottom reached."""
    face, size, line = look.small, look.px(10), look.small.height + look.px(4)
    indent = size + look.px(6)
    x, y, bottom = room.left(), room.top(), room.top()
    for entry in entries:
        wanted = indent + face.width(entry.text) + 1
        if x > room.left() and x + wanted > room.right():
            x, y = room.left(), bottom
        width = min(wanted, room.right() - x) - indent
        lines = (
            1 if wanted <= room.right() - x else len(face.wrapped(entry.text, width, MOST_LINES))
        )
        box = QRectF(x + indent, y, width, line + face.height * (lines - 1))
        entry.sample(drawing, QRectF(x, y + (line - size) / 2, size, size), look)
        drawing.words(entry.text, box, face, look.ink, lines=lines)
        x += wanted + look.px(16)
        bottom = max(bottom, box.bottom())
    return bottom


def draw_column(drawing: Drawing, entries: Sequence[Entry], room: QRectF, look: Look) -> float:
    """Place the entries one below the other; return the bottom reached."""
    y = room.top()
    for entry in entries:
        y = draw_legend(drawing, [entry], QRectF(room.left(), y, room.width(), 0), look)
    return y
