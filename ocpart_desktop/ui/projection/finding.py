"""Any figure the room asks for, by a few letters: the storyline's slides, then every question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ocpart_desktop.figures.wording import topic
from ocpart_desktop.geography.folding import fold
from ocpart_desktop.notebook.model import Initiative, Item, View
from ocpart_desktop.session.naming import chart_name, named
from ocpart_desktop.session.storyline import ANSWERS, MAP, PUBLICS, TYPOLOGY
from ocpart_desktop.survey.publics import public_label
from ocpart_desktop.survey.questions import Question, Role
from ocpart_desktop.survey.survey import Survey

MOST = 12


@dataclass(frozen=True, slots=True)
class Found:
    """Something that can be shown at once: an item of the storyline, or a view made for it."""

    title: str
    detail: str
    item: Item
    number: str = ""
    words: str = ""


def candidates(
    survey: Survey | None,
    items: Sequence[Item],
    numbers: dict[str, str],
    initiatives: Sequence[Initiative],
    region: str,
) -> tuple[Found, ...]:
    """All that can be asked for; ``numbers`` are those of the slides that are shown."""
    found = []
    for each in named(items, survey, initiatives):
        if not each.lacking:
            number = numbers.get(each.item.id, "")
            said = fold(f"{number} {each.title} {each.detail}")
            found.append(Found(each.title, each.detail, each.item, number, said))
    for question in survey.questions if survey is not None else ():
        if question.kind.has_figures:
            found += [_asked(question, chart, region) for chart in _charts(question)]
    return tuple(found)


def _charts(question: Question) -> tuple[str, ...]:
    """The ways of seeing that answer most questions of a room."""
    if question.role is Role.PARTNERSHIP_TYPES:
        return (TYPOLOGY, MAP)
    if question.role is Role.INNOVATION_SOURCE:
        return (ANSWERS, MAP, PUBLICS)
    return (ANSWERS, MAP)


def _asked(question: Question, chart: str, region: str) -> Found:
    view = View(id="", chart=chart, question=question.key, region=region)
    parts = (public_label(question.public), question.wave, chart_name(chart))
    detail = " · ".join(part for part in parts if part)
    answers = " ".join(answer.label for answer in question.answers)
    title = topic(question)
    said = fold(f"{title} {detail} {question.id} {question.label} {question.theme or ''} {answers}")
    return Found(title, detail, view, words=said)


def matching(found: Sequence[Found], text: str) -> tuple[Found, ...]:
    """Those whose words begin as each word typed, those that say it in their title first."""
    wanted = fold(text).split()
    if not wanted:
        return tuple(each for each in found if each.number)[:MOST]
    hits = [each for each in found if all(_says(each.words, word) for word in wanted)]
    hits.sort(key=lambda each: (not _all_in(fold(each.title), wanted), not each.number))
    return tuple(hits[:MOST])


def _says(words: str, word: str) -> bool:
    return words.startswith(word) or f" {word}" in words or f"'{word}" in words


def _all_in(title: str, wanted: Sequence[str]) -> bool:
    return all(_says(title, word) for word in wanted)
