"""Undo takes back what one did, step by step, and never anything else."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from ocpart_desktop.notebook import history
from ocpart_desktop.notebook.changes import Change, putting
from ocpart_desktop.notebook.history import PAUSE, Act, History
from ocpart_desktop.notebook.model import Initiative, Note, Record, View, Workshop
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.system.paths import data_folder


class Clock:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.time = 0.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def no_joining(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "PAUSE", -1.0)


def typed(*texts: str) -> list[Change]:
    """A remark begun, then written on."""
    records: dict[str, Record] = {}
    changes = []
    for text in texts:
        remark = replace(records.get("n", Note(id="n")), text=text)
        changes.append(putting(records, [remark]))
        records["n"] = remark
    return changes


def acts(steps: History, *changes: Change, rest: float = 0.0) -> list[Act]:
    """How each change is taken, some seconds after the one before."""
    found = []
    for change in changes:
        found.append(steps.act_of(change))
        assert isinstance(steps.clock, Clock)
        steps.clock.time += rest
    return found


def test_writing_on_without_a_rest_is_one_step(clock: Clock) -> None:
    begun, *more = typed("B", "Bon", "Bonj", "Bonjour")
    assert acts(History(clock), begun, *more) == [Act.DO, Act.JOIN, Act.JOIN, Act.JOIN]


def test_a_rest_begins_a_new_step(clock: Clock) -> None:
    assert acts(History(clock), *typed("B", "Bon", "Bonj"), rest=PAUSE + 0.1) == [Act.DO] * 3


def test_another_field_or_another_record_begins_a_new_step(clock: Clock) -> None:
    one, two = Note(id="1"), Note(id="2")
    records: dict[str, Record] = {"1": one, "2": two}
    changes = []
    for changed in (replace(one, text="a"), replace(two, text="b")):
        changes.append(putting(records, [changed]))
        records[changed.id] = changed
    changes.append(putting(records, [replace(records["2"], who="Élise")]))
    assert acts(History(clock), *changes) == [Act.DO] * 3


def test_writing_on_after_an_undo_begins_a_new_step(clock: Clock) -> None:
    steps = History(clock)
    begun, first, second = typed("B", "Bon", "Bonj")
    assert acts(steps, begun, first) == [Act.DO, Act.JOIN]
    for number, act in enumerate((Act.DO, Act.JOIN, Act.UNDO, Act.REDO), 1):
        steps.remember(act, ("here", number), "")
    assert steps.act_of(second) is Act.DO


def test_something_new_forgets_what_was_taken_back(clock: Clock) -> None:
    steps = History(clock)
    steps.remember(Act.DO, ("here", 1), "un")
    steps.remember(Act.UNDO, ("here", 2), "un")
    assert [stroke.label for stroke in steps.redoable] == ["un"]
    steps.remember(Act.DO, ("here", 3), "deux")
    assert steps.redoable == []


def test_an_erasure_is_no_step_that_can_be_taken_back(clock: Clock) -> None:
    steps = History(clock)
    steps.remember(Act.DO, ("here", 1), "un")
    steps.remember(Act.ERASE, ("here", 2), "les contacts")
    assert [stroke.label for stroke in steps.undoable] == ["un"]


@pytest.mark.usefixtures("no_joining")
def test_every_step_can_be_undone_however_many_there_are(tmp_path: Path) -> None:
    path = tmp_path / "carnet.ocpart"
    texts = [str(n) for n in range(600)]
    with Notebook.create(path) as notebook:
        for text in texts:
            notebook.put(Note(id="n", text=text))
    with Notebook.open(path) as notebook:
        found = []
        while (note := notebook.get("n")) is not None:
            assert isinstance(note, Note)
            found.append(note.text)
            notebook.undo()
        assert found == texts[::-1]
        while notebook.redo():
            pass
        assert notebook.notes[0].text == "599"


def test_what_is_typed_on_leaves_one_entry_until_the_document_is_written(tmp_path: Path) -> None:
    path, remark = tmp_path / "carnet.ocpart", Note(id="n")
    with Notebook.create(path) as notebook:
        for length in range(1, 50):
            notebook.put(replace(remark, text="x" * length))
        notebook.publish()
        notebook.put(replace(remark, text="fin"))
        assert len(entries_of(notebook)) == 2
        (line, _beginning) = notebook.journal()
        assert line.what == notebook.undo_label.removeprefix("Annuler ")
        assert line.what == "la saisie de la remarque «\u00a0fin\u00a0»"
        assert ("text", None, "fin") in line.fields
        notebook.undo()
        assert notebook.notes == ()
        notebook.redo()
        assert notebook.notes[0].text == "fin"
    with Notebook.open(path) as notebook:
        assert "fin" in notebook.undo_label
        notebook.undo()
        assert notebook.notes == ()


def entries_of(notebook: Notebook) -> list[str]:
    """What the working store tells of the only remark."""
    notebook.flush()
    (store,) = (data_folder() / "notebooks").glob("*/work.db")
    with closing(sqlite3.connect(store)) as connection:
        rows = connection.execute("SELECT now FROM history WHERE kind = 'note'").fetchall()
    return [now for (now,) in rows]


def test_labels_name_what_is_undone(tmp_path: Path) -> None:
    with Notebook.create(tmp_path / "carnet.ocpart") as notebook:
        assert (notebook.undo_label, notebook.redo_label) == ("", "")
        notebook.put(Note(text="Une remarque bien plus longue que ce qu’un menu peut\nmontrer"))
        cut = "Une remarque bien plus longue que ce qu…"
        assert notebook.undo_label == f"Annuler la saisie de la remarque «\u00a0{cut}\u00a0»"
        notebook.remove(notebook.notes[0].id, label="la suppression demandée")
        assert notebook.undo_label == "Annuler la suppression demandée"
        notebook.undo()
        assert notebook.redo_label == "Rétablir la suppression demandée"


class NotebookLaws(RuleBasedStateMachine):
    """Whatever is done, undone, redone, closed, opened: the notebook equals a plain model of it."""

    known = Bundle("known")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "carnet.ocpart"
        self.notebook = Notebook.create(self.path)
        self.records: dict[str, Record] = {"workshop": Workshop()}
        self.past: list[dict[str, Record]] = []
        self.future: list[dict[str, Record]] = []

    def done(self, after: dict[str, Record]) -> None:
        if after != self.records:
            self.past.append(self.records)
            self.future.clear()
            self.records = after

    @rule(target=known, record=st.sampled_from([Initiative, Note, View]))
    def begin(self, record: type[Record]) -> str:
        made = record()
        self.notebook.put(made)
        self.done({**self.records, made.id: made})
        return made.id

    @rule(record_id=known, text=st.text(max_size=5), more=st.text(max_size=5))
    def change(self, record_id: str, text: str, more: str) -> None:
        record = self.records.get(record_id)
        if isinstance(record, Initiative):
            record = replace(record, title=text, need=more)
        elif isinstance(record, Note):
            record = replace(record, text=text, who=more)
        elif isinstance(record, View):
            record = replace(record, caption=text, answer=more)
        if record is not None:
            self.notebook.put(record)
            self.done({**self.records, record.id: record})

    @rule(record_id=known, about=known)
    def anchor(self, record_id: str, about: str) -> None:
        note = self.records.get(record_id)
        if isinstance(note, Note):
            note = replace(note, anchor_kind="initiative", anchor=about)
            self.notebook.put(note)
            self.done({**self.records, note.id: note})

    @rule(record_id=known)
    def remove(self, record_id: str) -> None:
        gone = self.records.get(record_id)
        after = {key: record for key, record in self.records.items() if key != record_id}
        for key, record in after.items():
            if (
                isinstance(gone, Initiative)
                and isinstance(record, Note)
                and record.anchor == gone.id
            ):
                after[key] = replace(record, anchor_kind="day", anchor="")
        self.notebook.remove(record_id)
        self.done(after)

    @rule()
    def undo(self) -> None:
        changed = self.notebook.undo()
        assert (changed is None) == (not self.past)
        if self.past:
            self.future.append(self.records)
            self.records = self.past.pop()

    @rule()
    def redo(self) -> None:
        changed = self.notebook.redo()
        assert (changed is None) == (not self.future)
        if self.future:
            self.past.append(self.records)
            self.records = self.future.pop()

    @rule()
    def close_and_open(self) -> None:
        self.notebook.close()
        self.notebook = Notebook.open(self.path)

    @rule()
    def stop_and_open(self) -> None:
        self.notebook.flush()
        self.notebook.abandon()
        self.notebook = Notebook.open(self.path)

    @invariant()
    def all_is_there(self) -> None:
        kept = {each.id: each for each in self.notebook.initiatives}
        kept |= {each.id: each for each in self.notebook.notes}
        kept |= {each.id: each for each in self.notebook.views}
        assert {**kept, "workshop": self.notebook.workshop} == self.records

    def teardown(self) -> None:
        self.notebook.close()
        self.folder.cleanup()


@pytest.mark.usefixtures("no_joining")
class TestNotebookLaws(NotebookLaws.TestCase):
    settings = settings(max_examples=12, stateful_step_count=25, deadline=None)
