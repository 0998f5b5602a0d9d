"""Whatever happens to a document's bytes is noticed; nothing wrong is ever shown; all that can be
saved is, and what is lost is said.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from ocpart_desktop.notebook.backups import backups
from ocpart_desktop.notebook.document import read_document
from ocpart_desktop.notebook.model import Initiative, Note, Record, Workshop
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.system.errors import UserError
from ocpart_desktop.system.paths import data_folder

PAGE = 4096
Damage = Callable[[bytearray, random.Random], None]


def one_bit(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def bytes_here_and_there(content: bytearray, chance: random.Random) -> None:
    for _byte in range(chance.choice((2, 8, 64))):
        content[chance.randrange(len(content))] = chance.randrange(256)


def a_page_of_zeros(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content) // PAGE) * PAGE
    content[start : start + PAGE] = bytes(PAGE)


def two_pages_swapped(content: bytearray, chance: random.Random) -> None:
    one, two = (n * PAGE for n in chance.sample(range(len(content) // PAGE), 2))
    first, second = content[one : one + PAGE], content[two : two + PAGE]
    content[one : one + PAGE], content[two : two + PAGE] = second, first


def cut_short(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content)) :]


def something_else_behind(content: bytearray, chance: random.Random) -> None:
    content.extend(chance.randbytes(chance.randrange(1, 3 * PAGE)))


def a_word_changed(content: bytearray, chance: random.Random) -> None:
    """As a hexadecimal editor does: the file stays a sound database."""
    places = [n for n in range(len(content)) if content.startswith(b"Remarque", n)]
    place = chance.choice(places)
    content[place : place + 8] = b"Remorque"


def an_older_half(content: bytearray, chance: random.Random) -> None:
    """Half of the blocks written, as on a stick pulled out too early."""
    for start in range(0, len(content), PAGE):
        if chance.random() < 0.5:
            content[start : start + PAGE] = b"\xff" * PAGE


DAMAGES: tuple[Damage, ...] = (
    one_bit,
    bytes_here_and_there,
    a_page_of_zeros,
    two_pages_swapped,
    cut_short,
    something_else_behind,
    a_word_changed,
    an_older_half,
)


class Stage:
    """A notebook of an hour's work, whole, and the backup kept half an hour before."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.ever: set[str] = set()
        with Notebook.create(path, Workshop(title="Journée", region="24")) as notebook:
            self._work(notebook, range(25))
            notebook.publish()
            self.kept = dict(notebook._ledger.records)
            self._work(notebook, range(25, 50))
            self.records = dict(notebook._ledger.records)
        self.whole = path.read_bytes()
        (self.backup,) = backups(path)
        self.kept = read_document(self.backup).records

    def _work(self, notebook: Notebook, numbers: range) -> None:
        for number in numbers:
            note = Note(id=f"note-{number}", text=f"Remarque {number} " + "é" * 20 * number)
            notebook.put(note)
            self.ever.add(note.text)
            if number % 5 == 0:
                notebook.put(Initiative(id=f"i-{number}", title=f"Jardin {number}", contact="x"))
            if number % 7 == 3:
                changed = replace(note, text=f"{note.text}, reprise")
                notebook.put(changed)
                self.ever.add(changed.text)
            if number % 11 == 5:
                notebook.remove(note.id)

    def damaged(self, damage: Damage, chance: random.Random) -> bool:
        """Damage the document; False when its bytes are as they were."""
        content = bytearray(self.whole)
        damage(content, chance)
        self.path.write_bytes(content)
        return bytes(content) != self.whole

    def cleared(self) -> None:
        """As before the damage."""
        for each in self.path.parent.glob("*.ocpart"):
            each.unlink()
        shutil.rmtree(data_folder() / "notebooks", ignore_errors=True)


def without_contacts(records: dict[str, Record]) -> dict[str, Record]:
    """All but what has no history: see ``rescue.find_contacts_again``."""
    return {
        key: replace(each, contact="") if isinstance(each, Initiative) else each
        for key, each in records.items()
    }


