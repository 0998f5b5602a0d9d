"""The summary as a PDF that anybody can read: tagged, archivable, its charts drawn as vectors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ocpart_desktop.documents import palette
from ocpart_desktop.documents.columns import fitted, is_short, line_counts
from ocpart_desktop.documents.cover_map import cover_map, cover_map_alt
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
from ocpart_desktop.documents.typesetting import typeset
from ocpart_desktop.i18n import _, current_language, whole

TEXT_WIDTH = 176 / 25.4 * 72  # points: an upright A4 page between its margins
_COLOURS = ("text", "muted", "accent", "border", "background", "warning")


def write_pdf(
    summary: Summary,
    path: Path,
    progress: Callable[[float], None] | None = None,
    pictures: Pictures | None = None,
) -> None:
    """PDF/A-2a and PDF/UA-1; without ``pictures``, tables alone stand for the charts."""
    report = report_of(summary)
    data = _cover(report) | {"sections": []}
    for number, section in enumerate(report.sections, 1):
        data["sections"].append(_section(section, pictures))
        if progress is not None:
            progress(0.8 * number / len(report.sections))
    day = summary.created
    data["date"] = {"year": day.year, "month": day.month, "day": day.day}
    typeset("summary.typ", data, path, day)
    if progress is not None:
        progress(0.99)


def _cover(report: Report) -> dict[str, Any]:
    return {
        "title": report.title,
        "lang": current_language(),
        "colours": {name: palette.screen(name) for name in _COLOURS},
        "lines": report.lines,
        "warning": report.warning,
        "map": {"svg": cover_map(report.region), "alt": cover_map_alt(report.region)},
        "foot": report.foot,
        "contents": _("Contents"),
    }


def _section(section: Section, pictures: Pictures | None) -> dict[str, Any]:
    number = section.number
    return {
        "title": section.title,
        "level": section.level,
        "page": section.page,
        "listed": section.listed,
        "part": section.part,
        "label": _("Figure {n}").format(n=whole(number)) if number else "",
        "blocks": [made for block in section.blocks for made in _block(block, pictures)],
    }


def _block(block: Block, pictures: Pictures | None) -> list[dict[str, Any]]:
    if isinstance(block, Text):
        return [{"kind": "text", "text": block.text, "tone": block.tone}]
    if isinstance(block, ChartBlock):
        if pictures is None:
            return []
        drawn = pictures.chart(block.chart, PAGE)
        return [{"kind": "chart", "svg": drawn.svg, "alt": block.alt}]
    if isinstance(block, PictureBlock):
        return [{"kind": "picture", "content": list(block.content), "alt": block.alt}]
    if isinstance(block, Fields):
        kind = "facts" if block.brief else "story"
        return [{"kind": kind, "fields": block.fields}]
    if isinstance(block, Remarks):
        return [{"kind": "remarks", "head": block.head, "remarks": block.remarks}]
    fit = fitted(block, TEXT_WIDTH)
    short = is_short(line_counts(block, fit), fit.size)
    made = {"kind": "table", "size": fit.size, "widths": fit.widths, "short": short}
    return [made | asdict(block)]
