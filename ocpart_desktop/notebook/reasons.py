"""Why a disk refuses, in the user's language."""

from __future__ import annotations

import errno
import sqlite3

from ocpart_desktop.i18n import _


def reason(error: OSError | sqlite3.Error) -> str:
    """The cause of a failure in a few words; the system's own when it is a rare one."""
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error)
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return _("the disk is full")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _("writing or reading is not allowed there")
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO):
        return _("the folder is no longer there")
    if error.errno in (errno.EIO, errno.ETIMEDOUT, errno.ESTALE):
        return _("the disk does not answer")
    return error.strerror or str(error)


def _of_sqlite(error: sqlite3.Error) -> str:
    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return {
        sqlite3.SQLITE_FULL: _("the disk is full"),
        sqlite3.SQLITE_IOERR: _("the disk does not answer"),
        sqlite3.SQLITE_READONLY: _("writing or reading is not allowed there"),
        sqlite3.SQLITE_PERM: _("writing or reading is not allowed there"),
        sqlite3.SQLITE_CANTOPEN: _("the folder is no longer there"),
    }.get(primary, str(error))
