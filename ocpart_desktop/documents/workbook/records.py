"""The notebook's records as real Excel tables, which can be sorted, edited and sent back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ocpart_desktop.documents import labels
from ocpart_desktop.documents.legal_text import legal, pieces
from ocpart_desktop.documents.summary import FigureSlide, Summary
from ocpart_desktop.documents.workbook.choices import offer_words
from ocpart_desktop.documents.workbook.sheet import Sheet
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.columns import Column
from ocpart_desktop.notebook.columns import columns as notebook_columns
from ocpart_desktop.notebook.model import Initiative, Note
from ocpart_desktop.notebook.table_back import IDENTITY, VERSION
from ocpart_desktop.notebook.words import Words

Value = str | int | date
Columns = list[tuple[str, list[Value]]]
_HIDDEN = (IDENTITY, VERSION)
MORE_ROWS = 200  # below the table, where initiatives are added by hand
MOST_WIDTH, A_PAGE = 34.0, 220.0  # units of width: of a column, of a printed page


def fill_initiatives(
    sheet: Sheet,
    lists: Sheet,
    initiatives: Sequence[Initiative],
    words: Words,
    version: str = "",
) -> None:
    """A row an initiative, which can be edited and read back (see ``notebook.table_back``).

    The words to pick from, the notebook's own among them, stand in ``lists``. Two hidden columns
    say which initiative it is and how far the notebook went. A contact nobody may see is a column
    nobody needs.
    """
    told = notebook_columns(words).values()
    columns: Columns = [
        (column.label, [_value(column, each) for each in initiatives]) for column in told
    ]
    if any(each.contact for each in initiatives):
        columns.append((_("Contact"), [each.contact for each in initiatives]))
    columns.append((IDENTITY, [each.id for each in initiatives]))
    columns.append((VERSION, [version for _each in initiatives]))
    first = sheet.row + 1
    places = _add_table(sheet, "Initiatives", columns, _("The initiatives, a row each"))
    placed = [(column, places[column.label]) for column in told]
    offer_words(sheet, lists, placed, (first, sheet.row + MORE_ROWS))


def _value(column: Column, initiative: Initiative) -> Value:
    text = column.text(initiative)
    return int(text) if column.key == "start_year" and text else text


def fill_remarks(sheet: Sheet, summary: Summary, notes: Sequence[Note]) -> None:
    """A row a remark, with what it is about."""
    places = _places(summary)
    columns: Columns = [
        (_("About"), [places.get(note.id, _("The day")) for note in notes]),
        (_("Kind"), [labels.remark_kind(note) for note in notes]),
        (_("Remark"), [note.text for note in notes]),
        (_("Who"), [note.who for note in notes]),
        (_("What"), [note.what for note in notes]),
        (_("When"), [_day(note.due) for note in notes]),
        ("id", [note.id for note in notes]),
    ]
    _add_table(sheet, "Remarques", columns, _("The remarks, a row each"))


def _places(summary: Summary) -> dict[str, str]:
    titles = {initiative.id: labels.title(initiative) for initiative in summary.initiatives}
    found = {note.id: titles[note.anchor] for note in summary.notes if note.anchor in titles}
    for slide in summary.slides:
        if isinstance(slide, FigureSlide):
            found |= {note.id: slide.title for note in slide.notes}
    return found


def _day(due: str) -> Value:
    """A date a spreadsheet can sort; any other text as it was typed."""
    try:
        return date.fromisoformat(due.strip())
    except ValueError:
        return due


def _add_table(sheet: Sheet, name: str, columns: Columns, alt: str) -> dict[str, int]:
    """A table object; a text longer than a cell goes on in a column of its own.

    Where each heading stands.
    """
    wide = [(head, cells) for column in columns for head, cells in _continued(*column)]
    count = len(wide[0][1])
    top = sheet.row
    sheet.worksheet.add_table(
        top, 0, top + count, len(wide) - 1,
        {
            "name": name,
            "columns": [{"header": head} for head, _cells in wide],
            "style": "Table Style Light 1",
            "description": alt,
        },
    )  # fmt: skip
    widths = [_width(head, cells) for head, cells in wide]
    for column, (head, cells) in enumerate(wide):
        hidden = {"hidden": head in _HIDDEN}
        sheet.worksheet.set_column(column, column, widths[column], None, hidden)
        for line, value in enumerate(cells, top + 1):
            _write(sheet, line, column, value)
    for line in range(count):
        texts = [str(cells[line]) if head not in _HIDDEN else "" for head, cells in wide]
        sheet.fit_row(top + 1 + line, list(zip(texts, widths, strict=True)))
    sheet.worksheet.fit_to_pages(round(sum(widths) / A_PAGE) or 1, 0)
    sheet.worksheet.freeze_panes(top + 1, 1)
    sheet.worksheet.repeat_rows(top)
    sheet.worksheet.repeat_columns(0)
    sheet.row = top + 1 + count
    return {head: column for column, (head, _cells) in enumerate(wide)}


def _write(sheet: Sheet, row: int, column: int, value: Value) -> None:
    """A number as a number, a day as a day, a text as a text."""
    if isinstance(value, int):
        style = sheet.styles.get(align="left", num_format="0")
        sheet.worksheet.write_number(row, column, value, style)
    elif isinstance(value, date):
        style = sheet.styles.get(align="left", num_format="dd/mm/yyyy")
        sheet.worksheet.write_datetime(row, column, value, style)
    elif value:
        sheet.text(row, column, value, text_wrap=True)


def _continued(head: str, values: list[Value]) -> Columns:
    cut: list[Sequence[Value]] = [
        pieces(legal(value)) if isinstance(value, str) else (value,) for value in values
    ]
    most = max(len(each) for each in cut)
    return [
        (
            head
            if not number
            else _("{head} (continued {number})").format(head=head, number=number),
            [each[number] if number < len(each) else "" for each in cut],
        )
        for number in range(most)
    ]


def _width(head: str, values: list[Value]) -> float:
    """The width of a column: its longest line, within reason."""
    if head in _HIDDEN:
        return 12.0
    longest = max(
        (len(line) for text in (head, *values) for line in str(text).split("\n")), default=8
    )
    return min(MOST_WIDTH, max(11.0, longest * 0.95 + 3))
