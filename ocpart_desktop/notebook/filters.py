"""Which initiatives and remarks are shown: by the three prisms, and by what they are.

Within one criterion any of the values will do; every criterion must hold. A remark is judged by
the initiative it is about, or by what was looked at when it was made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from ocpart_desktop.geography.communes import communes
from ocpart_desktop.geography.departements import departements
from ocpart_desktop.notebook.model import AnchorKind, Initiative, Note
from ocpart_desktop.notebook.words import Words
from ocpart_desktop.survey.publics import Public

Place = tuple[str, str]
"""A kind of territory and its code."""

NOWHERE: Place = ("none", "")
"""The place of what was given none."""

_FACETS = ("departement", "region", "none")

_FAMILIES = {
    Public.COMPANIES: "company",
    Public.ASSOCIATIONS: "association",
    Public.MAYORS: "authority",
    Public.CITIZENS: "other",
}


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for. ``actors`` are large families; empty criteria ask for nothing."""

    text: str = ""
    domains: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return self != Filter()

    @property
    def criteria(self) -> tuple[str, ...]:
        """The criteria, apart from the words, that ask for something."""
        return tuple(name for name in CRITERIA if getattr(self, name))

    def without(self, criterion: str) -> Filter:
        """The same, asking nothing there."""
        nothing: dict[str, Any] = {criterion: ()}
        return replace(self, **nothing)

    def to_json(self) -> dict[str, Any]:
        """As JSON values, for the notebook's choices."""
        values = {name: getattr(self, name) for name in ("text", *self.criteria)}
        return {
            name: value if name == "text" else [_listed(each) for each in value]
            for name, value in values.items()
            if value
        }

    @classmethod
    def from_json(cls, values: object) -> Filter:
        """What was written down, as far as it makes sense."""
        stored = values if isinstance(values, dict) else {}
        text = stored.get("text")
        told = {name: _read(name, stored.get(name)) for name in CRITERIA}
        return cls(text=text if isinstance(text, str) else "", **told)


CRITERIA = tuple(each.name for each in fields(Filter) if each.name != "text")


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _read(name: str, values: object) -> tuple[Any, ...]:
    if not isinstance(values, list):
        return ()
    if name != "places":
        return tuple(each for each in values if isinstance(each, str))
    pairs = (tuple(each) for each in values if isinstance(each, list))
    return tuple(p for p in pairs if len(p) == 2 and all(isinstance(each, str) for each in p))


class Sieve:
    """Applies a filter, words aside, to initiatives and to the remarks made on them."""

    def __init__(self, wanted: Filter, words: Words | None = None) -> None:
        self._wanted = wanted
        self._words = words or Words()

    def initiatives(self, given: Sequence[Initiative]) -> tuple[Initiative, ...]:
        """Those that hold; the very same tuple when nothing is asked for."""
        if not self._wanted.without("kinds").criteria:
            return tuple(given)
        return tuple(filter(self.takes, given))

    def notes(
        self, given: Sequence[Note], about: Callable[[str], Initiative | None]
    ) -> tuple[Note, ...]:
        """Those that hold; ``about`` gives an initiative by its identity."""
        if not self._wanted.criteria:
            return tuple(given)
        return tuple(note for note in given if self._takes_note(note, about))

    def takes(self, initiative: Initiative) -> bool:
        """Whether an initiative holds all that is asked of it."""
        wanted = self._wanted
        return (
            _meet(wanted.domains, initiative.domains)
            and _meet(wanted.types, initiative.types)
            and _meet(wanted.stages, (initiative.stage or "",))
            and _meet(wanted.authors, (initiative.author,))
            and _meet(wanted.actors, self._families(initiative))
            and self._is_somewhere(initiative)
        )

    def _takes_note(self, note: Note, about: Callable[[str], Initiative | None]) -> bool:
        wanted = self._wanted
        if not _meet(wanted.kinds, (note.kind,)) or not _meet(wanted.authors, (note.author,)):
            return False
        rest = replace(wanted, kinds=(), authors=())
        if not rest.criteria:
            return True
        if note.anchor_kind == AnchorKind.INITIATIVE:
            initiative = about(note.anchor)
            return initiative is not None and Sieve(rest, self._words).takes(initiative)
        return not (rest.domains or rest.types or rest.stages) and self._looked_there(note)

    def _looked_there(self, note: Note) -> bool:
        public = note.asked.public if note.asked else ""
        family = _FAMILIES.get(Public(public), "") if public in set(Public) else ""
        region = ("region", note.seen.region) if note.seen else NOWHERE
        return _meet(self._wanted.actors, (family,)) and _meet(self._wanted.places, (region,))

    def _families(self, initiative: Initiative) -> set[str]:
        kinds = {initiative.lead_actor, *(partner.kind for partner in initiative.partners)}
        return {self._words.family(kind) for kind in kinds if kind}

    def _is_somewhere(self, initiative: Initiative) -> bool:
        return not self._wanted.places or _meet(self._wanted.places, places_of(initiative))


def places_of(initiative: Initiative) -> set[Place]:
    """Every territory that an initiative's own lies in, itself included."""
    kind, code = initiative.territory_kind, initiative.territory_code
    found = {(kind, code)} if code else set()
    if kind == "commune" and (commune := communes().get(code)):
        found.add(("epci", commune.epci))
    if departement := departements().get(initiative.departement):
        found |= {("departement", departement.code), ("region", departement.region)}
    return found or {NOWHERE}


def facets(initiatives: Iterable[Initiative], words: Words) -> Mapping[str, Counter[Any]]:
    """By criterion, how many initiatives each value would leave."""
    counts: dict[str, Counter[Any]] = {name: Counter() for name in CRITERIA}
    sieve = Sieve(Filter(), words)
    for each in initiatives:
        counts["domains"].update(each.domains)
        counts["types"].update(each.types)
        counts["stages"][each.stage or ""] += 1
        counts["authors"][each.author] += 1
        counts["actors"].update(sieve._families(each))
        counts["places"].update(place for place in places_of(each) if place[0] in _FACETS)
    return counts


def _meet(wanted: Iterable[Any], held: Iterable[Any]) -> bool:
    """Whether nothing is asked for, or something asked for is held."""
    asked = set(wanted)
    return not asked or not asked.isdisjoint(held)
