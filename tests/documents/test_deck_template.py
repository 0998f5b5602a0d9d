"""A template of one's own: its layouts, placeholders, typefaces, colours and size are kept."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from made_summary import figures, summary
from openpyxl import Workbook
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.util import Inches, Pt

from ocpart_desktop import cli
from ocpart_desktop.documents.formats import check_template, write_document
from ocpart_desktop.notebook.model import Initiative, Option, Slide
from ocpart_desktop.notebook.model import SlideKind as Kind
from ocpart_desktop.system.errors import UserError
from ocpart_desktop.system.paths import sample

PRESENTATIONML = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
DRAWINGML = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
MAIN = "presentationml.presentation.main+xml"
STORY = (
    Slide(kind=Kind.TITLE, title="Première partie", text="Ce que dit l'enquête"),
    *figures(),
    Slide(kind=Kind.TEXT, title="Un texte", text="Une ligne.\nUne autre."),
    Slide(kind=Kind.VOTE, title="Un vote", options=(Option("A", 2), Option("B", 3))),
)


def template(width: float, height: float) -> Any:
    """The office's usual eleven layouts at a size, in a typeface and an accent of their own."""
    made = Presentation()
    across, down = Inches(width) / made.slide_width, Inches(height) / made.slide_height
    made.slide_width, made.slide_height = Inches(width), Inches(height)
    for part in (made.slide_master, *made.slide_layouts):
        for place in part.placeholders:
            if place._element.xpath("./p:spPr/a:xfrm"):
                place.left, place.width = (int(n * across) for n in (place.left, place.width))
                place.top, place.height = (int(n * down) for n in (place.top, place.height))
    (theme,) = (
        r.target_part for r in made.slide_master.part.rels.values() if r.reltype.endswith("/theme")
    )
    text = re.sub(
        r'(<a:minorFont>\s*<a:latin typeface=")[^"]*', r"\g<1>Georgia", theme.blob.decode()
    )
    accent = '<a:accent1><a:srgbClr val="7A1FA2"/></a:accent1>'
    theme._blob = re.sub(r"<a:accent1>.*?</a:accent1>", accent, text, flags=re.DOTALL).encode()
    return made


def saved(made: Any, path: Path) -> Path:
    made.save(str(path))
    return path


def written(template: Path, folder: Path, **changes: Any) -> Any:
    made = summary(**{"storyline": STORY, **changes})
    write_document(made, folder / "out.pptx", template=template, force=True)
    return Presentation(str(folder / "out.pptx"))


