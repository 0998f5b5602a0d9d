"""Which initiatives and remarks are shown: by the three prisms, and by what they are.

Within one criterion any of the values will do; every criterion must hold. A remark is judged by
the initiative it is about, or by what was looked at when it was made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, TypeVar

from ocpart_desktop.geography.communes import communes
from ocpart_desktop.geography.departements import departements
from ocpart_desktop.notebook.criteria import DRAFT, NOWHERE, SEEN, Filter, Place
from ocpart_desktop.notebook.model import AnchorKind, Initiative, Note
from ocpart_desktop.notebook.words import Words
from ocpart_desktop.survey.publics import Public

Sifted = TypeVar("Sifted", Initiative, Note)
About = Callable[[str], Initiative | None]
"""An initiative by its identity."""

_NONE = ("",)
_FACETS = ("region", "departement", "epci", "qpv", "france", "none")

_FAMILIES = {
    Public.COMPANIES: "company",
    Public.ASSOCIATIONS: "association",
    Public.MAYORS: "authority",
    Public.CITIZENS: "other",
}


class Holdings:
    """What initiatives and remarks hold under each criterion; nothing is held as an empty text.

    ``about`` gives the initiative that a remark is about.
    """

    def __init__(self, words: Words | None = None, about: About | None = None) -> None:
        self._words = words or Words()
        self._about: About = about or (lambda _identity: None)

    def of(self, record: Initiative | Note, criterion: str) -> Collection[Any]:
        """The values of a record under a criterion; none where the criterion is foreign to it."""
        if isinstance(record, Note):
            return self._of_note(record, criterion)
        return self._of_initiative(record, criterion)

    def count(self, records: Iterable[Initiative | Note], criterion: str) -> Counter[Any]:
        """How many of the records each value would leave; of places, all but communes."""
        counts: Counter[Any] = Counter()
        for record in records:
            counts.update(self.of(record, criterion))
        if criterion == "places":
            counts = Counter({place: n for place, n in counts.items() if place[0] in _FACETS})
        return counts

    def _of_initiative(self, initiative: Initiative, criterion: str) -> Collection[Any]:
        match criterion:
            case "domains":
                return initiative.domains or _NONE
            case "places":
                return places_of(initiative)
            case "actors":
                kinds = {initiative.lead_actor, *(each.kind for each in initiative.partners)}
                return {self._words.family(kind) for kind in kinds if kind} or _NONE
            case "types":
                return initiative.types or _NONE
            case "stages":
                return (initiative.stage or "",)
        return _of_both(initiative, criterion)

    def _of_note(self, note: Note, criterion: str) -> Collection[Any]:
        if criterion in ("kinds", "authors", "rooms"):
            return (note.kind,) if criterion == "kinds" else _of_both(note, criterion)
        if note.anchor_kind == AnchorKind.INITIATIVE:
            initiative = self._about(note.anchor)
            return self._of_initiative(initiative, criterion) if initiative else ()
        if criterion == "actors":
            public = note.asked.public if note.asked else ""
            return (_FAMILIES.get(Public(public), "") if public in set(Public) else "",)
        if criterion == "places":
            return (("region", note.seen.region) if note.seen else NOWHERE,)
        return ()


class Sieve:
    """Keeps what a filter asks for, its words aside."""

    def __init__(self, wanted: Filter, holdings: Holdings | None = None) -> None:
        self._wanted = {name: frozenset(getattr(wanted, name)) for name in wanted.criteria}
        self._holdings = holdings or Holdings()

    def sift(self, given: Sequence[Sifted]) -> tuple[Sifted, ...]:
        """Those that hold, in order; initiatives are of no kind of remark."""
        return tuple(filter(self.takes, given)) if self._wanted else tuple(given)

    def takes(self, record: Initiative | Note) -> bool:
        """Whether a record holds all that is asked of it."""
        return all(
            not values.isdisjoint(self._holdings.of(record, name))
            for name, values in self._wanted.items()
            if name != "kinds" or isinstance(record, Note)
        )


def places_of(initiative: Initiative) -> set[Place]:
    """Every territory that an initiative's own lies in, itself included."""
    kind, code = initiative.territory_kind, initiative.territory_code
    found = {(kind, code)} if code else set()
    if kind == "commune" and (commune := communes().get(code)):
        found.add(("epci", commune.epci))
    if departement := departements().get(initiative.departement):
        found |= {("departement", departement.code), ("region", departement.region)}
    return found or {NOWHERE}


def _of_both(record: Initiative | Note, criterion: str) -> Collection[Any]:
    if criterion == "rooms":
        return (SEEN if record.published else DRAFT,)
    return (record.author,) if criterion == "authors" else ()
