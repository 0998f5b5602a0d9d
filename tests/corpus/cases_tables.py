"""Institutes' tables: where the title, the banner, the bases and the answers stand."""

from __future__ import annotations

from dataclasses import replace

from .facts import Facts
from .printed import FRANCE, Printed
from .registry import Made, case
from .tables import (
    BASE,
    BASES,
    HEADS,
    PLACES,
    REGIONS,
    SHARES,
    TABLE,
    TITLE,
    WORDING,
    made,
    one,
    rows,
    table,
    usual,
)  # fmt: skip
from .writing import Link, text_table

WEIGHTED = (400, 118.5, 95, 186.5)
SIZES = ("Moins de 2 000 habitants", "2 000 habitants et plus")
BY_SIZE = {
    "Oui, beaucoup": (31, 28, 40, 27, 26, 45),
    "Oui, un peu": (44, 47, 33, 48, 45, 41),
    "Non": (20, 21, 22, 19, 23, 11),
    "NSP": (5, 4, 5, 6, 6, 3),
}
WITH_SIZES = replace(
    TABLE, places=(*PLACES, *SIZES), figures=BY_SIZE, bases=(*BASES, 290, 112)
)  # fmt: skip
OTHER = "Votre commune a-t-elle un élu chargé de la vie associative ?"
YES_NO = {"Oui": (62, 58, 70, 61), "Non": (38, 42, 30, 39)}
SECOND = Printed("single", PLACES, YES_NO, bases=BASES, label=OTHER)


def _both(*sheets: tuple[str, list[list[object]]], **facts: object) -> Made:
    return made(dict(sheets), {"Q4": TABLE, "Q5": SECOND}, **facts)


@case("tables_banner_merged.xlsx", "« Région » and « Taille » merged over their columns")
def tables_banner_merged() -> Made:
    body = [
        [TITLE], [BASE],
        ["", "Ensemble", "Région", "", "", "Taille de la commune", ""],
        ["", "", *HEADS[1:], *SIZES],
        ["Base brute", *BASES, 290, 112],
        *rows(BY_SIZE),
    ]  # fmt: skip
    merges = {"Tableau": [(2, 1, 3, 1), (2, 2, 2, 4), (2, 5, 2, 6)]}
    return made({"Tableau": body}, {"Q4": WITH_SIZES}, merges=merges, headers={"Tableau": (3, 4)})


@case("tables_banner_three_rows.xlsx", "edition, then axis, then region: three merged rows")
def tables_banner_three_rows() -> Made:
    body = [
        [TITLE], [BASE],
        ["", "Vague 2024", "", "", "", "", ""],
        ["", "Ensemble", "Région", "", "", "Taille de la commune", ""],
        ["", "", *HEADS[1:], *SIZES],
        ["Base brute", *BASES, 290, 112],
        *rows(BY_SIZE),
    ]  # fmt: skip
    merges = {"Tableau": [(2, 1, 2, 6), (3, 1, 4, 1), (3, 2, 3, 4), (3, 5, 3, 6)]}
    facts = {"headers": {"Tableau": (3, 4, 5)}, "waves": ("2024",)}
    return made({"Tableau": body}, {"Q4||2024": WITH_SIZES}, merges=merges, **facts)


@case("tables_regions_down.xlsx", "a row a region, a column an answer")
def tables_regions_down() -> Made:
    turned = [
        [head, base, *(SHARES[label][n] for label in SHARES), 100]
        for n, (head, base) in enumerate(zip(HEADS, BASES, strict=True))
    ]
    return one([[TITLE], [BASE], ["Région", "Base", *SHARES, "Total"], *turned])


@case(
    "tables_question_over_answers.xlsx",
    "one banner on top, each question a row over its answers",
)
def tables_question_over_answers() -> Made:
    body = [
        ["Baromètre des communes, données synthétiques"],
        ["", *HEADS], ["Base : ensemble", *BASES],
        [TITLE], *rows(),
        [f"Q5. {OTHER}"], *rows(YES_NO),
    ]  # fmt: skip
    return _both(("Résultats", body))


