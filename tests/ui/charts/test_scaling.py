"""Charts and icons are painted at the pixels of the screen: 100, 150 and 200 %, never enlarged."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SCALES = ("1", "1.5", "2")

SCALED = """
import json
import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from ocpart_desktop.ui.app import build_application
from ocpart_desktop.ui.charts.draw import draw
from ocpart_desktop.ui.charts.view import ChartView
from ocpart_desktop.ui.theme import apply_theme, current_theme, space
from ocpart_desktop.ui.widgets.buttons import icon_button
from specimens import CHARTS, figure

app = build_application()
apply_theme(app, "light")


def sharpness(image):
    image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    steps = np.diff(rows[:, : image.width()].astype(float), axis=1)
    return float((steps**2).mean())


def drawn(chart, size, ratio):
    image = QImage(size * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(current_theme().screen.surface)
    edge = space(1)
    with QPainter(image) as painter:
        draw(painter, chart, QRectF(0, 0, size.width(), size.height()).adjusted(
            edge, edge, -edge, -edge), current_theme())
    return image


told = {}
for name, chart in CHARTS.items():
    view = ChartView()
    view.resize(420, 300)
    view.show_figure(figure(chart))
    view.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    view.show()
    app.processEvents()
    seen = view.grab().toImage()
    ratio = seen.devicePixelRatio()
    sharp = drawn(chart, view.size(), ratio)
    enlarged = drawn(chart, view.size(), 1.0).scaled(
        sharp.size(), mode=Qt.TransformationMode.SmoothTransformation
    )
    told[name] = [ratio, *(sharpness(image) / sharpness(sharp) for image in (seen, enlarged))]
    view.close()
button = icon_button("folder", "x")
told["icon"] = button.icon().pixmap(QSize(20, 20), ratio).width() / 20
print(json.dumps(told))
"""


@pytest.fixture(scope="module", params=SCALES)
def scaled(request: pytest.FixtureRequest) -> tuple[float, dict[str, list[float]], float]:
    """The scale; each chart's ratio, sharpness as painted, and if enlarged; the icon's ratio."""
    path = os.pathsep.join((str(HERE), str(HERE.parents[2])))
    environment = {
        **os.environ,
        "QT_SCALE_FACTOR": request.param,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": path,
    }
    ended = subprocess.run(
        [sys.executable, "-c", SCALED], capture_output=True, text=True, check=True, env=environment
    )
    told = json.loads(ended.stdout.splitlines()[-1])
    icon = told.pop("icon")
    return float(request.param), told, icon


def test_every_chart_is_painted_at_the_pixels_of_the_screen(
    scaled: tuple[float, dict[str, list[float]], float],
) -> None:
    scale, charts, _icon = scaled
    for name, (ratio, painted, enlarged) in charts.items():
        assert ratio == scale, name
        assert painted > 0.9, name
        assert scale == 1 or enlarged < 0.8, name


def test_an_icon_has_the_pixels_of_the_screen(
    scaled: tuple[float, dict[str, list[float]], float],
) -> None:
    scale, _charts, icon = scaled
    assert icon == scale
