"""Several records are changed in one step, and what was done is said with its number."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ocpart_desktop.notebook.model import Initiative, Note, NoteKind, Stage
from ocpart_desktop.session import Session, bulk
from ocpart_desktop.survey.partnership import PartnershipType

PATRONAGE = PartnershipType.PATRONAGE


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    made = Session()
    made.open_notebook(tmp_path / "carnet.ocpart", create=True)
    for record in (
        Initiative(id="a", title="Un", types=(PATRONAGE,)),
        Initiative(id="b", title="Deux"),
        Note(id="n", kind=NoteKind.COMMITMENT, text="Promis"),
        Note(id="m", text="Vu"),
    ):
        made.write(record)
    yield made
    made.close()


def types(session: Session) -> list[tuple[PartnershipType, ...]]:
    assert session.notebook is not None
    return [each.types for each in session.notebook.initiatives]


def test_only_what_changes_is_counted_and_one_undo_takes_it_back(session: Session) -> None:
    said = bulk.change_all(session, ["a", "b"], bulk.typed(PATRONAGE, on=True))
    assert said == "1 initiative modifiée."
    assert types(session) == [(PATRONAGE,), (PATRONAGE,)]
    assert session.notebook is not None
    assert "« Deux »" in " ".join(session.notebook.undo_label.split())
    session.undo()
    assert types(session) == [(PATRONAGE,), ()]


def test_a_change_that_changes_nothing_says_nothing(session: Session) -> None:
    assert bulk.change_all(session, ["a", "b"], bulk.at_stage(None)) == ""
    assert bulk.change_all(session, ["gone"], bulk.at_stage(Stage.IDEA)) == ""
    assert bulk.erase_all(session, []) == ""


def test_what_is_undone_says_how_many(session: Session) -> None:
    bulk.change_all(session, ["a", "b"], bulk.published(on=False))
    assert session.notebook is not None
    assert session.notebook.undo_label == "Annuler la modification de 2 initiatives"
    assert bulk.erase_all(session, ["n", "m"]) == "2 remarques supprimées."


def test_only_a_commitment_can_be_done(session: Session) -> None:
    assert bulk.change_all(session, ["n", "m"], bulk.done(on=True)) == "1 remarque modifiée."
    assert session.notebook is not None
    assert [each.done for each in session.notebook.notes] == [True, False]


def test_without_a_notebook_nothing_happens() -> None:
    assert bulk.change_all(Session(), ["a"], bulk.published(on=True)) == ""
