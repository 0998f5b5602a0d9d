"""Several initiatives or remarks changed in one step, and the sentence that says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from ocpart_desktop.i18n import _, ngettext, whole
from ocpart_desktop.notebook.model import Initiative, Note, NoteKind, Stage
from ocpart_desktop.notebook.records import altered
from ocpart_desktop.session.session import Session
from ocpart_desktop.survey.partnership import PartnershipType

Many = Initiative | Note
V = TypeVar("V")
Alter = Callable[[Any], Any]
"""What becomes of one record."""


def records_of(session: Session, ids: Iterable[str]) -> tuple[Many, ...]:
    """The initiatives and remarks of these identities, in their order."""
    notebook = session.notebook
    found = (notebook.get(each) for each in ids) if notebook else ()
    return tuple(each for each in found if isinstance(each, Initiative | Note))


def change_all(session: Session, ids: Sequence[str], alter: Alter) -> str:
    """Change them in one step; what to say of it, nothing when nothing changed."""
    before = records_of(session, ids)
    after = [alter(each) for each in before]
    changed = [new for old, new in zip(before, after, strict=True) if new != old]
    if not changed:
        return ""
    session.change(lambda notebook: notebook.put_all(changed, _label(changed)))
    return _changed(changed)


def erase_all(session: Session, ids: Sequence[str]) -> str:
    """Take them out in one step; what to say of it."""
    gone = records_of(session, ids)
    if not gone:
        return ""
    session.change(lambda notebook: notebook.remove_all([each.id for each in gone]))
    n = len(gone)
    if isinstance(gone[0], Note):
        said = ngettext("{n} remark deleted.", "{n} remarks deleted.", n)
    else:
        said = ngettext("{n} initiative deleted.", "{n} initiatives deleted.", n)
    return said.format(n=whole(n))


# -- what a record becomes ---------------------------------------------------------------------


def typed(kind: PartnershipType, *, on: bool) -> Alter:
    """Of this type too, or no longer."""
    return lambda each: altered(each, types=_with(each.types, kind, on=on))


def about_domain(code: str, *, on: bool) -> Alter:
    """Of this domain too, or no longer."""
    return lambda each: altered(each, domains=_with(each.domains, code, on=on))


def at_stage(stage: Stage | None) -> Alter:
    """At this stage."""
    return lambda each: altered(each, stage=stage)


def led_by(actor: str) -> Alter:
    """Led by this kind of actor."""
    return lambda each: altered(each, lead_actor=actor)


def of_kind(kind: NoteKind) -> Alter:
    """A remark of this kind."""
    return lambda each: altered(each, kind=kind)


def done(*, on: bool) -> Alter:
    """A commitment that was kept, or not yet; no other remark can be."""
    return lambda each: altered(each, done=on and each.kind is NoteKind.COMMITMENT)


def published(*, on: bool) -> Alter:
    """Seen by the room, or a draft again."""
    return lambda each: altered(each, published=on)


def _with(held: tuple[V, ...], value: V, *, on: bool) -> tuple[V, ...]:
    others = tuple(each for each in held if each != value)
    if not on:
        return others
    return held if value in held else (*held, value)


def _label(changed: Sequence[Many]) -> str:
    n = len(changed)
    if n == 1:
        return ""
    if isinstance(changed[0], Note):
        return _("the change to {n} remarks").format(n=whole(n))
    return _("the change to {n} initiatives").format(n=whole(n))


def _changed(changed: Sequence[Many]) -> str:
    n = len(changed)
    if isinstance(changed[0], Note):
        return ngettext("{n} remark changed.", "{n} remarks changed.", n).format(n=whole(n))
    said = ngettext("{n} initiative changed.", "{n} initiatives changed.", n)
    return said.format(n=whole(n))
