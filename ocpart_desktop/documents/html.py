"""The summary as one web page that needs nothing else: read on a phone, printed, kept.

No script, no address but its own, every text escaped; each chart is drawn twice, for wide and for
narrow screens, and stands above the table of its figures.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

from ocpart_desktop.documents import palette
from ocpart_desktop.documents.cover_map import cover_map, cover_map_alt
from ocpart_desktop.documents.pictures import PAGE, PHONE, Pictures
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
from ocpart_desktop.documents.twin import Table
from ocpart_desktop.i18n import _, current_language, whole
from ocpart_desktop.system.paths import resource

_COLOURS = ("text", "muted", "accent", "border", "background", "warning")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
LONG = 24  # letters of a head
_NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'  # the parser of pages knows it


def write_html(
    summary: Summary,
    path: Path,
    progress: Callable[[float], None] | None = None,
    pictures: Pictures | None = None,
) -> None:
    """Write the page; without ``pictures``, tables alone stand for the charts."""
    report = report_of(summary)
    parts = [_head(report, summary), _cover(report), _contents(report), '<main id="content">']
    for number, section in enumerate(report.sections, 1):
        parts += _section(number, section, pictures)
        if progress is not None:
            progress(number / (len(report.sections) + 1))
    parts += ["</main>", f"<footer><p>{escape(report.foot)}</p></footer>", "</body>", "</html>"]
    path.write_text("\n".join(parts) + "\n", encoding="utf-8", newline="\n")


def _head(report: Report, summary: Summary) -> str:
    colours = "".join(f"--{name}:#{palette.screen(name)};" for name in _COLOURS)
    skip = _("Skip to the content")
    style = resource("templates", "summary.css").read_text(encoding="utf-8")
    return (
        f'<!DOCTYPE html>\n<html lang="{current_language()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="OCPart">\n'
        f'<meta name="dcterms.created" content="{summary.created.date().isoformat()}">\n'
        f"<title>{escape(report.title)}</title>\n"
        f"<style>\n:root{{{colours}}}\n{style}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#content">{escape(skip)}</a>'
    )


def _cover(report: Report) -> str:
    lines = "".join(f"<p>{_text(line)}</p>" for line in report.lines)
    warning = f'<p class="warning">{_text(report.warning)}</p>' if report.warning else ""
    drawn = _image(cover_map(report.region), cover_map_alt(report.region))
    return (
        f'<header>\n<div><h1 dir="auto">{_text(report.title)}</h1>\n{lines}\n{warning}</div>\n'
        f'<div class="cover">{drawn}</div>\n</header>'
    )


def _contents(report: Report) -> str:
    lines = "\n".join(
        f'<li class="level-{section.level}"><a href="#s{number}">{_text(section.title)}</a></li>'
        for number, section in enumerate(report.sections, 1)
        if section.listed
    )
    contents = _("Contents")
    head = f'<h2 id="contents">{escape(contents)}</h2>'
    return f'<nav aria-labelledby="contents">\n{head}\n<ol>\n{lines}\n</ol>\n</nav>'


def _section(number: int, section: Section, pictures: Pictures | None) -> Iterator[str]:
    level = section.level + 1
    kind = "".join(f" {name}" for name in ("page", "part") if getattr(section, name))
    yield f'<section class="level-{section.level}{kind}" aria-labelledby="s{number}">'
    if section.number:
        label = _("Figure {n}").format(n=whole(section.number))
        yield f'<p class="label">{escape(label)}</p>'
    yield f'<h{level} id="s{number}" dir="auto">{_text(section.title)}</h{level}>'
    for block in section.blocks:
        yield from _block(block, pictures)
    yield "</section>"


def _block(block: Block, pictures: Pictures | None) -> Iterator[str]:
    if isinstance(block, Text):
        yield f'<p class="{block.tone}" dir="auto">{_text(block.text)}</p>'
    elif isinstance(block, ChartBlock):
        if pictures is not None:
            yield from _chart(block, pictures)
    elif isinstance(block, PictureBlock):
        yield f'<figure class="picture">{_picture(block)}</figure>'
    elif isinstance(block, Fields):
        yield f'<dl class="{"facts" if block.brief else "story"}">'
        for label, text in block.fields:
            yield f'<div><dt>{_text(label)}</dt><dd dir="auto">{_text(text)}</dd></div>'
        yield "</dl>"
    elif isinstance(block, Remarks):
        yield '<aside class="remarks">'
        if block.head:
            yield f'<p class="label">{_text(block.head)}</p>'
        for kind, text in block.remarks:
            yield f'<p dir="auto"><strong>{_text(kind)}</strong> – {_text(text)}</p>'
        yield "</aside>"
    else:
        yield from _table(block)


def _chart(block: ChartBlock, pictures: Pictures) -> Iterator[str]:
    for name, width in (("wide", PAGE), ("narrow", PHONE)):
        drawn = pictures.chart(block.chart, width, stretch=True)
        yield f'<figure class="{name}">{_image(drawn.svg, block.alt)}</figure>'


def _picture(block: PictureBlock) -> str:
    kind = "png" if block.content.startswith(b"\x89PNG") else "jpeg"
    content = b64encode(block.content).decode("ascii")
    return f'<img src="data:image/{kind};base64,{content}" alt="{escape(block.alt)}">'


def _image(svg: str, alt: str) -> str:
    told = f'<svg role="img" aria-label="{escape(alt)}" '
    return svg.replace(_NAMESPACE, "").replace("<svg ", told, 1)


def _table(table: Table) -> Iterator[str]:
    caption = escape(table.caption)
    yield f'<div class="scroll" tabindex="0" role="region" aria-label="{caption}">'
    kind = ' class="figures"' if any(table.numbers) else ""
    yield f"<table{kind}>\n<caption>{_text(table.caption)}</caption>\n<thead>"
    if table.groups:
        yield f"<tr>{''.join(_group(*each) for each in table.groups)}</tr>"
    heads = (
        f'<th scope="col"{_aligned(table, n, head)}>{_text(head)}</th>'
        for n, head in enumerate(table.heads)
    )
    yield f"<tr>{''.join(heads)}</tr>\n</thead>\n<tbody>"
    for number, row in enumerate(table.rows):
        faint = ' class="faint"' if number < len(table.faint) and table.faint[number] else ""
        first, *others = row
        cells = "".join(
            f"<td{_aligned(table, n)}>{_text(cell)}</td>" for n, cell in enumerate(others, 1)
        )
        yield f'<tr{faint}><th scope="row">{_text(first)}</th>{cells}</tr>'
    yield "</tbody>\n</table>\n</div>"


def _group(name: str, span: int) -> str:
    if not name:
        return f'<td colspan="{span}"></td>'
    return f'<th scope="colgroup" colspan="{span}" class="group">{_text(name)}</th>'


def _aligned(table: Table, column: int, head: str = "") -> str:
    """A head of many words takes some width, or it would make the heads very tall."""
    long = " long" if len(head) > LONG else ""
    return f' class="number{long}"' if table.numbers[column] else ""


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")
