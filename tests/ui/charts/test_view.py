"""The chart in the window: a real mouse and a real keyboard reach every region."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot
from specimens import CHARTS, bars, dots, figure, regions, stacked

from ocpart_desktop.figures.charts import Chart
from ocpart_desktop.ui.charts.view import ChartView
from ocpart_desktop.ui.theme import apply_theme

LEFT = Qt.MouseButton.LeftButton
Show = Callable[[Chart], ChartView]


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication) -> Show:
    def make(chart: Chart) -> ChartView:
        apply_theme(qapp, "light")
        view = ChartView()
        qtbot.addWidget(view)
        view.resize(900, 600)
        view.show_figure(figure(chart))
        with qtbot.waitActive(view):
            view.show()
            view.activateWindow()
        return view

    return make


def spot(view: ChartView, key: str) -> QPoint:
    """A point inside the first area of a key."""
    from test_layouts import inner_point

    area = next(area for area in view.drawing.areas if area.key == key)
    return inner_point(area.path).toPoint()


@pytest.mark.parametrize(
    "chart", [regions(), dots(), bars(), stacked()], ids=lambda c: type(c).__name__
)
def test_a_click_selects_what_is_under_it(chart: Chart, show: Show, qtbot: QtBot) -> None:
    view = show(chart)
    for key in view.drawing.keys[:6]:
        with qtbot.waitSignal(view.selected, check_params_cb=lambda told, key=key: told == key):
            qtbot.mouseClick(view.canvas, LEFT, pos=spot(view, key))


def test_a_click_beside_every_region_selects_nothing(show: Show, qtbot: QtBot) -> None:
    view = show(regions())
    with qtbot.assertNotEmitted(view.selected, wait=50):
        qtbot.mouseClick(view.canvas, LEFT, pos=QPoint(870, 300))


def test_hovering_tells_each_key_once_and_then_nothing(show: Show, qtbot: QtBot) -> None:
    view = show(regions())
    told: list[str] = []
    view.hovered.connect(told.append)
    brittany = spot(view, "53")
    for place in (brittany, brittany + QPoint(1, 0), spot(view, "84"), QPoint(870, 300)):
        qtbot.mouseMove(view.canvas, place)
        QApplication.processEvents()
    assert told == ["53", "84", ""]


def test_a_tooltip_says_what_a_screen_reader_says(show: Show, qtbot: QtBot) -> None:
    view = show(regions())
    qtbot.mouseMove(view.canvas, spot(view, "53"))
    qtbot.waitUntil(lambda: QToolTip.text() != "")
    label = next(area.label for area in view.drawing.areas if area.key == "53")
    assert QToolTip.text() == label
    assert label.startswith("Bretagne : ")


def test_what_another_view_points_at_is_outlined(show: Show) -> None:
    view = show(dots())
    before = view.grab().toImage()
    view.set_highlight("53")
    assert view.grab().toImage() != before
    view.set_highlight(None)
    assert view.grab().toImage() == before


@pytest.mark.parametrize("name", CHARTS)
def test_every_area_has_a_stop_with_its_name(name: str, show: Show) -> None:
    view = show(CHARTS[name])
    names = [stop.accessibleName() for stop in view.stops.all]
    assert names == [area.label for area in view.drawing.areas]
    for stop in view.stops.all:
        interface = QAccessible.queryAccessibleInterface(stop)
        assert interface.text(QAccessible.Text.Name) == stop.accessibleName()


def test_tab_walks_through_every_region_then_leaves(show: Show, qtbot: QtBot) -> None:
    view = show(regions())
    view.stops.all[0].setFocus()
    walked = []
    for _ in range(18):
        focused = view.stops.focused
        assert focused is not None
        walked.append(focused.key)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert walked == list(view.drawing.keys)


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        ("53", Qt.Key.Key_Right, "52"),
        ("24", Qt.Key.Key_Up, "11"),
        ("84", Qt.Key.Key_Left, "75"),
        ("76", Qt.Key.Key_Right, "93"),
        ("01", Qt.Key.Key_Down, "02"),
    ],
)
def test_arrows_go_to_the_neighbour_on_the_map(
    start: str, key: Qt.Key, end: str, show: Show, qtbot: QtBot
) -> None:
    view = show(regions())
    view.stops.all[view.drawing.keys.index(start)].setFocus()
    qtbot.keyClick(QApplication.focusWidget(), key)
    focused = view.stops.focused
    assert focused is not None
    assert focused.key == end


def test_arrows_reach_every_region_from_any_other(show: Show, qtbot: QtBot) -> None:
    view = show(regions())
    reached = {"24"}
    frontier = ["24"]
    keys = view.drawing.keys
    while frontier:
        start = frontier.pop()
        for arrow in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            stop = view.stops.all[keys.index(start)]
            stop.setFocus()
            qtbot.keyClick(stop, arrow)
            focused = view.stops.focused
            assert focused is not None
            if focused.key not in reached:
                reached.add(focused.key)
                frontier.append(focused.key)
    assert reached == set(keys)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_selects_what_the_keyboard_is_on(key: Qt.Key, show: Show, qtbot: QtBot) -> None:
    view = show(dots())
    view.stops.all[3].setFocus()
    wanted = view.drawing.areas[3].key
    with qtbot.waitSignal(view.selected, check_params_cb=lambda told: told == wanted):
        qtbot.keyClick(QApplication.focusWidget(), key)


def test_the_focus_is_seen(show: Show) -> None:
    view = show(regions())
    before = view.grab().toImage()
    view.stops.all[6].setFocus()
    assert view.grab().toImage() != before


def test_a_new_figure_keeps_the_keyboard_on_its_region(show: Show) -> None:
    view = show(dots())
    brittany = view.drawing.keys.index("53")
    view.stops.all[brittany].setFocus()
    view.show_figure(figure(regions()))
    focused = view.stops.focused
    assert focused is not None
    assert focused.key == "53"


def wheel(view: ChartView, at: QPoint, notches: int) -> None:
    place, turn = QPointF(at), QPoint(0, 120 * notches)
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(
        place, view.canvas.mapToGlobal(place), QPoint(), turn, none,
        Qt.KeyboardModifier.NoModifier, phase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.canvas, event)


def test_the_wheel_zooms_on_what_is_under_the_mouse(show: Show) -> None:
    view = show(regions())
    place = spot(view, "24")
    wheel(view, place, 4)
    assert view.state.zoom > 2
    area = view.drawing.area_at(QPointF(place))
    assert area is not None
    assert area.key == "24"
    wheel(view, place, -30)
    assert view.state.zoom == 1
    assert view.state.centre is None


def test_dragging_moves_the_zoomed_map_and_never_loses_it(show: Show, qtbot: QtBot) -> None:
    view = show(regions())
    view.zoom_by(3)
    before = view.state.centre
    for _ in range(3):
        qtbot.mousePress(view.canvas, LEFT, pos=QPoint(300, 300))
        for step in range(0, 400, 40):
            qtbot.mouseMove(view.canvas, QPoint(300 + step, 300))
        view.drag(QPointF(900, 0))
        qtbot.mouseRelease(view.canvas, LEFT, pos=QPoint(700, 300))
    after = view.state.centre
    assert before is not None
    assert after is not None
    assert 0 < after.x() < before.x()


def test_plus_minus_and_zero_zoom_from_the_keyboard(show: Show, qtbot: QtBot) -> None:
    view = show(regions())
    view.stops.all[0].setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "++")
    assert view.state.zoom == pytest.approx(1.25**2)
    qtbot.keyClicks(QApplication.focusWidget(), "-")
    assert view.state.zoom == pytest.approx(1.25)
    qtbot.keyClicks(QApplication.focusWidget(), "0")
    assert view.state.zoom == 1


def test_only_the_map_zooms(show: Show) -> None:
    view = show(dots())
    assert not view.zoom_by(2)
    assert view.state.zoom == 1


def test_the_theme_repaints_the_chart(show: Show, qapp: QApplication) -> None:
    view = show(regions())
    light = view.grab().toImage()
    apply_theme(qapp, "dark")
    qapp.processEvents()
    assert view.grab().toImage().pixelColor(2, 2) != light.pixelColor(2, 2)
    apply_theme(qapp, "light")


def test_a_chart_without_a_figure_is_blank_and_calm(show: Show, qtbot: QtBot) -> None:
    view = show(regions())
    view.show_figure(None)
    assert view.drawing.items == []
    assert view.stops.all == []
    qtbot.mouseMove(view.canvas, QPoint(100, 100))
    qtbot.mouseClick(view.canvas, LEFT, pos=QPoint(100, 100))


def test_a_view_names_and_describes_itself(show: Show) -> None:
    view = show(bars())
    assert view.accessibleName().startswith("Les partenariats")
    assert view.accessibleDescription().startswith("Barres")
    assert view.minimumSizeHint().height() > 100
