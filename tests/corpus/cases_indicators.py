"""Indicators by region: rates, counts and amounts of places, in every form they arrive in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from .facts import Facts
from .printed import FRANCE, Printed
from .registry import Made, case
from .tables import WORDING, made
from .writing import Link, Shown, text_table

HEADS = ("France", "Bretagne", "Centre-Val de Loire", "Corse", "Occitanie")
PLACES = (FRANCE, "53", "24", "94", "76")
NONE = {"24": 0, "53": 0, "76": 0, "94": 0}
RATE = (7.3, 5.9, 6.8, 6.3, 8.8)
GROUPS = (1_500_000, 82_000, 55_000, 9_100, 148_000)
INCOME = (23_160, 23_100, 22_870, 21_950, 22_310)
SHARE = Printed("share", PLACES, {"Taux de chômage": RATE})
COUNT = Printed("count", PLACES, {"Associations": GROUPS})
EUROS = Printed("mean", PLACES, {"Revenu médian (€)": INCOME})


def _facts(tables: dict[str, Printed], **changes: object) -> Facts:
    return Facts(tables=tables, regions=NONE).but(**changes)


@case("indicators_wide.xlsx", "a row a region, a column an indicator, units in brackets")
def indicators_wide() -> Made:
    rows = [
        ["Indicateurs régionaux, données synthétiques"],
        ["Région", "Taux de chômage (%)", "Associations (nombre)", "Revenu médian (€)"],
        *map(list, zip(HEADS, RATE, GROUPS, INCOME, strict=True)),
        ["Source : chiffres synthétiques"],
    ]
    tables = {"taux-de-chomage": SHARE, "associations": COUNT, "revenu-median": EUROS}
    return made({"Régions": rows}, tables, kinds={"Régions": "indicators"}, regions=NONE)


@case("indicators_units_row.xlsx", "the units in a row of their own under the heads")
def indicators_units_row() -> Made:
    rows = [
        ["Code", "Région", "Taux de chômage", "Associations", "Revenu médian"],
        ["", "", "%", "nombre", "€"],
        *map(list, zip(("", "53", "24", "94", "76"), HEADS, RATE, GROUPS, INCOME, strict=True)),
    ]
    tables = {"taux-de-chomage": SHARE, "associations": COUNT, "revenu-median": EUROS}
    return made({"Régions": rows}, tables, kinds={"Régions": "indicators"}, regions=NONE)


@case("indicators_years.xlsx", "one indicator, a column a year: the title names it")
def indicators_years() -> Made:
    before = (7.9, 6.4, 7.5, 6.9, 9.6)
    rows = [
        ["Taux de chômage par région (en %)"],
        ["Région", 2022, 2024],
        *map(list, zip(HEADS, before, RATE, strict=True)),
    ]
    label = "Taux de chômage par région"
    tables = {
        "taux-de-chomage-par-region||2022": replace(SHARE, figures={label: before}),
        "taux-de-chomage-par-region||2024": replace(SHARE, figures={label: RATE}),
    }
    return made({"Régions": rows}, tables, regions=NONE, waves=("2022", "2024"))


@case("indicators_long.xlsx", "a row a figure: region, indicator, unit, year, value")
def indicators_long() -> Made:
    rows: list[list[object]] = [["Région", "Indicateur", "Unité", "Année", "Valeur"]]
    for name, unit, told in (("Taux de chômage", "%", RATE), ("Associations", "nombre", GROUPS)):
        rows += [[head, name, unit, 2024, v] for head, v in zip(HEADS, told, strict=True)]
    tables = {"taux-de-chomage||2024": SHARE, "associations||2024": COUNT}
    return made({"Données": rows}, tables, kinds={"Données": "indicators"}, regions=NONE)


@case("indicators_insee.csv", "GEO, TIME_PERIOD, OBS_VALUE: a series as INSEE hands it out")
def indicators_insee() -> Made:
    codes = ("FR", "FR-BRE", "FR-CVL", "FR-COR", "FR-OCC")
    head = ["IDBANK", "GEO", "INDICATEUR", "UNIT_MEASURE", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS"]
    rows: list[list[object]] = [head]
    for year, told, status in ((2023, (7.4, 6.0, 6.9, 6.4, 8.9), "A"), (2024, RATE, "P")):
        rows += [
            [f"0010{n}{year}", code, "Taux de chômage", "POURCENT", f"{year}", v, status]
            for n, (code, v) in enumerate(zip(codes, told, strict=True))
        ]
    before = replace(SHARE, figures={"Taux de chômage": (7.4, 6.0, 6.9, 6.4, 8.9)})
    tables = {"taux-de-chomage||2023": before, "taux-de-chomage||2024": SHARE}
    facts = _facts(tables, notes=frozenset({"provisional_figures"}))
    return Made(text_table(rows), facts)


@case("indicators_dates.xlsx", "true dates, a row a region and a quarter")
def indicators_dates() -> Made:
    rows: list[list[object]] = [["Région", "Trimestre", "Taux de chômage (%)"]]
    rows += [[head, date(2024, 4, 1), v] for head, v in zip(HEADS, RATE, strict=True)]
    rows += [[head, date(2024, 7, 1), v + 1] for head, v in zip(HEADS, RATE, strict=True)]
    later = replace(SHARE, figures={"Taux de chômage": tuple(v + 1 for v in RATE)})
    tables = {"taux-de-chomage||2024-04": SHARE, "taux-de-chomage||2024-07": later}
    return made({"Données": rows}, tables, regions=NONE)


@case("indicators_across.xlsx", "a row an indicator, the regions across: no answers to a question")
def indicators_across() -> Made:
    rows = [
        ["Indicateurs régionaux, données synthétiques"],
        ["Indicateur", *HEADS],
        ["Taux de chômage (%)", *RATE],
        ["Associations (nombre)", *GROUPS],
        ["Revenu médian (€)", *INCOME],
    ]
    tables = {"taux-de-chomage": SHARE, "associations": COUNT, "revenu-median": EUROS}
    return made({"Régions": rows}, tables, kinds={"Régions": "indicators"}, regions=NONE)


@case("indicators_across_units.xlsx", "the regions across, the units in a column before them")
def indicators_across_units() -> Made:
    rows = [
        ["Thème", "Indicateur", "Unité", *HEADS],
        ["Emploi", "Taux de chômage", "%", *RATE],
        ["", "Revenu médian", "€", *INCOME],
        ["Vie locale", "Associations", "nombre", *GROUPS],
    ]
    work, life = "Emploi – Taux de chômage", "Vie locale – Associations"
    tables = {
        "emploi-taux-de-chomage": replace(SHARE, figures={work: RATE}),
        "emploi-revenu-median": replace(EUROS, figures={"Emploi – Revenu médian (€)": INCOME}),
        "vie-locale-associations": replace(COUNT, figures={life: GROUPS}),
    }
    kinds = {"Régions": "indicators"}
    return made(
        {"Régions": rows}, tables, kinds=kinds, regions=NONE, merges={"Régions": [(1, 0, 2, 0)]}
    )


@case("indicators_across_years.xlsx", "the regions across, the years down")
def indicators_across_years() -> Made:
    before = (7.9, 6.4, 7.5, 6.9, 9.6)
    rows = [
        ["Indicateur", "Année", *HEADS],
        ["Taux de chômage (%)", 2022, *before],
        ["Taux de chômage (%)", 2024, *RATE],
        ["Associations (nombre)", 2024, *GROUPS],
    ]
    tables = {
        "taux-de-chomage||2022": replace(SHARE, figures={"Taux de chômage": before}),
        "taux-de-chomage||2024": SHARE,
        "associations||2024": COUNT,
    }
    return made({"Régions": rows}, tables, kinds={"Régions": "indicators"}, regions=NONE)


@case("indicators_flags.xlsx", "(p), (e), ///, ε, c and n.d. in place of figures or beside them")
def indicators_flags() -> Made:
    rows = [
        ["Région", "Taux de chômage (%)", "Associations (nombre)"],
        ["France", "7,3 (p)", 1_500_000],
        ["Bretagne", "5,9 (p)", "82\u202f000 (e)"],
        ["Centre-Val de Loire", "6,8p", "c"],
        ["Corse", "n.d.", "///"],
        ["Occitanie", "8,8 (r)", 148_000],
    ]
    rate = replace(SHARE, figures={"Taux de chômage": (7.3, 5.9, 6.8, "missing", 8.8)})
    groups = (1_500_000, 82_000, "too_few", "missing", 148_000)
    tables = {"taux-de-chomage": rate, "associations": replace(COUNT, figures={
        "Associations": groups})}  # fmt: skip
    return made({"Régions": rows}, tables, regions=NONE, notes=frozenset({"provisional_figures"}))


@case("indicators_percents.xlsx", "0.073 shown as 7,3 %, and an evolution that is no share")
def indicators_percents() -> Made:
    change = (1.2, -0.4, 0.8, 2.1, -1.0)
    rows = [
        ["Région", "Taux de chômage", "Évolution sur un an"],
        *[[head, Shown(v / 100, "0.0%"), Shown(c / 100, "+0.0%;-0.0%")]
          for head, v, c in zip(HEADS, RATE, change, strict=True)],
    ]  # fmt: skip
    told = Printed("mean", PLACES, {"Évolution sur un an (%)": change})
    return made(
        {"Régions": rows}, {"taux-de-chomage": SHARE, "evolution-sur-un-an": told}, regions=NONE
    )


@case("indicators_codes.csv", "regions told by their codes alone, as numbers")
def indicators_codes() -> Made:
    codes = ("FR", 53, 24, 94, 76)
    rows = [["code_region", "taux_chomage (%)"], *map(list, zip(codes, RATE, strict=True))]
    printed = replace(SHARE, figures={"taux_chomage": RATE})
    return Made(text_table(rows), _facts({"taux-chomage": printed}))


@case(
    "indicators_places.xlsx",
    "France métropolitaine beside France, a total hors Corse, an unknown",
)
def indicators_places() -> Made:
    rows = [
        ["Territoire", "Taux de chômage (%)"],
        *map(list, zip(HEADS, RATE, strict=True)),
        ["France métropolitaine", 7.1],
        ["Poitou du Nord", 6.0],
    ]
    return made(
        {"Régions": rows}, {"taux-de-chomage": SHARE}, regions=NONE,
        issues=frozenset({("unknown_region_row", "A8")}),
    )  # fmt: skip


@case("indicators_sheets.xlsx", "a contents sheet, a sheet an indicator, one of them hidden")
def indicators_sheets() -> Made:
    sheets = {
        "Sommaire": [["Liste des indicateurs"], [Link("Chômage", "Chômage"), "Taux de chômage"]],
        "Chômage": [["Région", "Taux de chômage (%)"], *map(list, zip(HEADS, RATE, strict=True))],
        "Associations": [["Région", "Associations (nombre)"],
                         *map(list, zip(HEADS, GROUPS, strict=True))],
        "Essai": [["Région", "Essai (%)"], *map(list, zip(HEADS, RATE, strict=True))],
    }  # fmt: skip
    return made(
        sheets, {"taux-de-chomage": SHARE, "associations": COUNT}, regions=NONE,
        hidden=("Essai",), issues=frozenset({("hidden_sheet_set_aside", None)}),
        kinds={"Sommaire": "contents", "Chômage": "indicators", "Associations": "indicators"},
    )  # fmt: skip


@case("indicators_beside_tables.xlsx", "indicators on one sheet, answers by region on the next")
def indicators_beside_tables() -> Made:
    shares = {"Oui": (62, 58, 70, 40, 61), "Non": (38, 42, 30, 60, 39)}
    bases = (444, 120, 93, 42, 189)
    sheets = {
        "Régions": [["Indicateur", *HEADS], ["Taux de chômage (%)", *RATE],
                    ["Associations (nombre)", *GROUPS]],
        "Q4": [[f"Q4. {WORDING}"], ["", "Ensemble", *HEADS[1:]], ["Base brute", *bases],
               *[[label, *told] for label, told in shares.items()]],
    }  # fmt: skip
    tables = {
        "taux-de-chomage": SHARE,
        "associations": COUNT,
        "Q4": Printed("single", PLACES, shares, bases=bases),
    }
    return made(
        sheets, tables, kinds={"Régions": "indicators", "Q4": "crosstab"},
        regions={"24": 93, "53": 120, "76": 189, "94": 42},
    )  # fmt: skip
