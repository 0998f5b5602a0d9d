"""What is typed in the real window is saved within a second, and the window says so truly."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ocpart_desktop.notebook import publisher
from ocpart_desktop.notebook.document import read_document
from ocpart_desktop.notebook.model import Initiative, Note
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.system.settings import Settings
from ocpart_desktop.ui.app import build_window
from ocpart_desktop.ui.shell.saving import SavedState
from ocpart_desktop.ui.shell.window import MainWindow
from ocpart_desktop.ui.theme import apply_theme

SheetField = Callable[[str], QLineEdit]
GARDEN = Initiative(id="garden", title="Jardin")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "carnet.ocpart"
    with Notebook.create(made) as notebook:
        notebook.put(GARDEN)
    return made


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, path: Path) -> Iterator[MainWindow]:
    apply_theme(qapp, "light")
    made = build_window(Settings())
    made.show()
    qtbot.waitExposed(made)
    made.open_path(path)
    made.go_to("initiatives")
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def field(window: MainWindow, name: str) -> QLineEdit:
    lines = window.pages["initiatives"].findChildren(QLineEdit)
    return next(line for line in lines if line.accessibleName() == name)


def said(window: MainWindow) -> str:
    return window.findChildren(SavedState)[0].text()


def garden(window: MainWindow) -> Initiative:
    assert window.session.notebook is not None
    record = window.session.notebook.get("garden")
    assert isinstance(record, Initiative)
    return record


@pytest.mark.parametrize(
    ("name", "attribute"), [("Titre", "title"), ("Porteur", "lead"), ("Origine", "origin")]
)
def test_a_line_is_saved_while_it_is_still_being_typed(
    window: MainWindow, qtbot: QtBot, name: str, attribute: str
) -> None:
    line = field(window, name)
    line.setFocus()
    line.clear()
    qtbot.keyClicks(line, "Potager")
    assert said(window) == "Enregistrement…"
    qtbot.waitUntil(lambda: getattr(garden(window), attribute) == "Potager", timeout=5000)
    qtbot.waitUntil(lambda: said(window).startswith("Enregistré à"), timeout=5000)


def test_what_somebody_else_writes_appears_while_one_types(
    window: MainWindow, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publisher, "WATCH", 0.05)
    elsewhere = path.with_name("ailleurs.ocpart")
    assert window.session.notebook is not None
    window.session.notebook.publish()
    shutil.copy(path, elsewhere)
    with Notebook.open(elsewhere, author="Basile") as other:
        other.put(Note(text="d'ailleurs"))
    elsewhere.replace(path)
    title = field(window, "Titre")
    title.setFocus()
    title.end(False)
    qtbot.keyClicks(title, " commun")
    notebook = window.session.notebook
    qtbot.waitUntil(lambda: len(notebook.notes) == 1, timeout=15000)
    assert "ailleurs" in window.message
    assert title.text() == "Jardin commun", "what is being typed is left alone"
    qtbot.waitUntil(lambda: garden(window).title == "Jardin commun", timeout=5000)
    window.close()
    ledger = read_document(path)
    assert {type(each).__name__ for each in ledger.records.values()} == {
        "Workshop", "Initiative", "Note",
    }  # fmt: skip


def test_a_stick_pulled_out_is_said_and_another_place_is_offered(
    window: MainWindow, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(publisher, "PAUSE", 0.01)
    folder = tmp_path / "clé"
    folder.mkdir()
    notebook = window.session.notebook
    assert notebook is not None
    notebook.relocate(folder / "carnet.ocpart")
    folder.rename(tmp_path / "dans la poche")
    window.session.write(Note(text="sans la clé"))
    qtbot.waitUntil(lambda: "cet ordinateur" in said(window), timeout=15000)
    assert "carnet.ocpart" in window.message
    notebook.relocate(tmp_path / "sauvé.ocpart")
    qtbot.waitUntil(lambda: "cet ordinateur" not in said(window), timeout=15000)
    found = read_document(tmp_path / "sauvé.ocpart").records.values()
    assert "sans la clé" in {each.text for each in found if isinstance(each, Note)}
