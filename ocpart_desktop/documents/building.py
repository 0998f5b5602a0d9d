"""From the storyline and the notebook's records to what is handed over, or shown to the room.

What is private is left out here, before any format and any screen: drafts, contacts and the
facilitator's own notes reach neither a document nor the projection unless the audience may see
them.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from ocpart_desktop.analysis.results import Thresholds
from ocpart_desktop.documents import labels
from ocpart_desktop.documents.audience import Audience
from ocpart_desktop.documents.hidden import has_figures
from ocpart_desktop.documents.legal_text import illegal_count, legal_values
from ocpart_desktop.documents.method import method_lines
from ocpart_desktop.documents.summary import (
    CoverSlide,
    FigureSlide,
    InitiativeSlide,
    InitiativesSlide,
    MethodSlide,
    NotesSlide,
    Slide,
    StepsSlide,
    Summary,
    TextSlide,
    TitleSlide,
    VoteSlide,
)
from ocpart_desktop.documents.typography import bound
from ocpart_desktop.figures.charts import Figure
from ocpart_desktop.figures.explanation import without_extract
from ocpart_desktop.figures.places import name_of
from ocpart_desktop.i18n import _, date_long, ngettext, whole
from ocpart_desktop.notebook import model
from ocpart_desktop.notebook.model import (
    AnchorKind,
    Initiative,
    Note,
    NoteKind,
    SlideKind,
    Term,
    View,
    Workshop,
)
from ocpart_desktop.survey.regions import Region
from ocpart_desktop.survey.survey import Survey

Part = tuple[View, Figure] | model.Slide
"""A place of the storyline, a view with its figure."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What an audience may see of the notebook: nothing private is left in it."""

    workshop: Workshop
    region: Region
    initiatives: tuple[Initiative, ...]
    notes: tuple[Note, ...]
    created: datetime
    audience: Audience = Audience.PARTICIPANTS
    terms: tuple[Term, ...] = ()

    @classmethod
    def of(
        cls,
        audience: Audience,
        *,
        workshop: Workshop,
        region: Region,
        initiatives: Sequence[Initiative],
        notes: Sequence[Note],
        created: datetime,
        terms: Sequence[Term] = (),
    ) -> Shared:
        """The part of the records that goes to an audience."""
        shown = (each for each in initiatives if each.published or audience.sees_drafts)
        return cls(
            workshop=replace(workshop, remarks=""),
            region=region,
            initiatives=tuple(_shareable(each, audience) for each in shown),
            notes=tuple(each for each in notes if _goes_to(audience, each) and _says(each)),
            created=created,
            audience=audience,
            terms=tuple(terms),
        )


def build_summary(
    *,
    survey: Survey,
    region: Region,
    storyline: Sequence[Part],
    created: datetime,
    workshop: Workshop | None = None,
    initiatives: Sequence[Initiative] = (),
    notes: Sequence[Note] = (),
    thresholds: Thresholds | None = None,
    audience: Audience = Audience.PARTICIPANTS,
    version: str = "",
    terms: Sequence[Term] = (),
) -> Summary:
    """Put a summary together from the storyline, its figures and the notebook's records.

    The facilitator's own notes stay out; drafts, remarks and contacts go in as ``audience`` says,
    a contact only if its consent was given. The figures were made on that audience's ladder. What
    the room brought closes the summary when the storyline has no place for it.
    """
    shared = Shared.of(
        audience,
        workshop=workshop or Workshop(region=region.code),
        region=region,
        initiatives=initiatives,
        notes=notes,
        created=created,
        terms=terms,
    )
    typed = tuple(part[0] if isinstance(part, tuple) else part for part in storyline)
    called = tuple(term.label for term in shared.terms)
    removed = illegal_count((shared.workshop, typed, shared.initiatives, shared.notes, called))
    cover = cover_slide(shared, _("Summary: {region}"))
    lines = method_lines(survey, thresholds or Thresholds(), created, audience)
    if removed:
        lines += (_("Invisible characters taken out of the texts: {n}.").format(n=whole(removed)),)
    parts = _with_places_for_all(storyline)
    slides = [slide for slide in slides_of(parts, shared) if not _is_empty(slide)]
    if not audience.sees_remarks:
        hidden = dict.fromkeys(slide.title for slide in slides if _shows_nothing(slide))
        slides = [slide for slide in slides if not _shows_nothing(slide)]
        if hidden:
            told = _("Not shown, for too few people answered: {titles}.")
            lines += (told.format(titles=" · ".join(hidden)),)
    made = Summary(
        title=cover.title,
        workshop=shared.workshop,
        region=region,
        source=survey.source.name,
        synthetic=survey.synthetic,
        created=created,
        slides=tuple(
            _with_unique_titles((cover, *slides, MethodSlide(_("Method and sources"), lines)))
        ),
        initiatives=shared.initiatives,
        notes=shared.notes,
        version=version,
        terms=shared.terms,
    )
    return legal_values(made)


def _shows_nothing(slide: Slide) -> bool:
    return isinstance(slide, FigureSlide) and not has_figures(slide.figure.chart)


def slides_of(storyline: Sequence[Part], shared: Shared) -> tuple[Slide, ...]:
    """The slides of the visible parts of a storyline, one a part, even those with nothing yet."""
    visible = [part for part in storyline if isinstance(part, tuple) or not part.hidden]
    placed = _Placed.of(visible, shared)
    return tuple(
        _figure_slide(part, placed, shared.audience)
        if isinstance(part, tuple)
        else _slide(part, shared, placed)
        for part in visible
    )


