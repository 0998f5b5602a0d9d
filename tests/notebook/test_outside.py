"""A document changed by somebody else is never overwritten; neither side loses anything."""

from __future__ import annotations

import os
import shutil
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from ocpart_desktop.notebook import publisher
from ocpart_desktop.notebook.model import Note, Workshop
from ocpart_desktop.notebook.notebook import Notebook


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


def test_a_change_made_elsewhere_meanwhile_is_taken_in(path: Path) -> None:
    Notebook.create(path).close()
    with Notebook.open(path) as notebook:
        elsewhere(path, "ailleurs")
        write(notebook, "ici")
        notebook.publish()
        assert notebook.path == path
        assert sorted(note.text for note in notebook.notes) == ["ailleurs", "ici"]
        write(notebook, "puis")
    assert sorted(texts(path)) == ["ailleurs", "ici", "puis"]
    assert [each for each in path.parent.glob("*.ocpart") if each != path] == []


def test_a_change_made_elsewhere_is_noticed_without_anything_to_write(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publisher, "WATCH", 0.02)
    noticed = threading.Event()
    with Notebook.create(path) as notebook:
        notebook.publish()
        notebook.listeners.on_outside = noticed.set
        elsewhere(path, "ailleurs")
        assert noticed.wait(10)
        changed = notebook.take_in()
        assert changed is not None
        assert [note.text for note in notebook.notes] == ["ailleurs"]
        assert changed.ids == {notebook.notes[0].id}
        before = path.stat().st_mtime_ns
    assert path.stat().st_mtime_ns == before, "there was nothing to write"


def test_what_was_taken_in_cannot_be_undone_by_accident(path: Path) -> None:
    with Notebook.create(path) as notebook:
        write(notebook, "ici")
        notebook.publish()
        elsewhere(path, "ailleurs")
        write(notebook, "puis")
        notebook.publish()
        notebook.undo()
        assert sorted(note.text for note in notebook.notes) == ["ailleurs", "ici"]
        notebook.undo()
        assert [note.text for note in notebook.notes] == ["ailleurs"]
        assert notebook.undo() is None


def test_two_computers_on_the_same_document_never_lose_a_word(path: Path) -> None:
    """Each has a copy of its own, and puts it in the other's place whenever it is written."""
    here, there = path, path.with_name("ailleurs.ocpart")
    Notebook.create(here).close()
    shutil.copy(here, there)
    with Notebook.open(here) as one, Notebook.open(there) as two:
        for number in range(6):
            writing, other = (one, two) if number % 2 else (two, one)
            write(writing, str(number))
            writing.publish()
            passing = path.with_name("en route")
            shutil.copy(writing.path, passing)
            passing.replace(other.path)
    assert sorted(texts(here)) == list("012345")
    assert sorted(texts(there)) == list("012345")


def test_the_same_words_changed_on_both_sides_are_both_kept(path: Path) -> None:
    remark = Note(id="n", text="au départ")
    with Notebook.create(path, author="Aline") as notebook:
        notebook.put(remark)
        notebook.publish()
        other = path.with_name("ailleurs.ocpart")
        shutil.copy(path, other)
        with Notebook.open(other, author="Basile") as elsewhere:
            elsewhere.put(replace(remark, text="version de Basile"))
        other.replace(path)
        notebook.put(replace(remark, text="version d'Aline"))
        notebook.publish()
        (conflict,) = notebook.conflicts
        assert (conflict.record.id, conflict.field) == ("n", "text")
        told = {(version.author, version.value) for version in conflict.versions}
        assert told == {("Aline", "version d'Aline"), ("Basile", "version de Basile")}
        assert conflict.versions[-1].value == notebook.notes[0].text, "what is shown comes last"
        notebook.settle("n", {"text": conflict.both})
        assert notebook.conflicts == ()
        assert set(notebook.notes[0].text.split("\n")) == {"version d'Aline", "version de Basile"}
    with Notebook.open(path) as notebook:
        assert notebook.conflicts == ()
        notebook.undo()
        assert "\n" not in notebook.notes[0].text


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


def test_after_a_crash_both_ways_a_notebook_went_are_put_together(path: Path) -> None:
    notebook = Notebook.create(path, Workshop(title="Journée"))
    write(notebook, "ici")
    notebook.flush()
    notebook.abandon()
    elsewhere(path, "ailleurs")
    with Notebook.open(path) as notebook:
        assert sorted(note.text for note in notebook.notes) == ["ailleurs", "ici"]
        assert [notice.code for notice in notebook.notices] == ["notebook_recovered"]
    assert [each for each in path.parent.glob("*.ocpart") if each != path] == []
    assert sorted(texts(path)) == ["ailleurs", "ici"]


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


@pytest.mark.parametrize("way", ["with its history", "without", "gone on elsewhere"])
def test_typing_goes_on_after_a_copy_and_is_not_lost_when_it_is_merged_back(
    path: Path, way: str
) -> None:
    copy = path.with_name("copie.ocpart")
    note = Note(text="début")
    with Notebook.create(path, author="A") as notebook:
        notebook.put(note)
        notebook.publish()
        notebook.put(replace(note, text="début, su"))
        if way == "gone on elsewhere":
            notebook.relocate(copy)
        else:
            notebook.save_copy(copy, with_history=way == "with its history")
        other = path if way == "gone on elsewhere" else copy
        notebook.put(replace(note, text="début, suite et fin"))
        with Notebook.open(other, author="B") as theirs:
            write(theirs, "ailleurs")
        notebook.merge(other)
        assert notebook.get(note.id) == replace(note, text="début, suite et fin")
        assert sorted(n.text for n in notebook.notes) == ["ailleurs", "début, suite et fin"]
        assert notebook.conflicts == ()
