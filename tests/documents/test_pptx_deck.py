"""The deck read back: real values, notes, alternative texts, and nothing that must stay out."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from made_figures import DYNAMIC, panorama
from made_summary import HOSTILE, STUDY, SYNTHETIC, summary
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from ocpart_desktop.documents.pptx import write_pptx
from ocpart_desktop.documents.summary import Summary
from ocpart_desktop.figures.charts import BarChart, DotChart, LineChart, MapChart, StackedChart
from ocpart_desktop.figures.measures import Measure
from ocpart_desktop.figures.panorama import ranking_figure
from ocpart_desktop.i18n import use_language
from ocpart_desktop.notebook.model import Initiative, Note, NoteKind, Partner, View, Workshop


def written(made: Summary, folder: Path) -> Any:
    path = folder / "deck.pptx"
    write_pptx(made, path)
    return Presentation(str(path))


@pytest.fixture(scope="module")
def made() -> Summary:
    use_language("fr")
    return summary()


@pytest.fixture(scope="module")
def deck(made: Summary, tmp_path_factory: pytest.TempPathFactory) -> Any:
    return written(made, tmp_path_factory.mktemp("deck"))


def texts(shapes: Any) -> list[str]:
    found = []
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            found += texts(shape.shapes)
        elif shape.has_text_frame:
            found.append(shape.text_frame.text)
        elif getattr(shape, "has_table", False) and shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
    return found


def slide_titled(deck: Any, start: str) -> Any:
    return next(s for s in deck.slides if s.shapes.title.text.startswith(start))


def chart_of(slide: Any) -> Any:
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def alternatives(shapes: Any) -> list[tuple[Any, str | None]]:
    return [(shape, shape._element.xpath(".//p:cNvPr")[0].get("descr")) for shape in shapes]


def test_every_slide_has_a_title_of_its_own_and_a_number(deck: Any) -> None:
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    for slide in list(deck.slides)[1:]:
        assert any('type="slidenum"' in xml(shape) for shape in slide.shapes)


def test_a_ranking_of_gaps_goes_as_far_to_the_left_as_its_lowest_interval(tmp_path: Path) -> None:
    """In points, as everywhere else in the document."""
    figure = ranking_figure(STUDY, panorama(), "24", Measure.GAP)
    made = summary(storyline=[(View(id="gaps", question=DYNAMIC.key), figure)])
    chart = next(
        shape.chart
        for slide in written(made, tmp_path).slides
        for shape in slide.shapes
        if shape.has_chart
    )
    assert isinstance(figure.chart, DotChart)
    marks = [row.mark for row in figure.chart.rows if row.mark.value is not None]
    assert list(chart.plots[0].series[0].values) == [mark.value for mark in marks]
    assert min(chart.plots[0].series[0].values) < -10
    lowest = min(mark.low for mark in marks if mark.low is not None)
    assert chart.value_axis.minimum_scale < lowest
    assert chart.value_axis.maximum_scale >= max(mark.high or 0 for mark in marks)


def test_two_initiatives_of_one_name_have_titles_of_their_own(tmp_path: Path) -> None:
    twins = tuple(Initiative(id=i, title="Même nom", need="Besoin") for i in "ab")
    titles = [s.shapes.title.text for s in written(summary(initiatives=twins), tmp_path).slides]
    assert {"Même nom", "Même nom (2)"} <= set(titles)


def xml(shape: Any) -> str:
    from lxml import etree

    return etree.tostring(shape._element).decode()


def test_stacked_charts_hold_the_real_values(deck: Any, made: Summary) -> None:
    spec = made.figures[0].figure.chart
    assert isinstance(spec, StackedChart)
    plot = chart_of(slide_titled(deck, made.figures[0].title)).plots[0]
    assert [series.name for series in plot.series] == list(spec.answers)
    for number, series in enumerate(plot.series):
        assert list(series.values) == [row.marks[number].value for row in spec.rows]


def test_bar_charts_hold_the_real_values_and_intervals(deck: Any, made: Summary) -> None:
    slide = next(s for s in made.figures if isinstance(s.figure.chart, BarChart))
    spec = slide.figure.chart
    assert isinstance(spec, BarChart)
    plot = chart_of(slide_titled(deck, slide.title)).plots[0]
    assert list(plot.categories) == list(spec.categories)
    for drawn, series in zip(plot.series, spec.series, strict=True):
        assert list(drawn.values) == [mark.value for mark in series.marks]
        lengths = drawn._element.xpath(".//c:errBars/c:plus//c:v")
        assert [float(v.text) for v in lengths] == pytest.approx(
            [(m.high or 0) - (m.value or 0) for m in series.marks], abs=1e-5
        )


def test_a_line_chart_has_an_empty_place_where_the_line_may_not_pass(
    deck: Any, made: Summary
) -> None:
    slide = next(s for s in made.figures if isinstance(s.figure.chart, LineChart))
    spec = slide.figure.chart
    assert isinstance(spec, LineChart)
    page = slide_titled(deck, slide.title)
    chart = chart_of(page)
    plot = chart.plots[0]
    assert list(plot.categories) == ["2012", "2014", "La base a changé", "2016"]
    for drawn, series in zip(plot.series, spec.series, strict=True):
        values = [mark.value for mark in series.marks]
        assert list(drawn.values) == [*values[:2], None, values[2]]
        assert len(drawn._element.xpath(".//c:errBars/c:plus//c:v")) == 3
    assert chart._chartSpace.xpath(".//c:dispBlanksAs")[0].get("val") == "gap"
    said = " ".join(texts(page.shapes))
    for bases in spec.bases:
        assert all(base in said for base in bases)


def test_the_workbook_behind_a_chart_is_the_chart(deck: Any, made: Summary) -> None:
    chart = chart_of(slide_titled(deck, made.figures[0].title))
    blob = chart.part.chart_workbook.xlsx_part.blob
    sheet = openpyxl.load_workbook(io.BytesIO(blob))["Sheet1"]
    assert sheet["B1"].value == "Oui, engagée"
    assert sheet["B2"].value == 0.43


def test_the_map_is_a_group_of_named_shapes(deck: Any, made: Summary) -> None:
    slide = next(s for s in made.figures if isinstance(s.figure.chart, MapChart))
    spec = slide.figure.chart
    assert isinstance(spec, MapChart)
    page = slide_titled(deck, slide.title)
    groups = [s for s in page.shapes if s.shape_type == MSO_SHAPE_TYPE.GROUP]
    described = {shape.name: descr for shape, descr in alternatives(groups[0].shapes) if descr}
    for area in spec.areas:
        assert area.mark.text in described[area.name]
        assert area.base_text in described[area.name]
    legend = texts(groups[1].shapes)
    assert all(each.text in legend for each in spec.classes)


def test_the_table_beside_the_map_has_every_figure(deck: Any, made: Summary) -> None:
    slide = next(s for s in made.figures if isinstance(s.figure.chart, MapChart))
    page = slide_titled(deck, slide.title)
    table = next(shape.table for shape in page.shapes if shape.has_table)
    rows = {row.cells[0].text.rstrip("*"): starred(row) for row in table.rows}
    for area in slide.figure.chart.areas:  # type: ignore[union-attr]
        assert rows.get(area.name) == (None if area.mark.value is None else area.mark.text)


def starred(row: Any) -> str:
    """A region's figure with the stars that stand beside the region's name."""
    name, value = row.cells[0].text, row.cells[1].text
    return f"{value}{name[len(name.rstrip('*')) :]}"


def test_charts_groups_and_tables_have_an_alternative_text(deck: Any) -> None:
    for slide in deck.slides:
        for shape, descr in alternatives(slide.shapes):
            told = shape.has_chart or shape.has_table
            if told or shape.shape_type == MSO_SHAPE_TYPE.GROUP:
                assert descr, f"{shape.name} on « {slide.shapes.title.text} »"


def test_each_figure_says_its_question_sentence_base_source_and_warning(
    deck: Any, made: Summary
) -> None:
    for slide in made.figures:
        said = texts(slide_titled(deck, slide.title).shapes)
        assert slide.figure.subtitle in said
        assert slide.figure.sentence in said
        assert any(slide.figure.footer in text for text in said)
        assert any(SYNTHETIC in text for text in said)


def test_the_speaker_reads_where_the_figures_come_from(deck: Any, made: Summary) -> None:
    for slide in made.figures:
        notes = slide_titled(deck, slide.title).notes_slide.notes_text_frame.text
        assert all(line in notes for line in slide.figure.explanation)


def test_what_the_room_said_stands_beside_the_figure(deck: Any, made: Summary) -> None:
    said = " ".join(texts(slide_titled(deck, made.figures[0].title).shapes))
    assert "Constat de la salle." in said
    assert "Sur deux lignes." in said


def test_a_commitment_says_who_what_and_when(deck: Any) -> None:
    said = " ".join(texts(slide_titled(deck, "Remarques de la journée").shapes))
    assert "Le club" in said
    assert "Accueillir la suite" in said
    assert "31 mars 2027" in said


def test_a_hidden_figure_shows_a_sentence_and_no_number(deck: Any, made: Summary) -> None:
    page = slide_titled(deck, made.figures[2].title)
    assert not any(shape.has_chart for shape in page.shapes)
    said = " ".join(texts(page.shapes))
    assert "Aucun chiffre ne peut être montré" in said
    assert "93" not in said


def all_text(deck: Any) -> str:
    pages = [text for slide in deck.slides for text in texts(slide.shapes)]
    notes = [s.notes_slide.notes_text_frame.text for s in deck.slides if s.has_notes_slide]
    return "\n".join(pages + notes)


def test_drafts_contacts_and_private_notes_are_nowhere(deck: Any) -> None:
    text = all_text(deck)
    for private in ("BROUILLON", "secret@example.org", "open@example.org", "POUR MOI SEULE"):
        assert private not in text


def test_hostile_text_stays_text(deck: Any) -> None:
    assert HOSTILE in all_text(deck)
    assert not any(rel.is_external for slide in deck.slides for rel in slide.part.rels.values())


def test_a_hostile_answer_is_no_formula_in_the_workbook_of_its_chart(tmp_path: Path) -> None:
    from dataclasses import replace

    made = summary()
    (slide, *_rest) = made.figures
    chart = replace(slide.figure.chart, answers=(HOSTILE, "+1", "@x"))  # type: ignore[type-var]
    figure = replace(slide.figure, chart=chart)
    hostile = replace(made, slides=(replace(slide, figure=figure),))
    deck = written(hostile, tmp_path)
    blob = chart_of(deck.slides[0]).part.chart_workbook.xlsx_part.blob
    sheet = openpyxl.load_workbook(io.BytesIO(blob))["Sheet1"]
    assert [cell.value for cell in sheet[1]][1:] == [HOSTILE, "+1", "@x"]
    assert {cell.data_type for cell in sheet[1][1:]} == {"s"}


def test_a_long_story_goes_on_and_nothing_of_it_is_lost(tmp_path: Path) -> None:
    words = [f"mot{i}" for i in range(2500)]
    long = Initiative(title="Longue", need=" ".join(words))
    remarks = [Note(kind=NoteKind.IDEA, text=f"Remarque {i} " + "bla " * 60) for i in range(25)]
    deck = written(summary(initiatives=(long,), notes=remarks), tmp_path)
    text = all_text(deck)
    on_pages = " ".join(t for slide in deck.slides for t in texts(slide.shapes)).split()
    assert all(on_pages.count(word) == 1 for word in words)
    assert all(f"Remarque {i} " in text for i in range(25))


def test_long_facts_and_many_notes_are_carried_over_not_cut(tmp_path: Path) -> None:
    partners = tuple(Partner(f"Partenaire{i}") for i in range(60))
    crowded = Initiative(title="Foule", partners=partners, source="http://exemple/" + "x" * 150)
    deck = written(summary(initiatives=(crowded,)), tmp_path)
    said = " ".join(texts(slide_titled(deck, "Foule").shapes))
    assert all(partner.name in said for partner in partners)
    assert crowded.source in said


def test_notes_that_no_size_lets_in_are_left_to_the_speaker(tmp_path: Path) -> None:
    from dataclasses import replace

    made = summary()
    notes = tuple(f"Note {i} " + "x " * 60 for i in range(20))
    slide = replace(made.figures[0], figure=replace(made.figures[0].figure, notes=notes))
    (page,) = written(replace(made, slides=(slide,)), tmp_path).slides
    said = " ".join(texts(page.shapes))
    assert slide.figure.footer in said
    assert notes[-1] not in said
    assert notes[-1].strip() in page.notes_slide.notes_text_frame.text


def test_the_deck_says_its_title_and_language(deck: Any) -> None:
    assert deck.core_properties.title == "Journée d'essai"
    assert deck.core_properties.language == "fr-FR"
    assert 'lang="fr-FR"' in xml(deck.slides[0].shapes.title)


def test_an_empty_workshop_has_no_empty_placeholder(tmp_path: Path) -> None:
    deck = written(summary(workshop=Workshop(), notes=(), initiatives=()), tmp_path)
    for slide in deck.slides:
        for place in slide.placeholders:
            assert place.text_frame.text or "slidenum" in xml(place)
