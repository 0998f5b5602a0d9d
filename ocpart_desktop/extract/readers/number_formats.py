"""Number formats that a workbook names by a number alone, and the dates that they show."""

from __future__ import annotations

from ocpart_desktop.extract.workbook import Cell

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "m/d/yyyy",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: "m/d/yyyy h:mm", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
}  # fmt: skip


def shows_a_date(code: str) -> bool:
    """Whether a number in this format is a moment."""
    from openpyxl.styles.numbers import is_date_format

    return bool(code) and is_date_format(code)


def moment(serial: float, epoch_1904: bool) -> Cell:
    """The date or time a number stands for; the number itself when no calendar has it."""
    from datetime import datetime, time

    from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

    try:
        found: Cell = from_excel(serial, MAC_EPOCH if epoch_1904 else WINDOWS_EPOCH)
    except (OverflowError, ValueError):
        return serial
    if isinstance(found, datetime) and found.time() == time():
        return found.date()
    return found
