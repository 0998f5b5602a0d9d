"""A document is untrusted: what is not a notebook of ours is refused in words, never run."""

from __future__ import annotations

import os
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ocpart_desktop.notebook import schema
from ocpart_desktop.notebook.backups import backups
from ocpart_desktop.notebook.description import describe
from ocpart_desktop.notebook.document import read_document
from ocpart_desktop.notebook.model import Initiative, Note, Workshop
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.system.errors import UserError

TEXTS = [f"Remarque {n:02} : " + "é" * n for n in range(40)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "carnet.ocpart"


@pytest.fixture
def notebook_file(path: Path) -> Path:
    with Notebook.create(path, Workshop(title="Journée", region="24")) as notebook:
        for text in TEXTS:
            notebook.put(Note(text=text))
        notebook.put(Initiative(title="Jardin partagé"))
    for backup in backups(path):
        backup.unlink()
    return path


def refusal(path: Path) -> UserError:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(UserError) as refused:
        Notebook.open(path)
    assert path.name in refused.value.message
    assert before is None or path.read_bytes() == before, "a refused file is left alone"
    return refused.value


def altered(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


# -- not a notebook ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04 a workbook", b"%PDF-1.7", b"\x00" * 4096, b"SQLite format 2", b"x" * 100_000],
)
def test_another_kind_of_file_is_named_as_such(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert refusal(path).code == "not_a_notebook"


def test_a_database_of_another_program_is_not_a_notebook(path: Path) -> None:
    altered(path, "CREATE TABLE t (a)")
    assert refusal(path).code == "not_a_notebook"


def test_a_file_that_is_not_there_is_said_missing(path: Path) -> None:
    assert refusal(path).code == "notebook_missing"
    assert refusal(path / "inside.ocpart").code == "notebook_missing"


def test_a_folder_is_said_to_be_one(tmp_path: Path) -> None:
    folder = tmp_path / "dossier.ocpart"
    folder.mkdir()
    assert refusal(folder).code == "notebook_is_folder"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    assert refusal(path).code == "not_a_notebook"


def test_a_later_version_is_named_as_such(notebook_file: Path) -> None:
    altered(notebook_file, f"PRAGMA user_version = {schema.FORMAT + 1}")
    assert refusal(notebook_file).code == "notebook_newer"


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON record BEGIN DELETE FROM history; END",
        "CREATE VIEW v AS SELECT * FROM record",
        "CREATE TABLE extra (a)",
        "CREATE INDEX i ON record (kind)",
        "ALTER TABLE record ADD COLUMN more TEXT DEFAULT 'x'",
        "DROP TABLE record",
        "CREATE VIRTUAL TABLE f USING fts5(body)",
        "PRAGMA user_version = 0",
    ],
)
def test_parts_that_we_never_write_are_refused(notebook_file: Path, statement: str) -> None:
    altered(notebook_file, statement)
    assert refusal(notebook_file).code == "notebook_foreign"


def test_a_replaced_table_is_refused(notebook_file: Path) -> None:
    altered(
        notebook_file,
        "DROP TABLE record",
        "CREATE VIEW record AS SELECT id, kind, body, hash FROM history",
    )
    assert refusal(notebook_file).code == "notebook_foreign"


def test_a_journal_planted_beside_is_not_read(notebook_file: Path) -> None:
    before = notebook_file.read_bytes()
    journal = notebook_file.with_name(notebook_file.name + "-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\x00" * 4096)
    Notebook.open(notebook_file).close()
    assert notebook_file.read_bytes() == before


@pytest.mark.parametrize(
    "name",
    [
        "100 %.ocpart",
        "-rf.ocpart",
        "a?b#c.ocpart",
        "<b>gras.ocpart",
        "d’été.ocpart",
        "\udce9.ocpart",
    ],
)
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with Notebook.create(path) as notebook:
        notebook.put(Note(text="ici"))
    with Notebook.open(path) as notebook:
        assert notebook.notes[0].text == "ici"
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == [name]


# -- damage ------------------------------------------------------------------------------------


def notes_of(path: Path) -> list[str]:
    with Notebook.open(path) as notebook:
        assert notebook.notices == ()
        return sorted(note.text for note in notebook.notes)


@pytest.mark.parametrize("kept", [0, 10, 100, 2000, 4096, 5000])
def test_a_file_cut_short_is_said_damaged(notebook_file: Path, kept: int) -> None:
    notebook_file.write_bytes(notebook_file.read_bytes()[:kept])
    assert refusal(notebook_file).code in ("notebook_damaged", "not_a_notebook")


def the_damaged_one(notebook: Notebook) -> Path:
    """The file set aside: the notebook stands where it stood."""
    (aside,) = (p for p in notebook.path.parent.glob("[!.]*.ocpart") if p != notebook.path)
    assert aside.name in notebook.notices[0].message
    return aside


