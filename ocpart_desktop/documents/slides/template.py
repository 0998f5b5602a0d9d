"""Somebody's own PowerPoint template: read as a stranger's file, refused in one sentence.

A presentation, a template or a show may serve; its slides are left behind, its masters, layouts,
typefaces, colours and size are kept.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

from ocpart_desktop.i18n import _
from ocpart_desktop.system.errors import UserError

MOST_BYTES, MOST_UNPACKED, MOST_PARTS = 100_000_000, 600_000_000, 5_000
_OLD = b"\xd0\xcf\x11\xe0"  # what both .ppt files and encrypted ones begin with
_TYPES = "[Content_Types].xml"
_MAIN = re.compile(
    rb"application/vnd\.openxmlformats-officedocument\.presentationml\."
    rb"(?:template|slideshow|presentation)\.main\+xml"
)
_AS_DECK = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_UNREADABLE = (zipfile.BadZipFile, ValueError, KeyError, NotImplementedError, OSError, RuntimeError)


def open_template(path: Path) -> Any:
    """The presentation, without its slides. Raises UserError when it cannot serve."""
    from lxml.etree import XMLSyntaxError
    from pptx import Presentation
    from pptx.exc import PythonPptxError

    content = _as_deck(_read(path), path.name)
    try:
        deck = Presentation(io.BytesIO(content))
        _empty(deck)
    except (*_UNREADABLE, XMLSyntaxError, PythonPptxError, AttributeError, IndexError):
        raise _damaged(path.name) from None
    return deck


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _refusal("template_too_large", path.name, _("it is larger than 100 MB"))
        return path.read_bytes()
    except OSError as misfortune:
        why = _("it cannot be read ({reason})").format(reason=misfortune.strerror or misfortune)
        raise _refusal("template_missing", path.name, why) from None


def _as_deck(content: bytes, name: str) -> bytes:
    """The package with its main part told to be a presentation: templates and shows are too."""
    if content.startswith(_OLD):
        why = _("it is protected by a password or in the old .ppt format")
        raise _refusal("template_protected", name, why)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            unpacked = sum(member.file_size for member in members)
            if len(members) > MOST_PARTS or unpacked > MOST_UNPACKED:
                raise _refusal("template_too_large", name, _("it unpacks to far too much"))
            types = archive.read(_TYPES)
            _check_kind(types, name)
            store = io.BytesIO()
            with zipfile.ZipFile(store, "w", zipfile.ZIP_STORED) as copy:
                for each in members:
                    part = types if each.filename == _TYPES else archive.read(each)
                    if each.filename == _TYPES:
                        part = _MAIN.sub(_AS_DECK, types)
                    copy.writestr(each.filename, part)
    except _UNREADABLE:
        raise _damaged(name) from None
    return store.getvalue()


def _check_kind(types: bytes, name: str) -> None:
    if b"macroEnabled" in types:
        raise _refusal("template_macros", name, _("it holds macros: save it as .potx"))
    if _MAIN.search(types):
        return
    for mark, kind in (
        (b"wordprocessingml", _("a Word document")),
        (b"spreadsheetml", _("an Excel workbook")),
    ):
        if mark in types:
            raise _refusal("template_other", name, _("it is {kind}").format(kind=kind))
    raise _damaged(name)


def _empty(deck: Any) -> None:
    """Leave its slides, and what speaks of them (sections, shows), behind."""
    listed = deck.slides._sldIdLst
    for each in list(listed):
        deck.part.drop_rel(each.rId)
        listed.remove(each)
    for spoken in deck.part._element.xpath("./p:custShowLst | ./p:extLst"):
        spoken.getparent().remove(spoken)


def _damaged(name: str) -> UserError:
    return _refusal("template_damaged", name, _("it is damaged, or no PowerPoint file"))


def _refusal(code: str, name: str, why: str) -> UserError:
    return UserError(
        code,
        _(
            "“{file}” cannot be the template of the presentation: {why}. Choose a .pptx or .potx "
            "file, or none."
        ).format(file=name, why=why),
    )


def no_title(name: str) -> UserError:
    """Of a template none of whose layouts has a title."""
    return _refusal("template_without_title", name, _("none of its layouts has a title"))


def no_room(name: str) -> UserError:
    """Of a template that leaves too little for a figure."""
    why = _("its layouts leave too little room for a figure beside or under the title")
    return _refusal("template_without_room", name, why)
