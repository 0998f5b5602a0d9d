"""Small .xls workbooks for the tests, written by xlwt."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import xlwt
from workbooks import Percent, Rows


@dataclass
class OldSheet:
    """Rows of cells; ``visibility`` is 0 shown, 1 hidden, 2 very hidden."""

    rows: Rows
    merges: Sequence[tuple[int, int, int, int]] = ()
    visibility: int = 0
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()


@dataclass(frozen=True)
class Formula:
    """A cell computed by a formula."""

    text: str


@dataclass(frozen=True)
class ErrorCode:
    """A cell that holds an error: 42 is #N/A, 7 is #DIV/0!."""

    code: int


def xls(sheets: dict[str, Rows | OldSheet], change: Callable[[Any], None] | None = None) -> bytes:
    """A workbook of Excel 97; ``change`` may alter xlwt's book before it is written."""
    book = xlwt.Workbook()
    styles = {
        name: xlwt.easyxf(num_format_str=code)
        for name, code in {"date": "dd/mm/yyyy", "moment": "dd/mm/yyyy hh:mm", "time": "hh:mm",
                           "share": "0%", "elapsed": "[h]:mm"}.items()
    }  # fmt: skip
    for name, told in sheets.items():
        page = told if isinstance(told, OldSheet) else OldSheet(told)
        sheet = book.add_sheet(name)
        sheet.visibility = page.visibility
        starts = {(top, left): (bottom, right) for top, left, bottom, right in page.merges}
        for i, row in enumerate(page.rows):
            for j, value in enumerate(row):
                _write(sheet, i, j, value, styles, starts.get((i, j)))
        for i in page.hidden_rows:
            sheet.row(i).hidden = True
        for j in page.hidden_columns:
            sheet.col(j).hidden = True
    if change:
        change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write(
    sheet: Any, i: int, j: int, value: Any, styles: dict[str, Any], span: tuple[int, int] | None
) -> None:
    style = xlwt.Style.default_style
    if isinstance(value, Percent):
        style, value = styles["share"], float(value)
    elif isinstance(value, datetime.datetime):
        style = styles["moment"]
    elif isinstance(value, datetime.date):
        style = styles["date"]
    elif isinstance(value, datetime.time):
        style = styles["time"]
    elif isinstance(value, datetime.timedelta):
        style, value = styles["elapsed"], value / datetime.timedelta(days=1)
    if span:
        sheet.write_merge(i, span[0], j, span[1], value, style)
    elif isinstance(value, ErrorCode):
        sheet.row(i).set_cell_error(j, value.code)
    elif isinstance(value, Formula):
        sheet.write(i, j, xlwt.Formula(value.text), style)
    elif value is not None and value != "":
        sheet.write(i, j, value, style)
