"""What a notebook holds: frozen records, each with a stable identity and its times."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from uuid import uuid4

from ocpart_desktop.notebook.criteria import ANYTHING, Filter
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
class Partner:
    """Somebody who takes part in an initiative: ``kind`` is an actor's code."""

    name: str = ""
    kind: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class NextStep:
    """What is to be done: ``due`` is an ISO 8601 day, or words."""

    what: str = ""
    who: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class Initiative:
    """A local action, as its sheet describes it. Codes are those of the vocabularies.

    ``results`` tells what came of it, the three ``impact_…`` on what: innovation, how the
    organisations fare, trust. ``contact`` is noted with consent only, is left out of every
    export and merge unless it is asked for, and can be erased without a trace. ``workshop``
    says where it was told; empty for the notebook's own. ``published`` says whether the room
    may see it: what is noted during the projection is a draft at first.
    """

    id: str = field(default_factory=new_id)
    title: str = ""
    summary: str = ""
    territory_kind: str = "commune"
    territory_name: str = ""
    territory_code: str = ""
    departement: str = ""
    lead: str = ""
    lead_actor: str = ""
    partners: tuple[Partner, ...] = ()
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
    impact_innovation: str = ""
    impact_performance: str = ""
    impact_trust: str = ""
    next_steps: tuple[NextStep, ...] = ()
    contact: str = ""
    contact_consent: bool = False
    source: str = ""
    facilitator_notes: str = ""
    workshop: str = ""
    published: bool = True
    author: str = ""
    created: datetime = field(default_factory=now)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was when something was said of it: enough to know it again elsewhere."""

    id: str = ""
    label: str = ""
    public: str = ""
    wave: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What of a question was being looked at: an answer, where, among whom, against what."""

    answer: str = ""
    answer_label: str = ""
    region: str = ""
    against: str = "rest"
    filters: tuple[tuple[str, str], ...] = ()
    weighted: bool = True
    without_no_opinion: bool = False


class AnchorKind(StrEnum):
    """What a remark is about."""

    DAY = "day"
    FIGURE = "figure"
    QUESTION = "question"
    INITIATIVE = "initiative"
    VIEW = "view"


@dataclass(frozen=True, slots=True)
class Note:
    """A remark and what it is about.

    ``anchor`` is the key of a question, or the id of an initiative or of a view; it is empty for
    the day. A remark on a figure says what was ``seen`` of the question; ``asked`` is how the
    question will be known again in a later extract. ``done`` says that a commitment was kept,
    ``published`` whether the room may see the remark.
    """

    id: str = field(default_factory=new_id)
    kind: NoteKind = NoteKind.OBSERVATION
    text: str = ""
    anchor_kind: AnchorKind = AnchorKind.DAY
    anchor: str = ""
    asked: Asked | None = None
    seen: Seen | None = None
    who: str = ""
    what: str = ""
    due: str = ""
    done: bool = False
    published: bool = True
    author: str = ""
    created: datetime = field(default_factory=now)


@dataclass(frozen=True, slots=True)
class View:
    """One saved comparison; ``chart`` is map, ranking, answers, table or typology.

    ``asked`` and ``answer_label`` are how its question and its answer will be known again in a
    later extract; ``facilitator_notes`` are for whoever leads the day, and leave in no document.
    """

    id: str = field(default_factory=new_id)
    position: int = 0
    chart: str = "answers"
    question: str = ""
    answer: str = ""
    answer_label: str = ""
    region: str = ""
    against: str = "rest"
    filters: tuple[tuple[str, str], ...] = ()
    weighted: bool = True
    without_no_opinion: bool = False
    caption: str = ""
    hidden: bool = False
    asked: Asked | None = None
    facilitator_notes: str = ""


class SlideKind(StrEnum):
    """What a slide of the storyline shows, when it is no view of the survey."""

    OPENING = "opening"  # the day itself: title, date, place
    TITLE = "title"
    TEXT = "text"
    INITIATIVE = "initiative"
    WALL = "wall"  # every initiative of the day
    NOTES = "notes"  # the remarks kept
    STEPS = "steps"  # commitments, then the initiatives' next steps
    VOTE = "vote"


@dataclass(frozen=True, slots=True)
class Option:
    """What a room can give its dots, or its hands, to."""

    label: str = ""
    dots: int = 0


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide of the storyline that is no view: see ``SlideKind``.

    ``picture`` is a PNG or a JPEG in base 64, told by ``picture_alt`` to who cannot see it;
    ``initiative`` is the identity of the one shown. A hidden slide is neither projected nor
    handed over.
    """

    id: str = field(default_factory=new_id)
    position: int = 0
    kind: SlideKind = SlideKind.TEXT
    title: str = ""
    text: str = ""
    picture: str = ""
    picture_alt: str = ""
    initiative: str = ""
    options: tuple[Option, ...] = ()
    hidden: bool = False
    facilitator_notes: str = ""


Item = View | Slide
"""One place of the storyline."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a vocabulary that is not as shipped: added, called otherwise or put away.

    ``id`` is made of the vocabulary and the code (see ``words.term_id``), so that two notebooks
    that change the same word speak of the same record. ``family`` is an actor's. ``position`` is
    its place in the list, from 1; 0 when nobody gave it one. ``merged`` is the code of the word
    that took its place.
    """

    id: str = ""
    vocabulary: str = ""
    code: str = ""
    label: str = ""
    family: str = ""
    hidden: bool = False
    position: int = 0
    merged: str = ""


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """What was asked for among initiatives and remarks, under the name it was given."""

    id: str = field(default_factory=new_id)
    name: str = ""
    wanted: Filter = ANYTHING


Record = Workshop | Initiative | Note | View | Slide | Term | SavedFilter | Correction