def _with_places_for_all(storyline: Sequence[Part]) -> tuple[Part, ...]:
    """The storyline, then a place for the initiatives and the remarks if it has none."""
    kinds = {part.kind for part in storyline if isinstance(part, model.Slide)}
    missing = [k for k in (SlideKind.WALL, SlideKind.NOTES) if k not in kinds]
    return (*storyline, *(model.Slide(kind=kind) for kind in missing))


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where the remarks go: with a view, with an initiative, with what is to be done, or apart."""

    by_view: dict[str, tuple[Note, ...]]
    on_initiatives: tuple[Note, ...]
    commitments: tuple[Note, ...]
    rest: tuple[Note, ...]
    told: frozenset[str]

    @classmethod
    def of(cls, parts: Sequence[Part], shared: Shared) -> _Placed:
        views = [part[0] for part in parts if isinstance(part, tuple)]
        slides = [part for part in parts if isinstance(part, model.Slide)]
        known = {each.id for each in shared.initiatives}
        by_view = _by_view(shared.notes, views)
        on_initiatives = tuple(n for n in shared.notes if n.anchor in known)
        seen = {note.id for about in by_view.values() for note in about}
        seen |= {note.id for note in on_initiatives}
        commitments = tuple(n for n in shared.notes if n.kind is NoteKind.COMMITMENT)
        if any(slide.kind is SlideKind.STEPS for slide in slides):
            seen |= {note.id for note in commitments}
        told = frozenset(s.initiative for s in slides if s.kind is SlideKind.INITIATIVE) & known
        rest = tuple(note for note in shared.notes if note.id not in seen)
        return cls(by_view, on_initiatives, commitments, rest, told)


def _figure_slide(part: tuple[View, Figure], placed: _Placed, audience: Audience) -> FigureSlide:
    view, figure = part
    title = view.caption.strip() or figure.title
    if not audience.has_the_extract:
        figure = replace(figure, explanation=without_extract(figure.explanation))
    notes = placed.by_view.get(view.id, ())
    return FigureSlide(title, figure, notes, invited=audience.sees_remarks)


def _slide(part: model.Slide, shared: Shared, placed: _Placed) -> Slide:
    title = bound(part.title.strip())
    match part.kind:
        case SlideKind.OPENING:
            return cover_slide(shared, _("Regional day: {region}"), title)
        case SlideKind.TITLE:
            return TitleSlide(title or _("Untitled"), bound(part.text.strip()))
        case SlideKind.INITIATIVE:
            return _initiative_slide(part, title, shared, placed)
        case SlideKind.WALL:
            title = title or _("Initiatives of the territory")
            return InitiativesSlide(
                title, shared.initiatives, placed.on_initiatives, placed.told, shared.terms
            )
        case SlideKind.NOTES:
            return NotesSlide(title or _("Remarks of the day"), placed.rest)
        case SlideKind.STEPS:
            title = title or _("Commitments and next steps")
            return StepsSlide(title, placed.commitments, _next_steps(shared.initiatives))
        case SlideKind.VOTE:
            options = tuple(option for option in part.options if option.label.strip())
            return VoteSlide(title or _("Our priorities"), options)
        case SlideKind.TEXT:
            picture = _decoded(part.picture)
            text, alt = bound(part.text.strip()), part.picture_alt.strip()
            return TextSlide(title or _("Untitled"), text, picture, alt or _("Picture"))


def _initiative_slide(
    part: model.Slide, title: str, shared: Shared, placed: _Placed
) -> InitiativeSlide | TitleSlide:
    """The initiative; its title alone when it is not, or no longer, to be seen."""
    shown = next((each for each in shared.initiatives if each.id == part.initiative), None)
    if shown is None:
        return TitleSlide(title or _("Initiative"))
    remarks = tuple(note for note in placed.on_initiatives if note.anchor == shown.id)
    return InitiativeSlide(title or labels.title(shown), shown, remarks, shared.terms)


def _next_steps(
    initiatives: Sequence[Initiative],
) -> tuple[tuple[str, model.NextStep], ...]:
    return tuple(
        (labels.title(each), step)
        for each in initiatives
        for step in each.next_steps
        if step.what.strip()
    )


def _is_empty(slide: Slide) -> bool:
    """Whether a document has nothing to say there; the day itself is on the cover already."""
    match slide:
        case CoverSlide():
            return True
        case InitiativesSlide():
            return not slide.initiatives
        case NotesSlide():
            return not slide.notes
        case StepsSlide():
            return not (slide.commitments or slide.steps)
        case VoteSlide():
            return not slide.options
        case _:
            return False


def _decoded(picture: str) -> bytes:
    """The picture's bytes; none when the text holds no picture."""
    try:
        return b64decode(picture, validate=True)
    except ValueError:
        return b""


def cover_slide(shared: Shared, untitled: str, title: str = "") -> CoverSlide:
    """The day itself; ``untitled`` is its title, with its region, when nobody gave it one."""
    named = title or bound(shared.workshop.title.strip())
    named = named or untitled.format(region=name_of(shared.region.code))
    return CoverSlide(named, _cover_lines(named, shared.workshop, shared.region, shared.created))


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


def _says(note: Note) -> bool:
    return bool(note.text.strip() or note.what.strip())


def _by_view(notes: Sequence[Note], views: Sequence[View]) -> dict[str, tuple[Note, ...]]:
    """The remarks made on each view: on the region looked at if there is one, else on any."""
    found: dict[str, list[Note]] = {}
    for note in notes:
        about = [view for view in views if _is_about(note, view)]
        nearest = [view for view in about if note.seen and note.seen.region == view.region]
        for view in (nearest or about)[:1]:
            found.setdefault(view.id, []).append(note)
    return {view: tuple(about) for view, about in found.items()}


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
