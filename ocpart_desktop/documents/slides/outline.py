"""A territory's outline as a native shape, which anybody can recolour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.oxml import parse_xml
from pptx.util import Inches

from ocpart_desktop.geography.outlines import Shape


@dataclass(frozen=True, slots=True)
class Plane:
    """Where the map's drawing plane lies on the slide; ``scale`` is inches for a unit of it."""

    left: float
    top: float
    scale: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the plane, in inches on the slide."""
        return self.left + x * self.scale, self.top + y * self.scale


def add_outline(group: Any, shape: Shape, plane: Plane) -> Any:
    """A custom geometry written at once: python-pptx's own builder takes 8 s for France."""
    bounds = shape.bounds
    left, top = plane.point(bounds.left, bounds.top)
    width = Inches((bounds.right - bounds.left) * plane.scale)
    height = Inches((bounds.bottom - bounds.top) * plane.scale)
    made = group.shapes.add_shape(1, Inches(left), Inches(top), width, height)
    element = made._element
    for style in element.xpath("./p:style"):
        style.getparent().remove(style)
    paths = "".join(_path(ring, bounds.left, bounds.top) for ring in shape.rings)
    span = f'w="{_unit(bounds.right - bounds.left)}" h="{_unit(bounds.bottom - bounds.top)}"'
    geometry = parse_xml(
        '<a:custGeom xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        "<a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="l" t="t" r="r" b="b"/>'
        f"<a:pathLst><a:path {span}>{paths}</a:path></a:pathLst></a:custGeom>"
    )
    (preset,) = element.xpath("./p:spPr/a:prstGeom")
    preset.getparent().replace(preset, geometry)
    return made


def _path(ring: Sequence[float], left: float, top: float) -> str:
    points = [
        f'<a:pt x="{_unit(x - left)}" y="{_unit(y - top)}"/>'
        for x, y in zip(ring[0::2], ring[1::2], strict=True)
    ]
    lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in points[1:])
    return f"<a:moveTo>{points[0]}</a:moveTo>{lines}<a:close/>"


def _unit(length: float) -> int:
    """Paths count in whole numbers: tenths of the plane's unit, its own precision."""
    return round(length * 10)
