"""Automatic copies are told in figures; going back to one is a step like any other."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ocpart_desktop.notebook.backups import backups, keep_as_it_is, keep_backup
from ocpart_desktop.notebook.document import read_document
from ocpart_desktop.notebook.kept_copies import (
    KeptCopy,
    kept_copies,
    put_beside,
    records_of,
)
from ocpart_desktop.notebook.ledger import Ledger
from ocpart_desktop.notebook.model import Initiative, Note
from ocpart_desktop.notebook.notebook import Notebook

GARDEN = Initiative(title="Jardin", contact="a@exemple.fr", contact_consent=True)
REMARK = Note(text="à suivre")
SAMPLES = Path(__file__).parents[1] / "notebooks"


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    """A notebook with one copy, then changed in every way."""
    with Notebook.create(tmp_path / "carnet.ocpart") as notebook:
        notebook.put_all([GARDEN, REMARK])
        notebook.publish()
        keep(notebook)
        yield notebook


def keep(notebook: Notebook) -> None:
    for each in backups(notebook.path):
        each.unlink()
    notebook.publish()
    keep_backup(notebook.path, read_document(notebook.path).store.snapshot(), datetime.now(UTC))


def the_copy(notebook: Notebook) -> KeptCopy:
    (copy,) = kept_copies(notebook.path)
    return copy


def go_back(notebook: Notebook) -> None:
    copy = the_copy(notebook)
    notebook.go_back(records_of(copy.path), copy, "le retour")


def test_a_copy_is_told_in_figures(notebook: Notebook) -> None:
    copy = the_copy(notebook)
    assert (copy.initiatives, copy.notes, copy.sound) == (1, 1, True)
    assert copy.size == copy.path.stat().st_size
    assert abs(copy.moment - datetime.now(UTC)) < timedelta(minutes=1)
    assert notebook.is_kept_in(copy)


def test_going_back_holds_exactly_what_the_copy_held(notebook: Notebook) -> None:
    notebook.put(replace(GARDEN, title="Jardin partagé"))
    notebook.remove(REMARK.id)
    notebook.put(Note(text="écrite depuis"))
    before = {each.id: each for each in (*notebook.initiatives, *notebook.notes)}
    difference = notebook.difference(records_of(the_copy(notebook).path), the_copy(notebook))
    assert len(difference.edits) == 3
    go_back(notebook)
    assert (notebook.initiatives, notebook.notes) == ((GARDEN,), (REMARK,))
    assert notebook.undo_label == "Annuler le retour"
    notebook.undo()
    assert {each.id: each for each in (*notebook.initiatives, *notebook.notes)} == before
    notebook.redo()
    assert (notebook.initiatives, notebook.notes) == ((GARDEN,), (REMARK,))


def test_going_back_is_kept_like_the_rest(notebook: Notebook) -> None:
    notebook.remove(GARDEN.id)
    go_back(notebook)
    notebook.close()
    with Notebook.open(notebook.path) as again:
        assert again.initiatives == (GARDEN,)
        again.undo()
        assert again.initiatives == ()


def test_a_notebook_that_did_not_change_has_nothing_to_go_back_to(notebook: Notebook) -> None:
    copy = the_copy(notebook)
    assert not notebook.difference(records_of(copy.path), copy).edits
    assert not notebook.go_back(records_of(copy.path), copy, "")


def test_contacts_erased_since_never_come_back(notebook: Notebook) -> None:
    copy, kept = the_copy(notebook), records_of(the_copy(notebook).path)
    notebook.erase_contacts()
    notebook.remove(GARDEN.id)
    notebook.go_back(kept, copy, "")
    (garden,) = notebook.initiatives
    assert (garden.contact, garden.contact_consent) == ("", False)


def test_a_copy_put_beside_says_when_it_was_made_and_overwrites_nothing(
    notebook: Notebook,
) -> None:
    copy = the_copy(notebook)
    beside = [put_beside(copy.path, notebook.path) for _time in range(2)]
    day = copy.moment.astimezone()
    assert beside[0].stem == f"carnet (sauvegarde du {day:%Y-%m-%d} à {day:%H}.{day:%M})"
    assert beside[1].stem == f"{beside[0].stem} 2"
    assert records_of(beside[0]) == records_of(copy.path)


def test_the_copy_of_another_notebook_of_the_same_name_is_told_apart(notebook: Notebook) -> None:
    other = Ledger.begun([Note(text="d'ailleurs")], "").store.snapshot()
    keep_backup(notebook.path, other, datetime.now(UTC) + timedelta(hours=3))
    latest, earlier = kept_copies(notebook.path)
    assert not notebook.is_kept_in(latest)
    assert notebook.is_kept_in(earlier)


@pytest.mark.parametrize("damage", ["cut", "changed", "nothing"])
def test_a_damaged_copy_is_said_to_be(notebook: Notebook, damage: str) -> None:
    path = the_copy(notebook).path
    whole = path.read_bytes()
    spoilt = {
        "cut": whole[: len(whole) // 3],
        "changed": whole.replace("à suivre".encode(), "à suivra".encode()),
        "nothing": b"",
    }[damage]
    assert spoilt != whole
    path.write_bytes(spoilt)
    copy = the_copy(notebook)
    assert not copy.sound
    assert copy.size == len(spoilt)


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.ocpart")), ids=lambda p: p.stem)
def test_a_copy_of_an_earlier_release_is_counted_too(sample: Path, tmp_path: Path) -> None:
    document = tmp_path / "carnet.ocpart"
    shutil.copyfile(sample, document)
    keep_as_it_is(document, datetime.now(UTC))
    (copy,) = kept_copies(document)
    with Notebook.open(document) as notebook:
        assert copy.sound
        assert (copy.initiatives, copy.notes) == (len(notebook.initiatives), len(notebook.notes))
        assert notebook.is_kept_in(copy) or copy.sittings == frozenset()
