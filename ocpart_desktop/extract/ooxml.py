"""What the usual reader leaves out of an .xlsx: errors, formulas never computed, hidden rows,
number formats. Found in the raw XML of the sheets, without parsing all of it.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.damage import damaged
from ocpart_desktop.extract.readers.file_issues import epoch_1904, package_issues
from ocpart_desktop.extract.readers.xml_events import declared
from ocpart_desktop.extract.receipt import Issue
from ocpart_desktop.extract.workbook import SheetMarks, check_extent

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TAG = rb"<(?:\w+:)?"
_CELL = _TAG + rb'c\b(?=[^>]* r="([A-Z]+)(\d+)")[^>]*'
_ERROR = re.compile(_CELL + rb' t="e"[^>]*>(?:<(?:\w+:)?f.*?)?' + _TAG + rb"v>([^<]*)<")
_UNCOMPUTED = re.compile(
    _CELL + rb">\s*" + _TAG + rb"f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_HIDDEN_ROW = re.compile(_TAG + rb'row\b[^>]* hidden="(?:1|true)"')
_HIDDEN_COLUMNS = re.compile(_TAG + rb'col\b[^>]* hidden="(?:1|true)"[^>]*>')
_FIRST_LAST = re.compile(rb' (min|max)="(\d{1,6})"')
_STYLED = re.compile(_CELL + rb' s="(\d+)"')
_FAR_COLUMN = re.compile(rb' r="([A-Z]{3,})\d')
_FAR_ROW = re.compile(_TAG + rb'row\b[^>]* r="(\d{6,})"')
_EPOCH_1904 = re.compile(_TAG + rb'workbookPr\b[^>]* date1904="(?:1|true|on)"')
_DAMAGE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError)
_BUILT_IN_FORMATS = {9: "0%", 10: "0.00%", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00"}


def column_number(letters: bytes) -> int:
    """B"A" → 0, b"AA" → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _place(match: re.Match[bytes]) -> tuple[int, int]:
    return int(match[2]) - 1, column_number(match[1])


