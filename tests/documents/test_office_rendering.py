"""Another program opens our files: LibreOffice prints them, and the figures are on its pages."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from made_summary import summary
from pptx import Presentation
from pypdf import PdfReader

from ocpart_desktop.documents.formats import write_document
from ocpart_desktop.documents.pictures import Pictures
from ocpart_desktop.documents.report import report_of
from ocpart_desktop.documents.summary import FigureSlide, InitiativesSlide, Summary
from ocpart_desktop.documents.twin import Table, twin_table

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
SUFFIXES = (".pptx", ".docx", ".xlsx")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.office,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]


@pytest.fixture(scope="module")
def made() -> Summary:
    return summary()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, made: Summary, pictures: Pictures) -> Path:
    """The three documents, and each as LibreOffice prints it."""
    place = tmp_path_factory.mktemp("office")
    profile = tmp_path_factory.mktemp("profile")
    for suffix in SUFFIXES:
        write_document(made, place / f"a{suffix}", pictures=pictures)
        command = [str(SOFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless",
                   "--convert-to", "pdf", "--outdir", str(place / suffix[1:]),
                   str(place / f"a{suffix}")]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, timeout=110, check=False)
        assert (place / suffix[1:] / "a.pdf").exists(), done.stderr
    return place


def pages(folder: Path, kind: str) -> list[str]:
    """The text of each page, without any space."""
    reader = PdfReader(folder / kind / "a.pdf")
    return [re.sub(r"\s+", "", page.extract_text()) for page in reader.pages]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_a_slide_is_a_page_and_says_its_title_sentence_and_figures(
    folder: Path, made: Summary
) -> None:
    seen = pages(folder, "pptx")
    slides = Presentation(str(folder / "a.pptx")).slides
    assert len(seen) == len(slides)
    for slide, page in zip(slides, seen, strict=True):
        assert squeezed(slide.shapes.title.text) in page
    for told in made.figures:
        page = next(page for page in seen if squeezed(told.title) in page)
        assert squeezed(told.figure.sentence) in page
        for shape in (s for slide in slides for s in slide.shapes if s.has_chart):
            assert shape.chart.plots
    everything = "".join(seen)
    for label in ("93%", "43%", "50%", "7,1", "36%"):
        assert label in everything


def test_a_figure_is_on_one_page_of_the_word_document_and_none_is_blank(
    folder: Path, made: Summary
) -> None:
    seen = pages(folder, "docx")
    report = report_of(made)
    foot = squeezed(report.foot)
    assert all(len(page.replace(foot, "")) > 20 for page in seen)
    assert len(made.figures) + 3 <= len(seen) <= 2 * len(report.sections)
    everything = "".join(page.replace(foot, "") for page in seen)
    for section in report.sections:
        assert squeezed(section.title) in everything
        for block in section.blocks:
            if isinstance(block, Table):
                for row in block.rows:
                    for cell in row:
                        assert squeezed(cell) in everything, cell


def test_a_sheet_of_the_workbook_is_a_page_and_holds_its_numbers(
    folder: Path, made: Summary
) -> None:
    seen = pages(folder, "xlsx")
    sheets = sum(isinstance(slide, FigureSlide | InitiativesSlide) for slide in made.slides)
    assert len(seen) >= sheets + 3  # the cover, the remarks and the method besides
    for told in made.figures:
        title = squeezed(told.title)
        mine = [page for page in seen[1:] if title in page]
        assert mine
        for row in twin_table(told.figure.table, "").rows:
            number = squeezed(row[1])
            assert any(number in page for page in mine), (told.title, number)
