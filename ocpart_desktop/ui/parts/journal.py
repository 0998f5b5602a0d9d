"""The journal: who did what and when, the latest first."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ocpart_desktop.figures.charts import TableSpec
from ocpart_desktop.figures.places import capitalised
from ocpart_desktop.i18n import _, date_long, time_short
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.session.shown import showings
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.buttons import push_button
from ocpart_desktop.ui.widgets.labels import PlainLabel
from ocpart_desktop.ui.widgets.table import TableView

WIDTH, HEIGHT = 820, 560
LINES = 500


class JournalDialog(QDialog):
    """Of the whole notebook, or of one record."""

    def __init__(
        self, notebook: Notebook, record_id: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Journal"))
        self.resize(WIDTH, HEIGHT)
        self.table = TableView()
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(4), space(5), space(4))
        column.setSpacing(space(3))
        column.addWidget(PlainLabel(_("Who did what, and when"), role=Type.TITLE))
        column.addWidget(self.table, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(push_button(_("Close"), self.accept, kind="primary"))
        column.addLayout(buttons)
        self.table.show_table(journal_table(notebook, record_id), _("Journal"), wide=2)


def journal_table(notebook: Notebook, record_id: str = "") -> TableSpec:
    """The latest lines, as a table; the first column sorts by time.

    The whole notebook's tells what was shown to the room as well as what was written.
    """
    told = [(line.at, line.author, line.what) for line in notebook.journal(record_id, LINES)]
    if not record_id:
        told += [(each.at, "", each.told) for each in showings(notebook.choices)]
    told.sort(key=lambda line: line[0], reverse=True)
    texts, values = [], []
    for at, author, what in told[:LINES]:
        moment = at.astimezone()
        when = f"{date_long(moment.date())} {time_short(moment)}"
        row = (when, author or "–", capitalised(what))
        texts.append(row)
        values.append((at.isoformat(), *row[1:]))
    return TableSpec((_("When"), _("Who"), _("What")), tuple(texts), tuple(values))
