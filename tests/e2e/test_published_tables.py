"""Published tables held against the open survey in the real window: dropped, checked, shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot
from windows import PATIENCE, OpenWindow, open_file

from ocpart_desktop.survey.corrections import About, correction
from ocpart_desktop.system.paths import sample
from ocpart_desktop.ui.pages.receipt import model, saving
from ocpart_desktop.ui.pages.receipt.view import ReceiptPage
from ocpart_desktop.ui.shell.window import MainWindow

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
REGIONS = ("Bretagne", "Corse")
PEOPLE = [
    [n, REGIONS[n % 2], ("Oui", "Oui", "Non")[n // 2 % 3], ("Pour", "Contre")[n // 4 % 2]]
    for n in range(120)
]
"""Eighty of 120 in favour, forty of sixty in each region."""


def book(path: Path, **sheets: list[list[Any]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def respondents() -> list[list[Any]]:
    return [["RESPID", "REGION", "Q1", "Q2"], *PEOPLE]


def tables(corse: int = 67) -> list[list[Any]]:
    return [
        ["Q1. Q1"],
        ["Base : ensemble"],
        ["", "Ensemble", *REGIONS],
        ["Base", 120, 60, 60],
        ["Oui", 67, 67, corse],
        ["Non", 33, 33, 100 - corse],
    ]


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    return book(tmp_path / "enquete.xlsx", Base=respondents())


class Checks:
    """The Extract page, its check against published tables, and hands to use them."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        page = window.pages["receipt"]
        assert isinstance(page, ReceiptPage)
        self.page, self.window, self.qtbot = page, window, qtbot

    def drop(self, path: Path) -> QMenu | None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        at, copy, none = QPointF(self.page.rect().center()), Qt.DropAction.CopyAction, NO_KEY
        QApplication.sendEvent(self.page, QDragEnterEvent(at.toPoint(), copy, data, LEFT, none))
        QApplication.sendEvent(self.page, QDropEvent(at, copy, data, LEFT, none))
        return next((m for m in self.page.findChildren(QMenu) if m.isVisible()), None)

    def check(self, path: Path) -> None:
        menu = self.drop(path)
        assert menu is not None
        self.qtbot.keyClick(menu, Qt.Key.Key_Down)
        self.qtbot.keyClick(menu, Qt.Key.Key_Return)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.window.idle, timeout=PATIENCE)

    @property
    def tab(self) -> str | None:
        return self.page._parts.tabs.current

    @property
    def tally(self) -> str:
        return " ".join(self.page._crosscheck._tally.text().split())

    def rows(self) -> list[list[str]]:
        cells = self.page._crosscheck._tables["differences"].model()
        return [
            [cells.index(i, j).data().replace("\u202f", " ") for j in range(cells.columnCount())]
            for i in range(cells.rowCount())
        ]

    @property
    def raw(self) -> tuple[str, str]:
        """The sheet shown as it is, and the cell pointed at in it."""
        card = self.page._file
        return card.sheet.currentText(), str(card.cells.currentIndex().data())


@pytest.fixture
def checks(open_window: OpenWindow, qtbot: QtBot, survey: Path) -> Checks:
    window = open_window()
    open_file(qtbot, window, survey)
    return Checks(window, qtbot)


def test_a_file_dropped_may_be_checked_against_or_opened(checks: Checks, tmp_path: Path) -> None:
    menu = checks.drop(book(tmp_path / "R&D.xlsx", Tableau=tables()))
    assert menu is not None
    texts = [action.text().replace("\u00a0", " ") for action in menu.actions()]
    assert texts == [
        "Contrôler l’enquête ouverte avec « R&&D.xlsx »", "Ouvrir « R&&D.xlsx » à la place",
    ]  # fmt: skip
    menu.actions()[1].trigger()
    checks.settle()
    study = checks.window.session.study
    assert study is not None
    assert study.path.name == "R&D.xlsx"
    assert not checks.page._check.isVisible()
    assert model.CROSSCHECK not in dict(model.tabs(study))


def test_tables_that_agree_are_said_to_and_listed(checks: Checks, tmp_path: Path) -> None:
    checks.check(book(tmp_path / "tableaux.xlsx", Tableau=tables()))
    assert checks.tab == model.CROSSCHECK
    assert checks.tally == "6 chiffres publiés recomptés dans 1 tableau : tous concordent."
    assert checks.rows() == []
    assert checks.page._crosscheck._shown.currentWidget().model().rowCount() == 1


