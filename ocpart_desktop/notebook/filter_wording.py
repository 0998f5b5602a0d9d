"""What is asked for, in the user's words: on menus, on chips, in the journal."""

from __future__ import annotations

from typing import Any

from ocpart_desktop.geography.departements import departements
from ocpart_desktop.geography.territories import territory
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.criteria import NOWHERE, SEEN, Filter, Place
from ocpart_desktop.notebook.vocabularies import actor_families, note_kinds
from ocpart_desktop.notebook.words import Vocabulary, Words


def criterion_label(criterion: str) -> str:
    """What a criterion is called, on its button."""
    return {
        "domains": _("Domain"),
        "places": _("Territory"),
        "actors": _("Actor"),
        "types": _("Type"),
        "stages": _("Stage"),
        "authors": _("Author"),
        "kinds": _("Kind"),
        "rooms": _("Room"),
    }[criterion]


def value_label(criterion: str, value: Any, words: Words) -> str:
    """What a value of a criterion is called; nothing has a name too."""
    if criterion == "places":
        return place_label(value)
    if not value:
        return _none_label(criterion)
    if criterion in ("domains", "types", "stages"):
        return words.label(Vocabulary(criterion), value)
    if criterion == "rooms":
        return _("Seen by the room") if value == SEEN else _("Draft")
    known = {"actors": actor_families, "kinds": note_kinds}.get(criterion)
    return known().get(value, value) if known else str(value)


def place_label(place: Place) -> str:
    """« Loiret (45) », « Centre-Val de Loire », « Orléans »."""
    kind, code = place
    if place == NOWHERE:
        return _("Without a known place")
    if kind == "departement" and code in departements():
        return f"{departements()[code].name} ({code})"
    found = territory(kind, code)
    return found.name if found else {"france": _("France")}.get(kind, code)


def filter_text(wanted: Filter, words: Words) -> str:
    """« Domaine : Santé ou Mobilité ; Territoire : Loiret (45) »."""
    told = [_("“{text}”").format(text=wanted.text)] if wanted.text else []
    for criterion in wanted.criteria:
        values = [value_label(criterion, each, words) for each in getattr(wanted, criterion)]
        told.append(
            _("{variable}: {value}").format(
                variable=criterion_label(criterion), value=_(" or ").join(values)
            )
        )
    return _("; ").join(told)


def _none_label(criterion: str) -> str:
    return {
        "domains": _("Without a domain"),
        "actors": _("Without a kind of actor"),
        "types": _("Without a type"),
        "stages": _("Without a stage"),
        "authors": _("Without an author"),
    }.get(criterion, "–")
