"""The lists of the Initiatives page without a window: narrowed, searched, sorted, offered."""

from __future__ import annotations

from collections import Counter

import pytest

from ocpart_desktop.notebook.criteria import ANYTHING, NOWHERE, Filter
from ocpart_desktop.notebook.filters import Holdings
from ocpart_desktop.notebook.model import AnchorKind, Initiative, Note, Stage
from ocpart_desktop.notebook.search import Search
from ocpart_desktop.notebook.words import Vocabulary, Words
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.ui.pages.initiatives import model, offers
from ocpart_desktop.ui.pages.initiatives.columns import initiative_columns, note_columns
from ocpart_desktop.ui.pages.initiatives.listing import Listing

RECORDS = (
    Initiative(id="b", title="Épicerie", stage=Stage.FINISHED, departement="45"),
    Initiative(id="a", title="atelier de l'épicerie", departement="41"),
    Initiative(id="c", title="Zoo", summary="une épicerie", stage=Stage.IDEA),
)


@pytest.fixture
def listing() -> Listing[Initiative]:
    made: Listing[Initiative] = Listing()
    columns = initiative_columns(Words(), lambda _identity: 0)
    made.follow(RECORDS, columns, Holdings(), ANYTHING)
    return made


def found(listing: Listing[Initiative]) -> str:
    return "".join(each.id for each in listing.found)


@pytest.mark.parametrize(
    ("column", "descending", "order"),
    [
        ("", False, "bac"),
        ("title", False, "abc"),
        ("title", True, "cba"),
        ("stage", False, "cba"),
        ("stage", True, "bca"),
        ("unknown", False, "bac"),
    ],
)
def test_records_are_sorted_by_what_a_column_means_and_the_silent_ones_come_last(
    listing: Listing[Initiative], column: str, descending: bool, order: str
) -> None:
    listing.sort(column, descending=descending)
    assert found(listing) == order


def test_a_column_is_sorted_by_what_its_words_are_called_now(listing: Listing[Initiative]) -> None:
    given, made = PartnershipType.PATRONAGE, PartnershipType.SOCIAL_INNOVATION
    told = tuple(Initiative(id=kind.value, types=(kind,)) for kind in (given, made))
    listing.sort("types")
    for label, order in (("Mécénat", [made, given]), ("Don", [given, made])):
        words = Words([Words().renamed(Vocabulary.TYPES, given, label)])
        listing.reword(Search(words))
        columns = initiative_columns(words, lambda _identity: 0)
        listing.follow(told, columns, Holdings(), ANYTHING)
        assert [each.id for each in listing.found] == order


def test_what_is_searched_in_the_titles_comes_first_unless_a_column_sorts(
    listing: Listing[Initiative],
) -> None:
    listing.ask(Filter(text="epicerie"))
    assert found(listing) == "bac"
    listing.sort("stage", descending=True)
    assert found(listing) == "bca"


def test_words_criteria_and_order_hold_together(listing: Listing[Initiative]) -> None:
    listing.sort("title")
    listing.ask(Filter(text="epicerie", places=(("region", "24"),)))
    assert found(listing) == "ab"
    listing.ask(Filter(text="epicerie", places=(NOWHERE,)))
    assert found(listing) == "c"
    listing.ask(ANYTHING)
    assert found(listing) == "abc"


def test_a_record_that_changes_takes_its_new_place(listing: Listing[Initiative]) -> None:
    listing.sort("title")
    columns = initiative_columns(Words(), lambda _identity: 0)
    renamed = (Initiative(id="b", title="Zzz"), *RECORDS[1:])
    listing.follow(renamed, columns, Holdings(), ANYTHING)
    assert found(listing) == "acb"


def test_each_value_is_counted_beside_the_other_criteria_only(
    listing: Listing[Initiative],
) -> None:
    listing.ask(Filter(stages=("idea",), places=(("departement", "45"),)))
    assert found(listing) == ""
    assert listing.count("stages") == {"finished": 1}
    assert listing.count("places") == {NOWHERE: 1}


# -- what is offered -----------------------------------------------------------------------------


def test_what_is_asked_for_stays_offered_though_it_would_leave_nothing() -> None:
    counts: Counter[str] = Counter({"idea": 2})
    offered = offers.choices("stages", counts, ("finished",), Words())
    assert [(each.key, each.hint) for each in offered] == [("idea", "2"), ("finished", "0")]


def test_values_come_in_the_order_of_their_vocabulary_and_what_is_not_said_last() -> None:
    counts: Counter[str] = Counter({"": 9, "youth": 1, "employment": 2})
    offered = offers.choices("domains", counts, (), Words())
    assert [each.text for each in offered] == ["Emploi, insertion", "Jeunesse", "Sans domaine"]


def test_places_are_offered_by_kind_from_the_largest() -> None:
    counts = Counter(
        {NOWHERE: 1, ("departement", "41"): 1, ("region", "24"): 2, ("epci", "244500468"): 1}
    )
    offered = offers.choices("places", counts, (), Words())
    assert [each.group for each in offered] == [
        "Régions", "Départements", "Intercommunalités", "Ailleurs",
    ]  # fmt: skip
    assert [offers.value_of("places", each.key) for each in offered] == [
        ("region", "24"), ("departement", "41"), ("epci", "244500468"), NOWHERE,
    ]  # fmt: skip


def test_places_too_many_to_be_listed_are_left_to_the_search() -> None:
    counts = Counter({("epci", str(n)): 1 for n in range(500)} | {("region", "24"): 1})
    offered = offers.choices("places", counts, (("epci", "7"),), Words())
    assert {each.key for each in offered} == {"region:24", "epci:7"}


# -- words ---------------------------------------------------------------------------------------


def test_how_many_are_shown_is_told_out_of_how_many() -> None:
    assert model.INITIATIVES.counted(2, 24) == "2 initiatives sur 24"
    assert model.INITIATIVES.counted(1, 1) == "1 initiative"
    assert model.OF_REMARKS.taken(2) == "2 remarques sélectionnées"
    assert model.OF_COMMITMENTS.counted(0, 0) == "Engagements"


def test_a_remark_says_what_it_is_about() -> None:
    about = {"a": RECORDS[1]}.get
    told = note_columns(about)["about"].text
    assert told(Note(anchor_kind=AnchorKind.INITIATIVE, anchor="a")) == "atelier de l'épicerie"
    assert told(Note()) == "La journée"
    assert told(Note(anchor_kind=AnchorKind.INITIATIVE, anchor="gone")) == ""
