"""Every kind of slide of the storyline is handed over at its place, in every format."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from made_summary import INITIATIVES, NOTES, figures, summary
from openpyxl import load_workbook
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from ocpart_desktop.documents.audience import Audience
from ocpart_desktop.documents.formats import write_document
from ocpart_desktop.documents.summary import (
    CoverSlide,
    FigureSlide,
    InitiativeSlide,
    InitiativesSlide,
    MethodSlide,
    NotesSlide,
    StepsSlide,
    TextSlide,
    TitleSlide,
    VoteSlide,
)
from ocpart_desktop.notebook.model import Initiative, NextStep, Note, NoteKind, Option, Slide
from ocpart_desktop.notebook.model import SlideKind as Kind


def picture() -> str:
    store = BytesIO()
    Image.new("RGB", (40, 30), (11, 98, 112)).save(store, "PNG")
    return b64encode(store.getvalue()).decode()


STORY = [
    Slide(kind=Kind.OPENING),
    Slide(kind=Kind.TITLE, title="Première partie", text="Ce que disent les enquêtes"),
    figures()[0],
    Slide(
        kind=Kind.TEXT,
        title="Le tiers-lieu",
        text="Un atelier.\nUne cuisine.",
        picture=picture(),
        picture_alt="La façade du tiers-lieu",
        facilitator_notes="POUR MOI SEULE",
    ),
    Slide(kind=Kind.INITIATIVE, initiative="one"),
    Slide(
        kind=Kind.VOTE,
        title="Par où commencer ?",
        options=(Option("La mobilité", 7), Option("Le logement", 12), Option(" ", 3)),
    ),
    Slide(kind=Kind.TITLE, title="En réserve", hidden=True),
    Slide(kind=Kind.WALL),
    Slide(kind=Kind.STEPS),
]


def test_the_slides_stand_where_the_storyline_has_them() -> None:
    kinds = [type(slide) for slide in summary(storyline=STORY).slides]
    assert kinds == [
        CoverSlide,
        TitleSlide,
        FigureSlide,
        TextSlide,
        InitiativeSlide,
        VoteSlide,
        InitiativesSlide,
        StepsSlide,
        NotesSlide,
        MethodSlide,
    ]


def test_a_hidden_slide_and_what_is_for_the_facilitator_alone_are_nowhere() -> None:
    told = repr(summary(storyline=STORY))
    assert "En réserve" not in told
    assert "POUR MOI SEULE" not in told


def test_an_initiative_with_its_own_slide_has_no_second_sheet_and_stays_on_the_list() -> None:
    made = summary(storyline=STORY)
    (wall,) = (slide for slide in made.slides if isinstance(slide, InitiativesSlide))
    assert [each.id for each in wall.initiatives] == ["one", "two"]
    assert [each.id for each in wall.to_tell] == ["two"]


def test_what_the_room_brought_closes_a_storyline_that_has_no_place_for_it() -> None:
    kinds = [type(slide) for slide in summary(storyline=STORY[:2]).slides]
    assert kinds == [CoverSlide, TitleSlide, InitiativesSlide, NotesSlide, MethodSlide]


def test_a_wall_that_is_hidden_is_not_put_back_at_the_end() -> None:
    hidden = [Slide(kind=Kind.WALL, hidden=True), Slide(kind=Kind.NOTES, hidden=True)]
    kinds = [type(slide) for slide in summary(storyline=hidden).slides]
    assert kinds == [CoverSlide, MethodSlide]


def test_commitments_and_next_steps_stand_together() -> None:
    step = NextStep("Visiter", "la mairie", "2027-01-15")
    made = summary(
        storyline=STORY,
        initiatives=(*INITIATIVES, Initiative(title="Jardin", next_steps=(step,))),
        notes=(*NOTES, Note(kind=NoteKind.COMMITMENT, what="Rappeler", published=False)),
    )
    (steps,) = (slide for slide in made.slides if isinstance(slide, StepsSlide))
    assert [note.what for note in steps.commitments] == ["Accueillir la suite"]
    assert steps.steps == (("Jardin", step),)


def test_a_draft_of_an_initiative_goes_to_the_organiser_alone_and_says_so() -> None:
    drafts = (Initiative(title="Idée en l'air", published=False),)
    assert "Idée en l'air" not in repr(summary(initiatives=drafts))
    assert "Idée en l'air" in repr(summary(initiatives=drafts, audience=Audience.ORGANISER))


def texts_of(path: Path) -> str:
    if path.suffix == ".pptx":
        found = []
        for slide in Presentation(str(path)).slides:
            for shape in slide.shapes:
                if shape.has_text_frame:
                    found.append(shape.text_frame.text)
                if shape.has_table:
                    found += [cell.text for row in shape.table.rows for cell in row.cells]
        return "\n".join(found)
    if path.suffix == ".pdf":
        return "\n".join(page.extract_text() for page in PdfReader(path).pages)
    if path.suffix == ".docx":
        with ZipFile(path) as archive:
            return archive.read("word/document.xml").decode()
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", [".pptx", ".docx", ".pdf", ".html"])
def test_each_format_says_all_of_it(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"synthese{suffix}"
    write_document(summary(storyline=STORY), path)
    told = " ".join(texts_of(path).split())
    for said in ("Première partie", "Une cuisine", "Garage solidaire", "Le logement", "12"):
        assert said in told, said
    assert "POUR MOI SEULE" not in told


def test_the_picture_is_in_the_deck_with_its_alternative_text(tmp_path: Path) -> None:
    path = tmp_path / "synthese.pptx"
    write_document(summary(storyline=STORY), path)
    shapes = [shape for slide in Presentation(str(path)).slides for shape in slide.shapes]
    (made,) = (shape for shape in shapes if shape.shape_type == 13)
    assert made._element.xpath(".//p:cNvPr")[0].get("descr") == "La façade du tiers-lieu"


def test_the_votes_are_numbers_in_the_workbook(tmp_path: Path) -> None:
    path = tmp_path / "synthese.xlsx"
    write_document(summary(storyline=STORY), path)
    sheet = next(s for s in load_workbook(path) if s.title.startswith("Par où commencer"))
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert ["La mobilité", 7] in cells
    assert ["Le logement", 12] in cells
