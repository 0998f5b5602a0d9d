"""Tables drawn at random, and the many ways in which an institute prints them.

What a table *tells* (``Told``) is drawn first; a ``Style`` then says how it is printed, and
``Printer`` puts it on a sheet, remembering what each cell prints.
"""

from __future__ import annotations

import io
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import xlsxwriter
from hypothesis import strategies as st

from ocpart_desktop.extract.workbook import cell_name

SPELLINGS = {
    "24": ("Centre-Val de Loire", "Centre - Val de Loire", "CENTRE-VAL DE LOIRE", "Centre"),
    "53": ("Bretagne", "BRETAGNE", "Bretagne (1)"),
    "76": ("Occitanie", "Languedoc-Roussillon-Midi-Pyrénées", "Occitanie²"),
    "93": ("Provence-Alpes-Côte d'Azur", "PACA", "Provence Alpes Cote d’Azur"),
    "44": ("Grand Est", "Alsace-Champagne-Ardenne-Lorraine"),
    "11": ("Île-de-France", "ILE DE FRANCE", "IDF"),
    "04": ("La Réunion", "Réunion (La)"),
}
TOTALS = ("Ensemble", "Total", "France entière", "ENSEMBLE", "France")
SIZES = ("TPE", "PME", "ETI et GE")
SINGLE = ("Oui, engagée", "Oui, émergente", "Non, aucune", "Autre situation", "NSP")
MULTIPLE = ("La jeunesse", "La santé", "Le logement", "Les mobilités", "La culture", "Autre thème")
WORDINGS = (
    "Votre commune est-elle favorable aux partenariats ?",
    "Que pensez-vous du rôle des associations ?",
    "Diriez-vous que la situation s'améliore ?",
    "Quelles sont vos priorités ?",
)
SPACES = ("", " ", "\u00a0", "\u202f")


@dataclass(frozen=True)
class Column:
    """``place`` is « total », a region's code, or empty for a size."""

    place: str
    head: str
    n: int
    weighted: int


@dataclass(frozen=True)
class Told:
    """``counts`` goes by answer, then by column: weighted numbers of respondents.

    ``net`` is the label of a subtotal and how many of the first answers it adds up.
    """

    code: str
    wording: str
    base: str
    multiple: bool
    columns: tuple[Column, ...]
    answers: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    net: tuple[str, int] | None = None


@dataclass(frozen=True)
class Style:
    """How tables are printed. ``guises`` are how one row after the other writes its shares."""

    guises: tuple[str, ...]
    by_cell: bool = False
    space: str = " "
    base_words: tuple[str, str] = ("Base brute", "Base redressée")
    bases_as_text: bool = False
    bases_last: bool = False
    weak: str = ""
    counts: str = "none"
    net: str = "before"
    total_row: bool = True
    bases: str = "both"
    title: str = "dotted"
    base_line: str = "line"
    banner: str = "merged"
    margin: int = 0
    letters: str = "none"
    indented: bool = False
    gaps: bool = False
    note: bool = True
    turned: bool = False


@dataclass
class Printed:
    """Where things ended: (answer or net, column head) → cell and the share it prints."""

    told: Told
    shares: dict[tuple[str, int], tuple[str, float]] = field(default_factory=dict)
    bases: dict[int, str] = field(default_factory=dict)


Cells = dict[tuple[int, int], tuple[Any, str]]


def _share(count: int, base: int, guise: str, space: str) -> tuple[Any, str, float]:
    """The cell, its number format, and the share that a reader sees in it."""
    share = count / base
    whole, tenths = round(100 * share), round(1000 * share)
    if share == 0 and guise in ("text", "decimal text", "number"):
        return "-", "", 0.0
    written = {
        "fraction": (share, "0%", share),
        "decimal fraction": (share, "0.0%", share),
        "number": (whole, "", whole / 100),
        "bare fraction": (share, "", share),
        "quoted": (whole, '0" %"', whole / 100),
        "decimal": (tenths / 10, "0.0", tenths / 1000),
        "text": (f"{whole}{space}%", "", whole / 100),
        "decimal text": (f"{tenths / 10:.1f}{space}%".replace(".", ","), "", tenths / 1000),
    }
    return written[guise]


def _guise(style: Style, row: int, column: int) -> str:
    return style.guises[(row + column * style.by_cell) % len(style.guises)]


