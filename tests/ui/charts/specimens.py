"""Synthetic charts of every kind, with what makes drawing hard: long labels, weak and hidden."""

from __future__ import annotations

from dataclasses import replace

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.figures.charts import (
    BarChart,
    Bracket,
    Chart,
    ColourRole,
    DotChart,
    DotRow,
    Figure,
    GridChart,
    GridRow,
    LineBreak,
    LineChart,
    MapArea,
    MapChart,
    MapClass,
    Mark,
    Panel,
    PanelChart,
    Series,
    StackedChart,
    StackedRow,
    TableSpec,
    Unit,
    UpsetChart,
    paired,
)
from ocpart_desktop.i18n import percent, points
from ocpart_desktop.survey.regions import REGIONS

LADDER = (Shown.PLAIN, Shown.WEAK, Shown.PLAIN, Shown.VERY_WEAK, Shown.PLAIN, Shown.HIDDEN)
STARS = {Shown.WEAK: "*", Shown.VERY_WEAK: "**"}
LONG = (
    "Mécénat financier, en nature ou de compétences au service d'un projet d'intérêt général",
    "Pratiques responsables",
    "Coopération économique entre une association et une entreprise du territoire",
    "Innovation sociétale",
    "Ne sait pas",
)


def mark(value: float | None, shown: Shown = Shown.PLAIN, *, significant: bool = False) -> Mark:
    if value is None or shown is Shown.HIDDEN:
        return Mark(None, "masqué", shown=Shown.HIDDEN)
    low, high = max(0.0, value - 0.06), min(1.0, value + 0.07)
    return Mark(value, percent(value) + STARS.get(shown, ""), low, high, shown, significant)


def share(i: int) -> float:
    return 0.08 + (i * 37 % 61) / 80


def bars(rows: int = 5, *, gaps: bool = True) -> BarChart:
    names = tuple(LONG[i % 5] + (f" ({i})" if i >= 5 else "") for i in range(rows))
    mine = [mark(share(i), LADDER[i % 6], significant=i % 4 == 0) for i in range(rows)]
    theirs = [mark(share(i + 3)) for i in range(rows)]
    differences = tuple(
        Mark(None, "–", shown=Shown.HIDDEN)
        if m.value is None or t.value is None
        else Mark(m.value - t.value, points(m.value - t.value), significant=m.significant)
        for m, t in zip(mine, theirs, strict=True)
    )
    if gaps:
        mine = [Mark(m.value, m.text, m.low, m.high, m.shown) for m in mine]
    return BarChart(
        categories=names,
        series=(
            Series("Centre-Val de Loire", ColourRole.REGION, tuple(mine)),
            Series("Reste de la France", ColourRole.AGAINST, tuple(theirs)),
        ),
        unit=Unit.SHARE,
        maximum=0.9,
        gaps=differences if gaps else (),
    )


def stacked(rows: int = 3, *, diverging: bool = False) -> StackedChart:
    roles = (ColourRole.REGION, ColourRole.AGAINST, ColourRole.FRANCE, ColourRole.OTHER)
    names = ("Centre-Val de Loire", "Reste de la France", "France", "Bretagne")
    ladder = (Shown.WEAK, Shown.PLAIN, Shown.PLAIN, Shown.HIDDEN, Shown.VERY_WEAK)
    values = ((0.43, 0.5, 0.02, 0.05), (0.3, 0.46, 0.2, 0.04), (0.31, 0.45, 0.19, 0.05))
    return StackedChart(
        answers=("Oui, déjà installée", "Oui, émergente", "Non, aucune dynamique", "Ne sait pas"),
        tones=(1.0, 0.6, 0.15, 0.0) if not diverging else (1.0, 0.7, 0.3, 0.0),
        rows=tuple(
            StackedRow(
                names[i % 4] + (f" {i}" if i > 3 else ""),
                roles[i % 4],
                f"base {87 + i} · base efficace {64 + i}",
                ladder[i % 5],
                tuple(mark(v, ladder[i % 5]) for v in values[i % 3]),
            )
            for i in range(rows)
        ),
        brackets=(
            Bracket("S/T Oui", 0, 1, tuple(percent(sum(values[i % 3][:2])) for i in range(rows))),
        ),
        diverging=diverging,
        neutral=(3,),
    )


