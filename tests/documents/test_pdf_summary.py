"""The printed summary: everybody can read it, everything is in it, and it is the same each time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from made_summary import CREATED, INITIATIVES, NOTES, summary
from pypdf import PdfReader

from ocpart_desktop.documents.formats import write_document
from ocpart_desktop.documents.pictures import Pictures
from ocpart_desktop.documents.report import ChartBlock, report_of
from ocpart_desktop.documents.summary import Summary
from ocpart_desktop.documents.twin import Table
from ocpart_desktop.i18n import use_language
from ocpart_desktop.notebook.model import Initiative, Note, NoteKind


def written(made: Summary, path: Path, pictures: Pictures | None) -> PdfReader:
    write_document(made, path, pictures=pictures)
    return PdfReader(path)


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("\u200b", "")


def words(reader: PdfReader) -> str:
    return squeezed("".join(page.extract_text() for page in reader.pages))


def tags(node: Any) -> Iterator[Any]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for each in node:
            yield from tags(each)
    elif isinstance(node, dict):
        yield node
        if "/K" in node:
            yield from tags(node["/K"])


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory, pictures: Pictures) -> PdfReader:
    return written(summary(), tmp_path_factory.mktemp("pdf") / "a.pdf", pictures)


def test_it_is_tagged_and_says_title_language_and_standards(reader: PdfReader) -> None:
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "fr"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Journée d'essai"
    xmp = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    kinds = {str(tag.get("/S", "")) for tag in tags(root["/StructTreeRoot"])}
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Figure", "/L", "/TOC"} <= kinds


def test_every_picture_is_told_to_who_cannot_see_it(reader: PdfReader) -> None:
    root: Any = reader.trailer["/Root"]
    told = [tag.get("/Alt") for tag in tags(root["/StructTreeRoot"]) if tag.get("/S") == "/Figure"]
    alts = [
        block.alt
        for section in report_of(summary()).sections
        for block in section.blocks
        if isinstance(block, ChartBlock)
    ]
    assert len(alts) == 7
    assert [squeezed(str(each)) for each in told[1:]] == [squeezed(alt) for alt in alts]
    assert "Centre-Val de Loire" in told[0]


def test_every_number_of_every_table_is_in_it_with_base_and_source(reader: PdfReader) -> None:
    text = words(reader)
    for section in report_of(summary()).sections:
        for block in section.blocks:
            if isinstance(block, Table):
                for row in block.rows:
                    assert squeezed("".join(row)) in text
    for slide in summary().figures:
        assert squeezed(slide.figure.footer) in text
        assert squeezed(slide.figure.sentence) in text


def test_every_title_is_a_bookmark(reader: PdfReader) -> None:
    def titles(outline: Any) -> Iterator[str]:
        for each in outline:
            if isinstance(each, list):
                yield from titles(each)
            else:
                yield squeezed(each.title)

    wanted = [squeezed(section.title) for section in report_of(summary()).sections]
    assert list(titles(reader.outline)) == wanted


def test_only_our_typeface_is_used_and_it_is_inside(reader: PdfReader) -> None:
    resources: list[Any] = [page["/Resources"] for page in reader.pages]
    named = [each.get("/Font", {}).values() for each in resources]
    fonts = {str(font.get_object()["/BaseFont"]) for page in named for font in page}
    assert fonts
    assert all("Inter" in name and "+" in name for name in fonts)


def test_a_hidden_figure_says_why_and_draws_nothing(reader: PdfReader) -> None:
    assert squeezed("Aucun chiffre ne peut être montré") in words(reader)


def test_drafts_and_contacts_are_not_in_it(reader: PdfReader) -> None:
    text = words(reader)
    for secret in ("BROUILLON", "POURMOISEULE", "secret@", "open@"):
        assert secret not in text


def test_the_same_summary_gives_the_same_bytes(tmp_path: Path, pictures: Pictures) -> None:
    for name in ("a.pdf", "b.pdf"):
        write_document(summary(), tmp_path / name, pictures=pictures)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_any_text_goes_through_whole(tmp_path: Path, pictures: Pictures) -> None:
    hostile = '#panic() $x$ *gras* _souligné_ \\ `code` @cible <balise> =x "' + "{[("
    turned = "ماذا שלום"
    note = Note(kind=NoteKind.IDEA, text=f"{hostile}\n{turned}\n" + "mot " * 10_000)
    named = Initiative(title="Café 😀 日本", summary="\x00\x1b" + "x" * 300, need="\ue000")
    made = summary(notes=(*NOTES, note), initiatives=(*INITIATIVES, named))
    text = words(written(made, tmp_path / "a.pdf", pictures))
    assert squeezed(hostile) in text
    assert text.count("mot") >= 10_000
    assert "x" * 300 in text
    assert "Café" in text
    assert "😀" in text or "[grinningface]" in text


def test_without_a_painter_the_tables_stand_for_the_charts(tmp_path: Path) -> None:
    reader = written(summary(), tmp_path / "a.pdf", None)
    assert squeezed(summary().figures[0].figure.sentence) in words(reader)


def test_it_speaks_english_too(tmp_path: Path, pictures: Pictures) -> None:
    use_language("en")
    reader = written(summary(), tmp_path / "a.pdf", pictures)
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert "Contents" in words(reader)
    assert CREATED.year == 2026
