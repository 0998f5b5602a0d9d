"""The fifth format: the storyline holds slides of its own, and an initiative may be a draft.

Nothing that an earlier notebook holds changes; the number alone does, so that a release that
knows no slides refuses the file by its name rather than take them for damage.
"""

from __future__ import annotations

import sqlite3

from ocpart_desktop.notebook.migrations import format_4

TABLES = format_4.TABLES


def upgrade(former: sqlite3.Connection, _fresh: sqlite3.Connection) -> sqlite3.Connection:
    """Leave everything as it is."""
    return former
