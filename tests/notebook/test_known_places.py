"""A notebook that went on with a newer extract is found again from either; the memory is modest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ocpart_desktop.notebook.known_places import FILE_NAME, known_place, remember_place
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.notebook.places import default_notebook_path
from ocpart_desktop.system.paths import data_folder


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    path = tmp_path / "carnet.ocpart"
    Notebook.create(path).close()
    return path


def test_either_extract_finds_the_notebook_whatever_it_is_named(notebook: Path) -> None:
    remember_place(["a", "b"], notebook)
    assert default_notebook_path(Path("enquête 2019.xlsx"), "a") == notebook
    assert default_notebook_path(Path("enquête 2016.xlsx"), "b") == notebook
    assert default_notebook_path(Path("enquête 2016.xlsx"), "c") != notebook


def test_a_notebook_that_is_gone_is_not_looked_for(notebook: Path) -> None:
    remember_place(["a"], notebook)
    notebook.unlink()
    assert known_place("a") is None


def test_the_latest_decision_stands_and_the_oldest_is_forgotten(notebook: Path) -> None:
    for number in range(250):
        remember_place([f"{number}"], notebook)
    other = notebook.with_name("autre.ocpart")
    other.touch()
    remember_place(["249"], other)
    stored = json.loads((data_folder() / FILE_NAME).read_text(encoding="utf-8"))
    assert len(stored) == 200
    assert known_place("249") == other
    assert known_place("0") is None


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"a": 3}'])
def test_a_damaged_memory_is_no_memory(notebook: Path, text: str) -> None:
    data_folder().mkdir(parents=True, exist_ok=True)
    (data_folder() / FILE_NAME).write_text(text, encoding="utf-8")
    assert known_place("a") is None
    remember_place(["a"], notebook)
    assert known_place("a") == notebook
