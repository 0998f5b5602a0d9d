"""What a notebook holds: frozen records, each with a stable identity and its times."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from uuid import uuid4

from ocpart_desktop.survey.corrections import Correction
from ocpart_desktop.survey.partnership import PartnershipType


def new_id() -> str:
    """A fresh identity, unique across machines."""
    return uuid4().hex


def now() -> datetime:
    """The present moment, in UTC, to the millisecond."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


class NoteKind(StrEnum):
    """What a remark is."""

    OBSERVATION = "observation"  # constat
    QUESTION = "question"
    IDEA = "idea"
    COMMITMENT = "commitment"  # engagement: who, what, when


class Stage(StrEnum):
    """How far an initiative has come."""

    IDEA = "idea"
    EMERGING = "emerging"
    RUNNING = "running"
    SPREADING = "spreading"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Workshop:
    """The day itself; a notebook has exactly one, whose id is always ``workshop``."""

    id: str = "workshop"
    title: str = ""
    date: str = ""  # ISO 8601 day, or empty
    place: str = ""
    region: str = ""  # INSEE code
    theme: str = ""
    facilitators: str = ""
    attendance: int | None = None
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class Initiative:
    """A local action. Codes are the stable codes of the vocabularies; ``contact`` is left out of
    every export unless consent was given and it is asked for."""

    id: str = field(default_factory=new_id)
    title: str = ""
    summary: str = ""
    territory_kind: str = "commune"
    territory_name: str = ""
    territory_code: str = ""
    departement: str = ""
    lead: str = ""
    lead_actor: str = ""
    partners: str = ""
    start_year: int | None = None
    origin: str = ""  # how it came to be
    form: str = ""
    domains: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()  # sustainable development goals, "1" to "17"
    types: tuple[PartnershipType, ...] = ()
    alliance: bool = False
    stage: Stage | None = None
    need: str = ""
    solution: str = ""
    means: str = ""
    levers: str = ""
    brakes: str = ""
    results: str = ""
    next_steps: str = ""
    contact: str = ""
    contact_consent: bool = False
    source: str = ""
    facilitator_notes: str = ""
    created: datetime = field(default_factory=now)


@dataclass(frozen=True, slots=True)
class Note:
    """A remark anchored to a view, a question (its key), an initiative (its id) or the day.

    ``anchor`` is empty for the day. ``published`` says whether the room may see it.
    """

    id: str = field(default_factory=new_id)
    kind: NoteKind = NoteKind.OBSERVATION
    text: str = ""
    anchor_kind: str = "day"  # day | question | initiative | view
    anchor: str = ""
    who: str = ""
    what: str = ""
    due: str = ""
    published: bool = True
    created: datetime = field(default_factory=now)


@dataclass(frozen=True, slots=True)
class View:
    """One saved comparison; ``chart`` is map, ranking, answers, table or typology."""

    id: str = field(default_factory=new_id)
    position: int = 0
    chart: str = "answers"
    question: str = ""
    answer: str = ""
    region: str = ""
    against: str = "rest"
    filters: tuple[tuple[str, str], ...] = ()
    weighted: bool = True
    without_no_opinion: bool = False
    caption: str = ""
    hidden: bool = False


Record = Workshop | Initiative | Note | View | Correction
