"""Codes in the cells, their meaning elsewhere: in every shape a dictionary takes."""

from __future__ import annotations

from typing import Any

from .registry import Made, case
from .study import DYNAMIC, OPINION, STATUS, TYPES, WORDINGS, YES_NO, grid, identity, study
from .writing import Rows, workbook

S = study()
ASKED = {
    "Q4": S.asked("dynamic", weighted=True),
    "Q5": S.asked("innovation"),
    "Q6": S.asked("status"),
    "Q7": S.asked("types"),
}
LABELS = {"Q4": DYNAMIC, "Q5": YES_NO, "Q6": STATUS}
NAMES = {"Q4": "dynamic", "Q5": "innovation", "Q6": "status"}
REGIONS = ("01", "11", "24", "53", "94")


def _coded() -> list[list[Any]]:
    """Codes 1, 2, 3…, 99 for « NSP », ticks of 1 and 0."""
    opinion = S.choice("innovation").cells([1, 2, 99])
    ticks = enumerate(S.choice("types").ticks(), start=1)
    return grid(
        *identity(S),
        ("Q4", S.choice("dynamic").codes()),
        ("Q5", opinion),
        ("Q6", S.choice("status").codes()),
        *[(f"Q7_{n}", c) for n, c in ticks],
    )


def _made(sheets: dict[str, Rows], hidden: tuple[str, ...] = ()) -> Made:
    kinds = {"Base": "microdata", **dict.fromkeys(sheets, "codebook")}
    content = workbook({"Base": _coded(), **sheets}, hidden=hidden)
    return Made(content, S.facts(ASKED).but(sheets=kinds))


def _codes(name: str) -> list[tuple[int, str]]:
    codes = (1, 2, 99) if name == "Q5" else range(1, 9)
    return list(zip(codes, LABELS[name], strict=False))


@case("codebook_row_a_code.xlsx", "a row a code, the variable written on each of them")
def codebook_row_a_code() -> Made:
    rows: list[list[Any]] = [["Variable", "Question", "Code", "Modalité"]]
    for name in LABELS:
        rows += [[name, WORDINGS[NAMES[name]], code, label] for code, label in _codes(name)]
    for n, label in enumerate(TYPES, start=1):
        rows += [
            [f"Q7_{n}", f"{WORDINGS['types']} [{label}]", c, x]
            for c, x in ((1, "Cité"), (0, "Non cité"))
        ]
    return _made({"Dictionnaire": rows})


@case("codebook_blocks.xlsx", "a block a variable: its name and wording, then its codes below")
def codebook_blocks() -> Made:
    rows: list[list[Any]] = [["PLAN DE CODAGE"], []]
    for name in LABELS:
        rows.append([name, WORDINGS[NAMES[name]]])
        rows += [[code, label] for code, label in _codes(name)]
        rows.append([])
    for n, label in enumerate(TYPES, start=1):
        rows += [[f"Q7_{n}", f"{WORDINGS['types']} - {label}"], [0, "Non"], [1, "Oui"], []]
    return _made({"Codes": rows})


@case("codebook_one_row.xlsx", "a row a variable, its codes in one cell: « 1=Oui;2=Non »")
def codebook_one_row() -> Made:
    rows: list[list[Any]] = [["Nom", "Libellé", "Type", "Modalités"]]
    for name in LABELS:
        told = ";".join(f"{code}={label}" for code, label in _codes(name))
        rows.append([name, WORDINGS[NAMES[name]], "Qualitative", told])
    for n, label in enumerate(TYPES, start=1):
        rows.append([f"Q7_{n}", f"{WORDINGS['types']} [{label}]", "Binaire", "0=Non;1=Oui"])
    return _made({"Variables": rows})


@case("codebook_lines_in_a_cell.xlsx", "« 1 - Oui » on several lines of one cell, commas in labels")
def codebook_lines_in_a_cell() -> Made:
    rows: list[list[Any]] = [["Variable", "Intitulé de la question", "Réponses"]]
    for name in LABELS:
        told = "\n".join(f"{code} - {label}" for code, label in _codes(name))
        rows.append([name, WORDINGS[NAMES[name]], told])
    for n, label in enumerate(TYPES, start=1):
        rows.append([f"Q7_{n}", f"{WORDINGS['types']} / {label}", "0 - Non\n1 - Oui"])
    return _made({"Questionnaire": rows})


