"""Every chart, at every size: nothing raised, clipped or unreadable, everything pointed at."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from specimens import CHARTS, LONG, bars, dots, mark, regions, stacked, waves

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.figures.charts import (
    BarChart,
    Chart,
    ColourRole,
    DotChart,
    GridChart,
    LineChart,
    MapChart,
    Mark,
    PanelChart,
    Series,
    StackedChart,
    Unit,
    UpsetChart,
    paired,
)
from ocpart_desktop.ui.charts.draw import draw, layout, least_height
from ocpart_desktop.ui.charts.drawing import Drawing, Shape, Words
from ocpart_desktop.ui.charts.hatching import hatching
from ocpart_desktop.ui.charts.land import coast_path
from ocpart_desktop.ui.charts.look import ELLIPSIS, Look, face
from ocpart_desktop.ui.charts.state import ChartState
from ocpart_desktop.ui.theme import Theme, load_fonts, load_theme
from ocpart_desktop.ui.theme.colours import contrast

LIGHT, DARK = load_theme("light"), load_theme("dark")
SIZES = [(600, 350, 1.0), (900, 560, 1.0), (1600, 900, 1.0), (1600, 900, 2.0)]
VARIANTS = [
    *((name, chart, ChartState()) for name, chart in CHARTS.items()),
    ("tiles", CHARTS["map"], ChartState(tiles=True)),
]
every_chart = pytest.mark.parametrize(
    ("name", "chart", "state"), VARIANTS, ids=lambda v: str(v)[:24]
)
every_size = pytest.mark.parametrize(("width", "height", "scale"), SIZES)


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts()


def placed(chart: Chart, width: float, height: float, scale: float, tiles: bool) -> Drawing:
    """In a rectangle of at least the height the chart asks for, away from the origin."""
    tall = max(height, least_height(chart, LIGHT, scale, width))
    return layout(chart, QRectF(30, 20, width, tall), LIGHT, ChartState(scale=scale, tiles=tiles))


def words_of(drawing: Drawing) -> list[Words]:
    return [item for item in drawing.items if isinstance(item, Words)]


@every_chart
@every_size
def test_no_text_is_clipped_or_smaller_than_eleven_pixels(
    name: str, chart: Chart, state: ChartState, width: int, height: int, scale: float
) -> None:
    drawing = placed(chart, width, height, scale, state.tiles)
    inside = drawing.rect.adjusted(-1, -1, 1, 1)
    texts = words_of(drawing)
    assert len(texts) > 8
    for words in texts:
        assert words.face.font.pixelSize() >= 11
        assert inside.contains(words.rect), words.text


@every_chart
@every_size
def test_no_two_texts_meet(
    name: str, chart: Chart, state: ChartState, width: int, height: int, scale: float
) -> None:
    if name == "map":
        chart = regions(selected="")  # the selected region's plate lies over others, on purpose
    texts = words_of(placed(chart, width, height, scale, state.tiles))
    rects = [w.rect.adjusted(0.5, 2, -0.5, -2) for w in texts]
    for i, one in enumerate(rects):
        for j in range(i):
            assert not one.intersects(rects[j]), (texts[i].text, texts[j].text)


@every_chart
@every_size
def test_every_area_is_found_at_its_own_place(
    name: str, chart: Chart, state: ChartState, width: int, height: int, scale: float
) -> None:
    drawing = placed(chart, width, height, scale, state.tiles)
    assert drawing.areas
    for area in drawing.areas:
        inner = inner_point(area.path)
        found = drawing.area_at(inner)
        assert found is not None
        assert found.key == area.key, area.label
        assert area.label.strip(" :")
    assert drawing.area_at(drawing.rect.topLeft() - QPointF(5, 5)) is None


def inner_point(path: object) -> QPointF:
    """A point well inside a path: its centre, or the middle of the longest of some scan lines."""
    from PySide6.QtGui import QPainterPath

    assert isinstance(path, QPainterPath)
    rect = path.boundingRect()
    candidates = [
        QPointF(rect.left() + rect.width() * (i + 0.5) / 40, rect.top() + rect.height() * share)
        for share in (0.5, 0.35, 0.65, 0.2, 0.8)
        for i in [20, *range(40)]
    ]
    return next(point for point in candidates if path.contains(point))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@every_chart
def test_every_text_reads_on_what_it_stands_on(
    name: str, chart: Chart, state: ChartState, theme: object
) -> None:
    drawing = layout(chart, QRectF(0, 0, 1200, 700), theme, state)  # type: ignore[arg-type]
    paper = theme.screen.surface  # type: ignore[attr-defined]
    for words in words_of(drawing):
        assert contrast(words.colour, words.ground or paper) >= 4.5, words.text


@every_chart
def test_every_value_shown_is_written_at_a_usual_size(
    name: str, chart: Chart, state: ChartState
) -> None:
    drawing = placed(chart, 1200, 700, 1.0, state.tiles)
    written = " ".join(words.text for words in words_of(drawing))
    for value in values_of(chart):
        assert value.text in written


def values_of(chart: Chart) -> list[Mark]:
    """The marks a reader must find written: narrow segments and the map's labels may lack room."""
    if isinstance(chart, BarChart):
        return [mark for series in chart.series for mark in series.marks] + list(chart.gaps)
    if isinstance(chart, DotChart):
        return [row.mark for row in chart.rows if row.mark.value is not None]
    if isinstance(chart, StackedChart):
        rows = [row for row in chart.rows if row.shown is not Shown.HIDDEN]
        return [m for row in rows for m in row.marks if (m.value or 0) >= 0.1]
    if isinstance(chart, PanelChart):
        return [mark for panel in chart.panels for mark in values_of(panel.chart)]
    if isinstance(chart, GridChart):
        return [mark for row in chart.rows for mark in row.marks]
    if isinstance(chart, UpsetChart):
        return values_of(chart.combinations)
    if isinstance(chart, LineChart):
        few = chart.series if len(chart.waves) < 6 else ()
        return [mark for series in few for mark in series.marks]
    return [area.mark for area in chart.areas if area.code in ("84", "76", "75", "44", "27")]