def base_text(i: int) -> str:
    shown = LADDER[i % 6]
    if shown is Shown.HIDDEN:
        return "trop peu de répondants, ou aucun"
    weak = " · base très faible" if shown is Shown.VERY_WEAK else ""
    return f"base {87 + i}{STARS.get(shown, '')} · base efficace {64 + i}{weak}"


def dots(rows: int = 18) -> DotChart:
    ranked = sorted(range(rows), key=lambda i: (LADDER[i % 6] is Shown.HIDDEN, -share(i)))
    return DotChart(
        rows=tuple(
            DotRow(
                REGIONS[i].code,
                REGIONS[i].name,
                "–" if not LADDER[i % 6].tested else f"{place}" + (" =" if place in (4, 5) else ""),
                mark(share(i), LADDER[i % 6], significant=i % 5 == 0),
                base_text(i),
                selected=REGIONS[i].code == "24",
            )
            for place, i in enumerate(ranked, start=1)
        ),
        reference=mark(0.41),
        reference_name="France",
        unit=Unit.SHARE,
        minimum=0.0,
        maximum=0.9,
    )


def regions(selected: str = "24") -> MapChart:
    classes = ("moins de 20 %", "20 à 34 %", "35 à 49 %", "50 à 64 %", "65 % et plus")
    areas = []
    for i, region in enumerate(REGIONS):
        value = mark(share(i), LADDER[i % 6])
        index = None if value.value is None else min(4, int(value.value / 0.17))
        areas.append(
            MapArea(region.code, region.name, index, value, base_text(i), region.code == selected)
        )
    tones = (0.1, 0.325, 0.55, 0.775, 1.0)
    return MapChart(
        tuple(areas),
        tuple(MapClass(text, tone) for text, tone in zip(classes, tones, strict=True)),
        "Trop peu de répondants, ou aucun",
        "Base très faible",
        Unit.SHARE,
    )


def waves(count: int = 4, *breaks: int) -> LineChart:
    names = tuple(
        f"{2011 + 2 * i}-{2012 + 2 * i}" if i % 2 else f"{2011 + 2 * i}" for i in range(count)
    )
    return LineChart(
        waves=names,
        series=(
            Series(
                "Provence-Alpes-Côte d’Azur",
                ColourRole.REGION,
                tuple(mark(share(i), LADDER[(i + 2) % 6]) for i in range(count)),
            ),
            Series(
                "Reste de la France",
                ColourRole.AGAINST,
                tuple(mark(share(i) + 0.02) for i in range(count)),
            ),
        ),
        bases=(tuple(base_text(i + 2) for i in range(count)), tuple("base 1 913" for _ in names)),
        unit=Unit.SHARE,
        minimum=0.0,
        maximum=1.0,
        breaks=tuple(LineBreak(i, "La formulation et la base ont changé") for i in breaks),
    )


def panels(count: int = 2, *, gaps: bool = True) -> PanelChart:
    """Several publics; with three, the first counts and has no interval."""
    names = ("Dirigeants d’entreprise", "Responsables associatifs", "Maires")
    types = ("Mécénat", "Pratiques responsables", "Coopération économique", "Innovation sociale")
    made = []
    for i in range(count):
        one = bars(4, gaps=gaps)
        keys = tuple(paired(f"Q{i}", str(j)) for j in range(4))
        made.append(Panel(names[i], base_text(i), replace(one, categories=types, keys=keys)))
    if count == 3:
        told = tuple(Mark(float(n), str(n)) for n in (3, 0, 1, 12))
        room = Series("Initiatives notées ici", ColourRole.OTHER, told)
        keys = tuple(paired("", str(j)) for j in range(4))
        counted = BarChart(types, (room,), Unit.NUMBER, 12.0, keys=keys)
        made[0] = Panel("La salle", "16 initiatives", counted)
    return PanelChart(tuple(made))


