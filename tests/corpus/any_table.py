"""Random published tables and random ways to print them, as far as a person could read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from ocpart_desktop.survey.regions import REGION_BY_CODE

from .printed import FRANCE, Figure
from .tables import Row
from .writing import Shown, inline_workbook, text_table, workbook

_WORDINGS = (
    "Votre commune est-elle favorable aux échanges ?",
    "Que pensez-vous de la vie locale ?",
    "Diriez-vous que la situation s'améliore ?",
)
_SETS = (
    ("Oui, beaucoup", "Oui, un peu", "Non", "NSP"),
    ("Bonne", "Moyenne ou passable", "Mauvaise"),
    ("Elle s'améliore", "Elle ne change pas", "Elle se dégrade", "Sans opinion"),
)
_COUNTRY = ("Ensemble", "France", "Total", "France entière", "ENSEMBLE")
_BASES = ("Base brute", "Base", "Effectif brut", "Base non pondérée", "N =", "Base : ensemble")
_MARKS = {"s": "too_few", "c": "too_few", "*": "too_few", "n.d.": "missing", "…": "missing"}
_SPACES = ("", " ", "\u00a0", "\u202f")


@dataclass(frozen=True)
class Table:
    """A question of one answer: ``shares`` go by answer, then by column, in percent.

    ``marks`` stand in place of some of them, by answer and column.
    """

    code: str
    wording: str
    heads: tuple[str, ...]
    places: tuple[str, ...]
    bases: tuple[int, ...]
    shares: Mapping[str, tuple[int, ...]]
    marks: Mapping[tuple[str, int], str]

    def told(self) -> dict[str, list[Figure]]:
        """What must be read, answer by answer."""
        return {
            label: [_MARKS.get(self.marks.get((label, n), ""), v) for n, v in enumerate(shares)]
            for label, shares in self.shares.items()
        }

    def regions(self) -> dict[str, int]:
        """The base of each region."""
        told = zip(self.places, self.bases, strict=True)
        return {place: base for place, base in told if place != FRANCE}


@dataclass(frozen=True)
class Printing:
    """``beside`` is what stands beside a percentage; ``title`` is above or below its table."""

    file: str
    written: str
    space: str
    title: str
    base_row: str
    beside: str
    turned: bool
    total: bool
    note: bool
    gap: int


@st.composite
def tables(draw: st.DrawFn, number: int = 1) -> Table:
    """A table of three to seven columns."""
    codes = draw(st.lists(st.sampled_from(sorted(REGION_BY_CODE)), min_size=2, max_size=6,
                          unique=True))  # fmt: skip
    labels = draw(st.sampled_from(_SETS))
    country = draw(st.sampled_from(_COUNTRY))
    places, heads = [FRANCE, *codes], [country, *(REGION_BY_CODE[c].name for c in codes)]
    if draw(st.booleans()):
        places, heads = [*places[1:], FRANCE], [*heads[1:], country]
    bases = [draw(st.integers(30, 300)) for _ in codes]
    whole = sum(bases)
    bases.insert(places.index(FRANCE), whole)
    columns = [draw(_parted(len(labels))) for _ in codes]
    means = [
        round(sum(c[n] * b for c, b in zip(columns, bases, strict=False)) / whole)
        for n in range(len(labels))
    ]
    means[0] += 100 - sum(means)
    columns.insert(places.index(FRANCE), _between(means, columns))
    shares = {label: tuple(c[n] for c in columns) for n, label in enumerate(labels)}
    cells = [(label, n) for label in labels[1:] for n in range(len(places)) if shares[label][n]]
    marked = draw(st.lists(st.sampled_from(cells), max_size=3, unique=True)) if cells else []
    return Table(
        code=f"Q{number}", wording=_WORDINGS[number % len(_WORDINGS)], heads=tuple(heads),
        places=tuple(places), bases=tuple(bases), shares=shares,
        marks={cell: draw(st.sampled_from(sorted(_MARKS))) for cell in marked},
    )  # fmt: skip


def _between(means: Sequence[int], columns: Sequence[Sequence[int]]) -> list[int]:
    """The country's shares, or those of a region where rounding took one out of their range."""
    inside = all(
        min(c[n] for c in columns) <= v <= max(c[n] for c in columns) for n, v in enumerate(means)
    )
    return list(means) if inside else list(columns[0])


