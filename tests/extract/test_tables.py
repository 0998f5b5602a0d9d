"""Institutes' tables are read in whatever way their figures, banners and nets are printed."""

from __future__ import annotations

from typing import Any

import pytest
from workbooks import Percent, ReadRows, shared

from ocpart_desktop.extract.draft import Draft
from ocpart_desktop.extract.reading import read_bytes
from ocpart_desktop.survey.questions import Question, QuestionKind, Role
from ocpart_desktop.survey.survey import Mark

HEAD = ["", "Ensemble", "Bretagne", "Occitanie"]


def only(draft: Draft) -> Question:
    (question,) = draft.questions
    return question


def values(draft: Draft, question: Question | None = None) -> dict[str, list[float | None]]:
    question = question or only(draft)
    cells = draft.published[question.table].cells
    return {
        a.label: [None if c.value is None else round(c.value, 4) for c in cells[a.id]]
        for a in question.answers
    }


def table(*rows: list[Any], title: str = "Q1. Êtes-vous favorable ?") -> dict[str, list[list[Any]]]:
    return {"T": [[title], ["Base : ensemble des maires"], HEAD, *rows]}


def codes(draft: Draft) -> list[str]:
    return [issue.code for issue in draft.receipt.issues]


@pytest.mark.parametrize(
    "figure",
    [
        Percent(0.43),
        43,
        0.43,
        "43 %",
        "43%",
        "43\u00a0%",
        "43\u202f%",
        "43,0 %",
        "43.0%",
        "43 % B",
        "43 +",
    ],
)
def test_a_percentage_is_the_same_however_it_is_printed(figure: Any, read_rows: ReadRows) -> None:
    def rest(value: Any) -> Any:
        if isinstance(value, Percent):
            return Percent(0.57)
        return {0.43: 0.57, 43: 57}.get(value) or value.replace("43", "57")

    other = rest(figure)
    draft = read_rows(
        table(
            ["Base brute", 302, 40, 50],
            ["Oui", figure, figure, figure],
            ["Non", other, other, other],
        )
    )
    assert values(draft) == {"Oui": [0.43] * 3, "Non": [0.57] * 3}
    assert codes(draft) == []


def test_one_table_may_mix_every_way_of_printing(read_rows: ReadRows) -> None:
    draft = read_rows(
        table(
            ["Base", 302, 40, 50],
            ["Oui", 43, Percent(0.5), "12,5 %"],
            ["Non", "57 %", "50\u202f%", 87.5],
        )
    )
    assert values(draft) == {"Oui": [0.43, 0.5, 0.125], "Non": [0.57, 0.5, 0.875]}


def test_marks_are_told_apart(read_rows: ReadRows) -> None:
    draft = read_rows(
        table(["Base", 302, 40, 2], ["Oui", 100, "n.d.", "**"], ["Non", "-", 100, "*"])
    )
    cells = draft.published[only(draft).table].cells
    assert [c.mark for c in cells["oui"]] == [Mark.NONE, Mark.MISSING, Mark.TOO_FEW]
    assert [c.value for c in cells["non"]] == [0.0, 1.0, None]
    assert [c.cell for c in cells["non"]] == ["B6", "C6", "D6"]


