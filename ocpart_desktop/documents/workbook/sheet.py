"""A sheet in which text is text: never a formula, never cut, printed whole on A4."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ocpart_desktop.documents import fitting, palette
from ocpart_desktop.documents.legal_text import legal, looks_like_formula, pieces

FONT = "Arial"
A4 = 9
PORTRAIT, LANDSCAPE = (523.0, 734.0), (770.0, 487.0)  # points left by the margins of A4
SMALLEST = 0.5  # of its size, a page shrunk to hold the whole sheet
ROW_HEIGHT = 15.0  # points, of a row left as it is
TALLEST = 409.0  # points, Excel's limit for a row
CHARACTER = 5.6  # points of a column's unit of width, at 10 points


class Styles:
    """The formats of the workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def get(self, **properties: object) -> Any:
        """The format with these properties of XlsxWriter, in our typeface."""
        wanted = {"font_name": FONT, "font_size": 10, "font_color": f"#{palette.BLACK}"}
        wanted |= {"valign": "top"} | properties
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(dict(key))
        return self._made[key]


class Sheet:
    """A worksheet with a cursor: paragraphs go down it, ``width`` columns wide."""

    def __init__(self, worksheet: Any, styles: Styles, widths: Sequence[float]) -> None:
        self.worksheet = worksheet
        self.styles = styles
        self.row = 0
        self._heights: dict[int, float] = {}
        self.widths = tuple(widths)
        for column, width in enumerate(widths):
            worksheet.set_column(column, column, width)
        worksheet.hide_gridlines(2)

    @property
    def name(self) -> str:
        """What its tab says."""
        return str(self.worksheet.get_name())

    def text(self, row: int, column: int, text: str, **style: object) -> None:
        """Write a text as a text, in one cell; the caller has cut it to size."""
        quoted = {"quote_prefix": True} if looks_like_formula(text) else {}
        self.worksheet.write_string(row, column, text, self.styles.get(**style, **quoted))

    def paragraph(self, text: str, **style: object) -> None:
        """A paragraph across the sheet; a longer one than a cell holds goes on below."""
        size = float(str(style.get("font_size", 10)))
        for piece in pieces(legal(text)):
            quoted = {"quote_prefix": True} if looks_like_formula(piece) else {}
            made = self.styles.get(text_wrap=True, **style, **quoted)
            if len(self.widths) > 1:
                self.worksheet.merge_range(self.row, 0, self.row, len(self.widths) - 1, "", made)
            self.worksheet.write_string(self.row, 0, piece, made)
            self._set_height(self.row, self._height(piece, size))
            self.row += 1

    def fit_row(self, row: int, cells: Sequence[tuple[str, float]], size: float = 10) -> None:
        """Make a row tall enough for wrapped texts, each with the width of its column."""
        lines = [fitting.line_count(text, size, width * CHARACTER) for text, width in cells]
        self._set_height(row, min(TALLEST, max(lines, default=1) * size * 1.3 + 3))

    def reference(self, cells: list[object]) -> str:
        """The formula of cells: [sheet, first row, column, last row, column]."""
        from xlsxwriter.utility import quote_sheetname, xl_range_abs

        name, *corners = cells
        return f"={quote_sheetname(name)}!{xl_range_abs(*corners)}"

    def gap(self, rows: int = 1) -> None:
        """Leave rows blank."""
        self.row += rows

    def set_up_print(self, title: str, occasion: str, source: str, pages_wide: int = 1) -> None:
        """A4 landscape, as wide as told, who and what at the top, source and page at the foot."""
        sheet = self.worksheet
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(pages_wide, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.75)
        sheet.set_header(f"&L&9{_printed(title, 110)}&R&9{_printed(occasion, 90)}")
        sheet.set_footer(f"&L&9{_printed(source, 190)}&R&9&P / &N")

    def print_on_one_page(self) -> None:
        """Print what was written so far, upright or sideways, whichever leaves it larger.

        What stands to the right of the sheet's columns is not printed.
        """
        sheet = self.worksheet
        sheet.print_area(0, 0, self.row - 1, len(self.widths) - 1)
        high = sum(self._heights.get(row, ROW_HEIGHT) for row in range(self.row))
        size = self.pixels * 0.75, high
        upright, sideways = (
            min(room / need for room, need in zip(page, size, strict=True))
            for page in (PORTRAIT, LANDSCAPE)
        )
        if upright > sideways:
            sheet.set_portrait()
        if max(upright, sideways) >= SMALLEST:
            sheet.fit_to_pages(1, 1)

    @property
    def pixels(self) -> int:
        """The width of the columns on screen."""
        return sum(round(7 * width) + 5 for width in self.widths)

    def _set_height(self, row: int, height: float) -> None:
        self._heights[row] = height
        self.worksheet.set_row(row, height)

    def _height(self, text: str, size: float) -> float:
        width = sum(self.widths) * CHARACTER
        lines = fitting.line_count(text, size, width)
        return min(TALLEST, lines * size * 1.3 + 4)


def _printed(text: str, longest: int) -> str:
    """Header codes begin with &, which is doubled to be printed; the whole is limited to 255."""
    flat = " ".join(text.split())
    if len(flat) + flat.count("&") > longest:
        flat = flat[: longest // 2].rstrip() + "…"
    escaped = flat.replace("&", "&&")
    return f" {escaped}" if escaped[:1].isdigit() else escaped
