"""Web pages that many platforms write under the name .xls: their tables, laid out as Excel would.

Nothing is fetched or run: a page is text. Its paragraphs are rows of one cell, its tables follow
one another down the sheet, and figures stay the text that is shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.damage import said_when_damaged
from ocpart_desktop.extract.formats import Format
from ocpart_desktop.extract.readers.grid import Grid
from ocpart_desktop.extract.readers.text_issues import refuse_null_characters, text_issues
from ocpart_desktop.extract.text_encoding import Decoded, decoded
from ocpart_desktop.extract.workbook import Sheet, Workbook

Progress = Callable[[float], None]

_NAME = "HTML"
_CHUNK = 1 << 18
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_SHEET_NAME = re.compile(r"<x:ExcelWorksheet>\s*<x:Name>([^<]{1,200})</x:Name>", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_UNSEEN = frozenset(("script", "style", "title", "noscript", "template", "xml"))
_CELL = frozenset(("td", "th"))
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl",
    "dt", "fieldset", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
    "main", "nav", "ol", "p", "pre", "section", "ul",
))  # fmt: skip


def read_web_page(content: bytes, progress: Progress) -> Workbook:
    """One sheet, as Excel makes of a page."""
    told = decoded_page(content)
    named = _SHEET_NAME.search(told.text)
    sheet = page_sheet(told.text, named[1].strip() if named else _NAME, progress)
    return Workbook(Format.HTML, (sheet,), issues=tuple(text_issues(told)))


def decoded_page(content: bytes, charset: str | None = None) -> Decoded:
    """The text of a page, in the encoding it declares when that one makes sense."""
    declared = _CHARSET.search(content[: limits.SNIFFED_BYTES])
    name = charset or (declared[1].decode("ascii", "replace") if declared else "")
    # Browsers read what is said to be Latin-1 as Windows writes it.
    name = "cp1252" if name.lower() in ("iso-8859-1", "latin1", "us-ascii") else name
    try:
        told = Decoded(content.decode(name)) if name else decoded(content)
    except (LookupError, ValueError):
        told = decoded(content)
    refuse_null_characters(told.text)
    return told


def page_sheet(text: str, name: str, progress: Progress) -> Sheet:
    """The tables of a page, one below the other."""
    from lxml import etree

    page = _Page(name)
    parser = etree.HTMLParser(target=page, no_network=True, huge_tree=True)
    with said_when_damaged():
        for start in range(0, len(text), _CHUNK):
            parser.feed(text[start : start + _CHUNK])
            progress(start / len(text))
        parser.close()
    return page.grid.sheet()


class _Page:
    """What the parser tells, turned into rows. A table inside a cell is laid out by itself."""

    def __init__(self, name: str) -> None:
        self.grid = Grid(name)
        self._unseen = 0
        self._tables: list[_Table] = []
        self._words: list[str] = []

    def start(self, tag: str, told: Mapping[str, str]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "br":
            self._words.append("\v")
        elif tag == "table":
            self._say()
            self.grid.close_spans()
            self._tables.append(_Table())
        elif tag == "tr" and self._tables:
            self._end_cell()
            self._tables[-1].row = told
        elif tag in _CELL and self._tables:
            self._end_cell()
            self._words = []
            self._tables[-1].cell = told
        elif tag in _BLOCKS:
            self._break()

    def end(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in ("td", "th", "tr"):
            self._end_cell()
            if tag == "tr" and self._tables:
                self._tables[-1].opened = False
        elif tag == "table" and self._tables:
            self._end_cell()
            self.grid.close_spans()
            self._tables.pop()
        elif tag in _BLOCKS:
            self._break()

    def data(self, text: str) -> None:
        if not self._unseen:
            self._words.append(text)

    def comment(self, text: str) -> None:
        """Comments hold what Excel alone reads."""

    def close(self) -> None:
        self._say()

    def _break(self) -> None:
        """A paragraph ends: a new line inside a cell, a row of its own outside any."""
        if self._tables and self._tables[-1].cell is not None:
            self._words.append("\v")
        else:
            self._say()

    def _say(self) -> None:
        """What was said outside any cell, or in the cell around a table, is a row by itself."""
        if text := self._text():
            self.grid.close_spans()
            self.grid.open_row()
            self.grid.put(text)
        if self._tables:
            self._tables[-1].cell = None

    def _text(self) -> str:
        """The words so far, spaces as a browser shows them; then there are none."""
        words, self._words = "".join(self._words), []
        lines = (_SPACE.sub(" ", line).strip(" ") for line in words.split("\v"))
        return "\n".join(line for line in lines if line)

    def _end_cell(self) -> None:
        table = self._tables[-1] if self._tables else None
        if table is None or table.cell is None:
            return
        told, table.cell = table.cell, None
        if not table.opened:
            self.grid.open_row()
            self.grid.hidden_rows += _is_hidden(table.row)
            table.opened = True
        across = _span(told, "colspan", limits.COLSPAN)
        down = _span(told, "rowspan", limits.ROWSPAN)
        self.grid.put(self._text(), across=across, down=down)


class _Table:
    """Where the parser is in a table: its row, whether it has cells yet, its cell."""

    def __init__(self) -> None:
        self.row: Mapping[str, str] = {}
        self.opened = False
        self.cell: Mapping[str, str] | None = None


def _span(told: Mapping[str, str], name: str, most: int) -> int:
    found = re.match(r"\s*(\d{1,6})", told.get(name, ""))
    return min(max(int(found[1]), 1), most) if found else 1


def _is_hidden(told: Mapping[str, str]) -> bool:
    return "display:none" in told.get("style", "").replace(" ", "").lower()
