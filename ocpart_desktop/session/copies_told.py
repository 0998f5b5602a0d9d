"""What going back to an automatic copy would change, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from ocpart_desktop.figures.places import capitalised
from ocpart_desktop.i18n import _, date_long, ngettext, time_short
from ocpart_desktop.notebook.changes import Change, Edit, named
from ocpart_desktop.notebook.telling import field_label
from ocpart_desktop.notebook.words import Words

MOST = 200
"""How many records are told one by one; the others are counted."""


def when(moment: datetime) -> str:
    """« 24 novembre 2026 à 14:32 », by this computer's clock."""
    here = moment.astimezone()
    return _("{day} at {time}").format(day=date_long(here.date()), time=time_short(here))


def summary(change: Change) -> str:
    """How many records would come back, go, change."""
    back, gone, changed = map(len, _sorted(change))
    said = []
    if back:
        said.append(ngettext("{n} would come back", "{n} would come back", back).format(n=back))
    if gone:
        said.append(ngettext("{n} would go", "{n} would go", gone).format(n=gone))
    if changed:
        said.append(
            ngettext("{n} would be as it was", "{n} would be as they were", changed).format(
                n=changed
            )
        )
    if not said:
        return _("The notebook is as it was then.")
    return capitalised(", ".join(said)) + "."


def lines(change: Change, words: Words) -> tuple[str, ...]:
    """A line a record: those that would come back, then go, then change, with their fields."""
    back, gone, changed = _sorted(change)
    said = [_("Would come back: {what}").format(what=named(edit.record)) for edit in back]
    said += [_("Would go: {what}").format(what=named(edit.record)) for edit in gone]
    said += [_changed(edit, words) for edit in changed]
    more = len(said) - MOST
    if more > 0:
        said = said[:MOST]
        said.append(ngettext("{n} other", "{n} others", more).format(n=more))
    return tuple(said)


def _sorted(change: Change) -> tuple[list[Edit], list[Edit], list[Edit]]:
    edits = change.edits
    return (
        [each for each in edits if each.before is None],
        [each for each in edits if each.after is None],
        [each for each in edits if each.before is not None and each.after is not None],
    )


def _changed(edit: Edit, words: Words) -> str:
    return _("Would be as it was: {what} ({fields})").format(
        what=named(edit.record), fields=", ".join(_fields(edit, words))
    )


def _fields(edit: Edit, words: Words) -> Iterator[str]:
    for name in sorted(edit.fields):
        yield field_label(edit.record, name, words)
