"""One way of seeing the selection: the ways there are, above the figure seen that way."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from ocpart_desktop.analysis.results import ComparisonSpec
from ocpart_desktop.i18n import _
from ocpart_desktop.survey.survey import Survey
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.pages.regions import model
from ocpart_desktop.ui.parts.choices import fill
from ocpart_desktop.ui.parts.figure_card import FigureCard
from ocpart_desktop.ui.theme import space
from ocpart_desktop.ui.widgets.flow import FlowLayout
from ocpart_desktop.ui.widgets.segments import SegmentedControl

ANSWER_WIDTH = 210


class Pane(QObject):
    """Shows the session's selection as it is looked at; ``looked`` tells another way chosen.

    The page places ``ways`` above ``card``, level with those of the pane beside.
    """

    looked = Signal(str, str)  # which of "chart", "measure", "table", and the choice

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.charts = SegmentedControl()
        self.charts.setAccessibleName(_("Way of seeing"))
        self.charts.chosen.connect(lambda chart: self.looked.emit("chart", chart))
        self._measures = SegmentedControl()
        self._measures.setAccessibleName(_("Figure or gap"))
        self._measures.chosen.connect(lambda measure: self.looked.emit("measure", measure))
        self._tables = QComboBox()
        self._tables.setAccessibleName(_("Table shown"))
        self._tables.activated.connect(
            lambda: self.looked.emit("table", self._tables.currentData())
        )
        self._answers = QComboBox()
        self._answers.setAccessibleName(_("Answer shown"))
        self._answers.setMaximumWidth(ANSWER_WIDTH)
        self._answers.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._answers.activated.connect(
            lambda: context.session.select(answer=self._answers.currentData())
        )
        self.card = FigureCard(context)
        self.ways = QWidget()
        flow = FlowLayout(self.ways, gap=space(3))
        for widget in (self.charts, self._measures, self._tables, self._answers):
            flow.addWidget(widget)

    def set_visible(self, visible: bool) -> None:
        """Show both, or neither."""
        self.ways.setVisible(visible)
        self.card.setVisible(visible)

    def holds(self, widget: QWidget | None) -> bool:
        """Whether a widget is in it."""
        within = (self.ways, self.card)
        return widget is not None and any(w is widget or w.isAncestorOf(widget) for w in within)

    def show_selection(
        self,
        survey: Survey,
        selection: ComparisonSpec,
        looking: model.Looking,
    ) -> None:
        """Show the figure and the choices there are."""
        self.card.show_view(looking.view(selection), as_table=looking.as_table)
        self.charts.show_choices(model.chart_choices(), looking.chart)
        self._measures.show_choices(model.measure_choices(), looking.measure)
        self._measures.setVisible(looking.has_measure)
        fill(self._tables, model.table_choices(), looking.table)
        self._tables.setVisible(looking.as_table)
        question = survey.question(selection.question)
        if question is not None:
            left_out = selection.without_no_opinion
            answers = model.answer_choices(question, without_no_opinion=left_out)
            fill(self._answers, answers, selection.answer or answers[0].key)
        self._answers.setVisible(looking.of_one_answer and self._answers.count() > 1)
