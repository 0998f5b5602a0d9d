"""How tall things will be on a page of Word, so that no page holds the last rows of a table alone.

Texts are measured in our typeface, which is wider than the document's: they are measured as if
they were a little smaller than they are.
"""

from __future__ import annotations

from ocpart_desktop.documents import fitting
from ocpart_desktop.documents.columns import fitted, line_counts
from ocpart_desktop.documents.report import Block, Remarks, Section, Text
from ocpart_desktop.documents.twin import Table
from ocpart_desktop.documents.word.styles import (
    BOTTOM,
    CELL,
    EDGE,
    LABEL,
    LEAD,
    MARGIN,
    REMARK,
    SOURCE,
    SPACING,
    STYLES,
    TOP,
    WORDING,
)

INCH, MILLIMETRE = 72.0, 72 / 25.4  # points
WIDTH = (210 - 2 * MARGIN) * MILLIMETRE
PAGE = (297 - TOP - BOTTOM) * MILLIMETRE
SPARE = 8  # points, left free: programs disagree on the height of a line
LEAST = 0.62  # of its height, a chart that still reads with ease
TONES = {"lead": LEAD, "wording": WORDING, "source": SOURCE}
_SINGLE = 1.15  # height of a line of the document's typeface, in sizes
_NARROWER = {False: 0.96, True: 0.99}  # the document's typeface at most, in ours; bold or not
_LINE = 0.5  # thickness of the line under a row


def share_of_height(section: Section, chart: float, above: float) -> float:
    """At which share of its height the chart leaves room for all that its section says.

    ``chart`` is its height in points, ``above`` that of what stands before the section on its
    page. 1 when it has all the room it needs, or when no share that reads with ease is enough.
    """
    said = sum(block_height(block) for block in section.blocks)
    titled = 2 * text_height(section.title, "Caption")
    titled += text_height(section.title, f"Heading {section.level}")
    share = (PAGE - SPARE - above - titled - said) / chart
    return share if LEAST <= share < 1.0 else 1.0


def head_height(section: Section) -> float:
    """The height of a section of words, its title at the top of a page."""
    return text_height(section.title, "Heading 1") + sum(map(block_height, section.blocks))


def block_height(block: Block) -> float:
    """The height of a text, of remarks or of a table; 0 for the rest."""
    if isinstance(block, Text):
        return text_height(block.text, TONES.get(block.tone, "Normal"))
    if isinstance(block, Remarks):
        told = (text_height(f"{kind} – {text}", REMARK) for kind, text in block.remarks)
        return sum(told) + (text_height(block.head, LABEL) if block.head else 0.0)
    return _table_height(block) if isinstance(block, Table) else 0.0


def text_height(text: str, style: str) -> float:
    """A paragraph of a style with its white, in points."""
    look = STYLES[style]
    width = WIDTH - (EDGE * MILLIMETRE if look.edge else 0.0)
    lines = max(1, _lines(text, look.size, width, bold=look.bold))
    return look.before + lines * look.size * _SINGLE * SPACING + look.after


def _table_height(table: Table) -> float:
    fit = fitted(table, WIDTH)
    counts = line_counts(table, fit, plain=_NARROWER[False], bold=_NARROWER[True])
    line = fit.size * _SINGLE * SPACING + STYLES[CELL].after
    return sum(counts) * line + (len(table.rows) + 1) * _LINE


def _lines(text: str, size: float, width: float, *, bold: bool) -> int:
    return fitting.line_count(text, size * _NARROWER[bold], width, bold=bold)
