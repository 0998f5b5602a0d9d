"""The open study, and the use cases the command line and the window share."""

from __future__ import annotations

from ocpart_desktop.session.events import Events, NotebookOpened, SelectionChanged, SurveyOpened
from ocpart_desktop.session.session import Session
from ocpart_desktop.session.study import Study, choose_question, choose_region, read_extract

__all__ = [
    "Events",
    "NotebookOpened",
    "SelectionChanged",
    "Session",
    "Study",
    "SurveyOpened",
    "choose_question",
    "choose_region",
    "read_extract",
]
