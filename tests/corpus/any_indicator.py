"""Random indicators by region, and the forms in which they are handed out."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from ocpart_desktop.extract.wording import slug
from ocpart_desktop.survey.regions import REGION_BY_CODE

from .printed import FRANCE, Figure, Printed
from .tables import Row
from .writing import workbook

_RATES = ("Taux de chômage", "Part des diplômés", "Taux de pauvreté", "Part des bénévoles")
_COUNTS = ("Associations", "Entreprises", "Communes", "Emplois salariés")
_AMOUNTS = ("Revenu médian", "Subvention par habitant")
_MARKS = {"n.d.": "missing", "s": "too_few", "///": "missing"}


@dataclass(frozen=True)
class Indicator:
    """``figures`` go by year, then by place; a text among them is a mark."""

    label: str
    unit: str
    places: tuple[str, ...]
    figures: dict[str, tuple[float | str, ...]]


@dataclass(frozen=True)
class Form:
    """``layout`` is how rows and columns stand; ``beside`` says where units are written."""

    layout: str
    beside: str
    headline: bool
    order: int


@st.composite
def indicators(draw: st.DrawFn) -> list[Indicator]:
    """One to four indicators of the same places and years."""
    codes = draw(st.lists(st.sampled_from(sorted(REGION_BY_CODE)), min_size=4, max_size=12,
                          unique=True))  # fmt: skip
    places = (*codes, FRANCE) if draw(st.booleans()) else tuple(codes)
    years = draw(st.sampled_from((("",), ("",), ("2023", "2024"))))
    kinds = (("%", _RATES, 60), ("nombre", _COUNTS, 90_000), ("€", _AMOUNTS, 30_000))
    names = [(name, unit, top) for unit, told, top in kinds for name in told]
    chosen = draw(st.lists(st.sampled_from(names), min_size=2, max_size=4, unique=True))
    rng = random.Random(draw(st.integers(0, 2**20)))
    marks = draw(st.booleans())
    return [
        Indicator(
            name, unit, places,
            {year: tuple(_figure(rng, unit, top, marks=marks) for _ in places) for year in years},
        )
        for name, unit, top in chosen
    ]  # fmt: skip


def _figure(rng: random.Random, unit: str, top: int, *, marks: bool) -> float | str:
    if marks and rng.random() < 0.1:
        return rng.choice(sorted(_MARKS))
    return rng.randint(10, 10 * top) / 10 if unit == "%" else rng.randint(top // 10, top)


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """A form, and where it says the units."""
    layout = draw(st.sampled_from(("down", "across", "long")))
    beside = draw(st.sampled_from(("brackets", "apart")))
    return Form(layout, beside, draw(st.booleans()), draw(st.integers(0, 3)))


def _name(place: str) -> str:
    return place if place == FRANCE else REGION_BY_CODE[place].name


def _head(told: Indicator, form: Form) -> str:
    return told.label if form.beside == "apart" else f"{told.label} ({told.unit})"


def laid_out(truth: Sequence[Indicator], form: Form) -> bytes:
    """The workbook."""
    lay = {"down": _down, "across": _across, "long": _long}[form.layout]
    top: list[Row] = [["Chiffres synthétiques par région"], []] if form.headline else []
    return workbook({"Territoires": [*top, *lay(truth, form)]})


def _series(truth: Sequence[Indicator]) -> list[tuple[Indicator, str]]:
    return [(told, year) for told in truth for year in told.figures]


def _down(truth: Sequence[Indicator], form: Form) -> list[Row]:
    """A row a region; years, then units, in rows of their own."""
    series = _series(truth)
    rows: list[Row] = [["Région", *(_head(told, form) for told, _year in series)]]
    if len(truth[0].figures) > 1:
        rows.append(["", *(int(year) for _told, year in series)])
    if form.beside == "apart":
        rows.append(["", *(told.unit for told, _year in series)])
    for n, place in enumerate(truth[0].places):
        rows.append([_name(place), *(told.figures[year][n] for told, year in series)])
    return rows


def _across(truth: Sequence[Indicator], form: Form) -> list[Row]:
    """A row an indicator and a year, its unit in a column before the regions."""
    dated = len(truth[0].figures) > 1
    apart = form.beside == "apart"
    heads = ["Indicateur", *["Année"] * dated, *["Unité"] * apart]
    rows: list[Row] = [[*heads, *map(_name, truth[0].places)]]
    for told, year in _series(truth):
        before = [_head(told, form), *([int(year)] if dated else []), *[told.unit] * apart]
        rows.append([*before, *told.figures[year]])
    return rows


def _long(truth: Sequence[Indicator], form: Form) -> list[Row]:
    """A row a figure, its columns in one order or another."""
    columns = ["Région", "Indicateur", "Unité", "Année", "Valeur"]
    rows = [
        [_name(place), _head(told, form), told.unit, int(year or 2024), told.figures[year][n]]
        for told, year in _series(truth)
        for n, place in enumerate(told.places)
    ]
    kept = [n for n in range(5) if n != 2 or form.beside == "apart"]
    turned = kept[form.order % 2 :] + kept[: form.order % 2]
    return [[columns[n] for n in turned], *([row[n] for n in turned] for row in rows)]


def wanted(truth: Sequence[Indicator], form: Form) -> dict[str, Printed]:
    """What must be read, by the keys of the questions; the country comes first."""
    found = {}
    for told, year in _series(truth):
        kind = {"%": "share", "nombre": "count", "€": "mean"}[told.unit]
        label = f"{told.label} (€)" if kind == "mean" else told.label
        wave = year or ("2024" if form.layout == "long" else "")
        order = sorted(range(len(told.places)), key=lambda n: told.places[n] != FRANCE)
        key = f"{slug(told.label)}||{wave}".rstrip("|")
        found[key] = Printed(
            kind,
            tuple(told.places[n] for n in order),
            {label: [_told(told.figures[year][n]) for n in order]},
        )
    return found


def _told(figure: float | str) -> Figure:
    return _MARKS[figure] if isinstance(figure, str) else figure
