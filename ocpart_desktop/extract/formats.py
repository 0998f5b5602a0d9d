"""What a file is, by its content alone: its name and extension are never believed."""

from __future__ import annotations

import io
import struct
import zipfile
from enum import StrEnum

from ocpart_desktop.extract import limits
from ocpart_desktop.i18n import _
from ocpart_desktop.system.errors import UserError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_BARE_XLS = (b"\x09\x08", b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_HTML = (b"<html", b"<!doctype html", b"<table", b"<meta", b"<head", b"<body")
_XML_PARTS = (".xml", ".rels", ".bin")


class Format(StrEnum):
    """A format that can be read; its value is the ``kind`` of a source."""

    XLSX = "xlsx"
    XLSM = "xlsm"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"

    @property
    def is_ooxml(self) -> bool:
        """Whether sheets are XML parts of a zip as Excel writes them."""
        return self in (Format.XLSX, Format.XLSM)


def is_protected(content: bytes) -> bool:
    """Whether the content is a workbook encrypted with a password."""
    return content.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in content


def recognise_format(content: bytes) -> Format:
    """The format of a spreadsheet; anything else is refused by its name."""
    if not content.strip(b"\0"):
        raise UserError(
            "zeros",
            _("The file holds only zeros: its copy was interrupted. Copy it again."),
        )
    if content.startswith(_OLE):
        return _inside_ole(content)
    if content.startswith(_ZIP):
        return _inside_zip(content)
    if content.startswith(_BARE_XLS):
        return Format.XLS
    if content.startswith(b"%PDF-"):
        raise _other("pdf", _("a PDF document"))
    if content.startswith(_IMAGES):
        raise _other("image", _("a picture"))
    return _text(content)


def _other(code: str, what: str) -> UserError:
    return UserError(
        code,
        _("This file is {what}, not a workbook: choose the survey's Excel extract.").format(
            what=what
        ),
    )


def password_needed() -> UserError:
    """The refusal of a workbook whose content is encrypted."""
    return UserError(
        "password",
        _(
            "This workbook is protected with a password: give the password, or remove it in "
            "Excel (File, Info, Protect Workbook) and open the copy."
        ),
    )


def _inside_ole(content: bytes) -> Format:
    """Streams are named in UTF-16; a workbook may embed a Word object, so look for it first."""
    names = content.upper()

    def holds(stream: str) -> bool:
        return stream.upper().encode("utf-16-le") in names

    if is_protected(content):
        raise password_needed()
    if holds("Workbook") or holds("Book\0"):
        return Format.XLS
    if holds("WordDocument"):
        raise _other("word", _("a Word document"))
    if holds("PowerPoint Document"):
        raise _other("powerpoint", _("a PowerPoint presentation"))
    raise _other("not_a_spreadsheet", _("an old Office file without a workbook inside"))


def _inside_zip(content: bytes) -> Format:
    members = _members(content)
    names = {_part(member.filename): member for member in members}
    if any(member.flag_bits & 1 for member in members):
        raise password_needed()
    kind = _zip_kind(set(names))
    _check_expansion(
        [m for n, m in names.items() if n.endswith(_XML_PARTS) and not n.startswith("xl/media")]
    )
    return kind


def _part(filename: str) -> str:
    return filename.replace("\\", "/").lstrip("/").lower()


def _members(content: bytes) -> list[zipfile.ZipInfo]:
    try:
        members = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, OSError):
        raise UserError(
            "truncated",
            _(
                "The workbook is incomplete or damaged: the end of the file is missing. "
                "Copy or download it again."
            ),
        ) from None
    if len(members) > limits.ZIP_MEMBERS:
        raise UserError(
            "too_many_parts",
            _(
                "The workbook is made of {n} parts, which no survey extract needs: "
                "save its data sheets in a new workbook and open that one."
            ).format(n=len(members)),
        )
    return members


def _zip_kind(names: set[str]) -> Format:
    def any_under(folder: str) -> bool:
        return any(name.startswith(folder) for name in names)

    if "mimetype" in names and "content.xml" in names:
        return Format.ODS
    if "xl/workbook.bin" in names:
        return Format.XLSB
    if any_under("xl/") or any(name.endswith("workbook.xml") for name in names):
        return Format.XLSM if "xl/vbaproject.bin" in names else Format.XLSX
    if any_under("word/"):
        raise _other("word", _("a Word document"))
    if any_under("ppt/"):
        raise _other("powerpoint", _("a PowerPoint presentation"))
    raise UserError(
        "zip",
        _("This file is a zip archive: unpack it and choose the workbook inside."),
    )


def _check_expansion(members: list[zipfile.ZipInfo]) -> None:
    total = sum(member.file_size for member in members)
    largest = max((member.file_size for member in members), default=0)
    bomb = any(
        m.file_size > limits.EXPANSION_RATIO_APPLIES_FROM
        and m.file_size > limits.EXPANSION_RATIO * max(m.compress_size, 1)
        for m in members
    )
    if bomb or largest > limits.PART_BYTES or total > limits.ALL_PARTS_BYTES:
        raise UserError(
            "bomb",
            _(
                "The workbook would unpack to {size} MB, far more than a survey extract "
                "needs: it was not opened. Ask its sender for a plain export."
            ).format(size=total // limits.MEGABYTE),
        )


def _text(content: bytes) -> Format:
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(_HTML) or head.startswith((b"<?xml", b"<")):
        raise UserError(
            "web_page",
            _(
                "This file is a web page or XML under a spreadsheet's name: open it in Excel "
                "and save it as “Excel Workbook (.xlsx)”."
            ),
        )
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Format.CSV
    if b"\0" in content[:65_536]:
        raise _other("not_a_spreadsheet", _("of an unknown kind"))
    return Format.CSV
