"""The user's language: messages, numbers, dates.

Messages are written in English in the code and translated by gettext catalogues in
``resources/locale``. ``_`` and ``ngettext`` look the language up at call time, so that a
change of language needs no restart of the interpreter; never call them at import time.
"""

from __future__ import annotations

from ocpart_desktop.i18n.language import LANGUAGES, _, current_language, ngettext, use_language
from ocpart_desktop.i18n.numbers import (
    date_long,
    file_size,
    half_up,
    number,
    percent,
    points,
    score,
    signed,
    time_short,
    whole,
)

__all__ = [
    "LANGUAGES",
    "_",
    "current_language",
    "date_long",
    "file_size",
    "half_up",
    "ngettext",
    "number",
    "percent",
    "points",
    "score",
    "signed",
    "time_short",
    "use_language",
    "whole",
]
