"""A notebook in memory: its tables, its records as they stand, and what can be undone.

Whatever changes it gives the ``Batch`` that changes a store on the disk in the same way. It is
used by one thread at a time and knows nothing of files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from typing import Any, Self

from ocpart_desktop.notebook.changes import Change, Edit, make
from ocpart_desktop.notebook.contents import Contents, rivals_of
from ocpart_desktop.notebook.entries import by_place, told
from ocpart_desktop.notebook.history import Act, History
from ocpart_desktop.notebook.model import Initiative, Record, Workshop, new_id, now
from ocpart_desktop.notebook.records import PRIVATE, from_text, to_text
from ocpart_desktop.notebook.recovery import Recovery
from ocpart_desktop.notebook.replay import replayed
from ocpart_desktop.notebook.seal import new_slot
from ocpart_desktop.notebook.sittings import Reach, Sitting, Sittings, Step
from ocpart_desktop.notebook.states import PRESENCE, state_of, states
from ocpart_desktop.notebook.store import Batch, Rival, Row, Store, record_row
from ocpart_desktop.notebook.union import Half, what_is_new


@dataclass(frozen=True, slots=True)
class _Last:
    """The last step, as it can be told again: the sitting before it, and what it did.

    ``whole`` is what it did with the steps that it was more of.
    """

    before: Sitting
    act: Act
    change: Change
    whole: Change


@dataclass(frozen=True, slots=True)
class Absorbed:
    """What taking another notebook in changed; ``erases`` when it erased contacts here."""

    batch: Batch = field(default_factory=Batch)
    edits: tuple[Edit, ...] = ()
    erases: bool = False


class Ledger:
    """``recovery`` tells what was damaged when it was read, ``former_format`` the format it had if
    it was not the present one; ``choices`` where the work was left. ``image`` is the file it was
    read from, until it is taken, if the store is still byte for byte that file; ``unsealed`` says
    that its seal was wrong: it is not exactly what was written, even if nothing shows.
    """

    def __init__(self, store: Store, contents: Contents, recovery: Recovery | None = None) -> None:
        self.store = store
        self.records = contents.records
        self.sittings = contents.sittings
        self.choices = contents.choices
        self.recovery = recovery or Recovery()
        self.former_format: int | None = None
        self.image: bytes | None = None
        self.unsealed = False
        self.history = History()
        self._rivals: dict[str, list[Rival]] = {}
        for rival in contents.rivals:
            self._rivals.setdefault(rival.id, []).append(rival)
        self._sitting: Sitting | None = None
        self._last: _Last | None = None
        self._head = next(iter(self.sittings.heads()), None)
        self._remember_steps()

    @classmethod
    def begun(
        cls,
        records: Iterable[Record],
        label: str,
        *,
        choices: Mapping[str, Any] | None = None,
        author: str = "",
        follows: tuple[Step, ...] = (),
    ) -> Self:
        """A new notebook that holds ``records`` from its first step.

        With ``follows`` it is a copy, without its history, of a notebook that holds those steps.
        """
        store = Store.empty()
        store.put_meta("seal", new_slot())
        ledger = cls(store, Contents(Sittings(), {}))
        ledger.remember(choices or {})
        made = {record.id: record for record in (Workshop(), *records)}
        begun = Sitting(new_id(), author, now().isoformat(), follows)
        change = Change(label, tuple(Edit(None, record) for record in made.values()))
        ledger._write(Act.BEGIN, change, begun)
        return ledger

    def copy(self, label: str, author: str) -> Ledger:
        """The records alone, without their history, as a notebook that can be merged back."""
        return Ledger.begun(
            self.records.values(),
            label,
            choices=self.choices,
            author=author,
            follows=tuple(self.sittings.heads()),
        )

    @property
    def half(self) -> Half:
        """This notebook, as it is put together with another."""
        return Half(self.store, self.sittings)

    @property
    def rivals(self) -> Mapping[str, tuple[Rival, ...]]:
        """The values that stand beside others, by record."""
        return {record_id: tuple(rivals) for record_id, rivals in self._rivals.items()}

    @property
    def last_change(self) -> str:
        """When the last change was made (ISO 8601); empty when none was."""
        (moment,) = self.store.connection.execute("SELECT max(at) FROM history").fetchone()
        return moment or ""

    @property
    def erased_at(self) -> str:
        """When contacts were last erased (ISO 8601); empty when they never were."""
        query = "SELECT max(at) FROM history WHERE act = ?"
        (moment,) = self.store.connection.execute(query, (Act.ERASE,)).fetchone()
        return moment or ""

    def holds(self, other: Ledger) -> bool:
        """Whether all that the other tells is told here."""
        return self.sittings.holds(other.sittings)

    def is_related_to(self, other: Ledger) -> bool:
        """Whether both come from the same notebook."""
        return not self.sittings.named.isdisjoint(other.sittings.named)

    # -- changing ------------------------------------------------------------------------------

    def do(self, change: Change, author: str, *, may_amend: bool = False) -> Batch:
        """Make a change of the user's; more of the last one replaces it where that ``may`` be."""
        act, last = self.history.act_of(change), self._last
        if act is Act.DO or last is None or last.before.author != author:
            return self._write(Act.DO, change, self._current(author))
        whole = change.joined_to(last.whole)
        if may_amend:
            return self._amend(change, whole, last)
        more = Change(whole.label, change.edits)
        return self._write(Act.JOIN, more, self._current(author), whole)

    def mark(self, act: Act, change: Change, author: str, *, private: bool) -> Batch:
        """Write down a change of another kind: a merger, an erasure."""
        self.history.rest()
        return self._write(act, change, self._current(author), private=private)

    def undo(self, author: str) -> tuple[Batch, Change] | None:
        """Take the last stroke back; None when there is none."""
        return self._replay(Act.UNDO, author) if self.history.undoable else None

    def redo(self, author: str) -> tuple[Batch, Change] | None:
        """Make the stroke last taken back again; None when there is none."""
        return self._replay(Act.REDO, author) if self.history.redoable else None

    def remember(self, choices: Mapping[str, Any]) -> Batch:
        """Note where the work is; it is not undone."""
        self.choices = from_text(to_text(dict(choices)))
        return self._committed(Batch(choices=self.choices))

    def erase_contacts(self, label: str, author: str) -> tuple[Batch, Change]:
        """Take every contact out, of the records and of the history, for good."""
        concerned = {secret.id for secret in self.store.secrets()} & self.records.keys()
        edits = [
            Edit(each, replace(each, contact="", contact_consent=False), PRIVATE)
            for each in self.records.values()
            if isinstance(each, Initiative)
            and (each.id in concerned or each.contact or each.contact_consent)
        ]
        workshop = self.records[Workshop().id]
        change = Change(label, tuple(edits) or (Edit(workshop, workshop),))
        batch = self.mark(Act.ERASE, change, author, private=False)
        self.forget_secrets()
        return replace(batch, erased=True), change

    def forget_secrets(self) -> None:
        """Leave no private value in the tables, nor in the room they took."""
        self._committed(Batch(erased=True))

    def _replay(self, act: Act, author: str) -> tuple[Batch, Change]:
        backwards = act is Act.UNDO
        stroke = (self.history.undoable if backwards else self.history.redoable)[-1]
        edits = replayed(
            self.store.entries_of(stroke.steps),
            by_place(self.store.secrets()),
            self.records,
            backwards=backwards,
        )
        change = Change(stroke.label, edits)
        return self._write(act, change, self._current(author)), change

    def _current(self, author: str) -> Sitting:
        """The sitting that goes on, or a new one that follows all there is."""
        if self._sitting is None or self._sitting.author != author:
            ends = [head for head in self.sittings.heads() if head != self._head]
            follows = ([self._head] if self._head else []) + ends
            return Sitting(new_id(), author, now().isoformat(), tuple(follows))
        return self._sitting

    def _write(
        self,
        act: Act,
        change: Change,
        sitting: Sitting,
        whole: Change | None = None,
        *,
        private: bool = True,
    ) -> Batch:
        self.history.remember(act, (sitting.id, sitting.steps + 1), change.label)
        self._last = _Last(sitting, act, change, whole or change)
        return self._tell(change, self._last, private=private)

    def _amend(self, change: Change, whole: Change, last: _Last) -> Batch:
        """Tell the last step again, with what was added to it."""
        told_again = Change(whole.label, change.joined_to(last.change).edits)
        self._last = _Last(last.before, last.act, told_again, whole)
        self.history.name_last(whole.label)
        return self._tell(change, self._last, amends=True)

    def _tell(
        self, change: Change, step: _Last, *, amends: bool = False, private: bool = True
    ) -> Batch:
        written = told(step.act, step.change, step.before, now(), private=private)
        make(self.records, change.edits)
        self._sitting, self._head = written.sitting, (written.sitting.id, written.sitting.steps)
        self.sittings.put(written.sitting)
        contested = frozenset(
            edit.record.id for edit in change.edits if self._settle(edit, step.act)
        )
        return self._committed(
            Batch(
                sittings=(written.sitting,),
                entries=written.entries,
                secrets=written.secrets,
                put=_rows_after(change.edits),
                gone=tuple(edit.record.id for edit in change.edits if edit.after is None),
                rivals=tuple(r for each in contested for r in self._rivals.get(each, ())),
                contested=contested,
                amended=self._head if amends else None,
            )
        )

    def _settle(self, edit: Edit, act: Act) -> bool:
        """Forget the rivals of what is written knowing them; whether there were any."""
        rivals = self._rivals.pop(edit.record.id, [])
        if not rivals or act is Act.MERGE:
            self._rivals.update({edit.record.id: rivals} if rivals else {})
            return False
        written = edit.fields | edit.settles | {PRESENCE}
        left = [r for r in rivals if edit.after is not None and r.field not in written]
        self._rivals.update({edit.record.id: left} if left else {})
        return True

    def _committed(self, batch: Batch) -> Batch:
        self.store.write([batch])
        return batch

    def _remember_steps(self) -> None:
        """What can be undone: the steps of one's own way to here."""
        query = (
            "SELECT step, act, label FROM history "
            "WHERE sitting = ? AND step <= ? AND n = 0 ORDER BY step"
        )
        for sitting, upto in self.sittings.line(self._head) if self._head else []:
            for step, act, label in self.store.connection.execute(query, (sitting, upto)):
                self.history.remember(act, (sitting, step), label)

    # -- putting together ----------------------------------------------------------------------

    def record_at(self, record_id: str, reach: Reach) -> Record | None:
        """What a record was when only so much was written."""
        told = self.store.entries_about([record_id])
        known = [entry for entry in told if reach.get(entry.sitting, 0) >= entry.step]
        if not known:
            return None
        return state_of(known, by_place(self.store.secrets()), self.sittings).record

    def absorb(self, other: Half, *, contacts: bool) -> Absorbed:
        """Take in all that another notebook tells, its contacts only if they are wanted.

        The outcome is the same in whatever order notebooks are put together.
        """
        new = what_is_new(self.half, other, contacts=contacts)
        if not new:
            return Absorbed()
        missed = self.sittings.missing & {sitting.id for sitting in new.sittings}
        for sitting in new.sittings:
            self.sittings.put(sitting)
        told = Batch(
            sittings=new.sittings,
            entries=new.entries,
            secrets=new.secrets or (),
            erased=new.secrets is not None,
        )
        self.store.write([told])
        concerned = {entry.id for entry in new.entries} | {s.id for s in new.secrets or ()}
        if missed:  # what others had seen is known better: it matters to all they wrote
            concerned |= self.store.told_of()
        edits, rivals = self._followed(concerned)
        self._sitting = self._last = None
        self.history.rest()
        shown = Batch(
            put=_rows_after(edits),
            gone=tuple(edit.record.id for edit in edits if edit.after is None),
            rivals=rivals,
            contested=frozenset(concerned),
        )
        self.store.write([shown])
        changed = replace(
            told, put=shown.put, gone=shown.gone, rivals=rivals, contested=shown.contested
        )
        return Absorbed(changed, edits, new.erases)

    def _followed(self, concerned: Set[str]) -> tuple[tuple[Edit, ...], tuple[Rival, ...]]:
        """Bring the records told of to what they now are."""
        found, _sound = states(
            self.store.entries_about(concerned), by_place(self.store.secrets()), self.sittings
        )
        edits = tuple(
            Edit(before, state.record)
            for record_id, state in found.items()
            if (before := self.records.get(record_id)) != state.record
        )
        make(self.records, edits)
        rivals = rivals_of(found)
        for record_id in concerned:
            self._rivals.pop(record_id, None)
        for rival in rivals:
            self._rivals.setdefault(rival.id, []).append(rival)
        return edits, rivals


def _rows_after(edits: Iterable[Edit]) -> tuple[Row, ...]:
    """The records as they are after some edits, made into rows once for every store."""
    return tuple(record_row(edit.after) for edit in edits if edit.after is not None)
