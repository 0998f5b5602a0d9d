"""What is handed over: slides in their order, free of any format, safe to write anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ocpart_desktop.figures.charts import Figure
from ocpart_desktop.notebook.model import Initiative, NextStep, Note, Option, Term, Workshop
from ocpart_desktop.survey.regions import Region


@dataclass(frozen=True, slots=True)
class CoverSlide:
    """The title, then what the day was, a line each."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TitleSlide:
    """The head of a part of the day, and a line under it."""

    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class TextSlide:
    """What the facilitator wrote, beside a picture if there is one (PNG or JPEG)."""

    title: str
    text: str = ""
    picture: bytes = b""
    picture_alt: str = ""


@dataclass(frozen=True, slots=True)
class FigureSlide:
    """A figure and what the room said of it. ``title`` is the caption, else the figure's own.

    ``invited`` says whether its reader was in the room, and may be asked something.
    """

    title: str
    figure: Figure
    notes: tuple[Note, ...] = ()
    invited: bool = True


@dataclass(frozen=True, slots=True)
class InitiativeSlide:
    """One initiative, shown at its place in the day; ``terms`` are the words of its notebook."""

    title: str
    initiative: Initiative
    remarks: tuple[Note, ...] = ()
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class InitiativesSlide:
    """Every initiative of the day: a list, then a sheet each; ``remarks`` go by initiative id.

    ``told`` are those that have a slide of their own: the list is enough for them. ``terms`` are
    the words of their notebook.
    """

    title: str
    initiatives: tuple[Initiative, ...]
    remarks: tuple[Note, ...] = ()
    told: frozenset[str] = frozenset()
    terms: tuple[Term, ...] = ()

    @property
    def to_tell(self) -> tuple[Initiative, ...]:
        """Those whose sheet follows the list."""
        return tuple(each for each in self.initiatives if each.id not in self.told)


@dataclass(frozen=True, slots=True)
class NotesSlide:
    """Remarks that belong to no figure and no initiative."""

    title: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class StepsSlide:
    """Who will do what, and when: the room's commitments, then each initiative's next steps."""

    title: str
    commitments: tuple[Note, ...]
    steps: tuple[tuple[str, NextStep], ...] = ()


@dataclass(frozen=True, slots=True)
class VoteSlide:
    """What the room gave its dots, or its hands, to."""

    title: str
    options: tuple[Option, ...]

    @property
    def total(self) -> int:
        """How many were given."""
        return sum(option.dots for option in self.options)


@dataclass(frozen=True, slots=True)
class MethodSlide:
    """Method and sources, a paragraph a line."""

    title: str
    lines: tuple[str, ...]


Slide = (
    CoverSlide
    | TitleSlide
    | TextSlide
    | FigureSlide
    | InitiativeSlide
    | InitiativesSlide
    | NotesSlide
    | StepsSlide
    | VoteSlide
    | MethodSlide
)


@dataclass(frozen=True, slots=True)
class Summary:
    """All that a document holds. Texts are legal everywhere and nothing in it is private.

    ``version`` says how far the notebook went, ``terms`` which words are its own, for tables that
    come back.
    """

    title: str
    workshop: Workshop
    region: Region
    source: str
    synthetic: str | None
    created: datetime
    slides: tuple[Slide, ...]
    initiatives: tuple[Initiative, ...] = ()
    notes: tuple[Note, ...] = ()
    version: str = ""
    terms: tuple[Term, ...] = ()

    @property
    def figures(self) -> tuple[FigureSlide, ...]:
        """The figures, in their order."""
        return tuple(slide for slide in self.slides if isinstance(slide, FigureSlide))
