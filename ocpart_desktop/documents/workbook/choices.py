"""The words a table of initiatives is filled with: a list of each, and cells that offer it.

What a colleague picks is read back for what it means; what she types in its place is either taken
as it is, or refused at once by the cell rather than later by the reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ocpart_desktop.documents.workbook.sheet import Sheet
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.columns import Column

MOST_PROMPT = 255  # characters of what a cell says when it is chosen
FIRST_YEAR, LAST_YEAR = 1800, 2100


def offer_words(
    sheet: Sheet, lists: Sheet, columns: Sequence[tuple[Column, int]], rows: tuple[int, int]
) -> None:
    """Let the cells of each column, at its place, offer its words, from first to last row.

    The words go into columns of ``lists``, for a list kept in a cell holds few of them.
    """
    listed = [column for column, _place in columns if column.choices and not column.several]
    for at, column in enumerate(listed):
        lists.text(0, at, column.label, bold=True)
        for line, word in enumerate(column.choices, 1):
            lists.text(line, at, word)
    for column, place in columns:
        rule = _rule(column)
        if column in listed:
            cells = [lists.name, 1, listed.index(column), len(column.choices)]
            rule["source"] = lists.reference([*cells, listed.index(column)])
        if rule:
            sheet.worksheet.data_validation(rows[0], place, rows[1], place, rule)


def _rule(column: Column) -> dict[str, Any]:
    """What a cell of the column accepts, or says of it; nothing of plain texts."""
    if column.key == "start_year":
        between = {"criteria": "between", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}
        return {"validate": "integer", **between}
    if column.several:
        said = _("Parted by commas: {words}").format(words=", ".join(column.choices))
        short = said if len(said) <= MOST_PROMPT else said[: MOST_PROMPT - 1] + "…"
        return {"validate": "any", "input_title": column.label[:32], "input_message": short}
    if column.choices:
        return {"validate": "list", "error_type": "warning" if column.free else "stop"}
    return {}
