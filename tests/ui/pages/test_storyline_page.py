"""The storyline page: added to from anywhere, reordered, hidden, annotated; all of it undone."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QDropEvent, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ocpart_desktop.notebook.model import Initiative, Slide, SlideKind, View
from ocpart_desktop.session import Study, sequence
from ocpart_desktop.session.naming import named
from ocpart_desktop.session.templates import read_template, save_template
from ocpart_desktop.system.errors import UserError
from ocpart_desktop.ui.pages.storyline import model
from ocpart_desktop.ui.pages.storyline.picture import picture_text
from ocpart_desktop.ui.pages.storyline.view import StorylinePage
from ocpart_desktop.ui.shell.window import MainWindow
from tests.ui.opened import OpenOn, settle

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(qtbot: QtBot, open_on: OpenOn, respondents_study: Study) -> MainWindow:
    made = open_on(respondents_study)
    made.go_to("storyline")
    settle(qtbot, made)
    return made


@pytest.fixture
def page(window: MainWindow) -> StorylinePage:
    found = window.pages["storyline"]
    assert isinstance(found, StorylinePage)
    return found


def titles(window: MainWindow) -> list[str]:
    session = window.session
    return [each.title for each in named(sequence.storyline_of(session).items, session.survey, ())]


def begin(window: MainWindow, *texts: str) -> None:
    slides = [Slide(kind=SlideKind.TITLE, title=text) for text in texts]
    sequence.begin(window.session, slides, "")


def test_the_day_is_proposed_with_a_thumbnail_for_every_slide(
    qtbot: QtBot, window: MainWindow, page: StorylinePage
) -> None:
    settle(qtbot, window)
    assert "Proposé" in page._said.text()
    assert page._list.count() == 17
    for n in range(page._list.count()):
        assert page._list.item(n).data(Qt.ItemDataRole.DecorationRole) is not None
    assert page._preview.scene is not None


def test_ctrl_d_on_a_figure_puts_it_at_the_end_of_the_storyline(
    qtbot: QtBot, window: MainWindow, page: StorylinePage
) -> None:
    window.go_to("regions")
    settle(qtbot, window)
    QTest.keyClick(window, Qt.Key.Key_D, CTRL)
    last = sequence.storyline_of(window.session).items[-1]
    assert isinstance(last, View)
    assert last.region == "11"
    window.go_to("storyline")
    settle(qtbot, window)
    assert page._list.count() == 18
    window.session.undo()
    assert not sequence.is_written(window.session)


def test_ctrl_d_on_an_initiative_gives_it_its_slide(qtbot: QtBot, window: MainWindow) -> None:
    window.session.write(Initiative(id="jardin", title="Jardin"))
    window.go_to("initiatives")
    settle(qtbot, window)
    window.pages["initiatives"]._choose("jardin")
    QTest.keyClick(window, Qt.Key.Key_D, CTRL)
    last = sequence.storyline_of(window.session).items[-1]
    assert isinstance(last, Slide)
    assert (last.kind, last.initiative) == (SlideKind.INITIATIVE, "jardin")


def test_slides_are_moved_by_keyboard_and_keep_the_focus(
    qtbot: QtBot, window: MainWindow, page: StorylinePage
) -> None:
    begin(window, "un", "deux", "trois")
    page._list.setCurrentRow(2)
    QTest.keyClick(page._list, Qt.Key.Key_Up, ALT)
    QTest.keyClick(page._list, Qt.Key.Key_Up, ALT)
    QTest.keyClick(page._list, Qt.Key.Key_Up, ALT)
    assert titles(window) == ["trois", "un", "deux"]
    assert page._list.currentRow() == 0
    QTest.keyClick(page._list, Qt.Key.Key_Down, ALT)
    assert titles(window) == ["un", "trois", "deux"]
    window.session.undo()
    assert titles(window) == ["trois", "un", "deux"]


def test_slides_are_moved_by_dragging(
    qtbot: QtBot, window: MainWindow, page: StorylinePage
) -> None:
    begin(window, "un", "deux", "trois")
    lines = page._list
    lines.setCurrentRow(0)
    below = lines.visualItemRect(lines.item(2)).bottomLeft()
    data = lines.model().mimeData(lines.selectedIndexes())
    at = QPoint(below.x() + 5, below.y() - 2)
    move, left = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(at), move, data, left, plain)
    lines.dropEvent(drop)
    assert titles(window) == ["deux", "trois", "un"]
    assert lines.count() == 3
    assert drop.dropAction() is Qt.DropAction.IgnoreAction, "Qt would take the row out itself"


def test_a_slide_is_hidden_and_shown_and_loses_its_number(
    window: MainWindow, page: StorylinePage
) -> None:
    begin(window, "un", "deux")
    page._list.setCurrentRow(0)
    QTest.keyClick(page._list, Qt.Key.Key_H)
    assert [row.number for row in page._rows] == ["", "1"]
    assert page._rows[0].state == "masquée"
    QTest.keyClick(page._list, Qt.Key.Key_H)
    assert [row.number for row in page._rows] == ["1", "2"]


def test_a_slide_is_removed_and_comes_back(window: MainWindow, page: StorylinePage) -> None:
    begin(window, "un", "deux")
    page._list.setCurrentRow(1)
    QTest.keyClick(page._list, Qt.Key.Key_Delete)
    assert titles(window) == ["un"]
    window.session.undo()
    assert titles(window) == ["un", "deux"]


def test_what_is_typed_in_a_slide_is_kept_and_seen_at_once(
    qtbot: QtBot, window: MainWindow, page: StorylinePage
) -> None:
    begin(window, "un")
    page._list.setCurrentRow(0)
    editor = page._editor
    editor._title.setFocus()
    editor._title.selectAll()
    QTest.keyClicks(editor._title, "Bienvenue")
    editor._title.commit()
    editor._notes.setPlainText("Sourire")
    editor._notes.commit()
    settle(qtbot, window)
    (item,) = sequence.storyline_of(window.session).items
    assert isinstance(item, Slide)
    assert (item.title, item.facilitator_notes) == ("Bienvenue", "Sourire")
    assert page._preview.scene is not None
    assert page._preview.scene.title == "Bienvenue"


def test_each_kind_can_be_added_after_the_slide_looked_at(
    qtbot: QtBot, window: MainWindow, page: StorylinePage
) -> None:
    begin(window, "un", "deux")
    page._list.setCurrentRow(0)
    for choice in model.added_kinds():
        page._add(model.new_slide(choice.key))
    settle(qtbot, window)
    items = sequence.storyline_of(window.session).items
    assert titles(window)[0] == "un"
    assert titles(window)[-1] == "deux"
    assert [i.kind for i in items[1:-1] if isinstance(i, Slide)] == list(model.ADDED)


def test_the_options_of_a_vote_keep_their_dots_when_the_list_changes() -> None:
    vote = model.with_text(model.new_slide("vote"), "Ici\nLà\n\n")
    assert isinstance(vote, Slide)
    given = model.with_text(
        Slide(kind=SlideKind.VOTE, options=(*vote.options[:1], vote.options[1])), "Là\nAilleurs"
    )
    assert model.text_of(given) == "Là\nAilleurs"


def test_the_storyline_of_another_region_says_so_and_follows_on_demand(
    qtbot: QtBot, window: MainWindow, page: StorylinePage
) -> None:
    sequence.begin(window.session, sequence.proposed_day(window.session).items, "")
    window.session.select(region="53")
    settle(qtbot, window)
    assert "Île-de-France" in page._said.text()
    QTest.mouseClick(page._act, Qt.MouseButton.LeftButton)
    assert sequence.region_of(window.session) == "53"
    assert not page._strip.isVisible()


# -- pictures --------------------------------------------------------------------------------------


def test_a_picture_is_made_small_and_forgets_where_it_was_taken(tmp_path: Path) -> None:
    image = QImage(4000, 3000, QImage.Format.Format_RGB32)
    image.fill(QColor("#204080"))
    image.setText("Comment", "SECRET")
    path = tmp_path / "photo.png"
    assert image.save(str(path))
    content = b64decode(picture_text(path))
    kept = QImage.fromData(content)
    assert (kept.width(), kept.height()) == (1600, 1200)
    assert b"SECRET" not in content
    assert len(content) < 200_000


def test_a_file_that_is_no_picture_costs_a_sentence(
    tmp_path: Path, window: MainWindow, page: StorylinePage
) -> None:
    path = tmp_path / "faux.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 100)
    begin(window, "un")
    page._add(model.new_slide("text"))
    page._editor.take_picture(path)
    assert "faux.png" in window.message
    assert picture_text(tmp_path / "absent.png") == ""


# -- templates -------------------------------------------------------------------------------------


def test_a_storyline_kept_as_a_file_is_used_again_for_another_region(
    window: MainWindow, respondents_study: Study, tmp_path: Path
) -> None:
    path = tmp_path / "journee.ocpart-fil"
    told = Slide(kind=SlideKind.INITIATIVE, initiative="x")
    items = (*sequence.proposed_day(window.session).items, told)
    save_template(path, items)
    found = read_template(path, respondents_study.survey, "53")
    assert found.missing == ()
    assert len(found.items) == len(items) - 1, "an initiative belongs to its notebook"
    assert {item.region for item in found.items if isinstance(item, View)} == {"53"}
    assert [type(item) for item in found.items] == [type(item) for item in items[:-1]]


def test_a_template_lists_what_the_extract_lacks(
    window: MainWindow, respondents_study: Study, tmp_path: Path
) -> None:
    path = tmp_path / "journee.ocpart-fil"
    save_template(path, sequence.proposed_day(window.session).items)
    survey = respondents_study.survey
    kept = tuple(q for q in survey.questions if q.role != "priorities")
    found = read_template(path, replace(survey, questions=kept), "53")
    assert len(found.missing) == 1
    assert "priorités" in found.missing[0]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"[]",
        b'{"ocpart_storyline": 1}',
        b'{"ocpart_storyline": 1, "items": [["note", {"text": "x"}]]}',
        b'{"ocpart_storyline": 1, "items": [["view", {"position": "x"}]]}',
        b'{"ocpart_storyline": 1, "items": [["view", {"unknown": "x"}]]}',
        b'{"ocpart_storyline": 99, "items": []}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_template_costs_a_sentence(
    content: bytes, respondents_study: Study, tmp_path: Path
) -> None:
    path = tmp_path / "x.ocpart-fil"
    path.write_bytes(content)
    with pytest.raises(UserError) as refusal:
        read_template(path, respondents_study.survey, "24")
    assert "x.ocpart-fil" in refusal.value.message
