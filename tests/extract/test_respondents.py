"""Respondents are read whatever program exported them and however columns are headed."""

from __future__ import annotations

import random
from typing import Any

import pytest
from workbooks import REGION, REGIONS, ReadRows, number, one_of, people, shared

from ocpart_desktop.extract.draft import Draft
from ocpart_desktop.extract.reading import read_bytes
from ocpart_desktop.extract.receipt import SheetKind
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.survey.questions import Question, QuestionKind, Role
from ocpart_desktop.survey.survey import NOT_ASKED, WEIGHT

TYPES = ("Mécénat", "Pratiques responsables", "Coopération économique", "Innovation sociétale")
YES_NO = one_of("Oui", "Non")


def only(draft: Draft) -> Question:
    (question,) = draft.questions
    return question


def labels(question: Question) -> list[str]:
    return [answer.label for answer in question.answers if not answer.net]


def codes(draft: Draft) -> list[str]:
    return [issue.code for issue in draft.receipt.issues]


def test_codes_take_their_wording_from_the_codebook(read_rows: ReadRows) -> None:
    rows = [["ident", "REG", "Q1"], *people(30, number(), REGION, one_of(1, 2, 3, 99))]
    book = [
        ["Variable", "Libellé", "Code", "Modalité"],
        [
            "Q1",
            "Votre territoire est-il porteur d'une dynamique de co construction ?",
            1,
            "Engagée",
        ],
        ["", "", 2, "Émergente"],
        ["", "", 3, "Non"],
        ["", "", 99, "NSP"],
    ]
    question = only(read_rows({"DATA": rows, "Codes": book}))
    assert question.role is Role.COCONSTRUCTION_DYNAMIC
    assert labels(question) == ["Engagée", "Émergente", "Non", "NSP"]
    assert [a.id for a in question.answers if a.no_opinion] == ["99"]
    assert question.answers[0].members == ("1", "2")
    assert question.source == "DATA!C1:C31"


def test_a_codebook_may_list_its_codes_in_one_cell(read_rows: ReadRows) -> None:
    rows = [["RESPID", "S1", "Q1"], *people(30, number(), one_of(1, 2, 3), one_of(1, 2))]
    book = [
        ["Question", "Intitulé", "Modalités"],
        ["S1", "Région d'exercice", "1 = Bretagne ; 2 = Normandie ; 3 = Corse"],
        ["Q1", "Favorable ?", "1=Oui;2=Non"],
    ]
    draft = read_rows({"base": rows, "Libellés": book})
    assert [r.code for r in draft.receipt.regions] == ["28", "53", "94"]
    assert labels(only(draft)) == ["Oui", "Non"]


def test_nets_of_the_codebook_are_kept(read_rows: ReadRows) -> None:
    rows = [["ID", "REGION", "UTILE"], *people(30, number(), REGION, one_of(1, 2, 3))]
    book = [
        ["Variable", "Question", "Code", "Libellé"],
        ["UTILE", "Est-ce utile ?", 1, "Incontournable"],
        ["UTILE", "Est-ce utile ?", 2, "Plutôt utile"],
        ["UTILE", "Est-ce utile ?", 3, "Inutile"],
        ["UTILE", "Est-ce utile ?", "1+2", "S/T Utile"],
    ]
    question = only(read_rows({"base": rows, "Dictionnaire": book}))
    assert [(a.label, a.members) for a in question.answers if a.net] == [("S/T Utile", ("1", "2"))]


