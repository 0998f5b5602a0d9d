"""The room of a workshop: its initiatives, once in each of their types."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ocpart_desktop.notebook.model import Initiative, Workshop
from ocpart_desktop.notebook.room import room_of
from ocpart_desktop.survey.partnership import PartnershipType

P, R, E, S = PartnershipType

initiatives = st.lists(
    st.builds(
        lambda types, told: Initiative(types=tuple(types), workshop=told),
        st.lists(st.sampled_from(PartnershipType), max_size=4),
        st.sampled_from(["", "Orléans", "Tours"]),
    ),
    max_size=12,
)


@given(initiatives)
def test_an_initiative_counts_once_in_each_of_its_types(told: list[Initiative]) -> None:
    room = room_of(told, Workshop(title="Orléans"))
    for kind, there in room.by_type.items():
        assert list(there) == [each for each in room.initiatives if kind in each.types]
    typed = sum(len(set(each.types)) for each in room.initiatives)
    assert sum(len(there) for there in room.by_type.values()) == typed
    assert room.untyped == sum(not each.types for each in room.initiatives)
    assert len(room.initiatives) + room.elsewhere == len(told)


def test_what_was_told_in_another_workshop_is_counted_apart() -> None:
    here, before, there = (Initiative(workshop=name) for name in ("Orléans", "", "Tours"))
    room = room_of([here, before, there], Workshop(title="Orléans"))
    assert room.initiatives == (here, before)
    assert room.elsewhere == 1


def test_a_workshop_that_was_renamed_keeps_what_was_told_in_it() -> None:
    told = [Initiative(workshop="Orléans"), Initiative(types=(P, S))]
    assert room_of(told, Workshop(title="Journée d'Orléans")).initiatives == tuple(told)
