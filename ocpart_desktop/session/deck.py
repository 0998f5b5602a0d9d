"""What the room is shown: the storyline as slides, from which drafts have already been taken out.

Whatever draws the room's screen is handed these slides and nothing else, so that it holds nothing
private to show by mistake.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from ocpart_desktop.analysis.results import Thresholds
from ocpart_desktop.documents.audience import Audience
from ocpart_desktop.documents.building import Part, Shared, cover_slide, slides_of
from ocpart_desktop.documents.legal_text import legal_values
from ocpart_desktop.documents.summary import CoverSlide, Slide
from ocpart_desktop.figures.charts import Figure
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import Initiative, Item, Note, Term, View, Workshop
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.notebook.room import Room, room_of
from ocpart_desktop.session.anchors import followed_note
from ocpart_desktop.session.export import drawable
from ocpart_desktop.session.making import figure_of
from ocpart_desktop.session.storyline import ROOM
from ocpart_desktop.survey.regions import Region
from ocpart_desktop.survey.survey import Survey

AUDIENCE = Audience.PARTICIPANTS

Figures = Mapping[View, Figure]
"""By view, its place in the storyline and what is for the facilitator set aside: ``key_of``."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A slide of the room, and the item of the storyline it shows."""

    item: Item
    slide: Slide


@dataclass(frozen=True, slots=True)
class Told:
    """What the notebook holds at one moment, as a deck needs it: safe to hand to a thread."""

    workshop: Workshop
    region: Region
    initiatives: tuple[Initiative, ...] = ()
    notes: tuple[Note, ...] = ()
    terms: tuple[Term, ...] = ()
    created: datetime = field(default_factory=lambda: datetime.now().astimezone())

    @property
    def room(self) -> Room:
        """What the room brought, as far as it may see it."""
        seen = (each for each in self.initiatives if each.published)
        return room_of(seen, self.workshop, self.terms)

    @classmethod
    def of(cls, notebook: Notebook | None, region: Region, survey: Survey | None) -> Told:
        """As it is now."""
        if notebook is None:
            return cls(Workshop(region=region.code), region)
        notes = notebook.notes
        if survey is not None:
            notes = tuple(followed_note(survey, note) for note in notes)
        return cls(notebook.workshop, region, notebook.initiatives, notes, notebook.terms)


def figures_of(
    survey: Survey,
    items: Sequence[Item],
    told: Told,
    thresholds: Thresholds,
    known: Figures | None = None,
) -> dict[View, Figure]:
    """The figure of each view that is to be seen; those already known are not made again.

    What the room brought counts in some of them, its drafts aside: these are always made again.
    """
    wanted = [key_of(item) for item in drawable(survey, items) if isinstance(item, View)]
    known, ladder, room = known or {}, AUDIENCE.ladder(thresholds), told.room
    return {
        key: figure_of(survey, key, ladder, room)
        if key.chart == ROOM or key not in known
        else known[key]
        for key in dict.fromkeys(wanted)
    }


def key_of(view: View) -> View:
    """What decides of a view's figure: two places of the storyline may share it."""
    return View(
        id="",
        chart=view.chart,
        question=view.question,
        answer=view.answer,
        region=view.region,
        against=view.against,
        filters=view.filters,
        weighted=view.weighted,
        without_no_opinion=view.without_no_opinion,
    )


def room_slides(
    items: Sequence[Item], figures: Figures, told: Told, survey: Survey | None
) -> tuple[Shown, ...]:
    """The slides of the visible items, in their order; a view without its figure has none yet."""
    items = drawable(survey, items) if survey is not None else items
    parts: list[tuple[Item, Part]] = []
    for item in items:
        if item.hidden:
            continue
        if not isinstance(item, View):
            parts.append((item, item))
        elif key_of(item) in figures:
            parts.append((item, (item, figures[key_of(item)])))
    shared = Shared.of(
        AUDIENCE,
        workshop=told.workshop,
        region=told.region,
        initiatives=told.initiatives,
        notes=told.notes,
        created=told.created,
        terms=told.terms,
    )
    slides = slides_of([part for _item, part in parts], shared)
    return tuple(
        Shown(item, legal_values(slide)) for (item, _part), slide in zip(parts, slides, strict=True)
    )


def opening_of(told: Told) -> CoverSlide:
    """The day itself, when the storyline has nothing else to show."""
    shared = Shared.of(
        AUDIENCE,
        workshop=told.workshop,
        region=told.region,
        initiatives=(),
        notes=(),
        created=told.created,
    )
    return cover_slide(shared, _("Regional day: {region}"))
