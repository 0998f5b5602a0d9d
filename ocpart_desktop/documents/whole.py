"""A file handed over appears whole or not at all, and says in one sentence when it cannot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ocpart_desktop.i18n import _
from ocpart_desktop.system.atomic import write_atomically
from ocpart_desktop.system.errors import UserError


def write_whole(path: Path, write: Callable[[Path], None]) -> None:
    """Let ``write`` fill a file that then takes ``path``'s place. Raises UserError."""
    try:
        write_atomically(path, write)
    except PermissionError as refusal:
        raise UserError(
            "not_writable",
            _(
                "“{file}” cannot be written: it is open in another program or its folder is "
                "read-only. Close it or choose another name, then try again."
            ).format(file=path.name),
        ) from refusal
    except OSError as misfortune:
        raise UserError(
            "write_failed",
            _("“{file}” could not be written ({reason}). Check the drive, then try again.").format(
                file=path.name, reason=misfortune.strerror or misfortune
            ),
        ) from misfortune
