"""The Typology page driven by hand: seven ways of seeing, each with all that a figure offers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ocpart_desktop.figures.charts import (
    BarChart,
    Figure,
    GridChart,
    LineChart,
    MapChart,
    PanelChart,
    StackedChart,
    UpsetChart,
    paired,
)
from ocpart_desktop.notebook.model import Initiative
from ocpart_desktop.session import Study, storyline
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.ui.pages.typology import model
from ocpart_desktop.ui.pages.typology.view import TypologyPage
from ocpart_desktop.ui.parts.why import WhyDialog
from ocpart_desktop.ui.shell.window import MainWindow
from tests.ui.opened import OpenOn, settle

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
KINDS = {
    model.PROFILE: BarChart,
    model.BOTH: PanelChart,
    model.REGIONS: GridChart,
    model.TOGETHER: UpsetChart,
    model.IN_THE_ROOM: PanelChart,
    model.PRACTICE: MapChart,
    model.TREND: LineChart,
}
COMPANIES, ASSOCIATIONS = "TYPO|entreprises|2015-2016", "TYPO|associations|2015-2016"


@pytest.fixture
def window(open_on: OpenOn, respondents_study: Study, qtbot: QtBot) -> MainWindow:
    window = open_on(respondents_study)
    window.session.select(region="24")
    window.go_to("typology")
    settle(qtbot, window)
    return window


def page(window: MainWindow) -> TypologyPage:
    found = window.pages["typology"]
    assert isinstance(found, TypologyPage)
    return found


def figure(window: MainWindow) -> Figure:
    shown = page(window)._card.figure
    assert shown is not None
    return shown


def look(qtbot: QtBot, window: MainWindow, way: str) -> Figure:
    qtbot.mouseClick(page(window)._ways.button(way), LEFT)
    settle(qtbot, window)
    return figure(window)


def spot(window: MainWindow, key: str) -> QPoint:
    drawing = page(window)._card.chart.drawing
    area = next(area for area in drawing.areas if area.key == key)
    return area.rect.center().toPoint()


def click(qtbot: QtBot, window: MainWindow, key: str) -> None:
    qtbot.mouseClick(page(window)._card.chart.canvas, LEFT, pos=spot(window, key))
    settle(qtbot, window)


def test_each_way_of_seeing_draws_its_chart_and_is_remembered(
    window: MainWindow, qtbot: QtBot
) -> None:
    for way, kind in KINDS.items():
        assert isinstance(look(qtbot, window, way).chart, kind)
        assert window.session.remembered("typology_way") == way
    qtbot.mouseClick(page(window)._ways.button(model.PRACTICE), LEFT)
    qtbot.mouseClick(page(window)._practices.button(storyline.STATUS), LEFT)
    settle(qtbot, window)
    assert isinstance(figure(window).chart, StackedChart)


def test_one_public_is_picked_only_where_one_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    for way in KINDS:
        look(qtbot, window, way)
        alone = way not in (model.BOTH, model.IN_THE_ROOM)
        assert page(window)._sides.isVisible() is alone
        assert page(window)._counts.isVisible() is (way in (model.PROFILE, model.BOTH))


def test_the_other_public_keeps_the_way_of_seeing(window: MainWindow, qtbot: QtBot) -> None:
    look(qtbot, window, model.REGIONS)
    qtbot.mouseClick(page(window)._sides.button(ASSOCIATIONS), LEFT)
    settle(qtbot, window)
    shown = figure(window)
    assert isinstance(shown.chart, GridChart)
    assert "Responsables associatifs" in shown.title


def test_a_cell_of_the_grid_leads_to_its_comparison(window: MainWindow, qtbot: QtBot) -> None:
    shown = look(qtbot, window, model.REGIONS)
    assert isinstance(shown.chart, GridChart)
    answer = shown.chart.column_keys[2]
    click(qtbot, window, paired("53", answer))
    assert window.current_page == "regions"
    selection = window.session.selection
    assert selection is not None
    assert (selection.question, selection.answer, selection.region) == (COMPANIES, answer, "53")


def test_a_head_of_the_grid_sorts_it_and_the_first_puts_it_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    shown = look(qtbot, window, model.REGIONS)
    assert isinstance(shown.chart, GridChart)
    first = [row.code for row in shown.chart.rows]
    click(qtbot, window, paired("", shown.chart.column_keys[0]))
    chart = figure(window).chart
    assert isinstance(chart, GridChart)
    assert chart.sorted_by == 0
    assert [row.code for row in chart.rows] != first
    click(qtbot, window, paired("", ""))
    chart = figure(window).chart
    assert isinstance(chart, GridChart)
    assert [row.code for row in chart.rows] == first


def test_a_region_of_the_grid_becomes_the_one_looked_at(window: MainWindow, qtbot: QtBot) -> None:
    look(qtbot, window, model.REGIONS)
    click(qtbot, window, paired("76", ""))
    assert window.session.region.code == "76"
    assert window.current_page == "typology"
    chart = figure(window).chart
    assert isinstance(chart, GridChart)
    assert [row.code for row in chart.rows if row.selected] == ["76"]


def test_the_keyboard_alone_sorts_the_grid_and_takes_a_cell(
    window: MainWindow, qtbot: QtBot
) -> None:
    shown = look(qtbot, window, model.REGIONS)
    assert isinstance(shown.chart, GridChart)
    column = shown.chart.column_keys[1]
    for key, found in (
        (paired("", column), lambda: window.session.remembered("typology_sort") == column),
        (paired("44", column), lambda: window.current_page == "regions"),
    ):
        stops = page(window)._card.chart.stops.all
        next(s for s in stops if s.area and s.area.key == key).setFocus()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        settle(qtbot, window)
        assert found()


def test_a_panel_s_bar_leads_to_the_comparison_of_its_public(
    window: MainWindow, qtbot: QtBot
) -> None:
    shown = look(qtbot, window, model.BOTH)
    assert isinstance(shown.chart, PanelChart)
    click(qtbot, window, shown.chart.panels[1].chart.keys[0])
    assert window.current_page == "regions"
    assert window.session.question is not None
    assert window.session.question.key == ASSOCIATIONS


def test_filters_are_the_page_s_own_and_stand_in_the_title(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = window.session.selection
    criterion = page(window)._filters.criteria[0]
    value, text = criterion.categories[0]
    page(window)._filters._choose(criterion.name, value)
    settle(qtbot, window)
    assert text[:30] in figure(window).title
    assert window.session.selection == before
    assert len(page(window)._filters.chips) == 1
    page(window)._filters._remove(criterion.name)
    settle(qtbot, window)
    assert text[:30] not in figure(window).title


def test_weights_are_those_looked_at_everywhere(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(page(window)._filters.weighted, LEFT, pos=QPoint(8, 8))
    settle(qtbot, window)
    assert window.session.selection is not None
    assert not window.session.selection.weighted
    assert "non pondéré" in figure(window).title


def test_combinations_of_tables_are_off_and_say_why(
    open_on: OpenOn, tables_study: Study, qtbot: QtBot
) -> None:
    window = open_on(tables_study)
    window.go_to("typology")
    settle(qtbot, window)
    qtbot.mouseClick(page(window)._ways.button(model.TOGETHER), LEFT)
    settle(qtbot, window)
    assert page(window)._seen.currentWidget() is page(window)._off
    assert "Les tableaux publiés" in page(window)._off._sentence.text()
    assert not page(window)._shapes.isVisible()
    look(qtbot, window, model.REGIONS)
    assert page(window)._seen.currentWidget() is page(window)._card


def test_the_room_follows_the_initiatives_as_they_are_noted(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert "Aucune initiative" in look(qtbot, window, model.IN_THE_ROOM).sentence
    types = (PartnershipType.PATRONAGE, PartnershipType.SOCIAL_INNOVATION)
    window.session.write(Initiative(title="Conciergerie", types=types))
    settle(qtbot, window)
    chart = figure(window).chart
    assert isinstance(chart, PanelChart)
    assert [m.value for m in chart.panels[0].chart.series[0].marks] == [1, 0, 0, 1]
    click(qtbot, window, paired("", PartnershipType.PATRONAGE.value))
    assert window.current_page == "initiatives"


@pytest.mark.parametrize("way", [model.REGIONS, model.BOTH, model.TOGETHER, model.PROFILE])
def test_why_can_be_asked_of_any_number_by_its_menu(
    window: MainWindow, qtbot: QtBot, way: str
) -> None:
    shown = look(qtbot, window, way)
    card = page(window)._card
    key = shown.table.keys[1]
    name = shown.table.texts[1][0]
    if isinstance(shown.chart, GridChart):
        key = paired("53", shown.chart.column_keys[1])
        name = f"Bretagne, {shown.chart.columns[1]}"
    elif isinstance(shown.chart, PanelChart):
        name = f"Dirigeants d’entreprise, {shown.chart.panels[0].chart.categories[1]}"
    qtbot.mouseClick(card.chart.canvas, RIGHT, pos=spot(window, key))
    qtbot.waitUntil(lambda: any(m.isVisible() for m in card.findChildren(QMenu)))
    next(m for m in card.findChildren(QMenu) if m.isVisible()).actions()[0].trigger()
    dialog = next(d for d in window.findChildren(WhyDialog) if d.isVisible())
    assert dialog.numbers.currentText() == name
    assert "Cellules" in dialog.text
    dialog.accept()


def test_why_of_the_grid_begins_with_the_region_looked_at(window: MainWindow, qtbot: QtBot) -> None:
    look(qtbot, window, model.REGIONS)
    page(window)._card.explain()
    dialog = next(d for d in window.findChildren(WhyDialog) if d.isVisible())
    assert dialog.numbers.currentText().startswith("Centre-Val de Loire, ")
    dialog.accept()


def test_the_table_takes_the_chart_s_place_and_its_numbers_are_copied(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page(window)._shapes.button(model.TABLE), LEFT)
    for way in KINDS:
        shown = look(qtbot, window, way)
        card = page(window)._card
        assert card.table.isVisible()
        assert card.table.model().rowCount() == len(shown.table.texts)
    card.copy()
    assert "\t" in QGuiApplication.clipboard().text()
    qtbot.mouseClick(page(window)._shapes.button(model.BARS), LEFT)
    settle(qtbot, window)
    card.copy()
    assert QGuiApplication.clipboard().mimeData().hasImage()


def test_every_way_of_seeing_can_be_kept_for_the_documents(
    window: MainWindow, qtbot: QtBot
) -> None:
    notebook = window.session.notebook
    assert notebook is not None
    for way in KINDS:
        look(qtbot, window, way)
        page(window).add_to_storyline()
    kept = notebook.views[-len(KINDS) :]
    assert [view.chart for view in kept] == [
        storyline.TYPOLOGY, storyline.SIDES, storyline.TYPES_BY_REGION, storyline.TYPES_TOGETHER,
        storyline.ROOM, storyline.MAP, storyline.TYPES_TREND,
    ]  # fmt: skip
    assert all(view.asked for view in kept)


def test_the_remarks_are_those_of_the_public_looked_at(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(page(window)._sides.button(ASSOCIATIONS), LEFT)
    settle(qtbot, window)
    assert page(window)._remarks._anchor == ("question", ASSOCIATIONS)
