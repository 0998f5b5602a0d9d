"""A table of initiatives that was sent out, edited and comes back: merged like a notebook.

Each row that is sent says which initiative it is and how far the notebook went. What comes back
is then told as a sitting that followed that very point: the cells that were changed there, no
others. What was changed here meanwhile is not overwritten; where both changed the same field, it
is a conflict like any other. The same table read twice is the same sitting, told once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ocpart_desktop.geography.folding import fold
from ocpart_desktop.i18n import LANGUAGES, _, current_language, use_language
from ocpart_desktop.notebook.changes import Change, Edit
from ocpart_desktop.notebook.columns import Column, columns
from ocpart_desktop.notebook.entries import told
from ocpart_desktop.notebook.history import Act
from ocpart_desktop.notebook.model import Initiative
from ocpart_desktop.notebook.records import digest, plain, to_text
from ocpart_desktop.notebook.sittings import Sitting, Sittings, Step
from ocpart_desktop.notebook.store import Batch, Store
from ocpart_desktop.notebook.union import Half
from ocpart_desktop.notebook.words import Words
from ocpart_desktop.system.errors import UserError

if TYPE_CHECKING:
    from ocpart_desktop.notebook.ledger import Ledger

Rows = Sequence[Sequence[str]]

IDENTITY, VERSION = "id", "version"
"""The headings of the two columns that say which row is what; hidden, the same in any language."""

_LEAST = 3  # headings by which a table of initiatives is known
_FAR = 30  # rows among which they are looked for
_STEP = re.compile(r"^([0-9a-f]+):(\d+)$")


@dataclass(frozen=True, slots=True)
class Misread:
    """A cell whose text is not what its column holds; the field stays as it is."""

    row: int
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class TableBack:
    """What a table says: ``half`` is to be absorbed; None when it says nothing new."""

    half: Half | None = None
    changed: tuple[Edit, ...] = ()
    misread: tuple[Misread, ...] = ()

    @property
    def added(self) -> int:
        """How many initiatives are new."""
        return sum(edit.before is None for edit in self.changed)


@dataclass(slots=True)
class _Layout:
    """Which column of the table holds what; a text too long for a cell goes on in others."""

    row: int
    places: dict[str, list[int]] = field(default_factory=dict)
    known: Mapping[str, Column] = field(default_factory=dict)

    def text(self, row: Sequence[str], key: str) -> str:
        return "".join(row[at] for at in self.places.get(key, ()) if at < len(row))


def version_of(ledger: Ledger) -> str:
    """How far a notebook goes, as its rows say it when they are sent out."""
    return " ".join(f"{sitting}:{step}" for sitting, step in sorted(ledger.sittings.heads()))


def read_back(ledger: Ledger, rows: Rows, words: Words, author: str, at: datetime) -> TableBack:
    """What a table says that the notebook it was sent from did not.

    Raises UserError when it is no table of initiatives.
    """
    label = _("what {author} says").format(author=author)
    refusal = _no_table()
    spoken = current_language()
    try:
        for language in (spoken, *(each for each in LANGUAGES if each != spoken)):
            use_language(language)  # the one the table was written in
            layout = _layout(rows, words)
            if layout is not None:
                edits, follows, misread = _changes(ledger, rows, layout)
                break
        else:
            raise refusal
    finally:
        use_language(spoken)
    name = _name(edits, follows)
    if not edits or name in ledger.sittings:
        return TableBack(misread=misread)
    sitting = Sitting(name, author, at.isoformat(), follows)
    return TableBack(_half(Change(label, edits), sitting, at), edits, misread)


def _changes(
    ledger: Ledger, rows: Rows, layout: _Layout
) -> tuple[tuple[Edit, ...], tuple[Step, ...], tuple[Misread, ...]]:
    """What the rows change, from which point, and what could not be read."""
    told = list(enumerate(rows[layout.row + 1 :], layout.row + 2))
    points = [_steps(ledger, layout.text(row, VERSION)) for _number, row in told]
    usual = next(filter(None, points), tuple(ledger.sittings.heads()))
    edits: list[Edit] = []
    misread: list[Misread] = []
    follows: set[Step] = set()
    for (number, row), point in zip(told, points, strict=True):
        steps = point or usual
        values, wrong = _changed_values(ledger, layout, row, steps)
        misread += (replace(each, row=number) for each in wrong)
        edit = _edit(ledger, layout, row, steps, values)
        if edit is not None:
            edits.append(edit)
            follows.update(steps)
    return tuple(edits), tuple(sorted(follows)), tuple(misread)


def _half(change: Change, sitting: Sitting, at: datetime) -> Half:
    written = told(Act.DO, change, sitting, at, private=False)
    store = Store.empty()
    store.write([Batch(sittings=(written.sitting,), entries=written.entries)])
    return Half(store, Sittings([written.sitting]))


def _name(edits: Sequence[Edit], follows: Sequence[Step]) -> str:
    """The same for the same changes from the same point, however often they are read."""
    changes = [(e.record.id, {n: plain(getattr(e.record, n)) for n in e.fields}) for e in edits]
    whole = {"changes": changes, "follows": plain(tuple(follows))}
    begun = [edit.record.id for edit in edits if edit.before is None]
    return digest("table", to_text(whole), *begun)[:32]


# -- finding the table -------------------------------------------------------------------------


def _layout(rows: Rows, words: Words) -> _Layout | None:
    """Where the headings are, if they are in the language spoken."""
    known = columns(words)
    labels = {fold(column.label): key for key, column in known.items()}
    labels |= {IDENTITY: IDENTITY, VERSION: VERSION}
    for number, row in enumerate(rows[:_FAR]):
        found = _Layout(number, _places(row, labels), known)
        if len(found.places) >= _LEAST and "title" in found.places:
            return found
    return None


def _no_table() -> UserError:
    return UserError(
        "no_initiatives_table",
        _(
            "No table of initiatives is found in this file: it must have the headings of the "
            "workbook that OCPart writes, “{title}” among them."
        ).format(title=_("Title")),
    )


def _places(row: Sequence[str], labels: Mapping[str, str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    last = ""
    for at, heading in enumerate(row):
        words = fold(heading)
        if words in labels:
            last = labels[words]
            places.setdefault(last, []).append(at)
        elif last and words.startswith(f"{fold(row[places[last][0]])} "):
            places[last].append(at)  # « Besoin (suite 1) »
    return places


# -- reading a row -----------------------------------------------------------------------------


def _steps(ledger: Ledger, version: str) -> tuple[Step, ...]:
    """The point the row was sent from; nothing when it is not known here."""
    found = [_STEP.match(each) for each in version.split()]
    steps = tuple((each[1], int(each[2])) for each in found if each)
    reach = ledger.sittings.reach
    return steps if all(reach.get(sitting, 0) >= step for sitting, step in steps) else ()


def _changed_values(
    ledger: Ledger, layout: _Layout, row: Sequence[str], steps: tuple[Step, ...]
) -> tuple[dict[str, Any], list[Misread]]:
    """What the cells say, where it is not what they said when they were sent."""
    before = _sent(ledger, layout, row, steps) or Initiative(territory_kind="")
    values: dict[str, Any] = {}
    wrong: list[Misread] = []
    for key, column in layout.known.items():
        text = layout.text(row, key).strip()
        if key not in layout.places or column.read is None:
            continue
        if _comparable(text) == _comparable(column.text(before)):
            continue
        try:
            values[column.field] = column.read(text)
        except ValueError:
            wrong.append(Misread(0, column.label, text))
    return {n: value for n, value in values.items() if value != getattr(before, n)}, wrong


def _comparable(text: str) -> str:
    """A cell's text as any file can hold it: spaces and invisible characters do not matter."""
    lines = ("".join(c if c.isprintable() else " " for c in line) for line in text.splitlines())
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def _sent(
    ledger: Ledger, layout: _Layout, row: Sequence[str], steps: tuple[Step, ...]
) -> Initiative | None:
    identity = layout.text(row, IDENTITY).strip()
    if not identity:
        return None
    record = ledger.record_at(identity, ledger.sittings.reached_by(steps))
    return record if isinstance(record, Initiative) else None


def _edit(
    ledger: Ledger,
    layout: _Layout,
    row: Sequence[str],
    steps: tuple[Step, ...],
    values: dict[str, Any],
) -> Edit | None:
    if not values:
        return None
    before = _sent(ledger, layout, row, steps)
    if before is not None:
        return Edit(before, replace(before, **values))
    if not values.get("title"):
        return None  # a row of nothing, or of a total
    identity = layout.text(row, IDENTITY).strip()
    if identity and ledger.store.entries_about([identity]):
        return None  # it was removed here since
    identity = identity or digest("row", *_told(values))[:32]
    return Edit(None, replace(Initiative(id=identity), **values))


def _told(values: dict[str, Any]) -> Iterator[str]:
    for name, value in sorted(values.items()):
        yield to_text({name: plain(value)})
