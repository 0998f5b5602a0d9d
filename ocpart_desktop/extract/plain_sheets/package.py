"""The parts of a workbook, found as the usual reader finds them."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import IO, TYPE_CHECKING

from ocpart_desktop.extract.plain_sheets.markup import name_of, sound_xml
from ocpart_desktop.extract.plain_sheets.serial_dates import Shown, built_in, shown_by
from ocpart_desktop.extract.plain_sheets.shared_strings import shared_strings
from ocpart_desktop.extract.plain_sheets.surprise import expect, surprised

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DAMAGE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError)
_STATES = {"visible": False, "hidden": True, "veryHidden": True}


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet: its name, whether it is hidden, its part."""

    name: str
    hidden: bool
    part: str


class Package:
    """A workbook whose zip directory was already checked. Whatever is odd in it surprises."""

    def __init__(self, content: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        names = self._archive.namelist()
        self._members = {name.replace("\\", "/").lower(): name for name in names}
        expect(len(self._members) == len(names), "no part twice")
        self._folder = self._main_folder()

    @cached_property
    def sheets(self) -> tuple[SheetPart, ...]:
        """The worksheets, in their order."""
        relations = {
            e.get("Id", ""): (e.get("Target", ""), e.get("Type", ""))
            for e in self._elements(f"{self._folder}_rels/workbook.xml.rels", "Relationship")
        }
        found = tuple(
            sheet
            for element in self._elements(f"{self._folder}workbook.xml", "sheet")
            if (sheet := self._sheet(element, relations))
        )
        expect(len({sheet.name for sheet in found}) == len(found), "sheets named apart")
        return found

    @cached_property
    def from_1904(self) -> bool:
        """Whether dates count from 1904."""
        elements = list(self._elements(f"{self._folder}workbook.xml", "workbookPr"))
        return bool(elements) and elements[-1].get("date1904") in ("1", "true")

    @cached_property
    def strings(self) -> list[str]:
        """The shared strings."""
        part = f"{self._folder}sharedstrings.xml"
        return shared_strings(self.read(part)) if part in self._members else []

    @cached_property
    def formats(self) -> list[Shown]:
        """What each style makes of a number."""
        part = f"{self._folder}styles.xml"
        if part not in self._members:
            return []
        custom: dict[str, Shown] = {}
        shown: list[Shown] = []
        for element in self._root(part).iter():
            if name_of(element) == "numFmts":
                codes = (e for e in element.iter() if name_of(e) == "numFmt")
                custom |= {e.get("numFmtId", ""): shown_by(e.get("formatCode", "")) for e in codes}
            elif name_of(element) == "cellXfs":
                styles = (e.get("numFmtId") for e in element.iter() if name_of(e) == "xf")
                shown += [Shown.NUMBER if n is None else custom.get(n, built_in(n)) for n in styles]
        return shown

    def size(self, sheet: SheetPart) -> int:
        """How many bytes of XML a sheet unpacks to, as its zip says."""
        return self._archive.getinfo(self._members[sheet.part]).file_size

    def open(self, part: str) -> tuple[IO[bytes], int]:
        """A part to read from, and its size; a damaged one fails at its end at the latest."""
        info = self._archive.getinfo(self._members[part])
        expect(info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED), "plain deflate")
        return self._archive.open(info), info.file_size

    def read(self, part: str) -> bytes:
        """A whole part."""
        try:
            return self.open(part)[0].read()
        except (*DAMAGE, RuntimeError):
            surprised("a damaged part")

    def _main_folder(self) -> str:
        targets = [
            e.get("Target", "")
            for e in self._elements("_rels/.rels", "Relationship")
            if e.get("Type", "").endswith("/relationships/officeDocument")
        ]
        expect(len(targets) == 1, "one document in the package")
        folder = targets[0].removeprefix("/").rpartition("/")[0].lower()
        return f"{folder}/" if folder else ""

    def _sheet(self, element: Element, relations: dict[str, tuple[str, str]]) -> SheetPart | None:
        ids = [value for key, value in element.items() if key.endswith("}id")]
        expect(element.get("id") is None, "relationships in their name space")
        expect(element.get("name"), "a named sheet")
        expect(len(ids) == 1 and ids[0] in relations, "a relationship a sheet")
        target, kind = relations[ids[0]]
        expect(element.get("state", "visible") in _STATES, "a known state")
        kind = kind.rpartition("/")[2]
        expect(kind in ("worksheet", "chartsheet", "dialogsheet"), "a known kind of sheet")
        if kind != "worksheet":
            return None
        part = target.removeprefix("/") if target.startswith("/") else f"{self._folder}{target}"
        expect(part.lower() in self._members, "the part of a sheet")
        hidden = _STATES[element.get("state", "visible")]
        return SheetPart(element.get("name", ""), hidden, part.lower())

    def _elements(self, part: str, name: str) -> Iterator[Element]:
        return (e for e in self._root(part).iter() if name_of(e) == name)

    def _root(self, part: str) -> Element:
        expect(part in self._members, "the parts of a workbook")
        return sound_xml(self.read(part))
