"""The panels of the page side by side: the map, one of the lists, the sheet or the remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter

from ocpart_desktop.notebook.criteria import Filter
from ocpart_desktop.ui.pages.initiatives import model
from ocpart_desktop.ui.pages.initiatives.lists import Lists
from ocpart_desktop.ui.pages.initiatives.sides import Sides
from ocpart_desktop.ui.theme import space

if TYPE_CHECKING:
    from ocpart_desktop.ui.pages.initiatives.map_panel import MapPanel

_INITIAL = 1000  # only the proportion counts
_LIST, _SIDE = 5, 4


class Panels(QSplitter):
    """The map takes the place of the sheet; ``asked`` carries the filter it asks for."""

    asked = Signal(object)

    def __init__(self, lists: Lists, sides: Sides) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._lists, self._sides = lists, sides
        self._map: MapPanel | None = None
        self.setChildrenCollapsible(False)
        self.setHandleWidth(space(5))
        for widget in (*lists.all, sides):
            self.addWidget(widget)
        self._share()

    def show_mode(self, mode: str) -> None:
        """Show what a mode of the page needs."""
        for each in self._lists.all:
            each.setVisible(each is self._lists.of(mode))
        self._sides.setVisible(mode != model.MAP)
        if self._map is not None or mode == model.MAP:
            self.map.setVisible(mode == model.MAP)

    def show_counts(self, wanted: Filter, region: str) -> None:
        """Show on the map where what is asked for is."""
        counts, total = self._lists.initiatives.listing.count_with_total("places")
        self.map.show_counts(counts, total, wanted, region)

    @property
    def map(self) -> MapPanel:
        """The map; what draws it is loaded when it is first wanted."""
        if self._map is None:
            from ocpart_desktop.ui.pages.initiatives.map_panel import MapPanel

            self._map = MapPanel()
            self._map.asked.connect(self.asked)
            self.insertWidget(0, self._map)
            self._share()
        return self._map

    def _share(self) -> None:
        lists = self._lists.all
        for at in range(self.count()):
            self.setStretchFactor(at, _LIST if self.widget(at) in lists else _SIDE)
        shares = [_LIST if self.widget(at) in lists else _SIDE for at in range(self.count())]
        self.setSizes([_INITIAL * share for share in shares])
