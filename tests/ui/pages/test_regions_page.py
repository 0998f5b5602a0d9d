"""The Regions page driven by hand: one selection, seen every way there is."""

from __future__ import annotations

import json
import shlex

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from ocpart_desktop.cli import parse, run
from ocpart_desktop.figures.charts import (
    BarChart,
    DotChart,
    Figure,
    LineChart,
    MapChart,
    StackedChart,
)
from ocpart_desktop.session import Study, choose_question
from ocpart_desktop.ui.pages.regions import model
from ocpart_desktop.ui.pages.regions.view import RegionsPage
from ocpart_desktop.ui.parts.figure_card import FigureCard
from ocpart_desktop.ui.parts.why import WhyDialog
from ocpart_desktop.ui.shell.window import MainWindow
from ocpart_desktop.ui.widgets.drawer import Drawer
from tests.ui.opened import OpenOn, settle

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
WAYS = ["map", "ranking", "answers", "publics", "trend"]
EMPLOYING = (("EMPLOYEUR", "Employeuse"),)


@pytest.fixture
def window(open_on: OpenOn, respondents_study: Study, qtbot: QtBot) -> MainWindow:
    """Employing associations in Nouvelle-Aquitaine, looked at for « envisage »."""
    window = open_on(respondents_study)
    question = choose_question(respondents_study.survey, "STATUT", public="associations")
    window.session.select(question=question.key, region="75")
    window.session.select(answer=question.answers[1].id, filters=EMPLOYING)
    settle(qtbot, window)
    return window


def page(window: MainWindow) -> RegionsPage:
    found = window.pages["regions"]
    assert isinstance(found, RegionsPage)
    return found


def card(window: MainWindow) -> FigureCard:
    found = window.pages["regions"].findChild(FigureCard)
    assert isinstance(found, FigureCard)
    return found


def figure(window: MainWindow) -> Figure:
    shown = card(window).figure
    assert shown is not None
    return shown


def look(qtbot: QtBot, window: MainWindow, way: str) -> Figure:
    """As a hand does: press the segment."""
    qtbot.mouseClick(page(window)._panes[0].charts.button(way), LEFT)
    settle(qtbot, window)
    return figure(window)


def spot(window: MainWindow, key: str) -> QPoint:
    """A point inside the largest area of a key."""
    chart = card(window).chart
    areas = [area for area in chart.drawing.areas if area.key == key]
    path = max(areas, key=lambda a: a.rect.width() * a.rect.height()).path
    centre = path.boundingRect().center()
    if path.contains(centre):
        return centre.toPoint()
    return next(
        point
        for point in (path.pointAtPercent(i / 50) for i in range(50))
        if chart.drawing.area_at(point)
    ).toPoint()


def values(figure: Figure) -> list[tuple[str, float | None]]:
    """Every value plotted, with the key of what it is the value of."""
    chart = figure.chart
    if isinstance(chart, StackedChart):
        return [
            (chart.key(i), mark.value) for row in chart.rows for i, mark in enumerate(row.marks)
        ]
    if isinstance(chart, BarChart | LineChart):
        return [
            (chart.key(i), mark.value)
            for series in chart.series
            for i, mark in enumerate(series.marks)
        ]
    rows = chart.areas if isinstance(chart, MapChart) else chart.rows
    return [(row.code, row.mark.value) for row in rows]


@pytest.mark.parametrize("measure", [model.LEVEL, model.GAP])
def test_one_selection_is_kept_through_every_view(
    window: MainWindow, qtbot: QtBot, measure: str
) -> None:
    selection = window.session.selection
    window.session.remember(measure=measure)
    kinds = set()
    for way in [*WAYS, "table"]:
        shown = look(qtbot, window, way)
        kinds.add(type(shown.chart))
        assert window.session.selection == selection
        assert "Employeuse" in shown.title
        assert "En Nouvelle-Aquitaine" in shown.sentence
        if way not in ("answers", "table"):
            assert "envisage" in shown.title + shown.sentence
    assert kinds == {MapChart, DotChart, StackedChart, BarChart, LineChart}


