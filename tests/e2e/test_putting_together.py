"""Two facilitators' notebooks put together in the real window; what differs is chosen by hand."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ocpart_desktop.notebook.document import read_document
from ocpart_desktop.notebook.model import Initiative, Note, Stage
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.session.tables import write_table
from ocpart_desktop.system.settings import Settings
from ocpart_desktop.ui.app import build_window
from ocpart_desktop.ui.parts.conflicts import ConflictsDialog
from ocpart_desktop.ui.parts.journal import journal_table
from ocpart_desktop.ui.shell.window import MainWindow
from ocpart_desktop.ui.theme import apply_theme

GARDEN = Initiative(id="garden", title="Jardin", contact="imaginaire", contact_consent=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "aline.ocpart"
    with Notebook.create(made, author="Aline") as notebook:
        notebook.put(GARDEN)
    return made


@pytest.fixture
def other(path: Path) -> Path:
    """A colleague's copy, gone its own way."""
    copy = path.with_name("basile.ocpart")
    shutil.copy(path, copy)
    with Notebook.open(copy, author="Basile") as notebook:
        notebook.put(Note(text="de Basile"))
        notebook.put(replace(GARDEN, need="un lieu", stage=Stage.IDEA))
    return copy


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, path: Path) -> Iterator[MainWindow]:
    apply_theme(qapp, "light")
    made = build_window(Settings())
    made.show()
    qtbot.waitExposed(made)
    made.open_path(path)
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def notebook_of(window: MainWindow) -> Notebook:
    assert window.session.notebook is not None
    return window.session.notebook


def test_a_colleagues_notebook_is_taken_in_and_can_be_taken_back(
    window: MainWindow, other: Path
) -> None:
    window.file_menu.merge(other)
    notebook = notebook_of(window)
    assert [note.text for note in notebook.notes] == ["de Basile"]
    assert notebook.get("garden") == replace(GARDEN, need="un lieu", stage=Stage.IDEA)
    assert "basile.ocpart" in window.message
    window.file_menu.merge(other)
    assert "déjà ici" in window.message
    window.session.undo()
    assert notebook.notes == ()
    assert notebook.get("garden") == GARDEN


def test_what_was_written_differently_is_chosen_side_by_side(
    window: MainWindow, other: Path, qtbot: QtBot
) -> None:
    notebook = notebook_of(window)
    window.session.write(replace(GARDEN, need="deux lieux", stage=Stage.RUNNING))
    window.file_menu.merge(other)
    assert len(notebook.conflicts) == 2
    assert "2 champs" in window.message
    dialog = ConflictsDialog(window.session, window)
    qtbot.addWidget(dialog)
    by_field = {each.conflict.field: each for each in dialog.choosing}
    by_field["need"].buttons[-1].click()
    by_field["stage"].buttons[-1].click()
    dialog.settle()
    assert notebook.conflicts == ()
    stages = {each.stage for each in notebook.initiatives}
    assert stages == {Stage.IDEA, Stage.RUNNING}, "a second record holds the other stage"
    garden = notebook.get("garden")
    assert isinstance(garden, Initiative)
    assert set(garden.need.splitlines()) == {"un lieu", "deux lieux"}


def test_keeping_what_is_shown_settles_too(window: MainWindow, other: Path, qtbot: QtBot) -> None:
    notebook = notebook_of(window)
    window.session.write(replace(GARDEN, need="deux lieux"))
    window.file_menu.merge(other)
    shown = notebook.get("garden")
    dialog = ConflictsDialog(window.session, window)
    qtbot.addWidget(dialog)
    dialog.settle()
    assert notebook.conflicts == ()
    assert notebook.get("garden") == shown


def test_a_table_edited_elsewhere_is_taken_back(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    notebook = notebook_of(window)
    table = tmp_path / "tableau.xlsx"
    write_table(notebook, table, notebook.initiatives)
    book = load_workbook(table)
    sheet = book["Initiatives"]
    column = next(cell.column for cell in sheet[1] if cell.value == "Titre")
    sheet.cell(2, column).value = "Potager"
    book.save(table)
    window.file_menu.take_back(table)
    qtbot.waitUntil(lambda: window.idle, timeout=60_000)
    assert notebook.get("garden") == replace(GARDEN, title="Potager")
    assert "1 initiative" in window.message


def test_contacts_are_erased_for_good(window: MainWindow, path: Path) -> None:
    window.file_menu.erase_contacts()
    assert "effacés" in window.message
    window.session.undo()
    assert b"imaginaire" not in path.read_bytes()
    garden = read_document(path).records["garden"]
    assert isinstance(garden, Initiative)
    assert garden.contact == ""


def test_the_journal_says_who_did_what(window: MainWindow, other: Path) -> None:
    window.file_menu.merge(other)
    rows = journal_table(notebook_of(window)).texts
    assert {row[1] for row in rows} >= {"Aline", "Basile"}
    assert any("fusion avec" in row[2] for row in rows)
