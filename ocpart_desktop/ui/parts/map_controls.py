"""What a map is looked at with: nearer, farther, whole, at its place or as tiles."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ocpart_desktop.i18n import _
from ocpart_desktop.ui.charts.view import STEP, ChartView
from ocpart_desktop.ui.charts.zoom import LEAST, MOST
from ocpart_desktop.ui.theme import space
from ocpart_desktop.ui.widgets.buttons import icon_button

_LEAST_HEIGHT = 290  # of a map whose key leaves room for the buttons under it


class MapControls(QFrame):
    """Quiet buttons under the map's key, else in a corner of the map; hidden for other charts."""

    tiles_chosen = Signal(bool)

    def __init__(self, chart: ChartView) -> None:
        super().__init__(chart)
        self.setProperty("surface", "card")
        self._chart = chart
        self.nearer = icon_button("zoom-in", _("Zoom in (+)"), lambda: chart.zoom_by(STEP**2))
        self.farther = icon_button("zoom-out", _("Zoom out (−)"), lambda: chart.zoom_by(STEP**-2))
        self.whole = icon_button("fit", _("Whole map (0)"), chart.reset_zoom)
        self.tiles = icon_button("grid", _("One square a region"))
        self.tiles.setCheckable(True)
        self.tiles.clicked.connect(self._on_tiles_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for button in (self.nearer, self.farther, self.whole, self.tiles):
            column.addWidget(button)
        chart.laid_out.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        """Stand in the corner of the map as it is now, and offer what can be done."""
        room, state = self._chart.map_room, self._chart.state
        self.setVisible(room is not None)
        if room is None:
            return
        self.nearer.setEnabled(not state.tiles and state.zoom < MOST)
        self.farther.setEnabled(not state.tiles and state.zoom > LEAST)
        self.whole.setEnabled(self.farther.isEnabled())
        self.tiles.setChecked(state.tiles)
        self.adjustSize()
        key_beside = room.right() + self.width() < self._chart.width()
        under_key = key_beside and room.height() >= _LEAST_HEIGHT
        right = self._chart.width() - space(1) if under_key or not key_beside else room.right()
        top = room.bottom() - self.height() if under_key else room.top()
        self.move(round(right) - self.width(), round(top))

    def _on_tiles_clicked(self, tiles: bool) -> None:
        self._chart.set_tiles(tiles)
        self.tiles_chosen.emit(tiles)