@pytest.mark.parametrize(
    "heads",
    [
        ["Q7_1", "Q7_2", "Q7_3", "Q7_4"],
        ["Q7[SQ001]", "Q7[SQ002]", "Q7[SQ003]", "Q7[SQ004]"],
        ["Q7/a", "Q7/b", "Q7/c", "Q7/d"],
        ["Q7.1", "Q7.2", "Q7.3", "Q7.4"],
        ["Q7a", "Q7b", "Q7c", "Q7d"],
    ],
)
@pytest.mark.parametrize("ticks", [(1, 0), ("Oui", "Non"), ("X", None), ("Y", "N"), ("1", "0")])
def test_ticked_columns_are_one_question(heads: list[str], ticks: tuple[Any, Any]) -> None:
    tick = one_of(*ticks)
    rows = [["ID", "Région", *heads], ["", "", *TYPES]]
    rows += people(40, number(), REGION, tick, tick, tick, tick)
    question = only(read_bytes(shared({"base": rows}), "x.xlsx"))
    assert (question.id, question.kind) == ("Q7", QuestionKind.MULTIPLE)
    assert question.role is Role.PARTNERSHIP_TYPES
    assert [a.type for a in question.answers] == list(PartnershipType)


@pytest.mark.parametrize(
    "head",
    ["Quels types de partenariats ? [{}]", "Q7. Quels types ? [{}]", "Quels types ? - {}"],
)
def test_options_may_stand_in_the_header_after_their_question(head: str) -> None:
    heads = [head.format(name) for name in TYPES]
    rows = [["ID", "Région", *heads], *people(40, number(), REGION, *[YES_NO] * 4)]
    question = only(read_bytes(shared({"base": rows}), "x.xlsx"))
    assert labels(question) == list(TYPES)
    assert question.label.startswith("Quels types")


def test_a_question_merged_over_its_options_is_theirs(read_rows: ReadRows) -> None:
    rows: list[list[Any]] = [
        ["Enquête auprès des maires, 2016", "", "", "", "", ""],
        ["", "", "", "", "", ""],
        ["ID", "REGION", "Q7", "", "", "Q8"],
        ["", "", "Types de partenariats", "", "", "Note sur 10"],
        ["", "", *TYPES[:3], ""],
    ]
    rows += people(40, number(), REGION, *[one_of("X", None)] * 3, one_of(*range(11), "NSP"))
    merges = {"Maires": [(0, 0, 0, 5), (2, 2, 2, 4), (3, 2, 3, 4)]}
    draft = read_rows({"Maires": rows}, merges)
    several, mark = draft.questions
    assert (several.id, labels(several)) == ("Q7", list(TYPES[:3]))
    assert (several.public, several.wave) == ("maires", "2016")
    assert (mark.id, mark.kind, mark.scale, mark.n) == ("Q8", QuestionKind.MEAN, (0, 10), 40)
    assert draft.receipt.sheets[0].header_rows == (3, 4, 5)


def test_two_header_rows_of_surveymonkey(read_rows: ReadRows) -> None:
    rng = random.Random(1)
    rows = [
        [
            "Respondent ID",
            "Start Date",
            "Quelle région ?",
            "Quels types ?",
            "",
            "",
            "",
            "Un avis ?",
        ],
        ["", "", "Response", *TYPES, "Open-Ended Response"],
    ]
    for i in range(40):
        ticked = [name if rng.random() < 0.5 else "" for name in TYPES]
        rows.append([str(i), "01/02/2026", rng.choice(REGIONS), *ticked, f"avis numéro {i}"])
    draft = read_rows({"Sheet": rows})
    several, text = draft.questions
    assert labels(several) == list(TYPES)
    assert text.kind is QuestionKind.TEXT
    assert draft.receipt.sheets[0].rows == 40


def test_kobo_ticks_win_over_the_joined_cell_that_repeats_them(read_rows: ReadRows) -> None:
    rng = random.Random(3)
    names = ("mecenat", "cooperation", "innovation")
    rows = [["\ufeffstart", "lieu/region", "p/types", *(f"p/types/{n}" for n in names), "_id"]]
    for i in range(40):
        ticked = [rng.random() < 0.5 for _ in names]
        joined = " ".join(n for n, t in zip(names, ticked, strict=True) if t)
        blank = i % 8 == 0
        cells = [""] * 4 if blank else [joined, *("1" if t else "0" for t in ticked)]
        rows.append(["2026-01-02T10:00:00", rng.choice(("53", "24", "01")), *cells, str(i)])
    rows[2][2] = "mecenat cooperation innovation mecenat"
    draft = read_rows({"kobo": rows})
    question = only(draft)
    assert question.n == 35
    assert labels(question) == list(names)
    assert "joined_differs" in codes(draft)
    assert [r.code for r in draft.receipt.regions] == ["01", "24", "53"]


