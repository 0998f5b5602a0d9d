"""The workbook read back: real numbers, native charts, tables, and text that stays text."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from made_summary import HOSTILE, SYNTHETIC, summary
from openpyxl.utils import range_boundaries

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.documents import palette
from ocpart_desktop.documents.audience import Audience
from ocpart_desktop.documents.summary import FigureSlide, Summary
from ocpart_desktop.documents.xlsx import write_xlsx
from ocpart_desktop.figures.charts import ColumnKind, LineChart, StackedChart
from ocpart_desktop.i18n import use_language
from ocpart_desktop.notebook.model import Initiative


@pytest.fixture(scope="module")
def made() -> Summary:
    use_language("fr")
    return summary()


@pytest.fixture(scope="module")
def path(made: Summary, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("book") / "book.xlsx"
    write_xlsx(made, target)
    return target


@pytest.fixture(scope="module")
def book(path: Path) -> Any:
    return openpyxl.load_workbook(path)


def figure_sheets(book: Any, made: Summary) -> list[tuple[Any, Any]]:
    sheets = [ws for ws in book.worksheets if re.match(r"\d+ ", ws.title)]
    return list(zip(made.figures, sheets, strict=True))


def table_cells(sheet: Any, head: str) -> tuple[int, int]:
    for row in sheet.iter_rows(max_col=1):
        if row[0].value == head:
            return row[0].row, row[0].column
    raise AssertionError(f"no table headed {head} in {sheet.title}")


def test_there_is_a_sheet_a_figure_and_one_for_each_record(book: Any, made: Summary) -> None:
    names = book.sheetnames
    assert names[0] == "Synthèse"
    assert names[-4:] == ["Initiatives", "Listes", "Remarques", "Méthode"]
    assert [sheet.title for sheet in book if sheet.sheet_state != "visible"] == ["Listes"]
    assert len(names) == 5 + len(made.figures)


def test_every_number_of_a_figure_is_a_real_number(book: Any, made: Summary) -> None:
    for slide, sheet in figure_sheets(book, made):
        table = slide.figure.table
        top, _column = table_cells(sheet, table.head[0])
        for line, values in enumerate(table.values, 1):
            for column, value in enumerate(values, 1):
                found = sheet.cell(top + line, column)
                if isinstance(value, int | float):
                    assert found.value == pytest.approx(value)
                elif table.texts[line - 1][column - 1] not in ("", "–"):
                    assert found.value == table.texts[line - 1][column - 1]
                else:
                    assert found.value is None


def test_shares_and_points_have_their_formats(book: Any, made: Summary) -> None:
    slide, sheet = figure_sheets(book, made)[0]
    top, _column = table_cells(sheet, slide.figure.table.head[0])
    formats = {
        kind: sheet.cell(top + 1, column).number_format
        for column, kind in enumerate(slide.figure.table.kinds, 1)
    }
    assert formats[ColumnKind.SHARE] == '0"\u202f"%'
    assert "+0;" in formats[ColumnKind.POINTS]


def test_a_figure_says_its_question_sentence_source_warning_and_why(
    book: Any, made: Summary
) -> None:
    for slide, sheet in figure_sheets(book, made):
        said = {cell.value for row in sheet.iter_rows() for cell in row if cell.value}
        assert slide.title in said
        assert slide.figure.subtitle in said
        assert slide.figure.sentence in said
        assert all(any(line in str(text) for text in said) for line in slide.figure.explanation)
        assert any(SYNTHETIC in str(text) for text in said)


def charts(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as package:
        names = sorted(n for n in package.namelist() if n.startswith("xl/charts/chart"))
        return [package.read(name).decode() for name in names]


def test_each_figure_with_figures_has_a_native_chart_with_axes_of_its_own(
    path: Path, made: Summary
) -> None:
    drawn = charts(path)
    assert len(drawn) == len(made.figures) - 1  # all but the hidden one
    for chart in drawn:
        assert re.search(r'<c:min val="0(.0)?"/>', chart)
        assert "<c:max " in chart


def test_every_chart_has_an_alternative_text(path: Path, made: Summary) -> None:
    with zipfile.ZipFile(path) as package:
        drawings = [
            package.read(n).decode()
            for n in package.namelist()
            if n.startswith("xl/drawings/drawing")
        ]
    told = [alt for drawing in drawings for alt in re.findall(r'descr="([^"]+)"', drawing)]
    assert len(told) == len(made.figures) - 1


def test_figures_upon_pale_stripes_are_dark(path: Path, made: Summary) -> None:
    place = next(i for i, s in enumerate(made.figures) if is_weak(s))
    labels = re.findall(r"<c:dLbl>.*?</c:dLbl>", charts(path)[place])
    shown = [label for label in labels if "<c:delete" not in label]
    assert shown
    assert all(palette.BLACK in label for label in shown)


def is_weak(slide: FigureSlide) -> bool:
    """Whether a bar of the slide's stacked chart is striped."""
    chart = slide.figure.chart
    rows = chart.rows if isinstance(chart, StackedChart) else ()
    return any(mark.shown is Shown.VERY_WEAK for row in rows for mark in row.marks)


