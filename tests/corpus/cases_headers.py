"""Respondents under one, two or three header rows, whatever stands above or below them."""

from __future__ import annotations

from .registry import Made, case
from .study import FRAGILITIES, TYPES, WORDINGS, grid, identity, study
from .writing import inline_workbook, text_table, workbook

S = study()
DYNAMIC, INNOVATION, TYPOLOGY = S.choice("dynamic"), S.choice("innovation"), S.choice("types")
STATUS, MARKS = S.choice("status"), S.marks("fragilities")


@case("codes_alone.xlsx", "one header row of codes, labels in the cells")
def codes_alone() -> Made:
    rows = grid(*identity(S), ("Q4", DYNAMIC.cells()), ("INNOV", INNOVATION.cells()))
    facts = S.facts(
        {
            "Q4": S.asked("dynamic", role=None, weighted=True),
            "INNOV": S.asked("innovation", role=None, weighted=True),
        }
    )
    return Made(workbook({"Base": rows}), facts.but(headers={"Base": (1,)}))


@case("wordings_alone.xlsx", "one header row of wordings; the questions have no code")
def wordings_alone() -> Made:
    rows = grid(
        ("Numéro du répondant", S.numbers()),
        ("Dans quelle région habitez-vous ?", S.region_cells()),
        ("Coefficient de redressement", list(S.weights)),
        (WORDINGS["dynamic"], DYNAMIC.cells()),
        (WORDINGS["innovation"], INNOVATION.cells()),
    )
    asked = {WORDINGS[name]: S.asked(name) for name in ("dynamic", "innovation")}
    facts = S.facts(asked, weight="Coefficient de redressement")
    return Made(workbook({"Réponses": rows}), facts)


@case("code_row_over_wording_row.xlsx", "codes above, wordings below")
def code_row_over_wording_row() -> Made:
    rows = grid(
        ("ID", "Identifiant", S.numbers()),
        ("REG", "Région", S.region_cells()),
        ("POIDS", "Poids", list(S.weights)),
        ("Q4", WORDINGS["dynamic"], DYNAMIC.cells()),
        ("Q5", WORDINGS["innovation"], INNOVATION.cells()),
        *[(f"Q6_{n}", x, c) for n, (x, c) in enumerate(zip(TYPES, TYPOLOGY.ticks(), strict=True))],
    )
    facts = S.facts({
        "Q4": S.asked("dynamic"), "Q5": S.asked("innovation"), "Q6": S.asked("types"),
    })  # fmt: skip
    return Made(workbook({"Base": rows}), facts.but(headers={"Base": (1, 2)}))


@case("wording_row_over_code_row.xlsx", "wordings above, codes below: the order does not matter")
def wording_row_over_code_row() -> Made:
    rows = grid(
        ("Identifiant", "ID", S.numbers()),
        ("Région", "REG", S.region_cells()),
        ("Poids", "PDS", list(S.weights)),
        (WORDINGS["dynamic"], "Q4", DYNAMIC.cells()),
        (WORDINGS["innovation"], "Q5", INNOVATION.cells()),
    )
    facts = S.facts({"Q4": S.asked("dynamic"), "Q5": S.asked("innovation")}, weight="PDS")
    return Made(workbook({"Base": rows}), facts.but(headers={"Base": (1, 2)}))


@case("three_header_rows.xlsx", "code, question, option; merged, under a title and notes")
def three_header_rows() -> Made:
    ticks = TYPOLOGY.ticks("X", None)
    rows = grid(
        *identity(S),
        ("Q5", WORDINGS["innovation"], None, INNOVATION.cells()),
        ("Q6", WORDINGS["status"], None, STATUS.cells()),
        *[
            (None if n else "Q7", None if n else WORDINGS["types"], x, c)
            for n, (x, c) in enumerate(zip(TYPES, ticks, strict=True))
        ],
        *[
            (None if n else "Q8", None if n else WORDINGS["fragilities"], x, c)
            for n, (x, c) in enumerate(zip(FRAGILITIES, MARKS.columns("NSP"), strict=True))
        ],
    )
    above = [
        ["Enquête sur les partenariats, 2026 – données synthétiques", *[None] * 11],
        ["Une ligne par répondant. NSP : ne se prononce pas.", *[None] * 11],
        [None] * 12,
    ]
    merged = [
        (0, 0, 0, 11), (3, 5, 3, 8), (4, 5, 4, 8), (3, 9, 3, 11), (4, 9, 4, 11),
        *[(3, j, 5, j) for j in range(3)], (4, 3, 5, 3), (4, 4, 5, 4),
    ]  # fmt: skip
    facts = S.facts({
        "Q5|2026": S.asked("innovation"), "Q6": S.asked("status"),
        "Q7": S.asked("types", weighted=True), "Q8": S.asked("fragilities"),
    })  # fmt: skip
    keyed = {
        f"{key.partition('|')[0]}||2026": told for key, told in (facts.questions or {}).items()
    }
    return Made(
        workbook({"Base": [*above, *rows]}, merges={"Base": merged}),
        facts.but(headers={"Base": (4, 5, 6)}, questions=keyed),
    )


