"""What a file is, by its content alone: its name and extension are never believed."""

from __future__ import annotations

import re
from enum import StrEnum

from ocpart_desktop.extract.damage import truncated
from ocpart_desktop.extract.foreign import is_mail, mail, other_kind, refuse_foreign
from ocpart_desktop.extract.packages import inside_zip
from ocpart_desktop.extract.protection import OLE, is_encrypted_package, password_needed
from ocpart_desktop.extract.text_encoding import MARKS_UTF16, looks_like_text, unmarked_utf16
from ocpart_desktop.i18n import _
from ocpart_desktop.system.errors import UserError

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_BARE_XLS = (b"\x09\x08", b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_HTML = re.compile(
    r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:html|!doctype html|table|meta|head|body|style|title|div|center|font|span|p|h\d|tr|thead"
    r"|tbody|caption|link|script)\b",
    re.IGNORECASE | re.DOTALL,
)
_TABLE = re.compile(rb"<\0?t\0?(?:a\0?b\0?l\0?e|r)[\0\s>]", re.IGNORECASE)
_XML_2003 = "urn:schemas-microsoft-com:office:spreadsheet"
_HEAD_BYTES = 8_192


class Format(StrEnum):
    """A format that can be read; its value is the ``kind`` of a source."""

    XLSX = "xlsx"
    XLSM = "xlsm"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"
    HTML = "html"
    MHTML = "mhtml"
    XML = "xml"

    @property
    def is_ooxml(self) -> bool:
        """Whether sheets are XML parts of a zip as Excel writes them."""
        return self in (Format.XLSX, Format.XLSM)


def recognise_format(content: bytes) -> Format:
    """The format of a spreadsheet; anything else is refused by its name."""
    if not content.strip(b"\0"):
        raise UserError(
            "zeros",
            _("The file holds only zeros: its copy was interrupted. Copy it again."),
        )
    if content.startswith(OLE):
        return _inside_ole(content)
    if content.startswith(_ZIP):
        return Format(inside_zip(content))
    if content.startswith(_BARE_XLS):
        return Format.XLS
    refuse_foreign(content)
    return _text(content)


def _inside_ole(content: bytes) -> Format:
    """Streams are named in UTF-16; a workbook may embed a Word object, so look for it first."""
    names = content.upper()

    def holds(stream: str) -> bool:
        return stream.upper().encode("utf-16-le") in names

    if _directory_is_missing(content):
        raise truncated()
    if is_encrypted_package(content):
        raise password_needed()
    if holds("Workbook") or holds("Book\0"):
        return Format.XLS
    if holds("WordDocument"):
        raise other_kind("word", _("a Word document"))
    if holds("PowerPoint Document"):
        raise other_kind("powerpoint", _("a PowerPoint presentation"))
    if holds("__substg1.0_"):
        raise mail()
    raise other_kind("not_a_spreadsheet", _("an old Office file without a workbook inside"))


def _directory_is_missing(content: bytes) -> bool:
    """Whether the list of the streams lies beyond the end: it is often the last thing written."""
    if len(content) < 512:
        return True
    shift, first = (
        int.from_bytes(content[30:32], "little"),
        int.from_bytes(content[48:52], "little"),
    )
    return shift in (9, 12) and (first + 1) << shift >= len(content)


def _text(content: bytes) -> Format:
    head = _head(content).lstrip("\ufeff \t\r\n")
    if _HTML.match(head):
        _refuse_without_table(content)
        return Format.HTML
    if head.startswith("<"):
        if _XML_2003 not in head:
            raise other_kind("xml", _("XML of another kind"))
        return Format.XML
    if is_mail(head):
        if "multipart/related" not in head.lower():
            raise mail()
        return Format.MHTML
    if head.startswith(('{"', "[{")):
        raise other_kind("not_a_spreadsheet", _("JSON data"))
    if not looks_like_text(content):
        raise other_kind("not_a_spreadsheet", _("of an unknown kind"))
    return Format.CSV


def _head(content: bytes) -> str:
    """The beginning as text, good enough to see tags and headers in it."""
    head = content[:_HEAD_BYTES]
    if head.startswith(MARKS_UTF16):
        return head.decode("utf-16", "replace")
    return head.decode(unmarked_utf16(content) or "utf-8", "replace")


def _refuse_without_table(content: bytes) -> None:
    if not _TABLE.search(content):
        raise UserError(
            "web_page",
            _(
                "This file is a web page without a table, perhaps the sign-in page of the site it "
                "comes from: sign in there, export the survey again and open that file."
            ),
        )