@case("codebook_first_row_only.xlsx", "the variable is written on the first of its rows only")
def codebook_first_row_only() -> Made:
    rows: list[list[Any]] = [["Variable", "Libellé de la variable", "Valeur", "Étiquette"]]
    for name in LABELS:
        for n, (code, label) in enumerate(_codes(name)):
            first = [name, WORDINGS[NAMES[name]]] if n == 0 else [None, None]
            rows.append([*first, code, label])
    for n, label in enumerate(TYPES, start=1):
        rows.append([f"Q7_{n}", f"{WORDINGS['types']} [{label}]", 1, "Oui"])
        rows.append([None, None, 0, "Non"])
    return _made({"Libellés": rows})


@case("codebook_two_sheets.xlsx", "wordings on one sheet, value labels on another")
def codebook_two_sheets() -> Made:
    wordings: list[list[Any]] = [["Variable", "Libellé"]]
    wordings += [[name, WORDINGS[NAMES[name]]] for name in LABELS]
    wordings += [[f"Q7_{n}", f"{WORDINGS['types']} [{x}]"] for n, x in enumerate(TYPES, start=1)]
    values: list[list[Any]] = [["Variable", "Valeur", "Libellé"]]
    values += [[name, code, label] for name in LABELS for code, label in _codes(name)]
    values += [[f"Q7_{n}", c, x] for n in range(1, 5) for c, x in ((0, "Non"), (1, "Oui"))]
    return _made({"Variables": wordings, "Valeurs": values})


@case("codebook_hidden.xlsx", "the codebook is a hidden sheet: it is used, and said")
def codebook_hidden() -> Made:
    rows: list[list[Any]] = [["Variable", "Question", "Code", "Libellé"]]
    for name in LABELS:
        rows += [[name, WORDINGS[NAMES[name]], code, label] for code, label in _codes(name)]
    for n, label in enumerate(TYPES, start=1):
        rows.append([f"Q7_{n}", f"{WORDINGS['types']} [{label}]", 1, "Oui"])
    made = _made({"Codes": rows}, hidden=("Codes",))
    return Made(made.content, made.facts.but(notes=frozenset({"hidden_sheet"})))


@case("codebook_with_nets.xlsx", "« S/T Oui » of codes 1+2, a scale, codes written 01 and 02")
def codebook_with_nets() -> Made:
    book: list[list[Any]] = [["Variable", "Question", "Code", "Libellé"]]
    book += [["Q4", WORDINGS["dynamic"], f"0{n}", x] for n, x in enumerate(DYNAMIC, start=1)]
    book.append(["Q4", WORDINGS["dynamic"], "01+02", "S/T Oui"])
    book += [["Q9", WORDINGS["opinion"], f"0{n}", x] for n, x in enumerate(OPINION, start=1)]
    book.append(["Q9", WORDINGS["opinion"], "1 à 2", "S/T D'accord"])
    rows = grid(
        *identity(S), ("Q4", S.choice("dynamic").codes()), ("Q9", S.choice("opinion").codes())
    )
    facts = S.facts({"Q4": S.asked("dynamic"), "Q9": S.asked("opinion", kind="scale", role=None)})
    return Made(workbook({"Base": rows, "Codes": book}), facts)


@case("codebook_lacks_a_code.xlsx", "a code 4 that the codebook does not know: kept, and said")
def codebook_lacks_a_code() -> Made:
    codes = S.choice("dynamic").codes()
    codes[10] = codes[20] = 4
    book: list[list[Any]] = [["Variable", "Question", "Code", "Libellé"]]
    book += [["Q4", WORDINGS["dynamic"], n, x] for n, x in enumerate(DYNAMIC, start=1)]
    facts = S.facts({"Q4": type(ASKED["Q4"])("single", S.n, role="coconstruction_dynamic")})
    return Made(
        workbook({"Base": grid(*identity(S), ("Q4", codes)), "Codes": book}),
        facts.but(issues=frozenset({("unknown_answer", "D12")})),
    )


@case("codebook_of_regions.xlsx", "the region is an answer code, worded by the codebook")
def codebook_of_regions() -> Made:
    place = {code: n for n, code in enumerate(REGIONS, start=1)}
    book: list[list[Any]] = [["Variable", "Question", "Code", "Libellé"]]
    names = ("Guadeloupe", "Ile de France", "Centre", "Bretagne", "Corse")
    book += [["S1", "Région d'habitation", n, x] for n, x in enumerate(names, start=1)]
    book += [["Q4", WORDINGS["dynamic"], n, x] for n, x in enumerate(DYNAMIC, start=1)]
    rows = grid(
        ("ID", S.numbers()),
        ("S1", S.region_cells(lambda code: place[code])),
        ("POIDS", list(S.weights)),
        ("Q4", S.choice("dynamic").codes()),
    )
    return Made(workbook({"Base": rows, "Codes": book}), S.facts({"Q4": ASKED["Q4"]}))