@case("question_over_options.xlsx", "a question merged over its options, inline strings, no code")
def question_over_options() -> Made:
    rows = grid(
        ("Identifiant", S.numbers()),
        ("Région", S.region_cells()),
        ("Poids", list(S.weights)),
        (WORDINGS["innovation"], INNOVATION.cells()),
        *[
            (None if n else WORDINGS["types"], x, c)
            for n, (x, c) in enumerate(zip(TYPES, TYPOLOGY.ticks("Oui", "Non"), strict=True))
        ],
    )
    merged = [(0, 4, 0, 7), *[(0, j, 1, j) for j in range(4)]]
    facts = S.facts(
        {WORDINGS[name]: S.asked(name) for name in ("innovation", "types")}, weight="Poids"
    )
    return Made(
        inline_workbook({"Base": rows}, merges={"Base": merged}),
        facts.but(headers={"Base": (1, 2)}),
    )


@case("code_glued_to_wording.xlsx", "« Q4. Votre territoire… » in one cell, options in brackets")
def code_glued_to_wording() -> Made:
    rows = grid(
        ("ID. Identifiant", S.numbers()),
        ("S1. Région", S.region_cells()),
        ("POIDS - Poids de redressement", list(S.weights)),
        (f"Q4. {WORDINGS['dynamic']}", DYNAMIC.cells()),
        (f"Q5 : {WORDINGS['innovation']}", INNOVATION.cells()),
        *[
            (f"Q7 - {WORDINGS['types']} [{x}]", c)
            for x, c in zip(TYPES, TYPOLOGY.ticks("Oui", "Non"), strict=True)
        ],
    )
    facts = S.facts(
        {"Q4": S.asked("dynamic"), "Q5": S.asked("innovation"), "Q7": S.asked("types")},
        weight="POIDS",
    )
    return Made(workbook({"Base": rows}), facts)


@case("sections_over_questions.xlsx", "a row of section titles merged above codes and wordings")
def sections_over_questions() -> Made:
    rows = grid(
        ("Le répondant", "ID", "Identifiant", S.numbers()),
        (None, "REGION", "Région", S.region_cells()),
        (None, "POIDS", "Poids", list(S.weights)),
        ("Le territoire", "Q4", WORDINGS["dynamic"], DYNAMIC.cells()),
        (None, "Q5", WORDINGS["innovation"], INNOVATION.cells()),
        ("Les partenariats", "Q6", WORDINGS["status"], STATUS.cells()),
    )
    merged = [(0, 0, 0, 2), (0, 3, 0, 4)]
    facts = S.facts({
        "Q4": S.asked("dynamic", ), "Q5": S.asked("innovation"), "Q6": S.asked("status"),
    })  # fmt: skip
    return Made(
        workbook({"Base": rows}, merges={"Base": merged}), facts.but(headers={"Base": (1, 2, 3)})
    )


@case("titles_and_footnotes.xlsx", "a title, a source, a legend above; a total and a note below")
def titles_and_footnotes() -> Made:
    rows = grid(*identity(S), ("Q4", DYNAMIC.cells()), ("Q5", INNOVATION.cells()))
    above = [
        ["Baromètre des maires 2026"],
        ["Source : enquête synthétique, terrain du 1er au 15 mars"],
        [],
        ["POIDS : poids de redressement ; vide : sans réponse"],
        [],
    ]
    below = [[], ["Total", None, sum(S.weights)], ["Note : NSP = ne se prononce pas"]]
    asked = {"Q4|maires|2026": S.asked("dynamic", role=None)}
    asked["Q5|maires|2026"] = S.asked("innovation", role=None)
    return Made(
        workbook({"Base": [*above, *rows, *below]}), S.facts(asked).but(headers={"Base": (6,)})
    )


@case("duplicate_and_empty_headers.xlsx", "two columns called Q5, one without any name")
def duplicate_and_empty_headers() -> Made:
    again = [("Non", "Oui")[i % 2] for i in range(S.n)]
    rows = grid(
        *identity(S),
        ("Q5", INNOVATION.cells()),
        ("Q5", again),
        (None, DYNAMIC.cells()),
    )
    facts = S.facts(
        {
            "Q5": S.asked("innovation", role=None),
            "Q5-2": S.asked("innovation", role=None),
            "F": S.asked("dynamic", role=None),
        }
    )
    second = S.asked("innovation", role=None)
    second = type(second)("single", S.n, {"Oui": 30, "Non": 30})
    assert facts.questions is not None
    return Made(
        workbook({"Base": rows}),
        facts.but(
            questions={**facts.questions, "Q5-2": second},
            issues=frozenset({("duplicated_header", "E1"), ("no_header", "F1")}),
        ),
    )


@case("index_without_header.csv", "a first column of row numbers without a name, as pandas writes")
def index_without_header() -> Made:
    rows = grid(("", list(range(S.n))), *identity(S)[1:], ("Q5", INNOVATION.cells()))
    facts = S.facts({"Q5": S.asked("innovation", role=None)})
    return Made(text_table(rows, delimiter=","), facts)


@case("headers_again_below.xlsx", "two files pasted one under the other, headers and all")
def headers_again_below() -> Made:
    rows = grid(*identity(S), ("Q5", INNOVATION.cells()), ("Q6", STATUS.cells()))
    pasted = [*rows[:31], rows[0], *rows[31:]]
    facts = S.facts({
        "Q5": S.asked("innovation", role=None), "Q6": S.asked("status"),
    })  # fmt: skip
    return Made(
        workbook({"Base": pasted}), facts.but(issues=frozenset({("repeated_headers", "A32")}))
    )
