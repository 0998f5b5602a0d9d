"""The initiatives on the map, beside their list: a département taken is a territory asked for."""

from __future__ import annotations

from collections import Counter
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ocpart_desktop.figures.charts import Figure
from ocpart_desktop.figures.initiative_map import counts_figure
from ocpart_desktop.i18n import _, ngettext, whole
from ocpart_desktop.notebook.criteria import NOWHERE, Filter, Place
from ocpart_desktop.survey.regions import REGION_BY_CODE
from ocpart_desktop.ui.charts.view import ChartView
from ocpart_desktop.ui.choice import Choice
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.buttons import icon_button, push_button
from ocpart_desktop.ui.widgets.labels import PlainLabel
from ocpart_desktop.ui.widgets.segments import SegmentedControl
from ocpart_desktop.ui.widgets.table import TableView

_FRANCE = "france"


class MapPanel(QWidget):
    """``asked`` carries the filter wanted from now on.

    Ctrl adds a département to those asked for; taking the only one asked for again asks for none.
    """

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._wanted = Filter()
        self._counts: Counter[Any] = Counter()
        self._total = 0
        self._region = ""
        self._whole = False
        self.frames = SegmentedControl()
        self.frames.setAccessibleName(_("Part of the map"))
        self.frames.chosen.connect(self._on_frames_chosen)
        self.as_table = icon_button("table", _("Show the numbers as a table"))
        self.as_table.setCheckable(True)
        self.as_table.clicked.connect(lambda _on: self._draw())
        self.chart = ChartView()
        self.chart.selected.connect(self._take)
        self.table = TableView()
        self.table.picked.connect(self._take)
        self.sentence = PlainLabel(wrap=True)
        self.nowhere = push_button("", lambda: self._ask(NOWHERE), kind="link")
        self.beyond = PlainLabel(tone="muted", wrap=True)
        self.credit = PlainLabel(role=Type.CAPTION, tone="muted", wrap=True)
        self._stack = QStackedWidget()
        framed = QFrame()
        framed.setProperty("surface", "card")
        inside = QVBoxLayout(framed)
        inside.setContentsMargins(space(1), space(1), space(1), space(1))
        inside.addWidget(self.chart)
        self._stack.addWidget(framed)
        self._stack.addWidget(self.table)
        line = QHBoxLayout()
        line.addWidget(self.frames)
        line.addStretch(1)
        line.addWidget(self.as_table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addLayout(line)
        column.addWidget(self._stack, 1)
        for widget in (self.sentence, self.nowhere, self.beyond, self.credit):
            column.addWidget(widget)
        column.setAlignment(self.nowhere, Qt.AlignmentFlag.AlignLeft)

    def show_counts(self, counts: Counter[Any], total: int, wanted: Filter, region: str) -> None:
        """Show how many of the ``total`` each place would leave beside the other criteria."""
        if region != self._region:
            self._whole = not _in_region(counts, region) and any(_departements(counts).values())
        self._counts, self._total = counts, total
        self._wanted, self._region = wanted, region
        self._draw()

    def point_out(self, departement: str) -> None:
        """Show where what is chosen in the list is."""
        self.chart.set_highlight(departement or None)

    def _draw(self) -> None:
        region = REGION_BY_CODE[self._region]
        choices = (Choice(self._region, region.name), Choice(_FRANCE, _("France")))
        self.frames.show_choices(choices, _FRANCE if self._whole else self._region)
        chosen = [code for kind, code in self._wanted.places if kind == "departement"]
        figure = counts_figure(
            _departements(self._counts), "" if self._whole else self._region, chosen
        )
        if self.as_table.isChecked():
            self.table.show_table(figure.table, figure.title)
        else:
            self.chart.show_figure(figure)
        self._stack.setCurrentIndex(int(self.as_table.isChecked()))
        self.sentence.setText(figure.sentence)
        self.credit.setText(figure.footer)
        self._say_what_is_not_seen(figure)

    def _say_what_is_not_seen(self, figure: Figure) -> None:
        """Every initiative is on the map or is said not to be."""
        seen = sum(row[1] for row in figure.table.values if isinstance(row[1], int))
        lost = self._counts[NOWHERE]
        said = ngettext(
            "{n} initiative without a known place", "{n} initiatives without a known place", lost
        )
        self.nowhere.setText(said.format(n=whole(lost)))
        self.nowhere.setVisible(bool(lost))
        beyond = self._total - seen - lost
        said = ngettext(
            "{n} initiative elsewhere, or of a larger territory",
            "{n} initiatives elsewhere, or of a larger territory",
            beyond,
        )
        self.beyond.setText(said.format(n=whole(beyond)))
        self.beyond.setVisible(beyond > 0)

    def _on_frames_chosen(self, frame: str) -> None:
        self._whole = frame == _FRANCE
        self._draw()

    def _take(self, code: str) -> None:
        if code:
            self._ask(("departement", code))

    def _ask(self, place: Place) -> None:
        held = self._wanted.places
        control = Qt.KeyboardModifier.ControlModifier
        if QGuiApplication.keyboardModifiers() & control:
            others = tuple(each for each in held if each != place)
            places = others if place in held else (*held, place)
        else:
            places = () if held == (place,) else (place,)
        self.asked.emit(self._wanted.asking("places", places))


def _departements(counts: Counter[Any]) -> dict[str, int]:
    return {code: n for (kind, code), n in counts.items() if kind == "departement"}


def _in_region(counts: Counter[Any], region: str) -> int:
    return int(counts[("region", region)])
