"""A commitment that was kept is said to be, in every document."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from made_summary import summary
from pptx import Presentation
from pypdf import PdfReader

from ocpart_desktop.documents import labels
from ocpart_desktop.documents.commitments import commitments_table
from ocpart_desktop.documents.formats import write_document
from ocpart_desktop.documents.summary import StepsSlide
from ocpart_desktop.notebook.model import NextStep, Note, NoteKind, Slide, SlideKind


def test_a_commitment_that_was_kept_is_said_to_be() -> None:
    promised = Note(kind=NoteKind.COMMITMENT, what="Chercher un local")
    kept = Note(kind=NoteKind.COMMITMENT, what="Chercher un local", done=True)
    assert labels.remark_kind(promised) == "Engagement"
    assert labels.remark_kind(kept) == "Engagement (fait)"


def test_who_does_what_and_when_is_a_table_whose_last_column_says_where_it_comes_from() -> None:
    promised = Note(
        kind=NoteKind.COMMITMENT,
        text="Avant l'été.",
        what="Se revoir",
        who="La préfecture",
        due="2027-05-20",
    )
    step = NextStep("Ouvrir une antenne", "", "au printemps")
    table = commitments_table(StepsSlide("Engagements", (promised,), (("Conciergerie", step),)))
    assert table.heads == ("Quoi", "Qui", "Quand", "Origine")
    assert [[text.replace("\u00a0", " ") for text in row] for row in table.rows] == [
        ["Se revoir\nAvant l'été.", "La préfecture", "20 mai 2027", "Engagement"],
        ["Ouvrir une antenne", "–", "au printemps", "Conciergerie"],
    ]


def commitments(path: Path, *notes: Note) -> tuple[list[list[str]], str]:
    """The cells of the tables of a deck, and all its other texts."""
    story = (Slide(kind=SlideKind.STEPS),)
    write_document(summary(storyline=story, initiatives=(), notes=notes), path, force=True)
    shapes = [shape for slide in Presentation(str(path)).slides for shape in slide.shapes]
    tables = [shape.table for shape in shapes if shape.has_table]
    cells = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    return cells, "\n".join(s.text_frame.text for s in shapes if s.has_text_frame)


def test_a_slide_of_commitments_is_a_table_unless_one_is_told_at_length(tmp_path: Path) -> None:
    short = Note(kind=NoteKind.COMMITMENT, what="Chercher un local", who="La mairie")
    long = Note(kind=NoteKind.COMMITMENT, what="Chercher un local " * 20, who="La mairie")
    cells, _texts = commitments(tmp_path / "a.pptx", *[short] * 9)
    assert len(cells) == 9 + 2  # on two slides, each with its heads
    assert cells[1][:2] == ["Chercher un local", "La mairie"]
    cells, texts = commitments(tmp_path / "a.pptx", short, long)
    assert cells == []
    assert texts.count("Chercher un local") == 21


def test_rows_of_long_cells_hold_on_their_slides(tmp_path: Path) -> None:
    long = "Une action qui demande une phrase entière " * 2
    note = Note(kind=NoteKind.COMMITMENT, what=long, who=long, due=long)
    story = (Slide(kind=SlideKind.STEPS),)
    path = tmp_path / "a.pptx"
    write_document(summary(storyline=story, initiatives=(), notes=[note] * 8), path)
    deck = Presentation(str(path))
    tables = [shape for slide in deck.slides for shape in slide.shapes if shape.has_table]
    assert sum(len(shape.table.rows) - 1 for shape in tables) == 8
    assert len(tables) > 1
    assert all(shape.top + shape.height <= deck.slide_height for shape in tables)


def test_what_is_told_at_length_goes_on_from_page_to_page(tmp_path: Path) -> None:
    words = [f"mot{n}" for n in range(6000)]
    notes = [
        Note(kind=NoteKind.COMMITMENT, what=" ".join(words)),
        Note(kind=NoteKind.COMMITMENT, what="Court"),
    ]
    made = summary(storyline=(Slide(kind=SlideKind.STEPS),), initiatives=(), notes=notes)
    write_document(made, tmp_path / "a.pdf")
    pages = [page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages]
    assert max(map(len, pages)) < 6000  # letters: beyond, some would be under the page's edge
    assert set(words) <= set(" ".join(pages).split())
    write_document(made, tmp_path / "a.docx")
    document = Document(str(tmp_path / "a.docx"))
    (table,) = (each for each in document.tables if each.cell(0, 0).text == "Quoi")
    assert not table._tbl.xpath(".//w:keepNext")
    parted = [not row._tr.xpath("./w:trPr/w:cantSplit") for row in table.rows]
    assert parted == [False, True, False]
