"""« Les mots du carnet »: by mouse and by keyboard, each change undone in place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ocpart_desktop.notebook.model import Initiative
from ocpart_desktop.notebook.words import Vocabulary, Words
from ocpart_desktop.session import Session
from ocpart_desktop.ui.parts.vocabulary import VocabularyDialog
from ocpart_desktop.ui.parts.word_table import NAME, STATE, USES

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> Iterator[VocabularyDialog]:
    session = Session()
    session.open_notebook(tmp_path / "carnet.ocpart", create=True)
    session.write(Initiative(id="x", title="Jardin", domains=("health", "youth")))
    made = VocabularyDialog(session)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()
    session.close()


def offered(dialog: VocabularyDialog, vocabulary: Vocabulary = Vocabulary.DOMAINS) -> list[str]:
    notebook = dialog._session.notebook
    assert notebook is not None
    return list(Words(notebook.terms).offered(vocabulary).values())


def choose(dialog: VocabularyDialog, label: str) -> None:
    rows = [dialog.table.item(row, NAME).text() for row in range(dialog.table.rowCount())]
    dialog.table.setCurrentCell(rows.index(label), NAME)


def state(dialog: VocabularyDialog, label: str) -> str:
    choose(dialog, label)
    return dialog.table.item(dialog.table.currentRow(), STATE).text()


def name(qtbot: QtBot, dialog: VocabularyDialog, label: str) -> None:
    """Type another name in place."""
    qtbot.keyClick(dialog.table, Qt.Key.Key_F2)
    editor = dialog.table.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.setText(label)
    told = qtbot.waitSignal(dialog.table.renamed)  # once the editor is closed
    with told:
        qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_each_word_says_how_much_it_is_used(dialog: VocabularyDialog) -> None:
    choose(dialog, "Santé")
    row = dialog.table.currentRow()
    assert dialog.table.item(row, USES).text() == "1"
    assert not dialog._remove.isEnabled(), "it is used, and shipped"


def test_a_word_is_typed_and_added(dialog: VocabularyDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog._new, "Circuits courts")
    qtbot.keyClick(dialog._new, Qt.Key.Key_Return)
    assert offered(dialog)[-1] == "Circuits courts"
    assert dialog.chosen is not None
    assert dialog.chosen.label == "Circuits courts"
    assert state(dialog, "Circuits courts") == "ajouté ici"
    qtbot.mouseClick(dialog._remove, LEFT)
    assert "Circuits courts" not in offered(dialog)


def test_a_word_is_named_otherwise_in_place_and_this_is_undone(
    dialog: VocabularyDialog, qtbot: QtBot
) -> None:
    choose(dialog, "Jeunesse")
    name(qtbot, dialog, "Les jeunes")
    assert "Les jeunes" in offered(dialog)
    assert "Jeunesse" in state(dialog, "Les jeunes")
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Jeunesse" in offered(dialog)
    assert "Les jeunes" not in offered(dialog)


def test_a_name_that_is_taken_is_refused_and_said(dialog: VocabularyDialog, qtbot: QtBot) -> None:
    choose(dialog, "Jeunesse")
    name(qtbot, dialog, "santé")
    assert "réunissez" in dialog._said.text()
    assert "Jeunesse" in offered(dialog)


def test_words_are_put_in_order_with_the_keyboard(dialog: VocabularyDialog, qtbot: QtBot) -> None:
    first, second = offered(dialog)[:2]
    choose(dialog, second)
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert offered(dialog)[:2] == [second, first]
    assert dialog.chosen is not None
    assert dialog.chosen.label == second, "it stays the one chosen"
    assert not dialog._up.isEnabled()


def test_two_words_are_put_together_from_the_menu(dialog: VocabularyDialog, qtbot: QtBot) -> None:
    choose(dialog, "Jeunesse")
    qtbot.mouseClick(dialog._join, LEFT)
    (action,) = [a for a in dialog._menu.actions() if a.text() == "Santé"]
    action.trigger()
    dialog._menu.close()
    notebook = dialog._session.notebook
    assert notebook is not None
    assert notebook.initiatives[0].domains == ("health",)
    assert "réuni avec" in state(dialog, "Jeunesse")
    assert not dialog._name.isEnabled()


def test_a_word_put_away_is_offered_again(dialog: VocabularyDialog, qtbot: QtBot) -> None:
    before = offered(dialog)
    choose(dialog, "Jeunesse")
    qtbot.mouseClick(dialog._away, LEFT)
    assert "Jeunesse" not in offered(dialog)
    assert dialog._away.text() == "Proposer à nouveau"
    qtbot.mouseClick(dialog._away, LEFT)
    assert offered(dialog) == before


def test_kinds_of_territory_keep_their_meaning(dialog: VocabularyDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog._lists.button(Vocabulary.TERRITORIES), LEFT)
    choose(dialog, "Région")
    assert dialog._name.isEnabled()
    assert not dialog._join.isEnabled()


def test_a_type_and_a_stage_are_named_otherwise_and_nothing_else(
    dialog: VocabularyDialog, qtbot: QtBot
) -> None:
    for vocabulary, standard in ((Vocabulary.TYPES, "Mécénat"), (Vocabulary.STAGES, "Idée")):
        qtbot.mouseClick(dialog._lists.button(vocabulary), LEFT)
        assert not any(button.isVisible() for button in dialog._free)
        assert not dialog._new.isVisible()
        choose(dialog, standard)
        assert not dialog._own.isEnabled()
        name(qtbot, dialog, "Coup de pouce")
        assert offered(dialog, vocabulary)[0] == "Coup de pouce"
        assert standard in state(dialog, "Coup de pouce")
        dialog.table.setFocus()
        qtbot.keyClick(dialog.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert offered(dialog, vocabulary)[0] == "Coup de pouce", "its place is its own"
    qtbot.mouseClick(dialog._lists.button(Vocabulary.DOMAINS), LEFT)
    assert all(button.isVisible() for button in dialog._free)
    assert dialog._new.isVisible()


def test_the_original_name_is_given_back_by_a_button_or_by_an_empty_one(
    dialog: VocabularyDialog, qtbot: QtBot
) -> None:
    qtbot.mouseClick(dialog._lists.button(Vocabulary.TYPES), LEFT)
    choose(dialog, "Mécénat")
    name(qtbot, dialog, "Don")
    choose(dialog, "Don")
    qtbot.mouseClick(dialog._own, LEFT)
    assert offered(dialog, Vocabulary.TYPES)[0] == "Mécénat"
    choose(dialog, "Mécénat")
    name(qtbot, dialog, "Don")
    name(qtbot, dialog, "")
    assert offered(dialog, Vocabulary.TYPES)[0] == "Mécénat"


def test_a_type_cannot_take_the_name_of_another_present_or_original(
    dialog: VocabularyDialog, qtbot: QtBot
) -> None:
    qtbot.mouseClick(dialog._lists.button(Vocabulary.TYPES), LEFT)
    choose(dialog, "Innovation sociale")
    name(qtbot, dialog, "Laboratoire")
    for taken, said in (("laboratoire", "existe déjà"), ("innovation sociale", "nom d’origine")):
        choose(dialog, "Mécénat")
        name(qtbot, dialog, taken)
        assert said in dialog._said.text()
        assert offered(dialog, Vocabulary.TYPES)[0] == "Mécénat"


def test_a_kind_of_actor_is_added_with_its_family(dialog: VocabularyDialog, qtbot: QtBot) -> None:
    assert not dialog._family.isVisible()
    qtbot.mouseClick(dialog._lists.button(Vocabulary.ACTORS), LEFT)
    assert dialog._family.isVisible()
    dialog._family.setCurrentIndex(dialog._family.findData("association"))
    qtbot.keyClicks(dialog._new, "Tiers-lieu")
    qtbot.keyClick(dialog._new, Qt.Key.Key_Return)
    notebook = dialog._session.notebook
    assert notebook is not None
    assert Words(notebook.terms).family("Tiers-lieu") == "association"
