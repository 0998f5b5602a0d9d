"""What the first window loads, and what it must not."""

from __future__ import annotations

import subprocess
import sys

import pytest

SHELL = ("i18n", "notebook.changed", "session.events", "session.session", "system", "ui")
"""Of our own modules: the shell, the home page, and what the shell listens to."""

PAGES_SEEN = ("home",)

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
print(" ".join(sorted(sys.modules)))
window.close()
"""


@pytest.fixture(scope="module")
def loaded_by_the_first_window() -> set[str]:
    ended = subprocess.run(
        [sys.executable, "-c", FIRST_WINDOW], capture_output=True, text=True, check=True
    )
    return set(ended.stdout.splitlines()[-1].split())


def under(package: str, modules: set[str]) -> set[str]:
    """The modules of a package, by their names in it."""
    return {name.removeprefix(f"{package}.") for name in modules if name.startswith(f"{package}.")}


def test_the_first_window_loads_the_shell_and_the_home_page_alone(
    loaded_by_the_first_window: set[str],
) -> None:
    layers = {"i18n", "notebook", "session", "system", "ui"}  # the packages of those modules
    ours = under("ocpart_desktop", loaded_by_the_first_window) - layers
    shell = tuple(f"{package}." for package in SHELL)
    assert {name for name in ours if not f"{name}.".startswith(shell)} == set()
    pages = {name.partition(".")[0] for name in under("ui.pages", ours)}
    assert pages == set(PAGES_SEEN)


@pytest.mark.parametrize("library", ["babel", "concurrent", "decimal", "sqlite3"])
def test_the_first_window_waits_for_nothing_it_does_not_show(
    library: str, loaded_by_the_first_window: set[str]
) -> None:
    assert library not in loaded_by_the_first_window


@pytest.mark.parametrize("library", HEAVY)
def test_the_first_window_waits_for_no_heavy_library(
    library: str, loaded_by_the_first_window: set[str]
) -> None:
    assert library not in loaded_by_the_first_window


def test_the_first_window_opens_no_socket_library(loaded_by_the_first_window: set[str]) -> None:
    assert not {"requests", "urllib3", "http"} & loaded_by_the_first_window
