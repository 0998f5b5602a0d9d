"""Institutes' tables: how figures are written, marks in their place, subtotals, means, sums."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from .printed import FRANCE, Printed
from .registry import Made, case
from .tables import (
    BASE,
    BASES,
    HEADS,
    PLACES,
    SHARES,
    TABLE,
    TITLE,
    figures,
    made,
    one,
    rows,
    table,
)  # fmt: skip
from .writing import Shown

COMMA = {
    "Oui, beaucoup": (31.2, 28.4, 40.0, 27.1),
    "Oui, un peu": (43.9, 46.8, 33.3, 48.2),
    "Non": (19.8, 20.6, 21.6, 19.1),
    "NSP": (5.1, 4.2, 5.1, 5.6),
}


def _body(*told: list[Any]) -> list[list[Any]]:
    return table(["Base brute", *BASES], *told)


@case("tables_fractions.xlsx", "fractions under a percent format: 0.312 shown as 31 %")
def tables_fractions() -> Made:
    shown = rows(COMMA, lambda x: Shown(x / 100, "0%"))
    return one(_body(*shown), replace(TABLE, figures=COMMA))


@case("tables_bare_fractions.xlsx", "fractions under no format at all: 0.31")
def tables_bare_fractions() -> Made:
    return one(_body(*rows(shown=lambda x: x / 100)))


@case("tables_percent_texts.xlsx", "« 43,9 % » as text, with every kind of space, or none")
def tables_percent_texts() -> Made:
    spaces = iter([" ", "\u00a0", "\u202f", ""] * 4)
    shown = rows(COMMA, lambda x: f"{x:.1f}{next(spaces)}%".replace(".", ","))
    return one(_body(*shown), replace(TABLE, figures=COMMA))


@case("tables_mixed_writings.xlsx", "0.31 as a percentage, 31, « 31 % » and « 31,0% » in one table")
def tables_mixed_writings() -> Made:
    shown = [
        ["Oui, beaucoup", Shown(0.31), "28 %", 40, "27,0%"],
        ["Oui, un peu", 44, Shown(0.47), "33\u202f%", 48],
        ["Non", "20,0 %", 21, Shown(0.22, "0.0%"), "19\u00a0%"],
        ["NSP", 5, 4, "5%", Shown(0.06)],
    ]
    return one(_body(*shown))


@case("tables_large_numbers.xlsx", "bases as text with thin spaces: « 1 029 »")
def tables_large_numbers() -> Made:
    bases = (12029, 4029, 3000, 5000)
    written = [f"{b:,}".replace(",", "\u202f") for b in bases]
    body = table(["Base brute", *written], *rows())
    regions = {"24": 3000, "53": 4029, "76": 5000}
    return one(body, replace(TABLE, bases=bases, n=12029), regions=regions)


@case("tables_suppressed.xlsx", "s, c, nd, …, *, ns in place of figures; - is zero")
def tables_suppressed() -> Made:
    shown = [
        ["Oui, beaucoup", 31, "s", "c", "nd"],
        ["Oui, un peu", 44, "…", "*", "n.d."],
        ["Non", 20, "ns", "(*)", "nc"],
        ["NSP", 5, "-", "\u2013", "<5"],
    ]
    few, gone = "too_few", "missing"
    printed = replace(
        TABLE,
        figures={
            "Oui, beaucoup": (31, few, few, gone), "Oui, un peu": (44, gone, few, gone),
            "Non": (20, few, few, few), "NSP": (5, 0, 0, few),
        },
    )  # fmt: skip
    return one(_body(*shown), printed)


@case("tables_weak_bases.xlsx", "a star on a head marks a weak base, explained in a note")
def tables_weak_bases() -> Made:
    heads = ("Ensemble", "Bretagne*", "Corse **", "Occitanie (*)")
    body = [
        *table(["Base brute", 402, 48, 12, 342], *rows(), heads=heads),
        ["* base faible, ** base très faible : à interpréter avec prudence"],
    ]
    printed = replace(TABLE, places=(FRANCE, "53", "94", "76"), bases=(402, 48, 12, 342))
    return one(body, printed, regions={"53": 48, "76": 342, "94": 12})


@case(
    "tables_letters.xlsx",
    "significance letters glued to figures, in a row under them, or + and -",
)
def tables_letters() -> Made:
    shown = [
        ["Oui, beaucoup", 31, "28 %", "40 % BD", "27 %"],
        ["", "", "", "BD", ""],
        ["Oui, un peu", 44, "47 C", 33, "48 C"],
        ["Non", 20, "21 +", "22+", "19 -"],
        ["NSP", 5, 4, 5, 6],
    ]
    body = [[TITLE], [BASE], ["", *HEADS], ["", "(A)", "(B)", "(C)", "(D)"],
            ["Base brute", *BASES], *shown]  # fmt: skip
    return one(body)


@case("tables_capital_c.xlsx", "a capital C beside a figure is a column's letter, not a secret")
def tables_capital_c() -> Made:
    heads = [x for head in HEADS for x in (head, "")]
    body = [[TITLE], [BASE], ["", *heads], ["", *["%", "Sig."] * 4]]
    body.append(["Base brute", *(x for base in BASES for x in (base, ""))])
    letters = {"Oui, beaucoup": ("", "", "BD", ""), "Oui, un peu": ("", "C", "", "C")}
    for label, told in SHARES.items():
        pairs = zip(told, letters.get(label, ("",) * 4), strict=True)
        body.append([label, *(x for pair in pairs for x in pair)])
    merges = {"Tableau": [(2, 1 + 2 * n, 2, 2 + 2 * n) for n in range(4)]}
    return made({"Tableau": body}, {"Q4": TABLE}, merges=merges)


@case("tables_nets.xlsx", "S/T before its answers, which stand in")
def tables_nets() -> Made:
    net = (75, 75, 73, 75)
    shown = [
        ["S/T Oui", *net],
        ["   Oui, beaucoup", *SHARES["Oui, beaucoup"]],
        ["   Oui, un peu", *SHARES["Oui, un peu"]],
        ["Non", *SHARES["Non"]],
        ["NSP", *SHARES["NSP"]],
    ]
    told = {"S/T Oui": ("Oui, beaucoup", "Oui, un peu")}
    return one(_body(*shown), replace(TABLE, figures={"S/T Oui": net, **SHARES}, nets=told))


@case(
    "tables_net_rounded.xlsx",
    "a subtotal of raw data may be 1 off the sum of its rounded answers",
)
def tables_net_rounded() -> Made:
    net = (76, 75, 73, 74)
    told = {"Oui, beaucoup": SHARES["Oui, beaucoup"], "Oui, un peu": SHARES["Oui, un peu"],
            "Sous-total Oui": net, "Non": SHARES["Non"], "NSP": SHARES["NSP"]}  # fmt: skip
    nets = {"Sous-total Oui": ("Oui, beaucoup", "Oui, un peu")}
    return one(_body(*rows(told)), replace(TABLE, figures=told, nets=nets))


@case("tables_net_wrong.xlsx", "a subtotal that its answers do not make in one column")
def tables_net_wrong() -> Made:
    net = (75, 75, 83, 75)
    told = {"S/T Oui": net, **SHARES}
    nets = {"S/T Oui": ("Oui, beaucoup", "Oui, un peu")}
    printed = replace(TABLE, figures=told, nets=nets)
    return one(_body(*rows(told)), printed, issues=frozenset({("net_differs", "D5")}))


@case("tables_rounded_totals.xlsx", "weighted columns that add up to 99 or 101: no alarm")
def tables_rounded_totals() -> Made:
    told = figures(beaucoup=(31, 29, 40, 27), Non=(20, 21, 21, 19))
    body = _body(*rows(told.figures), ["Total", 100, 101, 99, 100])
    return one(body, told)


@case("tables_not_100.xlsx", "a column that adds up to 111 is said")
def tables_not_100() -> Made:
    told = figures(Non=(20, 21, 33, 19))
    body = _body(*rows(told.figures))
    return one(body, told, issues=frozenset({("shares_not_100", "D5")}))


@case("tables_several_answers.xlsx", "several answers: a total of 147 % is no error")
def tables_several_answers() -> Made:
    themes = {"Emploi": (55, 50, 61, 54), "Santé": (48, 52, 40, 50), "Mobilité": (44, 40, 51, 43)}
    body = table(
        ["Base brute", *BASES], *rows(themes), ["Total", 147, 142, 152, 147],
        title="Q7. Quelles sont vos priorités ? (plusieurs réponses possibles)",
    )  # fmt: skip
    printed = Printed("multiple", PLACES, themes, bases=BASES, role="priorities")
    return made({"Tableau": body}, {"Q7": printed})


@case("tables_counts_alone.xlsx", "numbers of respondents and no percentage: shares of the base")
def tables_counts_alone() -> Made:
    bases = (400, 100, 200, 100)
    counts = {"Oui": (260, 55, 140, 65), "Non": (140, 45, 60, 35)}
    body = table(["Base brute", *bases], *rows(counts))
    shares = {"Oui": (65, 55, 70, 65), "Non": (35, 45, 30, 35)}
    printed = Printed("single", PLACES, shares, bases=bases)
    return one(body, printed, regions={"24": 200, "53": 100, "76": 100})


@case("tables_mean_row.xlsx", "a mean and a standard deviation under a distribution")
def tables_mean_row() -> Made:
    bands = {"0 à 4": (20, 25, 18, 19), "5 à 7": (50, 45, 52, 51), "8 à 10": (30, 30, 30, 30)}
    means = (6.4, 6.1, 6.5, 6.4)
    body = table(
        ["Base brute", *BASES], *rows(bands),
        ["Note moyenne", *means], ["Écart-type", 1.9, 2.1, 1.8, 1.9],
        title="Q9. Quelle note de 0 à 10 donneriez-vous à l'entraide dans votre commune ?",
    )  # fmt: skip
    tables = {
        "Q9": Printed("single", PLACES, bands, bases=BASES),
        "Q9-note-moyenne": Printed("mean", PLACES, {"Note moyenne": means}, bases=BASES),
    }
    return made({"Tableau": body}, tables, notes=frozenset({"rows_left_aside"}))


@case("tables_means.xlsx", "a battery of means out of 10, never shares")
def tables_means() -> Made:
    means = {"Emploi": (7.1, 6.9, 7.4, 7.0), "Sécurité": (6.6, 6.0, 6.8, 6.7)}
    body = table(
        ["Base brute", *BASES], *rows(means),
        title="Q8. Sur une échelle de 0 à 10, quelle note donnez-vous à… ? (moyennes)",
    )  # fmt: skip
    return made({"Tableau": body}, {"Q8": Printed("mean", PLACES, means, bases=BASES)})


@case("tables_mean_outside.xlsx", "a mean of 17.1 out of 10 is said")
def tables_mean_outside() -> Made:
    means = {"Emploi": (7.1, 6.9, 17.1, 7.0), "Sécurité": (6.6, 6.0, 6.8, 6.7)}
    body = table(["Base brute", *BASES], *rows(means), title="Q8. Quelle note sur 10 donnez-vous ?")
    printed = Printed("mean", PLACES, means, bases=BASES)
    issues = frozenset({("mean_out_of_scale", "D5")})
    return made({"Tableau": body}, {"Q8": printed}, issues=issues)


@case("tables_base_above.xlsx", "a region with more respondents than the country")
def tables_base_above() -> Made:
    bases = (402, 120, 493, 189)
    body = table(["Base brute", *bases], *rows())
    return one(
        body, replace(TABLE, bases=bases), regions={"24": 493, "53": 120, "76": 189},
        issues=frozenset({("base_above_total", "D4")}),
    )  # fmt: skip


@case("tables_former_regions.xlsx", "regions of before 2016: parts of today's are none of them")
def tables_former_regions() -> Made:
    heads = ("Ensemble", "Centre", "Alsace", "Lorraine")
    printed = replace(TABLE, places=(FRANCE, "24", "Alsace", "Lorraine"))
    return made(
        {"Tableau": table(["Base brute", *BASES], *rows(), heads=heads)}, {"Q4": printed},
        regions={"24": 120}, issues=frozenset({("parts_of_a_region", "D3")}),
    )  # fmt: skip


@case("tables_unknown_region.xlsx", "a label under « Région » that names none")
def tables_unknown_region() -> Made:
    heads = ["", "Ensemble", "Région", "", "", ""]
    names = ["", "", "Bretagne", "Centre-Val de Loire", "Occitanie", "Poitou du Nord"]
    body = [[TITLE], [BASE], heads, names, ["Base brute", *BASES, 0],
            *rows({x: (*v, "-") for x, v in SHARES.items()})]  # fmt: skip
    printed = replace(
        TABLE, places=(*PLACES, "Poitou du Nord"), bases=(*BASES, 0),
        figures={x: (*v, 0) for x, v in SHARES.items()},
    )  # fmt: skip
    return made(
        {"Tableau": body}, {"Q4": printed}, merges={"Tableau": [(2, 2, 2, 5)]},
        issues=frozenset({("unknown_region_column", "F4")}),
    )  # fmt: skip
