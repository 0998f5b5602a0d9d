"""Sheets whose rows belong to a respondent of another sheet: a repeated part of a form."""

from __future__ import annotations

from ocpart_desktop.extract.layouts.header_rows import Located
from ocpart_desktop.extract.layouts.heads import read_heads
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.extract.workbook import Sheet, cell_name

_PARENTS = frozenset({
    "parent index", "parent key", "parent id", "parent uid", "parentglobalid", "parent row id",
})  # fmt: skip


def link_cell(sheet: Sheet, located: Located) -> str | None:
    """The header of the column that names each row's respondent; None when rows are respondents.

    Counted as respondents, the rows of a repeated group would count people several times, and
    not at all those who repeated nothing.
    """
    heads = read_heads(sheet, located.headers, located.columns)
    for head, column in zip(heads, located.columns, strict=True):
        if fold(head.name) in _PARENTS:
            return cell_name(located.headers[-1] if located.headers else 0, column)
    return None
