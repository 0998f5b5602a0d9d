"""The numbers of a document just written, read from the file itself by none of its writers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from zipfile import ZipFile

Row = tuple[str, ...]
Fact = tuple[str, str, float]

_SPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
}
_W = f"{{{_SPACES['w']}}}"


@dataclass(slots=True)
class Found:
    """What a file says: points of its charts, rows of its tables, shapes told, rows of numbers."""

    points: list[Fact] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    numbers: list[tuple[float, ...]] = field(default_factory=list)


def read_back(path: Path, suffix: str) -> Found:
    """Read a document of this suffix."""
    if suffix == ".html":
        return Found(rows=_Tables(path.read_text(encoding="utf-8")).rows)
    found = Found()
    with ZipFile(path) as archive:
        for name in archive.namelist():
            if not name.endswith(".xml"):
                continue
            if "/charts/chart" in name and suffix != ".xlsx":
                found.points += _points(_parsed(archive, name))
            elif name == "word/document.xml":
                found.rows += _word_rows(_parsed(archive, name))
            elif name.startswith("ppt/slides/slide"):
                slide = _parsed(archive, name)
                shapes = slide.iterfind(".//p:cNvPr", _SPACES)
                found.told += [shape.get("descr", "") for shape in shapes]
                found.rows += _slide_rows(slide)
            elif name.startswith("xl/worksheets/sheet"):
                found.numbers += _number_rows(_parsed(archive, name))
    return found


def _parsed(archive: ZipFile, name: str) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(archive.read(name), parser)


def _points(chart: Any) -> Iterator[Fact]:
    """(category, series, value) of each point; the first line of a category names it."""
    for series in chart.iterfind(".//c:ser", _SPACES):
        name = series.findtext("c:tx//c:v", "", _SPACES)
        categories = {
            point.get("idx"): point.findtext("c:v", "", _SPACES)
            for point in series.iterfind("c:cat//c:pt", _SPACES)
        }
        for point in series.iterfind("c:val//c:pt", _SPACES):
            category = categories.get(point.get("idx"), "")
            yield category.split("\n")[0], name, float(point.findtext("c:v", "nan", _SPACES))


def _slide_rows(slide: Any) -> Iterator[Row]:
    for row in slide.iterfind(".//a:tbl/a:tr", _SPACES):
        cells = row.iterfind("a:tc", _SPACES)
        yield tuple("".join(t.text or "" for t in c.iterfind(".//a:t", _SPACES)) for c in cells)


def _word_rows(document: Any) -> Iterator[Row]:
    for row in document.iterfind(".//w:tr", _SPACES):
        yield tuple("".join(map(_word_text, cell)) for cell in row.iterfind("w:tc", _SPACES))


def _word_text(element: Any) -> str:
    return "".join(
        {f"{_W}br": "\n", f"{_W}tab": "\t"}.get(part.tag, part.text or "")
        for part in element.iter(f"{_W}t", f"{_W}br", f"{_W}tab")
    )


def _number_rows(sheet: Any) -> Iterator[tuple[float, ...]]:
    """The numbers of each row, from its left."""
    for row in sheet.iterfind(".//x:row", _SPACES):
        values = (
            cell.findtext("x:v", None, _SPACES)
            for cell in row.iterfind("x:c", _SPACES)
            if cell.get("t", "n") == "n"
        )
        yield tuple(float(value) for value in values if value is not None)


class _Tables(HTMLParser):
    """The rows of a page's tables."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[Row] = []
        self._cells: list[str] | None = None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        """A row begins, a cell begins, a line ends within a cell."""
        if tag == "tr":
            self._cells = []
        elif self._cells is not None and tag in ("td", "th"):
            self._cells.append("")
        elif self._cells and tag == "br":
            self._cells[-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        """A row ends."""
        if tag == "tr" and self._cells is not None:
            self.rows.append(tuple(self._cells))
            self._cells = None

    def handle_data(self, data: str) -> None:
        """Text, of a cell or of nothing we read."""
        if self._cells:
            self._cells[-1] += data