@case("tables_count_rows.xlsx", "counts and percentages in alternating rows, units in a column")
def tables_count_rows() -> Made:
    body = [[TITLE], [BASE], ["", "", *HEADS], ["Base", "Eff.", *BASES]]
    for label, told in SHARES.items():
        counts = [round(b * s / 100) for b, s in zip(BASES, told, strict=True)]
        body += [[label, "Eff.", *counts], ["", "%", *told]]
    return one(body)


@case("tables_triplets.xlsx", "a count, a percentage and a letter under each region")
def tables_triplets() -> Made:
    heads = [x for head in HEADS for x in (head, "", "")]
    units = ["Eff.", "%", "Sig."] * len(HEADS)
    body = [[TITLE], [BASE], ["", *heads], ["", *units]]
    body.append(["Base", *(x for base in BASES for x in (base, "", ""))])
    for label, told in SHARES.items():
        line = [label]
        for n, (base, share) in enumerate(zip(BASES, told, strict=True)):
            line += [round(base * share / 100), share, "ABCD"[n - 2] if n > 1 else ""]
        body.append(line)
    merges = {"Tableau": [(2, 1 + 3 * n, 2, 3 + 3 * n) for n in range(len(HEADS))]}
    return made({"Tableau": body}, {"Q4": TABLE}, merges=merges)


@case(
    "tables_column_and_row_percents.xlsx",
    "% col. and % lig. of each answer, one under the other",
)
def tables_column_and_row_percents() -> Made:
    body = [[TITLE], [BASE], ["", "", *HEADS], ["Base brute", "", *BASES]]
    for label, told in SHARES.items():
        counts = [b * s / 100 for b, s in zip(BASES, told, strict=True)]
        along = [round(100 * x / counts[0]) for x in counts]
        body += [[label, "% col.", *told], ["", "% lig.", *along]]
    return one(body, notes=frozenset({"row_percents_left_aside"}))


@case("tables_percents_in_columns.xlsx", "% col. and % lig. side by side under each region")
def tables_percents_in_columns() -> Made:
    heads = [x for head in HEADS for x in (head, "")]
    body = [[TITLE], [BASE], ["", *heads], ["", *["% col.", "% lig."] * len(HEADS)]]
    body.append(["Base brute", *(x for base in BASES for x in (base, ""))])
    for label, told in SHARES.items():
        counts = [b * s / 100 for b, s in zip(BASES, told, strict=True)]
        along = [round(100 * x / counts[0]) for x in counts]
        body.append([label, *(x for pair in zip(told, along, strict=True) for x in pair)])
    merges = {"Tableau": [(2, 1 + 2 * n, 2, 2 + 2 * n) for n in range(len(HEADS))]}
    notes = frozenset({"row_percents_left_aside"})
    return made({"Tableau": body}, {"Q4": TABLE}, merges=merges, notes=notes)


@case("tables_row_percents_only.xlsx", "percentages along the rows tell no share of a region")
def tables_row_percents_only() -> Made:
    along = {"Oui": (100, 30, 25, 45), "Non": (100, 29, 21, 50)}
    body = table(["Base brute", *BASES], *rows(along), title=f"{TITLE} (% en ligne)")
    issues = frozenset({("percentages_along_rows", "B5"), ("nothing_understood", None)})
    return made({"Tableau": body}, {}, regions={}, issues=issues)


SPELLINGS = (
    ("Base brute", "Base redressée"),
    ("Base non pondérée", "Base pondérée"),
    ("Effectifs bruts", "Effectifs redressés"),
    ("Base (non redressée)", "Base (redressée)"),
    ("Unweighted base", "Weighted base"),
    ("Nombre de répondants", "Nombre de répondants (pondéré)"),
    ("N =", "N pondéré"),
    ("Base réelle", "Base pondérée en n"),
    ("Interviews réalisées", "Base redressée"),
    ("Taille de l'échantillon", "Effectif pondéré"),
)


