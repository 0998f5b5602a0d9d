"""Several answers: the same ones ticked or joined, under every header programs give them."""

from __future__ import annotations

from typing import Any

from .registry import Made, case
from .study import PRIORITIES, TYPES, WORDINGS, grid, identity, study
from .writing import workbook

S = study()
STATUS, TYPOLOGY, PRIO = S.choice("status"), S.choice("types"), S.choice("priorities")
NAMES = ("mecenat", "pratiques_responsables", "cooperation_economique", "innovation_sociale")
NEEDS = ("emploi", "logement", "sante", "mobilite", "lien", "energie")


def _file(*columns: tuple[Any, ...], **sheets: Any) -> bytes:
    return workbook({"Base": grid(*identity(S), *columns), **sheets})


@case("ticks_numbered.xlsx", "Q7_1 to Q7_4 hold 1 or 0, blank for those who were not asked")
def ticks_numbered() -> Made:
    columns = [
        (f"Q7_{n}", f"{WORDINGS['types']} {x}", c)
        for n, (x, c) in enumerate(zip(TYPES, TYPOLOGY.ticks(), strict=True), start=1)
    ]
    facts = S.facts({"Q7": S.asked("types", weighted=True)})
    return Made(_file(*columns), facts)


@case("ticks_in_brackets.xlsx", "Q7[SQ001] holds Oui or Non; a codebook words SQ001")
def ticks_in_brackets() -> Made:
    columns = [(f"Q7[SQ00{n}]", c) for n, c in enumerate(TYPOLOGY.ticks("Oui", "Non"), start=1)]
    book = [["Variable", "Libellé"]]
    book += [[f"Q7[SQ00{n}]", f"{WORDINGS['types']} [{x}]"] for n, x in enumerate(TYPES, start=1)]
    return Made(_file(*columns, Variables=book), S.facts({"Q7": S.asked("types")}))


@case("ticks_after_slash.xlsx", "Q7/mecenat holds X or nothing; the base comes from the status")
def ticks_after_slash() -> Made:
    columns = [(f"Q7/{x}", c) for x, c in zip(NAMES, TYPOLOGY.ticks("X", None), strict=True)]
    facts = S.facts({
        "Q6": S.asked("status"),
        "Q7": S.asked("types", labels=NAMES),
    })  # fmt: skip
    return Made(_file(("Q6", WORDINGS["status"], STATUS.cells()), *columns), facts)


@case("ticks_by_own_label.xlsx", "Q7 [Mécénat] holds « Mécénat » or nothing")
def ticks_by_own_label() -> Made:
    columns = [(f"Q7 [{x}]", c) for x, c in zip(TYPES, TYPOLOGY.ticks(None, None), strict=True)]
    return Made(_file(*columns), S.facts({"Q7": S.asked("types")}))


@case("ticks_under_question.xlsx", "« Question [option] » heads each column, without any code")
def ticks_under_question() -> Made:
    columns = [
        (f"{WORDINGS['priorities']} [{x}]", c)
        for x, c in zip(PRIORITIES, PRIO.ticks("x", None), strict=True)
    ]
    return Made(_file(*columns), S.facts({WORDINGS["priorities"]: S.asked("priorities")}))


@case("ticks_one_or_two.xlsx", "Q7_1 to Q7_4 hold 1 for yes, 2 for no, without a codebook")
def ticks_one_or_two() -> Made:
    columns = [
        (f"Q7_{n}", x, c)
        for n, (x, c) in enumerate(zip(TYPES, TYPOLOGY.ticks(1, 2), strict=True), start=1)
    ]
    facts = S.facts({"Q7": S.asked("types")})
    return Made(_file(*columns), facts.but(issues=frozenset({("two_means_no", "D6")})))


@case("ticks_by_own_number.xlsx", "Q7_3 holds 3 where chosen, nothing elsewhere")
def ticks_by_own_number() -> Made:
    ticks = TYPOLOGY.ticks("Y", None)
    columns = [
        (f"Q7_{n}", x, [n if v == "Y" else None for v in c])
        for n, (x, c) in enumerate(zip(TYPES, ticks, strict=True), start=1)
    ]
    return Made(_file(*columns), S.facts({"Q7": S.asked("types")}))


