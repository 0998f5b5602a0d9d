"""A disk that fails is said at once; what was typed stays and is saved as soon as it can be."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ocpart_desktop.notebook import document, publisher, writer
from ocpart_desktop.notebook.listeners import Listeners
from ocpart_desktop.notebook.model import Note
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.notebook.places import default_notebook_path
from ocpart_desktop.notebook.workplace import left_behind
from ocpart_desktop.system.errors import UserError
from ocpart_desktop.system.paths import data_folder

posix = pytest.mark.skipif(sys.platform == "win32", reason="limits and users are POSIX's")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "clé USB"
    folder.mkdir()
    return folder / "carnet.ocpart"


@contextmanager
def full_disk(room: int) -> Iterator[None]:
    """No file may grow beyond ``room`` bytes while this lasts."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@posix
def test_on_a_full_disk_what_was_typed_stays_and_is_saved_once_there_is_room(path: Path) -> None:
    said: list[str] = []
    notebook = Notebook.create(path)
    notebook.flush()
    notebook.listeners.on_saved = lambda _moment: said.append("saved")
    notebook.listeners.on_failed = lambda error: said.append(error.code)
    (store,) = (data_folder() / "notebooks").glob("*/work.db")
    with full_disk(store.stat().st_size):
        notebook.put(Note(text="long " * 5_000))
        with pytest.raises(UserError, match="espace"):
            notebook.flush()
        notebook.put(Note(text="encore"))
        with pytest.raises(UserError) as refused:
            notebook.close()
        assert refused.value.code == "notebook_not_saved"
        assert said == ["notebook_not_saved"], "said once, not at each try"
        assert [note.text for note in notebook.notes][1:] == ["encore"]
    notebook.flush()
    assert said[-1] == "saved"
    notebook.close()
    with Notebook.open(path) as notebook:
        assert len(notebook.notes) == 2


@posix
def test_a_copy_can_be_saved_elsewhere_while_the_disk_is_full(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copie.ocpart"
    notebook = Notebook.create(path)
    notebook.flush()
    (store,) = (data_folder() / "notebooks").glob("*/work.db")
    with full_disk(store.stat().st_size):
        notebook.put(Note(text="long " * 5_000))
        with pytest.raises(UserError):
            notebook.flush()
    notebook.save_copy(copy)
    notebook.abandon()
    with Notebook.open(copy) as saved:
        assert saved.notes == notebook.notes


def test_what_failed_is_tried_again_without_being_asked(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "RETRY", 0.02)
    saved = threading.Event()
    notebook = Notebook.create(path)
    notebook.flush()
    (store,) = (data_folder() / "notebooks").glob("*/work.db")
    away = store.with_name("away.db")
    store.rename(away)
    store.mkdir()
    notebook.put(Note(text="malgré tout"))
    with pytest.raises(UserError):
        notebook.publish()
    notebook.listeners.on_saved = lambda _moment: saved.set()
    store.rmdir()
    away.rename(store)
    assert saved.wait(5)
    notebook.close()
    with Notebook.open(path) as notebook:
        assert [note.text for note in notebook.notes] == ["malgré tout"]


def test_a_stick_pulled_out_loses_nothing(path: Path) -> None:
    notebook = Notebook.create(path)
    pulled = path.parent.with_name("dans la poche")
    path.parent.rename(pulled)
    notebook.put(Note(text="sans la clé"))
    notebook.flush()
    with pytest.raises(UserError) as refused:
        notebook.close()
    assert refused.value.code == "document_not_written"
    assert left_behind() == (path,)
    pulled.rename(path.parent)
    with Notebook.open(path) as notebook:
        assert [note.text for note in notebook.notes] == ["sans la clé"]


def test_closing_while_the_document_is_being_written_in_vain_loses_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publisher, "PAUSE", 0.01)
    writing, go_on = threading.Event(), threading.Event()

    def write_in_vain(*_what: object, **_how: object) -> None:
        writing.set()
        go_on.wait(10)
        raise OSError(errno.ENOSPC, "no room")

    notebook = Notebook.create(path)
    with monkeypatch.context() as full:
        full.setattr(document, "write_atomically", write_in_vain)
        notebook.put(Note(text="au dernier moment"))
        notebook.flush()
        assert writing.wait(10)
        threading.Timer(0.1, go_on.set).start()
        with pytest.raises(UserError, match="ne peut pas être écrit"):
            notebook.close()
    with Notebook.open(path) as again:
        assert [note.text for note in again.notes] == ["au dernier moment"]


