"""Cards are listed from the top, and scrolled to when they are many."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ocpart_desktop.ui.widgets.card import Card
from ocpart_desktop.ui.widgets.card_list import CardList


def shown(qtbot: QtBot, count: int) -> tuple[CardList, list[Card]]:
    made, cards = CardList(), [Card(f"Carte {n}", "Une phrase") for n in range(count)]
    qtbot.addWidget(made)
    made.resize(400, 300)
    for card in cards:
        made.add(card)
    with qtbot.waitExposed(made):
        made.show()
    return made, cards


def test_few_cards_stay_at_the_top_in_their_order(qtbot: QtBot) -> None:
    made, (first, second) = shown(qtbot, 2)
    assert first.y() == 0
    assert second.y() > first.geometry().bottom()
    assert second.geometry().bottom() < made.viewport().height()
    assert first.width() == made.viewport().width()


def test_many_cards_are_scrolled_to(qtbot: QtBot) -> None:
    made, cards = shown(qtbot, 12)
    bar = made.verticalScrollBar()
    assert bar.maximum() > 0
    assert cards[0].width() == made.viewport().width(), "never to the side"
    made.ensureWidgetVisible(cards[-1])
    assert not cards[-1].visibleRegion().isEmpty()
