"""How much of a file is read at most. Every bound of the reader is a name of this module."""

from __future__ import annotations

import contextlib
import sys

MEGABYTE = 1 << 20

FILE_BYTES = 200 * MEGABYTE
ZIP_MEMBERS = 2_000
PART_BYTES = 600 * MEGABYTE
ALL_PARTS_BYTES = 1_000 * MEGABYTE
EXPANSION_RATIO = 300
EXPANSION_RATIO_APPLIES_FROM = 50 * MEGABYTE

CELLS = 20_000_000
ROWS = 1_048_576
COLUMNS = 16_384
CELL_TEXT = 32_767
CSV_FIELD = 1_000_000

SNIFFED_BYTES = 65_536
"""How much of a file is looked at to tell what it is."""
WEIGHED_BYTES = MEGABYTE
"""How much of a text is looked at to tell its encoding."""
ENCRYPTION_INFO_BYTES = 65_536
PASSWORD_SPINS = 1_000_000
"""Excel and LibreOffice make 100 000 rounds to turn a password into a key."""

SECONDS_WITHOUT_PROGRESS = 20.0
CHILD_MEMORY = 2_048 * MEGABYTE
CANCEL_POLL_SECONDS = 0.05

FORMATS_BYTES = 8 * MEGABYTE
FORMATS_CELLS = 500_000
"""Number formats matter to institutes' tables, which are small: larger sheets do without."""
COLSPAN = 1_000
ROWSPAN = 65_534
"""As many columns and rows as a cell of a web page may span, by the standard of HTML."""

EXCERPT_ROWS = 60
EXCERPT_LEAST_ROWS = 12
EXCERPT_COLUMNS = 2_000
EXCERPT_CELLS = 24_000
EXCERPT_TEXT = 120
TITLE_TEXT = 120

ISSUES_OF_ONE_KIND = 50

KEPT_READING_BYTES = 96 * MEGABYTE
KEPT_READINGS_BYTES = 256 * MEGABYTE
KEPT_READING_SECONDS = 60 * 24 * 3600.0
"""A reading not asked for in two months is forgotten."""


def limit_own_memory(limit: int = CHILD_MEMORY) -> None:
    """Make this process fail, rather than the machine, when it asks for more than ``limit``."""
    if sys.platform == "win32":
        from ocpart_desktop.extract.windows_memory import limit_own_memory_on_windows

        limit_own_memory_on_windows(limit)
    else:
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        allowed = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        # Some systems (macOS among them) know of no such limit: the window is safe all the same.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))


def leave_no_core() -> None:
    """A process that crashes while it holds answers must not leave them on the disk."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
