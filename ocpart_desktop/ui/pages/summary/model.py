"""What the Summary page offers: slides to keep or leave, formats, and file names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ocpart_desktop.figures.wording import topic
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import View
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
class SlideRow:
    """A slide in the list: its view, what it is called, and whether the facilitator added it."""

    view: View
    title: str
    detail: str
    added: bool


def slide_rows(
    survey: Survey, template: Sequence[View], added: Sequence[View]
) -> tuple[SlideRow, ...]:
    """The slides of the template, then those the facilitator added from the pages."""
    rows = [_row(survey, view, added=False) for view in template]
    rows += [_row(survey, view, added=True) for view in added]
    return tuple(row for row in rows if row is not None)


def _row(survey: Survey, view: View, *, added: bool) -> SlideRow | None:
    question = survey.question(view.question)
    if question is None:
        return None
    public = public_label(question.public) if view.chart not in OF_ALL_PUBLICS else ""
    detail = " · ".join(filter(None, (public, chart_name(view.chart))))
    return SlideRow(view, view.caption or topic(question), detail, added)


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


def proposed_name(region: str, day: date) -> str:
    """The file name proposed, without its suffix: « synthese-centre-val-de-loire-2026-11-24 »."""
    word = _("Summary")
    return f"{_slug(word)}-{_slug(region)}-{day.isoformat()}"


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def targets(folder: Path, name: str, suffixes: Sequence[str]) -> tuple[Path, ...]:
    """The files an export would write."""
    return tuple(folder / f"{name}{suffix}" for suffix in suffixes)


def formats() -> dict[str, str]:
    """The formats an export can take: suffix → name."""
    return {
        ".pptx": _("PowerPoint"),
        ".docx": _("Word"),
        ".pdf": _("PDF"),
        ".xlsx": _("Excel"),
        ".html": _("Web page"),
        ".zip": _("Pictures"),
    }


def day_fields() -> dict[str, str]:
    """The fields of the workshop shown here: name → label."""
    return {
        "title": _("Title"),
        "place": _("Place"),
        "theme": _("Theme"),
        "facilitators": _("Facilitators"),
    }
