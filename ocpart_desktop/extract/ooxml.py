"""What the usual reader leaves out of an .xlsx: errors, formulas never computed, hidden rows,
number formats. Found in the raw XML of the sheets, without parsing all of it.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from html import unescape
from typing import TYPE_CHECKING

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.workbook import SheetMarks, damaged, too_many_cells
from ocpart_desktop.i18n import _
from ocpart_desktop.system.errors import UserError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ERROR = re.compile(rb'<c\b(?=[^>]* r="([A-Z]+)(\d+)")[^>]* t="e"[^>]*>(?:<f.*?)?<v>([^<]*)</v>')
_UNCOMPUTED = re.compile(
    rb'<c\b(?=[^>]* r="([A-Z]+)(\d+)")[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)'
    rb"\s*(?:<v\s*/>|<v></v>)?\s*</c>"
)
_HIDDEN_ROW = re.compile(rb'<row\b[^>]* hidden="(?:1|true)"')
_STYLED = re.compile(rb'<c\b(?=[^>]* r="([A-Z]+)(\d+)")[^>]* s="(\d+)"')
_FAR_COLUMN = re.compile(rb' r="([A-Z]{3,})\d')
_FAR_ROW = re.compile(rb'<row\b[^>]* r="(\d{6,})"')
_FORMATS_UP_TO = 8 * limits.MEGABYTE
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
        self._sheets = self._sheet_parts()
        self._styles: list[str] | None = None

    @classmethod
    def of(cls, content: bytes) -> OoxmlParts:
        """The parts of a workbook whose zip directory was already checked."""
        return cls(zipfile.ZipFile(io.BytesIO(content)))

    def refuse_declarations(self) -> None:
        """Excel never writes a DTD: one that is there is an attack on XML readers."""
        for name, member in self._names.items():
            if not name.endswith((".xml", ".rels")):
                continue
            head = self._read(member, 4096).replace(b"\0", b"")
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise UserError(
                    "dtd",
                    _(
                        "The workbook holds XML declarations that Excel never writes and that "
                        "are used to attack readers: it was not opened. Ask its sender for a "
                        "copy saved by Excel."
                    ),
                )

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
        return SheetMarks(errors, uncomputed, hidden, b"<autoFilter" in data and hidden > 0)

    def formats(self, sheet: str) -> dict[tuple[int, int], str]:
        """The format codes of the cells of a small sheet (institute's tables are small)."""
        data = self._sheet_xml(sheet)
        if len(data) > _FORMATS_UP_TO:
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
        workbook = next((n for n in self._names if n.endswith("workbook.xml")), None)
        if workbook is None:
            return {}
        folder, _slash, file = workbook.rpartition("/")
        relations = self._parse(f"{folder}/_rels/{file}.rels")
        targets = {e.get("Id"): e.get("Target", "") for e in relations}
        parts: dict[str, str] = {}
        for element in self._parse(workbook):
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
    if columns > limits.COLUMNS or rows > limits.ROWS or rows * columns > limits.CELLS:
        raise too_many_cells(sheet, rows, columns)
