"""The open study, and the use cases the command line and the window share."""

from __future__ import annotations

from ocpart_desktop.session.crosscheck import check_against
from ocpart_desktop.session.events import Events, NotebookOpened, SelectionChanged, SurveyOpened
from ocpart_desktop.session.session import Session
from ocpart_desktop.session.study import (
    NOTEBOOK_SUFFIX,
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