def test_charts_draw_the_values_of_the_figure(book: Any, path: Path, made: Summary) -> None:
    slide, sheet = figure_sheets(book, made)[0]
    spec = slide.figure.chart
    reference = re.search(r"<c:val><c:numRef><c:f>([^<]+)</c:f>", charts(path)[0])
    assert reference
    name, cells = reference[1].rsplit("!", 1)
    assert name.strip("'") == sheet.title
    values = [row[0].value for row in sheet[cells.replace("$", "")]]
    assert values == [row.marks[0].value for row in spec.rows]


def test_a_line_chart_leaves_a_gap_at_a_break(book: Any, path: Path, made: Summary) -> None:
    sheet = next(
        sheet
        for slide, sheet in figure_sheets(book, made)
        if isinstance(slide.figure.chart, LineChart)
    )
    chart = next(chart for chart in charts(path) if "<c:lineChart>" in chart)
    assert '<c:dispBlanksAs val="gap"/>' in chart or "dispBlanksAs" not in chart
    names = re.findall(r"<c:cat>.*?<c:f>([^<]+)</c:f>", chart)
    values = re.findall(r"<c:val>.*?<c:f>([^<]+)</c:f>", chart)

    def cells(reference: str) -> list[Any]:
        return [row[0].value for row in sheet[reference.rsplit("!", 1)[1].replace("$", "")]]

    assert cells(names[0]) == ["2012", "2014", "La base a changé", "2016"]
    assert len(values) == 2
    for reference in values:
        assert [value is None for value in cells(reference)] == [False, False, True, False]


def test_initiatives_are_a_table_that_can_come_back(book: Any, made: Summary) -> None:
    sheet = book["Initiatives"]
    table = sheet.tables["Initiatives"]
    head, *rows = [[cell.value for cell in row] for row in sheet[table.ref]]
    assert len(rows) == len(made.initiatives)
    column = {name: place for place, name in enumerate(head)}
    assert [row[column["id"]] for row in rows] == ["one", "two"]
    assert rows[0][column["Titre"]] == "Garage solidaire"
    assert rows[0][column["Types"]] == "Mécénat, Innovation sociale"
    assert "Contact" not in column