@case("tables_bases_spelt.xlsx", "raw and weighted bases under all their spellings")
def tables_bases_spelt() -> Made:
    body, tables = [], {}
    for n, (raw, weighted) in enumerate(SPELLINGS, start=1):
        body += table([raw, *BASES], [weighted, *WEIGHTED], *rows(), title=f"Q{n}. Question {n} ?")
        body.append([])
        tables[f"Q{n}"] = replace(TABLE, weighted=WEIGHTED, label=f"Question {n} ?")
    return made({"Tableaux": body}, tables)


@case("tables_bases_in_heads.xlsx", "the base of each region in its head: « Bretagne (n = 120) »")
def tables_bases_in_heads() -> Made:
    heads = [f"{head} (n = {base})" for head, base in zip(HEADS, BASES, strict=True)]
    return one(table(*rows(), heads=heads))


@case("tables_bases_last.xlsx", "bases under the answers")
def tables_bases_last() -> Made:
    return one(table(*rows(), ["Total", 100, 100, 100, 100], ["Base brute", *BASES]))


@case("tables_stacked.xlsx", "several tables down a sheet, the second without a banner of its own")
def tables_stacked() -> Made:
    body = [*usual(), [], [f"Q5. {OTHER}"], [BASE], ["Base brute", *BASES], *rows(YES_NO)]
    return _both(("Tableaux", body))


@case("tables_side_by_side.xlsx", "two tables side by side, a blank column between them")
def tables_side_by_side() -> Made:
    second = table(["Base brute", *BASES], *rows(YES_NO), title=f"Q5. {OTHER}")
    first = usual()
    second += [[]] * (len(first) - len(second))
    body = [[*row, *[""] * (5 - len(row)), "", *beside] for row, beside in zip(first, second)]  # noqa: B905
    return _both(("Tableaux", body))


@case("tables_titles_below.xlsx", "each title under its table")
def tables_titles_below() -> Made:
    body = [
        ["", *HEADS], ["Base brute", *BASES], *rows(), [TITLE], [BASE], [],
        ["", *HEADS], ["Base brute", *BASES], *rows(YES_NO), [f"Q5. {OTHER}"], [BASE],
    ]  # fmt: skip
    return _both(("Tableaux", body))


@case("tables_numbered_titles.xlsx", "« Tableau 12 : Q4 – … », the base in the title's own cell")
def tables_numbered_titles() -> Made:
    body = [[f"Tableau 12 : Q4 \u2013 {WORDING}\n{BASE}"], ["", *HEADS], ["Base", *BASES], *rows()]
    return one(body)


@case("tables_notes.xlsx", "notes that hold figures, a source, marks of notes on heads and answers")
def tables_notes() -> Made:
    heads = ("Ensemble", "Bretagne (1)", "Centre-Val de Loire²", "Occitanie")
    notes = [
        ["(1) 120 maires interrogés, dont 12 en ligne"],
        ["² Région Centre jusqu'en 2015"],
        ["Lecture : 31 % des maires disent que leur commune soutient beaucoup les associations."],
        ["Source : enquête synthétique, 402 maires, 2024"],
        ["Note : les écarts significatifs à 95 % sont en gras", 95],
    ]
    body = [*table(["Base brute", *BASES], *rows(), heads=heads), [], *notes]
    return one(body)


@case("tables_totals.xlsx", "the country last, under another name in each table")
def tables_totals() -> Made:
    body, tables = [], {}
    names = ("France", "Total", "France entière", "ENSEMBLE", "Total France", "Moyenne nationale")
    order = (1, 2, 3, 0)
    turned = {label: [told[n] for n in order] for label, told in SHARES.items()}
    for n, name in enumerate(names, start=1):
        heads = [*HEADS[1:], name]
        bases = ["Base brute", *(BASES[k] for k in order)]
        body += [*table(bases, *rows(turned), title=f"Q{n}. Question {n} ?", heads=heads), []]
        tables[f"Q{n}"] = replace(
            TABLE, places=(*PLACES[1:], FRANCE), figures=turned,
            bases=tuple(BASES[k] for k in order), label=f"Question {n} ?",
        )  # fmt: skip
    return made({"Tableaux": body}, tables)


