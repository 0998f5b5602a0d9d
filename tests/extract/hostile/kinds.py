"""The register of bad files: how each is made, and what must come of it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from workbooks import REGION, Rows, number, one_of, people, shared

PEOPLE = 30
ROWS: Rows = [
    ["ID", "REGION", "Q1. Êtes-vous favorable ?"],
    *people(PEOPLE, number(), REGION, one_of("Oui", "Non", "NSP")),
]


@dataclass(frozen=True)
class Refused:
    """Refused by a sentence of this code."""

    code: str


@dataclass(frozen=True)
class Read:
    """Read: the survey holds this many respondents, the receipt at least these issues."""

    issues: tuple[str, ...] = ()
    people: int | None = PEOPLE


@dataclass(frozen=True)
class Kind:
    build: Callable[[], bytes]
    expected: Refused | Read
    password: str | None = None


KINDS: dict[str, Kind] = {}

Build = Callable[[], bytes]


def refused(code: str, password: str | None = None) -> Callable[[Build], Build]:
    return _kind(Refused(code), password)


def read(*issues: str, people: int | None = PEOPLE) -> Callable[[Build], Build]:
    return _kind(Read(issues, people), None)


def _kind(expected: Refused | Read, password: str | None) -> Callable[[Build], Build]:
    def register(build: Build) -> Build:
        name = build.__name__.replace("_", " ")
        assert name not in KINDS
        KINDS[name] = Kind(build, expected, password)
        return build

    return register


@cache
def workbook() -> bytes:
    """The good .xlsx that the bad ones are made of."""
    return shared({"Base": ROWS})


Change = Callable[[str, bytes], bytes | None]


def rezipped(change: Change, extra: Mapping[str, bytes] | None = None, base: bytes = b"") -> bytes:
    """The workbook with each part changed, or left out when ``change`` gives None."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(base or workbook())) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if (data := change(name, old.read(name))) is not None:
                new.writestr(name, data)
        for name, data in (extra or {}).items():
            new.writestr(name, data)
    return stream.getvalue()


def in_part(ending: str, old: bytes, new: bytes, base: bytes = b"") -> bytes:
    """The workbook with the first match of a pattern replaced in one of its parts."""

    def change(name: str, data: bytes) -> bytes:
        if not name.endswith(ending):
            return data
        changed, times = re.subn(old, new, data, count=1)
        assert times == 1
        return changed

    return rezipped(change, base=base)


def in_sheet(old: bytes, new: bytes, base: bytes = b"") -> bytes:
    return in_part("worksheets/sheet1.xml", old, new, base)


def without(ending: str) -> bytes:
    return rezipped(lambda name, data: None if name.endswith(ending) else data)


def zipped(members: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()
