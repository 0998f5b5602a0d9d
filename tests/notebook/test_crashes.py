"""A killed process loses nothing that was said to be saved, and the next one finds it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from ocpart_desktop.notebook.document import read_document
from ocpart_desktop.notebook.model import Note, Workshop
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.notebook.workplace import enter, left_behind
from ocpart_desktop.system.errors import UserError
from ocpart_desktop.system.paths import data_folder

CHILD = Path(__file__).with_name("writing_child.py")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "carnet.ocpart"


def started(path: Path, name: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(CHILD), str(path), name],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )


def killed(child: subprocess.Popen[str], after: float) -> list[str]:
    """Kill a writing child some seconds after its first saved remark; all it said was saved."""
    assert child.stdout is not None
    first = child.stdout.readline()
    time.sleep(after)
    child.kill()
    rest, _errors = child.communicate()
    assert child.returncode == -signal.SIGKILL
    return [first.strip(), *rest.split("\n")[:-1]]


def rounds_of_killing(path: Path, rounds: int) -> None:
    chance = random.Random(rounds)
    Notebook.create(path, Workshop(title="Journée")).close()
    promised: list[str] = []
    for number in range(rounds):
        promised += killed(started(path, f"round{number}"), chance.random() * 0.15)
        read_document(path)  # the document is whole at every moment
        with Notebook.open(path) as notebook:
            found = {note.id: note.text for note in notebook.notes}
            assert [each for each in promised if each not in found] == []
            assert all(found[each].endswith("é" * 500) for each in promised)
            assert notebook.choices["last"] in {f"round{number}-{n}" for n in range(10_000)}
            assert notebook.workshop.title == "Journée"
            assert {each.code for each in notebook.notices} <= {"notebook_recovered"}
        assert left_behind() == ()
    kept_aside = [each for each in path.parent.glob("[!.]*.ocpart") if each != path]
    assert kept_aside == []


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")
def test_a_killed_process_loses_nothing_that_was_saved(path: Path) -> None:
    rounds_of_killing(path, 8)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")
def test_two_hundred_killed_processes_lose_nothing(path: Path) -> None:
    for day in range(10):
        (path.parent / str(day)).mkdir()
        rounds_of_killing(path.parent / str(day) / path.name, 20)


def test_a_second_instance_is_told_who_has_it_and_since_when(path: Path) -> None:
    Notebook.create(path).close()
    child = started(path, "child")
    assert child.stdout is not None
    child.stdout.readline()
    with pytest.raises(UserError) as refused:
        Notebook.open(path)
    killed(child, 0)
    assert refused.value.code == "notebook_in_use"
    for fact in ("déjà ouvert", os.environ.get("USER") or "", time.strftime("%Y"), "carnet.ocpart"):
        assert fact in refused.value.message
    Notebook.open(path).close()


def test_the_same_process_cannot_open_it_twice_either(path: Path) -> None:
    with Notebook.create(path) as notebook:
        notebook.put(Note(text="ici"))
        alias = path.with_name("alias.ocpart")
        alias.symlink_to(path)
        (path.parent / "dossier").mkdir()
        for name in (path, alias, path.parent / "dossier" / ".." / path.name):
            with pytest.raises(UserError, match="déjà ouvert"):
                Notebook.open(name)
        with pytest.raises(UserError, match="déjà ouvert"):
            Notebook.create(path)


def test_documents_whose_session_ended_badly_can_be_listed(path: Path) -> None:
    notebook = Notebook.create(path)
    assert left_behind() == (), "it is being worked on"
    notebook.put(Note(text="ici"))
    notebook.flush()
    notebook.abandon()
    assert left_behind() == (path,)
    with Notebook.open(path) as notebook:
        assert [note.text for note in notebook.notes] == ["ici"]
        assert [notice.code for notice in notebook.notices] == ["notebook_recovered"]
    assert left_behind() == ()


def test_what_was_left_of_a_notebook_is_free_for_it_while_another_is_being_opened(
    path: Path,
) -> None:
    other = path.with_name("autre.ocpart")
    Notebook.create(other).close()
    notebook = Notebook.create(path)
    notebook.put(Note(text="avant la panne"))
    notebook.flush()
    notebook.abandon()
    place, left = enter(other)  # another process, reading its own document
    with Notebook.open(path) as notebook:
        assert [note.text for note in notebook.notes] == ["avant la panne"]
    assert left == []
    place.clear()


def test_what_was_written_follows_a_document_that_was_moved(path: Path) -> None:
    notebook = Notebook.create(path)
    notebook.put(Note(text="avant la panne"))
    notebook.flush()
    notebook.abandon()
    moved = path.rename(path.with_name("renommé.ocpart"))
    with Notebook.open(moved) as notebook:
        assert [note.text for note in notebook.notes] == ["avant la panne"]
    assert left_behind() == ()


def test_a_document_that_is_gone_is_put_back_from_what_was_left(path: Path) -> None:
    notebook = Notebook.create(path)
    notebook.put(Note(text="avant la panne"))
    notebook.flush()
    notebook.abandon()
    path.unlink()
    with Notebook.open(path) as notebook:
        assert [note.text for note in notebook.notes] == ["avant la panne"]
    assert path.exists()


def test_where_the_work_was_left_survives_an_abrupt_stop(path: Path) -> None:
    notebook = Notebook.create(path)
    notebook.remember(page="typology", region="53")
    notebook.flush()
    notebook.abandon()
    with Notebook.open(path) as notebook:
        assert dict(notebook.choices) == {"page": "typology", "region": "53"}
        assert notebook.notices == (), "nothing to tell: no word was in danger"


def test_a_working_copy_that_cannot_be_read_keeps_nobody_from_the_document(path: Path) -> None:
    notebook = Notebook.create(path)
    notebook.put(Note(text="dans le document"))
    notebook.publish()
    notebook.put(Note(text="perdue avec le disque"))
    notebook.flush()
    notebook.abandon()
    (store,) = (data_folder() / "notebooks").glob("*/work.db")
    store.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    with Notebook.open(path) as notebook:
        assert [note.text for note in notebook.notes] == ["dans le document"]


def test_a_closed_notebook_takes_nothing_more(path: Path) -> None:
    notebook = Notebook.create(path)
    notebook.close()
    with pytest.raises(ValueError, match="closed"):
        notebook.put(Note(text="trop tard"))


def test_two_that_open_at_the_same_moment_never_both_have_it(path: Path) -> None:
    Notebook.create(path).close()
    outcomes: list[str] = []

    def open_it() -> None:
        try:
            opened = Notebook.open(path)
        except UserError as refused:
            outcomes.append(refused.code)
        else:
            outcomes.append("opened")
            everybody_tried.wait(10)
            opened.close()

    for _round in range(5):
        outcomes.clear()
        everybody_tried = threading.Event()
        threads = [threading.Thread(target=open_it) for _each in range(4)]
        for thread in threads:
            thread.start()
        while len(outcomes) < 4:
            time.sleep(0.005)
        everybody_tried.set()
        for thread in threads:
            thread.join()
        assert sorted(outcomes) == ["notebook_in_use"] * 3 + ["opened"]
