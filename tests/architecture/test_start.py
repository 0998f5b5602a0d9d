"""What the first window loads, and what it must not."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("pandas", "numpy", "scipy", "openpyxl", "pyqtgraph", "pptx", "docx", "typst", "xlsxwriter")

FIRST_WINDOW = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from ocpart_desktop.system.settings import Settings
from ocpart_desktop.ui.app import build_application, build_window
from ocpart_desktop.ui.theme import apply_theme
app = build_application()
apply_theme(app, "light")
window = build_window(Settings())
window.show()
app.processEvents()
print(" ".join(sorted({name.partition(".")[0] for name in sys.modules})))
window.close()
"""


@pytest.fixture(scope="module")
def loaded_by_the_first_window() -> set[str]:
    ended = subprocess.run(
        [sys.executable, "-c", FIRST_WINDOW], capture_output=True, text=True, check=True
    )
    return set(ended.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("library", HEAVY)
def test_the_first_window_waits_for_no_heavy_library(
    library: str, loaded_by_the_first_window: set[str]
) -> None:
    assert library not in loaded_by_the_first_window


def test_the_first_window_opens_no_socket_library(loaded_by_the_first_window: set[str]) -> None:
    assert not {"requests", "urllib3", "http"} & loaded_by_the_first_window
