"""The initiatives alone, as a workbook to be edited by somebody else and read back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ocpart_desktop.documents import labels
from ocpart_desktop.documents.legal_text import legal_values
from ocpart_desktop.documents.whole import write_whole
from ocpart_desktop.documents.workbook.records import fill_initiatives
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import Initiative, Workshop
from ocpart_desktop.notebook.words import Words


def write_initiatives_table(
    path: Path,
    initiatives: Sequence[Initiative],
    workshop: Workshop,
    words: Words,
    version: str,
) -> None:
    """Write the table. Raises UserError when it cannot be written."""
    title = workshop.title.strip() or _("Initiatives")
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

    def fill(temporary: Path) -> None:
        from xlsxwriter import Workbook

        from ocpart_desktop.documents.workbook.sheet import Sheet, Styles

        with Workbook(str(temporary), options) as book:
            book.set_properties({"title": title, "author": "OCPart"})
            styles = Styles(book)
            sheet = Sheet(book.add_worksheet(_("Initiatives")), styles, ())
            lists = Sheet(book.add_worksheet(_("Lists")), styles, ())
            sheet.set_up_print(title, labels.occasion(workshop), "")
            fill_initiatives(sheet, lists, tuple(map(legal_values, initiatives)), words, version)
            lists.worksheet.hide()

    write_whole(path, fill)
