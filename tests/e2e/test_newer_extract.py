"""A day prepared on one extract goes on with the next one; nothing said of the first is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from windows import OpenWindow

from ocpart_desktop.notebook.model import AnchorKind, Note
from ocpart_desktop.session import NOTEBOOK_SUFFIX
from ocpart_desktop.session.anchors import asked
from ocpart_desktop.session.session import _default_place
from ocpart_desktop.ui.parts.fates import FatesDialog
from ocpart_desktop.ui.shell.window import MainWindow
from tests.ui.opened import settle

LEFT = Qt.MouseButton.LeftButton
FIRST = {
    "Q1": "Votre structure noue-t-elle des partenariats avec des associations ?",
    "Q2": "Quel rôle joue votre commune dans les projets du territoire ?",
    "Q3": "Souhaitez-vous rencontrer d'autres acteurs locaux cette année ?",
}
SECOND = {
    "Q1": FIRST["Q1"],
    "Q5": "Quel rôle joue aujourd'hui votre commune dans les projets du territoire ?",
    "Q6": "De quels moyens manquez-vous pour agir ensemble ?",
}


def extract(path: Path, questions: dict[str, str]) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Réponses")
        sheet.write_row(0, 0, ["NUM", "REGION", *questions])
        sheet.write_row(1, 0, ["Numéro", "Région", *questions.values()])
        for i in range(90):
            answers = ["Oui" if (i + n) % 3 else "Non" for n in range(len(questions))]
            region = ("Bretagne", "Centre-Val de Loire", "Grand Est")[i % 3]
            sheet.write_row(i + 2, 0, [i + 1, region, *answers])
    return path


@pytest.fixture
def window(open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    """Its notebooks are where they are when nobody chose a place for them."""
    window = open_window()
    window.session._place = _default_place
    return window


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return extract(tmp_path / "enquete.xlsx", FIRST)


@pytest.fixture
def second(tmp_path: Path) -> Path:
    return extract(tmp_path / "enquete bis.xlsx", SECOND)


def open_file(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.open_path(path)
    settle(qtbot, window)
    qtbot.wait(1)
    settle(qtbot, window)


def speak(window: MainWindow) -> list[Note]:
    """A remark on each of the three questions."""
    survey = window.session.survey
    assert survey is not None
    notes = [
        Note(text=f"sur {q.id}", anchor_kind=AnchorKind.QUESTION, anchor=q.key, asked=asked(q))
        for q in survey.questions
        if q.id in FIRST
    ]
    window.session.change(lambda notebook: notebook.put_all(notes))
    return notes


def answer(qtbot: QtBot, window: MainWindow, text: str) -> None:
    (box,) = window.findChildren(QMessageBox)
    (button,) = (b for b in box.findChildren(QPushButton) if b.text().replace("&", "") == text)
    qtbot.mouseClick(button, LEFT)
    settle(qtbot, window)


def see(qtbot: QtBot, window: MainWindow) -> FatesDialog:
    window.show_fates()
    (dialog,) = window.findChildren(FatesDialog)
    qtbot.waitExposed(dialog)
    return dialog


@pytest.fixture
def gone_on(window: MainWindow, qtbot: QtBot, first: Path, second: Path) -> MainWindow:
    """A notebook of the first extract that goes on with the second."""
    open_file(qtbot, window, first)
    speak(window)
    open_file(qtbot, window, second)
    answer(qtbot, window, "Continuer ce carnet")
    return window


def test_a_newer_extract_is_told_from_another_survey(
    window: MainWindow, qtbot: QtBot, first: Path, second: Path
) -> None:
    open_file(qtbot, window, first)
    notes = speak(window)
    notebook = window.session.notebook
    open_file(qtbot, window, second)
    answer(qtbot, window, "Continuer ce carnet")
    assert window.session.notebook is notebook
    assert notebook is not None
    assert list(notebook.notes) == notes, "nothing is written"
    assert window.session.study is not None
    assert window.session.study.path == second
    assert "1 remarque ou vue est à sa place" in window.message
    assert "1 a suivi sa question. 1 n’a plus sa question." in window.message.replace("'", "’")


def test_another_notebook_may_be_begun_instead(
    window: MainWindow, qtbot: QtBot, first: Path, second: Path
) -> None:
    open_file(qtbot, window, first)
    speak(window)
    assert window.session.notebook is not None
    former = window.session.notebook.path
    open_file(qtbot, window, second)
    answer(qtbot, window, "Commencer un autre carnet")
    assert window.session.notebook.path != former
    assert window.session.notebook.notes == ()
    assert former.exists()


def test_nothing_changes_when_the_question_is_cancelled(
    window: MainWindow, qtbot: QtBot, first: Path, second: Path
) -> None:
    open_file(qtbot, window, first)
    speak(window)
    notebook = window.session.notebook
    open_file(qtbot, window, second)
    (box,) = window.findChildren(QMessageBox)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    settle(qtbot, window)
    assert window.session.notebook is notebook
    assert window.session.study is not None
    assert window.session.study.path == first


def test_a_notebook_in_which_nothing_was_said_needs_no_question(
    window: MainWindow, qtbot: QtBot, first: Path, second: Path
) -> None:
    open_file(qtbot, window, first)
    open_file(qtbot, window, second)
    assert window.findChildren(QMessageBox) == []
    assert window.session.study is not None
    assert window.session.study.path == second


def test_both_extracts_find_the_notebook_that_went_on(
    gone_on: MainWindow, qtbot: QtBot, first: Path
) -> None:
    notebook = gone_on.session.notebook
    open_file(qtbot, gone_on, first)
    assert gone_on.findChildren(QMessageBox) == [], "it was decided once"
    assert gone_on.session.notebook is notebook
    assert "3 remarques et vues sont à leur place" in gone_on.message


def test_the_file_menu_goes_on_with_an_extract_whatever_it_is(
    window: MainWindow, qtbot: QtBot, first: Path, tmp_path: Path
) -> None:
    open_file(qtbot, window, first)
    speak(window)
    notebook = window.session.notebook
    other = extract(tmp_path / "autre.xlsx", {"Z1": "Tout autre chose, demandé à d'autres gens ?"})
    window._opening.go_on_with(other)
    settle(qtbot, window)
    assert window.session.notebook is notebook
    assert "3 n'ont plus leur question" in window.message.replace("’", "'")


def test_a_notebook_whose_extract_was_replaced_goes_on_with_it(
    window: MainWindow, qtbot: QtBot, first: Path
) -> None:
    open_file(qtbot, window, first)
    speak(window)
    assert window.session.notebook is not None
    path = window.session.notebook.path
    assert path.suffix == NOTEBOOK_SUFFIX
    extract(first, SECOND)
    open_file(qtbot, window, path)
    assert window.session.notebook.path == path
    assert window.session.survey is not None
    assert {q.id for q in window.session.survey.questions} >= set(SECOND)
    assert "1 n'a plus sa question" in window.message.replace("’", "'")


def test_the_lost_are_attached_again_by_hand_and_this_is_undone(
    gone_on: MainWindow, qtbot: QtBot
) -> None:
    dialog = see(qtbot, gone_on)
    (choosing,) = dialog.choosing
    assert choosing.told.asked.id == "Q3"
    assert not dialog._attach.isEnabled()
    wanted = next(
        row
        for row in range(choosing.question.count())
        if str(choosing.question.itemData(row)).startswith("Q6|")
    )
    choosing.question.setCurrentIndex(wanted)
    qtbot.mouseClick(dialog._attach, LEFT)
    notebook = gone_on.session.notebook
    assert notebook is not None
    assert [n.anchor.partition("|")[0] for n in notebook.notes if n.text == "sur Q3"] == ["Q6"]
    gone_on.session.undo()
    assert [n.anchor.partition("|")[0] for n in notebook.notes if n.text == "sur Q3"] == ["Q3"]


def test_the_lost_may_be_left_as_they_are(gone_on: MainWindow, qtbot: QtBot) -> None:
    notebook = gone_on.session.notebook
    assert notebook is not None
    before = notebook.notes
    dialog = see(qtbot, gone_on)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert notebook.notes == before
