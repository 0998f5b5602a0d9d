"""Web archives (.mht): the pages that Excel saves as a « single file web page », a sheet each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ocpart_desktop.extract.damage import FAILURES, damaged
from ocpart_desktop.extract.formats import Format
from ocpart_desktop.extract.readers.calamine_book import unlike
from ocpart_desktop.extract.readers.text_issues import text_issues
from ocpart_desktop.extract.readers.web_page import decoded_page, page_sheet
from ocpart_desktop.extract.text_encoding import Decoded
from ocpart_desktop.extract.workbook import Workbook

if TYPE_CHECKING:
    from email.message import Message

Progress = Callable[[float], None]

_NAMED = re.compile(
    r"<x:Name>([^<]{1,200})</x:Name>\s*<x:WorksheetSource\s+HRef=3?D?\"([^\"]{1,400})\"",
    re.IGNORECASE,
)


def read_web_archive(content: bytes, progress: Progress) -> Workbook:
    """Every page that holds a table, under the name that Excel gave to its sheet."""
    pages = dict(_pages(content))
    named = {
        _file(source): name for told in pages.values() for name, source in _NAMED.findall(told.text)
    }
    tables = {place: told for place, told in pages.items() if "<tr" in told.text.lower()}
    taken: set[str] = set()
    sheets = []
    for number, (place, told) in enumerate(tables.items()):
        name = unlike(named.get(_file(place), "HTML"), taken)
        start, share = number / len(tables), 1 / len(tables)
        sheets.append(page_sheet(told.text, name, _part_of(progress, start, share)))
    issues = [issue for told in tables.values() for issue in text_issues(told)]
    return Workbook(Format.MHTML, tuple(sheets), issues=tuple(issues))


def _part_of(progress: Progress, start: float, share: float) -> Progress:
    return lambda done: progress(start + share * done)


def _pages(content: bytes) -> Iterator[tuple[str, Decoded]]:
    """Where each page is said to be, and its text."""
    from email import message_from_bytes

    message = message_from_bytes(content)
    for number, part in enumerate(message.walk()):
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            place = str(part.get("Content-Location", number))
            yield f"{place}#{number}", decoded_page(_payload(part), part.get_content_charset())


def _payload(part: Message) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except FAILURES:
        raise damaged() from None
    return payload if isinstance(payload, bytes) else b""


def _file(place: str) -> str:
    return place.partition("#")[0].replace("\\", "/").rpartition("/")[2].lower()