def test_a_stick_pulled_out_and_put_back_gets_what_it_missed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publisher, "PAUSE", 0.01)
    monkeypatch.setattr(publisher, "RETRY", 0.05)
    failed = threading.Event()
    with Notebook.create(path) as notebook:
        notebook.listeners.on_failed = lambda error: failed.set()
        pulled = path.parent.with_name("dans la poche")
        path.parent.rename(pulled)
        notebook.put(Note(text="sans la clé"))
        assert failed.wait(5)
        pulled.rename(path.parent)
    copy = path.with_name("copie.ocpart")
    shutil.copy(path, copy)
    with Notebook.open(copy) as notebook:
        assert [note.text for note in notebook.notes] == ["sans la clé"]


def test_a_notebook_cannot_begin_where_nothing_can_be_written(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        Notebook.create(tmp_path / "nulle part" / "carnet.ocpart")
    assert refused.value.code == "document_not_written"
    assert left_behind() == ()


@contextmanager
def without_privileges() -> Iterator[None]:
    """An ordinary user, for whom a folder without permission is closed; root ignores them."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def anybodys_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that any user may write in, its data folder included."""
    with tempfile.TemporaryDirectory() as name:
        data = Path(name) / "data"
        for folder in (Path(name), data):
            folder.mkdir(exist_ok=True)
            folder.chmod(0o777)
        monkeypatch.setenv("XDG_DATA_HOME", str(data))
        yield Path(name)


@posix
def test_a_place_that_cannot_be_written_to_is_said_at_once(anybodys_folder: Path) -> None:
    folder = anybodys_folder / "lecture seule"
    codes = []
    with without_privileges():
        folder.mkdir()
        Notebook.create(folder / "ancien.ocpart").close()
        folder.chmod(0o555)
        with pytest.raises(UserError) as refused:
            Notebook.create(folder / "nouveau.ocpart")
        codes.append(refused.value.code)
        folder.chmod(0o755)
        (folder / "ancien.ocpart").chmod(0)
        with pytest.raises(UserError) as refused:
            Notebook.open(folder / "ancien.ocpart")
        codes.append(refused.value.code)
    assert codes == ["document_not_written", "notebook_unreadable"]


@posix
def test_a_notebook_that_cannot_be_written_to_can_still_be_worked_on(anybodys_folder: Path) -> None:
    folder = anybodys_folder / "lecture seule"
    elsewhere = anybodys_folder / "ailleurs.ocpart"
    with without_privileges():
        folder.mkdir()
        Notebook.create(folder / "carnet.ocpart").close()
        before = (folder / "carnet.ocpart").read_bytes()
        folder.chmod(0o555)
        notebook = Notebook.open(folder / "carnet.ocpart")
        assert [notice.code for notice in notebook.notices] == ["notebook_read_only"]
        notebook.put(Note(text="gardée ici"))
        with pytest.raises(UserError) as refused:
            notebook.close()
        assert refused.value.code == "document_not_written"

        notebook = Notebook.open(folder / "carnet.ocpart")
        assert [note.text for note in notebook.notes] == ["gardée ici"]
        notebook.relocate(elsewhere)
        notebook.put(Note(text="puis là"))
        notebook.close()
        assert left_behind() == ()
        assert (folder / "carnet.ocpart").read_bytes() == before
        folder.chmod(0o755)
        with Notebook.open(elsewhere) as notebook:
            assert [note.text for note in notebook.notes] == ["gardée ici", "puis là"]


@posix
def test_without_documents_a_notebook_begins_among_the_data(
    anybodys_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(anybodys_folder / "home"))
    with without_privileges():
        assert default_notebook_path(Path("maires.xlsx")).is_relative_to(anybodys_folder / "home")
        (anybodys_folder / "home").chmod(0o555)
        (anybodys_folder / "home" / "Documents" / "OCPart").chmod(0o555)
        fallback = default_notebook_path(Path("maires.xlsx"))
        assert fallback.is_relative_to(anybodys_folder / "data")
        Notebook.create(fallback).close()
        (anybodys_folder / "home").chmod(0o755)


def test_a_bug_in_a_listener_loses_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reported: list[type[BaseException]] = []
    monkeypatch.setattr(threading, "excepthook", lambda bug: reported.append(bug.exc_type))
    notebook = Notebook.create(path)
    notebook.flush()
    notebook.listeners.on_saved = lambda _moment: {}[0]
    notebook.put(Note(text="un"))
    with pytest.raises(UserError):
        notebook.publish()
    assert reported == [KeyError]
    notebook.listeners.on_saved = Listeners().on_saved
    notebook.put(Note(text="deux"))
    notebook.close()
    with Notebook.open(path) as notebook:
        assert [note.text for note in notebook.notes] == ["un", "deux"]
