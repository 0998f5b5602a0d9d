"""What stands beside a figure, or in its place: what the room said, and why nothing is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

from ocpart_desktop.documents import fitting, palette
from ocpart_desktop.documents.hidden import why_hidden
from ocpart_desktop.documents.slides import remarks
from ocpart_desktop.documents.slides.page import (
    POINTS,
    Box,
    close_group,
    decorative,
    new_group,
    rectangle,
    text_box,
)
from ocpart_desktop.figures.charts import Series
from ocpart_desktop.i18n import _

SIZES = (18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0)
HEAD = 0.38


def add_remarks(page: Any, box: Box, said: list[remarks.Remark]) -> list[remarks.Remark]:
    """What the room said, as much as fits, as large as can be; return the rest."""
    inner = Box(box.left + 0.22, box.top + 0.16, box.width - 0.4, box.height - 0.3)
    body = replace(inner, top=inner.top + HEAD, height=inner.height - HEAD)
    size = remarks.size_for(said, body, SIZES)
    shown, rest = remarks.take(said, body, size)
    tall = min(box.height, HEAD + 0.36 + remarks.height(shown, size, body.width) / POINTS)
    _ground(page, replace(box, height=tall))
    edge = replace(box, width=0.05, height=tall)
    decorative(rectangle(page, edge, palette.screen("accent"), _("Background")))
    text_box(
        page, replace(inner, height=0.28), [_("In the room")], size=14, name=_("In the room"),
        bold=True, colour=palette.screen("accent"),
    )  # fmt: skip
    text_box(
        page, body, [remark.runs for remark in shown], size=size, name=_("Remarks"),
        gap=size * remarks.GAP,
    )  # fmt: skip
    return rest


def add_hidden(page: Any, box: Box, *, invited: bool) -> None:
    """A hidden figure protects people: say so, and hand the question to the room."""
    _ground(page, box)
    inner = Box(box.left + 0.4, box.top + 0.3, box.width - 0.8, box.height - 0.6)
    head, why, room = why_hidden(invited=invited)
    upper = replace(inner, height=0.45 * inner.height)
    text_box(
        page, upper, [head], size=24, name=_("No figure"), bold=True, align=PP_ALIGN.CENTER,
        anchor=MSO_ANCHOR.BOTTOM,
    )  # fmt: skip
    lower = replace(inner, top=upper.top + upper.height + 0.2, height=0.45 * inner.height)
    text_box(
        page, lower, [text for text in (why, room) if text], size=18, name=_("Why"),
        colour=palette.screen("muted"), align=PP_ALIGN.CENTER, gap=8,
    )  # fmt: skip


def add_key(page: Any, box: Box, series: tuple[Series, ...]) -> None:
    """Which colour is whose, in the order of the bars: programs disagree on that of a legend."""
    if len(series) < 2:
        return
    group = new_group(page)
    left = box.left
    for each in series:
        swatch = Box(left, box.top + (box.height - 0.14) / 2, 0.16, 0.14)
        decorative(rectangle(group, swatch, palette.series(each.role), each.name))
        wide = fitting.text_width(each.name, 12) / POINTS
        text_box(
            group, Box(left + 0.24, box.top, wide, box.height), [each.name], size=12,
            name=each.name, anchor=MSO_ANCHOR.MIDDLE, wrap=False,
        )  # fmt: skip
        left += wide + 0.55
    names = ", ".join(each.name for each in series)
    close_group(group, _("Legend: {names}").format(names=names), _("Legend"))


def _ground(page: Any, box: Box) -> None:
    decorative(rectangle(page, box, palette.screen("background"), _("Background")))