@case("ticks_with_other.xlsx", "an « Autre, précisez » column holds what the respondent wrote")
def ticks_with_other() -> Made:
    other = [f"une idée, la {i}e" if i % 9 == 0 else None for i in range(S.n)]
    ticks = [
        (f"Q9_{n}", x, c)
        for n, (x, c) in enumerate(zip(PRIORITIES, PRIO.ticks("Oui", "Non"), strict=True), start=1)
    ]
    columns = [*ticks, ("Q9_autre", "Autre, précisez", other)]
    asked = S.asked("priorities", role=None)
    base = [PRIO.given[i] is not None or other[i] is not None for i in range(S.n)]
    figures = {**asked.figures, "Autre, précisez": sum(x is not None for x in other)}
    told = type(asked)("multiple", sum(base), figures)
    return Made(_file(*columns), S.facts({"Q9": told}))


@case("joined_by_semicolon.xlsx", "one cell of codes « 1;3;4 », worded by a codebook")
def joined_by_semicolon() -> Made:
    book: list[list[Any]] = [["Variable", "Question", "Code", "Libellé"]]
    book += [["Q7", WORDINGS["types"], n, x] for n, x in enumerate(TYPES, start=1)]
    cells = TYPOLOGY.joined(";", range(1, 5))
    return Made(_file(("Q7", cells), Codes=book), S.facts({"Q7": S.asked("types", weighted=True)}))


@case("joined_by_bar.xlsx", "one cell of labels joined by « | »")
def joined_by_bar() -> Made:
    rows = _file(("Q9", WORDINGS["priorities"], PRIO.joined(" | ")))
    return Made(rows, S.facts({"Q9": S.asked("priorities")}))


@case("joined_by_comma.xlsx", "labels joined by commas, one of which holds a comma itself")
def joined_by_comma() -> Made:
    rows = _file(("Q9", WORDINGS["priorities"], PRIO.joined(", ")))
    return Made(rows, S.facts({"Q9": S.asked("priorities")}))


@case("joined_by_space.xlsx", "short names joined by spaces")
def joined_by_space() -> Made:
    rows = _file(("Q9", WORDINGS["priorities"], PRIO.joined(" ", NEEDS)))
    return Made(rows, S.facts({"Q9": S.asked("priorities", labels=NEEDS)}))


@case("joined_by_lines.xlsx", "labels on several lines of one cell")
def joined_by_lines() -> Made:
    rows = _file(("Q9", WORDINGS["priorities"], PRIO.joined("\n")))
    return Made(rows, S.facts({"Q9": S.asked("priorities")}))


@case("ticked_and_joined.xlsx", "the same answers ticked and joined, which agree")
def ticked_and_joined() -> Made:
    columns = [(f"Q9/{x}", c) for x, c in zip(NEEDS, PRIO.ticks(), strict=True)]
    rows = _file(("Q9", PRIO.joined(" ", NEEDS)), *columns)
    return Made(rows, S.facts({"Q9": S.asked("priorities", labels=NEEDS, role=None)}))


@case("ticked_and_joined_differ.xlsx", "the ticks say one thing, the joined cell another")
def ticked_and_joined_differ() -> Made:
    joined = PRIO.joined(";")
    wrong = next(i for i, told in enumerate(PRIO.given) if told and len(told) == 2)
    others = [x for n, x in enumerate(PRIORITIES) if n not in (PRIO.given[wrong] or ())]
    joined[wrong] = ";".join(others[:2])
    columns = [
        (f"Q9_{n}", x, c) for n, (x, c) in enumerate(zip(PRIORITIES, PRIO.ticks(), strict=True))
    ]
    rows = _file(("Q9", WORDINGS["priorities"], joined), *columns)
    facts = S.facts({"Q9": S.asked("priorities")})
    return Made(rows, facts.but(issues=frozenset({("joined_differs", f"D{wrong + 3}")})))
