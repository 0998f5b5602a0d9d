"""The columns of a table of initiatives: on screen, in the workbook sent, read back from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ocpart_desktop.geography.departements import departements
from ocpart_desktop.geography.folding import fold
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import Initiative, Stage
from ocpart_desktop.notebook.vocabularies import goals
from ocpart_desktop.notebook.wording import (
    next_steps_text,
    partners_text,
    read_next_steps,
    read_partners,
)
from ocpart_desktop.notebook.words import Vocabulary, Words
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.survey.regions import REGION_BY_CODE

Read = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """``text`` is what a cell says, ``order`` what sorts it.

    ``read`` turns a text back into what ``field`` holds and raises ValueError when it cannot;
    columns without it are only shown. ``choices`` are the words to pick from: one, or with
    ``several`` any number parted by commas; other words are read too where they are ``free``.
    """

    key: str
    label: str
    text: Callable[[Initiative], str]
    order: Callable[[Initiative], Any]
    field: str = ""
    read: Read | None = None
    choices: tuple[str, ...] = ()
    several: bool = False
    free: bool = False


def columns(words: Words) -> dict[str, Column]:
    """Every column by its key, in the order of the sheet, in the user's language."""
    made = (*_identity(words), *_people(words), *_classes(words), *_story(), *_rest())
    return {column.key: column for column in made}


def _identity(words: Words) -> tuple[Column, ...]:
    return (
        _plain("title", _("Title")),
        _plain("summary", _("Summary")),
        _plain("territory_name", _("Territory")),
        _vocabulary("territory_kind", _("Kind of territory"), words, Vocabulary.TERRITORIES),
        _plain("territory_code", _("Territory code")),
        _plain("departement", _("Département")),
        _shown("region", _("Region"), _region),
    )


def _people(words: Words) -> tuple[Column, ...]:
    def partners(initiative: Initiative) -> str:
        return partners_text(initiative, words=words)

    return (
        _plain("lead", _("Lead")),
        _vocabulary("lead_actor", _("Kind of actor"), words, Vocabulary.ACTORS),
        _parts("partners", _("Partners"), partners, lambda text: read_partners(text, words)),
    )


def _classes(words: Words) -> tuple[Column, ...]:
    def domains(initiative: Initiative) -> str:
        return ", ".join(words.label(Vocabulary.DOMAINS, code) for code in initiative.domains)

    def read_domains(text: str) -> tuple[str, ...]:
        return _codes(text, words.names(Vocabulary.DOMAINS), free=True)

    def types(initiative: Initiative) -> str:
        return ", ".join(words.label(Vocabulary.TYPES, kind) for kind in initiative.types)

    def read_types(text: str) -> tuple[PartnershipType, ...]:
        return tuple(map(PartnershipType, _codes(text, words.names(Vocabulary.TYPES))))

    def stage(initiative: Initiative) -> str:
        return words.label(Vocabulary.STAGES, initiative.stage or "")

    def read_stage(text: str) -> Stage | None:
        (code,) = _codes(text, words.names(Vocabulary.STAGES)) or ("",)
        return Stage(code) if code else None

    return (
        replace(
            _column("domains", _("Domains"), domains, read_domains),
            choices=tuple(words.offered(Vocabulary.DOMAINS).values()),
            several=True,
            free=True,
        ),
        replace(
            _column("types", _("Types"), types, read_types),
            choices=tuple(words.offered(Vocabulary.TYPES).values()),
            several=True,
        ),
        replace(
            _column("goals", _("Goals (SDG)"), _goals, _read_goals),
            choices=tuple(f"{code}. {name}" for code, name in goals().items()),
            several=True,
        ),
        _vocabulary("form", _("Form"), words, Vocabulary.FORMS),
        replace(
            _column("alliance", _("Nature"), _nature, _read_nature),
            choices=(_("Partnership"), _("Alliance")),
        ),
        Column(
            "stage",
            _("Stage"),
            stage,
            lambda each: list(Stage).index(each.stage) if each.stage else -1,
            "stage",
            read_stage,
            choices=tuple(words.offered(Vocabulary.STAGES).values()),
        ),
        Column(
            "start_year",
            _("Since"),
            lambda each: str(each.start_year or ""),
            lambda each: each.start_year or 0,
            "start_year",
            lambda text: int(text) if text else None,
        ),
    )


