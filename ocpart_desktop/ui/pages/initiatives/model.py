"""What the Initiatives page shows and offers, and its one-line capture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ocpart_desktop.geography.folding import fold
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import Initiative, Stage
from ocpart_desktop.notebook.vocabularies import actors, domains, stages
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.ui.choice import Choice

TITLE_LENGTH = 80


Choices = tuple[Choice, ...]


def choices(initiatives: Sequence[Initiative]) -> Choices:
    """The initiatives as the list shows them, oldest first: title, then place and types."""
    return tuple(
        Choice(initiative.id, "\n".join(filter(None, (_title(initiative), _where(initiative)))))
        for initiative in initiatives
    )


def _title(initiative: Initiative) -> str:
    return initiative.title or _("Untitled initiative")


def _where(initiative: Initiative) -> str:
    types = ", ".join(PartnershipType(kind).label for kind in initiative.types)
    return " · ".join(filter(None, (initiative.territory_name, types)))


def type_choices() -> Choices:
    """The four types."""
    return tuple(Choice(kind.value, kind.label) for kind in PartnershipType)


def domain_choices() -> Choices:
    """The domains of fragility."""
    return tuple(Choice(code, label) for code, label in domains().items())


def actor_choices() -> Choices:
    """Who can lead; the first choice is nobody said yet."""
    return (Choice("", "–"), *(Choice(code, label) for code, label in actors().items()))


def stage_choices() -> Choices:
    """How far it has come; the first choice is not known."""
    return (Choice("", "–"), *(Choice(code, label) for code, label in stages().items()))


def keys_of(field: str, keys: Sequence[str]) -> tuple[str, ...]:
    """The keys picked, as the record holds them."""
    return tuple(PartnershipType(key) for key in keys) if field == "types" else tuple(keys)


def picked(field: str, key: str) -> object:
    """The key picked, as the record holds it."""
    if field == "stage":
        return Stage(key) if key else None
    return key


def capture(line: str) -> Initiative:
    """An initiative from one line: « title @place #type ».

    ``@`` begins a place, which runs to the next mark; ``#`` begins the start of a type's name
    (accents and case ignored). A mark that names nothing known stays in the title.
    """
    title, place, types = [], "", []
    for piece in re.split(r"\s(?=[@#])|^(?=[@#])", line.strip()):
        mark, rest = piece[:1], piece[1:].strip()
        kind = _type_named(rest) if mark == "#" else None
        if mark == "@" and rest:
            place = rest
        elif kind is not None:
            types.append(kind)
        elif piece:
            title.append(piece)
    return Initiative(
        title=" ".join(title)[:TITLE_LENGTH],
        territory_name=place,
        types=tuple(dict.fromkeys(types)),
    )


def _type_named(start: str) -> PartnershipType | None:
    wanted = fold(start)
    found = [kind for kind in PartnershipType if wanted and fold(kind.label).startswith(wanted)]
    return found[0] if len(found) == 1 else None