@case("tables_waves.xlsx", "two editions under each region, and a column of change")
def tables_waves() -> Made:
    places = HEADS[:3]
    heads = [x for place in places for x in (place, "", "")]
    years = [2018, 2024, "Évolution"] * 3
    body = [[TITLE], [BASE], ["", *heads], ["", *years]]
    body.append(["Base brute", 350, 402, "", 100, 120, "", 80, 93, ""])
    before = {"Oui": (60, 58, 71), "Non": (40, 42, 29)}
    after = {"Oui": (62, 55, 70), "Non": (38, 45, 30)}
    for label, then in before.items():
        told = zip(then, after[label], strict=True)
        body.append([label, *(x for a, b in told for x in (a, b, f"{b - a:+d}"))])
    merges = {"Tableau": [(2, 1 + 3 * n, 2, 3 + 3 * n) for n in range(3)]}
    tables = {
        "Q4||2018": Printed("single", PLACES[:3], before, bases=(350, 100, 80)),
        "Q4||2024": Printed("single", PLACES[:3], after, bases=(402, 120, 93)),
    }
    return made(
        {"Tableau": body}, tables, merges=merges, regions={"24": 93, "53": 120},
        waves=("2018", "2024"), notes=frozenset({"columns_left_aside"}),
    )  # fmt: skip


@case("tables_contents.xlsx", "a contents sheet with links gives the titles that the sheets lack")
def tables_contents() -> Made:
    sheets = {
        "Sommaire": [
            ["Sommaire"],
            ["Feuille", "Question", "Page"],
            [Link("T1", "T1"), f"Q4. {WORDING}", 1],
            [Link("T2", "T2"), f"Q5. {OTHER}", 2],
        ],
        "T1": [["Retour au sommaire"], [], ["", *HEADS], ["Base brute", *BASES], *rows()],
        "T2": [["Retour au sommaire"], [], ["", *HEADS], ["Base brute", *BASES], *rows(YES_NO)],
    }
    kinds = {"Sommaire": "contents", "T1": "crosstab", "T2": "crosstab"}
    return made(sheets, {"Q4": TABLE, "Q5": SECOND}, kinds=kinds)


@case("tables_sheets.xlsx", "a sheet a question, a sheet of method, a hidden draft")
def tables_sheets() -> Made:
    draft = table(["Base brute", *BASES], *rows(YES_NO), title="Q6. Question abandonnée ?")
    sheets = {
        "Méthode": [["Note méthodologique"], ["402 maires imaginaires, interrogés par téléphone."]],
        "Q4": usual(),
        "Q5": table(["Base brute", *BASES], *rows(YES_NO), title=f"Q5. {OTHER}"),
        "Brouillon": draft,
    }
    kinds = {"Méthode": "notes", "Q4": "crosstab", "Q5": "crosstab", "Brouillon": "crosstab"}
    return made(
        sheets, {"Q4": TABLE, "Q5": SECOND}, hidden=("Brouillon",), kinds=kinds,
        issues=frozenset({("hidden_sheet_set_aside", None)}),
    )  # fmt: skip


@case("tables_publics.xlsx", "the same question put to mayors and to citizens, a sheet each")
def tables_publics() -> Made:
    title = "Q1. Les partenariats sont-ils utiles ?"
    bases = {"Maires": BASES, "Citoyens": (1000, 300, 250, 450)}
    sheets = {
        name: [[title], [f"Base : ensemble des {name.lower()}"], ["", *HEADS],
               ["Base brute", *told], *rows(YES_NO)]
        for name, told in bases.items()
    }  # fmt: skip
    tables = {
        f"Q1|{name.lower()}": Printed("single", PLACES, YES_NO, bases=told, n=told[0])
        for name, told in bases.items()
    }
    return made(sheets, tables, regions={"24": 250, "53": 300, "76": 450})


@case("tables_semicolons.csv", "a table sent as text, with commas as decimal marks")
def tables_semicolons() -> Made:
    shown = rows(shown=lambda x: f"{x},0 %")
    facts = Facts(tables={"Q4": TABLE}, regions=REGIONS)
    return Made(text_table(table(["Base brute", *BASES], *shown), encoding="cp1252"), facts)
