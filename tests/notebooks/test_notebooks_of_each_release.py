"""A notebook saved by any release opens in this one, with all that was in it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from ocpart_desktop.notebook.criteria import DRAFT, Filter
from ocpart_desktop.notebook.document import read_store
from ocpart_desktop.notebook.migrations import MIGRATIONS, SCHEMAS
from ocpart_desktop.notebook.model import (
    Asked,
    Initiative,
    NextStep,
    Note,
    NoteKind,
    Option,
    Partner,
    SavedFilter,
    Slide,
    SlideKind,
    Stage,
    Term,
    View,
    Workshop,
)
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.notebook.schema import FORMAT
from ocpart_desktop.survey.corrections import About, correction
from ocpart_desktop.survey.partnership import PartnershipType

SAVED = sorted(Path(__file__).parent.glob("*.ocpart"))


ASKED = Asked("q4", "Votre territoire…", "maires", "2016", "coconstruction_dynamic")
SINCE_FORMAT_4 = {
    "partners": (Partner("La mairie (exemple)", "commune", "prête le terrain"),),
    "next_steps": (NextStep("Visiter", "la salle", "2027-04-01"),),
    "impact_trust": "Les voisins se parlent",
    "author": "Exemple",
}
RECORDS = {1: 4, 2: 4, 3: 5, 4: 6, 5: 7, 6: 8, 7: 9}
YOUNG = Term("term:domains:youth", "domains", "youth", "Les jeunes")
TERMS: dict[int, tuple[Term, ...]] = {
    **dict.fromkeys((1, 2, 3), ()),
    **dict.fromkeys((4, 5, 6), (YOUNG,)),
    7: (
        Term("term:domains:ageing", "domains", "ageing", hidden=True, merged="health"),
        replace(YOUNG, position=3),
    ),
}
SAVED_FILTER = SavedFilter(
    "saved",
    "Santé dans le Loiret (exemple)",
    Filter(
        text="jardin",
        domains=("health",),
        places=(("departement", "45"),),
        stages=("",),
        rooms=(DRAFT,),
    ),
)


def format_of(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[60:64], "big")


def test_every_format_there_was_has_a_notebook_here_and_a_way_to_the_present() -> None:
    assert {format_of(path) for path in SAVED} == set(SCHEMAS)
    assert set(MIGRATIONS) == set(range(1, FORMAT))


@pytest.mark.parametrize("saved", SAVED, ids=lambda path: path.name)
def test_a_notebook_of_an_earlier_release_opens_whole(saved: Path, tmp_path: Path) -> None:
    path = tmp_path / saved.name
    shutil.copy(saved, path)
    with Notebook.open(path) as notebook:
        assert notebook.notices == ()
        assert notebook.workshop == Workshop(
            title="Journée régionale (exemple)",
            date="2026-11-24",
            place="Orléans",
            region="24",
            theme="Emploi, insertion",
            attendance=42,
        )
        (garden,) = notebook.initiatives
        assert garden == Initiative(
            id="garden",
            title="Jardin partagé (exemple)",
            summary="Un exemple inventé, puis complété.",
            territory_name="Orléans",
            territory_code="45234",
            departement="45",
            lead_actor="association_employer",
            start_year=2016,
            form="partnership",
            domains=("social_ties", "environment"),
            goals=("11", "17"),
            types=(PartnershipType.PATRONAGE, PartnershipType.SOCIAL_INNOVATION),
            stage=Stage.RUNNING,
            contact="à ne pas publier",
            created=garden.created,
            **(SINCE_FORMAT_4 if format_of(saved) >= 4 else {}),  # type: ignore[arg-type]
        )
        (remark,) = notebook.notes
        assert remark == Note(
            id="remark",
            kind=NoteKind.COMMITMENT,
            text="Se revoir en 👩\u200d🌾 avril",
            anchor_kind="initiative",
            anchor="garden",
            who="la salle",
            what="une visite",
            due="2027-04-01",
            done=format_of(saved) >= 6,
            published=False,
            author="Exemple" if format_of(saved) >= 4 else "",
            created=remark.created,
        )
        assert notebook.views == (
            View(
                id="view",
                position=1,
                chart="map",
                question="q4",
                answer="1" if format_of(saved) >= 7 else "",
                answer_label="Oui (exemple)" if format_of(saved) >= 7 else "",
                region="24",
                filters=(("taille", "petite"),),
                weighted=False,
                without_no_opinion=format_of(saved) >= 2,
                caption="La dynamique",
                asked=ASKED if format_of(saved) >= 4 else None,
            ),
        )
        vote = Slide(
            id="vote",
            position=2,
            kind=SlideKind.VOTE,
            title="Par où commencer ? (exemple)",
            options=(Option("La mobilité", 7), Option("Le logement", 4)),
            facilitator_notes="laisser deux minutes",
        )
        slides = (vote,) if format_of(saved) >= 5 else ()
        assert notebook.storyline == (*notebook.views, *slides)
        assert notebook.terms == TERMS[format_of(saved)]
        assert notebook.filters == ((SAVED_FILTER,) if format_of(saved) >= 6 else ())
        assert notebook.corrections == (
            (correction(About.COLUMN, "Réponses", "PONDERATION", "weight"),)
            if format_of(saved) >= 3
            else ()
        )
        assert dict(notebook.choices) == {"page": "regions", "region": "24"}


@pytest.mark.parametrize("saved", SAVED, ids=lambda path: path.name)
def test_what_a_crash_of_an_earlier_release_left_behind_is_read_whole(
    saved: Path, tmp_path: Path
) -> None:
    path = tmp_path / "store"
    shutil.copy(saved, path)
    ledger = read_store(path)
    assert not ledger.recovery
    assert len(ledger.records) == RECORDS[format_of(saved)]
    assert path.read_bytes() == saved.read_bytes(), "a migration is made on a copy"


@pytest.mark.parametrize("saved", SAVED, ids=lambda path: path.name)
def test_its_history_is_there_too(saved: Path, tmp_path: Path) -> None:
    path = tmp_path / saved.name
    shutil.copy(saved, path)
    with Notebook.open(path) as notebook:
        notebook.redo()
        assert {each.id for each in notebook.initiatives} == {"garden", "undone"}
        notebook.undo()
        notebook.undo()
        assert {each.id for each in notebook.notes} == {"remark", "erased"}