def grid(rows: int = 18, sorted_by: int | None = 1) -> GridChart:
    columns = ("Mécénat", "Pratiques responsables", "Coopération économique", "Innovation sociale")
    lines = []
    for i, region in enumerate(REGIONS[:rows]):
        shown = LADDER[i % 6]
        marks = tuple(
            Mark(None, "masqué", shown=Shown.HIDDEN)
            if shown is Shown.HIDDEN
            else Mark(
                share(i + j) - 0.4,
                points(share(i + j) - 0.4) + STARS.get(shown, ""),
                shown=shown,
                significant=(i + j) % 7 == 0 and shown.tested,
            )
            for j in range(4)
        )
        places = tuple(None if m.value is None else min(4, int((m.value + 0.4) * 5)) for m in marks)
        base = "" if shown is Shown.HIDDEN else f"{87 + i}{STARS.get(shown, '')}"
        lines.append(GridRow(region.code, region.name, base, base_text(i), marks, places, i == 6))
    classes = ("−15 et moins", "−14 à −5", "−4 à +4", "+5 à +14", "+15 et plus")
    tones = (0.0, 0.25, 0.5, 0.75, 1.0)
    return GridChart(
        columns=columns,
        column_keys=("m", "p", "c", "i"),
        rows=tuple(lines),
        classes=tuple(MapClass(text, tone) for text, tone in zip(classes, tones, strict=True)),
        grey_text="Trop peu de répondants, ou aucun",
        hatched_text="Base très faible",
        unit=Unit.POINTS,
        sorted_by=sorted_by,
    )


TYPES = (
    ColourRole.PATRONAGE,
    ColourRole.RESPONSIBLE_PRACTICES,
    ColourRole.ECONOMIC_COOPERATION,
    ColourRole.SOCIAL_INNOVATION,
)


def upset(rows: int = 16) -> UpsetChart:
    names = ("Mécénat", "Pratiques responsables", "Coopération économique", "Innovation sociale")
    sets = replace(bars(4), categories=names, keys=("m", "p", "c", "i"))
    held = tuple(tuple(bool(i >> j & 1) for j in range(4)) for i in range(rows))
    labels = tuple(" + ".join(n for n, h in zip(names, each, strict=True) if h) for each in held)
    keys = tuple(f"k{i}" for i in range(rows))
    combined = replace(bars(rows), categories=labels, keys=keys)
    return UpsetChart(sets, TYPES, combined, held)


def four_types(*breaks: int) -> LineChart:
    """A line a type, one base for all."""
    one = waves(3, *breaks)
    names = ("Mécénat", "Pratiques responsables", "Coopération économique", "Innovation sociale")
    return replace(
        one,
        series=tuple(
            Series(name, role, tuple(mark(share(i + 5 * j)) for i in range(3)))
            for j, (name, role) in enumerate(zip(names, TYPES, strict=True))
        ),
        bases=one.bases[:1],
    )


CHARTS: dict[str, Chart] = {
    "bars": bars(),
    "bars without gaps": bars(4, gaps=False),
    "bars, 18 rows": bars(18),
    "stacked": stacked(),
    "stacked, diverging": stacked(4, diverging=True),
    "stacked, 18 rows": stacked(18),
    "dots": dots(),
    "dots, 4 rows": dots(8),
    "map": regions(),
    "waves": waves(),
    "waves, broken": waves(3, 1),
    "waves, one": waves(1),
    "waves, many": waves(9, 2, 5),
    "waves, four types": four_types(),
    "waves, four types, broken": four_types(1),
    "panels": panels(),
    "panels, three": panels(3, gaps=False),
    "grid": grid(),
    "grid, by name": grid(5, None),
    "upset": upset(),
    "upset, 3 rows": upset(3),
    "upset, hidden": upset(0),
}


def figure(chart: Chart) -> Figure:
    return Figure(
        title="Les partenariats entre associations et entreprises : types pratiqués",
        subtitle="« Quels types de partenariat pratiquez-vous ? » · Associations · 2015",
        chart=chart,
        table=TableSpec(("Région", "Part"), (("Bretagne", "36 %"),), (("Bretagne", 0.3625),)),
        sentence=(
            "En Centre-Val de Loire, 36 % des responsables associatifs pratiquent le mécénat, "
            "contre 30 % dans le reste de la France : l'écart (+6 points) n'est pas significatif "
            "(base 87, base efficace 64)."
        ),
        footer="Base : 87 en Centre-Val de Loire, 1 913 ailleurs · Source : extrait.xlsx",
        notes=("Données synthétiques, fabriquées pour les essais.",),
        alt="Barres horizontales : quatre types de partenariat.",
    )
