"""The page that documents the format tells it as it is: its SQL runs, its fingerprints are right.

Nothing here reads the notebook by the product's own code: only SQLite, JSON and SHA-256.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ocpart_desktop.notebook import schema
from ocpart_desktop.notebook.changed import RecordKind
from ocpart_desktop.notebook.migrations import SCHEMAS
from ocpart_desktop.notebook.model import Initiative, Note, NoteKind
from ocpart_desktop.notebook.notebook import Notebook

PAGE = (Path(__file__).parents[2] / "docs" / "notebook-format.md").read_text(encoding="utf-8")
SQL = [each.strip() for block in re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
       for each in block.split(";") if each.strip()]  # fmt: skip


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "carnet.ocpart"
    with closing(Notebook.create(path)) as notebook:
        first = Initiative(title="Garage solidaire", contact="a@exemple.fr", contact_consent=True)
        notebook.put(first, "créer")
        notebook.put(Note(kind=NoteKind.IDEA, text="Une idée, « entre guillemets »"), "noter")
        notebook.undo()
        notebook.redo()
        notebook.remove(first.id, "retirer")
        notebook.undo()
    return path


@pytest.fixture
def connection(document: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(document)) as opened:
        yield opened


def fingerprint(*texts: str) -> str:
    told = (text.encode() for text in texts)
    return hashlib.sha256(b"".join(b"%d:%b" % (len(each), each) for each in told)).hexdigest()


def test_the_tables_are_those_of_the_page() -> None:
    def squeezed(sql: str) -> str:
        return re.sub(r"\s+", " ", sql).strip()

    told = [squeezed(each) for each in SQL if each.startswith("CREATE")]
    assert told == [squeezed(each) for each in SCHEMAS[schema.FORMAT]]


def test_the_numbers_are_those_of_the_page(connection: sqlite3.Connection) -> None:
    assert f"**{schema.FORMAT}**" in PAGE
    (told,) = re.findall(r"`(0x[0-9A-F]+)`", PAGE)
    assert connection.execute("PRAGMA application_id").fetchone() == (int(told, 16),)
    assert connection.execute("PRAGMA user_version").fetchone() == (schema.FORMAT,)


def test_every_kind_of_record_is_in_the_page() -> None:
    assert {kind.value for kind in RecordKind} <= set(re.findall(r"^\| `(\w+)` \|", PAGE, re.M))


def test_the_queries_of_the_page_find_what_was_written(connection: sqlite3.Connection) -> None:
    initiatives, notes, journal = (each for each in SQL if each.startswith("SELECT"))
    assert connection.execute(initiatives).fetchall() == [("Garage solidaire", None, None)]
    assert connection.execute(notes).fetchall() == [("idea", "Une idée, « entre guillemets »")]
    labels = [label for _at, _who, label in connection.execute(journal)]
    assert {"créer", "noter", "retirer"} <= set(labels)


def test_the_fingerprints_are_made_as_the_page_says(
    connection: sqlite3.Connection, document: Path
) -> None:
    for told, *texts in connection.execute("SELECT hash, id, kind, body FROM record"):
        assert told == fingerprint(*texts)
    columns = "id, author, since, follows"
    for last, *sitting in connection.execute(f"SELECT hash, {columns} FROM sitting"):
        previous = fingerprint("sitting", *sitting)
        entries = connection.execute(
            "SELECT hash, was, now, step, n, act, at, label, id, kind FROM history "
            "WHERE sitting = ? ORDER BY seq",
            (sitting[0],),
        )
        for told, was, now, *texts in entries:
            sides = [part for side in (was, now)
                     for part in (("none",) if side is None else ("some", side))]  # fmt: skip
            previous = fingerprint(previous, *map(str, texts), *sides)
            assert told == previous
        assert last == previous
    (seal,) = connection.execute("SELECT value FROM meta WHERE key = 'seal'").fetchone()
    content = document.read_bytes()
    assert content.count(seal.encode()) == 1
    assert hashlib.sha256(content.replace(seal.encode(), bytes(64))).hexdigest() == seal
