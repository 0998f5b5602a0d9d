"""Every format a notebook ever had, and the step from each to the next.

A format is never changed once released: a new module ``format_<n>`` brings the new tables and
the migration that leads there, and a notebook saved by the release joins ``tests/notebooks``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from ocpart_desktop.notebook.migrations import (
    format_1,
    format_2,
    format_3,
    format_4,
    format_5,
    format_6,
    format_7,
)

SCHEMAS: dict[int, tuple[str, ...]] = {
    1: format_1.TABLES,
    2: format_2.TABLES,
    3: format_3.TABLES,
    4: format_4.TABLES,
    5: format_5.TABLES,
    6: format_6.TABLES,
    7: format_7.TABLES,
}

Migration = Callable[[sqlite3.Connection, sqlite3.Connection], sqlite3.Connection]

MIGRATIONS: dict[int, Migration] = {
    1: format_2.upgrade,
    2: format_3.upgrade,
    3: format_4.upgrade,
    4: format_5.upgrade,
    5: format_6.upgrade,
    6: format_7.upgrade,
}
"""By the format they start from: from its database and an empty one, the next format's."""
