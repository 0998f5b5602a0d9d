"""The seventh format: words have an order and may stand for others; a view knows its answer again.

Nothing that an earlier notebook holds changes; the number alone does, so that a release that
knows none of it refuses the file by its name rather than take it for damage.
"""

from __future__ import annotations

import sqlite3

from ocpart_desktop.notebook.migrations import format_4

TABLES = format_4.TABLES


def upgrade(former: sqlite3.Connection, _fresh: sqlite3.Connection) -> sqlite3.Connection:
    """Leave everything as it is."""
    return former
