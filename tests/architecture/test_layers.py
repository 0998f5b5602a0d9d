"""The house's rules, as tests that read as sentences."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "ocpart_desktop"
MODULES = sorted(PACKAGE.rglob("*.py"))


def imports_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def using(package: str) -> list[Path]:
    return [
        path
        for path in MODULES
        if any(name == package or name.startswith(package + ".") for name in imports_of(path))
    ]


def test_nothing_imports_upwards_and_every_package_is_listed() -> None:
    result = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("library", "home"),
    [("PySide6", "ui"), ("pyqtgraph", "ui/charts")],
)
def test_a_screen_library_stays_in_its_home(library: str, home: str) -> None:
    strangers = [p for p in using(library) if not p.is_relative_to(PACKAGE / home)]
    assert strangers == []


def test_page_models_know_neither_qt_nor_pyqtgraph() -> None:
    models = {
        p for p in MODULES if p.name == "model.py" and p.is_relative_to(PACKAGE / "ui" / "pages")
    }
    assert models.isdisjoint(using("PySide6") + using("pyqtgraph"))


def test_pages_never_import_each_other() -> None:
    pages = PACKAGE / "ui" / "pages"
    for path in MODULES:
        if not path.is_relative_to(pages):
            continue
        own = path.relative_to(pages).parts[0]
        others = {
            name
            for name in imports_of(path)
            if name.startswith("ocpart_desktop.ui.pages.") and name.split(".")[3] != own
        }
        assert others == set(), f"{path} imports another page"


def test_no_module_is_named_after_nothing() -> None:
    empty_names = {"utils", "util", "helpers", "common", "manager", "base", "misc"}
    assert [p for p in MODULES if p.stem in empty_names] == []
