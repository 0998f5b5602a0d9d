"""The Initiatives page: quick capture, the table, and beside it the sheet or the remarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ocpart_desktop.i18n import _, ngettext
from ocpart_desktop.notebook.capture import captured
from ocpart_desktop.notebook.changed import NotebookChanged
from ocpart_desktop.notebook.model import Initiative, Slide, SlideKind
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.notebook.words import Words
from ocpart_desktop.session import NotebookOpened, SurveyOpened, sequence
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.pages.initiatives import model
from ocpart_desktop.ui.pages.initiatives.sheet import InitiativeSheet
from ocpart_desktop.ui.pages.initiatives.table import InitiativeTable
from ocpart_desktop.ui.parts.empty import no_extract
from ocpart_desktop.ui.parts.remarks import Remarks
from ocpart_desktop.ui.shell.page import Page
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.buttons import push_button
from ocpart_desktop.ui.widgets.empty import EmptyState
from ocpart_desktop.ui.widgets.labels import PlainLabel
from ocpart_desktop.ui.widgets.segments import SegmentedControl

INITIAL = 1000  # only the proportion of the two panels counts


class InitiativesPage(Page):
    """A line is enough to begin an initiative; the sheet is filled when there is time."""

    key = "initiatives"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._chosen = ""
        self._side = model.SHEET
        self._capture = QLineEdit()
        self._capture.setPlaceholderText(
            _("New initiative: its title  #type  @town  +actor  !stage, then Enter")
        )
        self._capture.setAccessibleName(_("Quick capture of an initiative"))
        self._capture.returnPressed.connect(self._on_capture_entered)
        self._count = PlainLabel(role=Type.HEADING)
        self._table = InitiativeTable()
        self._table.chosen.connect(self._choose)
        self._sides = SegmentedControl()
        self._sides.chosen.connect(self._on_side_chosen)
        self._sheet = InitiativeSheet()
        self._sheet.edited.connect(self._on_sheet_edited)
        self._remarks = Remarks(context.session)
        self._arrange()
        for event in (SurveyOpened, NotebookOpened, NotebookChanged):
            context.session.events.listen(event, self.mark_stale)

    def capture(self) -> None:
        """Be ready to note an initiative."""
        self._capture.setFocus()

    def add_to_storyline(self) -> None:
        """Give the initiative looked at a slide of its own."""
        if self._chosen:
            slide = Slide(kind=SlideKind.INITIATIVE, initiative=self._chosen)
            sequence.add(self.context.session, slide)
            self.context.window.tell(_("Added to the storyline."), kind="success")

    # -- building --------------------------------------------------------------------------------

    def _arrange(self) -> None:
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(space(5))
        for widget, stretch in ((self._list_panel(), 5), (self._side_panel(), 6)):
            parts.addWidget(widget)
            parts.setStretchFactor(parts.count() - 1, stretch)
        parts.setSizes([INITIAL * 5, INITIAL * 6])
        self._content = QWidget()
        page = QVBoxLayout(self._content)
        page.setContentsMargins(space(5), space(4), space(5), space(4))
        page.setSpacing(space(4))
        page.addWidget(self._capture)
        page.addWidget(parts, 1)
        self._empty = no_extract(self.context)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._content)

    def _list_panel(self) -> QWidget:
        panel, column = _column()
        column.addWidget(self._count)
        column.addWidget(self._table, 1)
        return panel

    def _side_panel(self) -> QWidget:
        sheet, sheet_column = _column()
        sheet_column.addWidget(self._sheet, 1)
        erase = push_button(
            _("Delete this initiative"), self._on_erase_clicked, kind="quiet", icon="trash"
        )
        sheet_column.addWidget(erase, 0, Qt.AlignmentFlag.AlignRight)
        self._none = EmptyState(
            "initiatives",
            _("No initiative yet"),
            _("Write the first one in the line above: its title is enough."),
        )
        self._details = QStackedWidget()
        for widget in (self._none, sheet, self._remarks):
            self._details.addWidget(widget)
        self._sheet_panel = sheet
        panel, column = _column()
        row = QHBoxLayout()
        row.addWidget(self._sides)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._details, 1)
        return panel

    # -- showing ---------------------------------------------------------------------------------

    def refresh(self) -> None:
        notebook = self.context.session.notebook
        if notebook is None:
            self._stack.setCurrentWidget(self._empty)
            return
        self._stack.setCurrentWidget(self._content)
        initiatives = notebook.initiatives
        if self._chosen not in {initiative.id for initiative in initiatives}:
            self._chosen = initiatives[-1].id if initiatives else ""
        count = len(initiatives)
        self._count.setText(
            ngettext("{n} initiative", "{n} initiatives", count).format(n=count)
            if count
            else _("Initiatives")
        )
        self._table.show_initiatives(initiatives, self._chosen)
        self._prepare_search(initiatives)
        self._show_side(notebook)

    def _prepare_search(self, initiatives: Sequence[Initiative]) -> None:
        """A large notebook is indexed before anybody types."""
        search = self._table.search
        if search.is_behind(initiatives):
            self.context.jobs.start(
                "search-initiatives",
                lambda _job: search.follow(initiatives),
                owner=self,
                done=_nothing,
                failed=_nothing,
            )

    def _show_side(self, notebook: Notebook) -> None:
        about = notebook.notes_on("initiative", self._chosen)
        self._sides.show_choices(
            model.side_choices(len(about), len(notebook.notes_on("day"))), self._side
        )
        if self._side == model.DAY:
            self._remarks.anchor("day")
        elif self._chosen:
            self._remarks.anchor("initiative", self._chosen)
        initiative = notebook.get(self._chosen)
        if isinstance(initiative, Initiative):
            self._sheet.load(initiative, Words(notebook.terms))
        if self._side != model.DAY and initiative is None:
            self._details.setCurrentWidget(self._none)
        elif self._side == model.SHEET:
            self._details.setCurrentWidget(self._sheet_panel)
        else:
            self._details.setCurrentWidget(self._remarks)

    # -- what happens ----------------------------------------------------------------------------

    def _choose(self, initiative_id: str) -> None:
        self._sheet.commit()
        self._chosen = initiative_id
        self.mark_stale()

    def _on_side_chosen(self, side: str) -> None:
        self._side = side
        self.mark_stale()

    def _on_capture_entered(self) -> None:
        line = self._capture.text().strip()
        if not line:
            return
        notebook = self.context.session.notebook
        words = Words(notebook.terms if notebook else ())
        author = notebook.author if notebook else ""
        seen = not self.context.session.live
        initiative = replace(captured(line, words), author=author, published=seen)
        self._sheet.commit()
        self._chosen, self._side = initiative.id, model.SHEET
        self._capture.clear()
        self.context.session.write(initiative)

    def _on_sheet_edited(self, initiative: Initiative) -> None:
        self.context.session.write(initiative)

    def _on_erase_clicked(self) -> None:
        erased, self._chosen = self._chosen, ""
        self.context.session.erase(erased)
        self.context.window.tell(_("The initiative was deleted. Ctrl+Z brings it back."))


def _nothing(_outcome: object) -> None:
    """Nobody waits for it."""


def _column() -> tuple[QWidget, QVBoxLayout]:
    panel = QWidget()
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space(2))
    return panel, column