def texts(records: dict[str, Record]) -> set[str]:
    return {each.text for each in records.values() if isinstance(each, Note)}


def rounds_of_damage(path: Path, rounds: int) -> Counter[str]:
    """Damage the document in so many ways, read it and open it; what was met."""
    stage, chance = Stage(path), random.Random(rounds)
    met: Counter[str] = Counter()
    for number in range(rounds):
        damage = DAMAGES[number % len(DAMAGES)]
        if not stage.damaged(damage, chance):
            continue
        told = f"round {number}, {damage.__name__}"
        met["damages"] += 1
        met[_read(stage, told)] += 1
        with closing(Notebook.open(path)) as notebook:  # there is a backup: it always opens
            found = dict(notebook._ledger.records)
            said = [notice.message for notice in notebook.notices]
        assert texts(found) <= stage.ever, f"{told}: a word that nobody wrote"
        if found != stage.records:
            assert said, f"{told}: something is missing and nobody says so"
            kept = [key for key in stage.kept if key in stage.records]
            assert [key for key in kept if key not in found] == [], f"{told}: it was in the backup"
        met["whole once opened"] += found == stage.records
        stage.cleared()
    return met


def _read(stage: Stage, told: str) -> str:
    """What the document alone still says, and what is said of it."""
    try:
        ledger = read_document(stage.path)
    except UserError:
        return "refused"
    assert texts(ledger.records) <= stage.ever, f"{told}: a word that nobody wrote"
    if ledger.recovery:
        assert ledger.recovery.told
        return "mended, and said"
    assert ledger.unsealed, f"{told}: it is not noticed"
    assert without_contacts(ledger.records) == without_contacts(stage.records), told
    return "nothing of it was hurt"


def test_damage_is_noticed_said_and_mended(tmp_path: Path) -> None:
    met = rounds_of_damage(tmp_path / "carnet.ocpart", 48)
    assert min(met["refused"], met["mended, and said"]) > 3


@pytest.mark.slow
def test_three_hundred_damages_are_all_noticed_and_mended(tmp_path: Path) -> None:
    met = rounds_of_damage(tmp_path / "carnet.ocpart", 312)
    print(", ".join(f"{what}: {times}" for what, times in met.items()))
    assert met["damages"] >= 300


def test_contacts_lost_unseen_are_found_again_in_the_backup(tmp_path: Path) -> None:
    path = tmp_path / "carnet.ocpart"
    stage = Stage(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM secret WHERE id = 'i-5'")
        connection.commit()
    with closing(Notebook.open(path)) as notebook:
        assert dict(notebook._ledger.records) == stage.records
        assert [notice.code for notice in notebook.notices] == ["notebook_mended"]
    assert read_document(path).records == stage.records


def test_contacts_that_cannot_be_read_are_said_and_found_again(tmp_path: Path) -> None:
    path = tmp_path / "carnet.ocpart"
    stage = Stage(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE secret SET now = '\"autre\"' WHERE id = 'i-5'")
        connection.commit()
    assert "contacts" in read_document(path).recovery.told
    with closing(Notebook.open(path)) as notebook:
        assert dict(notebook._ledger.records) == stage.records
        assert "contacts" in notebook.notices[0].message


def test_contacts_erased_since_the_backup_are_not_found_again(tmp_path: Path) -> None:
    path = tmp_path / "carnet.ocpart"
    stage = Stage(path)
    kept = stage.backup.read_bytes()
    with Notebook.open(path) as notebook:
        notebook.erase_contacts()
    stage.backup.write_bytes(kept)  # as if it could not be written when it was to forget them
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM rival")
        connection.execute("UPDATE meta SET value = value || ' ' WHERE key = 'seal'")
        connection.commit()
    with closing(Notebook.open(path)) as notebook:
        assert all(each.contact == "" for each in notebook.initiatives)
