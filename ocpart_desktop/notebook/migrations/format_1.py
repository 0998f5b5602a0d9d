"""The first format: what the notebook is, its records as they stand, and all their history."""

from __future__ import annotations

TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE record (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, body TEXT NOT NULL, hash TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE history (
        seq INTEGER PRIMARY KEY, step INTEGER NOT NULL, act TEXT NOT NULL, at TEXT NOT NULL,
        label TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, body TEXT, hash TEXT NOT NULL
    ) STRICT""",
)
