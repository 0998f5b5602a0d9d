"""What a chart shows, before any pixel: the window, the pictures and the documents all draw these.

Every text in here is ready for the reader (language, rounding, spaces). Numbers stay beside
their text so that native charts in documents and copied tables carry the real values.
Colours are roles; the theme and the documents decide what they look like.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.figures.discs import DiscArea, DiscMap
from ocpart_desktop.figures.marks import (
    ColourRole,
    Mark,
    Named,
    Series,
    Unit,
    paired,
    parted,
)

__all__ = [
    "BarChart",
    "Bracket",
    "Chart",
    "ColourRole",
    "ColumnKind",
    "DiscArea",
    "DiscMap",
    "DotChart",
    "DotRow",
    "Figure",
    "GridChart",
    "GridRow",
    "LineBreak",
    "LineChart",
    "MapArea",
    "MapChart",
    "MapClass",
    "Mark",
    "Named",
    "Panel",
    "PanelChart",
    "Series",
    "StackedChart",
    "StackedRow",
    "TableSpec",
    "Unit",
    "UpsetChart",
    "paired",
    "parted",
]


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars side by side: a category a row, a series a bar.

    ``gaps`` holds the gap of each category (« +6 », in points for shares), if it is to be shown.
    ``keys`` name the categories, as ``named`` says.
    """

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: Unit
    maximum: float
    gaps: tuple[Mark, ...] = ()
    keys: tuple[str, ...] = ()
    named: Named = Named.ANSWER

    @property
    def minimum(self) -> float:
        """Zero; as far to the left as to the right when gaps themselves are drawn."""
        marks = [mark for series in self.series for mark in series.marks]
        values = [v for mark in marks for v in (mark.value, mark.low) if v is not None]
        return -self.maximum if self.unit is Unit.POINTS and min(values, default=0.0) < 0 else 0.0

    def key(self, i: int) -> str:
        """The key of a category; its place when it has none."""
        return self.keys[i] if self.keys else str(i)


@dataclass(frozen=True, slots=True)
class StackedRow:
    """One 100 % bar: a region, the rest or France, with its base in words."""

    name: str
    role: ColourRole
    base_text: str
    shown: Shown
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Bracket:
    """A net (S/T) spanning consecutive answers: ``first`` to ``last``, a text a row."""

    label: str
    first: int
    last: int
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StackedChart:
    """100 % stacked bars of one question's answers (nets as brackets, never as segments).

    ``tones`` places each answer on the colour ramp, 0 to 1; ``diverging`` asks for two ramps.
    ``neutral`` lists the answers drawn grey: those of people without an opinion. ``keys`` are the
    answers' ids.
    """

    answers: tuple[str, ...]
    tones: tuple[float, ...]
    rows: tuple[StackedRow, ...]
    brackets: tuple[Bracket, ...] = ()
    diverging: bool = False
    neutral: tuple[int, ...] = ()
    keys: tuple[str, ...] = ()
    named: Named = Named.ANSWER

    def key(self, i: int) -> str:
        """The key of an answer; its place when it has none."""
        return self.keys[i] if self.keys else str(i)


@dataclass(frozen=True, slots=True)
class DotRow:
    """A region on the ranking: ``rank`` is text (« 3 », « 3 = » for a tie, « – » for none)."""

    code: str
    name: str
    rank: str
    mark: Mark
    base_text: str
    selected: bool = False


@dataclass(frozen=True, slots=True)
class DotChart:
    """Ranked dots with intervals and the national line."""

    rows: tuple[DotRow, ...]
    reference: Mark
    reference_name: str
    unit: Unit
    minimum: float
    maximum: float
    named: Named = Named.REGION


@dataclass(frozen=True, slots=True)
class MapClass:
    """A class of the map's legend: ``tone`` is its place on the map's ramp, 0 to 1."""

    text: str
    tone: float


@dataclass(frozen=True, slots=True)
class MapArea:
    """A region on the map: ``index`` into the classes, None when there is nothing to colour."""

    code: str
    name: str
    index: int | None
    mark: Mark
    base_text: str
    selected: bool = False


@dataclass(frozen=True, slots=True)
class MapChart:
    """The 18 regions coloured by class; weak bases hatched, hidden and absent ones grey.

    ``diverging`` asks for two ramps, on either side of no gap.
    """

    areas: tuple[MapArea, ...]
    classes: tuple[MapClass, ...]
    grey_text: str
    hatched_text: str
    unit: Unit
    diverging: bool = False
    named: Named = Named.REGION


