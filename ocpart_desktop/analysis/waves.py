"""A question from wave to wave: a line only where the same thing was asked of the same people."""

from __future__ import annotations

import unicodedata

from ocpart_desktop.analysis.comparison import LADDER, compare
from ocpart_desktop.analysis.results import (
    REST,
    Break,
    ComparisonSpec,
    Thresholds,
    WavePoint,
)
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.survey import Survey


def across_waves(
    survey: Survey,
    wanted: str,
    region: str,
    *,
    public: str | None,
    against: str = REST,
    weighted: bool = True,
    thresholds: Thresholds = LADDER,
) -> tuple[WavePoint, ...]:
    """The comparisons of every wave, oldest first, with what breaks the line before each.

    ``wanted`` is a role or a question's id. Waves are separate samples: no test joins them.
    """
    found = survey.find(wanted, public=public)
    asked = [
        question for question in reversed(found) if question.wave and question.kind.has_figures
    ]
    points: list[WavePoint] = []
    for before, question in zip([None, *asked], asked, strict=False):
        spec = ComparisonSpec(question.key, region, against, weighted=weighted)
        points.append(
            WavePoint(
                wave=question.wave or "",
                comparison=compare(survey, spec, thresholds),
                breaks=() if before is None else breaks(before, question),
            )
        )
    return tuple(points)


def breaks(before: Question, after: Question) -> tuple[Break, ...]:
    """What changed between two waves of a question, spelling and punctuation aside."""
    changed = {
        Break.WORDING: _plain(before.label) != _plain(after.label),
        Break.BASE: _plain(before.base_note) != _plain(after.base_note),
        Break.ANSWERS: (before.kind, _labels(before)) != (after.kind, _labels(after)),
    }
    return tuple(what for what, true in changed.items() if true)


def _labels(question: Question) -> list[str]:
    return sorted(_plain(answer.label) for answer in question.answers if not answer.net)


def _plain(text: str | None) -> str:
    """Letters and digits only, without accents or case."""
    letters = unicodedata.normalize("NFKD", text or "").casefold()
    return "".join(letter for letter in letters if letter.isalnum())
