"""The deck being written: which layout serves each kind of page, and where its content stands.

Everything is laid out on a slide 7.5 inches high. A template of another height is enlarged, or
reduced, once all is written: what is read of it in a room is then the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ocpart_desktop.documents import palette
from ocpart_desktop.documents.slides.ground import accent_of
from ocpart_desktop.documents.slides.layouts import Chosen, choose
from ocpart_desktop.documents.slides.page import (
    BODY,
    COVER,
    FIGURE,
    LEFT,
    PART,
    TEXT,
    TITLE_ONLY,
    WIDTH,
    Box,
)
from ocpart_desktop.documents.slides.template import no_room, no_title, open_template
from ocpart_desktop.system.paths import resource

HIGH = 7.5  # inches, of the plane where pages are laid out
LEAST = Box(0, 0, 7.0, 4.2)  # the least room for a figure and its sentence
SUBTITLE, SENTENCE, BASE = 13, 14, 15  # the placeholders of a figure's layout, in our template
OWN_TOP, OWN_BOTTOM = 1.45, 6.85
_SUBTITLE, _SENTENCE, _BASE, _GAP = 0.44, 0.74, 0.58, 0.08


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a text goes: a placeholder of the page if it has one for it, and its rectangle.

    ``light`` says whether our colours can be read there.
    """

    box: Box
    placeholder: int | None = None
    light: bool = True


@dataclass(frozen=True, slots=True)
class Places:
    """The spots of a figure's page, and the rectangle of its chart."""

    subtitle: Spot
    sentence: Spot
    chart: Box
    base: Spot


class Deck:
    """A presentation, its layouts by what they serve for; ``own`` is false of a stranger's."""

    def __init__(self, presentation: Any, layouts: dict[int, Chosen], *, own: bool) -> None:
        self.presentation, self.own = presentation, own
        self.layouts = layouts
        self._titles: set[str] = set()

    @classmethod
    def ours(cls) -> Deck:
        """On the template that comes with the product."""
        from pptx import Presentation

        made = Presentation(str(resource("templates", "summary.pptx")))
        bodies = {COVER: 1, FIGURE: SENTENCE, TEXT: BODY, TITLE_ONLY: None, PART: BODY}
        page = Box(LEFT, OWN_TOP, WIDTH, OWN_BOTTOM - OWN_TOP)
        layouts = {
            role: Chosen(made.slide_layouts[role], body, page) for role, body in bodies.items()
        }
        return cls(made, layouts, own=True)

    @classmethod
    def of(cls, template: Path | None) -> Deck:
        """On somebody's template, or on ours. Raises UserError when it cannot serve."""
        if template is None:
            return cls.ours()
        made = open_template(template)
        scale = made.slide_height / (HIGH * 914_400)
        layouts = choose(made, scale)
        if not layouts:
            raise no_title(template.name)
        room = layouts[FIGURE].room
        if room.width < LEAST.width or room.height < LEAST.height:
            raise no_room(template.name)
        return cls(made, layouts, own=False)

    def unique(self, title: str) -> str:
        """A title no other slide bears: screen readers list slides by their titles."""
        wanted, number = title, 1
        while title in self._titles:
            number += 1
            title = f"{wanted} ({number})"
        self._titles.add(title)
        return title

    @property
    def accent(self) -> str:
        """The colour of heads and rules."""
        return palette.screen("accent") if self.own else accent_of(self.presentation)

    @property
    def slides(self) -> Any:
        """Those written so far."""
        return self.presentation.slides

    @property
    def scale(self) -> float:
        """The height of its slides, in ours."""
        return float(self.presentation.slide_height / (HIGH * 914_400))

    def room(self, role: int) -> Box:
        """Where the content of a page stands, under its title."""
        return self.layouts[role].room

    def figure(self) -> Places:
        """Where the parts of a figure stand."""
        if self.own:
            return Places(
                Spot(Box(LEFT, 1.2, WIDTH, 0.44), SUBTITLE),
                Spot(Box(LEFT, 1.74, WIDTH, 0.72), SENTENCE),
                Box(LEFT, 2.5, WIDTH, 3.86),
                Spot(Box(LEFT, 6.42, WIDTH, _BASE), BASE),
            )
        room = self.room(FIGURE)
        subtitle = replace(room, height=_SUBTITLE)
        sentence = replace(room, top=room.top + _SUBTITLE, height=_SENTENCE)
        base = replace(room, top=room.top + room.height - _BASE, height=_BASE)
        top = sentence.top + sentence.height + _GAP
        chart = replace(room, top=top, height=base.top - _GAP - top)
        return Places(Spot(subtitle), Spot(sentence, self.layouts[FIGURE].body), chart, Spot(base))

    def body(self, role: int) -> Spot:
        """Where the text of a page stands."""
        chosen = self.layouts[role]
        return Spot(chosen.room, chosen.body, chosen.light)

    def drawn(self) -> Iterator[Any]:
        """The parts where something was written or drawn: slides, then their charts."""
        for slide in self.slides:
            yield slide.part
            yield from (shape.chart.part for shape in slide.shapes if shape.has_chart)
