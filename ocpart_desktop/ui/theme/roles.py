"""The colour roles, read from ``resources/themes``: a colour is chosen once, by its meaning."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from ocpart_desktop.system.paths import resource
from ocpart_desktop.ui.theme.colours import on_ramp

if TYPE_CHECKING:
    from ocpart_desktop.figures.charts import ColourRole


@dataclass(frozen=True, slots=True)
class ScreenColours:
    """The window. ``border`` separates, ``outline`` bounds a control (3:1 against its ground);
    a ``…_soft`` is the ground of a message whose text is the colour itself.
    """

    background: QColor
    surface: QColor
    raised: QColor
    border: QColor
    outline: QColor
    text: QColor
    muted: QColor
    accent: QColor
    accent_text: QColor
    accent_soft: QColor
    focus: QColor
    positive: QColor
    positive_soft: QColor
    warning: QColor
    warning_soft: QColor
    danger: QColor
    danger_soft: QColor


@dataclass(frozen=True, slots=True)
class DataColours:
    """The figures. The region is one strong colour in every chart; each type of partnership has its
    own; the ramps are single-hue (``sequential``, low to high) and orange to petrol
    (``diverging``), told apart by lightness alone as well.
    """

    region: QColor
    against: QColor
    france: QColor
    other: QColor
    patronage: QColor
    responsible_practices: QColor
    economic_cooperation: QColor
    social_innovation: QColor
    grid: QColor
    axis: QColor
    absent: QColor
    land_edge: QColor
    sequential: tuple[QColor, ...]
    diverging: tuple[QColor, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A set of colours under its name: what charts and icons are drawn with."""

    name: str
    dark: bool
    screen: ScreenColours
    data: DataColours

    def series(self, role: ColourRole) -> QColor:
        """The colour of a side of a comparison."""
        colour: QColor = getattr(self.data, role.value)
        return colour

    def ramp(self, tone: float, *, diverging: bool = False) -> QColor:
        """The colour at ``tone`` (0 to 1) of a ramp."""
        return on_ramp(self.data.diverging if diverging else self.data.sequential, tone)


@cache
def load_theme(name: str) -> Theme:
    """The shipped theme ``light`` or ``dark``."""
    stored = json.loads(resource("themes", f"{name}.json").read_text(encoding="utf-8"))
    data = {
        role: tuple(map(QColor, value)) if isinstance(value, list) else QColor(value)
        for role, value in stored["data"].items()
    }
    screen = {role: QColor(value) for role, value in stored["screen"].items()}
    return Theme(name, stored["dark"], ScreenColours(**screen), DataColours(**data))  # type: ignore[arg-type]
