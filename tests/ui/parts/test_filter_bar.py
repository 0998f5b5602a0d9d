"""Who is counted and how, chosen by hand in the real window; and the map's own buttons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ocpart_desktop.figures.charts import Figure
from ocpart_desktop.session import Session, Study, choose_question
from ocpart_desktop.system.settings import Settings
from ocpart_desktop.ui.app import build_window
from ocpart_desktop.ui.parts.figure_card import FigureCard
from ocpart_desktop.ui.parts.filter_bar import FilterBar
from ocpart_desktop.ui.shell.window import MainWindow
from ocpart_desktop.ui.theme import apply_theme

LEFT = Qt.MouseButton.LeftButton
LARGE = "20 000 habitants et plus"
PATIENCE = 60_000

OpenOn = Callable[[Study], MainWindow]


@pytest.fixture
def open_on(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[OpenOn]:
    """A window whose Regions page shows an extract already read."""
    apply_theme(qapp, "light")
    windows: list[MainWindow] = []

    def make(study: Study) -> MainWindow:
        session = Session(lambda extract, _sha256: tmp_path / f"{extract.stem}.ocpart")
        window = build_window(Settings(), session)
        windows.append(window)
        window.resize(1366, 768)
        window.show()
        qtbot.waitExposed(window)
        session.adopt(study)
        session.select(region="11")
        window.go_to("regions")
        settle(qtbot, window)
        return window

    yield make
    for window in windows:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.idle, timeout=PATIENCE)


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
