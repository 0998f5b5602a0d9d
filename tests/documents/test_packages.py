"""What programs are strict about: parts that are there and told, in the order of the schemas."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from made_summary import figures, summary
from package_order import misplaced
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from test_storyline_parts import picture

from ocpart_desktop.documents.formats import write_document
from ocpart_desktop.documents.pictures import Pictures
from ocpart_desktop.documents.summary import Summary
from ocpart_desktop.notebook.model import Option, Slide, View, Workshop
from ocpart_desktop.notebook.model import SlideKind as Kind
from ocpart_desktop.session import Study, choose_question, choose_region
from ocpart_desktop.session.export import Material, make_summary
from ocpart_desktop.session.making import CHARTS

OFFICE = (".pptx", ".docx", ".xlsx")
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
USED = re.compile(rb'\br:(?:id|embed|link|pict)="([^"]+)"')
DRAWN = re.compile(r"ppt/slides/slide\d+\.xml|word/document\.xml|xl/drawings/drawing\d+\.xml")
STORY = (
    Slide(kind=Kind.TITLE, title="Partie", text="Un texte"),
    *figures(),
    Slide(kind=Kind.TEXT, title="Image", text="Ligne", picture=picture(), picture_alt="Façade"),
    Slide(kind=Kind.VOTE, title="Vote", options=(Option("A", 2),)),
)


def every_chart(study: Study) -> Summary:
    """A view of each way of seeing, on the sample."""
    views = []
    for chart in CHARTS:
        role = "partnership_types" if chart.startswith("typology") else "partnership_status"
        role = "partnership_status" if chart == "typology-status" else role
        question = choose_question(study.survey, role, public="associations")
        views.append(View(id=chart, chart=chart, question=question.key, region="04"))
    region = choose_region("04")
    return make_summary(Material(study.survey, region, tuple(views), Workshop(region="04")))


@pytest.fixture(scope="module")
def folder(
    tmp_path_factory: pytest.TempPathFactory, respondents_study: Study, pictures: Pictures
) -> Path:
    """The documents of the summary made by hand, and of every chart."""
    place = tmp_path_factory.mktemp("packages")
    Presentation().save(str(place / "template.pptx"))
    made = {"story": summary(storyline=STORY), "charts": every_chart(respondents_study)}
    for name, each in made.items():
        for suffix in (*OFFICE, ".pdf", ".html"):
            write_document(each, place / f"{name}{suffix}", pictures=pictures)
        own = place / f"{name}-own.pptx"
        write_document(each, own, template=place / "template.pptx")
    return place


def packages(folder: Path) -> Iterator[tuple[str, dict[str, bytes]]]:
    for path in sorted(folder.iterdir()):
        if path.suffix in OFFICE and path.stem != "template":
            with zipfile.ZipFile(path) as archive:
                names = archive.namelist()
                assert len(set(names)) == len(names), path.name
                yield path.name, {name: archive.read(name) for name in names}


def test_every_part_has_a_type_and_every_type_its_part(folder: Path) -> None:
    for name, parts in packages(folder):
        types = etree.fromstring(parts["[Content_Types].xml"])
        usual = {each.get("Extension", "").lower() for each in types.iter("{*}Default")}
        told = {each.get("PartName", "")[1:] for each in types.iter("{*}Override")}
        assert told <= set(parts), name
        for part in set(parts) - {"[Content_Types].xml"} - told:
            assert part.rpartition(".")[2].lower() in usual, (name, part)


def test_every_relation_leads_to_a_part_inside_and_every_one_used_is_there(folder: Path) -> None:
    for name, parts in packages(folder):
        reached = {"[Content_Types].xml"}
        for part in (each for each in parts if each.endswith(".rels")):
            reached.add(part)
            parent = posixpath.dirname(posixpath.dirname(part))
            source = posixpath.join(parent, posixpath.basename(part)[: -len(".rels")])
            identities = set()
            for relation in etree.fromstring(parts[part]).iter(RELATION):
                assert relation.get("TargetMode") != "External", (name, part)
                target = str(relation.get("Target"))
                inside = target[1:] if target[0] == "/" else posixpath.join(parent, target)
                inside = posixpath.normpath(inside)
                assert inside in parts, (name, part, target)
                reached.add(inside)
                assert relation.get("Id") not in identities
                identities.add(relation.get("Id"))
            used = {each.decode() for each in USED.findall(parts.get(source, b""))}
            assert used <= identities, (name, source)
        assert set(parts) == reached, "a part nothing leads to"


def test_elements_stand_in_the_order_of_the_schemas(folder: Path) -> None:
    found = {
        f"{name} {re.sub(r'[0-9]+', '', part)}: {each}"
        for name, parts in packages(folder)
        for part, content in parts.items()
        if part.endswith(".xml")
        for each in misplaced(etree.fromstring(content))
    }
    assert found == set()


def test_no_two_shapes_of_a_page_share_an_identity(folder: Path) -> None:
    for name, parts in packages(folder):
        for part in filter(DRAWN.fullmatch, parts):
            tree = etree.fromstring(parts[part])
            found = [each.get("id") for each in tree.iter("{*}cNvPr", "{*}docPr") if mine(each)]
            assert len(set(found)) == len(found), (name, part)


def mine(properties: Any) -> bool:
    """Not the picture inside a drawing of Word, which is numbered apart."""
    return "picture" not in (etree.QName(properties).namespace or "")


def test_every_graphic_of_office_is_told_or_said_to_be_decoration(folder: Path) -> None:
    for name, parts in packages(folder):
        for part in filter(DRAWN.fullmatch, parts):
            for graphic in etree.fromstring(parts[part]).iter(
                "{*}pic", "{*}graphicFrame", "{*}grpSp", "{*}inline", "{*}anchor", "{*}sp"
            ):
                properties = next(graphic.iter("{*}cNvPr", "{*}docPr"))
                has_text = graphic.tag.endswith("}sp") and "".join(graphic.itertext()).strip()
                decoration = next(properties.iter("{*}decorative"), None) is not None
                assert properties.get("descr") or decoration or has_text, (name, part)


def test_every_figure_of_the_pdf_is_told(folder: Path) -> None:
    for name in ("story", "charts"):
        reader = PdfReader(folder / f"{name}.pdf")
        root = reader.trailer["/Root"]["/StructTreeRoot"]
        found = [each for each in structure(root) if each.get("/S") == "/Figure"]
        assert found
        assert all(str(each.get("/Alt", "")).strip() for each in found)
        bare = {str(each.get("/S")) for each in structure(root)}
        assert {"/Table", "/TH", "/TD", "/H1"} <= bare


def structure(node: Any) -> Iterator[DictionaryObject]:
    """The elements of a structure tree."""
    node = node.get_object()
    if isinstance(node, list):
        for each in node:
            yield from structure(each)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from structure(node["/K"])


class _Graphics(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.untold: list[str] = []
        self.count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag in ("svg", "img"):
            self.count += 1
            name = told.get("aria-label") if tag == "svg" else told.get("alt")
            if not name or (tag == "svg" and told.get("role") != "img"):
                self.untold.append(tag)


def test_every_graphic_of_the_page_is_told(folder: Path) -> None:
    for name in ("story", "charts"):
        page = _Graphics()
        page.feed((folder / f"{name}.html").read_text(encoding="utf-8"))
        assert page.count > 8
        assert not page.untold


def test_pictures_are_whole(folder: Path, tmp_path: Path) -> None:
    for _name, parts in packages(folder):
        for part in (each for each in parts if each.endswith(".png")):
            (tmp_path / "a.png").write_bytes(parts[part])
            with Image.open(tmp_path / "a.png") as image:
                image.verify()
