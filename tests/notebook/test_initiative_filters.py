"""What is shown is what was asked for: by domain, place and actor, and by what it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ocpart_desktop.notebook.columns import columns
from ocpart_desktop.notebook.criteria import DRAFT, NOWHERE, SEEN, Filter
from ocpart_desktop.notebook.filter_wording import filter_text
from ocpart_desktop.notebook.filters import Holdings, Sieve, places_of
from ocpart_desktop.notebook.model import (
    AnchorKind,
    Asked,
    Initiative,
    Note,
    NoteKind,
    Partner,
    SavedFilter,
    Seen,
    Stage,
)
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.notebook.telling import value_text
from ocpart_desktop.notebook.words import Vocabulary, Words
from ocpart_desktop.survey.partnership import PartnershipType

GARDEN = Initiative(
    id="garden",
    title="Jardin",
    domains=("environment", "social_ties"),
    territory_code="45234",
    territory_name="Orléans",
    departement="45",
    lead_actor="association_employer",
    partners=(Partner("La mairie", "commune"),),
    types=(PartnershipType.PATRONAGE,),
    stage=Stage.RUNNING,
    author="Aline",
)
GROCERY = Initiative(
    id="grocery",
    domains=("poverty",),
    territory_code="41018",
    departement="41",
    lead_actor="company_small",
    stage=Stage.IDEA,
    author="Basile",
)
BARE = Initiative(id="bare")
ALL = (GARDEN, GROCERY, BARE)

ON_GARDEN = Note(id="1", anchor_kind=AnchorKind.INITIATIVE, anchor="garden", author="Aline")
ON_MAYORS = Note(
    id="2",
    kind=NoteKind.QUESTION,
    anchor_kind=AnchorKind.FIGURE,
    asked=Asked(public="maires"),
    seen=Seen(region="24"),
)
OF_THE_DAY = Note(id="3", kind=NoteKind.COMMITMENT, author="Basile")
NOTES = (ON_GARDEN, ON_MAYORS, OF_THE_DAY)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), ALL),
        (Filter(domains=("poverty", "environment")), (GARDEN, GROCERY)),
        (Filter(places=(("region", "24"),)), (GARDEN, GROCERY)),
        (Filter(places=(("departement", "45"),)), (GARDEN,)),
        (Filter(places=(("commune", "41018"),)), (GROCERY,)),
        (Filter(places=(("epci", "244500468"),)), (GARDEN,)),
        (Filter(places=(NOWHERE,)), (BARE,)),
        (Filter(actors=("authority",)), (GARDEN,)),
        (Filter(actors=("company", "association")), (GARDEN, GROCERY)),
        (Filter(types=("patronage",)), (GARDEN,)),
        (Filter(stages=("idea", "")), (GROCERY, BARE)),
        (Filter(authors=("",)), (BARE,)),
        (Filter(domains=("environment",), stages=("idea",)), ()),
        (Filter(kinds=("idea",)), ALL),
        (Filter(domains=("",)), (BARE,)),
        (Filter(actors=("",), types=("",)), (BARE,)),
        (Filter(rooms=(SEEN,)), ALL),
        (Filter(rooms=(DRAFT,)), ()),
    ],
)
def test_any_value_of_a_criterion_will_do_and_every_criterion_must_hold(
    wanted: Filter, found: tuple[Initiative, ...]
) -> None:
    assert Sieve(wanted).sift(ALL) == found


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), NOTES),
        (Filter(kinds=("question", "commitment")), (ON_MAYORS, OF_THE_DAY)),
        (Filter(authors=("Aline",)), (ON_GARDEN,)),
        (Filter(domains=("environment",)), (ON_GARDEN,)),
        (Filter(actors=("authority",)), (ON_GARDEN, ON_MAYORS)),
        (Filter(places=(("region", "24"),)), (ON_GARDEN, ON_MAYORS)),
        (Filter(places=(("region", "53"),)), ()),
        (Filter(types=("patronage",), kinds=("observation",)), (ON_GARDEN,)),
    ],
)
def test_a_remark_is_judged_by_what_it_is_about(wanted: Filter, found: tuple[Note, ...]) -> None:
    known = {each.id: each for each in ALL}
    assert Sieve(wanted, Holdings(about=known.get)).sift(NOTES) == found


def test_an_added_kind_of_actor_counts_in_its_family() -> None:
    words = Words([Words().added(Vocabulary.ACTORS, "Tiers-lieu", "association")])
    third_place = Initiative(lead_actor="Tiers-lieu")
    sieve = Sieve(Filter(actors=("association",)), Holdings(words))
    assert sieve.sift((third_place, BARE)) == (third_place,)


def test_a_place_lies_in_all_that_hold_it() -> None:
    assert places_of(GARDEN) == {
        ("commune", "45234"), ("epci", "244500468"), ("departement", "45"), ("region", "24"),
    }  # fmt: skip
    assert places_of(BARE) == {NOWHERE}


def test_each_value_tells_how_many_it_would_leave() -> None:
    count = Holdings().count
    assert count(ALL, "domains")["environment"] == 1
    assert count(ALL, "places") == {
        ("departement", "45"): 1, ("departement", "41"): 1, ("region", "24"): 2, NOWHERE: 1,
        ("epci", "244500468"): 1, ("epci", "200030385"): 1,
    }, "communes are searched by their name"  # fmt: skip
    assert count(ALL, "actors") == {"association": 1, "authority": 1, "company": 1, "": 1}
    assert count(ALL, "stages") == {"running": 1, "idea": 1, "": 1}
    assert count(NOTES, "kinds") == {"observation": 1, "question": 1, "commitment": 1}


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(),
        Filter(text="jardin", domains=("youth",), places=(("region", "24"), NOWHERE), stages=("",)),
    ],
)
def test_a_saved_filter_is_found_again(wanted: Filter) -> None:
    assert Filter.from_json(wanted.to_json()) == wanted


@pytest.mark.parametrize(
    "stored", [None, [], {"domains": "x"}, {"places": [["a"], 3]}, {"text": 1}, {"unknown": [1]}]
)
def test_a_saved_filter_that_makes_no_sense_asks_for_nothing(stored: object) -> None:
    assert Filter.from_json(stored) == Filter()


# -- words -------------------------------------------------------------------------------------


def test_a_word_is_added_renamed_and_put_away() -> None:
    words = Words()
    added = words.added(Vocabulary.DOMAINS, "  Circuits   courts ")
    renamed = words.renamed(Vocabulary.DOMAINS, "youth", "Les jeunes")
    hidden = words.put_away(Vocabulary.DOMAINS, "safety")
    mine = Words([added, renamed, hidden])
    offered = mine.offered(Vocabulary.DOMAINS)
    assert offered["Circuits courts"] == "Circuits courts"
    assert offered["youth"] == "Les jeunes"
    assert "safety" not in offered
    assert mine.label(Vocabulary.DOMAINS, "safety") == "Sécurité", "records that bear it keep it"
    assert mine.named(Vocabulary.DOMAINS, "les JEUNES") == "youth"
    assert mine.named(Vocabulary.DOMAINS, "circuits courts") == "Circuits courts"
    assert list(offered)[:2] == list(words.offered(Vocabulary.DOMAINS))[:2]


def test_a_word_added_again_is_the_same_word_offered_again() -> None:
    words = Words()
    first = words.added(Vocabulary.DOMAINS, "Circuits courts")
    away = Words([Words([first]).put_away(Vocabulary.DOMAINS, first.code)])
    again = away.added(Vocabulary.DOMAINS, "circuits courts")
    assert (again.id, again.hidden) == (first.id, False)
    assert words.added(Vocabulary.DOMAINS, "Santé").code == "health"
    assert first.id == words.added(Vocabulary.DOMAINS, "CIRCUITS COURTS").id


REGIONAL = Words(
    [
        Words().renamed(Vocabulary.DOMAINS, "environment", "Nature"),
        Words().renamed(Vocabulary.TYPES, "patronage", "Don, et prêt"),
        Words().renamed(Vocabulary.STAGES, "running", "On y est"),
    ]
)


@pytest.mark.parametrize("words", [Words(), REGIONAL])
def test_every_column_says_something_and_reads_itself_back(words: Words) -> None:
    for column in columns(words).values():
        for initiative in ALL:
            column.order(initiative)
            if column.read is not None:
                held = getattr(initiative, column.field)
                assert column.read(column.text(initiative)) == held, column.key


def test_a_column_reads_the_words_of_the_region_and_the_standard_ones() -> None:
    told = columns(REGIONAL)
    for key, text, held in (
        ("types", "Mécénat, Innovation sociale", ("patronage", "social_innovation")),
        ("types", "Innovation sociale, don, et prêt", ("social_innovation", "patronage")),
        ("stage", "En cours", Stage.RUNNING),
        ("stage", "on y est", Stage.RUNNING),
        ("domains", "Nature, Environnement", ("environment",)),
    ):
        read = told[key].read
        assert read is not None
        assert read(text) == held, text
    assert told["types"].choices[0] == "Don, et prêt"
    assert "On y est" in told["stage"].choices


def test_what_is_asked_for_is_said_in_the_words_of_the_region() -> None:
    asked = Filter(types=("patronage",), stages=("running",))
    assert (
        " ".join(filter_text(asked, REGIONAL).split()) == "Type : Don, et prêt ; Étape : On y est"
    )


# -- kept under a name -------------------------------------------------------------------------

KEPT = SavedFilter(
    name="Santé",
    wanted=Filter(text="soins", domains=("health",), places=(("departement", "45"), NOWHERE)),
)


def test_a_filter_kept_under_a_name_comes_back_with_the_notebook(tmp_path: Path) -> None:
    path = tmp_path / "carnet.ocpart"
    with Notebook.create(path) as notebook:
        notebook.put(SavedFilter(name="Éducation"))
        notebook.put(KEPT)
        assert "filtre" in notebook.undo_label
        assert "Santé" in notebook.undo_label
    with Notebook.open(path) as again:
        assert [each.name for each in again.filters] == ["Éducation", "Santé"]
        assert again.filters[1] == KEPT
        again.undo()
        assert [each.name for each in again.filters] == ["Éducation"]


def test_two_who_change_the_same_filter_apart_both_see_what_the_other_asked_for(
    tmp_path: Path,
) -> None:
    mine, theirs = tmp_path / "mine.ocpart", tmp_path / "theirs.ocpart"
    with Notebook.create(mine, author="Aline") as notebook:
        notebook.put(KEPT)
        notebook.put(SavedFilter(name="Éducation"))
        notebook.save_copy(theirs, with_history=True)
        with Notebook.open(theirs, author="Basile") as other:
            other.put(replace(KEPT, wanted=Filter(domains=("youth",))))
        notebook.put(replace(KEPT, wanted=Filter(stages=("idea",))))
        notebook.merge(theirs)
        (conflict,) = notebook.conflicts
        told = {value_text(KEPT, "wanted", each.value, Words()) for each in conflict.versions}
        assert {" ".join(text.split()) for text in told} == {
            "Domaine : Jeunesse",
            "Étape : Idée",
        }


def test_what_is_asked_for_is_said_in_words() -> None:
    told = filter_text(KEPT.wanted, Words())
    assert " ".join(told.split()) == (
        "« soins » ; Domaine : Santé ; Territoire : Loiret (45) ou Sans lieu reconnu"
    )