def renamed(path: Path, change: Callable[[str], str]) -> Path:
    """The package with its content types written otherwise."""
    store = BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(store, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "[Content_Types].xml":
                part = change(part.decode()).encode()
            new.writestr(name, part)
    path.write_bytes(store.getvalue())
    return path


SIZES = {"4:3": (10, 7.5), "16:9": (13.333, 7.5), "16:9, small": (10, 5.625)}


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_the_size_the_theme_and_the_layouts_are_the_templates(
    tmp_path: Path, size: tuple[float, float]
) -> None:
    made = written(saved(template(*size), tmp_path / "t.pptx"), tmp_path)
    assert (made.slide_width, made.slide_height) == tuple(Inches(n) for n in size)
    names = [slide.slide_layout.name for slide in made.slides]
    assert names[0] == "Title Slide"
    assert names[1] == "Section Header"
    assert {"Title and Content", "Title Only"} <= set(names)
    with zipfile.ZipFile(tmp_path / "out.pptx") as package:
        theme = package.read("ppt/theme/theme1.xml").decode()
        slides = [package.read(n) for n in package.namelist() if n.startswith("ppt/slides/slide")]
    assert "Georgia" in theme
    assert not any(b"latin typeface" in slide for slide in slides)
    assert any(b"7A1FA2" in slide for slide in slides)  # heads wear its accent


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_nothing_leaves_the_slide_and_no_text_is_tiny(
    tmp_path: Path, size: tuple[float, float]
) -> None:
    made = written(saved(template(*size), tmp_path / "t.pptx"), tmp_path)
    least = 9 * size[1] / 7.5
    for slide in made.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= made.slide_width + Pt(1), shape.name
            assert shape.top + shape.height <= made.slide_height + Pt(1), shape.name
            if shape.has_text_frame:
                runs = [run for p in shape.text_frame.paragraphs for run in p.runs]
                assert all(run.font.size is None or run.font.size.pt >= least - 0.1 for run in runs)


def test_titles_and_texts_are_in_its_placeholders_and_none_is_left_empty(tmp_path: Path) -> None:
    made = written(saved(template(13.333, 7.5), tmp_path / "t.pptx"), tmp_path)
    figure = made.slides[2]
    told = next(p for p in figure.placeholders if p.placeholder_format.idx == 1)
    assert told.text_frame.text == summary(storyline=STORY).figures[0].figure.sentence
    assert not told._element.xpath(".//a:pPr[not(a:buNone)]")  # a sentence is no list
    titles = [slide.shapes.title.text for slide in made.slides]
    assert len(set(titles)) == len(titles)
    text = next(slide for slide in made.slides if slide.shapes.title.text == "Un texte")
    assert text.placeholders[1].text_frame.text == "Une ligne.\nUne autre."
    for slide in made.slides:
        for place in slide.placeholders:
            assert place.text_frame.text.strip() or (
                place.placeholder_format.type is PP_PLACEHOLDER.SLIDE_NUMBER
            )


def test_its_own_slides_are_left_behind(tmp_path: Path) -> None:
    old = template(13.333, 7.5)
    page = old.slides.add_slide(old.slide_layouts[1])
    page.shapes.title.text = "DIAPOSITIVE ANCIENNE"
    page.notes_slide.notes_text_frame.text = "NOTE ANCIENNE"
    written(saved(old, tmp_path / "t.pptx"), tmp_path)
    with zipfile.ZipFile(tmp_path / "out.pptx") as package:
        names = package.namelist()
        assert not any(b"ANCIENNE" in package.read(name) for name in names)
        assert len(set(names)) == len(names)


def test_on_a_dark_template_figures_lie_on_white_and_texts_keep_its_colour(tmp_path: Path) -> None:
    dark = template(13.333, 7.5)
    head = dark.slide_master._element.find(".//{*}cSld")
    for old in head.findall("{*}bg"):
        head.remove(old)
    head.insert(
        0,
        parse_xml(
            f"<p:bg {PRESENTATIONML} {DRAWINGML}><p:bgPr><a:solidFill>"
            '<a:srgbClr val="12233F"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        ),
    )
    made = written(saved(dark, tmp_path / "t.pptx"), tmp_path)
    first = made.slides[2].shapes[0]
    assert first.name == "Fond"
    assert str(first.fill.fore_color.rgb) == "FFFFFF"
    text = next(slide for slide in made.slides if slide.shapes.title.text == "Un texte")
    assert not text.placeholders[1]._element.xpath(".//a:solidFill")


def test_a_potx_and_a_show_serve_too(tmp_path: Path) -> None:
    for kind in ("template", "slideshow"):
        path = saved(template(13.333, 7.5), tmp_path / f"{kind}.potx")
        renamed(
            path, lambda types, kind=kind: types.replace(MAIN, f"presentationml.{kind}.main+xml")
        )
        made = written(path, tmp_path)
        with zipfile.ZipFile(tmp_path / "out.pptx") as package:
            assert MAIN in package.read("[Content_Types].xml").decode()
        assert len(made.slides) > len(STORY)


def test_numbers_are_the_same_as_on_our_own_template(tmp_path: Path) -> None:
    def values(deck: Any) -> list[object]:
        return [
            (series.name, tuple(series.values))
            for slide in deck.slides
            for shape in slide.shapes
            if shape.has_chart
            for series in shape.chart.plots[0].series
        ]

    theirs = written(saved(template(13.333, 7.5), tmp_path / "t.pptx"), tmp_path)
    write_document(summary(storyline=STORY), tmp_path / "ours.pptx")
    assert values(theirs) == values(Presentation(str(tmp_path / "ours.pptx")))


def without_title(folder: Path) -> Path:
    made = template(13.333, 7.5)
    for layout in made.slide_layouts:
        for place in layout.placeholders:
            if place.placeholder_format.type in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE):
                place._element.getparent().remove(place._element)
    return saved(made, folder / "sans-titre.pptx")


def word(folder: Path) -> Path:
    Document().save(str(folder / "lettre.pptx"))
    return folder / "lettre.pptx"


def excel(folder: Path) -> Path:
    Workbook().save(folder / "tableau.potx")
    return folder / "tableau.potx"


def broken(folder: Path) -> Path:
    path = saved(template(10, 7.5), folder / "abîmé.pptx")
    path.write_bytes(path.read_bytes()[:9_000])
    return path


def emptied(folder: Path) -> Path:
    path = saved(template(10, 7.5), folder / "vide.pptx")
    store = BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(store, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"" if "slideMaster1.xml" in name else old.read(name))
    path.write_bytes(store.getvalue())
    return path


def macros(folder: Path) -> Path:
    path = saved(template(10, 7.5), folder / "macros.pptx")
    kind = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
    usual = f"application/vnd.openxmlformats-officedocument.{MAIN}"
    return renamed(path, lambda types: types.replace(usual, kind))


def upright(folder: Path) -> Path:
    return saved(template(5, 7.5), folder / "debout.pptx")


def old_format(folder: Path) -> Path:
    (folder / "vieux.ppt").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4_000))
    return folder / "vieux.ppt"


