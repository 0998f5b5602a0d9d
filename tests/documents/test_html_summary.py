"""The web page: nothing but itself is needed, and nothing in a text is ever obeyed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from made_summary import INITIATIVES, NOTES, summary

from ocpart_desktop.documents.formats import write_document
from ocpart_desktop.documents.pictures import Pictures
from ocpart_desktop.documents.report import ChartBlock, report_of
from ocpart_desktop.documents.summary import Summary
from ocpart_desktop.documents.twin import Table
from ocpart_desktop.notebook.model import Initiative, Note, NoteKind

VOID = {"meta", "br"}
Attributes = list[tuple[str, str | None]]


@dataclass
class Page(HTMLParser):
    """What a browser would make of the page; fails when a tag is not closed in its order."""

    text: str
    opened: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.text)
        self.close()
        assert self.opened == []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.opened.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self.opened and self.opened[-1] in ("td", "th"):
            self.rows[-1][-1] += data


def page_of(made: Summary, folder: Path, pictures: Pictures | None) -> Page:
    write_document(made, folder / "a.html", pictures=pictures, force=True)
    return Page((folder / "a.html").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, pictures: Pictures) -> Page:
    return page_of(summary(), tmp_path_factory.mktemp("html"), pictures)


def test_it_needs_nothing_else(page: Page) -> None:
    names = {name for name, _attributes in page.tags}
    assert names.isdisjoint({"script", "link", "img", "iframe", "object", "embed", "image", "use"})
    for _name, attributes in page.tags:
        assert not any(key.startswith("on") for key in attributes)
        assert (attributes.get("href") or "#").startswith("#")
        assert "src" not in attributes
    assert "url(" not in page.text
    assert "@import" not in page.text
    assert "://" not in re.sub(r">[^<]*<|=\"[^\"]*HYPERLINK[^\"]*\"", "", page.text)


def test_every_link_leads_somewhere_and_every_name_is_unique(page: Page) -> None:
    names = [a["id"] for _tag, a in page.tags if "id" in a]
    assert len(set(names)) == len(names)
    links = {str(a["href"])[1:] for tag, a in page.tags if tag == "a"}
    assert links <= set(names)


def test_every_number_of_every_table_is_in_it_with_header_cells(page: Page) -> None:
    wanted = [
        list(row)
        for section in report_of(summary()).sections
        for block in section.blocks
        if isinstance(block, Table)
        for row in block.rows
    ]
    assert [row for row in page.rows if row in wanted] == wanted
    scopes = [a.get("scope") for tag, a in page.tags if tag == "th"]
    assert set(scopes) == {"col", "row", "colgroup"}


def test_every_picture_is_told_to_who_cannot_see_it(page: Page) -> None:
    told = [a.get("aria-label") for tag, a in page.tags if tag == "svg"]
    alts = [
        block.alt
        for section in report_of(summary()).sections
        for block in section.blocks
        if isinstance(block, ChartBlock)
    ]
    assert told[1:] == [alt for alt in alts for _twice in range(2)]
    assert all(a.get("role") == "img" for tag, a in page.tags if tag == "svg")


def test_titles_go_down_one_step_at_a_time(page: Page) -> None:
    levels = [int(tag[1]) for tag, _a in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_no_text_is_obeyed(tmp_path: Path, pictures: Pictures) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=y>\"' &amp; &#60; </title> שלום 😀"
    note = Note(kind=NoteKind.IDEA, text=hostile + "\nligne\n" + "mot " * 10_000)
    named = Initiative(title=hostile, need=hostile, summary="x\x00y\ud800")
    made = summary(notes=(*NOTES, note), initiatives=(*INITIATIVES, named))
    page = page_of(made, tmp_path, pictures)
    assert {"script", "img"}.isdisjoint(tag for tag, _attributes in page.tags)
    whole = "".join(page.words)
    assert whole.count(hostile) >= 3
    assert whole.count("mot") >= 10_000


def test_drafts_and_contacts_are_not_in_it(page: Page) -> None:
    for secret in ("BROUILLON", "POUR MOI SEULE", "secret@", "open@"):
        assert secret not in page.text


def test_the_same_summary_gives_the_same_bytes(tmp_path: Path, pictures: Pictures) -> None:
    assert (
        page_of(summary(), tmp_path, pictures).text == page_of(summary(), tmp_path, pictures).text
    )


def test_without_a_painter_the_tables_stand_for_the_charts(tmp_path: Path) -> None:
    page = page_of(summary(), tmp_path, None)
    assert [tag for tag, _a in page.tags].count("svg") == 1
    assert [tag for tag, _a in page.tags].count(
        "table"
    ) == 8  # all but the hidden figure's, and the list
