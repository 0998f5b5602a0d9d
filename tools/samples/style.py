"""What the sample workbooks share: their notice, their dates, their cell formats."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

NOTICE = (
    "Données synthétiques – fichier d'exemple d'OCPart : aucune personne réelle n'a répondu, "
    "les écarts entre régions sont inventés."
)
CREATED = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
INK, RULE, BAND, PALE = "#1F2937", "#B6C0CC", "#24505F", "#EAF1F3"

FORMATS: dict[str, dict[str, object]] = {
    "body": {},
    "wrapped": {"text_wrap": True, "valign": "top"},
    "title": {"bold": True, "font_size": 14, "font_color": BAND},
    "question": {"bold": True, "font_size": 11, "font_color": BAND},
    "notice": {"italic": True, "font_color": "#9A3412"},
    "folded notice": {
        "italic": True, "font_color": "#9A3412", "text_wrap": True, "valign": "top",
    },
    "note": {"italic": True, "font_size": 9, "font_color": "#5B6572"},
    "link": {"font_color": "#1D5FA8", "underline": 1, "valign": "top"},
    "code": {
        "bold": True, "font_color": "#FFFFFF", "bg_color": BAND, "border": 1,
        "border_color": RULE, "valign": "vcenter", "align": "center",
    },
    "head": {
        "text_wrap": True, "bg_color": PALE, "border": 1, "border_color": RULE,
        "valign": "vcenter", "align": "center", "font_size": 9,
    },
    "label": {"left": 1, "right": 1, "bottom": 4, "border_color": RULE},
    "repeated": {
        "left": 1, "right": 1, "bottom": 4, "border_color": RULE, "font_color": "#9AA4B0",
    },
    "net": {
        "left": 1, "right": 1, "bottom": 4, "border_color": RULE, "bold": True, "bg_color": PALE,
    },
    "base": {
        "left": 1, "right": 1, "bottom": 4, "border_color": RULE, "italic": True,
        "font_color": "#5B6572",
    },
    "total": {
        "left": 1, "right": 1, "top": 1, "bottom": 1, "border_color": RULE, "bold": True,
    },
    "label share": {
        "left": 1, "right": 1, "bottom": 4, "border_color": RULE, "font_color": "#5B6572",
    },
    "total share": {
        "left": 1, "right": 1, "bottom": 1, "border_color": RULE, "font_color": "#5B6572",
    },
    "date": {"num_format": "dd/mm/yyyy", "align": "center"},
    "weight": {"num_format": "0.0000"},
    "centred": {"align": "center"},
}  # fmt: skip


class Book:
    """A workbook being written: fixed dates, one font, formats by name."""

    def __init__(self, path: Path, title: str) -> None:
        self.workbook = Workbook(str(path), {"in_memory": True, "strings_to_urls": False})
        self.workbook.formats[0].set_font_name("Calibri")
        self.workbook.formats[0].set_font_size(10)
        self.workbook.set_properties(
            {
                "title": title,
                "subject": "Données synthétiques",
                "author": "OCPart",
                "comments": NOTICE,
                "created": CREATED,
            }
        )
        self._formats: dict[tuple[str, str, bool], Format] = {}

    def format(self, name: str, number: str = "", *, centred: bool = False) -> Format:
        """The format of this name, with a number format if wanted."""
        key = (name, number, centred)
        if key not in self._formats:
            properties = {"font_name": "Calibri", "font_size": 10, "font_color": INK}
            properties |= FORMATS[name]
            if number:
                properties["num_format"] = number
            if centred:
                properties["align"] = "center"
            self._formats[key] = self.workbook.add_format(properties)
        return self._formats[key]

    def sheet(self, name: str, *, colour: str = "", landscape: bool = True) -> Worksheet:
        """A new sheet, ready to print on A4."""
        sheet = self.workbook.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&8Données synthétiques – OCPart&C&8&A&R&8&P / &N")
        if landscape:
            sheet.set_landscape()
        if colour:
            sheet.set_tab_color(colour)
        return sheet

    def read_me(self, title: str, paragraphs: Sequence[str]) -> None:
        """The first sheet of every sample: what it is, and that no one in it is real."""
        sheet = self.sheet("Lisez-moi", colour="#9A3412", landscape=False)
        sheet.set_column(0, 0, 92)
        sheet.write_string(0, 0, title, self.format("title"))
        sheet.set_row(1, 32)
        sheet.write_string(1, 0, NOTICE, self.format("folded notice"))
        for row, paragraph in enumerate(paragraphs, start=3):
            sheet.set_row(row, 14.5 * (1 + len(paragraph) // 90))
            sheet.write_string(row, 0, paragraph, self.format("wrapped"))

    def close(self) -> None:
        """Write the file."""
        self.workbook.close()


class Exact(float):
    """A number XlsxWriter writes with all its digits: it keeps 16, and 6/14 needs 17."""

    def __format__(self, specification: str) -> str:
        """All the digits, whatever was asked."""
        return float.__repr__(self)
