"""What the user set, and where they were: one small JSON file in their configuration folder."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ocpart_desktop.system.atomic import write_atomically
from ocpart_desktop.system.paths import config_folder

log = logging.getLogger(__name__)

RECENT_FILES = 12
WIDEST_COLUMN = 4000  # px

Columns = tuple[tuple[str, int], ...]
"""The columns of a list, from left to right, and their widths in pixels."""
FILE_NAME = "settings.json"


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A file opened lately: where, when (ISO 8601, UTC) and what it calls itself."""

    path: str
    when: str
    title: str = ""

    @property
    def moment(self) -> datetime:
        """When it was opened."""
        return datetime.fromisoformat(self.when)


@dataclass
class Settings:
    """The settings; once loaded, each assignment is written at once.

    ``language`` is empty for the system's; ``theme`` is system, light or dark; ``geometry`` is
    the window's, in base64; ``deck_template`` is what presentations are written upon;
    ``thresholds`` are the raw bases under which a figure is hidden, very weak and weak;
    ``columns`` are those chosen, by list.
    """

    language: str = ""
    theme: str = "system"
    last_region: str = ""
    last_folder: Path | None = None
    export_folder: Path | None = None
    deck_template: Path | None = None
    geometry: str = ""
    thresholds: tuple[int, int, int] = (5, 30, 100)
    recent_files: tuple[RecentFile, ...] = ()
    columns: Mapping[str, Columns] = field(default_factory=dict)
    path: Path | None = field(default=None, compare=False)

    @classmethod
    def load(cls, path: Path | None = None) -> Settings:
        """The user's settings, or those of a file; defaults for what is missing or damaged."""
        path = path or config_folder() / FILE_NAME
        return cls(**_sensible(_stored(path)), path=path)

    @property
    def recent(self) -> tuple[tuple[Path, datetime], ...]:
        """The files opened lately, the latest first."""
        return tuple((Path(each.path), each.moment) for each in self.recent_files)

    def remember_recent(self, path: Path, when: datetime, title: str = "") -> None:
        """Put a file at the head of the recent ones."""
        opened = RecentFile(str(path.absolute()), when.astimezone(UTC).isoformat(), title)
        others = [each for each in self.recent_files if each.path != opened.path]
        self.recent_files = (opened, *others)[:RECENT_FILES]

    def forget_recent(self, path: Path) -> None:
        """Take a file out of the recent ones."""
        self.recent_files = tuple(
            each for each in self.recent_files if each.path != str(path.absolute())
        )

    def __setattr__(self, name: str, value: object) -> None:
        """Assign, and write the file if something differs."""
        before = self.__dict__.get(name)
        super().__setattr__(name, value)
        if self.__dict__.get("path") is not None and name != "path" and before != value:
            self._write()

    def _write(self) -> None:
        """Settings that cannot be written are no reason to disturb anybody: the log says it."""
        assert self.path is not None
        values = {name: _plain(getattr(self, name)) for name in _READERS}
        text = json.dumps(values, indent=1)
        try:
            write_atomically(self.path, lambda temporary: _fill(temporary, text))
        except OSError as error:
            log.warning("The settings could not be written: %s.", type(error).__name__)


def _plain(value: Any) -> Any:
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, tuple):
        return [asdict(each) if isinstance(each, RecentFile) else each for each in value]
    if isinstance(value, Mapping):
        return {name: [list(each) for each in columns] for name, columns in value.items()}
    return value


def _stored(path: Path) -> dict[str, Any]:
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError):
        stored = None
    if not isinstance(stored, dict):
        _keep_aside(path)
        return {}
    return stored


def _sensible(stored: dict[str, Any]) -> dict[str, Any]:
    """The stored values that are what they should be."""
    read = {name: reader(stored.get(name)) for name, reader in _READERS.items()}
    return {name: value for name, value in read.items() if value is not None}


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _folder(value: Any) -> Path | None:
    return Path(value) if isinstance(value, str) and Path(value).is_absolute() else None


def _thresholds(value: Any) -> tuple[int, ...] | None:
    if isinstance(value, list) and len(value) == 3 and all(type(each) is int for each in value):
        return tuple(value) if 0 < value[0] <= value[1] <= value[2] else None
    return None


def _recent_files(value: Any) -> tuple[RecentFile, ...] | None:
    if not isinstance(value, list):
        return None
    return tuple(recent for item in value if (recent := _recent(item)))[:RECENT_FILES]


def _columns(value: Any) -> dict[str, Columns] | None:
    if not isinstance(value, dict):
        return None
    read = {name: _layout(layout) for name, layout in value.items()}
    return {name: layout for name, layout in read.items() if layout}


def _layout(value: Any) -> Columns:
    pairs = value if isinstance(value, list) else []
    return tuple(
        (pair[0], pair[1])
        for pair in pairs
        if isinstance(pair, list)
        and len(pair) == 2
        and isinstance(pair[0], str)
        and type(pair[1]) is int
        and 0 < pair[1] <= WIDEST_COLUMN
    )


_READERS: dict[str, Callable[[Any], object]] = {
    "language": _text,
    "theme": _text,
    "last_region": _text,
    "geometry": _text,
    "last_folder": _folder,
    "export_folder": _folder,
    "deck_template": _folder,
    "thresholds": _thresholds,
    "recent_files": _recent_files,
    "columns": _columns,
}


def _recent(item: Any) -> RecentFile | None:
    try:
        recent = RecentFile(**item)
        sound = isinstance(recent.title, str) and recent.moment.tzinfo is not None
        return recent if sound and Path(recent.path).is_absolute() else None
    except (TypeError, ValueError):
        return None


def _keep_aside(path: Path) -> None:
    aside = path.with_name("settings-damaged.json")
    try:
        path.replace(aside)
        log.warning("The settings could not be read; they are kept in %s.", aside.name)
    except OSError as error:
        log.warning("The settings could not be read: %s.", type(error).__name__)


def _fill(temporary: Path, text: str) -> None:
    temporary.write_text(text, encoding="utf-8")
