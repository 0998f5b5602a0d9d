"""A figure with all it must carry, computed off the GUI thread from a view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ocpart_desktop.figures.charts import Figure
from ocpart_desktop.figures.tables import figures_first
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import View
from ocpart_desktop.session.storyline import figure_of
from ocpart_desktop.system.errors import UserError
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.parts.picture import copy_picture, save_picture
from ocpart_desktop.ui.parts.why import WhyDialog
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.buttons import icon_button
from ocpart_desktop.ui.widgets.labels import PlainLabel
from ocpart_desktop.ui.widgets.table import TableView

if TYPE_CHECKING:
    from ocpart_desktop.ui.charts.view import ChartView


class FigureCard(QFrame):
    """Title, wording, chart or its table twin, the honest sentence, base and source."""

    region_chosen = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self._context = context
        self._key = f"figure-{id(self)}"
        self._view: View | None = None
        self._as_table = False
        self.figure: Figure | None = None
        self._title = PlainLabel(role=Type.HEADING)
        self._subtitle = PlainLabel(role=Type.CAPTION, tone="muted")
        self._chart: ChartView | None = None
        self._table = TableView()
        self._sentence = PlainLabel(role=Type.STRONG)
        self._footer = PlainLabel(role=Type.CAPTION, tone="muted")
        for label in (self._title, self._subtitle, self._sentence, self._footer):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._twins = QStackedWidget()
        self._twins.addWidget(self._table)
        self._arrange()

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(space(1))
        top.addWidget(self._title, 1)
        for name, text, act in (
            ("question", _("Why this figure?"), self.explain),
            ("add", _("Add to the storyline (Ctrl+D)"), self.add_to_storyline),
            ("copy", _("Copy the picture"), self.copy),
            ("export", _("Save the picture…"), self.save),
        ):
            top.addWidget(icon_button(name, text, act), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(space(2))
        column.addLayout(top)
        column.addWidget(self._subtitle)
        column.addWidget(self._twins, 1)
        column.addWidget(self._sentence)
        column.addWidget(self._footer)

    def show_view(self, view: View, *, as_table: bool = False) -> None:
        """Compute the view's figure and show it; the newest request wins."""
        survey = self._context.session.survey
        if survey is None:
            return
        self._view = view
        self._as_table = as_table
        self._context.jobs.start(
            self._key,
            lambda _job: figure_of(survey, view, self._context.thresholds),
            owner=self,
            done=self._show,
            failed=self._fail,
        )

    def _show(self, figure: Figure) -> None:
        self.figure = figure
        self._title.setText(figure.title)
        self._subtitle.setText(figure.subtitle)
        self._sentence.setText(figure.sentence)
        self._footer.setText(" ".join((*figure.notes, figure.footer)))
        if self._as_table:
            self._table.show_table(figures_first(figure.table), figure.title)
            self._twins.setCurrentWidget(self._table)
        else:
            self.chart.set_tiles(self._tiles)
            self.chart.show_figure(figure)
            self._twins.setCurrentWidget(self.chart)

    @property
    def chart(self) -> ChartView:
        """The chart, built when one is first seen: its library is slow to load."""
        if self._chart is None:
            from ocpart_desktop.ui.charts.view import ChartView
            from ocpart_desktop.ui.parts.map_controls import MapControls

            self._chart = ChartView()
            self._chart.selected.connect(self.region_chosen)
            self.map_controls = MapControls(self._chart)
            self.map_controls.tiles_chosen.connect(self._on_tiles_chosen)
            self._twins.addWidget(self._chart)
        return self._chart

    @property
    def _tiles(self) -> bool:
        return self._context.session.remembered("tiles") is True

    def _on_tiles_chosen(self, tiles: bool) -> None:
        self._context.session.remember(tiles=tiles)

    def _fail(self, misfortune: UserError) -> None:
        self._context.window.tell(misfortune.message, kind="warning")

    # -- what can be done with it ------------------------------------------------------------

    def add_to_storyline(self) -> None:
        """Keep this view for the projection and the documents."""
        session = self._context.session
        if self._view is None or session.notebook is None:
            return
        session.add_view(self._view)
        self._context.window.tell(_("Added to the summary."), kind="success")

    def explain(self) -> None:
        """Say where the figures come from."""
        if self.figure is not None:
            dialog = WhyDialog(self.figure, self.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def copy(self) -> None:
        """Put the picture on the clipboard; Ctrl+C in the table copies its real numbers."""
        if self.figure is not None:
            copy_picture(self.figure, tiles=self._tiles)
            self._context.window.tell(_("The picture is on the clipboard."), kind="success")

    def save(self) -> None:
        """Ask for a file and write the picture there."""
        if self.figure is not None:
            save_picture(self, self._context, self.figure, tiles=self._tiles)
