"""Where a notebook goes when nobody chose a place for it."""

from __future__ import annotations

import tempfile
from itertools import count
from pathlib import Path

from ocpart_desktop.notebook.document import SUFFIX, read_document
from ocpart_desktop.notebook.known_places import known_place
from ocpart_desktop.system.errors import UserError
from ocpart_desktop.system.paths import APP_NAME, data_folder, documents_folder

LONGEST_NAME = 80


def default_notebook_path(extract: Path, sha256: str = "") -> Path:
    """The notebook that goes with an extract: in the user's documents, named like it.

    With the extract's ``sha256``, a notebook that was used with another extract of the same
    name is passed over: the next free number is added to the name. A notebook that was gone on
    with this extract comes before all.
    """
    known = known_place(sha256) if sha256 else None
    if known is not None:
        return known
    folder = _writable_folder()
    stem = extract.stem[:LONGEST_NAME].strip() or "carnet"
    names = (stem + (f" {n}" if n > 1 else "") + SUFFIX for n in count(1))
    return next(path for name in names if _goes_with(path := folder / name, sha256))


def _goes_with(path: Path, sha256: str) -> bool:
    if not sha256 or not path.exists():
        return True
    try:
        return read_document(path).choices.get("sha256") in (None, sha256)
    except UserError:
        return False


def _writable_folder() -> Path:
    for folder in (documents_folder() / APP_NAME, data_folder() / "documents"):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(prefix=".~", dir=folder):
                return folder
        except OSError:
            continue
    return data_folder()
