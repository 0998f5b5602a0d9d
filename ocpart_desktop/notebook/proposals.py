"""What the line of capture can be completed with, while it is typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ocpart_desktop.geography.completion import find_territories
from ocpart_desktop.geography.folding import fold
from ocpart_desktop.geography.territories import Territory, TerritoryKind
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.capture import PIECES
from ocpart_desktop.notebook.words import Vocabulary, Words

SHORTEST_PLACE = 2


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a mark can be completed with: the text put in its place, and what tells it apart."""

    text: str
    hint: str = ""


def piece_at(line: str, cursor: int) -> tuple[int, int]:
    """Where the piece that the cursor is in begins (at its mark) and ends; 0, 0 in the title."""
    starts = [found.start() for found in PIECES.finditer(f"{line} ")]
    bare = re.search(r"(?:^|\s)([#@+!])$", line[:cursor])
    if bare:
        starts.append(bare.start(1))
    before = [start for start in starts if start < cursor]
    if not before:
        return 0, 0
    after = [start for start in starts if start >= cursor]
    end = min(after, default=len(line))
    return max(before), len(line[:end].rstrip()) if after else end


def proposals(
    line: str, cursor: int, words: Words, actors: Iterable[str] = (), limit: int = 8
) -> tuple[Proposal, ...]:
    """What the piece that the cursor is in can be completed with; ``actors`` are known names."""
    start, _end = piece_at(line, cursor)
    mark, typed = line[start : start + 1], line[start + 1 : cursor].strip()
    match mark:
        case "#":
            found = _class_proposals(typed, words)
        case "@":
            found = _place_proposals(typed, limit)
        case "+":
            found = _actor_proposals(typed, words, actors)
        case "!":
            found = _word_proposals(Vocabulary.STAGES, typed, words)
        case _:
            found = []
    return tuple(found[:limit])


def completed(line: str, cursor: int, proposal: Proposal) -> tuple[str, int]:
    """The line with a proposal in the piece's place, and where the cursor goes."""
    start, end = piece_at(line, cursor)
    head = f"{line[:start]}{line[start]}{proposal.text} "
    return head + line[end:].lstrip(), len(head)


def _class_proposals(typed: str, words: Words) -> list[Proposal]:
    types = _word_proposals(Vocabulary.TYPES, typed, words, _("Type"))
    codes = words.beginning(Vocabulary.DOMAINS, typed)
    domains = [Proposal(words.label(Vocabulary.DOMAINS, code), _("Domain")) for code in codes]
    return [*types, *domains]


def _word_proposals(
    vocabulary: Vocabulary, typed: str, words: Words, hint: str = ""
) -> list[Proposal]:
    """The words whose name has a word that begins so; one that was renamed says its first name."""
    names: dict[str, Proposal] = {}
    for code, label in words.every(vocabulary).items():
        own = words.own_label(vocabulary, code)
        hints = (hint, own if own != label else "")
        names[f"{label} {own}"] = Proposal(label, " · ".join(filter(None, hints)))
    return [names[each.text] for each in _named(names, typed)]


def _place_proposals(typed: str, limit: int) -> list[Proposal]:
    if len(typed) < SHORTEST_PLACE:
        return []
    return [_place_proposal(territory) for territory in find_territories(typed, limit)]


def _place_proposal(territory: Territory) -> Proposal:
    """« Orléans (45) » and where it is; what is larger says what it is."""
    local = territory.kind in (TerritoryKind.COMMUNE, TerritoryKind.EPCI, TerritoryKind.QPV)
    within = territory.departement if local else territory.kind.label.lower()
    hint = f"{territory.kind.label} · {territory.within}" if local else territory.within
    return Proposal(f"{territory.name} ({within})", hint)


def _actor_proposals(typed: str, words: Words, actors: Iterable[str]) -> list[Proposal]:
    known = _named(dict.fromkeys(actors), typed) if typed else []
    codes = words.beginning(Vocabulary.ACTORS, typed)
    kinds = [Proposal(words.label(Vocabulary.ACTORS, code), _("Kind of actor")) for code in codes]
    return [*known, *kinds]


def _named(names: Iterable[str], typed: str, hint: str = "") -> list[Proposal]:
    """Those with a word that begins so, those that begin so first."""
    wanted = fold(typed)
    folded = [(f" {fold(name)}", name) for name in names]
    found = [
        (not text.startswith(f" {wanted}"), name) for text, name in folded if f" {wanted}" in text
    ]
    return [Proposal(name, hint) for _late, name in sorted(found, key=lambda each: each[0])]