def test_three_banner_rows_letters_and_alternating_counts(read_rows: ReadRows) -> None:
    rows: list[list[Any]] = [
        ["TYPO. Quels types de partenariats ?"],
        ["Base : entreprises ayant des partenariats"],
        ["", "", "Total", "Région", "", "", "Taille", ""],
        ["", "", "", "Nord", "Ouest", "", "", ""],
        ["", "", "", "Hauts-de-France", "Bretagne", "Pays de la Loire *", "TPE", "PME"],
        ["", "", "(A)", "(B)", "(C)", "(D)", "(E)", "(F)"],
        ["Base brute", "", 500, 100, 120, 25, 300, 150],
        ["Base redressée", "", 500, 110, 100, 30, 400, 80],
        ["Mécénat", "Eff.", 150, 33, 30, 9, 120, 24],
        ["", "%", "30%", "30% C", "30%", "30%", "30%", "30%"],
        ["Pratiques responsables", "Eff.", 225, 50, 45, 14, 180, 36],
        ["", "%", "45%", "45%", "45%", "45%", "45%", "45%"],
        ["Coopération économique", "Eff.", 125, 27, 25, 8, 100, 20],
        ["", "%", "25%", "25%", "25%", "25%", "25%", "25%"],
        ["* base faible"],
    ]
    draft = read_rows({"T": rows}, {"T": [(2, 3, 2, 5), (2, 6, 2, 7), (3, 4, 3, 5)]})
    question = only(draft)
    assert (question.kind, question.role, question.public, question.n) == (
        QuestionKind.MULTIPLE,
        Role.PARTNERSHIP_TYPES,
        "entreprises",
        500,
    )
    columns = draft.published[question.table].columns
    assert [c.region for c in columns] == [None, "32", "53", "52", None, None]
    assert [c.letter for c in columns] == ["A", "B", "C", "D", "E", "F"]
    assert [c.breakdown for c in columns[4:]] == ["Taille", "Taille"]
    assert [c.flagged_weak for c in columns] == [False, False, False, True, False, False]
    assert [(c.base, c.weighted_base) for c in columns[:2]] == [(500, 500.0), (100, 110.0)]
    assert values(draft)["Mécénat"] == [0.3] * 6


def test_counts_alone_become_shares_of_their_base(read_rows: ReadRows) -> None:
    draft = read_rows(table(["Effectif", 400, 100, 20], ["Oui", 100, 25, 10], ["Non", 300, 75, 10]))
    assert values(draft) == {"Oui": [0.25, 0.25, 0.5], "Non": [0.75, 0.75, 0.5]}


@pytest.mark.parametrize("net", ["S/T Utile", "ST Utile", "Sous-total Utile", "Total Utile"])
@pytest.mark.parametrize("first", [True, False])
def test_a_net_finds_its_members_and_is_never_an_answer(net: str, first: bool) -> None:
    rows: list[list[Any]] = [["Incontournable", 36, 40, 30], ["Plutôt utile", 48, 40, 50]]
    rows.insert(0 if first else 2, [net, 84, 80, 80])
    rows += [["Secondaire", 11, 10, 15], ["Inutile", 5, 10, 5], ["Total", 100, 100, 100]]
    draft = read_bytes(shared(table(["Base", 302, 40, 50], *rows)), "x.xlsx")
    question = only(draft)
    assert question.kind is QuestionKind.SINGLE
    (found,) = [a for a in question.answers if a.net]
    assert (found.label, found.members) == (net, ("incontournable", "plutot-utile"))
    assert codes(draft) == []


def test_a_banner_printed_once_holds_for_the_tables_below(read_rows: ReadRows) -> None:
    draft = read_rows(
        {
            "Maires 2024": [
                HEAD,
                ["Q1. Première question ?"],
                ["Base", 300, 20, 30],
                ["Oui", 50, 60, 70],
                ["Non", 50, 40, 30],
                [],
                ["Q2. Deuxième question ? (plusieurs réponses possibles)"],
                ["Base", 300, 20, 30],
                ["Jeunesse", 70, 70, 70],
                ["Santé", 50, 50, 50],
                [],
                ["Q3. Quelles notes sur 10 ?"],
                ["Base", 300, 20, 30],
                ["Emploi", 7.1, 6, 7],
                ["Logement", 6.0, 6, 7],
            ]
        }
    )
    assert [(q.id, q.kind, q.wave) for q in draft.questions] == [
        ("Q1", QuestionKind.SINGLE, "2024"),
        ("Q2", QuestionKind.MULTIPLE, "2024"),
        ("Q3", QuestionKind.MEAN, "2024"),
    ]
    assert values(draft, draft.questions[2])["Emploi"] == [7.1, 6, 7]
    assert draft.questions[2].scale == (0, 10)