class Printer:
    """Prints tables on one sheet."""

    def __init__(self) -> None:
        self.cells: Cells = {}
        self.merged: list[tuple[int, int, int, int]] = []

    def put(self, row: int, column: int, value: Any, number_format: str = "") -> None:
        if value not in ("", None):
            self.cells[row, column] = (value, number_format)

    def print(
        self, told: Told, style: Style, top: int, left: int = 0, *, banner: bool = True
    ) -> tuple[Printed, int]:
        """Print a table; what it prints, and the first row free under it."""
        row = self._title(told, style, top, left)
        printed = Printed(told)
        if style.turned:
            row = self._turned(told, style, row, left, printed)
        else:
            row = self._upright(told, style, row, left, printed, banner=banner)
        if style.note:
            self.put(row, left, "* base faible ; résultats redressés")
            row += 1
        return printed, row

    def _title(self, told: Told, style: Style, row: int, left: int) -> int:
        if style.title == "none":
            return row
        base = f"Base : {told.base}"
        title = f"{told.code}. {told.wording}"
        if style.title == "dashed":
            title = f"{told.code} \u2013 {told.wording}"
        if style.title == "numbered":
            title = f"Tableau {told.code[1:]} : {told.wording}"
        if told.multiple:
            title += " (plusieurs réponses possibles)"
        if style.base_line == "same cell":
            self.put(row, left, f"{title}\n{base}")
            return row + 1
        if style.title == "two cells":
            self.put(row, left, told.code)
            self.put(row, left + 1, title.removeprefix(f"{told.code}. "))
        else:
            self.put(row, left, title)
        row += 1 + style.gaps
        if style.base_line == "line":
            self.put(row, left, base)
            row += 1
        if style.base_line == "brackets":
            self.put(row, left, f"({base})")
            row += 1
        return row + style.gaps

    def _step(self, style: Style) -> int:
        """How many sheet columns a column of the table takes."""
        return 1 + (style.counts == "columns") + (style.letters == "columns")

    def _first(self, style: Style, left: int) -> int:
        """The sheet column of the first figures."""
        return left + 1 + (style.counts == "unit rows") + style.margin

    def _upright(
        self, told: Told, style: Style, row: int, left: int, printed: Printed, *, banner: bool
    ) -> int:
        first, step = self._first(style, left), self._step(style)
        shares = [first + step * n + (style.counts == "columns") for n in range(len(told.columns))]
        if banner:
            row = self._banner(told, style, row, first, step)
        if not style.bases_last:
            row = self._bases(told, style, row, left, first, step, printed)
        for n, (label, counts, indent) in enumerate(_rows(told, style)):
            row = self._row(told, style, row, left, shares, (n, label, counts, indent), printed)
        if style.total_row and not told.multiple:
            self.put(row, left, "Total")
            for column in shares:
                self.put(row, column, *_share(1, 1, style.guises[0], style.space)[:2])
            row += 1
        if style.bases_last:
            row = self._bases(told, style, row, left, first, step, printed)
        return row

    def _heads(self, told: Told, style: Style) -> list[tuple[str, str]]:
        groups = {"total": "", "": "Taille"}
        return [(groups.get(c.place, "Région"), self._head(c, style)) for c in told.columns]

    def _head(self, column: Column, style: Style) -> str:
        base = f" (n={column.n})" if style.bases == "heads" else ""
        return column.head + base + (style.weak if column.n < 60 else "")

    def _banner(self, told: Told, style: Style, row: int, first: int, step: int) -> int:
        heads = self._heads(told, style)
        if style.banner in ("merged", "sparse"):
            for group in dict.fromkeys(group for group, _head in heads if group):
                places = [n for n, (other, _head) in enumerate(heads) if other == group]
                start, end = first + step * places[0], first + step * places[-1] + step - 1
                self.put(row, start, group)
                if style.banner == "merged" and end > start:
                    self.merged.append((row, start, row, end))
            row += 1
        for n, (_group, head) in enumerate(heads):
            start = first + step * n
            self.put(row, start, head)
            if step > 1 and style.banner == "merged":
                self.merged.append((row, start, row, start + step - 1))
        row += 1
        if step > 1:
            for n in range(len(heads)):
                units = ["Eff."] * (style.counts == "columns") + ["%"]
                units += ["Sig."] * (style.letters == "columns")
                for k, unit in enumerate(units):
                    self.put(row, first + step * n + k, unit)
            row += 1
        if style.letters == "heads":
            for n in range(len(heads)):
                self.put(row, first + step * n, f"({chr(65 + n)})")
            row += 1
        return row

    def _bases(
        self,
        told: Told,
        style: Style,
        row: int,
        left: int,
        first: int,
        step: int,
        printed: Printed,
    ) -> int:
        if style.bases == "heads":
            return row
        rows = [(style.base_words[0], [c.n for c in told.columns])]
        if style.bases == "both":
            rows.append((style.base_words[1], [c.weighted for c in told.columns]))
        for k, (label, numbers) in enumerate(rows):
            self.put(row, left, label)
            for n, number in enumerate(numbers):
                self.put(row, first + step * n, *self._base(style, number))
                if k == 0:
                    printed.bases[n] = cell_name(row, first + step * n)
            row += 1
        return row

    def _base(self, style: Style, number: int) -> tuple[Any, str]:
        """« 1 029 » as text, or a number."""
        if not style.bases_as_text:
            return number, "#,##0"
        return f"{number:,}".replace(",", style.space or " "), ""

    def _row(
        self,
        told: Told,
        style: Style,
        row: int,
        left: int,
        shares: Sequence[int],
        line: tuple[int, str, Sequence[int], int],
        printed: Printed,
    ) -> int:
        n, label, counts, indent = line
        self.put(row, left, "    " * indent + label)
        rows = ["shares"]
        if style.counts in ("rows", "unit rows"):
            rows = ["counts", "shares"]
        if style.counts == "rows after":
            rows = ["shares", "counts"]
        for what in rows:
            if style.counts == "unit rows":
                self.put(row, shares[0] - 1, "Eff." if what == "counts" else "%")
            for k, column in enumerate(shares):
                if what == "counts":
                    self.put(row, column, counts[k] or "-", "0")
                    continue
                guise = _guise(style, n, k)
                base = told.columns[k].weighted
                value, number_format, share = _share(counts[k], base, guise, style.space)
                if style.letters == "glued" and guise == "text" and k and value != "-":
                    value = f"{value} {chr(65 + k)}"
                self.put(row, column, value, number_format)
                printed.shares[label, k] = (cell_name(row, column), share)
                if style.counts == "columns":
                    self.put(row, column - 1, counts[k] or "-", "0")
                if style.letters == "columns" and (n + k) % 3 == 0:
                    self.put(row, column + 1, "B")
            row += 1
        if style.letters == "rows":
            for k, column in enumerate(shares):
                self.put(row, column, "A" if k % 2 else "B")
            row += 1
        return row

    def _turned(self, told: Told, style: Style, row: int, left: int, printed: Printed) -> int:
        """A row a region; a column for the base, then one an answer."""
        lines = list(_rows(told, style))
        self.put(row, left, "Région")
        self.put(row, left + 1, "Base brute")
        self.put(row, left + 2, "Base redressée")
        for n, (label, _counts, _indent) in enumerate(lines):
            self.put(row, left + 3 + n, label)
        row += 1
        for k, column in enumerate(told.columns):
            self.put(row, left, column.head)
            self.put(row, left + 1, column.n, "#,##0")
            self.put(row, left + 2, column.weighted, "#,##0")
            printed.bases[k] = cell_name(row, left + 1)
            for n, (label, counts, _indent) in enumerate(lines):
                guise = _guise(style, n, k)
                value, number_format, share = _share(counts[k], column.weighted, guise, style.space)
                self.put(row, left + 3 + n, value, number_format)
                printed.shares[label, k] = (cell_name(row, left + 3 + n), share)
            row += 1
        return row


