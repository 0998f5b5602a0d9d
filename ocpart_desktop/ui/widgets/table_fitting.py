"""How wide the columns of a table must be, and how high its rows.

Qt measures a column by asking the model for every role of every cell, each time it is asked: a
quarter of a second for a figure's table. Here each text is measured once a table, and only what
Qt adds around it is asked of Qt.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

from ocpart_desktop.figures.charts import TableSpec
from ocpart_desktop.ui.theme import space

NARROWEST = 200  # px of a column whose cells are wrapped
NARROWEST_OF_SEVERAL = 140
WIDEST = 220  # px of a column whose cells are not wrapped
MEASURED_COLUMNS = 60  # beyond, columns keep the usual width: they are scanned, not read
MEASURED_ROWS = 1000
KNOWN_WIDTHS = 20_000
WRAPPED_ROWS = 500  # beyond, rows keep the usual height: a table that long is scanned, not read
_PICTURE = 24  # px of the picture before a row, with the air after it
_ROUNDED_UP = 1  # px by which Qt may want more for a text than its metrics say
_WRAP = Qt.TextFlag.TextWordWrap


class TableFitting:
    """Measures a view's table once, then gives its sections the sizes that its width allows."""

    def __init__(self, view: QTableView) -> None:
        self._view = view
        self._texts: Sequence[Sequence[str]] = ()
        self._wide: tuple[int, ...] = ()
        self._pictured = False
        self._hints: list[int] = []
        self._heads: dict[str, int] = {}
        self._head_height = 0
        self._widths: dict[str, int] = {}

    def measure(self, spec: TableSpec, wide: tuple[int, ...] | None, *, pictured: bool) -> None:
        """Measure a table just loaded: its ``wide`` columns share the room that is left.

        Without wide columns (None) each is as wide as its texts, up to a limit.
        """
        self._texts, self._wide, self._pictured = spec.texts, wide or (), pictured
        header = self._view.horizontalHeader()
        many = len(spec.head) > MEASURED_COLUMNS
        mode = QHeaderView.ResizeMode
        header.setSectionResizeMode(mode.Interactive if many else mode.Fixed)
        self._head_height = header.sizeHint().height()
        measured = range(len(spec.head)) if not many else self._wide
        self._hints = [
            max(self._head(i), self._cells(i)) if i in measured else header.defaultSectionSize()
            for i in range(len(spec.head))
        ]
        for column in measured:
            if column not in self._wide:
                most = self._hints[column] if wide is not None else WIDEST
                header.resizeSection(column, min(self._hints[column], most))

    def forget(self) -> None:
        """Another style: nothing measured holds."""
        self._heads.clear()
        self._widths.clear()

    @property
    def whole_height(self) -> int:
        """The heading and every row."""
        return self._head_height + self._view.verticalHeader().length()

    def share(self, order: Sequence[int], narrowest: int) -> None:
        """Give the wide columns the room that is left, and never less than they can be read in.

        Several, ``narrowest`` pixels wide at least, share it in proportion to their longest texts.
        ``order`` is the row of the table at each place.
        """
        if not self._wide:
            return
        header = self._view.horizontalHeader()
        others = sum(header.sectionSize(i) for i in range(header.count()) if i not in self._wide)
        room = self._view.viewport().width() - others
        wanted = {i: self._hints[i] for i in self._wide}
        least = NARROWEST if len(self._wide) == 1 else narrowest
        for column, width in shared_out(room, wanted, least).items():
            header.resizeSection(column, width)
        self.heighten(order)

    def heighten(self, order: Sequence[int]) -> None:
        """Make rows as high as their wrapped texts: Qt's own measure forgets the cell's margins."""
        if not self._wide:
            return
        metrics, rows = self._view.fontMetrics(), self._view.verticalHeader()
        least = rows.defaultSectionSize()
        widths = [
            (i, self._view.columnWidth(i) - 2 * space(3) - self._before(i)) for i in self._wide
        ]
        for place, row in enumerate(order[:WRAPPED_ROWS]):
            needed = max(self._height(metrics, self._texts[row][i], width) for i, width in widths)
            height = max(least, needed + space(3))
            if rows.sectionSize(place) != height:
                rows.resizeSection(place, height)

    def _head(self, column: int) -> int:
        """The width of a heading."""
        text = self._view.model().headerData(column, Qt.Orientation.Horizontal)
        if text not in self._heads:
            self._heads[text] = self._view.horizontalHeader().sectionSizeHint(column)
        return self._heads[text]

    def _cells(self, column: int) -> int:
        """The width of the longest of the texts, with what Qt adds to each."""
        if not self._texts:
            return 0
        metrics = self._view.fontMetrics()
        first = self._view.sizeHintForIndex(self._view.model().index(0, column)).width()
        around = first - self._width(metrics, self._texts[0][column])
        texts = {row[column] for row in self._texts[:MEASURED_ROWS]}
        return around + max(self._width(metrics, text) for text in texts) + _ROUNDED_UP

    def _width(self, metrics: QFontMetrics, text: str) -> int:
        """The width of a text, which a search measures again at each key."""
        if len(self._widths) > KNOWN_WIDTHS:
            self._widths.clear()
        if text not in self._widths:
            lines = text.splitlines()
            self._widths[text] = max(map(metrics.horizontalAdvance, lines), default=0)
        return self._widths[text]

    def _height(self, metrics: QFontMetrics, text: str, width: int) -> int:
        """The height of a text wrapped into a width; most hold in one line."""
        if "\n" not in text and self._width(metrics, text) < width:
            return metrics.height()
        return metrics.boundingRect(0, 0, width, 10_000, _WRAP, text).height()

    def _before(self, column: int) -> int:
        """The room a picture takes before the texts of a column."""
        return _PICTURE if column == 0 and self._pictured else 0


def shared_out(room: int, wanted: Mapping[int, int], least: int) -> dict[int, int]:
    """A width for each column, in proportion to what it wants; none falls under the ``least``.

    The narrow ones have theirs first, so that the others share what is truly left.
    """
    floors = {column: min(least, width) for column, width in wanted.items()}
    total = max(sum(wanted.values()), 1)
    narrow = {c: floors[c] for c, width in wanted.items() if room * width // total < floors[c]}
    left = room - sum(narrow.values())
    others = max(sum(width for c, width in wanted.items() if c not in narrow), 1)
    return {
        column: narrow.get(column, max(floors[column], left * width // others))
        for column, width in wanted.items()
    }
