"""An initiative is noted from any page, in a few keystrokes, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ocpart_desktop.geography.completion import load_territories
from ocpart_desktop.notebook.model import Initiative
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.system.settings import Settings
from ocpart_desktop.ui.app import build_window
from ocpart_desktop.ui.shell.window import MainWindow
from ocpart_desktop.ui.theme import apply_theme

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def path(tmp_path: Path) -> Path:
    load_territories()
    made = tmp_path / "carnet.ocpart"
    with Notebook.create(made) as notebook:
        notebook.put(Initiative(title="Jardin partagé", territory_name="Blois", lead="Emmaüs"))
    return made


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, path: Path) -> Iterator[MainWindow]:
    apply_theme(qapp, "light")
    made = build_window(Settings())
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.open_path(path)
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def initiatives(window: MainWindow) -> tuple[Initiative, ...]:
    assert window.session.notebook is not None
    return window.session.notebook.initiatives


@pytest.mark.parametrize("page", ["home", "receipt", "regions", "typology", "summary"])
def test_the_line_opens_over_any_page_and_leaves_it_where_it_was(
    window: MainWindow, qtbot: QtBot, page: str
) -> None:
    window.go_to(page)
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    assert window.capture_line.isVisible()
    assert window.current_page == page
    qtbot.keyClick(window.capture_line.line, Qt.Key.Key_Escape)
    assert not window.capture_line.isVisible()


def test_a_typed_and_placed_initiative_takes_twelve_keystrokes_besides_its_title(
    window: MainWindow, qtbot: QtBot
) -> None:
    strokes = 1
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    line = window.capture_line.line
    qtbot.keyClicks(line, "Conciergerie solidaire ")
    for keys in ("#co", "@orl"):
        qtbot.keyClicks(line, keys)
        qtbot.keyClick(line, Qt.Key.Key_Tab)
        strokes += len(keys) + 1
    qtbot.keyClick(line, Qt.Key.Key_Return)
    strokes += 1
    noted = initiatives(window)[-1]
    assert noted.title == "Conciergerie solidaire"
    assert noted.types == (PartnershipType.ECONOMIC_COOPERATION,)
    assert noted.territory_code == "45234"
    assert noted.author
    assert strokes <= 12
    assert line.text() == "", "it is ready for the next one"


def test_what_is_understood_and_what_is_alike_are_said_while_one_types(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    panel = window.capture_line
    qtbot.keyClicks(panel.line, "jardin partage @blois #mec")
    assert "Mécénat" in panel.understood.text()
    assert "Jardin partagé (Blois)" in panel.alike.text()


def test_known_actors_are_proposed(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    panel = window.capture_line
    qtbot.keyClicks(panel.line, "Don +emm")
    assert panel.list.item(0).text().startswith("Emmaüs")
    panel.list.itemClicked.emit(panel.list.item(0))
    assert panel.line.text() == "Don +Emmaüs "


def test_several_lines_pasted_are_several_initiatives_in_one_step(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    QGuiApplication.clipboard().setText("- Un\n- Deux @Tours\n- Trois")
    qtbot.keyClick(window.capture_line.line, Qt.Key.Key_V, CONTROL)
    assert [each.title for each in initiatives(window)][1:] == ["Un", "Deux", "Trois"]
    window.session.undo()
    assert len(initiatives(window)) == 1


def test_a_line_that_was_not_noted_is_found_again(
    window: MainWindow, qtbot: QtBot, path: Path
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    qtbot.keyClicks(window.capture_line.line, "pas encore")
    qtbot.keyClick(window.capture_line.line, Qt.Key.Key_Escape)
    assert len(initiatives(window)) == 1
    window.close()
    again = build_window(Settings())
    qtbot.addWidget(again)
    again.show()
    again.open_path(path)
    again.capture_line.open()
    assert again.capture_line.line.text() == "pas encore"
    again.session.close()


def test_without_a_notebook_it_is_said_that_there_is_nowhere_to_write(
    qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, "light")
    window = build_window(Settings())
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    assert not window.capture_line.isVisible()
    assert window.message
