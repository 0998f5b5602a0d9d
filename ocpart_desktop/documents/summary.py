"""What is handed over: slides in their order, free of any format, safe to write anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from ocpart_desktop.analysis.results import Thresholds
from ocpart_desktop.documents import labels
from ocpart_desktop.documents.audience import Audience
from ocpart_desktop.documents.legal_text import illegal_count, legal_values
from ocpart_desktop.documents.method import method_lines
from ocpart_desktop.documents.typography import bound
from ocpart_desktop.figures.charts import Figure
from ocpart_desktop.figures.places import name_of
from ocpart_desktop.i18n import _, date_long, ngettext, whole
from ocpart_desktop.notebook.model import AnchorKind, Initiative, Note, View, Workshop
from ocpart_desktop.survey.regions import Region
from ocpart_desktop.survey.survey import Survey


@dataclass(frozen=True, slots=True)
class CoverSlide:
    """The title, then what the day was, a line each."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureSlide:
    """A figure and what the room said of it. ``title`` is the caption, else the figure's own."""

    title: str
    figure: Figure
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class InitiativesSlide:
    """Every initiative of the day: a list, then a sheet each; ``remarks`` go by initiative id."""

    title: str
    initiatives: tuple[Initiative, ...]
    remarks: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class NotesSlide:
    """Remarks that belong to no figure and no initiative."""

    title: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class MethodSlide:
    """Method and sources, a paragraph a line."""

    title: str
    lines: tuple[str, ...]


Slide = CoverSlide | FigureSlide | InitiativesSlide | NotesSlide | MethodSlide


@dataclass(frozen=True, slots=True)
class Summary:
    """All that a document holds. Texts are legal everywhere and nothing in it is private.

    ``version`` says how far the notebook went, for tables that come back.
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

    @property
    def figures(self) -> tuple[FigureSlide, ...]:
        """The figures, in their order."""
        return tuple(slide for slide in self.slides if isinstance(slide, FigureSlide))


def build_summary(
    *,
    survey: Survey,
    region: Region,
    figures: Sequence[tuple[View, Figure]],
    created: datetime,
    workshop: Workshop | None = None,
    initiatives: Sequence[Initiative] = (),
    notes: Sequence[Note] = (),
    thresholds: Thresholds | None = None,
    audience: Audience = Audience.PARTICIPANTS,
    version: str = "",
) -> Summary:
    """Put a summary together from views with their figures and the notebook's records.

    The facilitator's own notes stay out; drafts, remarks and contacts go in as ``audience`` says,
    a contact only if its consent was given. ``figures`` were made on that audience's ladder.
    """
    day = workshop or Workshop(region=region.code)
    shared = tuple(note for note in notes if _goes_to(audience, note) and _says_something(note))
    kept = tuple(_shareable(each, audience) for each in initiatives)
    removed = illegal_count((day, tuple(figures), kept, shared))
    title = bound(day.title.strip()) or _("Summary: {region}").format(region=name_of(region.code))
    slides: list[Slide] = [CoverSlide(title, _cover_lines(title, day, region, created))]
    about_views = _by_view(shared, [view for view, _figure in figures])
    placed = {note.id for about in about_views.values() for note in about}
    for view, figure in figures:
        about = tuple(about_views.pop(view.id, ()))
        slides.append(FigureSlide(view.caption.strip() or figure.title, figure, about))
    about_initiatives = tuple(n for n in shared if n.anchor in {i.id for i in kept})
    placed |= {note.id for note in about_initiatives}
    if kept:
        slides.append(InitiativesSlide(_("Initiatives of the territory"), kept, about_initiatives))
    rest = tuple(note for note in shared if note.id not in placed)
    if rest:
        slides.append(NotesSlide(_("Remarks of the day"), rest))
    lines = method_lines(survey, thresholds or Thresholds(), created, audience)
    if removed:
        lines += (_("Invisible characters taken out of the texts: {n}.").format(n=whole(removed)),)
    slides.append(MethodSlide(_("Method and sources"), lines))
    made = Summary(
        title=title,
        workshop=day,
        region=region,
        source=survey.source.name,
        synthetic=survey.synthetic,
        created=created,
        slides=tuple(_with_unique_titles(slides)),
        initiatives=kept,
        notes=shared,
        version=version,
    )
    return legal_values(made)


def _cover_lines(
    title: str, workshop: Workshop, region: Region, created: datetime
) -> tuple[str, ...]:
    """The region unless the title says it, the occasion (or when it was made), who was there."""
    name = name_of(region.code)
    lines = ["" if name.casefold() in title.casefold() else name]
    made_on = _("Made on {day}").format(day=date_long(created))
    lines += [labels.occasion(workshop) or made_on, bound(workshop.theme.strip())]
    if workshop.attendance:
        people = ngettext("{n} participant", "{n} participants", workshop.attendance)
        lines.append(people.format(n=whole(workshop.attendance)))
    if workshop.facilitators.strip():
        lines.append(_("Facilitation: {names}").format(names=workshop.facilitators.strip()))
    return tuple(line for line in lines if line)


def _says_something(note: Note) -> bool:
    return bool(note.text.strip() or note.what.strip())


def _by_view(notes: Sequence[Note], views: Sequence[View]) -> dict[str, list[Note]]:
    """The remarks made on each view: on the region looked at if there is one, else on any."""
    found: dict[str, list[Note]] = {}
    for note in notes:
        about = [view for view in views if _is_about(note, view)]
        nearest = [view for view in about if note.seen and note.seen.region == view.region]
        for view in (nearest or about)[:1]:
            found.setdefault(view.id, []).append(note)
    return found


def _is_about(note: Note, view: View) -> bool:
    if note.anchor_kind == AnchorKind.VIEW:
        return note.anchor == view.id
    asked = note.anchor_kind in (AnchorKind.QUESTION, AnchorKind.FIGURE)
    return asked and note.anchor == view.question


def _goes_to(audience: Audience, note: Note) -> bool:
    return audience.sees_remarks and (note.published or audience.sees_drafts)


def _shareable(initiative: Initiative, audience: Audience) -> Initiative:
    allowed = audience.sees_contacts and initiative.contact_consent
    return replace(initiative, contact=initiative.contact if allowed else "", facilitator_notes="")


def _with_unique_titles(slides: Sequence[Slide]) -> Iterator[Slide]:
    """Screen readers list slides by their titles: no two may be the same."""
    seen: set[str] = set()
    for slide in slides:
        title, number = slide.title, 1
        while title.casefold() in seen:
            number += 1
            title = f"{slide.title} ({number})"
        seen.add(title.casefold())
        yield replace(slide, title=title)
