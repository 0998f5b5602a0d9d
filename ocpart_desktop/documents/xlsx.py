"""The summary as a workbook: a sheet a figure, native charts, the records as tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ocpart_desktop.documents import labels, palette
from ocpart_desktop.documents.legal_text import sheet_name
from ocpart_desktop.documents.summary import (
    CoverSlide,
    FigureSlide,
    InitiativesSlide,
    MethodSlide,
    Summary,
    VoteSlide,
)
from ocpart_desktop.i18n import _

TEXT_SHEET = (110.0,)
VOTE_SHEET = (90.0, 12.0)


def write_xlsx(
    summary: Summary, path: Path, progress: Callable[[float], None] | None = None
) -> None:
    """Write the workbook to ``path``; ``progress`` hears a fraction after each sheet."""
    from xlsxwriter import Workbook

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(str(path), options) as book:
        _Maker(book, summary, progress).make()


class _Maker:
    """Makes the sheets in their order, each with its own legal name."""

    def __init__(
        self, book: Any, summary: Summary, progress: Callable[[float], None] | None
    ) -> None:
        from ocpart_desktop.documents.workbook.sheet import Styles

        self.book, self.summary = book, summary
        self.styles = Styles(book)
        self.progress = progress
        self.names: list[str] = []

    def make(self) -> None:
        self._set_properties()
        cover = self._sheet(_("Summary"), (4.0, 90.0))
        contents: list[tuple[str, str]] = []
        for number, slide in enumerate(self.summary.slides, 1):
            if isinstance(slide, MethodSlide) and self.summary.notes:
                contents.append((self._add_remarks(), _("Remarks")))
            name = self._add(slide)
            if name is not None:
                contents.append((name, slide.title))
            if self.progress is not None:
                self.progress(number / (len(self.summary.slides) + 1))
        self._fill_cover(cover, contents)

    def _add(self, slide: Any) -> str | None:
        from ocpart_desktop.documents.workbook.figure import fill_sheet, widths_of
        from ocpart_desktop.documents.workbook.records import fill_initiatives
        from ocpart_desktop.notebook.words import Words

        if isinstance(slide, FigureSlide):
            number = len(self.names)
            sheet = self._sheet(f"{number} {slide.title}", widths_of(slide.figure.table))
            fill_sheet(self.book, sheet, slide, number)
        elif isinstance(slide, InitiativesSlide):
            sheet, lists = self._sheet(_("Initiatives"), ()), self._sheet(_("Lists"), ())
            words, version = Words(self.summary.terms), self.summary.version
            fill_initiatives(sheet, lists, slide.initiatives, words, version)
            lists.worksheet.hide()
            return self.names[-2]
        elif isinstance(slide, VoteSlide):
            self._fill_vote(self._sheet(slide.title, VOTE_SHEET), slide)
        elif isinstance(slide, MethodSlide):
            sheet = self._sheet(_("Method"), TEXT_SHEET)
            sheet.paragraph(slide.title, bold=True, font_size=16)
            sheet.gap()
            for line in slide.lines:
                sheet.paragraph(line)
        else:
            return None
        return self.names[-1]

    def _fill_vote(self, sheet: Any, slide: VoteSlide) -> None:
        """An option a row, with its votes as a number."""
        sheet.paragraph(slide.title, bold=True, font_size=16)
        sheet.gap()
        style = self.styles.get(num_format="0")
        head = {"bold": True, "font_color": f"#{palette.screen('muted')}", "bottom": 1}
        sheet.text(sheet.row, 0, _("What was proposed"), **head)
        sheet.text(sheet.row, 1, _("Votes"), align="right", **head)
        sheet.row += 1
        for option in sorted(slide.options, key=lambda option: -option.dots):
            sheet.text(sheet.row, 0, option.label, text_wrap=True)
            sheet.worksheet.write_number(sheet.row, 1, option.dots, style)
            sheet.row += 1

    def _add_remarks(self) -> str:
        from ocpart_desktop.documents.workbook.records import fill_remarks

        fill_remarks(self._sheet(_("Remarks"), ()), self.summary, self.summary.notes)
        return self.names[-1]

    def _sheet(self, wanted: str, widths: Any, pages_wide: int = 1) -> Any:
        from ocpart_desktop.documents.workbook.sheet import Sheet

        name = sheet_name(wanted, self.names)
        self.names.append(name)
        sheet = Sheet(self.book.add_worksheet(name), self.styles, widths)
        summary = self.summary
        source = " · ".join(part for part in (summary.source, summary.synthetic or "") if part)
        occasion = labels.occasion(summary.workshop)
        sheet.set_up_print(summary.title, occasion, source, pages_wide)
        return sheet

    def _fill_cover(self, sheet: Any, contents: list[tuple[str, str]]) -> None:
        accent = f"#{palette.screen('accent')}"
        (cover,) = (slide for slide in self.summary.slides if isinstance(slide, CoverSlide))
        sheet.paragraph(cover.title, bold=True, font_size=22)
        for line in cover.lines:
            sheet.paragraph(line, font_size=12, font_color=f"#{palette.screen('muted')}")
        if self.summary.synthetic:
            sheet.gap()
            sheet.paragraph(self.summary.synthetic, bold=True)
        sheet.gap()
        sheet.paragraph(_("In this workbook"), bold=True, font_color=accent, font_size=12)
        link = self.styles.get(font_color=accent, underline=1, text_wrap=True)
        for number, (name, title) in enumerate(contents, 1):
            target = name.replace("'", "''")
            sheet.text(sheet.row, 0, f"{number}.", align="right")
            sheet.worksheet.write_url(sheet.row, 1, f"internal:'{target}'!A1", link, title)
            sheet.row += 1

    def _set_properties(self) -> None:
        self.book.set_properties(
            {
                "title": self.summary.title,
                "subject": self.summary.source,
                "author": "OCPart",
                "created": self.summary.created.replace(tzinfo=None),
            }
        )
