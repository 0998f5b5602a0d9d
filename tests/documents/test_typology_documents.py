"""The typology's views in every document: the same numbers, native where the format has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from pptx import Presentation

from ocpart_desktop.documents.equality import UnequalNumbersError, check_numbers
from ocpart_desktop.documents.formats import write_document
from ocpart_desktop.documents.pictures import Pictures
from ocpart_desktop.documents.readback import read_back
from ocpart_desktop.documents.summary import FigureSlide, Summary
from ocpart_desktop.figures.alt import row_texts
from ocpart_desktop.figures.charts import GridChart
from ocpart_desktop.notebook.model import Initiative, View, Workshop
from ocpart_desktop.session import Study, choose_question, choose_region, storyline
from ocpart_desktop.session.export import Material, make_summary
from ocpart_desktop.survey.partnership import PartnershipType

SUFFIXES = (".pptx", ".docx", ".xlsx", ".html")
VIEWS = (
    storyline.TYPOLOGY, storyline.CITATIONS, storyline.SIDES, storyline.TYPES_BY_REGION,
    storyline.TYPES_TOGETHER, storyline.ROOM, storyline.STATUS, storyline.TYPES_TREND,
)  # fmt: skip


def made(study: Study) -> Summary:
    views = []
    for chart in VIEWS:
        role = "partnership_status" if chart == storyline.STATUS else "partnership_types"
        question = choose_question(study.survey, role, public="associations")
        views.append(View(id=chart, chart=chart, question=question.key, region="24"))
    told = (Initiative(title="Conciergerie", types=tuple(PartnershipType)[:2]),)
    material = Material(
        study.survey, choose_region("24"), tuple(views), Workshop(region="24"), told
    )
    return make_summary(material)


@pytest.fixture(scope="module")
def summary(respondents_study: Study) -> Summary:
    return made(respondents_study)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, summary: Summary, pictures: Pictures) -> Path:
    """Each document is compared with the summary's numbers before it is there."""
    place = tmp_path_factory.mktemp("typology")
    for suffix in SUFFIXES:
        write_document(summary, place / f"t{suffix}", pictures=pictures)
    return place


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_view_is_in_every_document(folder: Path, summary: Summary, suffix: str) -> None:
    path = folder / f"t{suffix}"
    check_numbers(summary, path)
    texts = text_of(path)
    for slide in summary.figures:
        assert letters(slide.title) in texts


def text_of(path: Path) -> str:
    """The letters of a document, without its markup."""
    if path.suffix == ".html":
        return letters(re.sub("<[^>]*>", "", path.read_text(encoding="utf-8")))
    with ZipFile(path) as archive:
        parts = [archive.read(n).decode() for n in archive.namelist() if n.endswith(".xml")]
    return letters(re.sub("<[^>]*>", "", "".join(parts)))


def letters(text: str) -> str:
    return "".join(re.findall(r"\w", text))


def spoilt(summary: Summary) -> Iterator[Summary]:
    """The same summary but for one number, of each kind of chart that a deck draws."""
    for place, slide in enumerate(summary.slides):
        if isinstance(slide, FigureSlide) and isinstance(slide.figure.chart, GridChart):
            chart = slide.figure.chart
            row = chart.rows[0]
            marks = (replace(row.marks[0], text="+99"), *row.marks[1:])
            rows = (replace(row, marks=marks), *chart.rows[1:])
            figure = replace(slide.figure, chart=replace(chart, rows=rows))
            slides = list(summary.slides)
            slides[place] = replace(slide, figure=figure)
            yield replace(summary, slides=tuple(slides))


def test_a_gap_changed_in_the_grid_of_a_deck_is_noticed(folder: Path, summary: Summary) -> None:
    (other,) = spoilt(summary)
    with pytest.raises(UnequalNumbersError, match="grids"):
        check_numbers(other, folder / "t.pptx")


def test_the_grid_of_a_deck_is_a_table_that_can_be_edited(folder: Path, summary: Summary) -> None:
    grid = next(s.figure.chart for s in summary.figures if isinstance(s.figure.chart, GridChart))
    rows = read_back(folder / "t.pptx", ".pptx").rows
    assert {row_texts(row) for row in grid.rows} <= set(rows)
    tables = [
        shape for slide in Presentation(str(folder / "t.pptx")).slides for shape in slide.shapes
        if shape.has_table
    ]  # fmt: skip
    (shape,) = [s for s in tables if len(s.table.rows) == 19]
    assert shape._element.xpath(".//p:cNvPr")[0].get("descr")


def test_nothing_of_a_slide_leaves_it_nor_lies_over_another_chart(folder: Path) -> None:
    deck = Presentation(str(folder / "t.pptx"))
    for slide in deck.slides:
        charts = [shape for shape in slide.shapes if shape.has_chart]
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width + 1
            assert shape.top + shape.height <= deck.slide_height + 1
        for i, one in enumerate(charts):
            for other in charts[:i]:
                apart = one.left >= other.left + other.width or other.left >= one.left + one.width
                assert apart or one.top >= other.top + other.height


def test_the_gaps_of_a_workbook_are_coloured_as_the_grid_is(folder: Path) -> None:
    with ZipFile(folder / "t.xlsx") as archive:
        sheets = [archive.read(n).decode() for n in archive.namelist() if "worksheets/" in n]
    coloured = [text for text in sheets if "<colorScale>" in text]
    assert len(coloured) == 1
    assert coloured[0].count("<colorScale>") == 4


def test_each_panel_of_a_page_has_a_chart_of_its_own(folder: Path) -> None:
    with ZipFile(folder / "t.docx") as archive:
        charts = [n for n in archive.namelist() if re.match(r"word/charts/chart\d+\.xml", n)]
    panels = 2 + 3  # companies and associations; then the room before them
    assert len(charts) == panels + 5
