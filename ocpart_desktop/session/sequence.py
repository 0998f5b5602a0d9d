"""The storyline in its order: adding, moving, hiding; each change is one step that can be undone.

An empty storyline stands for the regional day of the region looked at: documents and projection
then show it as it is proposed. Changing anything in a proposal writes the whole of it down.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import Item, Slide, SlideKind, View, new_id
from ocpart_desktop.session.anchors import asked
from ocpart_desktop.session.regional_day import Proposed, regional_day
from ocpart_desktop.session.session import Session


def storyline_of(session: Session) -> Proposed:
    """The storyline written down, else the regional day as it is proposed."""
    if is_written(session):
        assert session.notebook is not None
        return Proposed(session.notebook.storyline)
    return proposed_day(session)


def proposed_day(session: Session) -> Proposed:
    """The regional day of the region looked at; nothing without an extract."""
    if session.survey is None or session.selection is None:
        return Proposed(())
    initiatives = session.notebook.initiatives if session.notebook else ()
    return regional_day(session.survey, session.region.code, initiatives)


def is_written(session: Session) -> bool:
    """Whether the storyline is the facilitator's own, and not only proposed."""
    return session.notebook is not None and bool(session.notebook.storyline)


def add_view(session: Session, view: View, after: str = "") -> str:
    """Put a view in the storyline, told so that its question and answer are known again; its
    identity.
    """
    question = session.survey.question(view.question) if session.survey else None
    if question is None:
        return add(session, view, after)
    answer = question.answer(view.answer) if view.answer else None
    label = answer.label if answer else ""
    return add(session, replace(view, asked=asked(question), answer_label=label), after)


def add(session: Session, item: Item, after: str = "") -> str:
    """Put one item after another one, at the end if none is named; its identity."""
    fresh = replace(item, id=new_id())
    insert(session, [fresh], _("add to the storyline"), after)
    return fresh.id


def insert(session: Session, items: Sequence[Item], label: str, after: str = "") -> None:
    """Put items after another one, at the end if none is named."""
    present = list(storyline_of(session).items)
    place = next((n for n, item in enumerate(present, 1) if item.id == after), len(present))
    _write(session, [*present[:place], *items, *present[place:]], label)


def begin(session: Session, items: Sequence[Item], label: str) -> None:
    """Put copies of items at the end of what was written down so far."""
    present = storyline_of(session).items if is_written(session) else ()
    _write(session, [*present, *(replace(item, id=new_id()) for item in items)], label)


def begin_blank(session: Session) -> None:
    """Begin a storyline of one's own: the day itself, and nothing else yet."""
    begin(session, [Slide(kind=SlideKind.OPENING)], _("a storyline of one's own"))


def change(session: Session, item: Item) -> None:
    """Write an item as it is now."""
    change_all(session, [item])


def change_all(session: Session, items: Sequence[Item]) -> None:
    """Write items as they are now, in one step."""
    if is_written(session):
        session.change(lambda notebook: notebook.put_all(items))
        return
    changed = {item.id: item for item in items}
    day = [changed.get(each.id, each) for each in proposed_day(session).items]
    _write(session, day, _("the storyline of the regional day"))


def move(session: Session, moved: Iterable[str], before: int) -> None:
    """Put items, in their present order, where the item of place ``before`` is."""
    wanted = set(moved)
    items = storyline_of(session).items
    staying = [item for item in items[:before] if item.id not in wanted]
    taken = [item for item in items if item.id in wanted]
    rest = [item for item in items[before:] if item.id not in wanted]
    if [*staying, *taken, *rest] != list(items):
        _write(session, [*staying, *taken, *rest], _("the order of the storyline"))


def remove(session: Session, removed: Iterable[str]) -> None:
    """Take items out of the storyline."""
    wanted = set(removed)
    if is_written(session):
        session.change(lambda notebook: notebook.remove_all(wanted))
    else:
        day = [item for item in proposed_day(session).items if item.id not in wanted]
        _write(session, day, _("the storyline of the regional day"))


def retarget(session: Session, region: str) -> None:
    """Show the same storyline for another region: every view of the former one moves to it."""
    former = region_of(session)
    views = [item for item in storyline_of(session).items if isinstance(item, View)]
    moved = [replace(view, region=region) for view in views if view.region == former]
    if is_written(session) and moved and former != region:
        label = _("the region of the storyline")
        session.change(lambda notebook: notebook.put_all(moved, label))


def region_of(session: Session) -> str:
    """The region that most views of the storyline are about; the one looked at if none is."""
    regions = [item.region for item in storyline_of(session).items if isinstance(item, View)]
    if not regions:
        return session.region.code
    return max(dict.fromkeys(regions), key=regions.count)


def _write(session: Session, items: Sequence[Item], label: str) -> None:
    """Write the items down in this order; those of a proposal get an identity of their own."""
    written = is_written(session)
    proposed = set() if written else {item.id for item in proposed_day(session).items}
    placed = [
        replace(item, position=place, id=new_id() if item.id in proposed else item.id)
        for place, item in enumerate(items)
    ]
    session.change(lambda notebook: notebook.put_all(placed, label))
