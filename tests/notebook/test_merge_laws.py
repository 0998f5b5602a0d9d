"""Putting notebooks together: in whatever order, however often, the outcome is the same."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from ocpart_desktop.notebook.changes import putting, removing
from ocpart_desktop.notebook.conflicts import conflicts_of, settling
from ocpart_desktop.notebook.document import ledger_of
from ocpart_desktop.notebook.ledger import Ledger
from ocpart_desktop.notebook.model import Initiative, Note, Record, Stage, View, Workshop, new_id
from ocpart_desktop.survey.partnership import PartnershipType

WORDS = ("jardin", "emploi", "mobilité", "école", "")


def copied(ledger: Ledger) -> Ledger:
    """The same notebook elsewhere, byte for byte."""
    return ledger_of(ledger.store.snapshot().sealed(), Path("copie.ocpart"))


def put_together(*ledgers: Ledger, contacts: bool = True) -> Ledger:
    """A copy of the first with all the others taken in, one after the other."""
    whole = copied(ledgers[0])
    for other in ledgers[1:]:
        whole.absorb(other.half, contacts=contacts)
    return whole


def outcome(ledger: Ledger) -> tuple[Any, ...]:
    """All that can be seen of a notebook."""
    rivals = {key: frozenset(told) for key, told in ledger.rivals.items()}
    return ledger.records, rivals, ledger.sittings.reach, conflicts_of(ledger)


class Room:
    """People who write in copies of a notebook, hand them over and put them together."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.people = [Ledger.begun([Workshop(title="Journée")], "", author="Aline")]
        if self.chance.random() < 0.3:
            self.people.append(Ledger.begun([Workshop(title="Après-midi")], "", author="Basile"))
        self.known: list[str] = []
        self.names = count()

    def live(self, steps: int) -> None:
        for _step in range(steps):
            ledger = self.chance.choice(self.people)
            act = self.chance.choices(
                (self.write, self.change, self.remove, self.take_back, self.share, self.decide),
                weights=(3, 8, 1, 2, 2, 1),
            )[0]
            act(ledger)

    def author(self, ledger: Ledger) -> str:
        return f"personne {self.people.index(ledger)}"

    def write(self, ledger: Ledger) -> None:
        kind = self.chance.choice((Initiative, Note, View))
        made: Record = kind(id=f"record {next(self.names)}")
        self.known.append(made.id)
        ledger.do(putting(ledger.records, [made]), self.author(ledger))

    def change(self, ledger: Ledger) -> None:
        record = ledger.records[self.chance.choice(sorted(ledger.records))]
        changed = self.changed(record)
        if changed != record:
            ledger.do(
                putting(ledger.records, [changed]), self.author(ledger),
                may_amend=self.chance.random() < 0.3 and len(self.people) == 1,
            )  # fmt: skip

    def changed(self, record: Record) -> Record:
        word = self.chance.choice(WORDS)
        if isinstance(record, Initiative):
            some = tuple(self.chance.sample(list(PartnershipType), 2))
            return self.chance.choice(
                (
                    replace(record, title=word),
                    replace(record, need=word, stage=self.chance.choice(list(Stage))),
                    replace(record, types=some),
                    replace(record, contact=word, contact_consent=bool(word)),
                )
            )
        if isinstance(record, Note):
            return replace(record, text=word)
        if isinstance(record, View):
            return replace(record, position=self.chance.randrange(3))
        assert isinstance(record, Workshop)
        return replace(record, place=word)

    def remove(self, ledger: Ledger) -> None:
        there = sorted(key for key in ledger.records if key != "workshop")
        if there:
            gone = [self.chance.choice(there)]
            ledger.do(removing(ledger.records, gone), self.author(ledger))

    def take_back(self, ledger: Ledger) -> None:
        self.chance.choice((ledger.undo, ledger.redo))(self.author(ledger))

    def share(self, ledger: Ledger) -> None:
        """Hand a copy over, or take in what another wrote."""
        if len(self.people) < 4 and self.chance.random() < 0.6:
            without_history = self.chance.random() < 0.3
            self.people.append(ledger.copy("", "copie") if without_history else copied(ledger))
        else:
            ledger.absorb(self.chance.choice(self.people).half, contacts=True)

    def decide(self, ledger: Ledger) -> None:
        conflicts = conflicts_of(ledger)
        if conflicts:
            conflict = self.chance.choice(conflicts)
            value = self.chance.choice(conflict.versions).value
            change = settling(ledger, conflict.record.id, {conflict.field: value})
            ledger.do(change, self.author(ledger))


def check_laws(seed: int) -> int:
    """Live a random day, put everything together in every way; how many conflicts there are."""
    room = Room(seed)
    room.live(room.chance.randrange(5, 40))
    while len(room.people) < 3:
        room.people.append(copied(room.people[0]))
        room.live(4)
    one, two, three = room.people[:3]
    wanted = outcome(put_together(one, two, three))
    for order in ((three, two, one), (two, three, one)):
        assert outcome(put_together(*order)) == wanted, f"seed {seed}: the order matters"
    nested = put_together(one, put_together(two, three))
    assert outcome(nested) == wanted, f"seed {seed}: the grouping matters"
    for ledger in (one, two, three, nested):
        nested.absorb(ledger.half, contacts=True)
        assert outcome(put_together(ledger, ledger)) == outcome(ledger), f"seed {seed}"
    assert outcome(nested) == wanted, f"seed {seed}: taking in again changes something"
    reread = copied(nested)
    assert outcome(reread) == wanted, f"seed {seed}: it is not read as it was written"
    reread.store.put_meta("seal", "")
    checked = ledger_of(reread.store.snapshot().image, Path("vérifié.ocpart"))
    assert not checked.recovery
    assert outcome(checked) == wanted, f"seed {seed}: looked at closely, it is another"
    return len(wanted[3])