@pytest.mark.parametrize("rows", [4, 9, 18])
def test_every_row_of_a_ranking_is_there_in_order(rows: int) -> None:
    chart = dots(rows)
    drawing = placed(chart, 600, 350, 1.0, False)
    assert drawing.keys == tuple(row.code for row in chart.rows)
    tops = [area.rect.top() for area in drawing.areas]
    assert tops == sorted(tops)


def test_a_long_label_is_wrapped_whole_where_there_is_room() -> None:
    drawing = placed(bars(4), 900, 560, 1.0, False)
    written = " ".join(words.text for words in words_of(drawing))
    assert ELLIPSIS not in written
    assert all(label in written for label in LONG[:4])


def test_bars_share_one_axis_and_their_lengths_are_their_values() -> None:
    chart = BarChart(
        ("a", "b"),
        (Series("x", ColourRole.REGION, (Mark(0.2, "20 %"), Mark(0.4, "40 %"))),),
        Unit.SHARE,
        0.5,
    )
    fills = [
        item.path.boundingRect().width()
        for item in placed(chart, 800, 300, 1.0, False).items
        if isinstance(item, Shape) and item.fill == LIGHT.data.region
    ]
    assert fills[-1] == pytest.approx(2 * fills[-2], rel=0.01)


def test_segments_fill_the_bar_in_proportion_and_never_overflow() -> None:
    drawing = placed(stacked(3), 900, 500, 1.0, False)
    rows: dict[float, list[QRectF]] = {}
    for area in drawing.areas:
        rows.setdefault(area.rect.top(), []).append(area.rect)
    for segments in rows.values():
        edges = [(s.left(), s.right()) for s in segments]
        assert all(b[0] == pytest.approx(a[1], abs=0.01) for a, b in pairwise(edges))
        assert segments[-1].right() <= drawing.rect.right() + 0.01
    first, second = next(iter(rows.values()))[:2]
    assert first.width() / second.width() == pytest.approx(0.43 / 0.5, rel=0.01)