def missing(folder: Path) -> Path:
    return folder / "nulle part.pptx"


def no_zip(folder: Path) -> Path:
    (folder / "texte.pptx").write_text("Bonjour")
    return folder / "texte.pptx"


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (without_title, "aucune de ses dispositions"),
        (word, "un document Word"),
        (excel, "un classeur Excel"),
        (broken, "endommagé"),
        (emptied, "endommagé"),
        (macros, "macros"),
        (upright, "trop peu de place"),
        (old_format, "mot de passe"),
        (missing, "ne peut pas être lu"),
        (no_zip, "endommagé"),
    ],
)
def test_a_template_that_cannot_serve_is_refused_in_one_sentence_and_nothing_is_written(
    tmp_path: Path, make: Callable[[Path], Path], why: str
) -> None:
    path = make(tmp_path)
    with pytest.raises(UserError, match=why) as refusal:
        check_template(path)
    assert path.name in refusal.value.message
    with pytest.raises(UserError, match=why):
        write_document(summary(), tmp_path / "out.pptx", template=path)
    assert not (tmp_path / "out.pptx").exists()
    assert not list(tmp_path.glob(".~*"))


def test_a_long_day_goes_on_its_own_placeholders_and_nothing_is_lost(tmp_path: Path) -> None:
    story = " ".join(f"mot{n}" for n in range(1_200))
    made = written(
        saved(template(10, 7.5), tmp_path / "t.pptx"),
        tmp_path,
        storyline=(),
        initiatives=(Initiative(title="Longue", summary=story),),
    )
    text = " ".join(s.text_frame.text for p in made.slides for s in p.shapes if s.has_text_frame)
    assert set(story.split()) <= set(text.split())


def test_the_command_line_takes_a_template_and_says_why_it_cannot(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    extract = str(sample("enquete_repondants.xlsx"))
    usual = ["export", extract, "--region", "24", "--to", str(tmp_path / "s.pptx"), "--deck"]
    assert cli.run(cli.parse([*usual, str(word(tmp_path))])) == 1
    assert "un document Word" in capsys.readouterr().err
    path = saved(template(10, 7.5), tmp_path / "t.pptx")
    assert cli.run(cli.parse([*usual, str(path)])) == 0
    assert Presentation(str(tmp_path / "s.pptx")).slide_width == Inches(10)
