"""A figure's chart in the window: hovered, selected, zoomed, walked through by keyboard.

The only module that imports pyqtgraph (0.7 s): import it late, after the first paint.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QGraphicsItem, QSizePolicy, QToolTip, QVBoxLayout, QWidget
from shiboken6 import isValid

from ocpart_desktop.figures.charts import Chart, Figure, MapChart
from ocpart_desktop.ui.charts.draw import emphasis, layout, least_height, most_height
from ocpart_desktop.ui.charts.drawing import Area, Drawing, Shape
from ocpart_desktop.ui.charts.geomap import map_room
from ocpart_desktop.ui.charts.look import Look
from ocpart_desktop.ui.charts.state import ChartState
from ocpart_desktop.ui.charts.stops import Stops
from ocpart_desktop.ui.charts.zoom import moved, zoomed
from ocpart_desktop.ui.theme import current_theme, space
from ocpart_desktop.ui.widgets.tooltips import plain_tooltip

pg.setConfigOptions(exitCleanup=False, mouseRateLimit=-1)  # a dropped move is a stale hover

STEP = 1.25  # one notch of the wheel, one press of + or -


class _Painted(pg.GraphicsObject):  # type: ignore[misc] # pyqtgraph has no types
    """A drawing as an item of the scene; the lower one is cached, the upper one is the emphasis."""

    def __init__(self) -> None:
        super().__init__()
        self.drawing = Drawing(QRectF())

    def show_drawing(self, drawing: Drawing) -> None:
        self.prepareGeometryChange()
        self.drawing = drawing
        self.update()

    def boundingRect(self) -> QRectF:
        return self.drawing.rect

    def paint(self, painter: QPainter, _option: object, _widget: object = None) -> None:
        self.drawing.paint(painter)


class _Chart(_Painted):
    """The item that the mouse meets; it tells the view what happens to it."""

    def __init__(self, view: ChartView) -> None:
        super().__init__()
        self._view = view
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def hoverEvent(self, event: Any) -> None:
        if event.isExit():
            self._view.hover(None)
        else:
            event.acceptClicks(Qt.MouseButton.LeftButton)
            event.acceptClicks(Qt.MouseButton.RightButton)
            self._view.hover(event.pos())

    def mouseClickEvent(self, event: Any) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            self._view.click(event.pos(), twice=event.double())
        elif event.button() == Qt.MouseButton.RightButton:
            event.accept()
            self._view.ask(event.pos())

    def mouseDragEvent(self, event: Any) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            self._view.drag(event.pos() - event.lastPos())

    def wheelEvent(self, event: Any) -> None:
        if self._view.zoom_by(STEP ** (event.delta() / 120), event.pos()):
            event.accept()
        else:
            event.ignore()


class ChartView(QWidget):
    """Shows one figure's chart. Its signals carry the key of a part (see ``figures.Named``):
    ``hovered`` is empty when the mouse leaves, ``asked`` wants the menu of a part.

    Tab and the arrows walk through the areas, Enter selects, the menu key asks. On the map the
    wheel and + - 0 zoom, dragging moves, a double click shows the whole again.
    """

    hovered = Signal(str)
    selected = Signal(str)
    asked = Signal(str)
    laid_out = Signal()  # another figure, size, zoom or theme

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure: Figure | None = None
        self._held = self._wanted = False
        self._state = ChartState()
        self._pointed: Area | None = None
        self._told = ""  # the key last told by ``hovered``: another drawing does not change it
        self._focused: Area | None = None
        self._chart, self._emphasis = _Chart(self), _Painted()
        self._emphasis.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._emphasis.setZValue(1)
        self._scene = pg.GraphicsView(self)
        self._scene.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scene.addItem(self._chart)
        self._scene.addItem(self._emphasis)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scene)
        self._stops = Stops(self, self._on_stop_moved, lambda area: self.selected.emit(area.key))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._lay_out()

    def hold(self) -> None:
        """Keep the drawing as it is, whatever changes: another figure is under way."""
        self._held = True

    def release(self) -> None:
        """Draw what has changed since it was held, once."""
        self._held, wanted, self._wanted = False, self._wanted, False
        if wanted:
            self._lay_out()

    def show_figure(self, figure: Figure | None) -> None:
        """Show a figure's chart in place of the last one; zoom is kept from map to map."""
        if not isinstance(figure and figure.chart, MapChart):
            self._state = replace(self._state, zoom=1.0, centre=None)
        self._figure = figure
        self.setAccessibleName(figure.title if figure else "")
        self.setAccessibleDescription(figure.alt if figure else "")
        self._lay_out()
        self.updateGeometry()

    def set_highlight(self, key: str | None) -> None:
        """Point out what another view points at: the drawing stays, and what the mouse is on."""
        self._state = replace(self._state, highlight=key)
        self._emphasise()

    def set_scale(self, scale: float) -> None:
        """Enlarge every text and line: projection."""
        self._change(scale=scale)

    def set_tiles(self, tiles: bool) -> None:
        """Draw the map as one square a region, or as it is."""
        self._change(tiles=tiles)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> bool:
        """Zoom the map around a point (its middle by default); False for what does not zoom."""
        room = None if self._state.tiles else self.map_room
        if room is None:
            return False
        self._state = zoomed(self._state, room, factor, at or room.center())
        self._lay_out()
        return True

    def reset_zoom(self) -> None:
        """Show the whole map."""
        self._change(zoom=1.0, centre=None)

    @property
    def drawing(self) -> Drawing:
        """What is shown now."""
        drawing: Drawing = self._chart.drawing
        return drawing

    @property
    def state(self) -> ChartState:
        """How it is looked at now."""
        return self._state

    @property
    def stops(self) -> Stops:
        """Where the keyboard stops."""
        return self._stops

    @property
    def focused_key(self) -> str:
        """The key of the part the keyboard is on; empty when it is on none."""
        return self._focused.key if self._focused else ""

    @property
    def most_height(self) -> int | None:
        """The height above which the chart only leaves white; None when it fills any."""
        if self._figure is None:
            return None
        most = most_height(self._figure.chart, current_theme(), self._state.scale)
        return None if most is None else round(most) + 2 * space(1)

    @property
    def canvas(self) -> QWidget:
        """The widget that receives the mouse."""
        viewport: QWidget = self._scene.viewport()
        return viewport

    # -- what happens to it ----------------------------------------------------------------------

    def hover(self, point: QPointF | None) -> None:
        """The mouse is over a point, or has left."""
        area = self.drawing.area_at(point) if point is not None else None
        key = area.key if area else ""
        if area is self._pointed and key == self._told:
            return
        self._pointed = area
        self._emphasise()
        if key != self._told:
            self._told = key
            self.hovered.emit(key)
        spot = self.cursor().pos()
        QToolTip.showText(spot, plain_tooltip(area.label) if area else "", self)

    def click(self, point: QPointF, *, twice: bool) -> None:
        """The mouse was clicked on a point."""
        area = self.drawing.area_at(point)
        if twice and self._state.zoom > 1.0:
            self.reset_zoom()
        elif area:
            self.selected.emit(area.key)

    def ask(self, point: QPointF) -> None:
        """The menu of what is under a point is wanted."""
        area = self.drawing.area_at(point)
        self.asked.emit(area.key if area else "")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """From the keyboard only: the mouse goes through the scene."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.asked.emit(self.focused_key)
        event.accept()

    def drag(self, by: QPointF) -> None:
        """The mouse drags the chart."""
        room = None if self._state.tiles else self.map_room
        if room is not None:
            self._state = moved(self._state, room, by)
            self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        factor = {"+": STEP, "-": 1 / STEP}.get(event.text())
        if factor and self.zoom_by(factor):
            return
        if event.text() == "0" and self._state.zoom > 1.0:
            self.reset_zoom()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._lay_out()

    def minimumSizeHint(self) -> QSize:
        if self._figure is None:
            return QSize(240, 160)
        width = float(self.width()) if self.width() > 360 else None
        height = least_height(self._figure.chart, current_theme(), self._state.scale, width)
        return QSize(360, round(height) + 2 * space(1))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint().expandedTo(QSize(720, 420))

    # -- drawing ---------------------------------------------------------------------------------

    def _change(self, **changes: object) -> None:
        state = replace(self._state, **changes)  # type: ignore[arg-type]
        if state != self._state:
            self._state = state
            self._lay_out()

    @property
    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(space(1), space(1), -space(1), -space(1))

    @property
    def map_room(self) -> QRectF | None:
        """Where a map is shown, its key left out; None when the figure is no map."""
        chart: Chart | None = self._figure.chart if self._figure else None
        if not isinstance(chart, MapChart):
            return None
        return map_room(chart, self._room, Look(current_theme(), self._state.scale))

    def _lay_out(self) -> None:
        if self._held:
            self._wanted = True
            return
        theme = current_theme()
        self._scene.setBackground(theme.screen.surface)
        self._pointed = None
        if self._figure is None or self._room.width() < 1 or self._room.height() < 1:
            drawing = Drawing(QRectF(self.rect()))
        else:
            drawing = layout(self._figure.chart, self._room, theme, self._state)
        self._chart.show_drawing(drawing)
        self._stops.cover(drawing.areas)
        self._focused = self._stops.focused
        self._emphasise()
        self.laid_out.emit()

    def _emphasise(self) -> None:
        """Contours: of what is pointed at here or elsewhere, and of what the keyboard is on."""
        drawing, screen, scale = self.drawing, current_theme().screen, self._state.scale
        shown = Drawing(drawing.rect)
        for key in {self._state.highlight, self._pointed and self._pointed.key} - {None}:
            shown.items += emphasis(drawing, str(key), screen.text, scale).items
        if self._focused:
            path = self._focused.path
            shown.items.append(Shape(path, stroke=screen.surface, width=6 * scale))
            shown.items.append(Shape(path, stroke=screen.focus, width=3 * scale))
        self._emphasis.show_drawing(shown)

    def _on_stop_moved(self, area: Area | None) -> None:
        if isValid(self._emphasis):  # the focus also leaves while the window is taken down
            self._focused = area
            self._emphasise()
