"""How the slides look: what is lit, how large, in what order, and what is said of nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from made_summary import summary
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.documents import fitting, palette
from ocpart_desktop.documents.pptx import write_pptx
from ocpart_desktop.documents.summary import FigureSlide, Summary
from ocpart_desktop.figures.charts import BarChart, Mark
from ocpart_desktop.i18n import use_language
from ocpart_desktop.notebook.model import Initiative, Workshop


def written(made: Summary, folder: Path) -> Any:
    write_pptx(made, folder / "deck.pptx")
    return Presentation(str(folder / "deck.pptx"))


@pytest.fixture(scope="module")
def made() -> Summary:
    use_language("fr")
    return summary()


@pytest.fixture(scope="module")
def deck(made: Summary, tmp_path_factory: pytest.TempPathFactory) -> Any:
    return written(made, tmp_path_factory.mktemp("deck"))


def texts(shapes: Any) -> list[str]:
    return [shape.text_frame.text for shape in shapes if shape.has_text_frame]


def slide_titled(deck: Any, start: str) -> Any:
    return next(s for s in deck.slides if s.shapes.title.text.startswith(start))


def chart_of(slide: Any) -> Any:
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def test_the_cover_lights_the_region_on_the_map_and_names_it_once(tmp_path: Path) -> None:
    (cover, *_rest) = written(summary(workshop=None), tmp_path).slides
    group = next(s for s in cover.shapes if s.shape_type == MSO_SHAPE_TYPE.GROUP)
    colours = {shape.name: str(shape.fill.fore_color.rgb) for shape in group.shapes}
    lit = palette.data("region")
    assert len(colours) == 18
    assert [name for name, colour in colours.items() if colour == lit] == ["Centre-Val de Loire"]
    assert " ".join(texts(cover.shapes)).count("Centre-Val de Loire") == 1


def test_nothing_is_written_under_nine_points(deck: Any) -> None:
    sizes = [int(s) for slide in deck.slides for s in slide._element.xpath(".//a:rPr/@sz")]
    assert min(sizes) >= 900


def test_the_key_of_the_colours_follows_the_bars(deck: Any, made: Summary) -> None:
    slide, chart = bars_of(made)
    page = slide_titled(deck, slide.title)
    (key,) = (s for s in page.shapes if s.shape_type == MSO_SHAPE_TYPE.GROUP)
    assert [text for text in texts(key.shapes) if text] == [each.name for each in chart.series]


def bars_of(made: Summary) -> tuple[FigureSlide, BarChart]:
    """The first slide of bars, and its chart."""
    for slide in made.figures:
        if isinstance(slide.figure.chart, BarChart):
            return slide, slide.figure.chart
    raise AssertionError("no bars")


def drawn_with(made: Summary, slide: FigureSlide, chart: BarChart, folder: Path) -> Any:
    """The deck of this one figure, drawn as told."""
    figure = replace(slide.figure, chart=chart)
    return written(replace(made, slides=(replace(slide, figure=figure),)), folder)


def test_a_category_without_a_figure_says_why(made: Summary, tmp_path: Path) -> None:
    slide, chart = bars_of(made)
    blank = Mark(None, "–", shown=Shown.HIDDEN)
    series = tuple(replace(s, marks=(blank, *s.marks[1:])) for s in chart.series)
    (page,) = drawn_with(made, slide, replace(chart, series=series), tmp_path).slides
    assert texts(page.shapes).count("trop peu de répondants") == 1


def test_an_initiative_the_list_tells_whole_has_no_sheet(tmp_path: Path) -> None:
    short = Initiative(id="short", title="Courte", territory_name="Blois")
    long = Initiative(id="long", title="Longue", territory_name="Blois", lead="Une association")
    deck = written(summary(initiatives=(short, long)), tmp_path)
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert "Longue" in titles
    assert "Courte" not in titles
    alone = written(summary(initiatives=(short,)), tmp_path)
    assert "Courte" in [slide.shapes.title.text for slide in alone.slides]


def test_many_categories_are_parted_so_that_each_can_be_read(made: Summary, tmp_path: Path) -> None:
    slide, chart = bars_of(made)
    names = tuple(f"C{i}" for i in range(12))
    series = tuple(replace(s, marks=s.marks[:1] * 12) for s in chart.series)
    many = replace(chart, categories=names, series=series, gaps=chart.gaps[:1] * 12)
    deck = drawn_with(made, slide, many, tmp_path)
    drawn = [tuple(chart_of(page).plots[0].categories) for page in deck.slides]
    assert drawn == [names[:6], names[6:]]


def test_long_labels_leave_fewer_categories_a_slide(made: Summary, tmp_path: Path) -> None:
    slide, chart = bars_of(made)
    names = tuple(f"{i} " + "très long libellé " * 10 for i in range(8))
    series = tuple(replace(s, marks=s.marks[:1] * 8) for s in chart.series)
    many = replace(chart, categories=names, series=series, gaps=chart.gaps[:1] * 8)
    deck = drawn_with(made, slide, many, tmp_path)
    drawn = [tuple(chart_of(page).plots[0].categories) for page in deck.slides]
    assert max(len(each) for each in drawn) <= 4
    assert tuple(name for each in drawn for name in each) == names


def test_a_long_day_fits_on_the_cover_and_in_the_foot(tmp_path: Path) -> None:
    long = "Une très longue rencontre interdépartementale des partenariats " * 4
    day = Workshop(title=long, date="2026-11-24", theme=long, facilitators=long, attendance=84)
    deck = written(summary(workshop=day), tmp_path)
    lines = deck.slides[0].placeholders[1]
    sizes = {run.font.size.pt for each in lines.text_frame.paragraphs for run in each.runs}
    assert max(sizes) < 18
    texts_of_lines = [each.text for each in lines.text_frame.paragraphs]
    room = lines.height / 12700
    assert fitting.height(texts_of_lines, max(sizes), lines.width / 12700, gap=6) <= room
    (foot,) = (p for p in deck.slides[1].placeholders if p.placeholder_format.idx == 11)
    assert fitting.line_count(foot.text_frame.text, 10, 10.5 * 72) == 1
