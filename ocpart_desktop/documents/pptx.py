"""The summary as a PowerPoint deck: native charts, a map of shapes, notes for the speaker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ocpart_desktop.documents import labels, palette
from ocpart_desktop.documents.dated import date_parts
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
from ocpart_desktop.i18n import current_language


def write_pptx(
    summary: Summary,
    path: Path,
    progress: Callable[[float], None] | None = None,
    template: Path | None = None,
) -> None:
    """Write the deck to ``path``; ``progress`` hears a fraction after each slide.

    ``template`` is somebody's own in place of ours. Raises UserError when it cannot serve.
    """
    from ocpart_desktop.documents.slides.deck import Deck
    from ocpart_desktop.documents.slides.scaling import scale_deck

    deck = Deck.of(template)
    _set_properties(deck.presentation, summary)
    foot = " · ".join(part for part in (summary.title, labels.occasion(summary.workshop)) if part)
    with palette.accented(deck.accent):
        for number, slide in enumerate(summary.slides, 1):
            _add(deck, slide, summary, foot)
            if progress is not None:
                progress(number / (len(summary.slides) + 1))
    scale_deck(deck)
    deck.presentation.save(str(path))
    date_parts(path, summary.created)


def _add(deck: Any, slide: Slide, summary: Summary, foot: str) -> None:
    from ocpart_desktop.documents.slides import free, remarks
    from ocpart_desktop.documents.slides.cover import add_cover
    from ocpart_desktop.documents.slides.figure import add_figure
    from ocpart_desktop.documents.slides.initiatives import add_initiative, add_initiatives
    from ocpart_desktop.documents.slides.steps import add_steps

    match slide:
        case CoverSlide():
            add_cover(deck, slide, summary)
        case TitleSlide():
            free.add_title(deck, slide, foot)
        case TextSlide():
            free.add_text(deck, slide, foot)
        case FigureSlide():
            add_figure(deck, slide, foot)
        case InitiativeSlide():
            add_initiative(deck, slide, foot)
        case InitiativesSlide():
            add_initiatives(deck, slide, foot)
        case NotesSlide():
            remarks.add_pages(deck, slide.title, remarks.of(slide.notes), foot)
        case StepsSlide():
            add_steps(deck, slide, foot)
        case VoteSlide():
            free.add_vote(deck, slide, foot)
        case MethodSlide():
            lines = [remarks.Remark("", line) for line in slide.lines]
            remarks.add_pages(deck, slide.title, lines, foot, sizes=(16, 14, 12))


def _set_properties(deck: Any, summary: Summary) -> None:
    properties = deck.core_properties
    properties.title = summary.title
    properties.subject = summary.source
    properties.author = "OCPart"
    properties.last_modified_by = "OCPart"
    properties.language = "fr-FR" if current_language() == "fr" else "en-GB"
    properties.created = properties.modified = summary.created.replace(tzinfo=None)
