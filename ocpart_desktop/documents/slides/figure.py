"""A figure on a slide: sentence, chart, what the room said, base and source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

from ocpart_desktop.documents import fitting, palette
from ocpart_desktop.documents.hidden import has_figures
from ocpart_desktop.documents.significance import significance_key
from ocpart_desktop.documents.slides import charts, lines, panel, remarks
from ocpart_desktop.documents.slides.deck import Deck
from ocpart_desktop.documents.slides.grid import add_grid
from ocpart_desktop.documents.slides.map import add_map
from ocpart_desktop.documents.slides.page import (
    FIGURE,
    POINTS,
    Box,
    decorative,
    rectangle,
    speaker_notes,
    text_box,
)
from ocpart_desktop.documents.slides.placing import new_page, put
from ocpart_desktop.documents.summary import FigureSlide
from ocpart_desktop.figures.alt import alt_text
from ocpart_desktop.figures.charts import (
    BarChart,
    DotChart,
    Figure,
    GridChart,
    LineChart,
    MapChart,
    PanelChart,
    StackedChart,
    Unit,
    UpsetChart,
)
from ocpart_desktop.figures.keys import key_of
from ocpart_desktop.i18n import _

PANEL, MOST_PANEL = 3.4, 0.36  # inches, of the width of the chart
BASE_SIZES = (11, 10, 9)
MOST_CATEGORIES = 8
MOST_LABEL = 0.42  # of the width of a chart
MOST_SIDE = 2.7  # inches, of the names of a stacked chart that are not long
NET_WIDTH = 1.15
GAP_WIDTH = 1.0


def add_figure(deck: Deck, slide: FigureSlide, foot: str) -> None:
    """One slide; more when the answers or the room's remarks need them."""
    places = deck.figure()
    whole = places.chart
    panelled = replace(whole, width=whole.width - _panel(whole) - 0.35)
    parts = _parts(slide.figure, panelled if slide.notes else whole)
    over: list[remarks.Remark] = []
    for number, figure in enumerate(parts, 1):
        title = slide.title if len(parts) == 1 else f"{slide.title} ({number}/{len(parts)})"
        page = new_page(deck, FIGURE, title, foot)
        put(
            deck, page, places.subtitle, figure.subtitle, (12, 11, 10, 9), alone=(13, 12, 11),
            name=_("Question"), muted=True,
        )  # fmt: skip
        put(
            deck, page, places.sentence, figure.sentence, (17, 16, 15, 14, 13, 12, 11),
            name=_("Sentence"), colour=palette.BLACK,
        )  # fmt: skip
        base = _base_text(figure, places.base.box)
        put(deck, page, places.base, base, BASE_SIZES, name=_("Base"), muted=True)
        said = remarks.of(slide.notes) if number == 1 else []
        box = panelled if said else whole
        if has_figures(figure.chart):
            _draw(page, box, figure)
        else:
            panel.add_hidden(page, box, invited=slide.invited)
        if said:
            wide = _panel(whole)
            beside = replace(
                whole, left=whole.left + whole.width - wide, width=wide, height=whole.height - 0.05
            )
            over = panel.add_remarks(page, beside, said)
        speaker_notes(page, [figure.sentence, *figure.explanation, *figure.notes])
    remarks.add_pages(deck, _("{title}: remarks").format(title=slide.title), over, foot)


def _panel(chart: Box) -> float:
    """The width of what the room said."""
    return min(PANEL, MOST_PANEL * chart.width)


def _base_text(figure: Figure, box: Box) -> str:
    """Base, source and notes; notes that no size lets in are left to the speaker's notes."""
    notes = [*significance_key(figure.chart), *figure.notes]
    while notes:
        text = " ".join((figure.footer, *notes))
        lines = fitting.line_count(text, BASE_SIZES[-1], box.width * POINTS)
        if lines * BASE_SIZES[-1] * fitting.LINE <= box.height * POINTS:
            return text
        notes.pop()
    return figure.footer


