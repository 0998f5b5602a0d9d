"""From tables to a ledger: at once when they are sealed, entry by entry otherwise."""

from __future__ import annotations

import gc
from contextlib import suppress

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.collecting import collected_later
from ocpart_desktop.notebook.contents import Contents, read_checked, read_sealed
from ocpart_desktop.notebook.ledger import Ledger
from ocpart_desktop.notebook.records import DamagedRecordError
from ocpart_desktop.notebook.seal import new_slot
from ocpart_desktop.notebook.store import Batch, Store, record_row

_MANY = 5_000


def read_ledger(store: Store, *, sealed: bool) -> Ledger:
    """What some tables hold; those that are damaged are copied into sound ones.

    Raises DamagedRecordError when nothing in them can be read.
    """
    with collected_later():
        ledger = _read(store, sealed=sealed)
    if len(ledger.records) > _MANY:
        gc.freeze()  # they stay: looking through them again and again would stop the window
    return ledger


def _read(store: Store, *, sealed: bool) -> Ledger:
    if sealed:
        with suppress(DamagedRecordError):  # sound tables that hold nonsense are looked at closer
            return Ledger(store, read_sealed(store))
    contents = read_checked(store)
    if not contents.recovery:
        return Ledger(store, contents)
    if contents.whole:
        return Ledger(_rewritten(store, contents), contents, contents.recovery)
    begun = Ledger.begun(
        contents.records.values(), _("the recovery of the notebook"), choices=contents.choices
    )
    begun.recovery = contents.recovery
    return begun


def _rewritten(store: Store, contents: Contents) -> Store:
    """The same notebook in fresh tables; its history is whole."""
    fresh = Store.empty()
    fresh.put_meta("seal", new_slot())
    fresh.write(
        [
            Batch(
                sittings=tuple(contents.sittings),
                entries=tuple(store.entries()),
                secrets=tuple(store.secrets()),
                put=tuple(map(record_row, contents.records.values())),
                rivals=contents.rivals,
                choices=contents.choices,
            )
        ]
    )
    store.close()
    return fresh
