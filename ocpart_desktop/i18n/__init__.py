"""The user's language: messages, numbers, dates.

Messages are written in English in the code and translated by gettext catalogues in
``resources/locale``. ``_`` and ``ngettext`` look the language up at call time, so that a
change of language needs no restart of the interpreter; never call them at import time.

How numbers are written is loaded when the first one is: the first window has none.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ocpart_desktop.i18n.dates import date_long, time_short
from ocpart_desktop.i18n.language import LANGUAGES, _, current_language, ngettext, use_language

if TYPE_CHECKING:
    from ocpart_desktop.i18n.numbers import (
        file_size,
        half_up,
        number,
        percent,
        points,
        score,
        signed,
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


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("ocpart_desktop.i18n.numbers"), name)
