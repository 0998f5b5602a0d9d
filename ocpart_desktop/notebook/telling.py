"""Fields and what they hold, in the user's words: for a conflict, for the journal of a record."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.columns import columns
from ocpart_desktop.notebook.criteria import Filter
from ocpart_desktop.notebook.filter_wording import filter_text
from ocpart_desktop.notebook.labels import note_kind_label
from ocpart_desktop.notebook.model import Initiative, Note, NoteKind, Option, Record
from ocpart_desktop.notebook.words import Words


def field_label(record: Record, name: str, words: Words) -> str:
    """What a field is called; its own name when it has none on screen."""
    if isinstance(record, Initiative) and (column := columns(words).get(name)):
        return column.label
    return _labels().get(name, name)


def value_text(record: Record, name: str, value: Any, words: Words) -> str:
    """What a field would say if it held a value."""
    if isinstance(record, Initiative) and (column := columns(words).get(name)):
        return column.text(replace(record, **{name: value}))
    if isinstance(record, Note) and name == "kind":
        return note_kind_label(NoteKind(value))
    if name == "picture":
        return _("a picture") if value else ""
    if name == "options" and isinstance(value, tuple):
        return ", ".join(_option_text(each) for each in value)
    if isinstance(value, Filter):
        return filter_text(value, words)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _option_text(option: Option) -> str:
    return f"{option.label} ({option.dots})"


def _labels() -> dict[str, str]:
    return {
        "title": _("Title"),
        "date": _("Date"),
        "place": _("Place"),
        "region": _("Region"),
        "theme": _("Theme"),
        "facilitators": _("Facilitators"),
        "attendance": _("Attendance"),
        "text": _("Remark"),
        "kind": _("Kind"),
        "who": _("Who"),
        "what": _("What"),
        "due": _("When"),
        "done": _("Done"),
        "name": _("Name"),
        "wanted": _("Filter"),
        "anchor": _("About"),
        "published": _("Seen by the room"),
        "contact": _("Contact"),
        "contact_consent": _("The contact agrees to be published"),
        "facilitator_notes": _("Facilitator's notes"),
        "position": _("Place in the storyline"),
        "caption": _("Caption"),
        "hidden": _("Hidden"),
        "picture": _("Picture"),
        "picture_alt": _("What the picture shows"),
        "options": _("Options"),
        "label": _("Label"),
        "value": _("Correction"),
    }
