"""Who is counted and how, chosen by hand in the real window; and the map's own buttons."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from ocpart_desktop.figures.charts import Figure
from ocpart_desktop.session import Study, choose_question
from ocpart_desktop.ui.parts.figure_card import FigureCard
from ocpart_desktop.ui.parts.filter_bar import FilterBar
from ocpart_desktop.ui.shell.window import MainWindow
from tests.ui.opened import OpenOn, settle

LEFT = Qt.MouseButton.LeftButton
LARGE = "20 000 habitants et plus"


def bar(window: MainWindow) -> FilterBar:
    found = window.pages["regions"].findChild(FilterBar)
    assert isinstance(found, FilterBar)
    return found


def card(window: MainWindow) -> FigureCard:
    found = window.pages["regions"].findChild(FigureCard)
    assert isinstance(found, FigureCard)
    return found


def figure(window: MainWindow) -> Figure:
    shown = card(window).figure
    assert shown is not None
    return shown


def base(window: MainWindow) -> object:
    """The region's base in the figure's table."""
    table = figure(window).table
    place = next(i for i, head in enumerate(table.head) if head.endswith("base"))
    return table.values[0][place]


def choose(qtbot: QtBot, window: MainWindow, category: str) -> None:
    """As a hand does: press the button, then the category."""
    qtbot.mouseClick(bar(window).button, LEFT)
    menu = bar(window).menu
    action = next(action for action in menu.actions() if action.text() == category)
    qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    settle(qtbot, window)


def chip_texts(window: MainWindow) -> list[str]:
    return [chip.text() for chip in bar(window).chips if chip.isVisible()]


def test_a_filter_narrows_the_figure_until_its_chip_is_removed(
    open_on: OpenOn, respondents_study: Study, qtbot: QtBot
) -> None:
    window = open_on(respondents_study)
    whole = base(window)
    choose(qtbot, window, LARGE)
    narrowed = base(window)
    assert isinstance(whole, int | float)
    assert isinstance(narrowed, int | float)
    assert narrowed < whole
    assert LARGE in figure(window).subtitle
    assert chip_texts(window) == [f"Taille de la commune (maires)\u00a0: {LARGE}  ×"]
    assert window.session.notebook is not None
    assert window.session.notebook.undo_label == ""
    qtbot.mouseClick(bar(window).chips[0], LEFT)
    settle(qtbot, window)
    assert base(window) == whole
    assert LARGE not in figure(window).subtitle
    assert chip_texts(window) == []


def test_another_category_takes_the_place_of_the_first_and_all_removes_it(
    open_on: OpenOn, respondents_study: Study, qtbot: QtBot
) -> None:
    window = open_on(respondents_study)
    choose(qtbot, window, LARGE)
    choose(qtbot, window, "Moins de 2 000 habitants")
    assert len(chip_texts(window)) == 1
    assert "Moins de 2 000 habitants" in chip_texts(window)[0]
    choose(qtbot, window, "Tous")
    assert chip_texts(window) == []


def test_a_filter_survives_closing_and_reopening(
    open_on: OpenOn, respondents_study: Study, qtbot: QtBot
) -> None:
    window = open_on(respondents_study)
    choose(qtbot, window, LARGE)
    narrowed = base(window)
    window.close()
    again = open_on(respondents_study)
    assert len(chip_texts(again)) == 1
    assert base(again) == narrowed


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Delete])
def test_the_keyboard_alone_chooses_and_removes_a_filter(
    open_on: OpenOn, respondents_study: Study, qtbot: QtBot, key: Qt.Key
) -> None:
    window = open_on(respondents_study)
    filters = bar(window)
    filters.button.setFocus()
    qtbot.keyClick(filters.button, Qt.Key.Key_Space)
    for pressed in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(filters.menu, pressed)
    settle(qtbot, window)
    (chip,) = filters.chips
    assert chip.accessibleName().startswith("Retirer le filtre «\u00a0Taille de la commune")
    chip.setFocus()
    qtbot.keyClick(chip, key)
    settle(qtbot, window)
    assert filters.chips == ()
    assert window.focusWidget() is filters.button


def test_weights_and_no_opinion_are_switched_in_sight(
    open_on: OpenOn, respondents_study: Study, qtbot: QtBot
) -> None:
    window = open_on(respondents_study)
    assert not bar(window).voiced.isVisible()
    innovation = choose_question(respondents_study.survey, "INNOV", public="maires")
    window.session.select(question=innovation.key)
    settle(qtbot, window)
    assert bar(window).voiced.isVisible()
    whole = base(window)
    qtbot.mouseClick(bar(window).weighted, LEFT)
    settle(qtbot, window)
    assert "non pondéré" in figure(window).subtitle
    qtbot.mouseClick(bar(window).voiced, LEFT)
    settle(qtbot, window)
    assert base(window) < whole  # type: ignore[operator]
    assert "NSP" not in [row[0] for row in figure(window).table.texts]


def test_published_tables_refuse_filters_and_say_why(open_on: OpenOn, tables_study: Study) -> None:
    filters = bar(open_on(tables_study))
    for widget in (filters.button, filters.weighted):
        assert not widget.isEnabled()
        assert "tableaux publiés" in widget.toolTip()
        assert widget.accessibleDescription() == widget.toolTip()


def test_the_map_is_zoomed_shown_whole_and_drawn_as_tiles_by_its_buttons(
    open_on: OpenOn, respondents_study: Study, qtbot: QtBot
) -> None:
    window = open_on(respondents_study)
    assert not card(window).map_controls.isVisible()
    window.session.remember(chart="map")
    window.pages["regions"].mark_stale()
    settle(qtbot, window)
    controls, chart = card(window).map_controls, card(window).chart
    assert controls.isVisible()
    assert not controls.whole.isEnabled()
    qtbot.mouseClick(controls.nearer, LEFT)
    assert chart.state.zoom > 1
    qtbot.mouseClick(controls.farther, LEFT)
    assert chart.state.zoom == pytest.approx(1)
    qtbot.mouseClick(controls.nearer, LEFT)
    qtbot.mouseClick(controls.whole, LEFT)
    assert chart.state.zoom == 1
    qtbot.mouseClick(controls.tiles, LEFT)
    assert chart.state.tiles
    assert not controls.nearer.isEnabled()
    window.close()
    again = open_on(respondents_study)
    assert card(again).chart.state.tiles
    assert card(again).map_controls.tiles.isChecked()


def submenu(menu: QMenu, words: str) -> QMenu:
    return next(each for each in menu.findChildren(QMenu) if words in each.title())


def test_filters_are_offered_by_prism_and_answers_to_other_questions_in_their_own_menu(
    open_on: OpenOn, respondents_study: Study, qtbot: QtBot
) -> None:
    window = open_on(respondents_study)
    filters = bar(window)
    filters.open_menu()
    texts = [action.text() for action in filters.menu.actions() if action.text()]
    assert texts[0] == "Territoire"
    assert texts[-1] == "Réponses à une autre question"
    others = submenu(filters.menu, "Réponses à une autre question")
    role = submenu(others, "collectivités")
    next(a for a in role.actions() if a.text().startswith("Mettre en relation")).trigger()
    settle(qtbot, window)
    assert "Mettre en relation" in figure(window).title
    (chip,) = chip_texts(window)
    assert "Mettre en relation" in chip


def test_those_who_chose_an_option_are_offered_under_its_question(
    open_on: OpenOn, respondents_study: Study, qtbot: QtBot
) -> None:
    window = open_on(respondents_study)
    filters = bar(window)
    filters.open_menu()
    priorities = submenu(submenu(filters.menu, "Réponses à une autre question"), "priorités")
    first = priorities.findChildren(QMenu)[0]
    option = first.title()
    assert [a.text() for a in first.actions()] == ["Tous", option, f"{option}\u00a0: non cité"]
    first.actions()[1].trigger()
    settle(qtbot, window)
    (chip,) = chip_texts(window)
    assert option in chip
    assert option in figure(window).title


def test_a_fourth_filter_cannot_be_chosen_and_the_menu_says_why(
    open_on: OpenOn, respondents_study: Study, qtbot: QtBot
) -> None:
    window = open_on(respondents_study)
    session = window.session
    innovation = choose_question(respondents_study.survey, "Q4")
    three = (("TAILLE_COMMUNE", LARGE), ("INNOV", "oui"), ("ROLE", "piloter-les-projets"))
    session.select(question=innovation.key, filters=three)
    settle(qtbot, window)
    bar(window).open_menu()
    actions = bar(window).menu.actions()
    assert "Pas plus de 3 filtres" in actions[0].text()
    assert not actions[0].isEnabled()
    sizes = [a for a in actions if "habitants" in a.text()]
    assert all(a.isEnabled() for a in sizes)  # another category of one in force


def test_what_filters_leave_is_in_the_title(
    open_on: OpenOn, respondents_study: Study, qtbot: QtBot
) -> None:
    window = open_on(respondents_study)
    choose(qtbot, window, LARGE)
    assert figure(window).title == f"Dynamique de co-construction – Maires ({LARGE})"
    window.session.select(weighted=False)
    settle(qtbot, window)
    assert figure(window).title.endswith(f"({LARGE}, non pondéré)")
