"""What a newer Qt for Python has broken before: both must pass for an upgrade to be safe."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

from pytestqt.qtbot import QtBot

VOID_CALLS = """
from PySide6.QtCore import QPoint, QRect
rectangle, origin = QRect(0, 0, 2, 2), QPoint(0, 0)
for _ in range(1_000_000):
    rectangle.moveTo(origin)
print("alive")
"""


def test_a_million_void_calls_do_not_kill_python() -> None:
    """In a process of its own, since the failure is ``Fatal Python error: none_dealloc``."""
    result = subprocess.run(
        [sys.executable, "-c", VOID_CALLS], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stdout.strip()) == (0, "alive"), result.stderr


def test_pyqtgraph_exports_a_plot_as_svg(qtbot: QtBot, tmp_path: Path) -> None:
    import pyqtgraph
    from pyqtgraph.exporters import SVGExporter

    plot = pyqtgraph.PlotWidget(title="Écart")
    qtbot.addWidget(plot)
    plot.addItem(pyqtgraph.BarGraphItem(x=[1, 2, 3], height=[45, 30, 25], width=0.6))
    target = tmp_path / "plot.svg"
    SVGExporter(plot.plotItem).export(str(target))

    drawn = {element.tag.rpartition("}")[2] for element in ElementTree.parse(target).iter()}
    assert {"svg", "path", "text"} <= drawn
