"""An initiative from one line.

``#`` begins a type of partnership or a domain, ``@`` a place, ``+`` who leads it, then partners,
``!`` a stage; each runs to the next mark. A ``#`` or a ``!`` that names nothing known stays in
the title: nothing that is typed is lost.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ocpart_desktop.geography.completion import find_territories
from ocpart_desktop.geography.folding import fold
from ocpart_desktop.geography.territories import Territory, TerritoryKind
from ocpart_desktop.notebook.model import Initiative, Partner, Stage
from ocpart_desktop.notebook.wording import read_partner
from ocpart_desktop.notebook.words import Vocabulary, Words
from ocpart_desktop.survey.partnership import PartnershipType

TITLE_LENGTH = 80
MARKS = "#@+!"

PIECES = re.compile(r"(?:(?<=\s)|^)(?=[#@+!]\S)")
"""Where a piece begins: at a mark that a word follows."""
_WITHIN = re.compile(r"^(?P<name>.*?)\s*\((?P<within>[^()]*)\)$")


def captured(line: str, words: Words) -> Initiative:
    """The initiative that a line says."""
    made, title = Initiative(), []
    for piece in (each.strip() for each in PIECES.split(line.strip())):
        taken = _taken(made, piece[:1], piece[1:].strip(), words) if piece[:1] in MARKS else None
        if taken is None:
            title.append(piece)
        else:
            made = taken
    whole = " ".join(part for part in title if part)
    summary = whole if len(whole) > TITLE_LENGTH else ""
    return replace(made, title=whole[:TITLE_LENGTH], summary=summary)


def captured_lines(text: str, words: Words) -> tuple[Initiative, ...]:
    """An initiative a line, blank lines and list marks aside."""
    lines = (re.sub(r"^\s*(?:[-–—•*·]|\d+[.)])\s+", "", line).strip() for line in text.splitlines())
    return tuple(captured(line, words) for line in lines if line)


def _taken(made: Initiative, mark: str, text: str, words: Words) -> Initiative | None:
    """The initiative with what a mark says; None when it says nothing known."""
    match mark:
        case "@":
            return _placed(made, text)
        case "+":
            return _joined(made, text, words)
        case "!":
            stage = stage_named(text, words)
            return replace(made, stage=stage) if stage else None
        case _:
            return _classed(made, text, words)


def _classed(made: Initiative, text: str, words: Words) -> Initiative | None:
    types = _called(Vocabulary.TYPES, text, words)
    if len(types) == 1:
        told = map(PartnershipType, types)
        return replace(made, types=tuple(dict.fromkeys((*made.types, *told))))
    domains = words.beginning(Vocabulary.DOMAINS, text)
    named = words.named(Vocabulary.DOMAINS, text)
    domain = named or (domains[0] if len(domains) == 1 and not types else "")
    return replace(made, domains=tuple(dict.fromkeys((*made.domains, domain)))) if domain else None


def _placed(made: Initiative, text: str) -> Initiative:
    territory = territory_named(text)
    if territory is None:
        return replace(made, territory_name=text, territory_code="", departement="")
    return replace(
        made,
        territory_kind=territory.kind.value,
        territory_name=territory.name,
        territory_code=territory.code,
        departement=territory.departement,
    )


def _joined(made: Initiative, text: str, words: Words) -> Initiative:
    """Who leads it comes first; a kind of actor alone says what kind of actor leads it."""
    kind = words.named(Vocabulary.ACTORS, text)
    if kind and not made.lead_actor:
        return replace(made, lead_actor=kind)
    partner = Partner(kind=kind) if kind else read_partner(text, words)
    if not made.lead and partner.name:
        return replace(made, lead=partner.name, lead_actor=partner.kind or made.lead_actor)
    return replace(made, partners=(*made.partners, partner))


def territory_named(text: str) -> Territory | None:
    """The one territory of this name, « Saint-Denis (974) » or postal code; None in doubt.

    A commune stands before the grouping or the département of the same name.
    """
    found = _WITHIN.match(text)
    name, within = (found["name"], fold(found["within"])) if found else (text, "")
    wanted = fold(name)
    bearers = [
        territory
        for territory in find_territories(name, limit=40)
        if (fold(territory.name) == wanted or wanted.isdigit())
        and within in ("", *_whereabouts(territory))
    ]
    first = next((kind for kind in TerritoryKind if any(t.kind is kind for t in bearers)), None)
    nearest = [territory for territory in bearers if territory.kind is first]
    return nearest[0] if len(nearest) == 1 else None


def _whereabouts(territory: Territory) -> tuple[str, ...]:
    """What may be said between brackets to tell a territory from its namesakes."""
    departement = territory.departement.lower()
    if territory.kind is TerritoryKind.DEPARTEMENT:
        departement = ""
    return tuple(filter(None, (departement, fold(territory.within), fold(territory.kind.label))))


def stage_named(text: str, words: Words) -> Stage | None:
    """The one stage called so, or whose name begins so."""
    found = _called(Vocabulary.STAGES, text, words)
    return Stage(found[0]) if len(found) == 1 else None


def _called(vocabulary: Vocabulary, text: str, words: Words) -> tuple[str, ...]:
    """The code called just so, or all those of whose names one begins so."""
    wanted, names = fold(text), words.names(vocabulary)
    if wanted in names:
        return (names[wanted],)
    found = (code for name, code in names.items() if wanted and name.startswith(wanted))
    return tuple(dict.fromkeys(found))
