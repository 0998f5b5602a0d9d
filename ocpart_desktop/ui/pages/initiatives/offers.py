"""The values that a criterion can ask for: those that would leave something, with how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Any

from ocpart_desktop.i18n import _, whole
from ocpart_desktop.notebook.criteria import DRAFT, SEEN
from ocpart_desktop.notebook.filter_wording import value_label
from ocpart_desktop.notebook.vocabularies import actor_families, note_kinds
from ocpart_desktop.notebook.words import Vocabulary, Words
from ocpart_desktop.ui.choice import Choice

CRITERIA_OFFERED = ("domains", "places", "actors", "kinds", "types", "stages", "authors", "rooms")
"""The three prisms first, then what the records are."""

OF_INITIATIVES = tuple(each for each in CRITERIA_OFFERED if each != "kinds")
OF_REMARKS = CRITERIA_OFFERED
OF_COMMITMENTS = OF_INITIATIVES

_PLACE_KINDS = ("region", "departement", "epci", "qpv")
_MOST_OF_A_KIND = 120  # places of a kind: more of them are searched by their words


def choices(
    criterion: str, counts: Counter[Any], chosen: Collection[Any], words: Words
) -> tuple[Choice, ...]:
    """What is offered: what is asked for already stays, even when it would leave nothing."""
    wanted = list({**_offered(criterion, counts), **dict.fromkeys(chosen, 0)})
    order = _order(criterion, words)
    wanted.sort(key=lambda value: (order.get(value, len(order)), _sorting(criterion, value, words)))
    return tuple(
        Choice(
            key_of(value),
            value_label(criterion, value, words),
            group=_group(criterion, value),
            hint=whole(counts[value]),
        )
        for value in wanted
        if counts[value] or value in chosen
    )


def _offered(criterion: str, counts: Counter[Any]) -> dict[Any, int]:
    """The values counted, but for the kinds of places that are too many to be listed."""
    if criterion != "places":
        return counts
    kinds = Counter(kind for kind, _code in counts)
    return {place: n for place, n in counts.items() if kinds[place[0]] <= _MOST_OF_A_KIND}


def key_of(value: Any) -> str:
    """A value as a list knows it."""
    return ":".join(value) if isinstance(value, tuple) else str(value)


def value_of(criterion: str, key: str) -> Any:
    """The value behind a key."""
    return tuple(key.split(":", 1)) if criterion == "places" else key


def _order(criterion: str, words: Words) -> dict[Any, int]:
    """Where a value stands among those of its vocabulary; what is not said comes last."""
    known: dict[str, list[Any]] = {
        "domains": list(words.every(Vocabulary.DOMAINS)),
        "types": list(words.every(Vocabulary.TYPES)),
        "stages": list(words.every(Vocabulary.STAGES)),
        "actors": list(actor_families()),
        "kinds": list(note_kinds()),
        "rooms": [SEEN, DRAFT],
    }
    return {value: place for place, value in enumerate(known.get(criterion, []))}


def _sorting(criterion: str, value: Any, words: Words) -> tuple[int, str]:
    if criterion != "places":
        return (not value, value_label(criterion, value, words).casefold())
    place = _PLACE_KINDS.index(value[0]) if value[0] in _PLACE_KINDS else len(_PLACE_KINDS)
    return (place, value_label(criterion, value, words).casefold())


def _group(criterion: str, value: Any) -> str:
    if criterion != "places":
        return ""
    return {
        "region": _("Regions"),
        "departement": _("Départements"),
        "epci": _("Intercommunalities"),
        "qpv": _("Priority neighbourhoods"),
    }.get(value[0], _("Elsewhere"))
