"""Thousands of rows selected cost what is seen of them, not each of their cells."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ocpart_desktop.notebook.model import Initiative
from ocpart_desktop.notebook.words import Words
from ocpart_desktop.ui.pages.initiatives.cells import RecordCells
from ocpart_desktop.ui.pages.initiatives.columns import INITIATIVE_WIDTHS, initiative_columns
from ocpart_desktop.ui.pages.initiatives.record_table import RecordTable

MANY = 2_000


def test_a_heading_asks_no_row_whether_it_is_selected(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    flags = RecordCells.flags

    def counted(cells: RecordCells, index: object) -> object:
        asked.append(1)
        return flags(cells, index)  # type: ignore[arg-type]

    monkeypatch.setattr(RecordCells, "flags", counted)
    table = RecordTable(INITIATIVE_WIDTHS)
    qtbot.addWidget(table)
    table.show_columns(initiative_columns(Words(), lambda _identity: 0))
    table.show_records([Initiative(id=str(n), title=f"Jardin {n}") for n in range(MANY)], "0")
    table.resize(800, 600)
    with qtbot.waitExposed(table):
        table.show()
    table.selectAll()
    asked.clear()
    table.repaint()
    table.horizontalHeader().viewport().repaint()
    QApplication.processEvents()
    assert len(table.selected_ids) == MANY
    assert len(asked) < MANY
