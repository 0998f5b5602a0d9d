"""The table twin: read as texts, sorted and copied as numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ocpart_desktop.figures.charts import TableSpec
from ocpart_desktop.ui.theme import apply_theme
from ocpart_desktop.ui.widgets.table import TableView, as_tsv
from ocpart_desktop.ui.widgets.table_fitting import shared_out

SPEC = TableSpec(
    ("Région", "Part", "Base"),
    (
        ("Éire", "9 %", "40"),
        ("Bretagne", "36 %", "120"),
        ("Corse", "–", "3"),
        ("Zone", "10 %", "87"),
    ),
    (("Éire", 0.09, 40), ("Bretagne", 0.3625, 120), ("Corse", None, 3), ("Zone", 0.1, 87)),
)


@pytest.fixture
def table(qtbot: QtBot, qapp: QApplication) -> TableView:
    apply_theme(qapp, "light")
    table = TableView()
    qtbot.addWidget(table)
    table.resize(600, 300)
    table.show_table(SPEC, "Mécénat par région")
    table.show()
    return table


def column(table: TableView, number: int) -> list[str]:
    model = table.model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def test_a_table_is_read_in_its_own_order(table: TableView) -> None:
    assert column(table, 0) == ["Éire", "Bretagne", "Corse", "Zone"]
    assert column(table, 1) == ["9 %", "36 %", "–", "10 %"]


def test_numbers_sort_as_numbers_and_what_is_missing_stays_last(table: TableView) -> None:
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert column(table, 1) == ["9 %", "10 %", "36 %", "–"]
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert column(table, 1) == ["36 %", "10 %", "9 %", "–"]


def test_names_sort_as_a_reader_expects(table: TableView) -> None:
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert column(table, 0) == ["Bretagne", "Corse", "Éire", "Zone"]


def test_a_click_on_a_heading_sorts(table: TableView, qtbot: QtBot) -> None:
    header = table.horizontalHeader()
    spot = header.rect().topLeft() + header.rect().center() - header.rect().center()
    spot.setX(header.sectionViewportPosition(2) + 10)
    spot.setY(header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert column(table, 2) in (["3", "40", "87", "120"], ["120", "87", "40", "3"])


def test_numbers_stand_at_the_right_and_names_at_the_left(table: TableView) -> None:
    model = table.model()
    sides = [
        Qt.AlignmentFlag(model.index(0, c).data(Qt.ItemDataRole.TextAlignmentRole))
        for c in range(3)
    ]
    assert [bool(side & Qt.AlignmentFlag.AlignRight) for side in sides] == [False, True, True]


def test_copying_puts_the_real_numbers_on_the_clipboard(table: TableView, qtbot: QtBot) -> None:
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == "Région\tPart\tBase"
    assert copied[2].replace(",", ".") == "Bretagne\t0.3625\t120"
    assert copied[3] == "Corse\t\t3"


def test_copying_a_selection_keeps_the_order_on_screen(table: TableView, qtbot: QtBot) -> None:
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in lines] == ["Région", "Bretagne"]


def test_the_decimal_mark_is_the_machines() -> None:
    assert as_tsv(("a",), [(0.375,)], ",") == "a\n0,375"


@pytest.mark.parametrize("text", ["=1+1", "+33", "-5", "@SUM(A1)", "\u22125"])
def test_a_text_that_looks_like_a_formula_stays_a_text(text: str) -> None:
    assert as_tsv(("a",), [(text,)], ".") == f"a\n'{text}"


def test_a_text_never_breaks_the_columns() -> None:
    assert as_tsv(("a", "b"), [("x\ty\nz", 1)], ".") == "a\tb\nx y z\t1"


def test_selecting_a_row_of_the_figure_finds_it_after_sorting(table: TableView) -> None:
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    table.select_row(3)
    (index,) = table.selectionModel().selectedRows()
    assert index.data() == "Zone"


def test_a_new_table_replaces_the_old_one(table: TableView) -> None:
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    table.show_table(TableSpec(("a",), (("x",), ("b",)), (("x",), ("b",))))
    assert column(table, 0) == ["x", "b"]


def test_sorting_keeps_the_row_chosen_and_its_key(table: TableView) -> None:
    table.show_table(replace(SPEC, keys=("A", "B", "C", "D")))
    table.go_to_cell(1, 0)
    table.select_row(1)
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert (table.current_row, table.current_key) == (1, "B")
    assert table.selected_rows == [1]


def test_a_row_takes_its_height_along_when_it_is_sorted(table: TableView) -> None:
    long = "mot " * 80
    table.show_table(TableSpec(("a",), ((long,), ("b",)), ((long,), ("b",))))
    heights = [table.rowHeight(place) for place in range(2)]
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert [table.rowHeight(place) for place in range(2)] == heights[::-1]
    assert heights[0] > heights[1]


def test_a_table_of_fewer_columns_takes_the_place_of_a_wider_one(table: TableView) -> None:
    """Its lower heads move the cells, hence fit the columns anew, amid the change."""
    cells = tuple(str(n) for n in range(7))
    wider = TableSpec(("Raison probable et longue", *cells[1:]), (cells,) * 9, (cells,) * 9)
    table.show_table(wider, wide=(0, 1, 5))
    QApplication.processEvents()
    table.show_table(SPEC, wide=0)
    QApplication.processEvents()
    assert column(table, 2) == ["40", "120", "3", "87"]


@pytest.mark.parametrize("first", ["choix unique", "plusieurs réponses", "i"])
def test_a_column_that_is_not_wide_cuts_none_of_its_texts(table: TableView, first: str) -> None:
    """Qt wants a pixel more for some texts than it says they are wide."""
    words = ("plusieurs réponses", "VERBATIM_2015", "Responsables associatifs", "moyenne", "1 258")
    rows = tuple((word, first if n == 0 else word, "x") for n, word in enumerate(words))
    table.show_table(TableSpec(("a", "b", "c"), rows, rows), wide=2)
    QApplication.processEvents()
    for column in (0, 1):
        assert table.columnWidth(column) >= table.sizeHintForColumn(column)


@given(
    st.integers(0, 2_000),
    st.dictionaries(st.integers(0, 9), st.integers(1, 900), min_size=1, max_size=6),
    st.integers(1, 300),
)
def test_wide_columns_share_the_room_and_none_is_too_narrow(
    room: int, wanted: dict[int, int], least: int
) -> None:
    widths = shared_out(room, wanted, least)
    floors = {column: min(least, width) for column, width in wanted.items()}
    assert widths.keys() == wanted.keys()
    assert all(widths[column] >= floors[column] for column in wanted)
    assert sum(widths.values()) <= max(room, 0) + sum(floors.values())
    if all(room * width // sum(wanted.values()) >= floors[c] for c, width in wanted.items()):
        assert room - len(wanted) <= sum(widths.values()) <= room
