"""Dates as the language writes them."""

from __future__ import annotations

from datetime import date, datetime

from ocpart_desktop.i18n.language import current_language


def date_long(day: date) -> str:
    """« 24 novembre 2026 »."""
    from babel.dates import format_date

    text = format_date(day, "long", locale=current_language())
    return "1er" + text[1:] if current_language() == "fr" and day.day == 1 else text


def time_short(moment: datetime) -> str:
    """« 14:32 »."""
    return f"{moment:%H:%M}"