def test_a_contact_has_its_column_only_when_asked_for(tmp_path: Path) -> None:
    write_xlsx(summary(audience=Audience.ORGANISER), tmp_path / "b.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "b.xlsx")["Initiatives"]
    values = [cell.value for row in sheet.iter_rows() for cell in row]
    assert "open@example.org" in values
    assert "secret@example.org" not in values


def test_remarks_say_what_they_are_about(book: Any, made: Summary) -> None:
    sheet = book["Remarques"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    about = {row[2]: row[0] for row in rows}
    assert about["Constat de la salle.\nSur deux lignes."] == made.figures[0].title
    assert about["Sur l'initiative ?"] == "Garage solidaire"
    assert about[None] == "La journée"


def test_hostile_text_stays_text(book: Any) -> None:
    cells = [c for ws in book.worksheets for row in ws.iter_rows() for c in row if c.value]
    hostile = [c for c in cells if c.value in (HOSTILE, "@Blois", "-1+1")]
    assert len(hostile) == 3
    assert all(c.data_type == "s" and c.quotePrefix for c in hostile)
    assert not any(c.data_type == "f" for c in cells)


def test_only_links_inside_the_workbook_are_made(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.endswith(".rels"):
                assert b'TargetMode="External"' not in package.read(name)


def test_a_text_longer_than_a_cell_goes_on(tmp_path: Path) -> None:
    long = "é" * 70_000
    made = summary(initiatives=(Initiative(id="x", title="L", need=long),))
    write_xlsx(made, tmp_path / "b.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "b.xlsx")["Initiatives"]
    head = [cell.value for cell in sheet[1]]
    parts = [c.value for c, name in zip(sheet[2], head, strict=True) if name.startswith("Besoin")]
    assert len(parts) == 3
    assert "".join(parts) == long


def test_a_figure_prints_on_one_page_without_the_cells_of_its_chart(
    book: Any, made: Summary
) -> None:
    for slide, sheet in figure_sheets(book, made):
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in ((1, 1), (None, None))
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        _left, _top, right, bottom = range_boundaries(sheet.print_area.rsplit("!", 1)[1])
        assert right == len(slide.figure.table.head)
        printed = sheet.iter_rows(max_row=bottom, max_col=right, values_only=True)
        said = " ".join(str(value) for row in printed for value in row if value)
        assert slide.figure.explanation[-1] in said
        assert "Données du graphique" not in said


def test_each_figure_is_a_table_that_can_be_pivoted(book: Any, made: Summary) -> None:
    for slide, sheet in figure_sheets(book, made):
        (table,) = sheet.tables.values()
        head, *rows = sheet[table.ref]
        assert [cell.value for cell in head] == list(slide.figure.table.head)
        assert len(rows) == len(slide.figure.table.values)
        left, top, right, bottom = range_boundaries(table.ref)
        assert not any(
            merged.min_row <= bottom and merged.max_row >= top and merged.min_col <= right
            and merged.max_col >= left
            for merged in sheet.merged_cells.ranges
        )  # fmt: skip


def test_years_are_numbers_and_days_are_dates(book: Any, tmp_path: Path) -> None:
    days = [cell.value for row in book["Remarques"].iter_rows() for cell in row if cell.is_date]
    assert days == [datetime(2027, 3, 31)]
    since = Initiative(id="x", title="Depuis", start_year=2019)
    write_xlsx(summary(initiatives=(since,)), tmp_path / "b.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "b.xlsx")["Initiatives"]
    assert 2019 in [cell.value for cell in sheet[2]]


def test_the_identity_of_a_record_is_kept_out_of_sight(book: Any) -> None:
    for name in ("Initiatives", "Remarques"):
        sheet = book[name]
        (place,) = (cell.column_letter for cell in sheet[1] if cell.value == "id")
        assert sheet.column_dimensions[place].hidden


def test_sheets_print_on_a4_and_say_what_and_from_where(book: Any) -> None:
    for sheet in book.worksheets:
        assert int(sheet.page_setup.paperSize) == 9
        assert "Journée d'essai" in (sheet.oddHeader.left.text or "")
        assert "essai.xlsx" in (sheet.oddFooter.left.text or "")


def test_titles_that_would_clash_or_break_make_legal_sheets(tmp_path: Path) -> None:
    made = summary()
    titles = ["A/B*[C]?:\\" * 9, "'", "History", "é" * 60]
    slides = tuple(
        replace(slide, title=title) for slide, title in zip(made.figures, titles, strict=False)
    )
    write_xlsx(
        replace(made, slides=(made.slides[0], *slides, made.slides[-1])), tmp_path / "b.xlsx"
    )
    names = openpyxl.load_workbook(tmp_path / "b.xlsx").sheetnames
    assert all(len(name) <= 31 for name in names)
    assert len({name.casefold() for name in names}) == len(names)
