"""Zip packages: which kind of document is inside, and whether it is safe to unpack."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Collection, Sequence

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.damage import truncated
from ocpart_desktop.extract.foreign import other_kind, packed
from ocpart_desktop.extract.protection import unknown_protection
from ocpart_desktop.i18n import _
from ocpart_desktop.system.errors import UserError

_PARTS = (".xml", ".rels", ".bin")
_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv")
_ODF = "application/vnd.oasis.opendocument."
_UNREADABLE = (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, OSError)


def inside_zip(content: bytes) -> str:
    """The format of the workbook in a zip (a value of ``Format``); others are refused by name."""
    archive, members = _opened(content)
    names = {_part(member.filename) for member in members}
    kind = _kind(archive, names)
    if any(member.flag_bits & 1 for member in members):
        raise unknown_protection()
    _refuse_twins(members)
    _check_expansion([m for m in members if _part(m.filename).endswith(_PARTS)])
    if kind == "ods":
        _refuse_encrypted_ods(archive)
    return kind


def _part(filename: str) -> str:
    return filename.replace("\\", "/").lstrip("/").lower()


def _opened(content: bytes) -> tuple[zipfile.ZipFile, list[zipfile.ZipInfo]]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        members = archive.infolist()
    except _UNREADABLE:
        raise truncated() from None
    if len(members) > limits.ZIP_MEMBERS:
        raise UserError(
            "too_many_parts",
            _(
                "The workbook is made of {n} parts, which no survey extract needs: "
                "save its data sheets in a new workbook and open that one."
            ).format(n=len(members)),
        )
    return archive, members


def _kind(archive: zipfile.ZipFile, names: Collection[str]) -> str:
    def any_under(*folders: str) -> bool:
        return any(name.startswith(folders) for name in names)

    if "mimetype" in names and "content.xml" in names:
        return _open_document(_read(archive, "mimetype"))
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any_under("xl/") or any(name.endswith("workbook.xml") for name in names):
        return "xlsm" if "xl/vbaproject.bin" in names else "xlsx"
    if any_under("word/"):
        raise other_kind("word", _("a Word document"))
    if any_under("ppt/"):
        raise other_kind("powerpoint", _("a PowerPoint presentation"))
    if any_under("index/document.iwa", "index/tables/", "index.zip"):
        raise UserError(
            "numbers",
            _(
                "This file is an Apple Numbers document: in Numbers, export it to Excel "
                "(File, Export To) and open that file."
            ),
        )
    raise packed()


def _open_document(mimetype: bytes) -> str:
    kind = mimetype.decode("ascii", "replace").strip().removeprefix(_ODF)
    if kind.startswith("text"):
        raise other_kind("word", _("a text document"))
    if kind.startswith("presentation"):
        raise other_kind("powerpoint", _("a presentation"))
    if not kind.startswith("spreadsheet"):
        raise other_kind("not_a_spreadsheet", _("an OpenDocument file without sheets"))
    return "ods"


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    """The beginning of a small part; nothing when it cannot be unpacked."""
    try:
        with archive.open(name) as stream:
            return stream.read(limits.SNIFFED_BYTES)
    except (KeyError, EOFError, RuntimeError, zlib.error, *_UNREADABLE):
        return b""


def _refuse_twins(members: Sequence[zipfile.ZipInfo]) -> None:
    """Of two parts with the same name, each program reads another one."""
    parts = [_part(member.filename) for member in members if not member.is_dir()]
    if len(set(parts)) < len(parts):
        raise UserError(
            "twin_parts",
            _(
                "The workbook holds two parts with the same name, so that programs may show "
                "different figures from it: open it in Excel, check it and save a new copy."
            ),
        )


def _check_expansion(members: Sequence[zipfile.ZipInfo]) -> None:
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


def _refuse_encrypted_ods(archive: zipfile.ZipFile) -> None:
    if b"encryption-data" in _read(archive, "META-INF/manifest.xml"):
        raise UserError(
            "ods_password",
            _(
                "This OpenDocument workbook is protected with a password, which only LibreOffice "
                "can undo: open it there, save it without its password and open the copy."
            ),
        )
