"""The name of the region looked at hides no figure, and islands bear their names."""

from __future__ import annotations

import pytest
from made_figures import panorama, survey
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from ocpart_desktop.documents.pictures import PAGE
from ocpart_desktop.figures.charts import MapChart
from ocpart_desktop.figures.panorama import map_figure
from ocpart_desktop.survey.regions import REGIONS
from ocpart_desktop.ui.charts.drawing import Words
from ocpart_desktop.ui.charts.geomap import _Map
from ocpart_desktop.ui.charts.look import Look
from ocpart_desktop.ui.charts.state import ChartState
from ocpart_desktop.ui.theme import LIGHT, load_fonts, load_theme


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> None:
    load_fonts()


def laid_out(code: str) -> _Map:
    chart = map_figure(survey(), panorama(), code).chart
    assert isinstance(chart, MapChart)
    rect = QRectF(0, 0, PAGE, 0.52 * PAGE)
    return _Map(chart, rect, Look(load_theme(LIGHT), 1.0), ChartState())


@pytest.mark.parametrize("code", [r.code for r in REGIONS if not r.overseas])
def test_the_name_of_a_region_hides_no_figure(code: str) -> None:
    made = laid_out(code)
    words = [item for item in made.drawing.items if isinstance(item, Words)]
    plate = next(each for each in reversed(words) if each.text.startswith(name(code))).rect
    for other, label in made.labelled.items():
        covered = plate & label
        assert covered.width() * covered.height() < 1, other


def name(code: str) -> str:
    return next(region.name for region in REGIONS if region.code == code).replace("'", "’")


def test_islands_without_a_figure_bear_their_names() -> None:
    words = {getattr(item, "text", "") for item in laid_out("24").drawing.items}
    assert {"Guyane", "Mayotte", "La Réunion"} & words
