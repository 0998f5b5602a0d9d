"""A regional day in the real window: opened, compared, noted, closed, reopened, handed over."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot
from windows import PATIENCE, OpenWindow, open_file

from ocpart_desktop.system.paths import sample
from ocpart_desktop.ui.shell.window import MainWindow
from ocpart_desktop.ui.widgets.drawer import Drawer
from ocpart_desktop.ui.widgets.editor import AutoSaveTextEdit

RESPONDENTS = sample("enquete_repondants.xlsx")
REMARK = "Les maires ruraux manquent : on va les rappeler."


def box(window: MainWindow, page: str, name: str) -> QComboBox:
    return next(b for b in window.pages[page].findChildren(QComboBox) if b.accessibleName() == name)


def choose_region(qtbot: QtBot, window: MainWindow, name: str) -> None:
    """As a hand does: open the list, type the name, press Enter."""
    regions = box(window, "regions", "Région")
    regions.setFocus()
    regions.showPopup()
    qtbot.keyClicks(regions.view(), name)
    qtbot.keyClick(regions.view(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.idle, timeout=PATIENCE)


def write_remark(qtbot: QtBot, window: MainWindow, text: str) -> None:
    editor = next(
        e
        for e in window.pages["regions"].findChildren(AutoSaveTextEdit)
        if e.accessibleName() == "Texte de la remarque"
    )
    drawer = window.pages["regions"].findChild(Drawer)
    if not drawer.is_open:
        qtbot.mouseClick(drawer.button, Qt.MouseButton.LeftButton)
    editor.setFocus()
    qtbot.keyClicks(editor, text)


def test_a_day_from_the_extract_to_the_summary_without_saving_anything(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    open_file(qtbot, window, RESPONDENTS)
    assert window.current_page == "receipt"

    window.go_to("regions")
    choose_region(qtbot, window, "Bretagne")
    assert window.session.region.name == "Bretagne"
    write_remark(qtbot, window, REMARK)
    window.go_to("initiatives")
    capture = next(
        f
        for f in window.pages["initiatives"].findChildren(QLineEdit)
        if f.accessibleName() == "Saisie rapide d’une initiative"
    )
    qtbot.keyClicks(capture, "Conciergerie solidaire @Rennes #coop")
    qtbot.keyClick(capture, Qt.Key.Key_Return)
    window.close()

    again = open_window()
    open_file(qtbot, again, tmp_path / "enquete_repondants.ocpart")
    assert again.session.region.name == "Bretagne"
    assert again.session.notebook is not None
    assert [note.text for note in again.session.notebook.notes] == [REMARK]
    assert [i.title for i in again.session.notebook.initiatives] == ["Conciergerie solidaire"]

    again.go_to("summary")
    qtbot.waitUntil(lambda: again.idle, timeout=PATIENCE)
    targets = (tmp_path / "synthese.pptx", tmp_path / "synthese.xlsx")
    again.pages["summary"].export_to(targets)
    qtbot.waitUntil(lambda: again.idle, timeout=PATIENCE)
    shown = again.pages["summary"].shown_figure
    assert shown is not None
    slides, cells = slide_texts(targets[0]), cell_values(targets[1])
    for text in (REMARK, "Conciergerie solidaire", shown.sentence, shown.title):
        assert any(plain(text) in plain(each) for each in slides), text
        assert any(text in str(each) for each in cells), text
    shares = [v for row in shown.table.values for v in row if isinstance(v, float) and 0 < v < 1]
    assert shares
    written = [value for value in cells if isinstance(value, float)]
    for share in shares:
        assert any(value == pytest.approx(share, abs=1e-9) for value in written)


def plain(text: str) -> str:
    """Slides bind « manquent : on » with a no-break space; the words are what is compared."""
    return " ".join(text.split())


def slide_texts(path: Path) -> list[str]:
    texts = []
    for slide in Presentation(str(path)).slides:
        shapes = list(slide.shapes)
        while shapes:
            shape = shapes.pop()
            if shape.has_text_frame:
                texts.append(shape.text_frame.text)
            if shape.has_table:
                texts += [cell.text for row in shape.table.rows for cell in row.cells]
            shapes += getattr(shape, "shapes", [])
        texts.append(slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "")
    return texts


def cell_values(path: Path) -> list[object]:
    book = load_workbook(path)
    return [
        cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell
    ]


def test_what_is_being_typed_when_the_window_closes_is_kept(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    open_file(qtbot, window, RESPONDENTS)
    window.go_to("regions")
    write_remark(qtbot, window, "pas fini de taper")
    window.close()

    again = open_window()
    open_file(qtbot, again, RESPONDENTS)
    assert again.session.notebook is not None
    assert [note.text for note in again.session.notebook.notes] == ["pas fini de taper"]


def test_a_file_that_cannot_be_opened_costs_a_sentence_and_nothing_else(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    open_file(qtbot, window, RESPONDENTS)
    before = window.session.study
    open_file(qtbot, window, sample("enquete_tronquee.xlsx"))
    assert "incomplet" in window.message
    assert window.session.study is before


def test_a_file_dropped_anywhere_in_the_window_is_opened(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(RESPONDENTS))])
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(700, 400), copy, data, left, plain))
    QApplication.sendEvent(window, QDropEvent(QPointF(700, 400), copy, data, left, plain))
    qtbot.waitUntil(lambda: window.idle, timeout=PATIENCE)
    assert window.session.survey is not None


def test_reading_can_be_given_up(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.open_path(RESPONDENTS)
    window.cancel_progress()
    qtbot.waitUntil(lambda: window.idle, timeout=PATIENCE)
    assert window.session.survey is None
    assert window.message == ""


def test_undo_takes_back_the_last_thing_written_and_redo_writes_it_again(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    open_file(qtbot, window, RESPONDENTS)
    window.go_to("initiatives")
    capture = next(
        f
        for f in window.pages["initiatives"].findChildren(QLineEdit)
        if f.accessibleName() == "Saisie rapide d’une initiative"
    )
    qtbot.keyClicks(capture, "Reprendre plus tard")
    qtbot.keyClick(capture, Qt.Key.Key_Return)
    window.setFocus()
    assert window.session.notebook is not None
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert list(window.session.notebook.initiatives) == []
    window.session.redo()
    assert [i.title for i in window.session.notebook.initiatives] == ["Reprendre plus tard"]


def test_one_selection_drives_every_page(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    open_file(qtbot, window, RESPONDENTS)
    window.go_to("regions")
    choose_region(qtbot, window, "Normandie")
    for page in ("typology", "summary"):
        window.go_to(page)
        qtbot.waitUntil(lambda: window.idle, timeout=PATIENCE)
        assert box(window, page, "Région").currentText() == "Normandie"
