"""Corrections made once, proposed for the next file of the same shape.

One small JSON file in the user's local data: for each extract put right by hand, the shape of its
sheets and the corrections. It holds no answer of anybody, and may be deleted at any time.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ocpart_desktop.extract.receipt import Receipt, SheetReading
from ocpart_desktop.extract.shape import are_alike, likeness
from ocpart_desktop.survey.corrections import About, Correction, Reading, correction
from ocpart_desktop.system.atomic import write_atomically
from ocpart_desktop.system.paths import data_folder

log = logging.getLogger(__name__)

FILE_NAME = "readings.json"
_MOST_EXTRACTS = 60


class KnownReadings:
    """The file of corrections; what cannot be read of it is forgotten, what cannot be written
    is lost: nothing depends on it."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path

    @property
    def path(self) -> Path:
        """Where it is kept."""
        return self._path or data_folder() / FILE_NAME

    def keep(self, sha256: str, receipt: Receipt, reading: Reading) -> None:
        """Remember how an extract is read; without corrections, forget it."""
        others = [each for each in self._kept() if each["extract"] != sha256]
        sheets = [
            {
                "shape": list(sheet.shape),
                "corrections": [[c.about, c.target, c.value] for c in told.of],
            }
            for sheet in receipt.sheets
            if (told := reading.of(sheet.name))
        ]
        kept = [{"extract": sha256, "sheets": sheets}] if sheets else []
        if kept or len(others) < len(self._kept()):
            self._write([*kept, *others][:_MOST_EXTRACTS])

    def proposed(self, sha256: str, receipt: Receipt) -> Reading:
        """The corrections made in other extracts whose sheets are like these."""
        known = [s for each in self._kept() if each["extract"] != sha256 for s in each["sheets"]]
        told = {c.id: c for sheet in receipt.sheets for c in _for_sheet(sheet, known)}
        return Reading(tuple(told[name] for name in sorted(told)))

    def _kept(self) -> list[dict[str, Any]]:
        try:
            stored = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return []
        return [each for each in stored if _is_sound(each)] if isinstance(stored, list) else []

    def _write(self, kept: list[dict[str, Any]]) -> None:
        text = json.dumps(kept, ensure_ascii=True, separators=(",", ":"))
        try:
            write_atomically(self.path, lambda temporary: _fill(temporary, text))
        except OSError as error:
            log.warning("Corrections could not be remembered: %s.", type(error).__name__)


def _for_sheet(sheet: SheetReading, known: Sequence[dict[str, Any]]) -> Iterator[Correction]:
    """The corrections of the likest sheet known; the latest of equals."""
    best = max(known, key=lambda each: likeness(sheet.shape, each["shape"]), default=None)
    if best is not None and are_alike(sheet.shape, best["shape"]):
        for about, target, value in best["corrections"]:
            yield correction(About(about), sheet.name, target, value)


def _is_sound(each: object) -> bool:
    """Whether an entry is what was written: the file is in reach of anybody's hands."""
    if not isinstance(each, dict) or not isinstance(each.get("extract"), str):
        return False
    sheets = each.get("sheets")
    return isinstance(sheets, list) and all(map(_is_sound_sheet, sheets))


def _is_sound_sheet(sheet: object) -> bool:
    if not isinstance(sheet, dict):
        return False
    shape, told = sheet.get("shape"), sheet.get("corrections")
    return (
        isinstance(shape, list)
        and all(isinstance(mark, str) for mark in shape)
        and isinstance(told, list)
        and all(
            isinstance(row, list)
            and len(row) == 3
            and all(isinstance(text, str) for text in row)
            and row[0] in set(About)
            for row in told
        )
    )


def _fill(temporary: Path, text: str) -> None:
    temporary.write_text(text, encoding="utf-8")