def test_a_difference_is_shown_with_its_reason_and_its_cell_in_the_other_file(
    checks: Checks, tmp_path: Path
) -> None:
    checks.check(book(tmp_path / "tableaux.xlsx", Notes=[["Rien"]], Tableau=tables(76)))
    assert (
        checks.tally == "6 chiffres publiés recomptés dans 1 tableau : 4 concordent, 2 diffèrent."
    )
    first = checks.rows()[0]
    assert first[:4] == ["Q1 · Oui", "Corse", "76 %", "66,7 %"]
    assert first[4].startswith("+9,3")
    assert first[5:] == ["deux chiffres inversés", "Tableau!D5"]
    assert checks.raw == ("Tableau", "76")
    assert "tableaux.xlsx" in checks.page._file.accessibleName()
    checks.page._crosscheck._tables["differences"].select_row(1)
    assert checks.raw == ("Tableau", "24")
    checks.qtbot.mouseClick(checks.page._parts.tabs.button(model.QUESTIONS), LEFT)
    assert checks.raw[0] == "Base"


def test_the_tables_are_asked_for_by_the_button(
    checks: Checks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book(tmp_path / "tableaux.xlsx", Tableau=tables(76))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(path), ""))
    checks.qtbot.mouseClick(checks.page._check, LEFT)
    checks.settle()
    assert len(checks.rows()) == 2


def test_a_file_without_tables_is_said_and_another_can_be_chosen(
    checks: Checks, tmp_path: Path
) -> None:
    checks.check(book(tmp_path / "tableaux.xlsx", Tableau=tables(76)))
    checks.check(sample("indicateurs_regions.xlsx"))
    assert "indicateurs_regions.xlsx" in checks.window.message
    assert len(checks.rows()) == 2
    buttons = [b.text() for b in checks.window._banner.findChildren(QPushButton)]
    assert "Choisir un autre fichier…" in buttons


def test_a_check_can_be_given_up(checks: Checks) -> None:
    menu = checks.drop(sample("enquete_tableaux.xlsx"))
    assert menu is not None
    menu.actions()[0].trigger()
    strip = checks.window._progress
    assert strip.isVisible()
    checks.qtbot.mouseClick(strip.button, LEFT)
    checks.settle()
    assert not strip.isVisible()
    assert checks.page._against is None
    assert checks.window.message == ""


def test_after_a_correction_the_same_tables_are_checked_again(
    checks: Checks, tmp_path: Path
) -> None:
    checks.check(book(tmp_path / "tableaux.xlsx", Tableau=tables(76)))
    before = checks.page._against
    checks.qtbot.mouseClick(checks.page._parts.tabs.button(model.QUESTIONS), LEFT)
    told = correction(About.ROLE, "Base", "Q2", "innovation_source")
    checks.window.session.correct([told], "essai")
    checks.settle()
    checks.qtbot.waitUntil(lambda: checks.page._against is not before, timeout=PATIENCE)
    assert checks.tab == model.QUESTIONS
    assert len(checks.rows()) == 2


def test_tables_beside_their_respondents_are_shown_without_being_asked_for(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    both = book(tmp_path / "ensemble.xlsx", Base=respondents(), Tableau=tables(76))
    open_file(qtbot, window, both)
    checks = Checks(window, qtbot)
    checks.qtbot.mouseClick(checks.page._parts.tabs.button(model.CROSSCHECK), LEFT)
    assert len(checks.rows()) == 2
    assert checks.raw == ("Tableau", "76")
    checks.check(book(tmp_path / "autres.xlsx", Tableau=tables()))
    panel = checks.page._crosscheck
    assert panel._files.isVisible()
    assert "tous concordent" in checks.tally
    checks.qtbot.mouseClick(panel._files.button("within"), LEFT)
    assert "2 diffèrent" in checks.tally


def test_what_was_checked_is_in_the_receipt_that_is_saved(
    checks: Checks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checks.check(book(tmp_path / "tableaux.xlsx", Tableau=tables(76)))
    path = tmp_path / "reçu.txt"
    ask: Callable[..., tuple[str, str]] = lambda *_asked: (str(path), "")  # noqa: E731
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    saving.ask_and_save(
        checks.page,
        checks.page.context,
        checks.page._study,  # type: ignore[arg-type]
        checks.page._crosschecks(checks.page._study),  # type: ignore[arg-type]
    )
    checks.settle()
    text = path.read_text("utf-8-sig")
    assert "tableaux.xlsx" in text
    assert "Tableau!D5" in text
