"""What the toolkit must not do to us: an upgrade that brings these back fails here."""

from __future__ import annotations

import subprocess
import sys


def run(script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_calls_that_return_nothing_may_be_made_for_ever() -> None:
    """PySide6 6.12.0 on Python 3.11 dies after some 5 000 of them."""
    script = """
from PySide6.QtCore import QObject
o = QObject()
for _ in range(60_000):
    o.setObjectName("x")
print("alive")
"""
    assert run(script) == "alive"


def test_pictures_are_drawn_without_pyqtgraph_numpy_or_a_widget() -> None:
    script = """
import sys
import ocpart_desktop.ui.charts.render, ocpart_desktop.ui.widgets.table, ocpart_desktop.ui.jobs
heavy = {"pyqtgraph", "numpy", "pandas", "scipy", "openpyxl"} & set(sys.modules)
print(sorted(heavy))
"""
    assert run(script) == "[]"


def test_the_window_of_a_chart_leaves_the_excepthook_alone() -> None:
    script = """
import sys
before = sys.excepthook
import ocpart_desktop.ui.charts.view
print(sys.excepthook is before)
"""
    assert run(script) == "True"