def test_a_damaged_record_is_taken_from_the_history(notebook_file: Path) -> None:
    altered(notebook_file, "UPDATE record SET body = replace(body, 'Remarque 07', 'Remarque 08')")
    damaged = notebook_file.read_bytes()
    with Notebook.open(notebook_file) as notebook:
        assert sorted(note.text for note in notebook.notes) == TEXTS
        assert [notice.code for notice in notebook.notices] == ["notebook_mended"]
        assert "Remarque 07" in notebook.notices[0].message
        assert notebook.undo() is not None, "the history is whole"
        notebook.redo()
    assert the_damaged_one(notebook).read_bytes() == damaged, "the damaged file is left as it is"
    assert notes_of(notebook_file) == TEXTS


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE history SET now = replace(now, 'Remarque 07', 'Remarque 08')",
        "UPDATE sitting SET steps = 12",
        "UPDATE sitting SET follows = '[]'",
        "DELETE FROM sitting",
        "UPDATE history SET act = 'undo' WHERE seq = 9",
        "UPDATE history SET step = 99 WHERE seq = 9",
        "DELETE FROM history WHERE seq = 9",
        "DELETE FROM history WHERE seq > 30",
        "DELETE FROM history",
        "UPDATE history SET n = 1 WHERE seq = 9",
        "UPDATE history SET label = CAST(x'ff' AS TEXT) WHERE seq = 9",
    ],
)
def test_a_damaged_history_loses_no_record(notebook_file: Path, damage: str) -> None:
    altered(notebook_file, damage)
    damaged = notebook_file.read_bytes()
    with Notebook.open(notebook_file) as notebook:
        assert sorted(note.text for note in notebook.notes) == TEXTS
        assert [notice.code for notice in notebook.notices] == ["notebook_mended"]
        assert notebook.undo() is None
        assert notebook.workshop.title == "Journée"
    assert the_damaged_one(notebook).read_bytes() == damaged, "the damaged file is left as it is"
    assert notes_of(notebook_file) == TEXTS


@pytest.mark.parametrize("forgotten", ["DELETE FROM meta", "DELETE FROM rival"])
def test_what_only_speeds_up_the_opening_may_be_lost(notebook_file: Path, forgotten: str) -> None:
    altered(notebook_file, forgotten)
    assert notes_of(notebook_file) == TEXTS


def test_random_damage_never_shows_a_wrong_word(notebook_file: Path, tmp_path: Path) -> None:
    whole = notebook_file.read_bytes()
    chance = random.Random(20261124)
    path = tmp_path / "abîmé.ocpart"
    outcomes = {"read": 0, "refused": 0}
    for _round in range(150):
        damaged = bytearray(whole)
        for _byte in range(chance.choice((1, 4, 64))):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        start = chance.randrange(len(damaged))
        if chance.random() < 0.3:
            damaged[start : start + 4096] = bytes(len(damaged[start : start + 4096]))
        path.write_bytes(damaged)
        try:
            ledger = read_document(path)
        except UserError:
            outcomes["refused"] += 1
            continue
        outcomes["read"] += 1
        found = [each.text for each in ledger.records.values() if isinstance(each, Note)]
        assert set(found) <= set(TEXTS)
        assert len(found) == len(TEXTS) or ledger.recovery
    assert outcomes["read"] > 50


def test_the_latest_backup_stands_in_for_a_document_that_cannot_be_read(path: Path) -> None:
    with Notebook.create(path) as notebook:
        notebook.put(Note(text="gardée"))
    path.write_bytes(b"")
    with Notebook.open(path) as notebook:
        assert [note.text for note in notebook.notes] == ["gardée"]
        assert [notice.code for notice in notebook.notices] == ["notebook_from_backup"]
    (aside,) = (each for each in path.parent.glob("[!.]*.ocpart") if each != path)
    assert aside.read_bytes() == b""
    assert notes_of(path) == ["gardée"]


def test_what_is_saved_of_a_damaged_document_goes_on_from_the_latest_backup(path: Path) -> None:
    with Notebook.create(path) as notebook:
        notebook.put(Note(text="un"))
        notebook.publish()
        assert len(backups(path)) == 1
        notebook.put(Note(text="deux"))
    altered(path, "UPDATE history SET label = 'autre' WHERE kind = 'note'")
    with Notebook.open(path) as notebook:
        assert sorted(note.text for note in notebook.notes) == ["deux", "un"]
        notebook.undo()
        assert [note.text for note in notebook.notes] == ["un"]
        notebook.undo()
        assert notebook.notes == (), "the history of the backup is there"


# -- describing --------------------------------------------------------------------------------


def test_a_notebook_is_described_without_being_touched(notebook_file: Path) -> None:
    before = notebook_file.read_bytes()
    facts = describe(notebook_file)
    assert (facts["title"], facts["region"]) == ("Journée", "24")
    assert (facts["initiatives"], facts["notes"], facts["views"]) == (1, 40, 0)
    assert facts["mended"] == 0
    assert notebook_file.read_bytes() == before


def test_what_cannot_be_opened_cannot_be_described(notebook_file: Path) -> None:
    altered(notebook_file, "CREATE TABLE extra (a)")
    with pytest.raises(UserError) as refused:
        describe(notebook_file)
    assert refused.value.code == "notebook_foreign"
