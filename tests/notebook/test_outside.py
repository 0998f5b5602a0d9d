"""A document changed by somebody else is never overwritten; neither side loses anything."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from ocpart_desktop.notebook.model import Note, Workshop
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.system.errors import UserError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "carnet.ocpart"


def write(notebook: Notebook, text: str) -> None:
    notebook.put(Note(text=text))


def texts(path: Path) -> list[str]:
    with Notebook.open(path) as notebook:
        return [note.text for note in notebook.notes]


def elsewhere(path: Path, text: str) -> None:
    """Write in a document as another computer would, then put it back in its place."""
    other = path.parent / "ailleurs.ocpart"
    shutil.copy(path, other)
    with Notebook.open(other) as notebook:
        write(notebook, text)
    other.replace(path)


def test_a_change_made_elsewhere_meanwhile_is_left_alone_and_said(path: Path) -> None:
    said: list[UserError] = []
    Notebook.create(path).close()
    with Notebook.open(path) as notebook:
        notebook.on_notice = said.append
        elsewhere(path, "ailleurs")
        write(notebook, "ici")
        notebook.publish()
        kept = notebook.path
        assert kept != path
        assert kept.parent == path.parent
        assert [notice.code for notice in said] == ["document_changed_outside"]
        assert kept.name in said[0].message
        write(notebook, "puis")
    assert texts(path) == ["ailleurs"]
    assert texts(kept) == ["ici", "puis"]


def test_a_file_put_in_its_place_is_left_alone(path: Path) -> None:
    with Notebook.create(path) as notebook:
        path.write_bytes(b"%PDF-1.7")
        write(notebook, "ici")
    assert path.read_bytes() == b"%PDF-1.7"
    assert texts(notebook.path) == ["ici"]


def test_an_older_version_put_back_is_replaced_by_what_continues_it(path: Path) -> None:
    older = path.with_name("ancien")
    with Notebook.create(path) as notebook:
        write(notebook, "un")
        notebook.publish()
        shutil.copy(path, older)
        write(notebook, "deux")
        notebook.publish()
        older.replace(path)
        write(notebook, "trois")
    assert notebook.path == path
    assert texts(path) == ["un", "deux", "trois"]


def test_a_document_only_touched_is_still_ours(path: Path) -> None:
    with Notebook.create(path) as notebook:
        os.utime(path, (0, 0))
        write(notebook, "ici")
    assert notebook.path == path
    assert texts(path) == ["ici"]


def test_a_document_removed_meanwhile_is_written_again(path: Path) -> None:
    with Notebook.create(path) as notebook:
        path.unlink()
        write(notebook, "ici")
    assert texts(path) == ["ici"]


def test_looking_without_writing_leaves_the_document_as_it_is(path: Path) -> None:
    Notebook.create(path).close()
    before = path.stat().st_mtime_ns
    Notebook.open(path).close()
    assert path.stat().st_mtime_ns == before


def test_after_a_crash_both_ways_a_notebook_went_are_kept(path: Path) -> None:
    notebook = Notebook.create(path, Workshop(title="Journée"))
    write(notebook, "ici")
    notebook.flush()
    notebook.abandon()
    elsewhere(path, "ailleurs")
    with Notebook.open(path) as notebook:
        assert [note.text for note in notebook.notes] == ["ailleurs"]
        assert [notice.code for notice in notebook.notices] == ["notebook_kept_aside"]
    (aside,) = (each for each in path.parent.glob("*.ocpart") if each != path)
    assert aside.name in notebook.notices[0].message
    assert texts(aside) == ["ici"]
    assert texts(path) == ["ailleurs"]


def test_after_a_crash_the_way_that_went_further_is_the_notebook(path: Path) -> None:
    notebook = Notebook.create(path)
    write(notebook, "ici")
    notebook.publish()
    notebook.abandon()
    elsewhere(path, "ailleurs")
    assert texts(path) == ["ici", "ailleurs"]
    assert [each for each in path.parent.glob("*.ocpart") if each != path] == []


def test_another_notebook_in_its_place_takes_nothing_away(path: Path) -> None:
    notebook = Notebook.create(path)
    write(notebook, "ici")
    notebook.flush()
    notebook.abandon()
    other = path.with_name("autre.ocpart")
    with Notebook.create(other) as notebook:
        write(notebook, "une autre journée")
    other.replace(path)
    assert texts(path) == ["une autre journée"]
    (aside,) = (each for each in path.parent.glob("*.ocpart") if each != path)
    assert texts(aside) == ["ici"]


def test_a_new_notebook_takes_nothing_from_one_that_stopped_abruptly(path: Path) -> None:
    notebook = Notebook.create(path)
    write(notebook, "ici")
    notebook.flush()
    notebook.abandon()
    path.unlink()
    with Notebook.create(path) as notebook:
        assert notebook.notes == ()
        assert [notice.code for notice in notebook.notices] == ["notebook_kept_aside"]
    (aside,) = (each for each in path.parent.glob("*.ocpart") if each != path)
    assert texts(aside) == ["ici"]


def test_a_copy_is_a_notebook_of_its_own(path: Path) -> None:
    with Notebook.create(path) as notebook:
        write(notebook, "commun")
    copy = path.with_name("copie.ocpart")
    shutil.copy(path, copy)
    with Notebook.open(path) as one, Notebook.open(copy) as two:
        write(one, "un")
        write(two, "deux")
    assert texts(path) == ["commun", "un"]
    assert texts(copy) == ["commun", "deux"]
