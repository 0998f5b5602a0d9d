"""indicateurs_regions.xlsx: indicators by region, a row a region, then a row a figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from xlsxwriter.worksheet import Worksheet

from ocpart_desktop.survey.regions import REGIONS
from samples.calibration import Floats
from samples.institute import CAPITALS
from samples.people import generator
from samples.style import NOTICE, Book

TITLE = "Indicateurs par région (exemple synthétique)"
EXPLANATIONS = (
    "Tous les chiffres sont inventés, France comprise : ils ont la forme de la statistique "
    "publique, rien de plus.",
    "Feuille « Régions 2024 » : une ligne par région, une colonne par indicateur, l'unité entre "
    "parenthèses. 12,3 (%) est un nombre, 9,8 % est une fraction affichée en pourcentage ; "
    "« n.d. » : non disponible, « c » : secret statistique, « - » : zéro.",
    "Feuille « Séries » : une ligne par chiffre – région, indicateur, année, valeur, unité – et "
    "les régions en capitales.",
    "Ces chiffres n'ont pas de base : ils se comparent et se cartographient, sans intervalle ni "
    "test.",
)
WHOLE = "France"
ZERO = "-"
YEARS = (2022, 2023, 2024)


@dataclass(frozen=True, slots=True)
class Indicator:
    """A column: how it is drawn for a region, how the country is made of them, how it is shown."""

    label: str
    unit: str
    draw: Callable[[np.random.Generator], Floats]
    whole: Callable[[Floats], float]
    digits: int
    number: str
    marks: dict[str, str]

    def figures(self, *purpose: str) -> dict[str, float]:
        """By name of region, then the country, rounded as printed."""
        drawn = self.draw(generator("indicators", self.label, *purpose))
        drawn *= [self.marks.get(region.name) != ZERO for region in REGIONS]
        by_region = dict(zip((r.name for r in REGIONS), drawn.tolist(), strict=True))
        return {
            k: round(v, self.digits) for k, v in (by_region | {WHOLE: self.whole(drawn)}).items()
        }

    def cell(self, name: str, figures: dict[str, float]) -> str | float:
        """What is printed for a place: its figure, or the mark that stands for it."""
        return self.marks.get(name, figures[name])


def _around(middle: float, spread: float, rng: np.random.Generator) -> Floats:
    return middle + spread * (2.0 * rng.random(len(REGIONS)) - 1.0)


def _sizes(largest: float, rng: np.random.Generator) -> Floats:
    return np.floor(largest * rng.random(len(REGIONS)) ** 2) + 12


def _mean(drawn: Floats) -> float:
    return float(drawn.mean())


def _sum(drawn: Floats) -> float:
    return float(drawn.sum())


WIDE = (
    Indicator("Chômage au sens large", "%", partial(_around, 9.0, 4.0), _mean, 1, "0.0", {}),
    Indicator(
        "Associations employeuses", "nombre", partial(_sizes, 16_000), _sum, 0, "#,##0",
        {"Mayotte": "c"},
    ),
    Indicator(
        "Part des salariés dans l'économie sociale", "", partial(_around, 0.105, 0.04), _mean, 3,
        "0.0%", {},
    ),
    Indicator(
        "Niveau de vie médian", "€", partial(_around, 21_500, 3_500), _mean, 0, "#,##0",
        {"Mayotte": "n.d.", "Guyane": "n.d."},
    ),
    Indicator("Confiance envers les associations", "/10", partial(_around, 6.6, 0.7), _mean, 1,
              "0.0", {}),
)  # fmt: skip
LONG = (
    Indicator("Communes membres d'une alliance", "%", partial(_around, 31.0, 12.0), _mean, 1,
              "0.0", {}),
    Indicator("Tiers-lieux", "nombre", partial(_sizes, 420), _sum, 0, "#,##0", {"Mayotte": ZERO}),
)  # fmt: skip


def write(path: Path) -> None:
    """Write the workbook."""
    book = Book(path, TITLE)
    book.read_me(TITLE, EXPLANATIONS)
    _write_wide(book)
    _write_long(book)
    book.close()


def _write_wide(book: Book) -> None:
    heads = ("Code INSEE", "Région", *(_head(indicator) for indicator in WIDE))
    sheet = _sheet(book, "Régions 2024", heads, (11, 30, *(19 for _each in WIDE)))
    columns = [indicator.figures() for indicator in WIDE]
    codes = {region.name: region.code for region in REGIONS} | {WHOLE: ""}
    for row, (name, code) in enumerate(codes.items(), start=3):
        sheet.write_string(row, 0, code, book.format("label", centred=True))
        sheet.write_string(row, 1, name, book.format("total" if name == WHOLE else "label"))
        for index, (indicator, figures) in enumerate(zip(WIDE, columns, strict=True), start=2):
            _write_figure(book, sheet, (row, index), indicator.cell(name, figures), indicator)


def _head(indicator: Indicator) -> str:
    return f"{indicator.label} ({indicator.unit})" if indicator.unit else indicator.label


def _write_long(book: Book) -> None:
    heads = ("Région", "Indicateur", "Année", "Valeur", "Unité")
    sheet = _sheet(book, "Séries", heads, (30, 34, 9, 12, 10))
    for row, (name, indicator, year, figure) in enumerate(_long_rows(), start=3):
        label = CAPITALS.get(name, name.upper())
        sheet.write_string(row, 0, label, book.format("label"))
        sheet.write_string(row, 1, indicator.label, book.format("label"))
        sheet.write_number(row, 2, year, book.format("label", centred=True))
        _write_figure(book, sheet, (row, 3), figure, indicator)
        sheet.write_string(row, 4, indicator.unit, book.format("label", centred=True))
    sheet.autofilter(2, 0, 2 + len(REGIONS) * len(LONG) * len(YEARS), len(heads) - 1)


def _long_rows() -> Iterator[tuple[str, Indicator, int, str | float]]:
    for indicator in LONG:
        by_year = {year: indicator.figures(str(year)) for year in YEARS}
        for name in (*(region.name for region in REGIONS), WHOLE):
            for year, figures in by_year.items():
                yield name, indicator, year, indicator.cell(name, figures)


def _sheet(book: Book, name: str, heads: tuple[str, ...], widths: tuple[float, ...]) -> Worksheet:
    """A sheet under its notice and its heads, on the third row."""
    sheet = book.sheet(name)
    sheet.write_string(0, 0, NOTICE, book.format("notice"))
    sheet.set_row(2, 44)
    for index, (head, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(index, index, width)
        sheet.write_string(2, index, head, book.format("head"))
    sheet.freeze_panes(3, 0)
    return sheet


def _write_figure(
    book: Book,
    sheet: Worksheet,
    place: tuple[int, int],
    cell: str | float,
    indicator: Indicator,
) -> None:
    look = book.format("label", indicator.number, centred=True)
    if isinstance(cell, str):
        sheet.write_string(*place, cell, look)
    else:
        sheet.write_number(*place, cell, look)
