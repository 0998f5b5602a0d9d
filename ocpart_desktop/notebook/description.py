"""What a notebook file holds, in figures: read from the document alone, which stays as it is."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from ocpart_desktop.notebook.contents import Contents
from ocpart_desktop.notebook.document import read_document
from ocpart_desktop.notebook.model import Initiative, Note, View, Workshop
from ocpart_desktop.notebook.schema import FORMAT


def describe(path: Path) -> dict[str, Any]:
    """The facts of a notebook, as JSON values; UserError when it cannot be read.

    ``mended`` counts the entries that were not as written and were found again in the history.
    """
    contents = read_document(path)
    workshop = next(r for r in contents.records.values() if isinstance(r, Workshop))
    return {
        "file": path.name,
        "bytes": path.stat().st_size,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "notebook_format": FORMAT,
        "title": workshop.title,
        "date": workshop.date,
        "place": workshop.place,
        "region": workshop.region,
        "initiatives": _count(contents, Initiative),
        "notes": _count(contents, Note),
        "views": _count(contents, View),
        "changes": contents.head.step,
        "last_change": contents.entries[-1].at if contents.entries else None,
        "extract_sha256": contents.choices.get("sha256"),
        "mended": contents.mended,
    }


def _count(contents: Contents, kind: type) -> int:
    return sum(isinstance(record, kind) for record in contents.records.values())
