"""What is looked at, in words: for the facilitator, from the show, the deck and the storyline."""

from __future__ import annotations

from ocpart_desktop.documents.summary import FigureSlide
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import Item, Slide, SlideKind
from ocpart_desktop.ui.projection.guest import Guest
from ocpart_desktop.ui.projection.model import PageKey, Show
from ocpart_desktop.ui.projection.screens import Mode
from ocpart_desktop.ui.slides.deck import Placed
from ocpart_desktop.ui.slides.making import DeckMaker
from ocpart_desktop.ui.slides.stage import Scene


class Telling:
    """Reads only: nothing is changed here."""

    def __init__(self, show: Show, maker: DeckMaker, guest: Guest) -> None:
        self._show, self._maker, self._guest = show, maker, guest

    def scene(self, key: PageKey | None) -> Scene | None:
        """A page of the deck."""
        placed = self._maker.deck.find(key.item) if key is not None else None
        if placed is None or key is None or not placed.scenes:
            return None
        return placed.scenes[min(key.page, len(placed.scenes) - 1)]

    @property
    def here(self) -> Scene | None:
        """The page the facilitator is on."""
        state = self._show.state
        return self._guest.scene if state.guest else self.scene(state.here)

    @property
    def then(self) -> Scene | None:
        """The page that comes next."""
        return self.scene(self._show.next)

    @property
    def _placed(self) -> Placed | None:
        state = self._show.state
        return None if state.guest else self._maker.deck.find(state.here.item)

    @property
    def item(self) -> Item | None:
        """What is looked at, as the storyline has it."""
        if self._show.state.guest:
            return self._guest.view
        here = self._show.state.here.item
        return next((item for item in self._maker.deck.items if item.id == here), None)

    @property
    def vote(self) -> Slide | None:
        """The vote that is looked at, if it is one."""
        item = self.item
        return item if isinstance(item, Slide) and item.kind is SlideKind.VOTE else None

    def where(self) -> str:
        """« 3 / 14 · Les partenariats, source d'innovation »."""
        scene = self.here
        title = scene.title if scene else _("Nothing to show yet")
        if self._show.typing:
            return _("Go to slide {number}, then Enter").format(number=self._show.typing)
        placed = self._placed
        if placed is None:
            return title
        count = len(self._maker.deck.slides)
        return _("{n} / {count} · {title}").format(n=placed.number, count=count, title=title)

    def otherwise(self, mode: Mode) -> str:
        """What the room sees, when it is not what is looked at here."""
        state = self._show.state
        if mode is Mode.WAITING:
            return _("The projector is unplugged: the room sees nothing.")
        if state.black:
            return _("The room sees black.")
        if state.frozen is not None:
            return _("The room sees what was frozen.")
        return _("Asked by the room") if state.guest else ""

    def notes(self) -> str:
        """What the facilitator wrote, then the figure in words."""
        item, placed = self.item, self._placed
        slide = placed.slide if placed else self._guest.slide
        said = [item.facilitator_notes] if item is not None else []
        if isinstance(slide, FigureSlide):
            said += [slide.figure.sentence, *slide.figure.notes]
        return "\n\n".join(text for text in said if text)
