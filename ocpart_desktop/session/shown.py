"""The journal of the day: what was shown to the room, and when; it is never undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.notebook import Notebook

SHOWN = "shown"
MOST = 2_000  # lines kept: some twelve hours, a slide every twenty seconds


@dataclass(frozen=True, slots=True)
class Showing:
    """A slide that stood before the room from this moment."""

    at: datetime
    title: str

    @property
    def told(self) -> str:
        """« Montré : Dynamique de co-construction »."""
        return _("Shown: {title}").format(title=self.title)


def remember_shown(notebook: Notebook, title: str, at: datetime) -> None:
    """Keep that a slide is shown, unless it is the one that already was."""
    lines = _lines(notebook.choices.get(SHOWN))
    if not lines or lines[-1][1] != title:
        lines.append([at.isoformat(timespec="seconds"), title])
        notebook.remember(**{SHOWN: lines[-MOST:]})


def showings(choices: Mapping[str, object]) -> tuple[Showing, ...]:
    """What was shown, the earliest first; ``choices`` are what a notebook remembers."""
    found = []
    for at, title in _lines(choices.get(SHOWN)):
        moment = _moment(at)
        if moment is not None:
            found.append(Showing(moment, title))
    return tuple(found)


def _lines(told: object) -> list[list[str]]:
    """The lines as they were written; whatever else stands there is left aside."""
    rows: Sequence[object] = told if isinstance(told, list) else []
    return [[str(row[0]), str(row[1])] for row in rows if isinstance(row, list) and len(row) == 2]


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
