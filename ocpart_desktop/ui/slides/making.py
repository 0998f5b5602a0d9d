"""The deck of the session, made again behind the scenes whenever something it shows changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ocpart_desktop.analysis.results import Thresholds
from ocpart_desktop.session import Session
from ocpart_desktop.session.deck import Told
from ocpart_desktop.session.sequence import storyline_of
from ocpart_desktop.system.errors import UserError
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.slides.deck import EMPTY, Deck, Order, make_deck
from ocpart_desktop.ui.slides.stage import WIDE, Stage
from ocpart_desktop.ui.theme import load_fonts


def order_of(
    session: Session, thresholds: Thresholds, stage: Stage = WIDE, *, with_hidden: bool = False
) -> Order:
    """The storyline and the notebook as they are now."""
    told = Told.of(session.notebook, session.region, session.survey)
    items = storyline_of(session).items
    return Order(session.survey, items, told, thresholds, stage, with_hidden)


class DeckMaker(QObject):
    """``made`` carries the deck; the newest request wins, what did not change is not made again."""

    made = Signal(object)
    failed = Signal(str)

    def __init__(self, context: Context, parent: QObject, *, with_hidden: bool = False) -> None:
        super().__init__(parent)
        self._context, self._with_hidden = context, with_hidden
        self._key = f"deck-{id(self)}"
        self.deck: Deck = EMPTY

    def make(self, stage: Stage = WIDE) -> None:
        """Make the deck as the session is now."""
        load_fonts()
        order = order_of(
            self._context.session,
            self._context.thresholds,
            stage,
            with_hidden=self._with_hidden,
        )
        before = self.deck
        self._context.jobs.start(
            self._key,
            lambda job: make_deck(order, before, job.check),
            owner=self,
            done=self._keep,
            failed=self._fail,
        )

    def _keep(self, deck: Deck) -> None:
        self.deck = deck
        self.made.emit(deck)

    def _fail(self, misfortune: UserError) -> None:
        self.failed.emit(misfortune.message)
