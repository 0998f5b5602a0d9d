"""Home: open or drop a file, come back to a recent one, or try with the example."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ocpart_desktop.i18n import _
from ocpart_desktop.session import NotebookOpened, SurveyOpened
from ocpart_desktop.system.paths import sample
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.pages.home import model
from ocpart_desktop.ui.parts.empty import SAMPLE
from ocpart_desktop.ui.shell.page import Page
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.buttons import push_button
from ocpart_desktop.ui.widgets.dropzone import DropZone
from ocpart_desktop.ui.widgets.flow import emptied
from ocpart_desktop.ui.widgets.labels import ElidedLabel, PlainLabel

WIDTH = 720


class HomePage(Page):
    """The first thing seen."""

    key = "home"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(space(1))
        self._recent_title = PlainLabel(_("Opened lately"), role=Type.HEADING)
        self._arrange()
        for event in (SurveyOpened, NotebookOpened):
            context.session.events.listen(event, self.mark_stale)

    def _arrange(self) -> None:
        window = self.context.window
        promise = PlainLabel(
            _(
                "Compare your region with the rest of France, note what the room brings, "
                "and hand over the summary before people leave. Nothing leaves this computer."
            ),
            tone="muted",
            wrap=True,
        )
        zone = DropZone()
        zone.dropped.connect(window.open_path)
        invitation = PlainLabel(_("Drop an Excel extract or a notebook here"), role=Type.HEADING)
        invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(
            push_button(_("Open a file…"), window.choose_and_open, kind="primary", icon="folder")
        )
        buttons.addWidget(
            push_button(_("Try with the example"), lambda: window.open_path(sample(SAMPLE)))
        )
        buttons.addStretch(1)
        zone.body.setContentsMargins(space(5), space(7), space(5), space(7))
        zone.body.setSpacing(space(4))
        zone.body.addWidget(invitation)
        zone.body.addLayout(buttons)

        content = QWidget()
        content.setMaximumWidth(WIDTH)
        column = QVBoxLayout(content)
        column.setSpacing(space(4))
        column.addStretch(1)
        column.addWidget(PlainLabel("OCPart", role=Type.DISPLAY))
        column.addWidget(promise)
        column.addSpacing(space(2))
        column.addWidget(zone)
        column.addSpacing(space(4))
        column.addWidget(self._recent_title)
        column.addLayout(self._recent)
        column.addStretch(2)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(content, 100)
        row.addStretch(1)

    def refresh(self) -> None:
        emptied(self._recent)
        rows = model.recent_rows(self.context.settings.recent, date.today())
        self._recent_title.setVisible(bool(rows))
        for row in rows[: model.SHOWN]:
            self._recent.addWidget(self._recent_line(row))

    def _recent_line(self, row: model.RecentRow) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(3))
        button = push_button(
            row.name,
            partial(self.context.window.open_path, row.path),
            kind="link",
            icon="note" if row.notebook else "file",
        )
        button.setEnabled(not row.missing)
        where = ElidedLabel(
            _("no longer in {folder}").format(folder=row.folder) if row.missing else row.folder,
            tone="muted",
        )
        layout.addWidget(button)
        layout.addWidget(where, 1)
        layout.addWidget(PlainLabel(row.when, tone="muted"))
        return line
