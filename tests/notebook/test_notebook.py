"""A notebook keeps what is written, says when it is saved, and is found where it was left."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from ocpart_desktop.notebook.model import Initiative, Note, NoteKind, Stage, View, Workshop
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.system.errors import UserError

GARDEN = Initiative(
    title="Jardin partagé",
    territory_name="Orléans",
    start_year=2016,
    domains=("lien_social", "environnement"),
    types=(PartnershipType.PATRONAGE, PartnershipType.SOCIAL_INNOVATION),
    stage=Stage.RUNNING,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Journée régionale.ocpart"


def test_all_that_is_written_is_found_again(path: Path) -> None:
    remark = Note(kind=NoteKind.COMMITMENT, text="Se revoir", who="la salle", due="2026-12-01")
    view = View(question="q4", region="24", filters=(("taille", "petite"),), weighted=False)
    day = Workshop(title="Journée régionale", attendance=42)
    with Notebook.create(path) as notebook:
        for record in (GARDEN, remark, view, day):
            notebook.put(record)
    with Notebook.open(path) as notebook:
        assert notebook.initiatives == (GARDEN,)
        assert notebook.notes == (remark,)
        assert notebook.views == (view,)
        assert notebook.workshop == day


@pytest.mark.parametrize(
    "text", ["\0", "\ud83d", "👩‍🌾", "é" * 100_000, "=1+1\r\n\t", "\u202e<b>", "'; --"]
)
def test_any_text_comes_back_unchanged(path: Path, text: str) -> None:
    remark = Note(text=text)
    with Notebook.create(path) as notebook:
        notebook.put(remark)
    with Notebook.open(path) as notebook:
        assert notebook.notes == (remark,)


def test_records_come_in_their_order(path: Path) -> None:
    older, newer = Note(text="1"), Note(text="2")
    newer = replace(newer, created=older.created.replace(year=older.created.year + 1))
    last, first = View(position=2), View(position=1)
    with Notebook.create(path) as notebook:
        notebook.put_all([newer, last, older, first])
        assert notebook.notes == (older, newer)
        assert notebook.views == (first, last)


def test_a_change_says_what_it_touched(path: Path) -> None:
    with Notebook.create(path) as notebook:
        changed = notebook.put(GARDEN)
        assert (changed.ids, changed.kinds) == ({GARDEN.id}, {"initiative"})
        assert not notebook.put(GARDEN), "nothing differs, nothing changed"
        assert not notebook.remove("nobody")


def test_what_an_initiative_was_told_outlives_it(path: Path) -> None:
    remark = Note(text="à suivre", anchor_kind="initiative", anchor=GARDEN.id)
    with Notebook.create(path) as notebook:
        notebook.put_all([GARDEN, remark])
        assert notebook.notes_on("initiative", GARDEN.id) == (remark,)
        changed = notebook.remove(GARDEN.id)
        assert changed.ids == {GARDEN.id, remark.id}
        assert [note.text for note in notebook.notes_on("day")] == ["à suivre"]
        notebook.undo()
        assert notebook.initiatives == (GARDEN,)
        assert notebook.notes_on("initiative", GARDEN.id) == (remark,)


def test_an_identity_belongs_to_one_record(path: Path) -> None:
    with Notebook.create(path) as notebook:
        notebook.put(GARDEN)
        with pytest.raises(ValueError, match="identity"):
            notebook.put(Note(id=GARDEN.id))
        with pytest.raises(ValueError, match="identity"):
            notebook.put(Workshop(id="another day"))
        with pytest.raises(ValueError, match="workshop"):
            notebook.remove("workshop")


def test_saved_is_said_only_once_it_is(path: Path) -> None:
    said: list[tuple[datetime, str]] = []
    with Notebook.create(path) as notebook:
        assert notebook.saved_at is None
        notebook.listeners.on_saved = lambda moment: said.append(
            (moment, threading.current_thread().name)
        )
        notebook.put(GARDEN)
        notebook.flush()
        moment, thread = said[-1]
        assert moment == notebook.saved_at
        assert thread == "notebook writer"


def test_where_the_work_was_left_is_remembered_and_not_undone(path: Path) -> None:
    with Notebook.create(path) as notebook:
        notebook.remember(page="regions", region="24")
        notebook.remember(region="53", filters=(("taille", "petite"),))
        assert notebook.undo() is None
    with Notebook.open(path) as notebook:
        assert dict(notebook.choices) == {
            "page": "regions",
            "region": "53",
            "filters": [["taille", "petite"]],
        }


def test_steps_can_be_undone_in_a_later_session(path: Path) -> None:
    with Notebook.create(path) as notebook:
        notebook.put(GARDEN)
        notebook.put(replace(GARDEN, title="Potager", stage=Stage.FINISHED))
    with Notebook.open(path) as notebook:
        assert (
            notebook.undo_label == "Annuler la modification de l’initiative «\u00a0Potager\u00a0»"
        )
        notebook.undo()
        assert notebook.initiatives == (GARDEN,)
    with Notebook.open(path) as notebook:
        notebook.redo()
        assert notebook.initiatives[0].title == "Potager"
        assert notebook.redo() is None


def test_the_beginning_of_a_notebook_cannot_be_undone(path: Path) -> None:
    Notebook.create(path, Workshop(title="Journée")).close()
    with Notebook.open(path) as notebook:
        assert notebook.undo() is None
        assert notebook.workshop.title == "Journée"


def test_a_notebook_never_takes_the_place_of_a_file(path: Path) -> None:
    path.write_text("something else")
    with pytest.raises(UserError) as refused:
        Notebook.create(path)
    assert refused.value.code == "notebook_exists"
    assert path.read_text() == "something else"


def test_a_copy_holds_the_records_and_none_of_what_was_erased(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copie.ocpart"
    with Notebook.create(path) as notebook:
        notebook.put(Note(text="à ne pas transmettre", id="gone"))
        notebook.remove("gone")
        notebook.put(GARDEN)
        notebook.save_copy(copy)
    assert b"transmettre" in path.read_bytes()
    assert b"transmettre" not in copy.read_bytes()
    with Notebook.open(copy) as notebook:
        assert notebook.initiatives == (GARDEN,)
        assert notebook.undo() is None


def test_closing_leaves_nothing_behind(path: Path) -> None:
    from ocpart_desktop.system.paths import data_folder

    before = threading.active_count()
    notebook = Notebook.create(path)
    notebook.put(GARDEN)
    notebook.close()
    notebook.close()
    assert threading.active_count() == before
    assert [each.name for each in path.parent.glob("*.ocpart*")] == [path.name]
    assert [each.name for each in (data_folder() / "notebooks").iterdir()] == ["entrance"]
