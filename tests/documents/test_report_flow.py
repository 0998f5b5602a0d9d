"""Pages are for what deserves them: a figure, a part of the day; the rest follows on."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

from lxml import etree
from made_summary import figures, summary
from pptx import Presentation

from ocpart_desktop.documents.formats import write_document
from ocpart_desktop.documents.pictures import Pictures
from ocpart_desktop.documents.report import Section, Text, report_of
from ocpart_desktop.documents.slides import listing
from ocpart_desktop.documents.summary import MethodSlide, Summary
from ocpart_desktop.documents.twin import twin_table
from ocpart_desktop.figures.charts import MapChart
from ocpart_desktop.notebook.model import Initiative, Note, Option, Partner, Slide
from ocpart_desktop.notebook.model import SlideKind as Kind

STORY = (
    Slide(kind=Kind.TITLE, title="Une partie"),
    figures()[0],
    Slide(kind=Kind.TEXT, title="Un texte", text="Court."),
    Slide(kind=Kind.VOTE, title="Un vote", options=(Option("A", 1),)),
    figures()[1],
)


def sections(made: Summary) -> dict[str, Section]:
    return {section.title: section for section in report_of(made).sections}


def test_a_part_heads_the_page_of_its_first_figure_and_short_texts_follow_on() -> None:
    made = summary(storyline=STORY)
    found = sections(made)
    first, second = (slide.title for slide in made.figures)
    assert found["Une partie"].page
    assert found["Une partie"].part
    assert not found[first].page
    assert found["Un texte"].page  # after a figure
    assert not found["Un vote"].page
    assert found[second].page


def test_where_the_figures_come_from_is_told_by_their_numbers_a_question_a_paragraph() -> None:
    view, figure = figures()[0]
    twice = (*figure.explanation, *figure.explanation)
    made = summary(storyline=[(view, replace(figure, explanation=twice))])
    about = sections(made)[f"Figure 1\u00a0: {made.figures[0].title}"]
    texts = [block.text for block in about.blocks if isinstance(block, Text)]
    assert [text.startswith("Commande") for text in texts] == [False, True] * 2


def test_keys_of_figures_are_no_invisible_characters_of_the_texts() -> None:
    view, figure = figures()[0]
    marked = replace(figure, table=replace(figure.table, keys=("a\x1fb",) * len(figure.table.keys)))
    (method,) = (
        s for s in summary(storyline=[(view, marked)]).slides if isinstance(s, MethodSlide)
    )
    assert not any("invisibles" in line for line in method.lines)


def test_a_head_names_its_side_unless_it_stands_under_its_name() -> None:
    tables = [twin_table(figure.table, "") for view, figure in figures() if view.id == "map"]
    assert "Rangs possibles" in tables[0].heads
    assert "Rang" not in dict(tables[0].groups)


def test_no_two_drawings_of_a_page_share_an_identity(tmp_path: Path, pictures: Pictures) -> None:
    write_document(summary(), tmp_path / "a.docx", pictures=pictures)
    with zipfile.ZipFile(tmp_path / "a.docx") as package:
        tree = etree.fromstring(package.read("word/document.xml"))
    found = [each.get("id") for each in tree.iter("{*}docPr")]
    assert len(found) >= len(figures())
    assert len(set(found)) == len(found)


def test_beside_remarks_the_islands_of_a_map_keep_their_figures(tmp_path: Path) -> None:
    view, figure = next((v, f) for v, f in figures() if isinstance(f.chart, MapChart))
    note = Note(text="Vu d'ici.", anchor_kind="view", anchor=view.id)
    made = summary(storyline=[(view, figure)], notes=(note,))
    write_document(made, tmp_path / "a.pptx")
    page = Presentation(str(tmp_path / "a.pptx")).slides[1]
    (told,) = (s.text_frame.text for s in page.shapes if s.name == "Chiffres des îles")
    assert "Guadeloupe : 50 %**" in told.replace("\u202f", " ").replace("\xa0", " ")


def test_a_long_title_is_cut_between_words_in_the_list(tmp_path: Path) -> None:
    title = "Un pacte territorial " + "des achats responsables " * 10
    write_document(
        summary(initiatives=(Initiative(title=title), Initiative(title="Autre"))),
        tmp_path / "a.pptx",
    )
    tables = [
        shape.table
        for slide in Presentation(str(tmp_path / "a.pptx")).slides
        for shape in slide.shapes
        if shape.has_table
    ]
    shown = next(t.cell(1, 0).text for t in tables if t.cell(1, 0).text.startswith("Un pacte"))
    assert shown.endswith(" …")
    assert set(shown[:-2].split()) <= set(title.split())
    assert len(shown) <= listing.LONGEST_CELL + 2


def test_the_kind_of_a_partner_puts_no_bracket_in_a_bracket() -> None:
    told = Initiative(title="X", partners=(Partner("La métropole", "epci", "Locaux"),))
    made = summary(storyline=(), initiatives=(told,), notes=())
    text = repr(report_of(made))
    assert "La métropole (Intercommunalité, collectivité) : Locaux" in text.replace("\\xa0", " ")
