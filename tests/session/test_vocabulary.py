"""The words of the notebook: changed in one step each, undone, and never lost while used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ocpart_desktop.notebook.model import Initiative, Partner, Stage
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.notebook.words import Vocabulary, Words
from ocpart_desktop.session import Session
from ocpart_desktop.session import vocabulary as words
from ocpart_desktop.survey.partnership import PartnershipType

DOMAINS, ACTORS = Vocabulary.DOMAINS, Vocabulary.ACTORS
TYPES, STAGES = Vocabulary.TYPES, Vocabulary.STAGES
HEALTH = Initiative(id="health", title="Maison de santé", domains=("health", "ageing"))
LUNCH = Initiative(id="lunch", title="Repas", domains=("Circuits courts",))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = Session()
    session.open_notebook(tmp_path / "carnet.ocpart", create=True)
    yield session
    session.close()


def notebook(session: Session) -> Notebook:
    assert session.notebook is not None
    return session.notebook


def offered(session: Session, vocabulary: Vocabulary = DOMAINS) -> list[str]:
    return list(Words(notebook(session).terms).offered(vocabulary).values())


def labels(session: Session, vocabulary: Vocabulary = DOMAINS) -> dict[str, words.Word]:
    return {word.label: word for word in words.listed(notebook(session), vocabulary)}


def test_a_word_added_is_offered_after_the_others_and_undone(session: Session) -> None:
    before = offered(session)
    code = words.add(session, DOMAINS, "  Circuits   courts ")
    assert code == "Circuits courts"
    assert offered(session) == [*before, "Circuits courts"]
    assert labels(session)["Circuits courts"].removable
    session.undo()
    assert offered(session) == before


def test_a_word_that_is_there_already_is_not_added_twice(session: Session) -> None:
    before = offered(session)
    assert words.add(session, DOMAINS, "santé") == "health"
    assert offered(session) == before
    words.put_away(session, DOMAINS, "health", hidden=True)
    assert "Santé" not in offered(session)
    words.add(session, DOMAINS, "SANTE")
    assert offered(session) == before


def test_an_actor_added_has_its_family(session: Session) -> None:
    code = words.add(session, ACTORS, "Tiers-lieu", "association")
    assert Words(notebook(session).terms).family(code) == "association"


def test_a_word_renamed_is_renamed_everywhere_it_is_borne(session: Session) -> None:
    session.write(HEALTH)
    words.rename(session, DOMAINS, "health", "Santé, soin")
    assert labels(session)["Santé, soin"].uses == 1
    assert labels(session)["Santé, soin"].own == "Santé"
    session.undo()
    assert labels(session)["Santé"].code == "health"


def test_two_words_put_together_are_one_and_the_records_follow(session: Session) -> None:
    session.change(lambda notebook: notebook.put_all([HEALTH, LUNCH]))
    words.merge(session, DOMAINS, "ageing", "health")
    assert notebook(session).get("health") is not None
    assert notebook(session).initiatives[0].domains == ("health",), "once, not twice"
    assert "Vieillissement" not in offered(session)
    assert labels(session)["Vieillissement"].into == "Santé"
    assert Words(notebook(session).terms).named(DOMAINS, "vieillissement") == "health"
    assert Words(notebook(session).terms).named(DOMAINS, "grand âge") == "health", "a synonym"
    session.undo()
    assert notebook(session).initiatives[0] == HEALTH, "words and records in one step"
    assert "Vieillissement" in offered(session)


def test_what_a_colleague_still_calls_by_the_former_word_is_read_as_the_other(
    session: Session,
) -> None:
    words.merge(session, DOMAINS, "ageing", "health")
    session.write(HEALTH)
    terms = Words(notebook(session).terms)
    assert terms.label(DOMAINS, "ageing") == "Santé"
    assert terms.standing(DOMAINS, "ageing") == "health"


def test_kinds_of_actor_are_put_together_in_leads_and_partners(session: Session) -> None:
    words.add(session, ACTORS, "Tiers-lieu", "association")
    partner = Partner("La fabrique", "Tiers-lieu", "prête le lieu")
    borne = Initiative(id="x", lead_actor="Tiers-lieu", partners=(partner,))
    session.write(borne)
    words.merge(session, ACTORS, "Tiers-lieu", "association_employer")
    (changed,) = notebook(session).initiatives
    assert changed.lead_actor == "association_employer"
    assert changed.partners == (Partner("La fabrique", "association_employer", "prête le lieu"),)


def test_words_put_together_in_a_ring_stand_for_one_of_them(session: Session) -> None:
    words.merge(session, DOMAINS, "ageing", "health")
    words.merge(session, DOMAINS, "health", "ageing")
    terms = Words(notebook(session).terms)
    assert terms.standing(DOMAINS, "ageing") in ("ageing", "health")
    assert terms.label(DOMAINS, "health")


def test_a_word_used_cannot_be_removed_and_an_unused_one_can(session: Session) -> None:
    words.add(session, DOMAINS, "Circuits courts")
    session.write(LUNCH)
    assert not words.remove(session, DOMAINS, "Circuits courts")
    assert not words.remove(session, DOMAINS, "health"), "a shipped word is put away, not removed"
    session.erase(LUNCH.id)
    assert words.remove(session, DOMAINS, "Circuits courts")
    assert "Circuits courts" not in offered(session)
    session.undo()
    assert "Circuits courts" in offered(session)


def test_a_word_used_that_is_in_no_list_is_listed(session: Session) -> None:
    session.write(LUNCH)
    found = labels(session)["Circuits courts"]
    assert (found.uses, found.shipped, found.removable) == (1, False, False)


def test_the_order_of_the_words_is_kept_and_undone(session: Session) -> None:
    before = offered(session)
    words.move(session, DOMAINS, "safety", -1)
    swapped = [*before]
    place = before.index("Sécurité")
    swapped[place - 1], swapped[place] = swapped[place], swapped[place - 1]
    assert offered(session) == swapped
    words.move(session, DOMAINS, "employment", -1)
    assert offered(session) == swapped, "the first cannot go further up"
    words.add(session, DOMAINS, "Aaa")
    assert offered(session)[-1] == "Aaa", "what is added comes last"
    session.undo()
    session.undo()
    assert offered(session) == before


@pytest.mark.parametrize(
    ("vocabulary", "code", "standard"), [(TYPES, "patronage", "Mécénat"), (STAGES, "idea", "Idée")]
)
def test_a_type_and_a_stage_take_the_regions_word_and_give_it_back(
    session: Session, vocabulary: Vocabulary, code: str, standard: str
) -> None:
    session.write(replace(HEALTH, types=(PartnershipType.PATRONAGE,), stage=Stage.IDEA))
    words.rename(session, vocabulary, code, "Coup de pouce")
    word = labels(session, vocabulary)["Coup de pouce"]
    assert (word.own, word.uses, word.is_renamed, word.has_meaning) == (standard, 1, True, True)
    session.undo()
    assert standard in offered(session, vocabulary)
    session.redo()
    words.rename(session, vocabulary, code, "")
    assert not labels(session, vocabulary)[standard].is_renamed


def test_no_type_takes_the_name_that_the_figures_give_to_another(session: Session) -> None:
    words.rename(session, TYPES, "patronage", "Don")
    for name in ("don", "MECENAT"):
        known = words.called(notebook(session), TYPES, name)
        assert known is not None
        assert known.code == "patronage"


def test_two_who_rename_apart_a_type_and_a_stage_have_both_once_merged(
    session: Session, tmp_path: Path
) -> None:
    theirs = tmp_path / "theirs.ocpart"
    notebook(session).save_copy(theirs, with_history=True)
    words.rename(session, TYPES, "patronage", "Don")
    with Notebook.open(theirs) as other:
        other.put(Words(other.terms).renamed(STAGES, "idea", "Envie"))
    notebook(session).merge(theirs)
    assert offered(session, TYPES)[0] == "Don"
    assert offered(session, STAGES)[0] == "Envie"


def test_the_words_are_kept_with_the_notebook(session: Session) -> None:
    words.add(session, DOMAINS, "Circuits courts")
    words.move(session, DOMAINS, "safety", -1)
    words.merge(session, DOMAINS, "ageing", "health")
    path, told = notebook(session).path, offered(session)
    session.close()
    with Notebook.open(path) as again:
        assert list(Words(again.terms).offered(DOMAINS).values()) == told
