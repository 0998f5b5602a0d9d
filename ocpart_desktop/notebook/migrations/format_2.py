"""The second format: a view says whether people without an opinion are left out.

The tables are the first one's, and so is the history: what says nothing of it takes the usual way
of counting. Only the records as they stand are written down again, each under its new fingerprint.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress

from ocpart_desktop.notebook.migrations import format_1
from ocpart_desktop.notebook.records import DamagedRecordError, digest, from_text, to_text

TABLES = format_1.TABLES


def upgrade(former: sqlite3.Connection, _fresh: sqlite3.Connection) -> sqlite3.Connection:
    """Count as usual in every view. A damaged one is left as it is, for its history to mend."""
    query = "SELECT id, kind, body, hash FROM record WHERE kind = 'view'"
    for record_id, kind, body, fingerprint in former.execute(query).fetchall():
        if fingerprint != digest(record_id, kind, body):
            continue
        with suppress(DamagedRecordError):
            after = to_text({**from_text(body), "without_no_opinion": False})
            former.execute(
                "UPDATE record SET body = ?, hash = ? WHERE id = ?",
                (after, digest(record_id, kind, after), record_id),
            )
    return former
