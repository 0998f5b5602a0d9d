"""Rail, segments, chips and searched lists: mouse, keyboard, and who is told what."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ocpart_desktop.ui.theme import apply_theme
from ocpart_desktop.ui.widgets.rail import Rail
from ocpart_desktop.ui.widgets.searchlist import SearchList
from ocpart_desktop.ui.widgets.segments import SegmentedControl
from ocpart_desktop.ui.widgets.tags import TagEditor


@dataclass(frozen=True)
class Pick:
    key: str
    text: str
    group: str = ""
    hint: str = ""


THREE = (Pick("map", "Carte"), Pick("rank", "Classement"), Pick("table", "Tableau"))
QUESTIONS = (
    Pick("q4", "Votre territoire est-il porteur d'une dynamique ?", "Maires · 2016", "Q4"),
    Pick("q5", "Thèmes prioritaires", "Maires · 2016", "Q5"),
    Pick("p1", "Avez-vous noué des partenariats ?", "Entreprises · 2015", "P1"),
    Pick("p2", "Cœur de métier et mécénat", "Entreprises · 2015", "P2"),
)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    apply_theme(qapp, "light")


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(500, 500)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


class TestRail:
    @pytest.fixture
    def rail(self, qtbot: QtBot) -> Rail:
        rail = Rail()
        for key, icon, text in (
            ("home", "home", "Accueil"),
            ("extract", "extract", "Extrait"),
            ("regions", "regions", "Régions"),
        ):
            rail.add(key, icon, text)
        shown(qtbot, rail)
        return rail

    def test_a_click_chooses_and_marks(self, rail: Rail, qtbot: QtBot) -> None:
        with qtbot.waitSignal(rail.chosen, check_params_cb=lambda key: key == "extract"):
            qtbot.mouseClick(rail._buttons["extract"], LEFT)
        assert rail.current == "extract"

    def test_marking_the_current_page_tells_nobody(self, rail: Rail, qtbot: QtBot) -> None:
        with qtbot.assertNotEmitted(rail.chosen):
            rail.show_current("regions")
        assert rail.current == "regions"

    def test_arrows_move_past_what_is_unavailable(self, rail: Rail, qtbot: QtBot) -> None:
        rail.set_available("extract", False)
        rail._buttons["home"].setFocus()
        qtbot.keyClick(rail._buttons["home"], Qt.Key.Key_Down)
        assert rail._buttons["regions"].hasFocus()
        with qtbot.waitSignal(rail.chosen, check_params_cb=lambda key: key == "regions"):
            qtbot.keyClick(rail._buttons["regions"], Qt.Key.Key_Space)


class TestSegments:
    @pytest.fixture
    def control(self, qtbot: QtBot) -> SegmentedControl:
        control = SegmentedControl()
        control.show_choices(THREE, "rank")
        shown(qtbot, control)
        return control

    def test_a_click_turns_one_on_and_the_other_off(
        self, control: SegmentedControl, qtbot: QtBot
    ) -> None:
        with qtbot.waitSignal(control.chosen, check_params_cb=lambda key: key == "map"):
            qtbot.mouseClick(control.button("map"), LEFT)
        assert control.current == "map"
        assert not control.button("rank").isChecked()

    def test_arrows_choose_and_go_round(self, control: SegmentedControl, qtbot: QtBot) -> None:
        told: list[str] = []
        control.chosen.connect(told.append)
        control.button("rank").setFocus()
        qtbot.keyClick(control.button("rank"), Qt.Key.Key_Right)
        qtbot.keyClick(control.button("table"), Qt.Key.Key_Right)
        assert told == ["table", "map"]
        assert control.button("map").hasFocus()

    def test_tab_stops_once_on_what_is_on(self, control: SegmentedControl) -> None:
        stops = [
            key
            for key in ("map", "rank", "table")
            if control.button(key).focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        assert stops == ["rank"]

    def test_showing_the_same_choices_again_keeps_the_segments(
        self, control: SegmentedControl, qtbot: QtBot
    ) -> None:
        before = control.button("map")
        with qtbot.assertNotEmitted(control.chosen):
            control.show_choices(THREE, "table")
        assert control.button("map") is before
        assert control.current == "table"


class TestTags:
    def test_chips_tell_every_key_that_is_on_in_the_order_offered(self, qtbot: QtBot) -> None:
        tags = TagEditor()
        tags.show_choices(THREE, ("table",))
        shown(qtbot, tags)
        told: list[tuple[str, ...]] = []
        tags.edited.connect(told.append)
        qtbot.mouseClick(tags.chip("map"), LEFT)
        qtbot.mouseClick(tags.chip("table"), LEFT)
        assert told == [("map", "table"), ("map",)]

    def test_arrows_move_and_space_switches(self, qtbot: QtBot) -> None:
        tags = TagEditor()
        tags.show_choices(THREE)
        shown(qtbot, tags)
        tags.chip("map").setFocus()
        qtbot.keyClick(tags.chip("map"), Qt.Key.Key_Right)
        assert tags.chip("rank").hasFocus()
        qtbot.keyClick(tags.chip("rank"), Qt.Key.Key_Space)
        assert tags.chosen == ("rank",)

    def test_chips_wrap_inside_the_width(self, qtbot: QtBot) -> None:
        tags = TagEditor()
        tags.show_choices([Pick(str(i), f"Domaine numéro {i}") for i in range(23)])
        shown(qtbot, tags)
        assert all(tags.chip(str(i)).geometry().right() < tags.width() for i in range(23))
        assert len({tags.chip(str(i)).y() for i in range(23)}) > 1


class TestSearchList:
    @pytest.fixture
    def questions(self, qtbot: QtBot) -> SearchList:
        questions = SearchList("Chercher une question")
        questions.show_choices(QUESTIONS, "q5")
        shown(qtbot, questions)
        return questions

    @pytest.mark.parametrize(
        ("typed", "found"),
        [
            ("", ("q4", "q5", "p1", "p2")),
            ("THEMES", ("q5",)),
            ("partenariat nou", ("p1",)),
            ("coeur", ("p2",)),
            ("q4", ("q4",)),
            ("entreprises", ("p1", "p2")),
            ("zzz", ()),
        ],
    )
    def test_filtering_forgets_accents_case_order_and_ligatures(
        self, questions: SearchList, typed: str, found: tuple[str, ...]
    ) -> None:
        questions.field.setText(typed)
        assert questions.visible_keys == found

    def test_filtering_never_changes_the_choice(self, questions: SearchList, qtbot: QtBot) -> None:
        with qtbot.assertNotEmitted(questions.chosen):
            questions.field.setText("partenariats")
            questions.field.clear()
        assert questions.current == "q5"

    def test_enter_takes_the_first_found(self, questions: SearchList, qtbot: QtBot) -> None:
        qtbot.keyClicks(questions.field, "noue")
        with qtbot.waitSignal(questions.chosen, check_params_cb=lambda key: key == "p1"):
            qtbot.keyClick(questions.field, Qt.Key.Key_Return)

    def test_down_enters_the_list_and_arrows_skip_headings(
        self, questions: SearchList, qtbot: QtBot
    ) -> None:
        told: list[str] = []
        questions.chosen.connect(told.append)
        questions.field.setFocus()
        qtbot.keyClick(questions.field, Qt.Key.Key_Down)
        assert questions.list.hasFocus()
        qtbot.keyClick(questions.list, Qt.Key.Key_Down)
        assert told == ["p1"], "the heading between q5 and p1 is passed over"

    def test_escape_clears_the_field(self, questions: SearchList, qtbot: QtBot) -> None:
        questions.field.setText("zzz")
        qtbot.keyClick(questions.field, Qt.Key.Key_Escape)
        assert questions.field.text() == ""
        assert len(questions.visible_keys) == 4

    def test_a_click_tells_the_key(self, questions: SearchList, qtbot: QtBot) -> None:
        index = questions.list.model().index(1, 0)
        spot = questions.list.visualRect(index).center()
        with qtbot.waitSignal(questions.chosen, check_params_cb=lambda key: key == "q4"):
            qtbot.mouseClick(questions.list.viewport(), LEFT, pos=spot)

    def test_new_choices_keep_the_filter_and_tell_nobody(
        self, questions: SearchList, qtbot: QtBot
    ) -> None:
        questions.field.setText("themes")
        with qtbot.assertNotEmitted(questions.chosen):
            questions.show_choices((*QUESTIONS, Pick("q9", "Autres thèmes", "Maires · 2016")), "q4")
        assert questions.visible_keys == ("q5", "q9")
        assert questions.current == "q4"
