"""Undo takes back what one did, step by step, and never anything else."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from ocpart_desktop.notebook import history
from ocpart_desktop.notebook.changes import Change, putting
from ocpart_desktop.notebook.history import DEPTH, PAUSE, Act, History
from ocpart_desktop.notebook.model import Initiative, Note, Record, View, Workshop
from ocpart_desktop.notebook.notebook import Notebook


class Clock:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.time = 0.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


def typed(*texts: str) -> list[Change]:
    """A remark begun, then written on."""
    records: dict[str, Record] = {}
    changes = []
    for text in texts:
        remark = replace(records.get("n", Note(id="n")), text=text)
        changes.append(putting(records, [remark]))
        records["n"] = remark
    return changes


def test_writing_on_without_a_rest_is_one_step(clock: Clock) -> None:
    steps = History(clock)
    begun, *more = typed("B", "Bon", "Bonj", "Bonjour")
    assert steps.do(begun) is Act.DO
    assert [steps.do(change) for change in more] == [Act.DO, Act.JOIN, Act.JOIN]
    taken_back = steps.undo()
    assert taken_back is not None
    assert taken_back.edits[0].after == begun.edits[0].after


def test_a_rest_begins_a_new_step(clock: Clock) -> None:
    steps = History(clock)
    acts = []
    for change in typed("B", "Bon", "Bonj"):
        acts.append(steps.do(change))
        clock.time += PAUSE + 0.1
    assert acts == [Act.DO, Act.DO, Act.DO]


def test_another_field_or_another_record_begins_a_new_step(clock: Clock) -> None:
    one, two = Note(id="1"), Note(id="2")
    records: dict[str, Record] = {"1": one, "2": two}
    steps = History(clock)
    for changed in (replace(one, text="a"), replace(two, text="b")):
        assert steps.do(putting(records, [changed])) is Act.DO
        records[changed.id] = changed
    changed = replace(records["2"], who="Élise")
    assert steps.do(putting(records, [changed])) is Act.DO


def test_writing_on_after_an_undo_begins_a_new_step(clock: Clock) -> None:
    steps = History(clock)
    begun, first, second = typed("B", "Bon", "Bonj")
    steps.do(begun)
    steps.do(first)
    steps.undo()
    steps.redo()
    assert steps.do(second) is Act.DO


def test_something_new_forgets_what_was_taken_back(clock: Clock) -> None:
    steps = History(clock)
    steps.do(typed("B")[0])
    steps.undo()
    steps.do(typed("C")[0])
    assert steps.redo() is None


def test_only_the_latest_steps_are_kept(clock: Clock) -> None:
    steps = History(clock)
    for n in range(DEPTH + 10):
        steps.do(putting({}, [Note(id=str(n))]))
    assert len(steps.undoable) == DEPTH
    assert steps.undoable[0].edits[0].record.id == "10"


def test_labels_name_what_is_undone(tmp_path: Path) -> None:
    with Notebook.create(tmp_path / "carnet.ocpart") as notebook:
        assert (notebook.undo_label, notebook.redo_label) == ("", "")
        notebook.put(Note(text="Une remarque bien plus longue que ce qu’un menu peut\nmontrer"))
        assert notebook.undo_label == (
            "Annuler la saisie de la note «\u00a0Une remarque bien plus longue que ce qu…\u00a0»"
        )
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


@pytest.fixture
def no_joining(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "PAUSE", -1.0)


@pytest.mark.usefixtures("no_joining")
class TestNotebookLaws(NotebookLaws.TestCase):
    settings = settings(max_examples=12, stateful_step_count=25, deadline=None)
