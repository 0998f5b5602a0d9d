"""A figure with all it must carry, computed off the GUI thread from a view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ocpart_desktop.figures.charts import DotChart, Figure, GridChart, MapChart, paired
from ocpart_desktop.figures.explanation import Explanation
from ocpart_desktop.figures.numbers import explained, row_of
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import View
from ocpart_desktop.session.making import Made, made_of
from ocpart_desktop.session.sequence import add_view
from ocpart_desktop.system.errors import UserError
from ocpart_desktop.ui.choice import Choice
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.parts.figure_body import FigureBody
from ocpart_desktop.ui.parts.picture import copy_picture, save_picture
from ocpart_desktop.ui.parts.why import WhyDialog
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.buttons import icon_button
from ocpart_desktop.ui.widgets.folded import FoldedText
from ocpart_desktop.ui.widgets.labels import PlainLabel
from ocpart_desktop.ui.widgets.table import TableView

if TYPE_CHECKING:
    from ocpart_desktop.ui.charts.view import ChartView


class FigureCard(QFrame):
    """Title, wording, chart or its table twin, the honest sentence, base and source.

    ``picked`` and ``pointed`` tell what was taken and what the mouse or the keyboard is on: what
    it is (a ``Named``) and its key, empty when nothing is pointed at any more.
    """

    picked = Signal(str, str)
    pointed = Signal(str, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self._context = context
        self._key = f"figure-{id(self)}"
        self._view: View | None = None
        self._as_table = False
        self.made: Made | None = None
        self._title = PlainLabel(role=Type.HEADING)
        self._subtitle = PlainLabel(role=Type.CAPTION, tone="muted")
        self._table = TableView()
        self._table.picked.connect(self._pick)
        self._table.pointed.connect(self._point)
        self._table.asked.connect(self.open_menu)
        self._sentence = PlainLabel(role=Type.STRONG)
        self._body = FigureBody(self._table, self._sentence, FoldedText())
        for label in (self._title, self._subtitle, self._sentence):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._arrange()

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(space(1))
        top.addWidget(self._title, 1)
        for name, text, act in (
            ("question", _("Why this figure?"), self.explain),
            ("add", _("Add to the storyline (Ctrl+D)"), self.add_to_storyline),
            ("copy", _("Copy the picture, or the table's numbers"), self.copy),
            ("export", _("Save the picture…"), self.save),
        ):
            top.addWidget(icon_button(name, text, act), 0, Qt.AlignmentFlag.AlignTop)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(space(2))
        column.addLayout(top)
        column.addWidget(self._subtitle)
        column.addWidget(self._body, 1)

    def hasHeightForWidth(self) -> bool:
        """No: it takes the room there is, so that nobody above asks what each width would need."""
        return False

    def show_view(self, view: View, *, as_table: bool = False) -> None:
        """Compute the view's figure and show it; the newest request wins."""
        survey = self._context.session.survey
        if survey is None:
            return
        self._view = view
        self._as_table = as_table
        if self._body.chart is not None:
            self._body.chart.hold()  # one drawing a selection, whatever moves meanwhile
        room = self._context.session.room
        self._context.jobs.start(
            self._key,
            lambda _job: made_of(survey, view, self._context.thresholds, room),
            owner=self,
            done=self._show,
            failed=self._fail,
            ended=self._release,
        )

    def _release(self) -> None:
        if self._body.chart is not None:
            self._body.chart.release()

    def _show(self, made: Made) -> None:
        self.made = made
        self._title.setText(made.figure.title)
        self._subtitle.setText(made.figure.subtitle)
        if not self._as_table:
            self.chart.set_tiles(self._tiles)
        self._body.show_figure(made.figure, as_table=self._as_table)
        self._column.activate()  # the body has its place before the chart is drawn in it

    @property
    def figure(self) -> Figure | None:
        """The figure shown."""
        return self.made.figure if self.made else None

    @property
    def chart(self) -> ChartView:
        """The chart, built when one is first seen: its library is slow to load."""
        if self._body.chart is None:
            from ocpart_desktop.ui.charts.view import ChartView
            from ocpart_desktop.ui.parts.map_controls import MapControls

            chart = ChartView()
            chart.selected.connect(self._pick)
            chart.hovered.connect(self._point)
            chart.asked.connect(self.open_menu)
            self.map_controls = MapControls(chart)
            self.map_controls.tiles_chosen.connect(self._on_tiles_chosen)
            self._body.adopt(chart)
        assert self._body.chart is not None
        return self._body.chart

    @property
    def table(self) -> TableView:
        """The chart's twin."""
        return self._table

    @property
    def _tiles(self) -> bool:
        return self._context.session.remembered("tiles") is True

    def _on_tiles_chosen(self, tiles: bool) -> None:
        self._context.session.remember(tiles=tiles)

    def _fail(self, misfortune: UserError) -> None:
        self._context.window.tell(misfortune.message, kind="warning")

    # -- what is pointed at ------------------------------------------------------------------

    def point_out(self, named: str, key: str) -> None:
        """Light up what another view points at, where this one shows it too."""
        if self.figure is None:
            return
        mine = key if named == self.figure.chart.named else ""
        if self._body.chart is not None:
            self._body.chart.set_highlight(mine or None)
        self._table.point_out(row_of(self.figure, mine))

    def _pick(self, key: str) -> None:
        figure = self.figure
        if figure is not None and (key in figure.table.keys or key in dict(explained(figure))):
            self._tell_picked(key)
        elif figure is not None and isinstance(figure.chart, GridChart):
            self._tell_picked(key)  # a head: the grid is to be sorted otherwise

    def _tell_picked(self, key: str) -> None:
        if self.figure is not None:
            self.picked.emit(self.figure.chart.named.value, key)

    def _point(self, key: str) -> None:
        if self.figure is not None:
            self.pointed.emit(self.figure.chart.named.value, key)

    # -- what can be done with it ------------------------------------------------------------

    def open_menu(self, key: str) -> None:
        """What can be done with one number, or with the figure."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, act in (
            (_("Why this figure?"), lambda: self.explain(key)),
            (_("Copy the picture"), self.copy_picture),
            (_("Copy the table's numbers"), self.copy_numbers),
            (_("Save the picture…"), self.save),
            (_("Add to the storyline (Ctrl+D)"), self.add_to_storyline),
        ):
            menu.addAction(text).triggered.connect(lambda _checked, act=act: act())
        menu.popup(QCursor.pos())

    def add_to_storyline(self) -> None:
        """Keep this view for the projection and the documents."""
        session = self._context.session
        if self._view is None or session.notebook is None:
            return
        add_view(session, self._view)
        self._context.window.tell(_("Added to the storyline."), kind="success")

    def explain(self, key: str = "") -> None:
        """Say where a number comes from; without a key, the one that is looked at."""
        made = self.made
        if made is None:
            return
        study = self._context.session.study
        file = str(study.path) if study else None

        def why(wanted: str) -> Explanation:
            return made.why(wanted, file)

        choices = _numbers(made.figure)
        wished = (key, *self._looked_at(made.figure))
        current = next((k for each in wished if each for k in _from(choices, each)), "")
        dialog = WhyDialog(made.figure.title, choices, current, why, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _looked_at(self, figure: Figure) -> tuple[str, ...]:
        """The keys of what the keyboard is on, of the current row, of the selection."""
        chart = figure.chart
        chosen = self._view.answer if self._view else ""
        if isinstance(chart, MapChart | DotChart):
            chosen = self._view.region if self._view else ""
        elif isinstance(chart, GridChart):
            chosen = paired(self._view.region, "") if self._view else ""
        focused = self._body.chart.focused_key if self._body.chart else ""
        return focused, self._table.current_key, chosen

    def copy(self) -> None:
        """Copy what is seen: the picture, or the numbers of the table."""
        if self._as_table:
            self.copy_numbers()
        else:
            self.copy_picture()

    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        if self.figure is not None:
            copy_picture(self.figure, tiles=self._tiles)
            self._context.window.tell(_("The picture is on the clipboard."), kind="success")

    def copy_numbers(self) -> None:
        """Put the table on the clipboard, its numbers as numbers."""
        self._table.copy()
        self._context.window.tell(
            _("The numbers are on the clipboard, ready for a spreadsheet."), kind="success"
        )

    def save(self) -> None:
        """Ask for a file and write the picture there."""
        if self.figure is not None:
            save_picture(self, self._context, self.figure, tiles=self._tiles)


def _numbers(figure: Figure) -> tuple[Choice, ...]:
    """The numbers that can be explained one by one, by name."""
    return (Choice("", _("The whole figure")), *(Choice(*each) for each in explained(figure)))


def _from(choices: tuple[Choice, ...], key: str) -> tuple[str, ...]:
    """The number of this key; of a whole row, those of its columns."""
    keys = [choice.key for choice in choices]
    if key in keys:
        return (key,)
    return tuple(each for each in keys if key.endswith(paired("", "")) and each.startswith(key))
