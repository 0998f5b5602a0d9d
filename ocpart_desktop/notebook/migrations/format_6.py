"""The sixth format: filters are kept under a name, and a commitment may be done.

Nothing that an earlier notebook holds changes; the number alone does, so that a release that
knows no saved filter refuses the file by its name rather than take it for damage.
"""

from __future__ import annotations

import sqlite3

from ocpart_desktop.notebook.migrations import format_4

TABLES = format_4.TABLES


def upgrade(former: sqlite3.Connection, _fresh: sqlite3.Connection) -> sqlite3.Connection:
    """Leave everything as it is."""
    return former