@pytest.mark.parametrize("measure", [model.LEVEL, model.GAP])
def test_the_table_twin_of_every_view_holds_the_values_plotted(
    window: MainWindow, qtbot: QtBot, measure: str
) -> None:
    window.session.remember(measure=measure)
    for way in WAYS:
        shown = look(qtbot, window, way)
        table = shown.table
        for key, value in values(shown):
            row = table.values[table.keys.index(key)]
            if value is None:
                assert any(
                    text in ("masqué", "–", "") for text in table.texts[table.keys.index(key)]
                )
            else:
                assert any(
                    isinstance(cell, float) and cell == pytest.approx(value) for cell in row
                ), (way, key, value)
        model_shown = card(window).table.model()
        assert model_shown.rowCount() == len(table.texts)


def test_a_region_taken_on_the_map_is_looked_at_in_every_view(
    window: MainWindow, qtbot: QtBot
) -> None:
    look(qtbot, window, "map")
    qtbot.mouseClick(card(window).chart.canvas, LEFT, pos=spot(window, "84"))
    settle(qtbot, window)
    assert window.session.region.code == "84"
    for way in WAYS:
        assert "Auvergne-Rhône-Alpes" in look(qtbot, window, way).sentence


def test_an_answer_taken_in_its_bar_is_looked_at_on_the_map(
    window: MainWindow, qtbot: QtBot
) -> None:
    shown = look(qtbot, window, "answers")
    assert isinstance(shown.chart, StackedChart)
    wanted = shown.chart.keys[0]
    qtbot.mouseClick(card(window).chart.canvas, LEFT, pos=spot(window, wanted))
    settle(qtbot, window)
    assert window.session.selection is not None
    assert window.session.selection.answer == wanted
    assert "A des partenariats" in look(qtbot, window, "map").title
    assert window.session.region.code == "75"


