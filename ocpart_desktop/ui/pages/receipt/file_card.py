"""The file as it is: its raw cells, a sheet at a time, whatever was understood of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from ocpart_desktop.extract.receipt import SheetReading
from ocpart_desktop.i18n import _
from ocpart_desktop.ui.choice import Choice
from ocpart_desktop.ui.pages.receipt import raw
from ocpart_desktop.ui.parts.choices import fill
from ocpart_desktop.ui.widgets.card import Card
from ocpart_desktop.ui.widgets.table import TableView


class FileCard(Card):
    """A choice of sheets above the cells of one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._sheets: Sequence[SheetReading] = ()
        self.sheet = QComboBox()
        self.sheet.setAccessibleName(_("Sheet shown"))
        self.sheet.activated.connect(lambda _n: self._show(self.sheet.currentData(), None))
        self.cells = TableView()
        self.cells.setSortingEnabled(False)
        self.cells.verticalHeader().show()
        self.cells.setSelectionBehavior(TableView.SelectionBehavior.SelectItems)
        self.body.addWidget(self.sheet)
        self.body.addWidget(self.cells, 1)

    def show_cells(
        self, sheets: Sequence[SheetReading], sheet: str | None, cell: str | None, other: str = ""
    ) -> None:
        """Show a cell where it stands, or the top of a sheet; ``other`` names a second file."""
        title = _("“{file}” as it is").format(file=other) if other else _("The file as it is")
        self.set_title(title, _("Nothing in it is ever changed."))
        self._sheets = sheets
        self._show(sheet, cell)

    def _show(self, name: str | None, cell: str | None) -> None:
        shown = raw.sheet_named(self._sheets, name)
        if shown is None:
            return
        fill(self.sheet, [Choice(s.name, s.name) for s in self._sheets if s.top.cells], shown.name)
        cells = raw.raw_cells(shown, cell)
        self.cells.show_table(cells.table, shown.name, wide=None, row_names=cells.row_numbers)
        if cells.current is not None:
            self.cells.go_to_cell(*cells.current)
        else:
            self.cells.go_to_start()
