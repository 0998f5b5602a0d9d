"""The automatic copies of a document as they are chosen from: when, how much, how they differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook import schema
from ocpart_desktop.notebook.backups import backups, moment_of
from ocpart_desktop.notebook.changed import RecordKind
from ocpart_desktop.notebook.changes import Change, Edit
from ocpart_desktop.notebook.document import free_name_for, read_document, write_copy
from ocpart_desktop.notebook.model import Initiative, Record
from ocpart_desktop.notebook.records import kind_of
from ocpart_desktop.notebook.seal import is_sealed
from ocpart_desktop.notebook.store import Store
from ocpart_desktop.system.errors import UserError


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """A copy in figures. ``sittings`` tell whose it is: a notebook that shares none is another.

    It is not ``sound`` when it is not as it was written.
    """

    path: Path
    moment: datetime
    size: int
    initiatives: int = 0
    notes: int = 0
    sittings: frozenset[str] = frozenset()
    sound: bool = True


def kept_copies(document: Path) -> tuple[KeptCopy, ...]:
    """The copies of a document, the latest first; nothing of them is changed."""
    return tuple(map(_look, backups(document)))


def _look(path: Path) -> KeptCopy:
    """Counted in the tables when the seal is right; a copy that cannot be read counts nothing."""
    found = KeptCopy(path, moment_of(path), 0, sound=False)
    try:
        image = path.read_bytes()
        found = replace(found, size=len(image))
        if not image:
            return found
        with closing(schema.connect(":memory:")) as connection:
            connection.deserialize(image)
            if schema.version(connection) == schema.FORMAT:
                store = Store.around(connection)
                if is_sealed(image, store.meta("seal")):
                    return _counted(found, store)
        return _read(found)
    except (OSError, UserError, *schema.DAMAGE):
        return found


def _counted(found: KeptCopy, store: Store) -> KeptCopy:
    query = "SELECT kind, count(*) FROM record GROUP BY kind"
    counts = dict(store.connection.execute(query).fetchall())
    return replace(
        found,
        initiatives=counts.get(RecordKind.INITIATIVE, 0),
        notes=counts.get(RecordKind.NOTE, 0),
        sittings=frozenset(sitting.id for sitting in store.sittings()),
        sound=True,
    )


def _read(found: KeptCopy) -> KeptCopy:
    """A copy of an earlier format, or one to be mended."""
    ledger = read_document(found.path)
    with closing(ledger.store):
        kinds = [kind_of(record) for record in ledger.records.values()]
        return replace(
            found,
            initiatives=kinds.count(RecordKind.INITIATIVE),
            notes=kinds.count(RecordKind.NOTE),
            sittings=frozenset(ledger.sittings.named),
            sound=not (ledger.recovery or ledger.unsealed),
        )


def records_of(copy: Path) -> dict[str, Record]:
    """What a copy holds; UserError when it cannot be read."""
    ledger = read_document(copy)
    with closing(ledger.store):
        return dict(ledger.records)


def returning(
    records: Mapping[str, Record], kept: Mapping[str, Record], label: str, *, contacts: bool
) -> Change:
    """The one change that makes a notebook what a copy was; contacts come back only if they may."""
    edits = [
        Edit(before, record)
        for record in _allowed(kept.values(), contacts=contacts)
        if (before := records.get(record.id)) != record
    ]
    edits += [Edit(record, None) for name, record in records.items() if name not in kept]
    return Change(label, tuple(edits))


def _allowed(kept: Iterable[Record], *, contacts: bool) -> Iterable[Record]:
    for record in kept:
        if isinstance(record, Initiative) and not contacts:
            yield replace(record, contact="", contact_consent=False)
        else:
            yield record


def put_beside(copy: Path, document: Path) -> Path:
    """Write a copy beside the document, under a name that says when it was made."""
    moment = moment_of(copy).astimezone()
    told = _("{name} (backup of {day} at {hour}.{minute})").format(
        name=document.stem, day=f"{moment:%Y-%m-%d}", hour=f"{moment:%H}", minute=f"{moment:%M}"
    )
    ledger = read_document(copy)
    with closing(ledger.store):
        target = free_name_for(document.with_name(told + document.suffix))
        write_copy(target, ledger.store.snapshot())
    return target