def test_joined_labels_may_hold_the_separator(read_rows: ReadRows) -> None:
    rng = random.Random(4)
    options = ("Emploi, insertion", "Logement", "Santé", "Mobilité")
    rows = [["Horodateur", "Votre région", "Quelles sont les priorités de votre territoire ?"]]
    for _i in range(60):
        told = ", ".join(o for o in options if rng.random() < 0.5)
        rows.append(["02/01/2026 10:00:00", rng.choice(REGIONS), told])
    draft = read_rows({"Réponses au formulaire 1": rows})
    question = only(draft)
    assert labels(question) == list(options)
    assert question.role is Role.PRIORITIES
    assert question.n == sum(row[2] != "" for row in rows[1:])


def test_a_single_answer_that_holds_a_comma_is_not_cut() -> None:
    answers = ("Oui, sous forme engagée", "Oui, sous forme émergente", "Non")
    rows = [["ID", "Région", "Q4"], *people(60, number(), REGION, one_of(*answers))]
    question = only(read_bytes(shared({"base": rows}), "x.xlsx"))
    assert question.kind is QuestionKind.SINGLE
    assert set(labels(question)) == set(answers)


def test_the_base_of_ticks_leaves_out_those_who_answered_nothing(read_rows: ReadRows) -> None:
    rows: list[list[Any]] = [["ID", "Région", "Q7_1", "Q7_2"]]
    rows += [[1, "Corse", 1, 0], [2, "Corse", 0, 0], [3, "Corse", None, None]] * 10
    draft = read_rows({"base": rows})
    assert only(draft).n == 20
    column = draft.tables[0].columns["Q7_1"]
    assert list(column)[:3] == [1, 0, NOT_ASKED]  # type: ignore[call-overload]


@pytest.mark.parametrize("elsewhere", [0, None])
def test_the_types_are_asked_of_those_who_have_partnerships(elsewhere: int | None) -> None:
    status = (
        "A des partenariats",
        "N'en a pas, mais l'envisage",
        "N'en a pas et ne l'envisage pas",
    )
    rows: list[list[Any]] = [["ID", "Région", "STATUT", *(f"TYPO_{n}" for n in range(1, 5))]]
    rows.append(["", "", "Avez-vous des partenariats ?", *TYPES])
    for i in range(40):
        tick = 1 if elsewhere == 0 else "X"
        ticked = [tick, elsewhere, elsewhere, tick] if i % 8 == 0 else [elsewhere] * 4
        rows.append([i + 1, "Corse", status[0 if i % 4 == 0 else 1 + i % 2], *ticked])
    draft = read_bytes(shared({"base": rows}), "x.xlsx")
    (question,) = [q for q in draft.questions if q.role is Role.PARTNERSHIP_TYPES]
    assert question.n == 10


def test_marks_of_one_battery_are_one_question_of_means(read_rows: ReadRows) -> None:
    heads = [f"Fragilités du territoire (de 0 à 10) : {x}" for x in ("Emploi", "Sécurité")]
    mark = one_of(*range(11), "NSP", 99)
    draft = read_rows({"b": [["ID", "Région", *heads], *people(60, number(), REGION, mark, mark)]})
    question = only(draft)
    assert (question.kind, question.role) == (QuestionKind.MEAN, Role.FRAGILITIES)
    assert (labels(question), question.scale) == (["Emploi", "Sécurité"], (0, 10))
    values = draft.tables[0].columns[question.answers[0].column or ""]
    assert max(v for v in values if v == v) <= 10  # type: ignore[union-attr]
    assert "outside_scale" not in codes(draft)


