"""A drawing as SVG: compact, without identifiers, so that many may live in one page."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from PySide6.QtGui import QColor, QFont, QPainterPath

from ocpart_desktop.ui.charts.drawing import Drawing, Shape, Words
from ocpart_desktop.ui.theme.scale import FALLBACKS, FAMILY

_FAMILIES = ", ".join((FAMILY, *(f"'{name}'" for name in FALLBACKS[:-1]), FALLBACKS[-1]))


def drawing_svg(drawing: Drawing, *, stretch: bool = False) -> str:
    """The drawing as one ``svg`` element.

    With ``stretch`` each text says its width, and keeps it whatever the typeface.
    """
    box = drawing.rect
    size = f'width="{_n(box.width())}" height="{_n(box.height())}"'
    view = " ".join(_n(v) for v in (box.left(), box.top(), box.width(), box.height()))
    items = (
        _words(item, stretch=stretch) if isinstance(item, Words) else _shape(item)
        for item in drawing.items
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="{view}" '
        f'font-family="{_FAMILIES}">{"".join(items)}</svg>'
    )


def _words(words: Words, *, stretch: bool) -> str:
    if not words.text.strip():
        return ""
    font = words.face.font
    weight = ' font-weight="600"' if font.weight() >= QFont.Weight.DemiBold else ""
    width = words.face.width(words.text)
    length = f' textLength="{_n(width)}" lengthAdjust="spacingAndGlyphs"' if stretch else ""
    return (
        f'<text x="{_n(words.at.x())}" y="{_n(words.at.y())}" font-size="{font.pixelSize()}"'
        f"{weight}{_paint('fill', words.colour)}{length}>{escape(words.text)}</text>"
    )


def _shape(shape: Shape) -> str:
    path = "".join(_commands(shape.path))
    if not path:
        return ""
    fill = _paint("fill", shape.fill) if shape.fill else ' fill="none"'
    stroke = ""
    if shape.stroke:
        stroke = f'{_paint("stroke", shape.stroke)} stroke-width="{_n(shape.width, 2)}"'
        stroke += ' stroke-linejoin="bevel"'
        if shape.dashed:
            stroke += f' stroke-dasharray="{_n(3 * shape.width)} {_n(2 * shape.width)}"'
    return f'<path d="{path}" fill-rule="evenodd"{fill}{stroke}/>'


def _commands(path: QPainterPath) -> Iterator[str]:
    kinds = QPainterPath.ElementType
    for number in range(path.elementCount()):
        element = path.elementAt(number)
        point = f"{_n(element.x)} {_n(element.y)}"
        if element.type is kinds.MoveToElement:
            yield f"M{point}"
        elif element.type is kinds.LineToElement:
            yield f"L{point}"
        elif element.type is kinds.CurveToElement:
            yield f"C{point}"
        else:
            yield f" {point}"


def _paint(what: str, colour: QColor) -> str:
    opacity = f' {what}-opacity="{_n(colour.alphaF(), 3)}"' if colour.alpha() < 255 else ""
    return f' {what}="{colour.name()}"{opacity}'


def _n(value: float, digits: int = 1) -> str:
    """A number as short as can be."""
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