def test_the_mean_under_a_distribution_is_a_question_of_its_own(read_rows: ReadRows) -> None:
    draft = read_rows(
        table(
            ["Base", 302, 40, 50],
            ["Peu fragile (0 à 4)", 10, 20, 30],
            ["Fragile (5 à 10)", 90, 80, 70],
            ["Moyenne", 7.1, 6.5, 6],
            ["Écart-type", 1.1, 1.5, 1],
            title="Q9. Votre territoire est-il fragile, de 0 à 10 ?",
        )
    )
    shares, mean = draft.questions
    assert [a.label for a in shares.answers] == ["Peu fragile (0 à 4)", "Fragile (5 à 10)"]
    assert (mean.id, mean.kind, mean.scale) == ("Q9-moyenne", QuestionKind.MEAN, (0, 10))
    assert values(draft, mean) == {"Moyenne": [7.1, 6.5, 6]}


@pytest.mark.parametrize(
    ("rows", "code", "cell"),
    [
        ([["Base", 302, 40, 50], ["Oui", 50, 60, 70], ["Non", 50, 40, 40]], "shares_not_100", "D5"),
        (
            [["Base", 302, 40, 50], ["S/T Oui", 76, 80, 70], ["Oui, engagée", 30, 40, 30],
             ["Oui, émergente", 40, 40, 40], ["Non", 30, 20, 30]],
            "net_differs", "B5",
        ),
        (
            [["Base", 302, 614, 50], ["Oui", 50, 60, 70], ["Non", 50, 40, 30]],
            "base_above_total", "C4",
        ),
    ],
)  # fmt: skip
def test_a_table_that_does_not_add_up_is_told_with_its_cell(
    rows: list[list[Any]], code: str, cell: str
) -> None:
    draft = read_bytes(shared(table(*rows)), "x.xlsx")
    assert [(i.code, i.cell) for i in draft.receipt.issues] == [(code, cell)]


def test_a_heading_of_regions_with_a_stranger_under_it_says_so(read_rows: ReadRows) -> None:
    rows: list[list[Any]] = [
        ["Q1. Êtes-vous favorable ?"],
        ["", "Ensemble", "Région", "", ""],
        ["", "", "Bretagne", "Bassin parisien", "PACA"],
        ["Base", 100, 30, 30, 40],
        ["Oui", 50, 50, 50, 50],
        ["Non", 50, 50, 50, 50],
    ]
    draft = read_rows({"T": rows}, {"T": [(1, 2, 1, 4)]})
    assert draft.receipt.unknown_regions == ("Bassin parisien",)
    (issue,) = draft.receipt.issues
    assert (issue.code, issue.cell) == ("unknown_region_column", "D3")
    assert [r.code for r in draft.receipt.regions] == ["53", "93"]


def test_former_regions_are_never_added_up(read_rows: ReadRows) -> None:
    rows: list[list[Any]] = [
        ["Q1. Êtes-vous favorable ?"],
        ["", "Ensemble", "Alsace", "Lorraine", "Bretagne"],
        ["Base", 100, 30, 30, 40],
        ["Oui", 50, 50, 50, 50],
        ["Non", 50, 50, 50, 50],
    ]
    draft = read_rows({"T": rows})
    assert [r.code for r in draft.receipt.regions] == ["53"]
    assert codes(draft) == ["parts_of_a_region"]


def test_respondents_win_over_the_tables_of_the_same_question(read_rows: ReadRows) -> None:
    rows: list[list[Any]] = [["RESPID", "REGION", "Q1"], ["", "", "Êtes-vous favorable ?"]]
    rows += [[i, "Bretagne", "Oui" if i % 2 else "Non"] for i in range(40)]
    printed = table(["Base", 40, 40, 0], ["Oui", 50, 50, "-"], ["Non", 50, 50, "-"])["T"]
    draft = read_rows({"Répondants maires": rows, "Tableaux maires": printed})
    assert only(draft).table == "Répondants maires"
    assert len(draft.published) == 1
    assert [(r.code, r.n) for r in draft.receipt.regions] == [("53", 40), ("76", 0)]
