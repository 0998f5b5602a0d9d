"""« Revenir à une sauvegarde »: the copies, what differs, going back, opening one beside."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ocpart_desktop.notebook.backups import backups, keep_backup
from ocpart_desktop.notebook.document import read_document
from ocpart_desktop.notebook.model import Initiative, Note
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.session import Study
from ocpart_desktop.ui.parts.backups import BackupsDialog
from ocpart_desktop.ui.shell.window import MainWindow
from tests.ui.opened import OpenOn, settle

LEFT = Qt.MouseButton.LeftButton
GARDEN = Initiative(title="Jardin")


@pytest.fixture
def window(open_on: OpenOn, respondents_study: Study) -> MainWindow:
    """A day with a copy that holds a garden, and an older one that holds nothing."""
    window = open_on(respondents_study)
    notebook = open_notebook(window)
    notebook.publish()
    keep(notebook, datetime.now(UTC) - timedelta(hours=3))
    window.session.write(GARDEN)
    notebook.publish()
    keep(notebook, datetime.now(UTC))
    for other in backups(notebook.path)[2:]:
        other.unlink()
    return window


def open_notebook(window: MainWindow) -> Notebook:
    assert window.session.notebook is not None
    return window.session.notebook


def keep(notebook: Notebook, moment: datetime) -> None:
    keep_backup(notebook.path, read_document(notebook.path).store.snapshot(), moment)


def opened(qtbot: QtBot, window: MainWindow) -> BackupsDialog:
    window.file_menu.show_backups()
    (dialog,) = window.findChildren(BackupsDialog)
    settle(qtbot, window)
    return dialog


def said(dialog: BackupsDialog) -> list[str]:
    return [dialog._lines.item(row).text() for row in range(dialog._lines.count())]


def test_the_latest_copy_is_compared_first(window: MainWindow, qtbot: QtBot) -> None:
    window.session.erase(GARDEN.id)
    window.session.write(Note(text="depuis"))
    dialog = opened(qtbot, window)
    assert dialog.table.model().rowCount() == 2
    assert dialog._differs.text() == "1 reviendrait, 1 disparaîtrait."
    assert said(dialog)[0].startswith("Reviendrait")
    assert "Jardin" in said(dialog)[0]
    assert "Disparaîtrait" in said(dialog)[1]


def test_going_back_is_said_and_undone(window: MainWindow, qtbot: QtBot) -> None:
    window.session.erase(GARDEN.id)
    dialog = opened(qtbot, window)
    qtbot.mouseClick(dialog._back, LEFT)
    assert open_notebook(window).initiatives == (GARDEN,)
    assert "Ctrl+Z" in window.message
    window._undo.trigger()
    assert open_notebook(window).initiatives == ()


def test_another_copy_is_chosen_with_the_arrows(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(qtbot, window)
    assert dialog._differs.text() == "Le carnet est comme il était alors."
    assert not dialog._back.isEnabled()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    settle(qtbot, window)
    assert dialog._differs.text() == "1 disparaîtrait."
    assert dialog._back.isEnabled()


def test_a_copy_is_opened_beside(window: MainWindow, qtbot: QtBot) -> None:
    former = open_notebook(window).path
    window.session.write(Note(text="depuis"))
    dialog = opened(qtbot, window)
    qtbot.mouseClick(dialog._beside, LEFT)
    settle(qtbot, window)
    notebook = open_notebook(window)
    assert notebook.path.parent == former.parent
    assert "sauvegarde du" in notebook.path.stem
    assert (notebook.initiatives, notebook.notes) == ((GARDEN,), ())
    with Notebook.open(former) as whole:
        assert [note.text for note in whole.notes] == ["depuis"]


def test_without_a_copy_the_dialog_says_when_there_will_be_one(
    window: MainWindow, qtbot: QtBot
) -> None:
    for copy in backups(open_notebook(window).path):
        copy.unlink()
    dialog = opened(qtbot, window)
    assert dialog._nothing.isVisible()
    assert not dialog._back.isEnabled()
    assert not dialog._beside.isEnabled()


def test_a_copy_that_cannot_be_read_is_said(window: MainWindow, qtbot: QtBot) -> None:
    copy: Path = backups(open_notebook(window).path)[0]
    copy.write_bytes(b"SQLite format 3\0" + bytes(4000))
    dialog = opened(qtbot, window)
    assert "abîmée" in dialog.table.model().index(0, 0).data()
    assert dialog._differs.text() != ""
    assert not dialog._back.isEnabled()
