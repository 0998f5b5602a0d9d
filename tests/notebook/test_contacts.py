"""Contacts stay in, unless they are asked for; once erased, nothing of them is left anywhere."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from ocpart_desktop.notebook.backups import backups, keep_backup
from ocpart_desktop.notebook.document import read_document
from ocpart_desktop.notebook.kept_copies import kept_copies, put_beside, records_of
from ocpart_desktop.notebook.model import Initiative, now
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.system.paths import data_folder

SAMPLES = Path(__file__).parents[1] / "notebooks"
CONTACT = "contact imaginaire, poste 00 00"
GARDEN = Initiative(id="garden", title="Jardin", contact=CONTACT, contact_consent=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "carnet.ocpart"


def files_that_tell(contact: str, *folders: Path) -> list[str]:
    """The files that hold a contact."""
    found = [each for folder in folders for each in folder.rglob("*") if each.is_file()]
    return [each.name for each in found if contact.encode() in each.read_bytes()]


def contact_of(path: Path) -> str:
    garden = read_document(path).records["garden"]
    assert isinstance(garden, Initiative)
    return garden.contact


def test_a_contact_is_kept_as_long_as_nobody_erases_it(path: Path) -> None:
    with Notebook.create(path) as notebook:
        notebook.put(GARDEN)
        notebook.put(replace(GARDEN, contact="un autre", title="Potager"))
        notebook.undo()
    assert contact_of(path) == CONTACT
    with closing(sqlite3.connect(path)) as connection:
        elsewhere = connection.execute("SELECT * FROM history").fetchall()
        elsewhere += connection.execute("SELECT * FROM record").fetchall()
    assert CONTACT not in str(elsewhere), "it stands in a table of its own"
    with Notebook.open(path) as notebook:
        notebook.redo()
        assert notebook.initiatives[0].contact == "un autre"


def test_nothing_of_an_erased_contact_is_left_in_any_file(path: Path) -> None:
    removed = Initiative(id="removed", contact=CONTACT)
    with Notebook.create(path) as notebook:
        notebook.put_all([GARDEN, removed])
        notebook.publish()
        notebook.put(replace(GARDEN, title="Potager", contact=f"{CONTACT}, ou le soir"))
        notebook.remove("removed")
        notebook.publish()
        keep_backup(path, notebook._ledger.store.snapshot(), now() - timedelta(hours=5))
        assert len(backups(path)) == 2
        assert files_that_tell(CONTACT, path.parent, data_folder())
        notebook.erase_contacts()
        assert files_that_tell(CONTACT, path.parent, data_folder()) == []
        assert (notebook.initiatives[0].contact, notebook.initiatives[0].title) == ("", "Potager")
        assert not notebook.initiatives[0].contact_consent
        while notebook.undo():
            assert all(each.contact == "" for each in notebook.initiatives)
        while notebook.redo():
            assert all(each.contact == "" for each in notebook.initiatives)
    assert files_that_tell(CONTACT, path.parent, data_folder()) == []
    assert len(backups(path)) == 2
    assert contact_of(path) == ""


def test_a_copy_where_contacts_were_not_erased_does_not_bring_them_back(path: Path) -> None:
    copy = path.with_name("copie.ocpart")
    with Notebook.create(path) as notebook:
        notebook.put(GARDEN)
        notebook.publish()
        shutil.copy(path, copy)
        notebook.erase_contacts()
        notebook.merge(copy, contacts=True)
        assert notebook.initiatives[0].contact == ""
    assert files_that_tell(CONTACT, path.parent / "home") == []
    with Notebook.open(copy) as notebook:
        assert notebook.initiatives[0].contact == CONTACT
        notebook.merge(path)
        assert notebook.initiatives[0].contact == "", "an erasure travels"
    assert files_that_tell(CONTACT, path.parent, data_folder()) == []


@pytest.mark.parametrize("asked", [False, True])
def test_a_merger_takes_contacts_only_when_asked(path: Path, asked: bool) -> None:
    other = path.with_name("autre.ocpart")
    with Notebook.create(other) as notebook:
        notebook.put(GARDEN)
    with Notebook.create(path) as notebook:
        notebook.merge(other, contacts=asked)
        assert notebook.initiatives[0].contact == (CONTACT if asked else "")
        assert notebook.initiatives[0].title == "Jardin"
    assert (CONTACT.encode() in path.read_bytes()) == asked


def test_a_merger_without_contacts_takes_none_of_ours_away(path: Path) -> None:
    copy = path.with_name("copie.ocpart")
    with Notebook.create(path) as notebook:
        notebook.put(GARDEN)
        notebook.publish()
        shutil.copy(path, copy)
        with Notebook.open(copy) as other:
            other.put(replace(GARDEN, contact="corrigé", title="Potager"))
        notebook.merge(copy)
        assert notebook.initiatives == (replace(GARDEN, title="Potager"),)


def test_an_erased_notebook_can_note_contacts_again(path: Path) -> None:
    with Notebook.create(path) as notebook:
        notebook.put(GARDEN)
        notebook.erase_contacts()
        notebook.put(replace(GARDEN, contact="nouveau"))
    assert contact_of(path) == "nouveau"


def test_nothing_is_left_in_the_pages_that_long_contacts_took(path: Path) -> None:
    """Texts longer than a page, put in, changed, taken out: their pages are free, or used again."""
    long = [Initiative(id=f"{n}", contact=f"{CONTACT} " * 600) for n in range(12)]
    with Notebook.create(path) as notebook:
        notebook.put_all(long)
        notebook.flush()
        notebook.put_all(replace(each, contact=f"{CONTACT} le soir " * 500) for each in long[:6])
        notebook.remove_all([each.id for each in long[3:9]])
        notebook.publish()
        keep_backup(path, notebook._ledger.store.snapshot(), now() - timedelta(hours=5))
        (store,) = (data_folder() / "notebooks").glob("*/work.db")
        everywhere = {store.name, path.name, *(each.name for each in backups(path))}
        assert set(files_that_tell(CONTACT, path.parent)) == everywhere
        notebook.erase_contacts()
        for word in (CONTACT, CONTACT[:12], CONTACT[-12:]):  # a page may end in the middle of it
            assert files_that_tell(word, path.parent) == []
        assert free_pages(store) == free_pages(path) == 0
        notebook.put(Initiative(title="Après"))
    for word in (CONTACT, CONTACT[:12], CONTACT[-12:]):
        assert files_that_tell(word, path.parent) == []


def free_pages(file: Path) -> int:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        (count,) = connection.execute("PRAGMA freelist_count").fetchone()
        return int(count)


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.ocpart")), ids=lambda each: each.stem)
def test_nothing_is_left_in_the_backup_of_an_earlier_release(sample: Path, path: Path) -> None:
    """Its contacts stood among all other fields."""
    contact = "ne pas publier"
    shutil.copyfile(sample, path)
    assert contact.encode() in path.read_bytes()
    with Notebook.open(path) as notebook:
        notebook.put(Initiative(title="Une autre"))
        notebook.publish()
        assert files_that_tell(contact, path.parent)
        notebook.erase_contacts()
        assert files_that_tell(contact, path.parent) == []
    assert files_that_tell(contact, path.parent) == []


def test_going_back_to_a_copy_and_opening_one_beside_bring_no_erased_contact(path: Path) -> None:
    with Notebook.create(path) as notebook:
        notebook.put(GARDEN)
        notebook.publish()
        (copy,) = kept_copies(path)
        kept = records_of(copy.path)
        notebook.erase_contacts()
        notebook.remove(GARDEN.id)
        notebook.go_back(kept, copy, "le retour")
        assert put_beside(copy.path, path).exists()
    assert files_that_tell(CONTACT, path.parent) == []
