"""A chart, or its table, or both where there is room, then what is to be said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ocpart_desktop.figures.charts import Figure
from ocpart_desktop.figures.tables import figures_first
from ocpart_desktop.ui.theme import space
from ocpart_desktop.ui.widgets.folded import FoldedText
from ocpart_desktop.ui.widgets.labels import PlainLabel
from ocpart_desktop.ui.widgets.table import TableView

if TYPE_CHECKING:
    from ocpart_desktop.ui.charts.view import ChartView

LEAST_TABLE = 120


class FigureBody(QWidget):
    """Placed by hand, from the top down: what a chart cannot use is left below the last word.

    A chart of two bars on a large screen would be lost in white: its numbers come under it.
    """

    def __init__(
        self,
        table: TableView,
        sentence: PlainLabel,
        footer: FoldedText,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.table, self.sentence, self.footer = table, sentence, footer
        self.chart: ChartView | None = None
        self._as_table = False
        for widget in (table, sentence, footer):
            widget.setParent(self)
        footer.folded.connect(self.lay_out)
        table.fitted.connect(self._on_table_fitted)

    def adopt(self, chart: ChartView) -> None:
        """Take the chart in, above the table."""
        self.chart = chart
        chart.setParent(self)

    def show_figure(self, figure: Figure, *, as_table: bool) -> None:
        """Show a figure as its chart, or as its table alone."""
        self._as_table = as_table
        self.table.show_table(figures_first(figure.table), figure.title)
        if self.chart is not None and not as_table:
            self.chart.show_figure(figure)
        self.sentence.setText(figure.sentence)
        self.footer.set_text(" ".join((figure.footer, *figure.notes)))
        self.updateGeometry()
        self.lay_out()

    @property
    def both(self) -> bool:
        """Whether the table is seen under the chart."""
        return not self._as_table and self.table.isVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.lay_out()

    def minimumSizeHint(self) -> QSize:
        least = LEAST_TABLE
        if self.chart is not None and not self._as_table:
            least = self.chart.minimumSizeHint().height()
        return QSize(360, least + self._said(max(360, self.width())))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint().expandedTo(QSize(720, 480))

    def lay_out(self) -> None:
        """Give everyone their place in the room there is."""
        width, gap = self.width(), space(2)
        room = max(0, self.height() - self._said(width))
        drawn = self._drawn_height(room)
        listed = room if self._as_table else self._listed_height(room - drawn - space(3))
        y = 0
        if self.chart is not None:
            self.chart.setVisible(not self._as_table)
            self.chart.setGeometry(0, 0, width, drawn)
            y += drawn + space(3) if drawn and listed else drawn
        self.table.setVisible(listed > 0)
        if listed:
            self.table.setGeometry(0, y, width, listed)
            y += listed
        for label in (self.sentence, self.footer):
            height = label.heightForWidth(width)
            y += gap
            label.setGeometry(0, y, width, height)
            y += height

    def _said(self, width: int) -> int:
        """The height of the words below, with the air above each."""
        words = (self.sentence, self.footer)
        return sum(label.heightForWidth(width) + space(2) for label in words)

    def _drawn_height(self, room: int) -> int:
        if self.chart is None or self._as_table:
            return 0
        most = self.chart.most_height
        return room if most is None else min(room, most)

    def _listed_height(self, spare: int) -> int:
        if spare < LEAST_TABLE:  # measuring its rows takes time
            return 0
        wanted = self.table.wanted_height
        return wanted if spare >= wanted else 0

    def _on_table_fitted(self) -> None:
        if self.table.height() != self.table.wanted_height and self.both:
            self.lay_out()