def test_a_public_taken_in_its_bar_becomes_the_one_looked_at_with_the_same_answer(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.session.select(filters=())
    shown = look(qtbot, window, "publics")
    assert isinstance(shown.chart, BarChart)
    companies = next(key for key in shown.chart.keys if "entreprises" in key)
    before = window.session.selection
    qtbot.mouseClick(card(window).chart.canvas, LEFT, pos=spot(window, companies))
    settle(qtbot, window)
    after = window.session.selection
    assert before is not None
    assert after is not None
    assert (after.question, after.answer, after.region) == (companies, before.answer, "75")


def test_a_wave_taken_on_the_line_becomes_the_one_looked_at(
    window: MainWindow, qtbot: QtBot
) -> None:
    shown = look(qtbot, window, "trend")
    assert isinstance(shown.chart, LineChart)
    qtbot.mouseClick(card(window).chart.canvas, LEFT, pos=spot(window, shown.chart.keys[0]))
    settle(qtbot, window)
    assert window.session.question is not None
    assert window.session.question.wave == "2011"


def test_the_keyboard_alone_reaches_and_takes_a_region(window: MainWindow, qtbot: QtBot) -> None:
    for way in ("map", "ranking"):
        look(qtbot, window, way)
        chart = card(window).chart
        assert {stop.area.key for stop in chart.stops.all if stop.area} == {
            region.code for region in _regions()
        }
        stop = next(s for s in chart.stops.all if s.area and s.area.key == "53")
        stop.setFocus()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        settle(qtbot, window)
        assert window.session.region.code == "53"
        window.session.select(region="75")
        settle(qtbot, window)


def _regions() -> tuple[object, ...]:
    from ocpart_desktop.survey.regions import REGIONS

    return REGIONS


def test_the_keyboard_alone_takes_a_row_of_the_table(window: MainWindow, qtbot: QtBot) -> None:
    window.session.remember(table="ranking")
    shown = look(qtbot, window, "table")
    table = card(window).table
    table.setFocus()
    table.select_row(shown.table.keys.index("28"))
    table.setCurrentIndex(table.selectionModel().selectedRows()[0])
    qtbot.keyClick(table, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.session.region.code == "28"
    assert table.current_key == "28"


def test_what_is_pointed_at_on_a_chart_is_lit_in_its_table_and_back(
    open_on: OpenOn, respondents_study: Study, qtbot: QtBot
) -> None:
    window = open_on(respondents_study)
    window.resize(1920, 1080)
    shown = look(qtbot, window, "answers")
    body = card(window)._body
    qtbot.waitUntil(lambda: body.both)
    assert isinstance(shown.chart, StackedChart)
    wanted = shown.chart.keys[1]
    qtbot.mouseMove(card(window).chart.canvas, spot(window, wanted))
    qtbot.waitUntil(lambda: card(window).table._cells.highlight == wanted)
    table = card(window).table
    row = shown.table.keys.index(shown.chart.keys[2])
    place = table.visualRect(table.model().index(row, 0)).center()
    qtbot.mouseMove(table.viewport(), place)
    qtbot.waitUntil(lambda: card(window).chart.state.highlight == shown.chart.keys[2])


def menu_of(window: MainWindow) -> QMenu:
    found = card(window).findChildren(QMenu)
    return next(menu for menu in found if menu.isVisible())


def why(window: MainWindow) -> WhyDialog:
    return next(d for d in window.findChildren(WhyDialog) if d.isVisible())


@pytest.mark.parametrize("way", WAYS)
def test_why_this_figure_can_be_asked_of_any_number_by_its_menu(
    window: MainWindow, qtbot: QtBot, way: str
) -> None:
    shown = look(qtbot, window, way)
    key = next(key for key, value in reversed(values(shown)) if value is not None)
    qtbot.mouseClick(card(window).chart.canvas, RIGHT, pos=spot(window, key))
    qtbot.waitUntil(lambda: any(m.isVisible() for m in card(window).findChildren(QMenu)))
    menu_of(window).actions()[0].trigger()
    dialog = why(window)
    row = shown.table.texts[shown.table.keys.index(key)]
    assert dialog.numbers.currentText() == row[0]
    for fact in ("Question", "Filtres", "Méthode", "Cellules"):
        assert fact in dialog.text
    assert "Employeuse" in dialog.text
    dialog.copy_command()
    assert QGuiApplication.clipboard().text().startswith("ocpart-desktop compare")
    dialog.accept()


def test_why_this_figure_changes_with_the_number_chosen_and_its_command_runs(
    window: MainWindow, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    shown = look(qtbot, window, "ranking")
    card(window).explain()
    dialog = why(window)
    assert dialog.numbers.currentText() == "Nouvelle-Aquitaine"
    dialog.numbers.setCurrentIndex(dialog.numbers.findData("44"))
    assert "Grand Est" in dialog.text
    dialog.copy_command()
    command = QGuiApplication.clipboard().text()
    assert run(parse(shlex.split(command)[1:])) == 0
    printed = json.loads(capfd.readouterr().out)
    answer = parse(shlex.split(command)[1:]).answer
    row = next(row for row in printed["rows"] if row["answer"] == answer)
    assert row["region"]["value"] == pytest.approx(dict(values(shown))["44"])
    dialog.accept()


def test_copying_in_the_table_view_copies_numbers_and_elsewhere_the_picture(
    window: MainWindow, qtbot: QtBot
) -> None:
    look(qtbot, window, "table")
    card(window).copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Réponse\t")
    number = lines[1].split("\t")[1].replace(",", ".")
    assert 0 < float(number) < 1
    look(qtbot, window, "answers")
    card(window).copy()
    assert QGuiApplication.clipboard().mimeData().hasImage()


def test_the_remarks_stand_beside_where_there_is_room_and_can_be_put_away(
    window: MainWindow, qtbot: QtBot
) -> None:
    drawer = window.pages["regions"].findChild(Drawer)
    assert isinstance(drawer, Drawer)
    assert not drawer.is_open
    window.resize(1920, 1080)
    qtbot.waitUntil(lambda: drawer.is_open)
    qtbot.mouseClick(drawer.button, LEFT)
    assert not drawer.is_open
    assert window.session.remembered("remarks_open") is False
    window.resize(1366, 768)
    window.resize(1920, 1080)
    assert not drawer.is_open


def test_a_question_without_waves_or_other_publics_still_has_all_its_views(
    open_on: OpenOn, tables_study: Study, qtbot: QtBot
) -> None:
    window = open_on(tables_study)
    for question in ("Q4", "PRIO", "FRAG"):
        found = choose_question(tables_study.survey, question)
        window.session.select(question=found.key, region="24")
        settle(qtbot, window)
        for way in [*WAYS, "table"]:
            assert look(qtbot, window, way).sentence
            assert window.message == ""


@pytest.fixture
def beside(window: MainWindow, qtbot: QtBot) -> list[FigureCard]:
    """The two views, a map and a ranking, parted as a hand does."""
    window.resize(1366, 768)
    look(qtbot, window, "map")
    qtbot.mouseClick(page(window)._both, LEFT)
    settle(qtbot, window)
    found = [pane.card for pane in page(window)._panes]
    assert [card.isVisible() for card in found] == [True, True]
    return found


def test_of_two_views_each_shows_the_same_selection_its_own_way(
    window: MainWindow, beside: list[FigureCard], qtbot: QtBot
) -> None:
    kinds = [type(card.figure.chart) for card in beside if card.figure]
    assert kinds == [MapChart, DotChart]
    window.session.select(region="53")
    settle(qtbot, window)
    for card in beside:
        assert card.figure is not None
        assert "En Bretagne" in card.figure.sentence


def test_what_is_pointed_at_in_one_view_is_lit_up_in_the_other(
    window: MainWindow, beside: list[FigureCard], qtbot: QtBot
) -> None:
    first, second = (card.chart for card in beside)
    qtbot.mouseMove(first.canvas, spot(window, "53"))
    qtbot.waitUntil(lambda: second.state.highlight == "53")
    qtbot.wait(50)  # the scene drops moves that follow each other too closely
    qtbot.mouseClick(first.canvas, LEFT, pos=spot(window, "53"))  # both are drawn again
    settle(qtbot, window)
    qtbot.mouseMove(first.canvas, QPoint(1, 1))
    qtbot.waitUntil(lambda: second.state.highlight is None)


def test_two_views_fold_the_list_of_questions_until_it_is_asked(
    window: MainWindow, beside: list[FigureCard], qtbot: QtBot
) -> None:
    shown = page(window)
    assert not shown._questions.isVisible()
    qtbot.mouseClick(shown._list, LEFT)
    assert shown._questions.isVisible()
    other = next(c.key for c in shown._choices if c.key != window.session.selection.question)
    shown._questions.chosen.emit(other)
    settle(qtbot, window)
    assert not shown._questions.isVisible()


def test_of_two_views_the_one_the_keyboard_is_in_is_added_to_the_storyline(
    window: MainWindow, beside: list[FigureCard], qtbot: QtBot
) -> None:
    notebook = window.session.notebook
    assert notebook is not None
    added = []
    for card in reversed(beside):
        card.findChildren(QToolButton)[0].setFocus()
        qtbot.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        added.append(notebook.views[-1].chart)
    assert added == ["ranking", "map"]


def test_a_narrow_window_keeps_one_view_and_its_way_back(
    window: MainWindow, beside: list[FigureCard], qtbot: QtBot
) -> None:
    window.resize(1024, 768)
    settle(qtbot, window)
    assert [card.isVisible() for card in beside] == [True, False]
    assert page(window)._questions.isVisible()
    window.resize(1366, 768)
    settle(qtbot, window)
    assert [card.isVisible() for card in beside] == [True, True]
