"""The Word document: styles and fields that Word knows, charts it can edit, nothing left out."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from made_summary import INITIATIVES, NOTES, summary

from ocpart_desktop.documents.formats import write_document
from ocpart_desktop.documents.pictures import Pictures
from ocpart_desktop.documents.report import ChartBlock, report_of
from ocpart_desktop.documents.summary import Summary
from ocpart_desktop.documents.twin import Table
from ocpart_desktop.figures.charts import MapChart
from ocpart_desktop.notebook.model import Initiative, Note, NoteKind

CHART = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}


def written(made: Summary, folder: Path, pictures: Pictures | None) -> Path:
    write_document(made, folder / "a.docx", pictures=pictures, force=True)
    return folder / "a.docx"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, pictures: Pictures) -> Path:
    return written(summary(), tmp_path_factory.mktemp("docx"), pictures)


@pytest.fixture(scope="module")
def document(path: Path) -> Any:
    return Document(str(path))


def charts() -> list[ChartBlock]:
    return [
        block
        for section in report_of(summary()).sections
        for block in section.blocks
        if isinstance(block, ChartBlock)
    ]


def tables() -> list[Table]:
    sections = report_of(summary()).sections
    return [block for s in sections for block in s.blocks if isinstance(block, Table)]


def texts(document: Any) -> str:
    return "\n".join(each.text for each in document.paragraphs)


def test_titles_are_headings_and_the_contents_lead_to_them(document: Any) -> None:
    styles = {p.text: p.style.name for p in document.paragraphs}
    for section in report_of(summary()).sections:
        assert styles[section.title] == f"Heading {section.level}"
    codes = [e.text for e in document.element.iter(qn("w:instrText"))]
    assert [code for code in codes if "TOC" in code] == [' TOC \\o "1-2" \\h \\z \\u ']
    links = {e.get(qn("w:anchor")) for e in document.element.iter(qn("w:hyperlink"))}
    marks = {e.get(qn("w:name")) for e in document.element.iter(qn("w:bookmarkStart"))}
    assert links
    assert links <= marks


def test_every_number_of_every_table_is_in_it_under_repeated_heads(document: Any) -> None:
    wanted = tables()
    assert len(document.tables) == len(wanted)
    for made, table in zip(document.tables, wanted, strict=True):
        rows = [tuple(cell.text for cell in row.cells) for row in made.rows]
        assert tuple(rows[-len(table.rows) :]) == table.rows
        heads = [row for row in made.rows if row._tr.find(f".//{qn('w:tblHeader')}") is not None]
        assert len(heads) == (2 if table.groups else 1)
        assert made._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == table.caption


def test_every_graphic_is_told_to_who_cannot_see_it(document: Any) -> None:
    told = [e.get("descr") for e in document.element.iter(qn("wp:docPr"))]
    assert told[1:] == [block.alt for block in charts()]
    assert all(told)


def test_charts_are_native_and_their_workbooks_hold_the_same_numbers(path: Path) -> None:
    native = [block for block in charts() if not isinstance(block.chart, MapChart)]
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        drawn = [n for n in names if re.fullmatch(r"word/charts/chart\d+\.xml", n)]
        assert len(drawn) == len(native)
        for name in drawn:
            number = name.removesuffix(".xml").removeprefix("word/charts/chart")
            chart = etree.fromstring(archive.read(name))
            book = openpyxl.load_workbook(
                io.BytesIO(archive.read(f"word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"))
            )
            columns = list(book["Sheet1"].iter_cols(min_row=2, min_col=2, values_only=True))
            for series, column in zip(chart.iterfind(".//c:ser", CHART), columns, strict=True):
                shown = [float(v.text) for v in series.iterfind("c:val//c:v", CHART)]
                assert shown == pytest.approx([v for v in column if v is not None])
            (link,) = chart.iterfind(".//c:externalData", CHART)
            relations = archive.read(f"word/charts/_rels/chart{number}.xml.rels").decode()
            assert f'Id="{next(iter(link.attrib.values()))}"' in relations


def test_sentences_bases_sources_and_remarks_are_in_it(document: Any) -> None:
    whole = texts(document)
    for slide in summary().figures:
        assert slide.figure.sentence in whole
        assert slide.figure.footer in whole
    assert "Constat – Constat de la salle.\nSur deux lignes." in whole
    for secret in ("BROUILLON", "POUR MOI SEULE", "secret@", "open@"):
        assert secret not in whole


def test_any_text_goes_through_whole(tmp_path: Path, pictures: Pictures) -> None:
    hostile = '=1+1 <w:p/> & "x" _x0041_ 😀'
    note = Note(kind=NoteKind.IDEA, text=hostile + "\n" + "mot " * 10_000)
    turned = Initiative(title="שלום עולם", need=hostile, summary="a\x00b\ud800")
    made = summary(notes=(*NOTES, note), initiatives=(*INITIATIVES, turned))
    document = Document(str(written(made, tmp_path, pictures)))
    whole = texts(document)
    assert whole.count(hostile) == 2
    assert whole.count("mot") >= 10_000
    (title,) = (p for p in document.paragraphs if p.text == "שלום עולם" and "Head" in p.style.name)
    assert title._p.pPr.find(qn("w:bidi")) is not None


def test_the_same_summary_gives_the_same_parts(tmp_path: Path, pictures: Pictures) -> None:
    def parts() -> dict[str, bytes]:
        with zipfile.ZipFile(written(summary(), tmp_path, pictures)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    once = parts()
    again = parts()
    assert [name for name in once if once[name] != again[name]] == []


def test_without_a_painter_maps_are_tables_and_charts_stay_native(tmp_path: Path) -> None:
    path = written(summary(), tmp_path, None)
    with zipfile.ZipFile(path) as archive:
        assert not any(name.startswith("word/media") for name in archive.namelist())
    assert len(Document(str(path)).tables) == len(tables())


def test_a_short_table_is_on_one_page(document: Any) -> None:
    short = [t for t in document.tables if len(t.rows) <= 8]
    assert short
    for table in short:
        kept = [
            all(p.paragraph_format.keep_with_next for cell in row.cells for p in cell.paragraphs)
            for row in table.rows
        ]
        assert all(kept[:-1])
        assert not kept[-1]
