"""Any text, in any field, is written whole in every format, and stays a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from made_summary import CREATED, STUDY, figures
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from ocpart_desktop.documents.audience import Audience
from ocpart_desktop.documents.building import build_summary
from ocpart_desktop.documents.formats import write_document
from ocpart_desktop.documents.legal_text import legal
from ocpart_desktop.documents.summary import Summary
from ocpart_desktop.i18n.numbers import NO_BREAK
from ocpart_desktop.notebook.model import (
    Initiative,
    NextStep,
    Note,
    NoteKind,
    Option,
    Partner,
    Slide,
    Workshop,
)
from ocpart_desktop.notebook.model import SlideKind as Kind
from ocpart_desktop.survey.regions import REGION_BY_CODE

HOSTILE = {
    "formula": '=HYPERLINK("http://example.org";"x")',
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-2-3",
    "at": "@SUM(1;1)",
    "tab": "\t=1",
    "controls": "a\x00b\x07c\x1bd\x7fe\x85f",
    "surrogate": "seul \ud83d fin",
    "emoji": "ok 😀 👩‍🔬 fin",
    "arabic": "שלום עולם — مرحبا بالعالم",
    "override": "abc\u202edcba\u2066x",
    "escape": "_x0041_ et _x000D_ et _xD83D_",
    "markup": '<b onload="x()">&amp;</b><img src=file:///etc/passwd><script>1</script>',
    "typst": "#panic() $x$ *gras* _bas_ \\n `code` @ref <x> = titre // fin",
    "entities": "&lt; &#65; ]]> <![CDATA[x]]>",
    "lines": "un\r\ndeux\rtrois\n\nquatre",
    "spaces": "  deux   espaces  ",
    "fields": "{ TOC } {0} %s %(x)s {label}",
    "quotes": "« a » : “b” 'c' l'eau ; d ! e ?",
}
LONG = "mot0 " + " ".join(f"m{n:05d}" for n in range(5_700))  # 40 000 characters and more
SIZES = (".pptx", ".docx", ".xlsx", ".pdf", ".html")


def hostile(record: type, text: str, number: int, **kept: Any) -> Any:
    """A record whose every text holds the hostile text, after a mark of its own."""
    made = record(**kept)
    texts = {
        each.name: f"{text} §{number}{place:02d}"
        for place, each in enumerate(fields(record))
        if isinstance(getattr(made, each.name), str) and each.name not in kept
        and each.name not in CODES
    }  # fmt: skip
    return replace(made, **texts)


NOBODY = {"who": "", "what": "", "due": ""}  # what a commitment alone says
CODES = {"id", "anchor", "anchor_kind", "kind", "territory_kind", "territory_code", "departement",
         "lead_actor", "form", "workshop", "author", "picture", "initiative", "date", "region",
         "facilitator_notes", "remarks", "source"}  # fmt: skip


def summary_of(text: str) -> Summary:
    """A summary where the text is in every field that somebody types."""
    told = hostile(Initiative, text, 1, id="one", contact_consent=True)
    told = replace(
        told,
        source=f"{text} §198",
        partners=(Partner(f"{text} §151", "", f"{text} §152"),),
        next_steps=(NextStep(f"{text} §161", f"{text} §162", f"{text} §163"),),
    )
    notes = (
        hostile(Note, text, 2, id="n2", **NOBODY),
        hostile(Note, text, 3, id="n3", kind=NoteKind.COMMITMENT),
        hostile(Note, text, 4, id="n4", anchor_kind="initiative", anchor="one", **NOBODY),
    )
    view, figure = figures()[0]
    story = (
        Slide(id="s1", kind=Kind.TITLE, title=f"{text} §501", text=f"{text} §502"),
        (replace(view, caption=f"{text} §503"), figure),
        Slide(id="s2", kind=Kind.TEXT, title=f"{text} §504", text=f"{text} §505"),
        Slide(id="s3", kind=Kind.VOTE, title="Vote", options=(Option(f"{text} §506", 3),)),
        Slide(id="s4", kind=Kind.STEPS, title="Suites"),
    )
    return build_summary(
        survey=STUDY,
        region=REGION_BY_CODE["24"],
        storyline=story,
        created=CREATED,
        workshop=hostile(Workshop, text, 6, region="24"),
        initiatives=(told, Initiative(id="two", title="Autre")),
        notes=notes,
        audience=Audience.ORGANISER,
    )


def typed(text: str) -> str:
    """As it is compared: legal, on one line, no-break spaces told as spaces."""
    return " ".join(legal(text).replace(NO_BREAK, " ").replace("\u202f", " ").split())


def read(path: Path) -> Iterator[str]:
    """Every text of a document, as another program reads it."""
    yield from {
        ".pptx": from_deck,
        ".docx": from_word,
        ".xlsx": from_workbook,
        ".pdf": from_pdf,
        ".html": from_page,
    }[path.suffix](path)


def from_deck(path: Path) -> Iterator[str]:
    for slide in Presentation(str(path)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield shape.text_frame.text.replace("\v", "\n")
            elif shape.has_table:
                cells = (cell for row in shape.table.rows for cell in row.cells)
                yield from (cell.text.replace("\v", "\n") for cell in cells)


def from_word(path: Path) -> Iterator[str]:
    document = Document(str(path))
    yield from (paragraph.text for paragraph in document.paragraphs)
    for table in document.tables:
        yield from (cell.text for row in table.rows for cell in row.cells)


def from_workbook(path: Path) -> Iterator[str]:
    for sheet in load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", "a text became a formula"
                if isinstance(cell.value, str):
                    yield cell.value


def from_pdf(path: Path) -> Iterator[str]:
    yield "\n".join(page.extract_text() for page in PdfReader(path).pages)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.texts.append("\n")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def from_page(path: Path) -> Iterator[str]:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    assert not {"script", "img", "b", "iframe", "object"} & set(page.tags)
    yield "".join(page.texts)


@pytest.mark.parametrize("suffix", [".pptx", ".docx", ".xlsx", ".html"])
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_text_is_read_back_as_it_was_typed(kind: str, suffix: str, tmp_path: Path) -> None:
    text = HOSTILE[kind]
    made = summary_of(text)
    write_document(made, tmp_path / f"a{suffix}")
    found = " ".join(typed(each) for each in read(tmp_path / f"a{suffix}"))
    told = set(re.findall(r"§\d+", found))
    every = {m for m in re.findall(r"§\d+", repr(made)) if suffix != ".xlsx" or m[:2] != "§5"}
    assert every - told == set(), "a field is missing"
    expected = typed(f"{text} §")
    for mark in sorted(told):
        assert f"{expected}{mark[1:]}" in found, mark


@pytest.mark.parametrize("kind", sorted(set(HOSTILE) - {"arabic", "emoji", "spaces"}))
def test_a_page_to_print_holds_it_too(kind: str, tmp_path: Path) -> None:
    """Right-to-left texts and pictures of letters are read back in another order, or by name."""
    text = HOSTILE[kind]
    write_document(summary_of(text), tmp_path / "a.pdf")
    found = re.sub(r"\s+", "", "".join(read(tmp_path / "a.pdf")))
    expected = re.sub(r"\s+", "", typed(text))
    assert found.count(expected) > 20


@pytest.mark.parametrize("suffix", SIZES)
def test_forty_thousand_characters_are_all_there(tmp_path: Path, suffix: str) -> None:
    made = build_summary(
        survey=STUDY,
        region=REGION_BY_CODE["24"],
        storyline=(Slide(id="s", kind=Kind.TEXT, title="Long", text=LONG),),
        created=CREATED,
        initiatives=(Initiative(title="Un", need=LONG),),
        notes=(Note(text=LONG),),
    )
    assert len(LONG) > 39_000
    write_document(made, tmp_path / f"a{suffix}")
    words = re.findall(r"m\d{5}", " ".join(read(tmp_path / f"a{suffix}")))
    wanted = re.findall(r"m\d{5}", LONG)
    assert len(words) >= (2 if suffix == ".xlsx" else 3) * len(wanted)
    assert set(words) == set(wanted)
