"""On a phone, charts keep their bars, their names and their figures."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication
from specimens import CHARTS, bars, dots, regions

from ocpart_desktop.documents.pictures import PHONE
from ocpart_desktop.figures.charts import BarChart, Chart, DotChart, PanelChart
from ocpart_desktop.ui.charts.draw import layout
from ocpart_desktop.ui.charts.drawing import Drawing, Shape, Words
from ocpart_desktop.ui.charts.look import ELLIPSIS
from ocpart_desktop.ui.charts.pictures import ChartPictures
from ocpart_desktop.ui.theme import load_fonts, load_theme

BARS = [name for name, chart in CHARTS.items() if isinstance(chart, BarChart | PanelChart)]


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts()


def on_a_phone(chart: Chart) -> Drawing:
    height = ChartPictures().chart(chart, PHONE).height
    return layout(chart, QRectF(0, 0, PHONE, height), load_theme("light"))


def texts(drawing: Drawing) -> list[Words]:
    return [item for item in drawing.items if isinstance(item, Words)]


@pytest.mark.parametrize("name", BARS)
def test_no_two_texts_of_bars_meet(name: str) -> None:
    found = texts(on_a_phone(CHARTS[name]))
    rects = [words.rect.adjusted(0.5, 2, -0.5, -2) for words in found]
    for i, one in enumerate(rects):
        for j in range(i):
            assert not one.intersects(rects[j]), (found[i].text, found[j].text)


def test_bars_have_half_of_the_width_at_least() -> None:
    drawing = on_a_phone(bars(4))
    shapes = [item for item in drawing.items if isinstance(item, Shape) and item.fill]
    widest = max(shape.path.boundingRect().width() for shape in shapes)
    assert widest > 0.5 * PHONE * 0.8  # the largest value is less than the axis


def test_names_of_a_ranking_are_whole() -> None:
    chart = dots()
    assert isinstance(chart, DotChart)
    shown = {words.text for words in texts(on_a_phone(chart))}
    assert {row.name for row in chart.rows} <= shown
    assert not any(text.endswith(ELLIPSIS) for text in shown)


def test_the_figure_of_a_selected_island_does_not_cross_its_frame() -> None:
    wide = QRectF(0, 0, 640, 420)
    drawing = layout(regions(selected="04"), wide, load_theme("light"))
    caption = [words.text for words in texts(drawing) if words.text.startswith(("974", "La Réun"))]
    assert "974" in caption or "La Réunion" in caption
    assert not any(text.startswith("974 ·") for text in caption)
