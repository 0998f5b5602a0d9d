"""What is said of a workbook as a whole, whatever its format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ocpart_desktop.extract.receipt import Issue, Severity


def epoch_1904() -> Issue:
    """Dates counted from 1904, as Excel for Mac used to."""
    return Issue("epoch_1904", Severity.INFO)


def macros() -> Issue:
    """Programs inside the workbook, which are never run."""
    return Issue("macros", Severity.INFO)


def links() -> Issue:
    """Formulas or queries that reach other files, which are never followed."""
    return Issue("external_links", Severity.INFO)


def package_issues(names: Iterable[str]) -> Iterator[Issue]:
    """What the parts of an .xlsx, .xlsm or .xlsb tell by their lower-case names."""
    parts = tuple(names)
    if "xl/vbaproject.bin" in parts or any(p.startswith("xl/macrosheets/") for p in parts):
        yield macros()
    if any(p.startswith(("xl/externallinks/", "xl/connections.")) for p in parts):
        yield links()