def test_shares_that_exceed_the_whole_are_kept_inside_the_bar() -> None:
    chart = stacked(1)
    too_much = tuple(Mark(0.7, "70 %") for _ in chart.answers)
    row = type(chart.rows[0])("x", ColourRole.REGION, "base 9", Shown.PLAIN, too_much)
    drawing = layout(
        StackedChart(chart.answers, chart.tones, (row,)), QRectF(0, 0, 600, 200), LIGHT
    )
    assert max(area.rect.right() for area in drawing.areas) <= 600.01


def test_a_hidden_row_says_so_and_has_nothing_to_point_at() -> None:
    chart = stacked(4)
    drawing = placed(chart, 900, 500, 1.0, False)
    assert "base insuffisante" in [words.text for words in words_of(drawing)]
    assert not any(area.label.startswith("Bretagne") for area in drawing.areas)


def test_a_hidden_figure_leaves_no_number_in_the_drawing() -> None:
    hidden = Mark(None, "masqué", shown=Shown.HIDDEN)
    chart = BarChart(("a",), (Series("x", ColourRole.REGION, (hidden,)),), Unit.SHARE, 0.5)
    drawing = placed(chart, 600, 200, 1.0, False)
    assert not any(
        isinstance(item, Shape)
        and item.fill == LIGHT.data.region
        and item.path.boundingRect().width() > 20
        for item in drawing.items
    )


def test_a_very_weak_region_is_hatched_and_an_absent_one_is_grey() -> None:
    chart = regions()
    drawing = placed(chart, 900, 600, 1.0, True)
    grey = [i for i in drawing.items if isinstance(i, Shape) and i.fill == LIGHT.data.absent]
    absent = sum(area.mark.value is None for area in chart.areas)
    assert len(grey) == absent + 1, "each absent region, and the key"
    texts = [words.text for words in words_of(drawing)]
    assert chart.hatched_text in texts


def test_a_map_without_weak_or_absent_regions_explains_neither() -> None:
    full = tuple(
        type(a)(a.code, a.name, 1, mark(0.3), "base 200", a.selected) for a in regions().areas
    )
    chart = MapChart(full, regions().classes, "gris", "hachuré", Unit.SHARE)
    texts = [words.text for words in words_of(placed(chart, 900, 600, 1.0, False))]
    assert "gris" not in texts
    assert "hachuré" not in texts


def test_the_selected_region_is_named_on_the_map() -> None:
    for code, name in (("24", "Centre-Val de Loire"), ("94", "Corse"), ("06", "Mayotte")):
        drawing = placed(regions(code), 700, 450, 1.0, False)
        plates = [w for w in words_of(drawing) if w.ground == LIGHT.data.region]
        assert [w.text.startswith(name) for w in plates] == [True]


def test_zooming_never_cuts_a_label() -> None:
    state = ChartState(zoom=2.0, centre=QPointF(300, 300))
    drawing = layout(regions(), QRectF(0, 0, 700, 500), LIGHT, state)
    for words in words_of(drawing):
        if words.text.endswith(("%", "%*", "%**")):
            assert drawing.rect.contains(words.rect)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_no_line_crosses_a_break_nor_a_hidden_wave(theme: Theme) -> None:
    chart = waves(9, 2, 5)
    drawing = layout(chart, QRectF(0, 0, 1200, 600), theme)
    middles = {
        area.key: area.rect.center().x() for area in drawing.areas if area.key.startswith("break")
    }
    assert set(middles) == {"break 2", "break 5"}
    hidden = [i for i, m in enumerate(chart.series[0].marks) if m.value is None]
    columns = {area.key: area.rect.center().x() for area in drawing.areas}
    for series, width in zip(chart.series, (2.5, 1.75), strict=True):
        colour = theme.series(series.role)
        drawn = [
            item.path.boundingRect()
            for item in drawing.items
            if isinstance(item, Shape) and item.stroke == colour and item.width == width
        ]
        assert len(drawn) == len(chart.joined(series))
        for rect in drawn:
            assert not any(rect.left() < x < rect.right() for x in middles.values())
            if series is chart.series[0]:
                assert not any(rect.left() < columns[str(i)] - 20 < rect.right() for i in hidden)


def test_a_break_says_its_reason_in_the_gap_or_in_the_key() -> None:
    reason = "La formulation et la base ont changé"
    for chart, width in ((waves(3, 1), 1200), (waves(9, 2, 5), 700)):
        written = " ".join(w.text for w in words_of(placed(chart, width, 560, 1.0, False)))
        assert written.count(reason) == len(chart.breaks)


