"""Records stand in their order however they come, and thousands come back without a wait."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from operator import attrgetter

from ocpart_desktop.notebook.model import Note
from ocpart_desktop.notebook.shelf import Shelf

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
MANY = 5_000


def note(minute: int, anchor: str = "") -> Note:
    return Note(id=str(minute), anchor=anchor, created=NOON + timedelta(minutes=minute))


def shelf(*notes: Note) -> Shelf[Note]:
    return Shelf(Note, attrgetter("created"), notes, about=attrgetter("anchor"))


def test_records_stand_in_their_order_whichever_comes_first() -> None:
    made = shelf(note(3), note(1))
    made.put(note(2))
    made.put(note(0))
    made.put(note(4))
    assert [each.id for each in made.all] == ["0", "1", "2", "3", "4"]
    made.remove("2")
    made.put(note(2))
    assert [each.id for each in made.all] == ["0", "1", "2", "3", "4"]


def test_those_about_one_thing_are_in_order_too() -> None:
    made = shelf(note(3, "a"), note(2, "b"))
    made.put(note(1, "a"))
    assert [each.id for each in made.about("a")] == ["1", "3"]


def test_thousands_that_come_back_in_any_order_are_put_in_place_once() -> None:
    made = shelf()
    begun = time.process_time()
    for minute in reversed(range(MANY)):
        made.put(note(minute))
    assert [each.id for each in made.all] == [str(minute) for minute in range(MANY)]
    assert time.process_time() - begun < 2.0, "sorting at each would take half a minute"
