"""What the storyline page shows and offers: rows, kinds of slides, what can be written in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ocpart_desktop.i18n import _, ngettext
from ocpart_desktop.notebook.model import Initiative, Item, Option, Slide, SlideKind, View
from ocpart_desktop.session.naming import Named, kind_label, named
from ocpart_desktop.survey.survey import Survey
from ocpart_desktop.ui.choice import Choice

ADDED = (
    SlideKind.TITLE,
    SlideKind.TEXT,
    SlideKind.WALL,
    SlideKind.NOTES,
    SlideKind.STEPS,
    SlideKind.VOTE,
    SlideKind.OPENING,
)
"""The kinds that can be added, an initiative's aside: it is chosen by its name."""


@dataclass(frozen=True, slots=True)
class Row:
    """A slide in the list; ``number`` is empty when it is hidden or cannot be shown."""

    named: Named
    number: str

    @property
    def item(self) -> Item:
        """The slide itself."""
        return self.named.item

    @property
    def state(self) -> str:
        """What keeps it from being shown, in a word; empty when nothing does."""
        if self.named.lacking:
            if isinstance(self.item, View):
                return _("not in this extract")
            return _("the initiative is gone")
        return _("hidden") if self.item.hidden else ""


def rows(
    items: Sequence[Item], survey: Survey | None, initiatives: Sequence[Initiative]
) -> tuple[Row, ...]:
    """The storyline in its order; only what is shown is numbered, as on the room's screen."""
    made, number = [], 0
    for each in named(items, survey, initiatives):
        shown = not each.item.hidden and not (each.lacking and isinstance(each.item, View))
        number += shown
        made.append(Row(each, str(number) if shown else ""))
    return tuple(made)


def added_kinds() -> tuple[Choice, ...]:
    """What can be added, with its name."""
    return tuple(Choice(kind.value, kind_label(kind)) for kind in ADDED)


def new_slide(kind: str) -> Slide:
    """A slide of this kind, with what one usually begins with."""
    made = Slide(kind=SlideKind(kind))
    if made.kind is SlideKind.VOTE:
        return replace(made, title=_("Where do we begin?"))
    return made


def title_of(item: Item) -> str:
    """What the facilitator called it; empty when nothing was written."""
    return item.caption if isinstance(item, View) else item.title


def with_title(item: Item, title: str) -> Item:
    """The slide under another title."""
    if isinstance(item, View):
        return replace(item, caption=title)
    return replace(item, title=title)


def text_label(item: Item) -> str:
    """What its longer text is; empty when it has none."""
    if not isinstance(item, Slide):
        return ""
    return {
        SlideKind.TITLE: _("Line under the title"),
        SlideKind.TEXT: _("Text"),
        SlideKind.VOTE: _("What is proposed, a line each"),
    }.get(item.kind, "")


def text_of(item: Item) -> str:
    """Its longer text."""
    if not isinstance(item, Slide):
        return ""
    if item.kind is SlideKind.VOTE:
        return "\n".join(option.label for option in item.options)
    return item.text


def with_text(item: Item, text: str) -> Item:
    """The slide with another text; an option that stays keeps its dots."""
    if not isinstance(item, Slide):
        return item
    if item.kind is not SlideKind.VOTE:
        return replace(item, text=text)
    dots = {option.label: option.dots for option in item.options}
    labels = [line.strip() for line in text.split("\n") if line.strip()]
    return replace(item, options=tuple(Option(each, dots.get(each, 0)) for each in labels))


def has_picture(item: Item) -> bool:
    """Whether a picture can be put on it."""
    return isinstance(item, Slide) and item.kind is SlideKind.TEXT


def missing_told(missing: Sequence[str]) -> str:
    """What the extract lacked for the template to be whole, in a sentence."""
    if not missing:
        return ""
    said = ngettext(
        "Left out, for this extract does not have it: {names}.",
        "Left out, for this extract does not have them: {names}.",
        len(missing),
    )
    return said.format(names=" ; ".join(missing))
