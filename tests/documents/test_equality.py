"""The same numbers in every file, and a file that says otherwise is never handed over."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from made_summary import summary

from ocpart_desktop.documents.equality import UnequalNumbersError, check_numbers
from ocpart_desktop.documents.formats import write_document
from ocpart_desktop.documents.pictures import Pictures
from ocpart_desktop.documents.summary import FigureSlide, Summary
from ocpart_desktop.figures.charts import MapChart

READ_BACK = (".pptx", ".docx", ".html", ".xlsx")
PLACES = {
    ".pptx": ("ppt/charts/chart", r"(<c:val>.*?<c:v>)([\d.]+)"),
    ".docx": ("word/document.xml", r"(<w:t>)(\d+)(?=\u202f%)"),
    ".xlsx": ("xl/worksheets/sheet2.xml", r'(<c r="B\d+" s="\d+"><v>)([\d.]+)'),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, pictures: Pictures) -> Path:
    made = tmp_path_factory.mktemp("equal")
    for suffix in READ_BACK:
        write_document(summary(), made / f"a{suffix}", pictures=pictures)
    return made


def spoilt(path: Path, target: Path) -> Path:
    """The same file with one number changed."""
    if path.suffix == ".html":
        text = path.read_text(encoding="utf-8")
        target.write_text(re.sub(r"(<td[^>]*>)93(?=\u202f%)", r"\g<1>94", text, count=1), "utf-8")
        return target
    start, pattern = PLACES[path.suffix]
    left = 1
    with ZipFile(path) as archive, ZipFile(target, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name)
            if name.startswith(start) and name.endswith(".xml") and left:
                text, left_out = re.subn(
                    pattern, lambda m: f"{m[1]}0.123", content.decode(), count=1, flags=re.DOTALL
                )
                left -= left_out
                content = text.encode()
            copy.writestr(name, content)
    assert left == 0
    return target


@pytest.mark.parametrize("suffix", READ_BACK)
def test_one_number_changed_in_a_file_is_noticed(folder: Path, tmp_path: Path, suffix: str) -> None:
    check_numbers(summary(), folder / f"a{suffix}")
    with pytest.raises(UnequalNumbersError):
        check_numbers(summary(), spoilt(folder / f"a{suffix}", tmp_path / f"b{suffix}"))


def other(made: Summary) -> Summary:
    """The same summary, one region of its map saying something else."""
    slides = list(made.slides)
    for place, slide in enumerate(slides):
        if isinstance(slide, FigureSlide) and isinstance(slide.figure.chart, MapChart):
            chart = slide.figure.chart
            first = next(area for area in chart.areas if area.mark.value is not None)
            wrong = replace(first, mark=replace(first.mark, text="1\u202f%"))
            areas = tuple(wrong if area is first else area for area in chart.areas)
            figure = replace(slide.figure, chart=replace(chart, areas=areas))
            slides[place] = replace(slide, figure=figure)
    return replace(made, slides=tuple(slides))


def test_a_map_that_says_otherwise_is_noticed(folder: Path) -> None:
    with pytest.raises(UnequalNumbersError, match="regions"):
        check_numbers(other(summary()), folder / "a.pptx")


def test_a_file_that_says_otherwise_does_not_take_its_place(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.html"
    target.write_text("précieux", encoding="utf-8")
    wrong = spoilt(folder / "a.html", tmp_path / "wrong.html")
    monkeypatch.setattr(
        "ocpart_desktop.documents.html.write_html",
        lambda _summary, path, *_others: shutil.copy(wrong, path),
    )
    with pytest.raises(UnequalNumbersError):
        write_document(summary(), target, force=True)
    assert target.read_text(encoding="utf-8") == "précieux"
