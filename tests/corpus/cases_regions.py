"""The region, however it is written: by name, by code, by something that leads to one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from .registry import Made, case
from .study import grid, study
from .writing import text_table, workbook

ALL = (
    "01", "02", "03", "04", "06", "11", "24", "27", "28", "32", "44", "52", "53", "75", "76", "84",
    "93", "94",
)  # fmt: skip
S = study(seed=5, n=72)
S18 = replace(S, regions=tuple(ALL[i % 18] for i in range(72)))
ASKED = {"Q4": S.asked("dynamic", role=None)}


def _made(
    head: str, cells: Sequence[Any], regions: Sequence[str | None], *, issues: Sequence[Any] = (),
    as_csv: bool = False,
) -> Made:  # fmt: skip
    truth = replace(S, regions=tuple(regions))
    rows = grid(
        ("ID", truth.numbers()),
        (head, list(cells)),
        ("POIDS", list(truth.weights)),
        ("Q4", truth.choice("dynamic").cells()),
    )
    content = text_table(rows) if as_csv else workbook({"Base": rows})
    facts = truth.facts({"Q4": truth.asked("dynamic", role=None)})
    return Made(content, facts.but(issues=frozenset(issues)))


def _cycled(*told: tuple[Any, str | None]) -> tuple[list[Any], list[str | None]]:
    """Cells and the regions they mean, in turn."""
    turn = [told[i % len(told)] for i in range(S.n)]
    return [cell for cell, _code in turn], [code for _cell, code in turn]


@case("regions_spelt.xlsx", "accents, case, hyphens, marks and short forms of the same regions")
def regions_spelt() -> Made:
    cells = _cycled(
        ("BRETAGNE", "53"), ("bretagne*", "53"), ("Centre", "24"), ("Centre Val de Loire", "24"),
        ("CENTRE-VAL-DE-LOIRE", "24"), ("P.A.C.A.", "93"), ("Région Sud", "93"),
        ("Provence Alpes Cote d’Azur", "93"), ("Réunion (La)", "04"), ("ile de france", "11"),
        ("IDF", "11"), ("Hts-de-France", "32"),
    )  # fmt: skip
    return _made("Région", *cells)


@case("regions_former.xlsx", "the 22 regions of before 2016, some of which were merged")
def regions_former() -> Made:
    cells = _cycled(
        ("Alsace", "44"), ("Lorraine", "44"), ("Champagne-Ardenne", "44"), ("Picardie", "32"),
        ("Nord-Pas-de-Calais", "32"), ("Limousin", "75"), ("Aquitaine", "75"), ("Auvergne", "84"),
        ("Basse-Normandie", "28"), ("Centre", "24"), ("Corse", "94"), ("Franche-Comté", "27"),
    )  # fmt: skip
    made = _made("REGION", *cells)
    return Made(made.content, made.facts.but(notes=frozenset({"former_regions"})))


@case("regions_codes_text.csv", "« 01 » is Guadeloupe, as text")
def regions_codes_text() -> Made:
    return _made("CODE_REG", *_cycled(*[(code, code) for code in ALL]), as_csv=True)


@case("regions_codes_without_zero.xlsx", "numbers 1 to 94: Excel has lost the zero of Guadeloupe")
def regions_codes_without_zero() -> Made:
    made = _made("Code région", *_cycled(*[(int(code), code) for code in ALL]))
    return Made(made.content, made.facts.but(notes=frozenset({"zeros_restored"})))


@case("regions_departements.xlsx", "département codes as text: « 01 » is the Ain, « 2A » Corse")
def regions_departements() -> Made:
    cells = _cycled(
        ("01", "84"), ("45", "24"), ("37", "24"), ("2A", "94"), ("2B", "94"), ("971", "01"),
        ("976", "06"), ("75", "11"), ("35", "53"), ("13", "93"), ("59", "32"), ("08", "44"),
    )  # fmt: skip
    return _made("Département", *cells)


@case(
    "regions_departements_numbers.xlsx", "départements as numbers: 1 is the Ain, never Guadeloupe"
)
def regions_departements_numbers() -> Made:
    cells = _cycled(
        (1, "84"), (45, "24"), (37, "24"), (20, "94"), (974, "04"), (75, "11"), (35, "53"),
        (13, "93"), (59, "32"), (8, "44"), (2, "32"), (3, "84"),
    )  # fmt: skip
    made = _made("DEP", *cells)
    return Made(made.content, made.facts.but(notes=frozenset({"zeros_restored"})))


@case("regions_departement_names.xlsx", "names of départements, with and without their code")
def regions_departement_names() -> Made:
    cells = _cycled(
        ("Loiret", "24"), ("45 - Loiret", "24"), ("Indre-et-Loire (37)", "24"), ("Nord", "32"),
        ("Côtes d'Armor", "53"), ("Haute Corse", "94"), ("la Réunion", "04"), ("Ain", "84"),
    )  # fmt: skip
    return _made("Votre département", *cells)


@case("regions_postal_codes.xlsx", "postal codes as numbers, without their zero, and a CEDEX")
def regions_postal_codes() -> Made:
    cells = _cycled(
        (1000, "84"), (45000, "24"), (37100, "24"), (20000, "94"), (97410, "04"), (75011, "11"),
        (35042, "53"), (6000, "93"),
    )  # fmt: skip
    made = _made("Code postal", *cells)
    return Made(made.content, made.facts.but(notes=frozenset({"zeros_restored"})))


@case("regions_shared_postal_code.xlsx", "a postal code that serves two regions: said")
def regions_shared_postal_code() -> Made:
    cells = _cycled(
        ("45000", "24"), ("01410", "84"), ("35000", "53"), ("20200", "94"), ("75001", "11"),
        ("48250", "76"),
    )  # fmt: skip
    return _made("CP", *cells, issues=[("shared_postal_codes", "B3")])


@case("regions_iso.xlsx", "ISO 3166-2 codes")
def regions_iso() -> Made:
    cells = _cycled(
        ("FR-CVL", "24"), ("FR-BRE", "53"), ("FR-20R", "94"), ("FR-974", "04"), ("FR-IDF", "11"),
        ("FR-GP", "01"),
    )  # fmt: skip
    return _made("ISO", *cells)


@case("regions_nuts.xlsx", "NUTS codes of levels 1 and 2")
def regions_nuts() -> Made:
    cells = _cycled(
        ("FRB", "24"), ("FRB0", "24"), ("FRH0", "53"), ("FRM0", "94"), ("FR10", "11"),
        ("FRY4", "04"),
    )  # fmt: skip
    return _made("NUTS2", *cells)


@case("regions_unknown.xlsx", "« Bassin parisien », « Étranger », a slip, a blank")
def regions_unknown() -> Made:
    cells = _cycled(
        ("Bretagne", "53"), ("Corse", "94"), ("Centre-Val de Loire", "24"), ("Occitanie", "76"),
        ("Normandie", "28"), ("Bassin parisien", None), ("Étranger", None), (None, None),
        ("Île-de-France", "11"), ("Grand Est", "44"), ("Bretange", None), ("NSP", None),
    )  # fmt: skip
    return _made("REGION", *cells, issues=[("unknown_region", "B7"), ("unknown_region", "B12")])


@case("regions_two_columns.xlsx", "a name and a département which disagree for two respondents")
def regions_two_columns() -> Made:
    names, codes = _cycled(("Bretagne", "53"), ("Corse", "94"), ("Centre-Val de Loire", "24"))
    departements = [{"53": "35", "94": "2A", "24": "45"}[code or ""] for code in codes]
    departements[4] = departements[40] = "75"
    truth = replace(S, regions=tuple(codes))
    rows = grid(
        ("ID", truth.numbers()),
        ("REGION", names),
        ("DEPT", departements),
        ("POIDS", list(truth.weights)),
        ("Q4", truth.choice("dynamic").cells()),
    )
    facts = truth.facts({"Q4": truth.asked("dynamic", role=None)})
    return Made(workbook({"Base": rows}), facts.but(issues=frozenset({("two_regions", "C6")})))


@case("regions_by_content.xlsx", "no header says region: the cells do")
def regions_by_content() -> Made:
    return _made("Où exercez-vous ?", *_cycled(("Bretagne", "53"), ("Corse", "94"),
                 ("Centre-Val de Loire", "24"), ("Occitanie", "76")))  # fmt: skip


@case("regions_none.xlsx", "nothing tells the region: said, and the rest is read")
def regions_none() -> Made:
    rows = grid(
        ("ID", S.numbers()),
        ("POIDS", list(S.weights)),
        ("Q4", S.choice("dynamic").cells()),
    )
    facts = S.facts(ASKED).but(regions={}, issues=frozenset({("no_region", None)}))
    asked = replace(ASKED["Q4"], within={})
    return Made(workbook({"Base": rows}), facts.but(questions={"Q4": asked}))


@case("regions_of_the_north.xlsx", "« Nord », « Sud », « Est »: large areas, no regions")
def regions_of_the_north() -> Made:
    cells = _cycled(("Nord", None), ("Sud", None), ("Est", None), ("Ouest", None), ("Centre", None))
    made = _made("Région UDA", *cells)
    asked = {"Q4": replace(ASKED["Q4"], within={})}
    return Made(
        made.content,
        made.facts.but(
            regions={},
            questions=asked,
            variables=("Région UDA",),
            issues=frozenset({("large_areas", "B2"), ("no_region", None)}),
        ),
    )
