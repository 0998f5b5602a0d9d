"""The format of a notebook file: its tables, its version, and how older ones are brought here.

A file is ours only if it holds exactly these tables and nothing else: no view, no trigger, no
index of somebody else's, so that reading it runs nothing but what we wrote.
"""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from ocpart_desktop.notebook.migrations import MIGRATIONS, SCHEMAS
from ocpart_desktop.notebook.records import DamagedRecordError

APPLICATION_ID = 0x4F435054  # "OCPT"
FORMAT = max(SCHEMAS)

DAMAGE = (sqlite3.DatabaseError, UnicodeDecodeError, DamagedRecordError)
"""What reading a damaged file may raise (SQLite quotes bytes of it in its messages)."""


def connect(path: Path | str) -> sqlite3.Connection:
    """A connection that trusts nothing the file brings along, in autocommit mode.

    One thread at a time uses it; which one may change over its life.
    """
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def create_tables(connection: sqlite3.Connection) -> None:
    """Make an empty database a notebook of the present format."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in SCHEMAS[FORMAT]:
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {FORMAT}")


def is_notebook(connection: sqlite3.Connection) -> bool:
    """Whether the file says that it is one."""
    return _pragma(connection, "application_id") == APPLICATION_ID


def version(connection: sqlite3.Connection) -> int:
    """The format it is in; larger than ``FORMAT`` when a later release wrote it."""
    return _pragma(connection, "user_version")


def has_foreign_parts(connection: sqlite3.Connection) -> bool:
    """Whether it holds other tables, views, triggers or indexes than those of its version."""
    found = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    expected = SCHEMAS.get(version(connection), ())
    return sorted(_squeezed(str(sql)) for (sql,) in found) != sorted(map(_squeezed, expected))


def upgraded(connection: sqlite3.Connection) -> sqlite3.Connection:
    """An older notebook, checked already, in the present format; the former is let go of."""
    for step in range(version(connection), FORMAT):
        former, fresh = connection, connect(":memory:")
        connection = MIGRATIONS[step](former, fresh)
        (fresh if connection is former else former).close()
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {step + 1}")
    return connection


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    (value,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(value)


def _squeezed(sql: str) -> str:
    return re.sub(r"\s+", " ", sql).strip()