def test_a_very_weak_wave_is_a_ring_and_a_hidden_one_no_point() -> None:
    chart = waves(4)
    drawing = placed(chart, 900, 560, 1.0, False)
    points = [i for i in drawing.items if isinstance(i, Shape) and i.path.elementCount() > 10]
    rings = [p for p in points if p.fill == LIGHT.screen.surface and p.stroke == LIGHT.data.region]
    full = [p for p in points if p.fill == LIGHT.data.region and p.stroke is not None]
    shown = [mark.shown for mark in chart.series[0].marks]
    assert len(rings) == shown.count(Shown.VERY_WEAK) == 1
    assert shown.count(Shown.HIDDEN) == 1
    assert len(rings) + len(full) == 3


def test_intervals_stand_at_their_values_on_one_upright_axis() -> None:
    chart = waves(3)
    drawing = placed(chart, 900, 560, 1.0, False)
    ends = [mark for mark in chart.series[1].marks if mark.low is not None]
    whiskers = [
        item.path.boundingRect()
        for item in drawing.items
        if isinstance(item, Shape)
        and item.stroke == LIGHT.data.against
        and item.path.boundingRect().width() == 0
    ]
    assert len(whiskers) == len(ends)
    scales = [
        r.height() / ((m.high or 0) - (m.low or 0)) for r, m in zip(whiskers, ends, strict=True)
    ]
    assert scales == pytest.approx([scales[0]] * len(scales))


def test_panels_of_one_unit_are_drawn_on_one_scale() -> None:
    drawing = placed(CHARTS["panels"], 1100, 500, 1.0, False)
    fills = [
        item.path.boundingRect()
        for item in drawing.items
        if isinstance(item, Shape) and item.fill == LIGHT.data.against
    ]
    bars = [rect for rect in fills if rect.height() > 12]
    halves = [[r for r in bars if (r.left() < 550) is left] for left in (True, False)]
    assert [len(half) for half in halves] == [4, 4]
    for one, other in zip(*halves, strict=True):
        assert one.width() == pytest.approx(other.width(), abs=0.5)
        assert one.top() == pytest.approx(other.top(), abs=0.5)


def test_panels_stand_one_above_the_other_where_the_width_is_wanting() -> None:
    wide, narrow = (placed(CHARTS["panels"], w, 560, 1.0, False) for w in (1000, 340))
    for drawing, stacked_there in ((wide, False), (narrow, True)):
        first, second = (drawing.areas[0].rect, drawing.areas[4].rect)
        assert (second.top() > first.bottom()) is stacked_there


def test_a_grid_can_be_sorted_by_any_head_and_taken_at_any_cell() -> None:
    chart = CHARTS["grid"]
    assert isinstance(chart, GridChart)
    keys = placed(chart, 900, 560, 1.0, False).keys
    assert keys[:5] == tuple(paired("", key) for key in ("", *chart.column_keys))
    cells = {paired(row.code, key) for row in chart.rows for key in chart.column_keys}
    assert cells <= set(keys)


def test_a_significant_cell_of_a_grid_wears_a_diamond_and_a_weak_one_is_hatched() -> None:
    chart = CHARTS["grid"]
    assert isinstance(chart, GridChart)
    marks = [mark for row in chart.rows for mark in row.marks]
    shapes = [i for i in placed(chart, 900, 560, 1.0, False).items if isinstance(i, Shape)]
    diamonds = [s for s in shapes if s.fill and s.path.elementCount() == 5 and not s.stroke]
    assert sum(m.significant for m in marks) + 1 == len(
        [s for s in diamonds if s.path.boundingRect().width() == pytest.approx(8)]
    )
    hatched = [s for s in shapes if not s.fill and s.path.elementCount() > 8 and not s.dashed]
    assert len(hatched) >= sum(m.shown is Shown.VERY_WEAK for m in marks)


