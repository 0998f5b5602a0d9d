"""The log, and the report a bug leaves: neither holds a word of what the user wrote or read.

A report gives the kind of error and where it happened. It leaves out the error's own message,
in which a title, a label or a path may stand.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ocpart_desktop import __version__
from ocpart_desktop.system.paths import log_folder

if TYPE_CHECKING:
    from logging.handlers import RotatingFileHandler

LARGEST_LOG = 1_000_000
OLDER_LOGS = 3
REPORTS_KEPT = 20

_LOGGER = logging.getLogger("ocpart_desktop")
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class _LateFile(logging.Handler):
    """A log file opened, and what turns it over loaded, at its first line: mostly there is none."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    @cached_property
    def _file(self) -> RotatingFileHandler:
        from logging.handlers import RotatingFileHandler

        file = RotatingFileHandler(
            self._path, maxBytes=LARGEST_LOG, backupCount=OLDER_LOGS, encoding="utf-8"
        )
        file.setFormatter(self.formatter)
        return file

    def emit(self, record: logging.LogRecord) -> None:
        self._file.emit(record)

    def close(self) -> None:
        if "_file" in vars(self):
            self._file.close()
        super().close()


def start_logging(level: int = logging.INFO) -> Path:
    """Write the log to a file from now on; older files are kept for a while, then dropped."""
    stop_logging()
    path = log_folder() / "ocpart.log"
    handler = _LateFile(path)
    handler.setFormatter(logging.Formatter(_FORMAT))
    _LOGGER.addHandler(handler)
    _LOGGER.setLevel(level)
    return path


def stop_logging() -> None:
    """Let go of the log file."""
    for handler in list(_LOGGER.handlers):
        if isinstance(handler, _LateFile):
            _LOGGER.removeHandler(handler)
            handler.close()


def write_crash_report(error: BaseException) -> Path:
    """Leave a report of a bug among the logs; its path is what the user may send."""
    import platform

    moment = datetime.now(UTC)
    path = log_folder() / f"crash-{moment:%Y%m%d-%H%M%S-%f}.txt"
    lines = [
        f"OCPart {__version__}, Python {platform.python_version()}, {platform.platform()}",
        moment.isoformat(timespec="seconds"),
        "",
        *_told(error),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for old in _reports()[:-REPORTS_KEPT]:
        old.unlink(missing_ok=True)
    return path


def crash_to_tell() -> Path | None:
    """The latest report that the user was not told of yet; told from now on."""
    told = log_folder() / "told.txt"
    latest = _reports()[-1:]
    if not latest or (told.exists() and told.read_text(encoding="utf-8") >= latest[0].name):
        return None
    told.write_text(latest[0].name, encoding="utf-8")
    return latest[0]


def _told(error: BaseException) -> list[str]:
    """The frames of an error and of those that led to it, the first one first."""
    import traceback

    lines: list[str] = []
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        lines += [*_told(cause), "", "then"]
    for frame in traceback.extract_tb(error.__traceback__):
        lines.append(f"  {_module(frame.filename)}:{frame.lineno} {frame.name}")
    return [*lines, f"{type(error).__module__}.{type(error).__qualname__}"]


def _module(filename: str) -> str:
    """Where the code is, from the package on: the folders above may bear the user's name."""
    parts = Path(filename).parts
    roots = ("ocpart_desktop", "site-packages", "tests")
    start = max((at for at, part in enumerate(parts) if part in roots), default=len(parts) - 1)
    return "/".join(parts[start:])


def _reports() -> list[Path]:
    return sorted(log_folder().glob("crash-*.txt"))
