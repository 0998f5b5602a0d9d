"""The deck: the pages of every slide on a stage, made in any thread, what did not change kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ocpart_desktop.analysis.results import Thresholds
from ocpart_desktop.documents.summary import Slide
from ocpart_desktop.notebook.model import Item
from ocpart_desktop.session.deck import Figures, Shown, Told, figures_of, opening_of, room_slides
from ocpart_desktop.survey.survey import Survey
from ocpart_desktop.ui.slides.layout import lay_out
from ocpart_desktop.ui.slides.stage import WIDE, Scene, Stage


@dataclass(frozen=True, slots=True)
class Order:
    """All that a deck is made of, taken at one moment: safe to hand to another thread.

    ``with_hidden`` asks for the hidden slides too, without a number: for whoever prepares the day.
    """

    survey: Survey | None
    items: tuple[Item, ...]
    told: Told
    thresholds: Thresholds
    stage: Stage = WIDE
    with_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A slide of the deck: its item, its number (from 1; 0 when it is hidden) and its pages."""

    item_id: str
    number: int
    slide: Slide
    scenes: tuple[Scene, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Deck:
    """The slides in their order, and the storyline they were made from; ``figures`` are kept for
    the next deck.
    """

    stage: Stage = WIDE
    region: str = ""
    items: tuple[Item, ...] = ()
    slides: tuple[Placed, ...] = ()
    figures: Figures = field(default_factory=dict)

    def find(self, item_id: str) -> Placed | None:
        """The slide of an item, if it is shown."""
        return next((each for each in self.slides if each.item_id == item_id), None)


EMPTY = Deck()


def make_deck(order: Order, before: Deck = EMPTY, check: Callable[[], None] = lambda: None) -> Deck:
    """The deck of an order; ``check`` may raise Cancelled between slides."""
    figures: Figures = before.figures
    hidden = {item.id for item in order.items if item.hidden}
    items = [item for item in order.items if order.with_hidden or not item.hidden]
    if order.survey is not None:
        figures = figures_of(order.survey, items, order.told, order.thresholds, before.figures)
    check()
    seen = [replace(item, hidden=False) for item in items]
    shown = room_slides(seen, figures, order.told, order.survey)
    known = {each.item_id: each for each in before.slides}
    same = before.stage == order.stage and before.region == order.told.region.code
    slides: list[Placed] = []
    number = 0
    for each in shown:
        check()
        number += each.item.id not in hidden
        old = known.get(each.item.id) if same else None
        slides.append(_placed(each, 0 if each.item.id in hidden else number, order, old))
    if not slides:
        slides.append(_nothing_yet(order))
    return Deck(order.stage, order.told.region.code, order.items, tuple(slides), figures)


def _placed(shown: Shown, number: int, order: Order, old: Placed | None) -> Placed:
    if old is not None and old.number == number and old.slide == shown.slide:
        return old
    region = order.told.region.code
    scenes = lay_out(shown.slide, order.stage, region=region, number=str(number or ""))
    return Placed(shown.item.id, number, shown.slide, scenes)


def _nothing_yet(order: Order) -> Placed:
    """A storyline with nothing to show shows the day itself."""
    slide = opening_of(order.told)
    scenes = lay_out(slide, order.stage, region=order.told.region.code)
    return Placed("", 1, slide, scenes)