def test_a_scale_of_opinion_is_put_in_its_order(read_rows: ReadRows) -> None:
    steps = ("Tout à fait", "Plutôt", "Plutôt pas", "Pas du tout", "Ne se prononce pas")
    rows = [["ID", "Région", "Q3"], *people(60, number(), REGION, one_of(*reversed(steps)))]
    question = only(read_rows({"base": rows}))
    assert (question.kind, labels(question)) == (QuestionKind.SCALE, list(steps))
    assert question.answers[-1].no_opinion


def test_no_opinion_is_an_answer_and_a_blank_is_none(read_rows: ReadRows) -> None:
    rows = [
        ["ID", "Région", "Q3"],
        *[[i, "Corse", a] for i, a in enumerate(["Oui", "NSP", None] * 9)],
    ]
    question = only(read_rows({"base": rows}))
    assert question.n == 18
    assert [(a.label, a.no_opinion) for a in question.answers] == [("Oui", False), ("NSP", True)]


@pytest.mark.parametrize(
    "head", ["POIDS", "pond", "PONDERATION", "COEFF_REDR", "coef", "REDR", "PDS", "Weight", "wgt",
             "poids_final", "Coefficient de redressement"],
)  # fmt: skip
def test_a_weight_is_known_by_its_name(head: str) -> None:
    rows = [["ID", "Région", head, "Q1"]]
    rows += people(30, number(), REGION, one_of("0,8", "1,2"), YES_NO)
    draft = read_bytes(shared({"base": rows}), "x.xlsx")
    assert draft.receipt.weight is not None
    assert draft.receipt.weight.column == head
    assert set(draft.tables[0].columns[WEIGHT]) == {0.8, 1.2}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("bad", "code"),
    [(None, "weight_missing"), ("n.c.", "weight_missing"), (0, "weight_not_positive"),
     (-1.2, "weight_not_positive")],
)  # fmt: skip
def test_a_bad_weight_stops_the_weighting_and_says_where(bad: object, code: str) -> None:
    rows = [["ID", "Région", "POIDS", "Q1"], *people(30, number(), REGION, one_of(1, 1.5), YES_NO)]
    rows[5][2] = bad
    draft = read_bytes(shared({"base": rows}), "x.xlsx")
    assert draft.receipt.weight is None
    assert not draft.tables[0].weighted
    assert [(i.code, i.cell) for i in draft.receipt.issues if "weight" in i.code] == [(code, "C6")]


@pytest.mark.parametrize(
    ("head", "cells", "expected"),
    [
        ("REGION", ("bretagne", "CENTRE", "P.A.C.A."), ["24", "53", "93"]),
        ("CODE_REG", ("01", "24", "53"), ["01", "24", "53"]),
        ("code région", (1, 24, 53), ["01", "24", "53"]),
        ("Département", ("45", "2A", "971"), ["01", "24", "94"]),
        ("Code postal", ("45000", "01000", "97410"), ["04", "24", "84"]),
    ],
)
def test_regions_are_found_under_any_spelling(
    head: str, cells: tuple[Any, ...], expected: list[str]
) -> None:
    rows = [["ID", head, "Q1"], *people(60, number(), one_of(*cells), YES_NO)]
    draft = read_bytes(shared({"base": rows}), "x.xlsx")
    assert [r.code for r in draft.receipt.regions] == expected
    assert sum(r.n for r in draft.receipt.regions) == 60


def test_each_sheet_may_hold_a_public_and_a_wave(read_rows: ReadRows) -> None:
    rows = [["ID", "REGION", "Q1"], *people(30, number(), REGION, YES_NO)]
    draft = read_rows({"Maires 2024": rows, "Citoyens 2015-2016": rows, "Lycéens": rows})
    assert [(q.public, q.wave) for q in draft.questions] == [
        ("maires", "2024"),
        ("citoyens", "2015-2016"),
        ("Lycéens", None),
    ]
    assert len({q.key for q in draft.questions}) == 3


