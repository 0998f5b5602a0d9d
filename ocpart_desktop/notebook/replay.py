"""What taking steps back, or making them again, changes in the records as they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ocpart_desktop.notebook.changes import Edit
from ocpart_desktop.notebook.entries import Entry, Secrets, what_is, what_was
from ocpart_desktop.notebook.model import Record, Workshop
from ocpart_desktop.notebook.records import from_fields, kind_of, with_fields


def replayed(
    entries: Sequence[Entry], secrets: Secrets, records: Mapping[str, Record], *, backwards: bool
) -> tuple[Edit, ...]:
    """The edits that take entries back, or make them again.

    Only the fields that they changed are touched: what others wrote since in the other fields of
    the record stays. There is always an edit, if only one that changes nothing, so that the step
    is told.
    """
    after: dict[str, Record | None] = {}
    for entry in reversed(entries) if backwards else entries:
        aim = what_was(entry, secrets) if backwards else what_is(entry, secrets)
        began = (entry.now if backwards else entry.was) is None
        present = after[entry.id] if entry.id in after else records.get(entry.id)
        after[entry.id] = _brought_to(entry, present, aim, began=began)
    edits = [
        Edit(records.get(record_id), record)
        for record_id, record in after.items()
        if record is not None or record_id in records
    ]
    workshop = records[Workshop().id]
    return tuple(edits) or (Edit(workshop, workshop),)


def _brought_to(
    entry: Entry, present: Record | None, aim: dict[str, Any] | None, *, began: bool
) -> Record | None:
    if aim is None:
        return None
    if began:
        return from_fields(entry.kind, {"id": entry.id, **aim})
    if present is None or kind_of(present) != entry.kind:
        return present  # somebody else removed it since
    return with_fields(present, aim)
