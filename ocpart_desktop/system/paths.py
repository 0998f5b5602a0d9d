"""Where things live: what ships with the product, and the user's own folders."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

APP_NAME = "OCPart"

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def _shipped_root() -> Path:
    """The folder of ``resources/`` and ``sample_data/``: frozen, installed or checked out."""
    frozen = getattr(sys, "_MEIPASS", None)
    for candidate in (Path(frozen) if frozen else _PACKAGE, _PACKAGE.parent):
        if (candidate / "resources").is_dir():
            return candidate
    raise FileNotFoundError("the resources folder is missing from this installation")


def resource(*parts: str) -> Path:
    """A file shipped in ``resources/``."""
    return _shipped_root().joinpath("resources", *parts)


def sample(name: str) -> Path:
    """A file shipped in ``sample_data/``."""
    return _shipped_root() / "sample_data" / name


def _ensure(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def data_folder() -> Path:
    """The user's local data: notebooks in progress, recovery copies."""
    import platformdirs

    return _ensure(platformdirs.user_data_path(APP_NAME, appauthor=False, roaming=False))


def config_folder() -> Path:
    """The user's settings."""
    import platformdirs

    return _ensure(platformdirs.user_config_path(APP_NAME, appauthor=False, roaming=False))


def cache_folder() -> Path:
    """What can be made again."""
    import platformdirs

    return _ensure(platformdirs.user_cache_path(APP_NAME, appauthor=False))


def log_folder() -> Path:
    """Logs and crash reports."""
    import platformdirs

    return _ensure(platformdirs.user_log_path(APP_NAME, appauthor=False))


def documents_folder() -> Path:
    """The user's own documents folder: where exports go unless told otherwise."""
    import platformdirs

    return platformdirs.user_documents_path()