def test_size_bands_are_filters_and_open_texts_stay_in_the_file(read_rows: ReadRows) -> None:
    rows = [["ID", "REGION", "TAILLE", "Q1", "Commentaire libre", "E-mail"]]
    rows += [
        [
            i,
            "Corse",
            ("De 10 à 49", "Moins de 10")[i % 2],
            "Oui",
            f"Un avis bien long, {i}",
            f"a{i}@b.fr",
        ]
        for i in range(40)
    ]
    draft = read_rows({"base": rows})
    (variable,) = draft.tables[0].variables
    assert (variable.name, variable.categories) == ("TAILLE", ("Moins de 10", "De 10 à 49"))
    assert [q.kind for q in draft.questions] == [QuestionKind.SINGLE, QuestionKind.TEXT]
    assert "Un avis" not in repr(draft.tables[0].columns)
    assert "a1@b.fr" not in repr(draft.questions)


def test_a_first_column_of_yes_and_no_makes_no_row_of_bases(read_rows: ReadRows) -> None:
    rows: list[list[Any]] = [["Êtes-vous élu ?", "N°", "Région", "Note de 0 à 10", "Âge"]]
    rows += [["Q1", "ID", "REGION", "Q2", "Q3"]]
    rows += people(40, one_of("Y", "N", "N/A"), number(), one_of(24, 53, 76), one_of(*range(11)))
    draft = read_rows({"base": [*rows, [None], ["Source : enquête synthétique"]]})
    assert draft.receipt.sheets[0].kind is SheetKind.MICRODATA
    assert [region.code for region in draft.receipt.regions] == ["24", "53", "76"]


def test_a_respondent_without_a_region_whose_next_answer_is_n_is_no_row_of_bases(
    read_rows: ReadRows,
) -> None:
    heads = ["Région", "Q1 [Élus]", "Q1 [Entreprises]", "N°", "Note de 0 à 10", "Q3 [0 à 10]"]
    regions = one_of("FR-HDF", "FR-RE", "FR-PDL", "FR-PAC", "FR-GES", "FR-20R", "FR-GP", None)
    ticks = one_of("Y", "N")
    marks = one_of(*range(11))
    draft = read_rows({"base": [heads, *people(60, regions, ticks, ticks, number(), marks, marks)]})
    assert draft.receipt.sheets[0].kind is SheetKind.MICRODATA


def test_numbered_questions_are_no_options_of_one(read_rows: ReadRows) -> None:
    heads = ["QUEST3", "REGION", "QUEST2", "VAR1", "VAR2"]
    told = one_of("Oui", "Non", "NSP")
    draft = read_rows({"base": [heads, *people(40, told, REGION, told, told, told)]})
    assert [q.id for q in draft.questions] == ["QUEST3", "QUEST2", "VAR1", "VAR2"]


def test_one_option_ticked_among_zeros_makes_no_table_of_shares(read_rows: ReadRows) -> None:
    heads = [f"Quels partenaires ? [{name}]" for name in ("Élus", "Entreprises", "Autres")]
    ticks = [tuple(int(i % 3 == k) for k in range(3)) for i in range(30)]
    rows = [[1001 + i, REGIONS[i % 4], *told] for i, told in enumerate(ticks)]
    draft = read_rows({"base": [["Identifiant", "Région", *heads], *rows]})
    assert draft.receipt.sheets[0].kind is SheetKind.MICRODATA
    assert only(draft).n == 30


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_text_table_is_read_like_a_workbook(encoding: str, delimiter: str) -> None:
    rng = random.Random(2)
    lines = [["N°", "Région", "Poids", "Quel est l’état ?"]]
    lines += [[str(i), rng.choice(REGIONS), "1.0", rng.choice(("Élevé", "Bas"))] for i in range(40)]
    text = "\r\n".join(delimiter.join(line) for line in lines)
    draft = read_bytes(text.encode(encoding), "x.csv")
    assert draft.source.kind == "csv"
    assert sorted(labels(only(draft))) == ["Bas", "Élevé"]
    assert len(draft.receipt.regions) == 4


def test_a_large_sheet_keeps_every_respondent(read_rows: ReadRows) -> None:
    rows = [["ID", "REGION", "Q1"], *[[i, "Corse", "Oui" if i % 2 else "Non"] for i in range(6001)]]
    assert only(read_rows({"base": rows})).n == 6001
