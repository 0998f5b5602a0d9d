"""The only door: a path → an opened survey, read in a child process that cannot harm us."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ocpart_desktop.extract.child import Request
from ocpart_desktop.extract.reader import SPARE
from ocpart_desktop.extract.receipt import Receipt
from ocpart_desktop.i18n import current_language
from ocpart_desktop.survey.corrections import Reading
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.survey import Survey

if TYPE_CHECKING:
    from ocpart_desktop.extract.crosscheck.check import Checked
    from ocpart_desktop.extract.draft import Draft

_OF_TODAY = ("future_date",)
"""Issues that are true today, and not on any day."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An extract once read: what it holds, and the receipt of how it was understood.

    ``told`` are the questions of every published table, those of respondents beside them included;
    ``checked`` are the tables held against the respondents of the same workbook.
    """

    survey: Survey
    receipt: Receipt
    told: tuple[Question, ...] = ()
    checked: tuple[Checked, ...] = ()


def open_extract(
    path: Path,
    *,
    password: str | None = None,
    reading: Reading | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    kept: bool = True,
) -> Opened:
    """Read an extract without ever writing to it; ``reading`` is what a person puts right in it.

    ``progress`` is called with fractions from 0 to 1; ``cancelled`` is asked some twenty times a
    second, and ``Cancelled`` raised soon after it says yes. Whatever is wrong with the file is a
    ``UserError``, of code ``password`` or ``wrong_password`` when a password is wanted. With
    ``kept``, a reading of the same content is taken from the user's cache, or left there.
    """
    from ocpart_desktop.extract.files import read_file, shown_name
    from ocpart_desktop.extract.formats import recognise_format
    from ocpart_desktop.extract.protection import is_encrypted_package

    path, reading = Path(path), reading or Reading()
    progress, cancelled = progress or (lambda _done: None), cancelled or (lambda: False)
    content, name = read_file(path), shown_name(path)
    secret = is_encrypted_package(content)
    if not secret:
        recognise_format(content)
    secret = secret or password is not None
    key = kept_as(content, name, reading) if kept and not secret else ""
    draft = _kept(key)
    if draft is None:
        request = Request(len(content), name, password, reading, current_language())
        draft = _read(request, content, key, progress, cancelled)
    progress(1.0)
    return Opened(draft.survey(), draft.receipt, draft.told, draft.checked)


def kept_as(content: bytes, name: str, reading: Reading) -> str:
    """The name under which the reading of a file is kept: whatever it depends on is in it."""
    from ocpart_desktop.extract.kept import key_of

    return key_of(hashlib.sha256(content).hexdigest(), name, reading.fingerprint)


def _kept(key: str) -> Draft | None:
    from ocpart_desktop.extract import kept
    from ocpart_desktop.extract.packing import NotADraft, unpacked

    found = kept.find(key) if key else None
    try:
        return unpacked(found) if found else None
    except NotADraft:
        kept.forget(key)
        return None


def _read(
    request: Request,
    content: bytes,
    key: str,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> Draft:
    """The draft, read in another process; it is kept under ``key``, if there is one."""
    from ocpart_desktop.extract.kept import keep
    from ocpart_desktop.extract.packing import unpacked

    warmed = threading.Thread(target=_warm_up, daemon=True)
    warmed.start()
    try:
        packed = SPARE.take().read(request, content, progress, cancelled)
    finally:
        SPARE.renew()
    warmed.join()
    draft = unpacked(packed)
    if key and not any(issue.code in _OF_TODAY for issue in draft.receipt.issues):
        keep(key, packed)
    return draft


def _warm_up() -> None:
    """Load what data frames need while the child reads."""
    import pandas  # noqa: F401
