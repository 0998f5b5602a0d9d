"""The storyline is added to, reordered and hidden, one step at a time, and each is undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocpart_desktop.notebook.model import Slide, SlideKind, View
from ocpart_desktop.session import Session, Study
from ocpart_desktop.session import sequence as storyline


@pytest.fixture
def session(respondents_study: Study, tmp_path: Path) -> Iterator[Session]:
    made = Session(lambda extract, _sha256: tmp_path / f"{extract.stem}.ocpart")
    made.adopt(respondents_study)
    yield made
    made.close()


def ids(session: Session) -> list[str]:
    return [item.id for item in storyline.storyline_of(session).items]


def titled(session: Session, *titles: str) -> None:
    storyline.begin(session, [Slide(kind=SlideKind.TITLE, title=t) for t in titles], "")


def titles(session: Session) -> list[str]:
    items = storyline.storyline_of(session).items
    return [item.title for item in items if isinstance(item, Slide)]


def test_an_empty_storyline_is_the_regional_day_of_the_region_looked_at(session: Session) -> None:
    assert not storyline.is_written(session)
    session.select(region="53")
    items = storyline.storyline_of(session).items
    assert {item.region for item in items if isinstance(item, View)} == {"53"}


def test_adding_to_a_proposal_keeps_it_and_one_undo_takes_it_all_back(session: Session) -> None:
    proposed = len(ids(session))
    added = storyline.add_view(session, View(question="Q4|maires|2015-2016", region="24"))
    assert ids(session)[-1] == added
    assert len(ids(session)) == proposed + 1
    assert len(set(ids(session))) == proposed + 1
    assert not any(each.startswith("day-") for each in ids(session))
    session.undo()
    assert not storyline.is_written(session)
    session.redo()
    assert ids(session)[-1] == added


def test_a_view_is_added_with_its_question_as_it_was_asked(session: Session) -> None:
    added = storyline.add_view(session, View(question="Q4|maires|2015-2016", region="24"))
    assert session.notebook is not None
    view = session.notebook.get(added)
    assert isinstance(view, View)
    assert view.asked is not None
    assert view.asked.public == "maires"


def test_a_slide_goes_after_the_one_named(session: Session) -> None:
    titled(session, "un", "deux")
    storyline.add(session, Slide(kind=SlideKind.TITLE, title="et demi"), after=ids(session)[0])
    assert titles(session) == ["un", "et demi", "deux"]


def test_hiding_in_a_proposal_writes_it_down_with_that_one_hidden(session: Session) -> None:
    items = storyline.storyline_of(session).items
    storyline.change(session, replace(items[1], hidden=True))
    written = storyline.storyline_of(session).items
    assert storyline.is_written(session)
    assert len(written) == len(items)
    assert written[1].hidden


@settings(max_examples=25, deadline=None)
@given(
    count=st.integers(1, 8),
    chosen=st.sets(st.integers(0, 7)),
    before=st.integers(0, 8),
)
def test_moving_keeps_every_slide_and_the_order_of_those_moved(
    respondents_study: Study,
    tmp_path_factory: pytest.TempPathFactory,
    count: int,
    chosen: set[int],
    before: int,
) -> None:
    folder = tmp_path_factory.mktemp("fil")
    session = Session(lambda extract, _sha256: folder / f"{extract.stem}.ocpart")
    session.adopt(respondents_study)
    titled(session, *map(str, range(count)))
    moved = [each for n, each in enumerate(ids(session)) if n in chosen]
    before = min(before, count)
    storyline.move(session, moved, before)
    numbers = [int(title) for title in titles(session)]
    assert sorted(numbers) == list(range(count))
    assert [n for n in numbers if n in chosen] == sorted(n for n in numbers if n in chosen)
    assert [n for n in numbers if n not in chosen] == sorted(n for n in numbers if n not in chosen)
    present = chosen & set(range(count))
    if present:
        place = numbers.index(min(present))
        assert numbers[place : place + len(present)] == sorted(present)
        assert place == len([n for n in range(before) if n not in present])
    session.close()


def test_the_storyline_follows_to_another_region_in_one_step(session: Session) -> None:
    storyline.begin(session, storyline.proposed_day(session).items, "")
    assert storyline.region_of(session) == "24"
    storyline.retarget(session, "53")
    assert storyline.region_of(session) == "53"
    session.undo()
    assert storyline.region_of(session) == "24"


def test_removed_slides_come_back_where_they_were(session: Session) -> None:
    titled(session, "un", "deux", "trois")
    storyline.remove(session, ids(session)[1:2])
    assert titles(session) == ["un", "trois"]
    session.undo()
    assert titles(session) == ["un", "deux", "trois"]
