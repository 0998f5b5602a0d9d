"""The deck's template is made by its script, and by nothing else."""

from __future__ import annotations

import importlib.util
import zipfile
from pathlib import Path

from pptx import Presentation

from ocpart_desktop.system.paths import resource

TOOL = Path(__file__).parents[2] / "tools" / "make_template.py"


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {n: package.read(n) for n in package.namelist() if "core.xml" not in n}


def test_the_shipped_template_is_what_the_script_makes(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("make_template", TOOL)
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    tool.build(tmp_path / "summary.pptx")
    assert parts(tmp_path / "summary.pptx") == parts(resource("templates", "summary.pptx"))


def test_it_is_wide_empty_and_has_the_five_layouts() -> None:
    deck = Presentation(str(resource("templates", "summary.pptx")))
    assert round(deck.slide_width / deck.slide_height, 2) == 1.78
    assert len(deck.slides) == 0
    names = [layout.name for layout in deck.slide_layouts]
    assert names == ["Couverture", "Figure", "Texte", "Titre seul", "Partie"]
