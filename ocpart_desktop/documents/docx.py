"""The summary as a Word document: what people correct, complete and send on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ocpart_desktop.documents import palette
from ocpart_desktop.documents.cover_map import cover_map, cover_map_alt
from ocpart_desktop.documents.dated import date_parts
from ocpart_desktop.documents.pictures import PAGE, Pictures
from ocpart_desktop.documents.report import (
    Block,
    ChartBlock,
    Fields,
    PictureBlock,
    Remarks,
    Report,
    Section,
    Text,
    report_of,
)
from ocpart_desktop.documents.summary import Summary
from ocpart_desktop.i18n import _, current_language

COVER, BROUGHT = 115, 120  # millimetres, the width of the map of the cover, of a picture brought


def write_docx(
    summary: Summary,
    path: Path,
    progress: Callable[[float], None] | None = None,
    pictures: Pictures | None = None,
) -> None:
    """Write the document; without ``pictures``, tables alone stand for the maps."""
    from docx import Document

    from ocpart_desktop.documents.word.styles import dress

    document = Document()
    dress(document)
    _set_properties(document, summary)
    writer = _Writer(document, report_of(summary), pictures)
    writer.write(progress)
    document.save(str(path))
    date_parts(path, summary.created)


class _Writer:
    """Writes a report from its cover to its end, counting figures and tables."""

    def __init__(self, document: Any, report: Report, pictures: Pictures | None) -> None:
        from ocpart_desktop.documents.word.figures import Figures

        self.document, self.report, self.pictures = document, report, pictures
        self.ready = Figures(document, pictures).ready
        self.figures = self.tables = 0
        self.above = 0.0  # points that the head of a part takes on the page of its first figure

    def write(self, progress: Callable[[float], None] | None) -> None:
        self._cover()
        self._contents()
        for number, section in enumerate(self.report.sections, 1):
            self._section(section, f"section_{number}")
            if progress is not None:
                progress(number / (len(self.report.sections) + 1))
        self._foot()

    def _cover(self) -> None:
        from ocpart_desktop.documents.word.figures import add_picture
        from ocpart_desktop.documents.word.pieces import paragraph
        from ocpart_desktop.documents.word.styles import SOURCE

        paragraph(self.document, self.report.title, "Title")
        for line in self.report.lines:
            paragraph(self.document, line, "Subtitle")
        if self.pictures is not None:
            drawn = self.pictures.raster(cover_map(self.report.region), PAGE)
            add_picture(self.document, drawn, cover_map_alt(self.report.region), COVER)
        if self.report.warning:
            paragraph(self.document, self.report.warning, SOURCE)

    def _contents(self) -> None:
        from ocpart_desktop.documents.word.pieces import add_contents, paragraph
        from ocpart_desktop.documents.word.styles import LABEL

        title = paragraph(self.document, _("Contents"), LABEL)
        title.paragraph_format.page_break_before = True
        entries = [
            (section.title, section.level, f"section_{number}")
            for number, section in enumerate(self.report.sections, 1)
            if section.listed
        ]
        add_contents(self.document, entries)

    def _section(self, section: Section, mark: str) -> None:
        from ocpart_desktop.documents.word import pieces, room

        made = pieces.heading(self.document, section.title, section.level, mark)
        if section.page:
            made.paragraph_format.page_break_before = True
            made.paragraph_format.space_before = 0
        if section.part:
            pieces.rule_below(made, palette.screen("accent"))
        for block in section.blocks:
            self._block(block, section)
        self.above = room.head_height(section) if section.part else 0.0

    def _block(self, block: Block, section: Section) -> None:
        from ocpart_desktop.documents.word import figures, pieces, room, styles

        accent = palette.screen("accent")
        if isinstance(block, Text):
            style = room.TONES.get(block.tone, "Normal")
            made = pieces.paragraph(self.document, block.text, style)
            made.runs[0].bold = True if block.tone == "strong" else None
        elif isinstance(block, ChartBlock):
            self._chart(block, section)
        elif isinstance(block, PictureBlock):
            figures.add_picture(self.document, block.content, block.alt, BROUGHT)
        elif isinstance(block, Fields):
            for label, text in block.fields:
                if block.brief:
                    told = _("{label}: {text}").format(label=label, text="")
                    pieces.labelled(self.document, told, text, "Normal", accent)
                else:
                    pieces.paragraph(self.document, label, styles.LABEL)
                    pieces.paragraph(self.document, text)
        elif isinstance(block, Remarks):
            if block.head:
                pieces.paragraph(self.document, block.head, styles.LABEL)
            for kind, text in block.remarks:
                pieces.labelled(self.document, f"{kind} – ", text, styles.REMARK)
        else:
            self._table(block)

    def _chart(self, block: ChartBlock, section: Section) -> None:
        from ocpart_desktop.documents.word.pieces import caption
        from ocpart_desktop.documents.word.room import share_of_height

        drawn = self.ready(block)
        if drawn is None:
            return
        needed = share_of_height(section, drawn.height, self.above)
        drawn.add(needed if drawn.can_shrink else 1.0)
        self.document.paragraphs[-1].paragraph_format.keep_with_next = True
        number = section.number or self.figures + 1
        follows = number == self.figures + 1
        caption(self.document, _("Figure {n}"), number, section.title, counted=follows)
        self.figures = number

    def _table(self, table: Any) -> None:
        from ocpart_desktop.documents.word.pieces import caption
        from ocpart_desktop.documents.word.tables import add_table

        self.tables += 1
        made = caption(self.document, _("Table {n}"), self.tables, table.caption)
        made.paragraph_format.keep_with_next = True
        add_table(self.document, table)

    def _foot(self) -> None:
        from docx.enum.text import WD_TAB_ALIGNMENT
        from docx.shared import Mm

        from ocpart_desktop.documents.word.pieces import add_field

        made = self.document.sections[0].footer.paragraphs[0]
        made.style = "Footer"
        made.paragraph_format.tab_stops.add_tab_stop(Mm(176), WD_TAB_ALIGNMENT.RIGHT)
        made.add_run(f"{self.report.foot}\t")
        add_field(made, "PAGE", "1")
        made.add_run(" / ")
        add_field(made, "NUMPAGES", "1")


def _set_properties(document: Any, summary: Summary) -> None:
    properties = document.core_properties
    properties.title = summary.title
    properties.subject = summary.source
    properties.author = properties.last_modified_by = "OCPart"
    properties.comments = summary.synthetic or ""
    properties.language = "fr-FR" if current_language() == "fr" else "en-GB"
    properties.created = properties.modified = summary.created.replace(tzinfo=None)
