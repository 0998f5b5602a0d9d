"""Files of another kind: each is refused by its name."""

from __future__ import annotations

import re

from ocpart_desktop.i18n import _
from ocpart_desktop.system.errors import UserError

_IMAGES = re.compile(
    rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP",
    re.DOTALL,
)
_ARCHIVES = re.compile(rb"\x1f\x8b\x08|7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|BZh[1-9]1AY|\xfd7zXZ\0")
_STATISTICS = re.compile(rb"\$FL[23]@|<stata_dta>|\0{12}\xc2\xea\x81\x60|RDX[23]\n")
_MAIL = re.compile(r"[a-z][a-z-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*[a-z][a-z-]{1,40}:", re.IGNORECASE)
_MAIL_WORDS = ("mime-version:", "message-id:", "received:", "return-path:")


def refuse_foreign(content: bytes) -> None:
    """Refuse what its first bytes tell to be no spreadsheet."""
    if content.startswith(b"%PDF-"):
        raise other_kind("pdf", _("a PDF document"))
    if _IMAGES.match(content):
        raise other_kind("image", _("a picture"))
    if _ARCHIVES.match(content):
        raise packed()
    if content.startswith(b"{\\rtf"):
        raise other_kind("word", _("a Word document"))
    if _STATISTICS.match(content):
        raise other_kind("statistics", _("the data file of a statistics program"))
    if content.startswith(b"SQLite format 3\0"):
        raise other_kind("database", _("a notebook or a database"))


def other_kind(code: str, what: str) -> UserError:
    """The refusal of a file of another kind, named for what it is."""
    return UserError(
        code,
        _("This file is {what}, not a workbook: choose the survey's Excel extract.").format(
            what=what
        ),
    )


def packed() -> UserError:
    """The refusal of an archive, whatever its kind."""
    return UserError("zip", _("This file is an archive: unpack it and choose the workbook inside."))


def is_mail(head: str) -> bool:
    """Whether a text begins with the headers of an e-mail or of a web archive."""
    return bool(_MAIL.match(head)) and any(word in head.lower() for word in _MAIL_WORDS)


def mail() -> UserError:
    """The refusal of a message."""
    return UserError(
        "mail",
        _("This file is an e-mail: save the workbook attached to it and open that file."),
    )
