"""Workbooks protected with a password: opened by msoffcrypto when the password is given."""

from __future__ import annotations

import io
import logging
from typing import Any

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.damage import FAILURES
from ocpart_desktop.i18n import _
from ocpart_desktop.system.errors import UserError

Locked = Any  # a file of msoffcrypto, which has no types

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Excel itself locks with it, and opens without asking, what is only write-protected.
_EXCEL_S_OWN = "VelvetSweatshop"


def is_encrypted_package(content: bytes) -> bool:
    """Whether the content is an .xlsx or .xlsb encrypted whole."""
    return content.startswith(OLE) and "EncryptedPackage".encode("utf-16-le") in content


def unlocked(content: bytes, password: str | None) -> bytes:
    """The workbook inside; the content itself when nothing protects it.

    ``UserError`` of code ``password`` or ``wrong_password`` when one is wanted, of code
    ``unknown_protection`` when no password would do.
    """
    if not content.startswith(OLE):
        return content
    file = _opened(content)
    if file is None:
        if is_encrypted_package(content):
            raise unknown_protection()
        return content
    if not _takes(file, password or _EXCEL_S_OWN):
        raise _wrong_password() if password else password_needed()
    return _decrypted(file)


def _opened(content: bytes) -> Locked | None:
    """None when msoffcrypto finds nothing to decrypt."""
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, ParseError

    # At a lower level it would write passwords and keys to the log.
    logging.getLogger("msoffcrypto").setLevel(logging.WARNING)
    try:
        _refuse_declarations(content)
        file = msoffcrypto.OfficeFile(io.BytesIO(content))
        return file if file.is_encrypted() else None
    except (*FAILURES, DecryptionError, FileFormatError, ParseError):
        return None


def _refuse_declarations(content: bytes) -> None:
    """The description of the encryption is XML, which a declaration could blow up."""
    import olefile

    ole = olefile.OleFileIO(content)
    if ole.exists("EncryptionInfo"):
        told = ole.openstream("EncryptionInfo").read()
        if b"<!" in told or len(told) > limits.ENCRYPTION_INFO_BYTES:
            raise ValueError


def _takes(file: Locked, password: str) -> bool:
    from msoffcrypto.exceptions import DecryptionError, InvalidKeyError, ParseError

    if getattr(file, "info", {}).get("spinValue", 0) > limits.PASSWORD_SPINS:
        raise unknown_protection()
    try:
        if file.format == "ooxml":
            file.load_key(password=password, verify_password=True)
        else:
            file.load_key(password=password)
    except InvalidKeyError:
        return False
    except (*FAILURES, DecryptionError, ParseError):
        raise unknown_protection() from None
    return True


def _decrypted(file: Locked) -> bytes:
    from msoffcrypto.exceptions import DecryptionError, ParseError

    plain = io.BytesIO()
    try:
        file.decrypt(plain)
    except (*FAILURES, DecryptionError, ParseError):
        raise unknown_protection() from None
    return plain.getvalue()


def password_needed() -> UserError:
    """The refusal of a workbook whose content is encrypted."""
    return UserError(
        "password",
        _(
            "This workbook is protected with a password: give the password, or remove it in "
            "Excel (File, Info, Protect Workbook) and open the copy."
        ),
    )


def _wrong_password() -> UserError:
    return UserError(
        "wrong_password",
        _("This is not the workbook's password: check capitals and accents, and try again."),
    )


def unknown_protection() -> UserError:
    """The refusal of what no password opens here."""
    return UserError(
        "unknown_protection",
        _(
            "This workbook is protected in a way that cannot be opened here: remove its password "
            "in Excel (File, Info, Protect Workbook) and save a copy."
        ),
    )