class OoxmlParts:
    """The XML parts of an .xlsx; a part that cannot be unpacked raises ``UserError``."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {_normal(name): name for name in archive.namelist()}
        self._book = next((n for n in self._names if n.endswith("workbook.xml")), "")
        if not self._book:
            raise damaged()
        self._sheets = self._sheet_parts()
        self._styles: list[str] | None = None

    @classmethod
    def of(cls, content: bytes) -> OoxmlParts:
        """The parts of a workbook whose zip directory was already checked."""
        return cls(zipfile.ZipFile(io.BytesIO(content)))

    def refuse_unusual_xml(self) -> None:
        """Excel never writes a DTD: one that is there is an attack on XML readers.

        Nor does it write anything but UTF-8, the only encoding that the usual reader understands;
        what other programs leave beside the workbook may be in any.
        """
        folder = self._book.rpartition("/")[0]
        for name, member in self._names.items():
            if not name.endswith((".xml", ".rels")):
                continue
            head = self._read(member, 4096)
            plain = head.replace(b"\0", b"")
            if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
                raise declared()
            if len(plain) < len(head) and name.startswith(folder):
                raise damaged()

    def issues(self) -> Iterator[Issue]:
        """What is to be said of the whole workbook."""
        if _EPOCH_1904.search(self._read(self._names[self._book])):
            yield epoch_1904()
        yield from package_issues(self._names)

    def size(self, sheet: str) -> int:
        """How many bytes the XML of a sheet takes, 1 at least."""
        member = self._names.get(self._sheets.get(sheet, ""))
        return max(self._archive.getinfo(member).file_size, 1) if member else 1

    def marks(self, sheet: str) -> SheetMarks:
        """What the raw XML of a sheet says beyond its values."""
        data = self._sheet_xml(sheet)
        _check_extent(sheet, data)
        errors = (
            {_place(m): m[3].decode("utf-8", "replace") for m in _ERROR.finditer(data)}
            if b't="e"' in data
            else {}
        )
        uncomputed = tuple(_place(m) for m in _UNCOMPUTED.finditer(data)) if b"<f" in data else ()
        hidden = len(_HIDDEN_ROW.findall(data)) if b' hidden="' in data else 0
        filtered = hidden > 0 and b"autoFilter" in data
        columns = hidden_columns(data) if b' hidden="' in data else 0
        return SheetMarks(errors, uncomputed, hidden, filtered, columns)

    def formats(self, sheet: str) -> dict[tuple[int, int], str]:
        """The format codes of the cells of a small sheet (institute's tables are small)."""
        data = self._sheet_xml(sheet)
        if len(data) > limits.FORMATS_BYTES:
            return {}
        styles = self._style_formats()
        found = ((_place(m), int(m[3])) for m in _STYLED.finditer(data))
        return {place: styles[s] for place, s in found if s < len(styles) and styles[s]}

    def _sheet_xml(self, sheet: str) -> bytes:
        member = self._names.get(self._sheets.get(sheet, ""))
        return self._read(member) if member else b""

    def _read(self, member: str, size: int = -1) -> bytes:
        try:
            with self._archive.open(member) as stream:
                return stream.read(size)
        except (*_DAMAGE, RuntimeError):
            raise damaged() from None

    def _sheet_parts(self) -> dict[str, str]:
        """Sheet name → normalised part name, by way of the relationships."""
        folder, _slash, file = self._book.rpartition("/")
        relations = self._parse(f"{folder}/_rels/{file}.rels")
        targets = {e.get("Id"): e.get("Target", "") for e in relations}
        parts: dict[str, str] = {}
        for element in self._parse(self._book):
            name = element.get("name")
            target = next((targets.get(v) for k, v in element.items() if k.endswith("}id")), None)
            if element.tag.endswith("}sheet") and name and target:
                absolute = target.startswith("/")
                parts[name] = _normal(target if absolute else f"{folder}/{target}")
        return parts

    def _parse(self, name: str) -> list[Element]:
        from xml.etree.ElementTree import ParseError

        from defusedxml.common import DefusedXmlException
        from defusedxml.ElementTree import fromstring

        member = self._names.get(name)
        if member is None:
            return []
        try:
            return list(fromstring(self._read(member)).iter())
        except (ParseError, DefusedXmlException, ValueError, LookupError):
            return []

    def _style_formats(self) -> list[str]:
        if self._styles is None:
            member = self._names.get("xl/styles.xml")
            text = self._read(member).decode("utf-8", "replace") if member else ""
            self._styles = list(_cell_formats(text))
        return self._styles


def _normal(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _cell_formats(styles: str) -> list[str]:
    custom = {
        int(number[1]): unescape(code[1])
        for tag in re.findall(r"<numFmt\b[^>]*>", styles)
        if (number := re.search(r'numFmtId="(\d+)"', tag))
        and (code := re.search(r'formatCode="([^"]*)"', tag))
    }
    block = re.search(r"<cellXfs\b.*?</cellXfs>", styles, re.DOTALL)
    numbers = [
        int(found[1]) if (found := re.search(r'numFmtId="(\d+)"', xf)) else 0
        for xf in re.findall(r"<xf\b[^>]*>", block[0] if block else "")
    ]
    return [custom.get(number, _BUILT_IN_FORMATS.get(number, "")) for number in numbers]


def _check_extent(sheet: str, data: bytes) -> None:
    """Refuse addresses that Excel does not have, and near-empty sheets that would fill memory."""
    columns = 1 + max((column_number(x) for x in set(_FAR_COLUMN.findall(data))), default=0)
    rows = max((int(x) for x in _FAR_ROW.findall(data)), default=1)
    check_extent(sheet, rows, columns)


def hidden_columns(data: bytes) -> int:
    """How many columns are hidden; Excel hides all those beyond the data in one stroke."""
    count = 0
    for tag in _HIDDEN_COLUMNS.findall(data):
        ends = {name: int(number) for name, number in _FIRST_LAST.findall(tag)}
        first, last = ends.get(b"min", 1), ends.get(b"max", 1)
        count += max(0, last - first + 1) if last < limits.COLUMNS else 0
    return count