def _story() -> tuple[Column, ...]:
    return (
        _plain("origin", _("Origin")),
        _plain("need", _("Need")),
        _plain("solution", _("Solution")),
        _plain("means", _("Means")),
        _plain("levers", _("Levers")),
        _plain("brakes", _("Brakes")),
        _plain("results", _("Results")),
        _plain("impact_innovation", _("Impact on innovation")),
        _plain("impact_performance", _("Impact on how organisations fare")),
        _plain("impact_trust", _("Impact on trust")),
        _parts("next_steps", _("Next steps"), next_steps_text, read_next_steps),
        _plain("source", _("Source")),
    )


def _rest() -> tuple[Column, ...]:
    return (
        _plain("workshop", _("Workshop")),
        _plain("author", _("Author")),
        Column(
            "created",
            _("Noted on"),
            lambda each: f"{each.created.astimezone():%Y-%m-%d %H:%M}",
            lambda each: each.created,
        ),
    )


# -- one column a kind -------------------------------------------------------------------------


def _column(field: str, label: str, text: Callable[[Initiative], str], read: Read | None) -> Column:
    return Column(field, label, text, lambda each: fold(text(each)), field, read)


def _plain(field: str, label: str) -> Column:
    def text(initiative: Initiative) -> str:
        return str(getattr(initiative, field))

    return _column(field, label, text, str)


def _shown(key: str, label: str, text: Callable[[Initiative], str]) -> Column:
    return Column(key, label, text, lambda each: fold(text(each)))


def _parts(
    field: str, label: str, write: Callable[[Initiative], str], read: Callable[[str], Any]
) -> Column:
    return _column(field, label, write, read)


def _vocabulary(field: str, label: str, words: Words, vocabulary: Vocabulary) -> Column:
    def text(initiative: Initiative) -> str:
        return words.label(vocabulary, getattr(initiative, field))

    def read(told: str) -> str:
        return words.named(vocabulary, told) or told

    offered = tuple(words.offered(vocabulary).values())
    return replace(_column(field, label, text, read), choices=offered, free=True)


def _region(initiative: Initiative) -> str:
    if initiative.territory_kind == "region":
        return initiative.territory_name
    departement = departements().get(initiative.departement)
    return REGION_BY_CODE[departement.region].name if departement else ""


def _goals(initiative: Initiative) -> str:
    named = goals()
    return ", ".join(
        f"{code}. {named[code]}" if code in named else code for code in initiative.goals
    )


def _read_goals(text: str) -> tuple[str, ...]:
    """« 11. Villes et communautés durables, 17 » → ("11", "17")."""
    found = []
    for piece in text.replace(";", ",").replace("\n", ",").split(","):
        number = piece.strip().partition(".")[0].strip()
        if number in goals():
            found.append(number)
        elif number and not any(fold(piece) in fold(name) for name in goals().values()):
            raise ValueError(piece)
    return tuple(dict.fromkeys(found))


def _nature(initiative: Initiative) -> str:
    return _("Alliance") if initiative.alliance else _("Partnership")


def _read_nature(text: str) -> bool:
    if fold(text) in (fold(_("Alliance")), "alliance"):
        return True
    if not text or fold(text) in (fold(_("Partnership")), "partenariat", "partnership"):
        return False
    raise ValueError(text)


def _codes(text: str, names: Mapping[str, str], *, free: bool = False) -> tuple[str, ...]:
    """The codes of names parted by commas; a name may hold a comma itself.

    What is no name is its own code where it is ``free``; ValueError elsewhere.
    """
    pieces = [
        piece for piece in text.replace(";", ",").replace("\n", ",").split(",") if piece.strip()
    ]
    found: list[str] = []
    while pieces:
        for length in range(min(3, len(pieces)), 0, -1):
            code = names.get(fold(" ".join(pieces[:length])))
            if code is not None:
                found.append(code)
                del pieces[:length]
                break
        else:
            if not free:
                raise ValueError(pieces[0].strip())
            found.append(" ".join(pieces.pop(0).split()))
    return tuple(dict.fromkeys(found))
