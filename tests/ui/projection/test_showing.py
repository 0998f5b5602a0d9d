"""The room sees the page, the facilitator everything else, and the clicker drives both."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ocpart_desktop.notebook.model import Initiative, Note, NoteKind, Option, Slide, SlideKind, View
from ocpart_desktop.session import Study, sequence
from ocpart_desktop.session.shown import showings
from ocpart_desktop.ui.charts.drawing import Words
from ocpart_desktop.ui.projection.keys import Key
from ocpart_desktop.ui.projection.projection import Projection
from ocpart_desktop.ui.projection.screens import Mode, Screen
from ocpart_desktop.ui.shell.window import MainWindow
from tests.ui.opened import OpenOn, settle
from tests.ui.projection.staging import (
    LAPTOP,
    OLD_PROJECTOR,
    PROJECTOR,
    read_by_the_room,
    staged,
    words_of,
)

K = Qt.Key


@pytest.fixture
def window(open_on: OpenOn, respondents_study: Study) -> MainWindow:
    return open_on(respondents_study)


@pytest.fixture
def shown(qtbot: QtBot, window: MainWindow) -> Projection:
    return staged(qtbot, window)


def press(projection: Projection, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(projection.room, key)


# -- the windows ----------------------------------------------------------------------------------


def test_each_window_fills_its_own_screen(shown: Projection) -> None:
    assert shown.arrangement.mode is Mode.TWO
    assert shown.room.geometry() == PROJECTOR.rect
    assert LAPTOP.rect.contains(shown.desk.geometry().center())
    assert shown.room.isVisible()
    assert shown.desk.isVisible()


def test_the_desk_holds_on_a_small_laptop(shown: Projection) -> None:
    least = shown.desk.minimumSizeHint()
    assert least.width() <= 1024
    assert least.height() <= 720


def test_the_room_begins_with_the_day_itself(shown: Projection) -> None:
    assert "Journée régionale" in read_by_the_room(shown)
    assert shown.desk.now.scene is shown.room.scene
    assert shown.desk.then.scene is not None


@pytest.mark.parametrize("projector", [PROJECTOR, OLD_PROJECTOR], ids=("720p", "xga"))
def test_no_text_of_any_frame_is_under_twenty_points(
    qtbot: QtBot, window: MainWindow, projector: Screen
) -> None:
    shown = staged(qtbot, window, (LAPTOP, projector))
    settle(qtbot, window)
    assert shown.maker.deck.stage == shown.room.stage
    for _page in shown.show.pages:
        scene = shown.room.scene
        assert scene is not None
        scale = shown.room.place.width() / scene.rect.width()
        sizes = [w.face.font.pixelSize() for w in scene.items if isinstance(w, Words)]
        assert min(sizes) * scale * 72 / 96 >= 20
        shown.obey(Key.NEXT)


def test_every_page_is_drawn_before_it_is_asked_for(
    qtbot: QtBot, window: MainWindow, shown: Projection
) -> None:
    settle(qtbot, window)
    for each in shown.maker.deck.slides:
        for scene in each.scenes:
            image = shown.pictures.of(scene)
            assert image is not None
            assert image.deviceIndependentSize().toSize() == QSize(1280, 720)


# -- the keys -------------------------------------------------------------------------------------


def test_a_clicker_goes_on_and_back_from_either_window(shown: Projection) -> None:
    press(shown, K.Key_PageDown, K.Key_PageDown)
    assert shown.show.place == 2
    QTest.keyClick(shown.desk, K.Key_PageUp)
    assert shown.show.place == 1
    press(shown, K.Key_Home, K.Key_PageUp)
    assert shown.show.place == 0
    press(shown, K.Key_End, K.Key_PageDown)
    assert shown.show.next is None


def test_a_clicker_works_while_something_is_being_typed(shown: Projection) -> None:
    shown.desk.note()
    QTest.keyClicks(shown.desk.notepad.line, "b. 12 f")
    assert shown.show.place == 0
    assert not shown.show.state.black
    assert shown.show.state.frozen is None
    QTest.keyClick(shown.desk.notepad.line, K.Key_PageDown)
    assert shown.show.place == 1
    assert shown.desk.notepad.line.text() == "b. 12 f"


@pytest.mark.parametrize("key", [K.Key_B, K.Key_Period])
def test_black_and_back(shown: Projection, key: Qt.Key) -> None:
    press(shown, key)
    assert shown.room.scene is None
    assert shown.desk.now.scene is not None
    press(shown, key)
    assert shown.room.scene is shown.desk.now.scene
    press(shown, key, K.Key_PageDown)
    assert shown.room.scene is not None, "going on shows the page"


def test_frozen_the_room_stays_while_the_facilitator_looks_elsewhere(shown: Projection) -> None:
    press(shown, K.Key_PageDown, K.Key_F)
    seen = shown.room.scene
    press(shown, K.Key_PageDown, K.Key_PageDown)
    assert shown.room.scene is seen
    assert shown.desk.now.scene is not seen
    press(shown, K.Key_F)
    assert shown.room.scene is shown.desk.now.scene


def test_a_number_then_enter_goes_to_the_slide(shown: Projection) -> None:
    QTest.keyClicks(shown.room, "11")
    press(shown, K.Key_Return)
    placed = shown.maker.deck.find(shown.show.state.here.item)
    assert placed is not None
    assert placed.number == 11
    QTest.keyClicks(shown.room, "99")
    press(shown, K.Key_Return)
    assert shown.show.state.here.item == placed.item_id, "there is no slide 99"
    press(shown, K.Key_Return)
    assert shown.show.state.here.item != placed.item_id, "Enter alone goes on"


def test_escape_undoes_one_way_of_showing_at_a_time_then_ends(
    window: MainWindow, shown: Projection
) -> None:
    press(shown, K.Key_F, K.Key_B, K.Key_Escape)
    assert not shown.show.state.black
    assert shown.show.state.frozen is not None
    press(shown, K.Key_Escape)
    assert shown.show.state.frozen is None
    assert shown.running
    press(shown, K.Key_Escape)
    assert not shown.running
    assert not shown.room.isVisible()
    assert not shown.desk.isVisible()


def test_f5_takes_the_day_up_again_where_it_was_left(
    qtbot: QtBot, window: MainWindow, shown: Projection
) -> None:
    press(shown, K.Key_PageDown, K.Key_PageDown)
    left = shown.show.state.here
    press(shown, K.Key_Escape)
    assert staged(qtbot, window).show.state.here == left


def test_looking_closer_shows_a_part_of_the_page_around_the_mouse(shown: Projection) -> None:
    press(shown, K.Key_PageDown, K.Key_Z, K.Key_P)
    shown._on_pointed(0.9, 0.9)
    eye = shown.show.state.eye
    left, top, width, height = eye.part()
    assert (width, height) == (0.5, 0.5)
    assert (left, top) == (0.5, 0.5), "the part stays inside the page"
    assert eye.pointer == (0.9, 0.9)
    assert not shown.room.grab().isNull()
    press(shown, K.Key_PageDown)
    assert shown.show.state.eye.zoom == 1, "the next page is seen whole"


# -- what the room asks for -----------------------------------------------------------------------


def test_a_figure_asked_for_is_shown_by_its_first_letters(
    qtbot: QtBot, window: MainWindow, shown: Projection
) -> None:
    press(shown, K.Key_PageDown)
    here = shown.show.state.here
    shown.obey(Key.FIND)
    QTest.keyClicks(shown.desk.finder.line, "fragil carte")
    QTest.keyClick(shown.desk.finder.line, K.Key_Return)
    settle(qtbot, window)
    assert "Fragilités" in words_of(shown.room.scene)
    assert shown.show.state.guest
    press(shown, K.Key_PageDown)
    assert shown.show.state.here == here, "the storyline is taken up where it was left"
    assert not shown.show.state.guest


def test_a_slide_of_the_storyline_is_found_by_its_name(
    qtbot: QtBot, window: MainWindow, shown: Projection
) -> None:
    shown.obey(Key.FIND)
    QTest.keyClicks(shown.desk.finder.line, "mur")
    QTest.keyClick(shown.desk.finder.line, K.Key_Return)
    item = shown.telling.item
    assert isinstance(item, Slide)
    assert item.kind is SlideKind.WALL


def test_a_figure_asked_for_can_be_kept_in_the_storyline(
    qtbot: QtBot, window: MainWindow, shown: Projection
) -> None:
    shown.obey(Key.FIND)
    QTest.keyClicks(shown.desk.finder.line, "fragil carte")
    QTest.keyClick(shown.desk.finder.line, K.Key_Return)
    settle(qtbot, window)
    shown.obey(Key.KEEP)
    settle(qtbot, window)
    items = sequence.storyline_of(window.session).items
    assert isinstance(items[1], View)
    assert items[1].chart == "map"
    assert items[1].question.startswith("FRAG")


# -- what is noted --------------------------------------------------------------------------------


def test_a_remark_is_a_draft_until_one_key_shows_it_to_the_room(
    qtbot: QtBot, window: MainWindow, shown: Projection
) -> None:
    notebook = window.session.notebook
    assert notebook is not None
    shown.obey(Key.FIND)
    QTest.keyClicks(shown.desk.finder.line, "notes")
    QTest.keyClick(shown.desk.finder.line, K.Key_Return)
    before = shown.room.grab().toImage()
    shown.obey(Key.NOTE)
    QTest.keyClicks(shown.desk.notepad.line, "Rappeler les maires")
    shown.desk.notepad.line.commit()
    settle(qtbot, window)
    assert [note.published for note in notebook.notes] == [False]
    assert "Rappeler" not in read_by_the_room(shown)
    assert shown.room.grab().toImage() == before, "not one pixel of the room changed"
    QTest.keyClick(shown.desk.notepad.line, K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert [note.published for note in notebook.notes] == [True]
    assert "Rappeler les maires" in read_by_the_room(shown)
    window.session.undo()
    settle(qtbot, window)
    assert "Rappeler" not in read_by_the_room(shown)


def test_an_initiative_noted_over_any_page_is_a_draft_while_the_day_is_shown(
    qtbot: QtBot, window: MainWindow, shown: Projection
) -> None:
    notebook = window.session.notebook
    assert notebook is not None
    shown.obey(Key.CAPTURE)
    QTest.keyClicks(shown.desk.capture.line, "Garage solidaire")
    QTest.keyClick(shown.desk.capture.line, K.Key_Return)
    QTest.keyClicks(shown.desk.capture.line, "Jardin")
    QTest.keyClick(shown.desk.capture.line, K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    told = {each.title: each.published for each in notebook.initiatives}
    assert told == {"Garage solidaire": False, "Jardin": True}
    shown.desk.capture.close_line()
    shown.end()
    window.capture_line.open()
    QTest.keyClicks(window.capture_line.line, "Plus tard")
    QTest.keyClick(window.capture_line.line, K.Key_Return)
    assert notebook.initiatives[-1].published, "once the day is over, nothing is a draft"


def test_a_commitment_says_who_what_and_when(
    qtbot: QtBot, window: MainWindow, shown: Projection
) -> None:
    pad = shown.desk.notepad
    pad._kind.setCurrentIndex(pad._kind.findData(NoteKind.COMMITMENT))
    pad._on_kind_chosen()
    pad.line.setText("Accueillir la suite")
    pad._who.setText("Le club")
    pad._due.setText("2027-03-31")
    pad._save()
    shown.obey(Key.PUBLISH)
    settle(qtbot, window)
    (note,) = window.session.notebook.notes  # type: ignore[union-attr]
    assert (note.what, note.who, note.due) == ("Accueillir la suite", "Le club", "2027-03-31")
    shown.desk.finder.line.setText("engagements")
    shown.desk.finder.take()
    assert "31 mars 2027" in read_by_the_room(shown)


def test_what_is_noted_is_about_the_slide_shown(
    qtbot: QtBot, window: MainWindow, shown: Projection
) -> None:
    sequence.begin(window.session, sequence.proposed_day(window.session).items, "")
    settle(qtbot, window)
    shown.obey(Key.FIRST)
    shown.obey(Key.NEXT)
    shown.desk.notepad.line.setText("14 maires seulement")
    shown.desk.notepad._save()
    (note,) = window.session.notebook.notes  # type: ignore[union-attr]
    assert note.anchor == shown.show.state.here.item


def test_hands_are_counted_live_and_never_below_none(
    qtbot: QtBot, window: MainWindow, shown: Projection
) -> None:
    vote = Slide(kind=SlideKind.VOTE, title="Par où ?", options=(Option("Ici"), Option("Là")))
    item = sequence.add(window.session, vote)
    settle(qtbot, window)
    assert shown.show.go_to(item)
    shown._present()
    for dots in (1, 1, 1, -1):
        shown.desk.ballot._give(0, dots)
    shown.desk.ballot._give(1, -1)
    settle(qtbot, window)
    written = window.session.notebook.get(item)  # type: ignore[union-attr]
    assert isinstance(written, Slide)
    assert [option.dots for option in written.options] == [2, 0]
    assert "2 voix" in " ".join(read_by_the_room(shown).split())


def test_people_are_counted(qtbot: QtBot, window: MainWindow, shown: Projection) -> None:
    shown.desk._people.setValue(62)
    assert window.session.notebook.workshop.attendance == 62  # type: ignore[union-attr]
    settle(qtbot, window)
    shown.obey(Key.FIRST)
    assert "62 participants" in read_by_the_room(shown)


def test_a_remark_can_be_noted_while_a_vote_is_shown(
    qtbot: QtBot, window: MainWindow, shown: Projection
) -> None:
    item = sequence.add(window.session, Slide(kind=SlideKind.VOTE, options=(Option("Ici"),)))
    settle(qtbot, window)
    shown.show.go_to(item)
    shown._present()
    assert shown.desk.ballot.isVisible()
    shown.obey(Key.NOTE)
    assert shown.desk.notepad.isVisible()
    QTest.keyClicks(shown.desk.notepad.line, "entendu")
    QTest.keyClick(shown.desk.notepad.line, K.Key_Escape)
    assert shown.running, "Escape leaves the field, and no more"
    assert not shown.desk.writing


def test_what_is_withdrawn_leaves_the_room_even_frozen(
    qtbot: QtBot, window: MainWindow, shown: Projection
) -> None:
    note = Note(text="Dit trop vite")
    window.session.write(note)
    shown.desk.finder.line.setText("notes")
    shown.desk.finder.take()
    settle(qtbot, window)
    assert "Dit trop vite" in read_by_the_room(shown)
    shown.obey(Key.FREEZE)
    shown.desk.notepad._list.setCurrentRow(0)
    shown.desk.notepad._on_withdraw_clicked()
    settle(qtbot, window)
    assert "Dit trop vite" not in read_by_the_room(shown)


# -- one screen -----------------------------------------------------------------------------------


def test_with_one_screen_the_page_fills_it_and_a_strip_comes_and_goes(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.session.write(Initiative(title="Un secret", published=False))
    shown = staged(qtbot, window, (LAPTOP,))
    assert shown.arrangement.mode is Mode.ONE
    assert shown.room.geometry() == LAPTOP.rect
    assert not shown.desk.isVisible()
    shown.obey(Key.CAPTURE)
    QTest.keyClicks(shown.strip.capture.line, "Un secret")
    assert shown.strip.is_open
    assert "déjà" not in read_by_the_room(shown), "no draft is named on the room's screen"
    QTest.keyClick(shown.strip.capture.line, K.Key_Return)
    shown.obey(Key.CAPTURE)
    assert not shown.strip.is_open
    settle(qtbot, window)
    shown.obey(Key.FIRST)
    for _page in shown.show.pages:
        assert "Un secret" not in read_by_the_room(shown)
        shown.obey(Key.NEXT)


def test_with_one_screen_a_remark_and_a_figure_are_a_key_away(
    qtbot: QtBot, window: MainWindow
) -> None:
    shown = staged(qtbot, window, (LAPTOP,))
    shown.obey(Key.NOTE)
    QTest.keyClicks(shown.strip.notepad.line, "Dit tout bas")
    QTest.keyClick(shown.strip.notepad.line, K.Key_Escape)
    assert not shown.strip.is_open
    (note,) = window.session.notebook.notes  # type: ignore[union-attr]
    assert (note.text, note.published) == ("Dit tout bas", False)
    shown.obey(Key.FIND)
    QTest.keyClicks(shown.strip.finder.line, "priorit")
    QTest.keyClick(shown.strip.finder.line, K.Key_Return)
    settle(qtbot, window)
    assert "Priorités" in words_of(shown.room.scene)
    assert not shown.strip.is_open


# -- after ----------------------------------------------------------------------------------------


def test_ending_the_workshop_leads_to_the_summary_and_keeps_the_journal(
    qtbot: QtBot, window: MainWindow
) -> None:
    shown = staged(qtbot, window)
    shown.finished.connect(window._on_workshop_finished)
    shown._keep_shown()
    shown.obey(Key.NEXT)
    shown._keep_shown()
    shown._keep_shown()
    shown.obey(Key.BLACK)
    shown._keep_shown()
    shown.finish()
    assert window.current_page == "summary"
    assert not window.session.live
    notebook = window.session.notebook
    assert notebook is not None
    told = [each.title for each in showings(notebook.choices)]
    assert len(told) == 2
    assert told[1].startswith("Dynamique de co-construction")


def test_what_is_being_typed_when_the_projection_ends_is_kept(
    qtbot: QtBot, window: MainWindow, shown: Projection
) -> None:
    QTest.keyClicks(shown.desk.notepad.line, "pas fini")
    shown.desk.close()
    assert not shown.running
    assert [note.text for note in window.session.notebook.notes] == ["pas fini"]  # type: ignore[union-attr]


def test_closing_the_window_ends_the_projection(
    qtbot: QtBot, window: MainWindow, shown: Projection
) -> None:
    window.close()
    assert not shown.running
    assert not shown.room.isVisible()


def test_the_facilitator_s_notes_and_the_sentence_are_on_the_desk_alone(
    qtbot: QtBot, window: MainWindow, shown: Projection
) -> None:
    first = sequence.storyline_of(window.session).items[1]
    sequence.change(window.session, replace(first, facilitator_notes="POUR MOI SEULE"))
    settle(qtbot, window)
    shown.obey(Key.FIRST)
    shown.obey(Key.NEXT)
    assert "POUR MOI SEULE" in shown.desk._notes.toPlainText()
    assert "En Île-de-France" in shown.desk._notes.toPlainText()
    assert "POUR MOI SEULE" not in read_by_the_room(shown)


def test_the_windows_shown_go_with_the_window_they_were_shown_from(
    qtbot: QtBot, window: MainWindow
) -> None:
    home = QWidget()
    projection = Projection(window._context, home)
    shown = (projection.room, projection.desk)
    home.deleteLater()
    qtbot.waitUntil(lambda: not any(isValid(each) for each in shown))
