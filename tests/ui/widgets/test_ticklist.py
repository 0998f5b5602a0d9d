"""A list to tick: found by its words, ticked by the keyboard and the mouse, counted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ocpart_desktop.ui.choice import Choice
from ocpart_desktop.ui.widgets.naming import NamePrompt
from ocpart_desktop.ui.widgets.ticklist import WORTH_SEARCHING, TickList

FEW = (Choice("a", "Un", "Groupe", "3"), Choice("b", "Deux", "Groupe", "1"))
TOWNS = (Choice(str(n), f"Ville {n}") for n in range(WORTH_SEARCHING))
MANY = (*TOWNS, Choice("e", "Évry", hint="2"))


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def ticks(host: QWidget) -> TickList:
    return TickList(host)


def test_space_and_enter_tick_and_escape_closes(qtbot: QtBot, ticks: TickList) -> None:
    ticks.open("Domaine", FEW, {"b"}, QPoint(0, 0))
    assert not ticks.field.isVisible()
    with qtbot.waitSignal(ticks.ticked) as told:
        QTest.keyClick(ticks.list, Qt.Key.Key_Space)
    assert told.args == ["a", True], "the heading is passed over"
    QTest.keyClick(ticks.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(ticks.ticked) as told:
        QTest.keyClick(ticks.list, Qt.Key.Key_Return)
    assert told.args == ["b", False]
    QTest.keyClick(ticks.list, Qt.Key.Key_Escape)
    assert not ticks.isVisible()


def test_a_click_anywhere_on_the_line_ticks_once(qtbot: QtBot, ticks: TickList) -> None:
    ticks.open("Domaine", FEW, (), QPoint(0, 0))
    told: list[tuple[str, bool]] = []
    ticks.ticked.connect(lambda key, on: told.append((key, on)))
    for x in (12, 150):
        at = ticks.list.visualItemRect(ticks.item("a"))
        QTest.mouseClick(
            ticks.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, at.center().y())
        )
    assert told == [("a", True), ("a", False)]


def test_many_are_searched_whatever_the_accents(qtbot: QtBot, ticks: TickList) -> None:
    ticks.open("Lieu", MANY, (), QPoint(0, 0))
    assert ticks.field.hasFocus()
    QTest.keyClicks(ticks.field, "evry")
    with qtbot.waitSignal(ticks.ticked) as told:
        QTest.keyClick(ticks.field, Qt.Key.Key_Return)
    assert told.args == ["e", True]


def test_a_count_is_read_aloud_with_its_choice(ticks: TickList) -> None:
    ticks.open("Domaine", FEW, (), QPoint(0, 0))
    assert ticks.item("a").data(Qt.ItemDataRole.AccessibleTextRole) == "Un, 3"


def test_without_any_choice_it_is_said(ticks: TickList) -> None:
    ticks.open("Domaine", (), (), QPoint(0, 0))
    assert not ticks.list.isVisible()
    assert ticks.keys == ()


def test_a_name_is_taken_by_enter_and_never_empty(host: QWidget) -> None:
    prompt, taken = NamePrompt(host), []
    prompt.ask("Nom du filtre", "Garder", "", taken.append, QPoint(0, 0))
    QTest.keyClick(prompt.field, Qt.Key.Key_Return)
    assert not prompt.button.isEnabled()
    assert prompt.isVisible()
    QTest.keyClicks(prompt.field, "  Le   Loiret ")
    QTest.keyClick(prompt.field, Qt.Key.Key_Return)
    assert taken == ["Le Loiret"]
    assert not prompt.isVisible()