def test_an_upset_joins_the_sets_of_each_combination_and_no_other() -> None:
    chart = CHARTS["upset"]
    assert isinstance(chart, UpsetChart)
    shapes = [i for i in placed(chart, 1000, 600, 1.0, False).items if isinstance(i, Shape)]
    for j, role in enumerate(chart.roles):
        colour = LIGHT.series(role)
        dots = [s for s in shapes if s.fill == colour and s.path.elementCount() > 10]
        assert len(dots) == sum(held[j] for held in chart.members)


HARD_TEXT = st.text(max_size=60) | st.sampled_from([*LONG, "", " ", "W" * 200, "é\u202f%", "a\nb"])
NUMBER = st.none() | st.floats(0, 1) | st.sampled_from([0.0, 1.0, 5e-324, 0.333])


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    value = draw(NUMBER)
    low, high = (draw(st.none() | st.just(0.0)), 1.0) if value is not None else (None, None)
    return Mark(
        value, draw(HARD_TEXT), low, high if low is not None else None,
        draw(st.sampled_from(Shown)), draw(st.booleans()),
    )  # fmt: skip


@st.composite
def hard_bars(draw: st.DrawFn) -> BarChart:
    rows, sides = draw(st.integers(0, 18)), draw(st.integers(1, 4))
    return BarChart(
        tuple(draw(HARD_TEXT) for _ in range(rows)),
        tuple(
            Series(
                draw(HARD_TEXT),
                draw(st.sampled_from(ColourRole)),
                tuple(draw(marks()) for _ in range(rows)),
            )
            for _ in range(sides)
        ),
        draw(st.sampled_from(Unit)),
        draw(st.sampled_from([0.1, 1.0, 10.0, 0.0])),
        tuple(draw(marks()) for _ in range(rows)) if draw(st.booleans()) else (),
    )


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(list(CHARTS.values())) | hard_bars(),
    st.integers(1, 1700),
    st.integers(1, 1000),
    st.sampled_from([1.0, 1.5, 2.0]),
    st.booleans(),
)
@example(CHARTS["map"], 1, 1, 2.0, False)
@example(CHARTS["dots"], 40, 900, 1.0, False)
@example(CHARTS["stacked, 18 rows"], 1700, 3, 2.0, False)
def test_any_chart_paints_at_any_size_and_nothing_outside(
    chart: Chart, width: int, height: int, scale: float, tiles: bool
) -> None:
    around = QColor("#ff00ff")
    image = QImage(width + 24, height + 24, QImage.Format.Format_RGB32)
    image.fill(around)
    painter = QPainter(image)
    draw(painter, chart, QRectF(12, 12, width, height), LIGHT, ChartState(scale, "24", tiles))
    painter.end()
    for x, y in ring(image.width(), image.height(), 11):
        assert image.pixelColor(x, y) == around


def ring(width: int, height: int, inset: int) -> list[tuple[int, int]]:
    """The points of a rectangle just outside the drawing's."""
    across = [(x, y) for x in range(0, width, 3) for y in (inset, height - 1 - inset)]
    return across + [(x, y) for y in range(0, height, 3) for x in (inset, width - 1 - inset)]


@given(HARD_TEXT, st.floats(0, 500), st.integers(1, 5))
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
def test_wrapped_text_fits_its_width_and_loses_nothing_before_the_last_line(
    text: str, width: float, most: int
) -> None:
    measured = face(13)
    lines = measured.wrapped(text, width, most)
    assert len(lines) <= most
    assert all(measured.width(line) <= width + 0.01 for line in lines)
    if not any(ELLIPSIS in line for line in lines) and ELLIPSIS not in text and all(lines):
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_hatching_stays_inside_its_shape() -> None:
    coast = coast_path()
    lines = hatching(coast, 12)
    count = lines.elementCount()
    assert count > 100
    for i in range(0, count, 2):
        a, b = lines.elementAt(i), lines.elementAt(i + 1)
        assert coast.contains(QPointF((a.x + b.x) / 2, (a.y + b.y) / 2))


def test_bases_lose_their_last_parts_before_being_cut() -> None:
    small = Look(LIGHT).small
    text = "base 87* · base efficace 64 · base très faible"
    assert small.shortened(text, small.width(text)) == text
    assert small.shortened(text, small.width(text) - 1) == "base 87* · base efficace 64"
    assert small.shortened(text, small.width("base 87*") + 2) == "base 87*"