@dataclass(frozen=True, slots=True)
class LineBreak:
    """Why no line may be drawn to the wave of this index from the one before."""

    before: int
    text: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """One answer from wave to wave, oldest first, at even steps; a mark a wave in each series.

    ``bases`` has a text a wave for each series, or once for all of them. No line crosses a break,
    nor a mark without value. ``keys`` are those of the question in each wave.
    """

    waves: tuple[str, ...]
    series: tuple[Series, ...]
    bases: tuple[tuple[str, ...], ...]
    unit: Unit
    minimum: float
    maximum: float
    breaks: tuple[LineBreak, ...] = ()
    keys: tuple[str, ...] = ()
    named: Named = Named.QUESTION

    def key(self, i: int) -> str:
        """The key of a wave; its place when it has none."""
        return self.keys[i] if self.keys else str(i)

    @property
    def shares_bases(self) -> bool:
        """Whether every series has the same bases, told once."""
        return len(self.bases) == 1 < len(self.series)

    def base(self, series: int, wave: int) -> str:
        """The base of a series in a wave."""
        return self.bases[0 if self.shares_bases else series][wave]

    def joined(self, series: Series) -> list[tuple[int, int]]:
        """The pairs of neighbouring waves between which this series has a line."""
        stopped = {each.before for each in self.breaks}
        known = [mark.value is not None for mark in series.marks]
        return [
            (i - 1, i)
            for i in range(1, len(self.waves))
            if i not in stopped and known[i - 1] and known[i]
        ]


@dataclass(frozen=True, slots=True)
class Panel:
    """One of several bar charts side by side: whose it is, and its base in words."""

    name: str
    base_text: str
    chart: BarChart


@dataclass(frozen=True, slots=True)
class PanelChart:
    """Bar charts of the same categories side by side, so that the eye compares their shapes.

    Charts of one unit share their ``maximum``: they are drawn on one scale.
    """

    panels: tuple[Panel, ...]
    named: Named = Named.QUESTION_ANSWER

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of every panel, in order."""
        return tuple(key for panel in self.panels for key in panel.chart.keys)

    @property
    def shares_categories(self) -> bool:
        """Whether one column of labels is enough."""
        return len({panel.chart.categories for panel in self.panels}) == 1


@dataclass(frozen=True, slots=True)
class GridRow:
    """A region's line of the grid: a mark a column, and the class each is coloured by.

    ``base`` is its base as a column holds it (« 39* »), ``base_text`` as it is told.
    """

    code: str
    name: str
    base: str
    base_text: str
    marks: tuple[Mark, ...]
    indexes: tuple[int | None, ...]
    selected: bool = False


@dataclass(frozen=True, slots=True)
class GridChart:
    """Regions down, answers across, each gap coloured by class, weak bases hatched.

    A cell's key is its region's code paired with its column's; a head's has no region, and the
    regions' own head neither. ``sorted_by`` is the column that orders the rows, None for names.
    """

    columns: tuple[str, ...]
    column_keys: tuple[str, ...]
    rows: tuple[GridRow, ...]
    classes: tuple[MapClass, ...]
    grey_text: str
    hatched_text: str
    unit: Unit
    sorted_by: int | None = None
    named: Named = Named.REGION_ANSWER


@dataclass(frozen=True, slots=True)
class UpsetChart:
    """What is held together: ``sets`` as bars, and below them each combination with its bars.

    ``members[combination][set]`` says what a combination holds; ``roles`` colours the sets.
    """

    sets: BarChart
    roles: tuple[ColourRole, ...]
    combinations: BarChart
    members: tuple[tuple[bool, ...], ...]
    named: Named = Named.ANSWER

    @property
    def keys(self) -> tuple[str, ...]:
        """Those of the combinations."""
        return self.combinations.keys


Chart = (
    BarChart
    | StackedChart
    | DotChart
    | MapChart
    | LineChart
    | PanelChart
    | GridChart
    | UpsetChart
    | DiscMap
)


class ColumnKind(StrEnum):
    """What a table's column holds, hence how a spreadsheet formats it."""

    TEXT = "text"
    SHARE = "share"
    SCORE = "score"
    COUNT = "count"
    POINTS = "points"
    PROBABILITY = "probability"


@dataclass(frozen=True, slots=True)
class TableSpec:
    """The chart's twin: header texts, then rows whose first cell is text; None is an empty cell.

    ``texts`` is what is read on screen; ``values`` is what is copied to a spreadsheet (fractions
    for shares, points for gaps of shares), with the same shape. ``kinds`` has one item a column;
    ``shown`` and ``keys`` one a row: a very weak row is greyed, and its key is that of what the
    chart draws (empty for France).
    """

    head: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...]
    values: tuple[tuple[str | float | int | None, ...], ...]
    kinds: tuple[ColumnKind, ...] = ()
    shown: tuple[Shown, ...] = ()
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with all it must carry: nothing is drawn without its question, base and source.

    ``title`` says what is seen; ``subtitle`` the question's wording, public, wave, filters;
    ``footer`` base and source; ``alt`` describes the chart to someone who cannot see it.
    ``explanation`` says line by line where the figures come from (see ``explanation.explain``);
    ``brief`` is base and source in few words, for a screen read from afar.
    """

    title: str
    subtitle: str
    chart: Chart
    table: TableSpec
    sentence: str
    footer: str
    notes: tuple[str, ...]
    alt: str
    explanation: tuple[str, ...] = ()
    brief: str = ""
