"""Changes: what was before, what is after, and what to call it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from ocpart_desktop.i18n import _, ngettext
from ocpart_desktop.notebook.changed import NotebookChanged, RecordKind
from ocpart_desktop.notebook.model import (
    AnchorKind,
    Note,
    Record,
    SavedFilter,
    Term,
    View,
    Workshop,
)
from ocpart_desktop.notebook.records import kind_of, told_fields
from ocpart_desktop.survey.corrections import Correction

TITLE_IN_A_LABEL = 40


@dataclass(frozen=True, slots=True)
class Edit:
    """One record put (``after``) or taken out (``after`` is None).

    ``settles`` names fields that are written although they stay as they are: what somebody else
    wrote in them apart is then put aside knowingly.
    """

    before: Record | None
    after: Record | None
    settles: frozenset[str] = frozenset()

    @property
    def record(self) -> Record:
        """The record as it is, or as it last was."""
        present = self.after if self.after is not None else self.before
        assert present is not None
        return present

    @property
    def fields(self) -> frozenset[str]:
        """The fields that changed; empty when the record came or went."""
        if self.before is None or self.after is None:
            return frozenset()
        return frozenset(
            each.name
            for each in fields(self.after)
            if getattr(self.before, each.name) != getattr(self.after, each.name)
        )


@dataclass(frozen=True, slots=True)
class Change:
    """One step of the user's: edits that are done, undone and redone together."""

    label: str
    edits: tuple[Edit, ...]

    @property
    def touched(self) -> NotebookChanged:
        """What the change touches."""
        records = [edit.record for edit in self.edits]
        return NotebookChanged(
            frozenset(record.id for record in records),
            frozenset(kind_of(record) for record in records),
        )

    def continues(self, earlier: Change) -> bool:
        """Whether this is more of the same: the same field of the same record, written on.

        Writing on in what a record was begun with is still beginning it.
        """
        if len(self.edits) != 1 or len(earlier.edits) != 1:
            return False
        ours, theirs = self.edits[0], earlier.edits[0]
        if len(ours.fields) != 1 or ours.before is None or ours.before != theirs.after:
            return False
        begun = told_fields(ours.before).keys() if theirs.before is None else theirs.fields
        return ours.fields <= begun

    def joined_to(self, earlier: Change) -> Change:
        """One change doing both, for one that ``continues`` the earlier."""
        first, last = earlier.edits[0], self.edits[0]
        edits = (Edit(first.before, last.after, first.settles),)
        unnamed = earlier.label == _action(earlier.edits)
        return Change(_action(edits) if unnamed else earlier.label, edits)


def putting(records: Mapping[str, Record], wanted: Iterable[Record], label: str = "") -> Change:
    """The change that writes records down; without edits when they are there already."""
    edits = tuple(
        Edit(before, record)
        for record in wanted
        if (before := _same_kind(records.get(record.id), record)) != record
    )
    return Change(label or _action(edits), edits)


def _same_kind(before: Record | None, record: Record) -> Record | None:
    """What the record replaces; ValueError when it is not a record of its kind."""
    if before is not None and type(before) is not type(record):
        raise ValueError(f"{record.id} is the identity of a {kind_of(before)}")
    if isinstance(record, Workshop) != (record.id == Workshop().id):
        raise ValueError(f"a {kind_of(record)} cannot have the identity {record.id}")
    return before


def _action(edits: tuple[Edit, ...]) -> str:
    if len(edits) != 1:
        return _("the change to several entries")
    action = _("the entry of {what}") if edits[0].before is None else _("the change to {what}")
    return action.format(what=named(edits[0].record))


def removing(records: Mapping[str, Record], record_ids: Sequence[str], label: str = "") -> Change:
    """The change that takes records out; the remarks made on them become remarks of the day."""
    gone = [records[each] for each in record_ids]
    if any(isinstance(each, Workshop) for each in gone):
        raise ValueError("a notebook always has its workshop")
    anchors, leaving = {(str(kind_of(each)), each.id) for each in gone}, frozenset(record_ids)
    freed = [
        Edit(note, replace(note, anchor_kind=AnchorKind.DAY, anchor=""))
        for note in records.values()
        if isinstance(note, Note)
        and (note.anchor_kind, note.anchor) in anchors
        and note.id not in leaving
    ]
    if len(gone) == 1:
        action = _("the removal of {what}").format(what=named(gone[0]))
    else:
        count = len(gone)
        action = ngettext("the removal of {n} entry", "the removal of {n} entries", count)
        action = action.format(n=count)
    return Change(label or action, (*freed, *(Edit(each, None) for each in gone)))


def make(records: dict[str, Record], edits: Iterable[Edit]) -> None:
    """Make the edits among the records."""
    for edit in edits:
        if edit.after is None:
            records.pop(edit.record.id, None)
        else:
            records[edit.record.id] = edit.after


def named(record: Record) -> str:
    """A record in the middle of a sentence: « l'initiative « Jardin partagé » »."""
    title = _shortened(_title(record))
    if not title:
        return {
            RecordKind.WORKSHOP: _("the workshop"),
            RecordKind.INITIATIVE: _("the initiative"),
            RecordKind.NOTE: _("the remark"),
            RecordKind.VIEW: _("the view"),
            RecordKind.SLIDE: _("the slide"),
            RecordKind.TERM: _("the word"),
            RecordKind.FILTER: _("the filter"),
            RecordKind.CORRECTION: _("the correction of a reading"),
        }[kind_of(record)]
    named_as = {
        RecordKind.WORKSHOP: _("the workshop “{title}”"),
        RecordKind.INITIATIVE: _("the initiative “{title}”"),
        RecordKind.NOTE: _("the remark “{title}”"),
        RecordKind.VIEW: _("the view “{title}”"),
        RecordKind.SLIDE: _("the slide “{title}”"),
        RecordKind.TERM: _("the word “{title}”"),
        RecordKind.FILTER: _("the filter “{title}”"),
        RecordKind.CORRECTION: _("the correction of “{title}”"),
    }[kind_of(record)]
    return named_as.format(title=title)


def _title(record: Record) -> str:
    match record:
        case Note():
            return record.text
        case View():
            return record.caption
        case Term():
            return record.label
        case SavedFilter():
            return record.name
        case Correction():
            return record.target or record.sheet
        case _:
            return record.title


def _shortened(title: str) -> str:
    line = " ".join("".join(c if c.isprintable() else " " for c in title).split())
    if len(line) <= TITLE_IN_A_LABEL:
        return line
    return line[: TITLE_IN_A_LABEL - 1].rstrip() + "…"
