"""What a person knows of the tables a file prints: answers, columns, bases, every figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ocpart_desktop.extract.door import Opened
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.survey import PublishedCell, PublishedColumn, PublishedTable

FRANCE = "France"

Figure = float | str
"""In percent for shares, else on its own scale; « too_few » or « missing » where a mark stands."""


@dataclass(frozen=True)
class Printed:
    """A table as it must be read. What is None or empty is not looked at.

    ``places`` are « France », a region's code, or the head of another column; ``figures`` are all
    the answers, nets among them, in the order of ``places``; ``nets`` gives what each adds up.
    """

    kind: str
    places: tuple[str, ...]
    figures: Mapping[str, Sequence[Figure]]
    bases: Sequence[int | None] | None = None
    weighted: Sequence[float | None] | None = None
    nets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    n: int | None = None
    label: str | None = None
    role: str | None = None


def misread(wanted: Mapping[str, Printed], opened: Opened) -> Iterator[str]:
    """Each thing known of the printed tables that the reading denies, in a line."""
    published = opened.survey.published
    found = {_key(q, wanted): q for q in opened.survey.questions if q.table in published}
    if found.keys() != wanted.keys():
        yield f"tables: read {sorted(found)}, must be {sorted(wanted)}"
    for key in wanted.keys() & found.keys():
        for line in _misread(found[key], published[found[key].table], wanted[key]):
            yield f"{key} {line}"


def _key(question: Question, wanted: Mapping[str, Printed]) -> str:
    return question.label if question.label in wanted else question.key.rstrip("|")


def _misread(question: Question, table: PublishedTable, wanted: Printed) -> Iterator[str]:
    yield from _differs("kind", question.kind.value, wanted.kind)
    yield from _differs("role", question.role and question.role.value, wanted.role)
    yield from _differs("places", tuple(map(_place, table.columns)), wanted.places)
    if wanted.n is not None:
        yield from _differs("base", question.n, wanted.n)
    if wanted.label is not None:
        yield from _differs("wording", question.label, wanted.label)
    if wanted.bases is not None:
        yield from _differs("bases", [c.base for c in table.columns], list(wanted.bases))
    if wanted.weighted is not None:
        told = [c.weighted_base for c in table.columns]
        yield from _differs("weighted bases", told, list(wanted.weighted))
    labels = {a.id: a.label for a in question.answers}
    nets = {a.label: tuple(labels[m] for m in a.members) for a in question.answers if a.net}
    yield from _differs("subtotals", nets, dict(wanted.nets))
    yield from _differs("answers", [*labels.values()], [*wanted.figures])
    unit = 100.0 if question.kind.has_shares else 1.0
    for answer in question.answers:
        figures = [_told(cell, unit) for cell in table.cells[answer.id]]
        told_of = wanted.figures.get(answer.label, ())
        if not _alike(figures, told_of):
            yield f"« {answer.label} »: read {figures}, must be {list(told_of)}"


def _differs(what: str, found: object, wanted: object) -> Iterator[str]:
    if found != wanted:
        yield f"{what}: read {found!r}, must be {wanted!r}"


def _place(column: PublishedColumn) -> str:
    return FRANCE if column.total else column.region or column.head


def _told(cell: PublishedCell, unit: float) -> Figure:
    return cell.mark.value if cell.value is None else round(cell.value * unit, 9)


def _alike(found: Sequence[Figure], wanted: Sequence[Figure]) -> bool:
    return len(found) == len(wanted) and all(
        one == other
        or (isinstance(one, float) and isinstance(other, float | int) and abs(one - other) < 1e-6)
        for one, other in zip(found, wanted, strict=True)
    )