@st.composite
def _parted(draw: st.DrawFn, size: int) -> list[int]:
    """Whole percentages that add up to 100."""
    cuts = sorted(draw(st.lists(st.integers(0, 100), min_size=size - 1, max_size=size - 1)))
    return [b - a for a, b in zip([0, *cuts], [*cuts, 100], strict=True)]


@st.composite
def printings(draw: st.DrawFn) -> Printing:
    """A way of printing; what a text file or a turned table cannot hold is left out."""
    turned = draw(st.booleans())
    file = draw(st.sampled_from(("xlsx", "inline xlsx", "csv")))
    written = ("number", "text", "decimal text")
    return Printing(
        file=file,
        written=draw(st.sampled_from(written if file == "csv" else (*written, "fraction"))),
        space=draw(st.sampled_from(_SPACES)),
        title=draw(st.sampled_from(("above", "above with base", "below"))),
        base_row=draw(st.sampled_from(_BASES)),
        beside="" if turned else draw(st.sampled_from(("", "counts", "count rows", "triplets"))),
        turned=turned,
        total=draw(st.booleans()),
        note=draw(st.booleans()),
        gap=draw(st.integers(1, 2)),
    )


def written(given: Sequence[Table], how: Printing) -> bytes:
    """The tables down a sheet, as a file."""
    rows: list[Row] = []
    for table in given:
        title = [[f"{table.code}. {table.wording}"]]
        title += [["Base : ensemble des personnes interrogées"]] * (how.title != "above")
        body = _turned(table, how) if how.turned else _upright(table, how)
        note = [["* effectifs insuffisants ; chiffres synthétiques"]] * how.note
        rows += [*body, *title] if how.title == "below" else [*title, *body]
        rows += [*note, *[[]] * how.gap]
    if how.file == "csv":
        return text_table(rows, encoding="utf-8")
    make = inline_workbook if how.file == "inline xlsx" else workbook
    return make({"Tableaux": _plain(rows) if how.file == "inline xlsx" else rows})


def _plain(rows: Sequence[Row]) -> list[Row]:
    """The writer of inline texts knows no format: a fraction is written as a text."""
    return [[f"{c.value:.0%}" if isinstance(c, Shown) else c for c in row] for row in rows]


def _cell(table: Table, how: Printing, label: str, n: int) -> Any:
    if mark := table.marks.get((label, n)):
        return mark
    share = table.shares[label][n]
    return {
        "number": share,
        "fraction": Shown(share / 100),
        "text": f"{share}{how.space}%",
        "decimal text": f"{share},0{how.space}%",
    }[how.written]


def _count(table: Table, label: str, n: int) -> Any:
    return table.marks.get((label, n)) or round(table.shares[label][n] * table.bases[n] / 100)


def _upright(table: Table, how: Printing) -> list[Row]:
    size = range(len(table.heads))
    units = {"counts": ("Eff.", "%"), "triplets": ("Eff.", "%", "Sig.")}.get(how.beside, ("%",))
    blank = [""] * (len(units) - 1)
    side = [""] * (how.beside == "count rows")
    rows: list[Row] = [["", *side, *(x for head in table.heads for x in (head, *blank))]]
    if blank:
        rows.append(["", *(unit for _n in size for unit in units)])
    rows.append([how.base_row, *side, *(x for base in table.bases for x in (base, *blank))])
    for label in table.shares:
        shares = [_cell(table, how, label, n) for n in size]
        counts = [_count(table, label, n) for n in size]
        if how.beside == "count rows":
            rows += [[label, "Eff.", *counts], ["", "%", *shares]]
            continue
        letters = ["", *["B"] * (len(size) - 1)]
        columns = {1: [shares], 2: [counts, shares], 3: [counts, shares, letters]}[len(units)]
        rows.append([label, *(x for told in zip(*columns, strict=True) for x in told)])
    if how.total:
        total = Shown(1.0) if how.written == "fraction" else "100 %"
        whole = [total if unit == "%" else "" for unit in units] * len(size)
        rows.append(["Total", *["%"] * len(side), *whole])
    return rows


def _turned(table: Table, how: Printing) -> list[Row]:
    rows: list[Row] = [["Région", how.base_row, *table.shares]]
    rows += [
        [head, table.bases[n], *(_cell(table, how, label, n) for label in table.shares)]
        for n, head in enumerate(table.heads)
    ]
    return rows
