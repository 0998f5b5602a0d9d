"""What every reading of respondents checks: each flaw is said, with its first cell."""

from __future__ import annotations

from typing import Any

from .facts import Asked
from .registry import Made, case
from .study import WORDINGS, Cells, grid, identity, study
from .writing import workbook

S = study()
INNOVATION = S.choice("innovation")


def _turn(*cells: Any) -> Cells:
    return [cells[i % len(cells)] for i in range(S.n)]


@case("duplicated_ids.xlsx", "two respondents bear numbers already used")
def duplicated_ids() -> Made:
    numbers = S.numbers()
    numbers[20], numbers[30] = numbers[0], numbers[1]
    rows = grid(("ID", numbers), *identity(S)[1:], ("Q5", INNOVATION.cells()))
    facts = S.facts({"Q5": S.asked("innovation", role=None)})
    return Made(workbook({"Base": rows}), facts.but(issues=frozenset({("duplicated_ids", "A22")})))


@case("constant_and_empty_columns.xlsx", "a question always answered alike, another never")
def constant_and_empty_columns() -> Made:
    rows = grid(
        *identity(S),
        ("Q5", "Êtes-vous favorable ?", _turn("Oui")),
        ("Q6", "Pourquoi ?", _turn(None)),
        ("PAYS", "Pays", _turn("France")),
        ("Q7", WORDINGS["innovation"], INNOVATION.cells()),
    )
    facts = S.facts(
        {
            "Q5": Asked("single", S.n, {"Oui": S.n}),
            "Q7": S.asked("innovation"),
        }
    )
    notes = frozenset({"constant_column", "empty_column", "columns_set_aside"})
    return Made(workbook({"Base": rows}), facts.but(notes=notes))


@case("slips.xlsx", "an answer given once among answers given often")
def slips() -> Made:
    large = study(seed=3, n=200)
    cells = large.choice("dynamic").cells()
    cells[50] = "Oiu"
    rows = grid(*identity(large), ("Q4", "Votre avis ?", cells))
    figures = {x: float(cells.count(x)) for x in dict.fromkeys(cells)}
    facts = large.facts({"Q4": Asked("single", 200, figures)})
    return Made(workbook({"Base": rows}), facts.but(issues=frozenset({("rare_answer", "D53")})))


@case("neither_yes_nor_no.xlsx", "« peut-être » among ticks of yes and no")
def neither_yes_nor_no() -> Made:
    ticks = S.choice("priorities").ticks("Oui", "Non")
    ticks[1][3] = "peut-être"
    labels = S.choice("priorities").labels
    rows = grid(
        *identity(S),
        *[(f"Q9_{n}", x, c) for n, (x, c) in enumerate(zip(labels, ticks, strict=True), start=1)],
    )
    asked = S.asked("priorities", role=None)
    one_less = {**asked.figures, labels[1]: ticks[1].count("Oui")}
    facts = S.facts({"Q9": Asked("multiple", asked.n, one_less)})
    return Made(
        workbook({"Base": rows}),
        facts.but(issues=frozenset({("neither_ticked_nor_not", "E6")})),
    )


@case("types_of_everybody.xlsx", "types ticked 0 by those without partnerships: out of the base")
def types_of_everybody() -> Made:
    types, status = S.choice("types"), S.choice("status")
    ticks = [[0 if cell is None else cell for cell in column] for column in types.ticks()]
    rows = grid(
        *identity(S),
        ("Q6", WORDINGS["status"], status.cells()),
        *[
            (f"Q7_{n}", x, c)
            for n, (x, c) in enumerate(zip(types.labels, ticks, strict=True), start=1)
        ],
    )
    facts = S.facts({"Q6": S.asked("status"), "Q7": S.asked("types")})
    return Made(workbook({"Base": rows}), facts.but(notes=frozenset({"left_out_of_base"})))


@case("types_of_nobody_ticked.xlsx", "two with partnerships ticked no type: part of the base")
def types_of_nobody_ticked() -> Made:
    types, status = S.choice("types"), S.choice("status")
    having = [i for i, told in enumerate(types.given) if told is not None]
    ticks = types.ticks("X", None)
    for column in ticks:
        column[having[2]] = column[having[5]] = None
    rows = grid(
        *identity(S),
        ("Q6", WORDINGS["status"], status.cells()),
        *[
            (f"Q7_{n}", x, c)
            for n, (x, c) in enumerate(zip(types.labels, ticks, strict=True), start=1)
        ],
    )
    figures = {x: float(c.count("X")) for x, c in zip(types.labels, ticks, strict=True)}
    facts = S.facts(
        {
            "Q6": S.asked("status"),
            "Q7": Asked("multiple", len(having), figures, role="partnership_types"),
        }
    )
    return Made(workbook({"Base": rows}), facts.but(notes=frozenset({"brought_into_base"})))
