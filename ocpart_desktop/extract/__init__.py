"""Any spreadsheet → a survey and the receipt of what was understood."""

from __future__ import annotations

from ocpart_desktop.extract.door import Opened, open_extract
from ocpart_desktop.extract.reader import SPARE
from ocpart_desktop.extract.receipt import Issue, Receipt, Severity, SheetKind, SheetReading

__all__ = [
    "SPARE",
    "Issue",
    "Opened",
    "Receipt",
    "Severity",
    "SheetKind",
    "SheetReading",
    "open_extract",
]
