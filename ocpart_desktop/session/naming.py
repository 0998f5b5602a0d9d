"""What the slides of the storyline are called, in every list that shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ocpart_desktop.documents import labels
from ocpart_desktop.figures.wording import topic
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import Initiative, Item, Slide, SlideKind, View
from ocpart_desktop.session.storyline import (
    ANSWERS,
    CITATIONS,
    GAP_MAP,
    GAP_RANKING,
    MAP,
    PUBLICS,
    RANKING,
    ROOM,
    SIDES,
    SIDES_CITATIONS,
    STATUS,
    TREND,
    TYPES_BY_REGION,
    TYPES_TOGETHER,
    TYPES_TREND,
    TYPOLOGY,
)
from ocpart_desktop.survey.publics import public_label
from ocpart_desktop.survey.survey import Survey

OF_ALL_PUBLICS = (PUBLICS, SIDES, SIDES_CITATIONS, ROOM, STATUS)


@dataclass(frozen=True, slots=True)
class Named:
    """A slide's title, and what kind of slide it is; ``lacking`` when this extract has no such
    question, or the notebook no such initiative.
    """

    item: Item
    title: str
    detail: str
    lacking: bool = False


def named(
    items: Sequence[Item], survey: Survey | None, initiatives: Sequence[Initiative]
) -> tuple[Named, ...]:
    """The names of items, in their order."""
    titles = {each.id: labels.title(each) for each in initiatives}
    return tuple(
        _named_view(item, survey) if isinstance(item, View) else _named_slide(item, titles)
        for item in items
    )


def _named_view(view: View, survey: Survey | None) -> Named:
    question = survey.question(view.question) if survey else None
    if question is None:
        told = view.asked.label if view.asked else view.question.partition("|")[0]
        return Named(view, view.caption.strip() or told, chart_name(view.chart), lacking=True)
    public = public_label(question.public) if view.chart not in OF_ALL_PUBLICS else ""
    detail = " · ".join(filter(None, (public, chart_name(view.chart))))
    return Named(view, view.caption.strip() or topic(question), detail)


def _named_slide(slide: Slide, titles: dict[str, str]) -> Named:
    kind = kind_label(slide.kind)
    if slide.kind is SlideKind.INITIATIVE:
        title = slide.title.strip() or titles.get(slide.initiative, kind)
        return Named(slide, title, kind, lacking=slide.initiative not in titles)
    title = slide.title.strip()
    return Named(slide, title or kind, kind if title else "")


def kind_label(kind: SlideKind) -> str:
    """What a kind of slide is called on screen."""
    return {
        SlideKind.OPENING: _("Opening"),
        SlideKind.TITLE: _("Title"),
        SlideKind.TEXT: _("Free slide"),
        SlideKind.INITIATIVE: _("Initiative"),
        SlideKind.WALL: _("Wall of initiatives"),
        SlideKind.NOTES: _("Remarks kept"),
        SlideKind.STEPS: _("Commitments and next steps"),
        SlideKind.VOTE: _("Vote of the room"),
    }[kind]


def chart_name(chart: str) -> str:
    """What a chart is called on screen."""
    return {
        MAP: _("Map"),
        GAP_MAP: _("Map of gaps"),
        RANKING: _("Ranking"),
        GAP_RANKING: _("Ranking of gaps"),
        ANSWERS: _("Answers"),
        PUBLICS: _("Publics"),
        TREND: _("Trend"),
        TYPOLOGY: _("Typology"),
        CITATIONS: _("Typology, citations"),
        SIDES: _("Typology, side by side"),
        SIDES_CITATIONS: _("Typology, side by side, citations"),
        TYPES_BY_REGION: _("Typology by region"),
        TYPES_TOGETHER: _("Typology, combinations"),
        ROOM: _("The room and the survey"),
        STATUS: _("Status, side by side"),
        TYPES_TREND: _("Typology, trend"),
    }.get(chart, chart)
