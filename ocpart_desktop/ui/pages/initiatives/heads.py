"""The headings of a list: which columns are shown, in which order, how wide; a click sorts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from ocpart_desktop.i18n import _
from ocpart_desktop.ui.pages.initiatives.cells import TICKED
from ocpart_desktop.ui.pages.initiatives.columns import USUAL_WIDTH

Layout = tuple[tuple[str, int], ...]
"""The columns shown, from left to right, and their widths in pixels."""

NARROWEST = 48


class Heads(QObject):
    """Follows the header of a view whose model has every column.

    ``sorted_by`` tells a column (none: the notebook's own order) and whether it goes down;
    ``arranged`` that columns were chosen, moved or resized by hand.
    """

    sorted_by = Signal(str, bool)
    arranged = Signal()

    def __init__(self, view: QTableView, usual: Mapping[str, int]) -> None:
        super().__init__(view)
        self._view, self._usual = view, dict(usual)
        self._keys: tuple[str, ...] = ()
        self._shown: list[str] = list(usual)
        self._widths = dict(usual)
        self._laying = False
        self.labels: dict[str, str] = {}
        self.menu = QMenu(view)
        self.menu.setAccessibleName(_("Columns"))
        self._bar: QHeaderView = view.horizontalHeader()
        self._bar.setHighlightSections(False)
        # A heading asks, each time it is painted, whether every row of its column is selected.
        self._bar.setSelectionModel(QItemSelectionModel(view.model(), self._bar))
        self._bar.setSectionsMovable(True)
        self._bar.setSectionsClickable(True)
        self._bar.setSortIndicatorShown(True)
        self._bar.setSortIndicatorClearable(True)
        self._bar.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._bar.setMinimumSectionSize(NARROWEST)
        self._bar.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._bar.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._bar.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._bar.customContextMenuRequested.connect(
            lambda at: self.open_menu(self._bar.mapToGlobal(at))
        )
        self._bar.sortIndicatorChanged.connect(self._on_bar_sorted)
        self._bar.sectionResized.connect(self._on_bar_resized)
        self._bar.sectionMoved.connect(self._on_bar_moved)

    # -- what is shown ---------------------------------------------------------------------------

    def offer(self, labels: Mapping[str, str]) -> None:
        """The columns of the model, by key, in its order."""
        self.labels, self._keys = dict(labels), tuple(labels)
        self._shown = [key for key in self._shown if key in labels] or list(self._usual)
        self._lay()

    @property
    def shown(self) -> tuple[str, ...]:
        """The columns shown, from left to right."""
        return tuple(self._shown)

    @property
    def first(self) -> int:
        """The model's column at the left."""
        return self._keys.index(self._shown[0])

    @property
    def tick_column(self) -> int:
        """The model's column of ticks, where it is shown; -1 elsewhere."""
        return self._keys.index(TICKED) if TICKED in self._shown else -1

    @property
    def layout(self) -> Layout:
        """What is remembered."""
        return tuple((key, self._width(key)) for key in self._shown)

    def arrange(self, layout: Sequence[tuple[str, int]]) -> None:
        """Show the columns as they were left; as usual when nothing was."""
        self._shown = [key for key, _width in layout] or list(self._usual)
        self._widths = {**self._usual, **dict(layout)}
        if self._keys:
            self.offer(self.labels)

    def fit(self) -> None:
        """Share what is left: half of it for the title, or the first text, the rest for others.

        A column resized by hand keeps its width, that one as long as nothing is left empty.
        """
        if not self._keys:
            return
        self._laying = True
        texts = [key for key in (*self._usual, *self._shown) if key in self._shown]
        wide = next((key for key in texts if key != TICKED), TICKED)
        others = [key for key in self._shown if key != wide]
        room = self._view.viewport().width()
        left = max(0, room - sum(map(self._width, self._shown))) // 2
        grown = [key for key in others if key != TICKED and not self._is_by_hand(key)]
        usual = sum(map(self._width, grown))
        widths = {key: self._width(key) for key in others}
        for key in grown:
            widths[key] += min(left * self._width(key) // usual, self._width(key) // 2)
        widths[wide] = max(room - sum(widths.values()), self._width(wide))
        for key, width in widths.items():
            self._bar.resizeSection(self._keys.index(key), width)
        self._laying = False

    def _is_by_hand(self, key: str) -> bool:
        return self._width(key) != self._usual.get(key, USUAL_WIDTH)

    # -- by hand ---------------------------------------------------------------------------------

    def open_menu(self, at: QPoint) -> None:
        """Offer to sort by what is shown, then every column, those shown ticked."""
        self.menu.clear()
        sorting = QMenu(_("Sort by"), self.menu)
        self.menu.addMenu(sorting)
        for key in self._shown:
            action = sorting.addAction(self.labels[key])
            action.setCheckable(True)
            action.setChecked(self._bar.sortIndicatorSection() == self._keys.index(key))
            action.triggered.connect(lambda _on, key=key: self.sort(key))
        self.menu.addSeparator()
        for key, label in self.labels.items():
            action = self.menu.addAction(label)
            action.setCheckable(True)
            action.setChecked(key in self._shown)
            action.setEnabled(key not in self._shown or len(self._shown) > 1)
            action.toggled.connect(lambda on, key=key: self.choose(key, shown=on))
        self.menu.addSeparator()
        self.menu.addAction(_("As at first")).triggered.connect(lambda _on: self.reset())
        self.menu.popup(at)

    def sort(self, key: str) -> None:
        """As a click on a heading does: up, then down, then not at all."""
        section, bar = self._keys.index(key), self._bar
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        if bar.sortIndicatorSection() != section:
            bar.setSortIndicator(section, up)
        elif bar.sortIndicatorOrder() == up:
            bar.setSortIndicator(section, down)
        else:
            bar.setSortIndicator(-1, up)

    def choose(self, key: str, *, shown: bool) -> None:
        """Show a column at the right, or show it no more."""
        others = [each for each in self._shown if each != key]
        self._shown = [*others, key] if shown else others
        self._lay()
        self.arranged.emit()

    def reset(self) -> None:
        """Show the usual columns at their usual widths."""
        self._shown, self._widths = list(self._usual), dict(self._usual)
        self._lay()
        self.arranged.emit()

    def _width(self, key: str) -> int:
        return max(NARROWEST, self._widths.get(key, USUAL_WIDTH))

    def _lay(self) -> None:
        self._laying = True
        for section, key in enumerate(self._keys):
            self._bar.setSectionHidden(section, key not in self._shown)
        for place, key in enumerate(self._shown):
            self._bar.moveSection(self._bar.visualIndex(self._keys.index(key)), place)
        self._laying = False
        self.fit()

    def _on_bar_sorted(self, section: int, order: Qt.SortOrder) -> None:
        key = self._keys[section] if 0 <= section < len(self._keys) else ""
        self.sorted_by.emit(key, bool(key) and order == Qt.SortOrder.DescendingOrder)

    def _on_bar_resized(self, section: int, _before: int, width: int) -> None:
        if self._laying or not width:
            return
        self._widths[self._keys[section]] = width
        self.arranged.emit()

    def _on_bar_moved(self, _section: int, _before: int, _after: int) -> None:
        if self._laying:
            return
        places = sorted(self._shown, key=lambda key: self._bar.visualIndex(self._keys.index(key)))
        self._shown = places
        self.arranged.emit()
