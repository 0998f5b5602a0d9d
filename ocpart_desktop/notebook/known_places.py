"""Which notebook goes on with an extract, when it is not the one named like it.

One small JSON file in the user's local data: the fingerprints of extracts, and a path each. It may
be deleted at any time: the notebook is then opened by its own name.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from pathlib import Path

from ocpart_desktop.system.atomic import write_atomically
from ocpart_desktop.system.paths import data_folder

log = logging.getLogger(__name__)

FILE_NAME = "notebooks.json"
_MOST = 200


def known_place(sha256: str) -> Path | None:
    """The notebook that goes on with this extract, if it is still there."""
    told = _stored().get(sha256)
    path = Path(told) if told else None
    return path if path is not None and path.is_file() else None


def remember_place(extracts: Iterable[str], notebook: Path) -> None:
    """Open this notebook with any of these extracts from now on; a lost memory loses nothing."""
    told = dict.fromkeys(extracts, str(notebook))
    others = [(sha256, path) for sha256, path in _stored().items() if sha256 not in told]
    text = json.dumps(dict([*told.items(), *others][:_MOST]), ensure_ascii=True, indent=0)
    try:
        write_atomically(data_folder() / FILE_NAME, lambda temporary: _fill(temporary, text))
    except OSError as error:
        log.warning("The place of a notebook could not be remembered: %s.", type(error).__name__)


def _stored() -> dict[str, str]:
    try:
        stored = json.loads((data_folder() / FILE_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    told = stored if isinstance(stored, dict) else {}
    return {name: path for name, path in told.items() if isinstance(path, str)}


def _fill(temporary: Path, text: str) -> None:
    temporary.write_text(text, encoding="utf-8")
