"""Remarks on the Regions page: about the figure looked at, told in the list, leading back to it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ocpart_desktop.notebook.model import AnchorKind, Asked, Note
from ocpart_desktop.session import Study, choose_question
from ocpart_desktop.ui.parts.remarks import Remarks
from ocpart_desktop.ui.shell.window import MainWindow
from tests.ui.opened import OpenOn, settle

LEFT = Qt.MouseButton.LeftButton
EMPLOYING = (("EMPLOYEUR", "Employeuse"),)


@pytest.fixture
def window(open_on: OpenOn, respondents_study: Study, qtbot: QtBot) -> MainWindow:
    window = open_on(respondents_study)
    question = choose_question(respondents_study.survey, "STATUT", public="associations")
    window.session.remember(chart="map", remarks_open=True)
    window.session.select(question=question.key, region="75")
    window.session.select(answer=question.answers[1].id, filters=EMPLOYING)
    settle(qtbot, window)
    return window


def remarks(window: MainWindow) -> Remarks:
    found = window.pages["regions"].findChild(Remarks)
    assert isinstance(found, Remarks)
    return found


def write(qtbot: QtBot, window: MainWindow, text: str) -> Note:
    form = remarks(window)._form
    form.text.setFocus()
    qtbot.keyClicks(form.text, text)
    form.commit()
    assert window.session.notebook is not None
    return window.session.notebook.notes[-1]


def listed(window: MainWindow) -> list[str]:
    return [
        item.text() for item in remarks(window)._list.findItems("*", Qt.MatchFlag.MatchWildcard)
    ]


def test_a_remark_is_about_the_figure_looked_at(window: MainWindow, qtbot: QtBot) -> None:
    selection = window.session.selection
    assert selection is not None
    note = write(qtbot, window, "much more than elsewhere")
    assert note.anchor_kind is AnchorKind.FIGURE
    assert note.seen is not None
    assert note.asked is not None
    assert (note.anchor, note.asked.wave) == (selection.question, "2015-2016")
    assert (note.seen.answer, note.seen.region, note.seen.filters) == (
        selection.answer, "75", EMPLOYING,
    )  # fmt: skip
    (line,) = listed(window)
    assert "Nouvelle-Aquitaine · Employeuse\nmuch more than elsewhere" in line


def test_the_whole_question_is_meant_when_it_is_said_so(window: MainWindow, qtbot: QtBot) -> None:
    form = remarks(window)._form
    qtbot.mouseClick(form.on_figure, LEFT, pos=form.on_figure.rect().center() / 4)
    note = write(qtbot, window, "everywhere")
    assert (note.anchor_kind, note.seen) == (AnchorKind.QUESTION, None)
    assert listed(window) == ["Constat\neverywhere"]
    form.on_figure.click()
    assert window.session.notebook is not None
    (again,) = window.session.notebook.notes
    assert again.anchor_kind is AnchorKind.FIGURE, "a remark may be attached to the figure later"
    window.session.undo()
    assert window.session.notebook.notes == (note,)


def test_a_remark_leads_back_to_its_figure(window: MainWindow, qtbot: QtBot) -> None:
    wanted = window.session.selection
    write(qtbot, window, "there")
    remarks(window).begin()
    window.session.select(region="11", filters=(), weighted=False)
    settle(qtbot, window)
    panel = remarks(window)
    assert not panel._back.isEnabled(), "no remark is chosen"
    panel._list.setCurrentRow(0)
    assert panel._back.isEnabled()
    panel._list.setFocus()
    qtbot.keyClick(panel._list, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.session.selection == wanted
    assert not panel._back.isEnabled(), "it is the one looked at"
    assert panel._form.text.toPlainText() == "there", "it stays the one being read"


def test_the_remarks_of_a_question_are_listed_whatever_figure_they_are_about(
    window: MainWindow, qtbot: QtBot
) -> None:
    write(qtbot, window, "one")
    remarks(window).begin()
    window.session.select(region="11")
    settle(qtbot, window)
    write(qtbot, window, "two")
    lines = listed(window)
    assert len(lines) == 2
    assert "Nouvelle-Aquitaine" in lines[0]
    assert "Île-de-France" in lines[1]


def test_nothing_is_written_before_something_is_typed(window: MainWindow, qtbot: QtBot) -> None:
    remarks(window)._form.on_figure.click()
    remarks(window)._form.kind.setCurrentIndex(2)
    remarks(window).begin()
    assert window.session.notebook is not None
    assert window.session.notebook.notes == ()


def test_the_remarks_of_a_question_that_is_gone_are_shown_all_the_same(
    window: MainWindow, qtbot: QtBot
) -> None:
    note = write(qtbot, window, "somewhere")
    panel = remarks(window)
    lost = replace(note, id="lost", anchor="QX||", asked=Asked(id="QX", label="Licorne"))
    window.session.write(lost)
    panel.anchor(lost.anchor_kind, lost.anchor)
    panel.edit(lost.id)
    assert panel.count == 1
    assert panel._form.text.toPlainText() == "somewhere"
    assert not panel._back.isEnabled(), "there is no figure to go back to"