def test_merging_is_commutative_associative_and_idempotent() -> None:
    conflicts = [check_laws(seed) for seed in range(200)]
    assert sum(map(bool, conflicts)) > 40, "conflicts were met"


@pytest.mark.slow
@pytest.mark.timeout(7200)
def test_ten_thousand_random_histories_obey_the_laws_of_merging() -> None:
    for seed in range(1_000, 11_000):
        check_laws(seed)


def begun(*records: Record) -> Ledger:
    return Ledger.begun(records, "", author="Aline")


def test_different_fields_of_a_sheet_are_both_taken() -> None:
    garden = Initiative(title="Jardin")
    one = begun(garden)
    two = copied(one)
    one.do(putting(one.records, [replace(garden, need="un lieu")]), "Aline")
    two.do(putting(two.records, [replace(garden, stage=Stage.RUNNING)]), "Basile")
    whole = put_together(one, two)
    assert whole.records[garden.id] == replace(garden, need="un lieu", stage=Stage.RUNNING)
    assert conflicts_of(whole) == ()


def test_the_same_value_written_apart_is_no_conflict() -> None:
    garden = Initiative()
    one = begun(garden)
    two = copied(one)
    for ledger in (one, two):
        ledger.do(putting(ledger.records, [replace(garden, title="Jardin")]), "quelqu'un")
    assert conflicts_of(put_together(one, two)) == ()


def test_what_one_removed_and_another_went_on_with_is_kept_and_asked_about() -> None:
    garden = Initiative(title="Jardin")
    one = begun(garden)
    two = copied(one)
    one.do(removing(one.records, [garden.id]), "Aline")
    two.do(putting(two.records, [replace(garden, need="un lieu")]), "Basile")
    whole = put_together(one, two)
    assert whole.records[garden.id] == replace(garden, need="un lieu")
    (conflict,) = conflicts_of(whole)
    assert conflict.about_presence
    assert {(v.author, v.value) for v in conflict.versions} == {("Aline", False), ("Basile", True)}
    kept, removed = copied(whole), copied(whole)
    kept.do(settling(kept, garden.id, {"": True}), "Aline")
    assert (garden.id in kept.records, conflicts_of(kept)) == (True, ())
    removed.do(settling(removed, garden.id, {"": False}), "Aline")
    assert (garden.id in removed.records, conflicts_of(removed)) == (False, ())


def test_a_choice_made_by_one_ends_the_conflict_for_all() -> None:
    garden = Initiative()
    one = begun(garden)
    two = copied(one)
    for ledger, title in ((one, "Jardin"), (two, "Potager")):
        ledger.do(putting(ledger.records, [replace(garden, title=title)]), title)
    first, second = put_together(one, two), put_together(two, one)
    first.do(settling(first, garden.id, {"title": "Potager"}), "Aline")
    second.absorb(first.half, contacts=True)
    assert second.records[garden.id] == replace(garden, title="Potager")
    assert conflicts_of(second) == ()


def test_a_copy_without_its_history_brings_back_what_was_changed_in_it_alone() -> None:
    garden, remark = Initiative(title="Jardin", need="un lieu"), Note(text="à revoir")
    one = begun(garden, remark)
    copy = one.copy("la copie", "Basile")
    one.do(putting(one.records, [replace(garden, need="deux lieux")]), "Aline")
    copy.do(putting(copy.records, [replace(remark, text="revu")]), "Basile")
    whole = put_together(one, copy)
    assert whole.records[garden.id] == replace(garden, need="deux lieux")
    assert whole.records[remark.id] == replace(remark, text="revu")
    assert conflicts_of(whole) == ()


def test_notebooks_begun_apart_keep_everything_of_both() -> None:
    gardens = [Initiative(id=new_id(), title="Jardin") for _each in range(2)]
    one = Ledger.begun([Workshop(title="Journée", place="Orléans"), gardens[0]], "")
    two = Ledger.begun([Workshop(title="Atelier", region="24"), gardens[1]], "")
    whole = put_together(one, two)
    assert {key for key in whole.records if key != "workshop"} == {each.id for each in gardens}
    workshop = whole.records["workshop"]
    assert isinstance(workshop, Workshop)
    assert (workshop.place, workshop.region) == ("Orléans", "24")
    assert [(each.field, len(each.versions)) for each in conflicts_of(whole)] == [("title", 2)]


def test_a_sitting_that_went_two_ways_is_kept_both_ways() -> None:
    """A file copied by something else while it was written, and then written in both places."""
    one = begun()
    two = copied(one)
    sitting = next(iter(one.sittings))
    for ledger in (one, two):
        ledger._sitting = sitting
        ledger.do(putting(ledger.records, [Note(id=new_id(), text="ici")]), "Aline")
    whole = put_together(one, two)
    assert sum(isinstance(each, Note) for each in whole.records.values()) == 2
    assert outcome(put_together(whole, two)) == outcome(whole)
