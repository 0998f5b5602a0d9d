"""The Initiatives page: quick capture, the list, the sheet, and the day's remarks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ocpart_desktop.i18n import _, ngettext
from ocpart_desktop.notebook.changes import NotebookChanged
from ocpart_desktop.notebook.model import Initiative
from ocpart_desktop.session import NotebookOpened, SurveyOpened
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.pages.initiatives import model
from ocpart_desktop.ui.pages.initiatives.sheet import InitiativeSheet
from ocpart_desktop.ui.parts.empty import no_extract
from ocpart_desktop.ui.parts.remarks import Remarks
from ocpart_desktop.ui.shell.page import Page
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.empty import EmptyState
from ocpart_desktop.ui.widgets.labels import PlainLabel
from ocpart_desktop.ui.widgets.searchlist import SearchList


class InitiativesPage(Page):
    """A line is enough to begin an initiative; the sheet is filled when there is time."""

    key = "initiatives"
    icon = "initiatives"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._chosen = ""
        self._capture = QLineEdit()
        self._capture.setPlaceholderText(_("New initiative: its title  @town  #type, then Enter"))
        self._capture.setAccessibleName(_("Quick capture of an initiative"))
        self._capture.returnPressed.connect(self._on_capture_entered)
        self._count = PlainLabel(role=Type.HEADING)
        self._list = SearchList(_("Search an initiative"))
        self._list.chosen.connect(self._choose)
        self._sheet = InitiativeSheet()
        self._sheet.edited.connect(self._on_sheet_edited)
        self._erase = QPushButton(_("Delete this initiative"))
        self._erase.setProperty("kind", "quiet")
        self._erase.clicked.connect(self._on_erase_clicked)
        self._remarks = Remarks(context.session)
        self._arrange()
        for event in (SurveyOpened, NotebookOpened, NotebookChanged):
            context.session.events.listen(event, self.mark_stale)

    @property
    def title(self) -> str:
        return _("Initiatives")

    def capture(self) -> None:
        """Be ready to note an initiative."""
        self._capture.setFocus()

    def _arrange(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self._count)
        column.addWidget(self._list, 1)

        sheet = QWidget()
        sheet_column = QVBoxLayout(sheet)
        sheet_column.setContentsMargins(0, 0, 0, 0)
        sheet_column.addWidget(self._sheet, 1)
        sheet_column.addWidget(self._erase, 0, Qt.AlignmentFlag.AlignRight)
        self._none = EmptyState(
            "initiatives",
            _("No initiative yet"),
            _("Write the first one in the line above: its title is enough."),
        )
        self._detail = QStackedWidget()
        self._detail.addWidget(self._none)
        self._detail.addWidget(sheet)
        self._sheet_panel = sheet

        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        for widget, stretch in ((left, 3), (self._detail, 6), (self._remarks, 3)):
            parts.addWidget(widget)
            parts.setStretchFactor(parts.count() - 1, stretch)
        parts.setHandleWidth(space(5))

        self._content = QWidget()
        page = QVBoxLayout(self._content)
        page.setContentsMargins(space(5), space(4), space(5), space(4))
        page.setSpacing(space(4))
        page.addWidget(self._capture)
        page.addWidget(parts, 1)
        self._empty = no_extract(self.context)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._content)
        whole.addWidget(self._stack)

    def refresh(self) -> None:
        notebook = self.context.session.notebook
        if notebook is None:
            self._stack.setCurrentWidget(self._empty)
            return
        self._stack.setCurrentWidget(self._content)
        initiatives = tuple(notebook.initiatives)
        known = {initiative.id: initiative for initiative in initiatives}
        if self._chosen not in known:
            self._chosen = initiatives[-1].id if initiatives else ""
        count = len(initiatives)
        self._count.setText(
            ngettext("{n} initiative", "{n} initiatives", count).format(n=count)
            if count
            else _("Initiatives")
        )
        self._list.show_choices(model.choices(initiatives), self._chosen)
        self._detail.setCurrentWidget(self._sheet_panel if self._chosen else self._none)
        if self._chosen:
            self._sheet.load(known[self._chosen])
            self._remarks.anchor("initiative", self._chosen)
        else:
            self._remarks.anchor("day")

    def _choose(self, initiative_id: str) -> None:
        self._sheet.commit()
        self._chosen = initiative_id
        self.mark_stale()

    def _on_capture_entered(self) -> None:
        line = self._capture.text().strip()
        if not line:
            return
        initiative = model.capture(line)
        self._chosen = initiative.id
        self._capture.clear()
        self.context.session.write(initiative)

    def _on_sheet_edited(self, initiative: Initiative) -> None:
        self.context.session.write(initiative)

    def _on_erase_clicked(self) -> None:
        erased, self._chosen = self._chosen, ""
        self.context.session.erase(erased)
        self.context.window.tell(_("The initiative was deleted. Ctrl+Z brings it back."))