def _parts(figure: Figure, box: Box) -> Sequence[Figure]:
    """The figure in charts of eight categories at most (fewer when long), as even as can be."""
    chart = figure.chart
    if isinstance(chart, UpsetChart):
        chart = chart.combinations  # a native chart names what a combination holds
        figure = replace(figure, chart=chart)
    if not isinstance(chart, BarChart) or not has_figures(chart):
        return [figure]
    most = _most_categories(chart.categories, box)
    count = -(-len(chart.categories) // most)
    if count <= 1:
        return [figure]
    each = -(-len(chart.categories) // count)
    starts = range(0, len(chart.categories), each)
    return [replace(figure, chart=_slice(chart, slice(i, i + each))) for i in starts]


def _most_categories(categories: Sequence[str], box: Box) -> int:
    """How many rows are tall enough for the longest label."""
    lines = max(fitting.line_count(c, 12, MOST_LABEL * box.width * POINTS) for c in categories)
    room = (box.height - 0.8) * POINTS
    return max(1, min(MOST_CATEGORIES, int(room / ((lines + 0.3) * 12 * fitting.LINE))))


def _slice(chart: BarChart, kept: slice) -> BarChart:
    return replace(
        chart,
        categories=chart.categories[kept],
        series=tuple(replace(s, marks=s.marks[kept]) for s in chart.series),
        gaps=chart.gaps[kept],
        keys=chart.keys[kept],
    )


def _draw(page: Any, box: Box, figure: Figure) -> None:
    chart = figure.chart
    if isinstance(chart, StackedChart):
        _draw_stacked(page, box, chart, figure.alt)
    elif isinstance(chart, BarChart):
        _draw_bars(page, box, chart, figure.alt)
    elif isinstance(chart, DotChart):
        _draw_ranking(page, box, chart, figure.alt)
    elif isinstance(chart, LineChart):
        _draw_lines(page, box, chart, figure.alt)
    elif isinstance(chart, PanelChart):
        _draw_panels(page, box, chart)
    elif isinstance(chart, GridChart):
        add_grid(page, box, chart, figure.alt)
    elif isinstance(chart, MapChart):
        add_map(page, box, chart, figure.alt)


def _draw_stacked(page: Any, box: Box, chart: StackedChart, alt: str) -> None:
    tall = min(box.height, 0.75 + 1.02 * len(chart.rows))
    box = replace(box, height=tall)
    names = (text for row in chart.rows for text in (row.name, row.base_text))
    widest = max(fitting.text_width(text, 12) for text in names) / POINTS + 0.2
    label = min(max(widest, 1.6), (0.36 if widest > MOST_SIDE else 0.3) * box.width)
    nets = NET_WIDTH * len(chart.brackets)
    bars = Box(box.left + label, box.top + 0.62, box.width - label - nets - 0.1, tall - 0.67)
    plot = charts.Plot(box, bars)
    charts.add_stacked(page, plot, chart, alt)
    for number, bracket in enumerate(chart.brackets):
        left = box.left + box.width - nets + NET_WIDTH * number
        head = Box(left, box.top + 0.06, NET_WIDTH, 0.5)
        _column_text(page, head, bracket.label, size=12, bold=True, colour=palette.screen("muted"))
        for place, text in enumerate(bracket.texts):
            row = plot.row(place, len(chart.rows))
            _column_text(page, replace(row, left=left, width=NET_WIDTH), text, size=18, bold=True)


def _draw_bars(page: Any, box: Box, chart: BarChart, alt: str, *, keyed: bool = True) -> None:
    tall = min(box.height, 0.95 + 1.05 * len(chart.categories))
    box = replace(box, height=tall)
    each = (tall - 0.8) / len(chart.categories)
    label = _label_width(chart.categories, box.width, each)
    gaps = GAP_WIDTH if chart.gaps else 0.0
    bars = Box(box.left + label, box.top + 0.45, box.width - label - gaps - 0.65, tall - 0.8)
    plot = charts.Plot(box, bars)
    charts.add_bars(page, plot, chart, alt)
    key = Box(bars.left, box.top + 0.08, bars.width, 0.3)
    if keyed:
        panel.add_key(page, key, chart.series)
    _say_hidden(page, plot, chart)
    if not chart.gaps:
        return
    left = box.left + box.width - GAP_WIDTH
    head = _("Gap (pts)") if chart.unit is Unit.SHARE else _("Gap")
    _column_text(
        page, Box(left, box.top + 0.08, GAP_WIDTH, 0.3), head, size=12, bold=True,
        colour=palette.screen("muted"),
    )  # fmt: skip
    for place, gap in enumerate(chart.gaps):
        row = plot.row(place, len(chart.gaps))
        colour = palette.screen("accent") if gap.significant else palette.screen("muted")
        text = _("{gap} sig.").format(gap=gap.text) if gap.significant else gap.text
        _column_text(
            page, replace(row, left=left, width=GAP_WIDTH), text, size=14, bold=gap.significant,
            colour=colour,
        )  # fmt: skip


def _draw_panels(page: Any, box: Box, chart: PanelChart) -> None:
    """The key of all, then a chart a panel, side by side, under its name and its base."""
    key = key_of([each.chart for each in chart.panels])
    panel.add_key(page, replace(box, top=box.top + 0.1, height=0.28), key)
    between, top = 0.25, box.top + 0.44
    width = (box.width - between * (len(chart.panels) - 1)) / len(chart.panels)
    for number, each in enumerate(chart.panels):
        place = Box(box.left + (width + between) * number, top, width, box.height - 0.44)
        text_box(page, replace(place, height=0.28), [each.name], size=14, name=each.name, bold=True)
        text_box(
            page, replace(place, top=top + 0.25, height=0.24), [each.base_text], size=11,
            name=_("Base"), colour=palette.screen("muted"),
        )  # fmt: skip
        body = replace(place, top=top + 0.34, height=place.height - 0.34)
        _draw_bars(page, body, each.chart, alt_text(each.chart), keyed=False)


def _draw_lines(page: Any, box: Box, chart: LineChart, alt: str) -> None:
    """The chart, and under each of its waves the bases of both sides."""
    foot = 0.26 * len(chart.bases)
    box = replace(box, height=box.height - foot)
    inner = Box(box.left + 0.6, box.top + 0.45, box.width - 0.8, box.height - 0.8)
    step = inner.width / (len(chart.waves) + len(chart.breaks))
    for passed, each in enumerate(chart.breaks):
        band = replace(inner, left=inner.left + step * (each.before + passed), width=step)
        decorative(rectangle(page, band, palette.screen("background"), _("Background")))
    lines.add_lines(page, charts.Plot(box, inner), chart, alt)
    for wave in range(len(chart.waves)):
        before = wave + sum(each.before <= wave for each in chart.breaks)
        said = [bases[wave] for bases in chart.bases]
        if not chart.shares_bases:
            said = [
                _("{label}: {text}").format(label=series.name, text=text)
                for series, text in zip(chart.series, said, strict=True)
            ]
        place = Box(inner.left + step * before, box.top + box.height - 0.04, step, foot)
        text_box(
            page, place, said, size=11, name=chart.waves[wave], colour=palette.screen("muted"),
            align=PP_ALIGN.CENTER,
        )  # fmt: skip


def _say_hidden(page: Any, plot: charts.Plot, chart: BarChart) -> None:
    """Where no side may be shown, say why there is no bar."""
    for place in range(len(chart.categories)):
        if all(series.marks[place].value is None for series in chart.series):
            row = plot.row(place, len(chart.categories))
            text_box(
                page, replace(row, left=plot.bars.left + 0.12, width=plot.bars.width - 0.12),
                [_("too few respondents")], size=12, name=_("No figure"),
                colour=palette.screen("muted"), anchor=MSO_ANCHOR.MIDDLE,
            )  # fmt: skip


def _draw_ranking(page: Any, box: Box, chart: DotChart, alt: str) -> None:
    shown = replace(chart, rows=tuple(row for row in chart.rows if row.mark.value is not None))
    missing = [row.name for row in chart.rows if row.mark.value is None]
    foot = 0.26 if missing else 0.0
    box = replace(box, top=box.top - 0.12, height=box.height + 0.12 - foot)
    label = 2.6
    bars = Box(box.left + label, box.top + 0.24, box.width - label - 0.7, box.height - 0.55)
    plot = charts.Plot(box, bars)
    charts.add_ranking(page, plot, shown, alt)
    low, high = charts.ends_of(chart)
    if chart.reference.value is not None and high > low:
        _reference_line(page, bars, chart, (chart.reference.value - low) / (high - low))
    if missing:
        text = _("Without a figure: {regions}.").format(regions=", ".join(missing))
        foot_box = Box(box.left, box.top + box.height + 0.02, box.width, foot)
        text_box(page, foot_box, [text], size=11, name=_("Regions without a figure"))


def _reference_line(page: Any, bars: Box, chart: DotChart, place: float) -> None:
    x, top = bars.left + bars.width * place, bars.top
    colour = palette.data("france")
    said = _("{label}: {text}").format(label=chart.reference_name, text=chart.reference.text)
    line = rectangle(page, Box(x - 0.01, top, 0.02, bars.height), colour, "France")
    decorative(line)
    text_box(
        page, Box(x - 2, top - 0.24, 4, 0.22), [said], size=11, name=chart.reference_name,
         colour=colour, bold=True, align=PP_ALIGN.CENTER,
    )  # fmt: skip


def _column_text(
    page: Any, box: Box, text: str, *, size: float, bold: bool, colour: str = palette.BLACK
) -> None:
    text_box(
        page, box, [text], size=size, name=text, bold=bold, colour=colour,
        align=PP_ALIGN.CENTER, anchor=MSO_ANCHOR.MIDDLE,
    )  # fmt: skip


def _label_width(categories: Sequence[str], width: float, row: float) -> float:
    """Room for the longest category on the lines its row holds, within its share of the chart."""
    lines = max(1, int(row * POINTS / (12 * fitting.LINE)))
    widest = MOST_LABEL * width
    for inches in (1.6, 2.2, 2.8, 3.4, 4.0, 4.6):
        if inches > widest:
            break
        if all(fitting.line_count(c, 12, inches * POINTS) <= lines for c in categories):
            return inches
    return widest
