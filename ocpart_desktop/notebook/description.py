"""What a notebook file holds, in figures: read from the document alone, which stays as it is."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from ocpart_desktop.notebook.conflicts import conflicts_of
from ocpart_desktop.notebook.document import read_document
from ocpart_desktop.notebook.ledger import Ledger
from ocpart_desktop.notebook.model import Initiative, Note, Slide, View, Workshop
from ocpart_desktop.notebook.schema import FORMAT


def describe(path: Path) -> dict[str, Any]:
    """The facts of a notebook, as JSON values; UserError when it cannot be read.

    ``damage`` says what was not as it was written, in the user's language, and is empty for a
    sound notebook; ``mended`` counts the entries concerned.
    """
    ledger = read_document(path)
    workshop = ledger.records[Workshop().id]
    assert isinstance(workshop, Workshop)
    recovery = ledger.recovery
    return {
        "file": path.name,
        "bytes": path.stat().st_size,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "notebook_format": ledger.former_format or FORMAT,
        "title": workshop.title,
        "date": workshop.date,
        "place": workshop.place,
        "region": workshop.region,
        "initiatives": _count(ledger, Initiative),
        "notes": _count(ledger, Note),
        "views": _count(ledger, View),
        "slides": _count(ledger, Slide),
        "conflicts": len(conflicts_of(ledger)),
        "authors": sorted({sitting.author for sitting in ledger.sittings} - {""}),
        "changes": sum(sitting.steps for sitting in ledger.sittings),
        "last_change": ledger.last_change or None,
        "extract_sha256": ledger.choices.get("sha256"),
        "mended": len(recovery.rebuilt) + len(recovery.doubtful) + recovery.lost,
        "damage": recovery.told if recovery else "",
    }


def _count(ledger: Ledger, kind: type) -> int:
    return sum(isinstance(record, kind) for record in ledger.records.values())
