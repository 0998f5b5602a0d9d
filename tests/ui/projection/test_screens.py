"""Screens come and go, and nothing is lost, nothing private shows, nothing is out of reach."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ocpart_desktop.session import Study
from ocpart_desktop.ui.projection.keys import Key
from ocpart_desktop.ui.projection.screens import Mode, Screen, arranged, present_screens
from ocpart_desktop.ui.projection.wakefulness import Wakefulness
from tests.ui.opened import OpenOn, settle
from tests.ui.projection.staging import LAPTOP, PROJECTOR, TWO, staged

SIZES = ((1024, 768), (1280, 720), (1366, 768), (1920, 1080), (960, 540), (3840, 2160))

screens = st.lists(
    st.builds(
        lambda name, x, y, size, primary: Screen(name, QRect(x, y, *size), primary),
        st.sampled_from(("laptop", "projector", "other")),
        st.sampled_from((-1920, 0, 1366)),
        st.sampled_from((-768, 0, 300)),
        st.sampled_from(SIZES),
        st.booleans(),
    ),
    max_size=4,
    unique_by=lambda screen: screen.name,
)


@given(
    screens=screens,
    home=st.sampled_from(("laptop", "projector", "gone", "")),
    had_two=st.booleans(),
    alone=st.booleans(),
    swapped=st.booleans(),
)
def test_every_arrangement_leaves_the_facilitator_in_reach(
    screens: list[Screen], home: str, had_two: bool, alone: bool, swapped: bool
) -> None:
    made = arranged(screens, home=home, had_two=had_two, alone=alone, swapped=swapped)
    for place in (made.room, made.desk):
        assert place is None or place in screens
    if screens:
        assert made.room is not None or made.desk is not None
    if made.mode is Mode.TWO:
        assert made.room is not None
        assert made.desk is not None
        assert made.room.rect != made.desk.rect
    if made.mode is Mode.WAITING:
        assert made.room is None, "what was on the projector does not jump to the laptop"
    if made.mode is Mode.ONE:
        assert not had_two or alone


def test_the_room_is_never_on_the_screen_one_works_on_unless_asked() -> None:
    for primary in (True, False):
        pair = (Screen("laptop", LAPTOP.rect, primary), Screen("p", PROJECTOR.rect, not primary))
        made = arranged(pair, home="laptop", had_two=False, alone=False, swapped=False)
        assert made.room is not None
        assert made.room.name == "p"
        exchanged = arranged(pair, home="laptop", had_two=False, alone=False, swapped=True)
        assert exchanged.room is not None
        assert exchanged.room.name == "laptop"


def test_mirrored_screens_are_one() -> None:
    twin = Screen("projector", LAPTOP.rect)
    made = arranged((LAPTOP, twin), home="laptop", had_two=False, alone=False, swapped=False)
    assert made.mode is Mode.ONE


@pytest.mark.usefixtures("qapp")
def test_the_screens_that_are_there_are_known() -> None:
    known = present_screens()
    assert known
    assert sum(screen.primary for screen in known) == 1


def test_the_projector_unplugged_then_plugged_again_shows_the_same_page(
    qtbot: QtBot, open_on: OpenOn, respondents_study: Study
) -> None:
    window = open_on(respondents_study)
    shown = staged(qtbot, window)
    shown.obey(Key.NEXT)
    shown.desk.note()
    QTest.keyClicks(shown.desk.notepad.line, "pendant la panne")
    here = shown.show.state.here
    shown.settle((LAPTOP,))
    assert not shown.room.isVisible()
    assert shown.desk.isVisible()
    assert "débranché" in shown.desk._state.text()
    assert shown.desk.notepad.line.text() == "pendant la panne"
    shown.settle(TWO)
    settle(qtbot, window)
    assert shown.room.isVisible()
    assert shown.room.geometry() == PROJECTOR.rect
    assert shown.show.state.here == here
    assert shown.desk._state.text() == ""


def test_without_its_projector_the_day_can_be_shown_on_the_laptop(
    qtbot: QtBot, open_on: OpenOn, respondents_study: Study
) -> None:
    window = open_on(respondents_study)
    shown = staged(qtbot, window)
    shown.settle((LAPTOP,))
    shown.project_here()
    assert shown.arrangement.mode is Mode.ONE
    assert shown.room.isVisible()
    assert not shown.desk.isVisible()
    shown.settle(TWO)
    assert shown.arrangement.mode is Mode.TWO, "the projector is back: it is the room's again"


def test_a_storm_of_cables_leaves_everything_in_its_place(
    qtbot: QtBot, open_on: OpenOn, respondents_study: Study
) -> None:
    window = open_on(respondents_study)
    shown = staged(qtbot, window)
    chance = random.Random(2017)
    shown.desk.note()
    QTest.keyClicks(shown.desk.notepad.line, "rien ne se perd")
    for turn in range(60):
        names = chance.sample(("laptop", "projector", "other"), chance.randint(0, 3))
        plugged = [
            Screen(
                name,
                QRect(n * 4000 * chance.choice((1, -1)), 0, *chance.choice(SIZES)),
                primary=n == 0,
            )
            for n, name in enumerate(names)
        ]
        shown.settle(plugged)
        if turn % 7 == 0:
            shown.obey(chance.choice((Key.NEXT, Key.SWAP, Key.BLACK, Key.FREEZE)))
        seen = [each for each in (shown.room, shown.desk) if each.isVisible()]
        rects = [screen.rect for screen in plugged]
        assert bool(seen) == bool(plugged)
        for each in seen:
            assert any(rect.contains(each.geometry().center()) for rect in rects)
        if len(seen) == 2:
            assert not shown.room.geometry().contains(shown.desk.geometry().center())
    shown.settle(TWO)
    settle(qtbot, window)
    assert shown.running
    assert shown.desk.notepad.line.text() == "rien ne se perd"
    shown.end()
    assert window.session.notebook is not None
    assert [note.text for note in window.session.notebook.notes] == ["rien ne se perd"]


def test_awake_is_held_and_let_go_any_number_of_times() -> None:
    wakefulness = Wakefulness()
    for _turn in range(3):
        wakefulness.hold()
        wakefulness.hold()
        assert wakefulness.held
        wakefulness.release()
        wakefulness.release()
        assert not wakefulness.held
