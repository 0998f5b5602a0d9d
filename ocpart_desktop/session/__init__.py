"""The open study, and the use cases the command line and the window share.

A name is loaded when it is first asked for: the window listens to a session long before it has
anything to read, to compare or to write down.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ocpart_desktop.notebook import NOTEBOOK_SUFFIX
    from ocpart_desktop.session.crosscheck import check_against
    from ocpart_desktop.session.events import (
        Events,
        NotebookOpened,
        SelectionChanged,
        SurveyOpened,
    )
    from ocpart_desktop.session.session import Session
    from ocpart_desktop.session.study import (
        Study,
        choose_question,
        choose_region,
        forget_kept_extracts,
        kept_extracts_size,
        read_extract,
        read_study,
    )

__all__ = [
    "NOTEBOOK_SUFFIX",
    "Events",
    "NotebookOpened",
    "SelectionChanged",
    "Session",
    "Study",
    "SurveyOpened",
    "check_against",
    "choose_question",
    "choose_region",
    "forget_kept_extracts",
    "kept_extracts_size",
    "read_extract",
    "read_study",
]

_HOMES = {
    "NOTEBOOK_SUFFIX": "ocpart_desktop.notebook",
    "Events": "ocpart_desktop.session.events",
    "NotebookOpened": "ocpart_desktop.session.events",
    "SelectionChanged": "ocpart_desktop.session.events",
    "SurveyOpened": "ocpart_desktop.session.events",
    "Session": "ocpart_desktop.session.session",
    "check_against": "ocpart_desktop.session.crosscheck",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "ocpart_desktop.session.study")), name)