def _rows(told: Told, style: Style) -> Iterator[tuple[str, Sequence[int], int]]:
    """The label, the counts and the depth of each row of answers."""
    rows = [(a, c, 0) for a, c in zip(told.answers, told.counts, strict=True)]
    if told.net is not None:
        label, size = told.net
        total = tuple(sum(column) for column in zip(*told.counts[:size], strict=True))
        place = {"before": 0, "after": size, "end": len(rows)}[style.net]
        if style.indented and style.net == "before":
            rows = [(a, c, 1 if n < size else 0) for n, (a, c, _d) in enumerate(rows)]
        rows.insert(place, (label, total, 0))
    yield from rows


def written(sheets: dict[str, Printer]) -> bytes:
    """The sheets as a workbook."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"strings_to_numbers": False}) as book:
        formats: dict[str, Any] = {}
        for name, printer in sheets.items():
            sheet = book.add_worksheet(name)
            for (row, column), (value, number_format) in printer.cells.items():
                if number_format and number_format not in formats:
                    formats[number_format] = book.add_format({"num_format": number_format})
                sheet.write(row, column, value, formats.get(number_format))
            for top, left, bottom, right in printer.merged:
                value, _format = printer.cells[top, left]
                sheet.merge_range(top, left, bottom, right, value)
    return stream.getvalue()


# -- what is drawn -----------------------------------------------------------------------------


@st.composite
def banners(draw: st.DrawFn) -> tuple[Column, ...]:
    """The columns of a table: the whole, some regions, perhaps sizes."""
    codes = draw(st.lists(st.sampled_from(sorted(SPELLINGS)), min_size=2, max_size=5, unique=True))
    rng = random.Random(draw(st.integers(0, 2**20)))
    places = ["total"] * draw(st.sampled_from([1, 1, 1, 0])) + codes
    places += [""] * draw(st.sampled_from([0, 0, 2, 3]))
    if draw(st.booleans()):
        places = places[1:] + places[:1] if places[0] == "total" and "" not in places else places
    sizes = iter(SIZES)
    columns = []
    for place in places:
        weighted = rng.randint(40, 400) if place != "total" else rng.randint(2000, 4000)
        n = max(30, round(weighted * rng.uniform(0.8, 1.0)))
        head = rng.choice(SPELLINGS.get(place) or (TOTALS if place else (next(sizes),)))
        columns.append(Column(place, head, n, weighted))
    return tuple(columns)


@st.composite
def told_tables(draw: st.DrawFn, number: int = 1, columns: tuple[Column, ...] = ()) -> Told:
    """A table: its columns, its answers, and whole weighted counts."""
    columns = columns or draw(banners())
    rng = random.Random(draw(st.integers(0, 2**20)))
    multiple = draw(st.booleans())
    pool = MULTIPLE if multiple else SINGLE
    answers = pool[: draw(st.integers(2 if not multiple else 3, len(pool)))]
    net = None
    if not multiple and len(answers) > 2 and draw(st.booleans()):
        net = (draw(st.sampled_from(["S/T Oui", "ST Oui", "Sous-total Oui", "Total Oui"])), 2)
    return Told(
        code=f"Q{number}",
        wording=WORDINGS[number % len(WORDINGS)],
        base="ensemble des maires",
        multiple=multiple,
        columns=columns,
        answers=answers,
        counts=_counts(rng, columns, answers, multiple=multiple),
        net=net,
    )


def _counts(
    rng: random.Random, columns: Sequence[Column], answers: Sequence[str], *, multiple: bool
) -> tuple[tuple[int, ...], ...]:
    """Counts by answer, then by column, that each column's base allows."""
    counts = []
    for base in (column.weighted for column in columns):
        if multiple:
            counts.append([rng.randint(base // 3, base * 2 // 3) for _ in answers])
        else:
            cuts = sorted(rng.randint(0, base) for _ in answers[1:])
            counts.append([b - a for a, b in zip([0, *cuts], [*cuts, base], strict=True)])
    return tuple(zip(*counts, strict=True))


BASES = (
    ("Base brute", "Base redressée"),
    ("Base non pondérée", "Base pondérée"),
    ("Effectif brut", "Effectif redressé"),
    ("n", "n pondéré"),
    ("Nombre de répondants", "Base redressée"),
)
GUISES = ("fraction", "decimal fraction", "number", "quoted", "decimal", "text", "decimal text")


@st.composite
def styles(draw: st.DrawFn) -> Style:
    """A way of printing that an institute could choose."""
    style = Style(
        guises=tuple(draw(st.lists(st.sampled_from(GUISES), min_size=1, max_size=3))),
        by_cell=draw(st.booleans()),
        space=draw(st.sampled_from(SPACES)),
        base_words=draw(st.sampled_from(BASES)),
        bases_as_text=draw(st.booleans()),
        bases_last=draw(st.booleans()),
        weak=draw(st.sampled_from(["", " *", "*", " (*)", " **"])),
        counts=draw(
            st.sampled_from(["none", "none", "rows", "rows after", "unit rows", "columns"])
        ),
        net=draw(st.sampled_from(["before", "after", "end"])),
        total_row=draw(st.booleans()),
        bases=draw(st.sampled_from(["both", "raw", "heads"])),
        title=draw(st.sampled_from(["dotted", "dashed", "numbered", "two cells"])),
        base_line=draw(st.sampled_from(["line", "brackets", "same cell", "none"])),
        banner=draw(st.sampled_from(["merged", "sparse", "one row"])),
        margin=draw(st.sampled_from([0, 0, 1])),
        letters=draw(st.sampled_from(["none", "none", "heads", "glued", "columns", "rows"])),
        indented=draw(st.booleans()),
        gaps=draw(st.booleans()),
        note=draw(st.booleans()),
        turned=draw(st.sampled_from([False, False, False, True])),
    )
    return _made_possible(style, bare=draw(st.integers(0, 9)) == 0)


def _made_possible(style: Style, *, bare: bool) -> Style:
    """Choices that contradict each other are settled."""
    if style.turned:
        style = replace(style, counts="none", letters="none", bases="both", net="before")
    if bare:
        style = replace(style, guises=("bare fraction",))
    if style.bases != "both" and style.counts != "none":
        style = replace(style, bases="both")
    if style.counts in ("rows after", "rows") and "number" in style.guises:
        style = replace(style, letters="none")
    return style


@dataclass(frozen=True)
class Delivery:
    """Several tables in a workbook, and how they stand beside each other."""

    tables: tuple[Told, ...]
    style: Style
    stands: str
    between: int
    headline: bool

    def printed(self) -> tuple[bytes, list[Printed]]:
        """The workbook, and what each table prints."""
        sheets: dict[str, Printer] = {}
        if self.stands in ("sheets", "named sheets"):
            found = [self._alone(sheets, told) for told in self.tables]
        elif self.stands == "beside":
            found = self._beside(sheets.setdefault("Tableaux", Printer()))
        else:
            found = self._stacked(sheets.setdefault("Tableaux", Printer()))
        return written(sheets), found

    def _alone(self, sheets: dict[str, Printer], told: Told) -> Printed:
        """A sheet for this table; its title may be in the contents only."""
        printer = sheets.setdefault(told.code, Printer())
        if self.stands == "sheets":
            return printer.print(told, self.style, int(self.headline))[0]
        contents = sheets.get("Sommaire") or Printer()
        sheets["Sommaire"] = contents
        row = len(contents.cells)
        contents.put(row, 0, told.code)
        contents.put(row, 1, told.wording)
        untitled = replace(self.style, title="none", base_line="none")
        return printer.print(told, untitled, 0)[0]

    def _stacked(self, printer: Printer) -> list[Printed]:
        row, found = 0, []
        if self.headline:
            printer.put(0, 0, "Résultats par région")
            row = 2
        for n, told in enumerate(self.tables):
            banner = n == 0 or self.stands != "borrowed"
            printed, row = printer.print(told, self.style, row, banner=banner)
            found.append(printed)
            row += self.between
        return found

    def _beside(self, printer: Printer) -> list[Printed]:
        left, found = 0, []
        for told in self.tables:
            found.append(printer.print(told, self.style, 2 * self.headline, left)[0])
            left = max(column for _row, column in printer.cells) + 2
        if self.headline:
            printer.put(0, 0, "Résultats par région")
        return found


@st.composite
def deliveries(draw: st.DrawFn) -> Delivery:
    """Two or three tables in one workbook."""
    style = draw(styles())
    stands = draw(st.sampled_from(["stacked", "borrowed", "beside", "sheets", "named sheets"]))
    if style.turned and stands == "borrowed":
        stands = "stacked"
    columns = draw(banners())
    numbers = range(1, draw(st.integers(2, 3)) + 1)
    tables = tuple(draw(told_tables(n, columns if stands == "borrowed" else ())) for n in numbers)
    if stands == "borrowed" and style.bases == "heads":
        style = replace(style, bases="raw", counts="none")
    if stands == "named sheets":
        tables = tuple(replace(told, multiple=told.multiple) for told in tables)
    return Delivery(tables, style, stands, draw(st.integers(0, 2)), draw(st.booleans()))
