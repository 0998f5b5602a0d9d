"""Subtotals, waves, items and means are found whatever their order, and every cell comes back."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from printed_tables import Printer, written

from ocpart_desktop.extract.draft import Draft
from ocpart_desktop.extract.reading import read_bytes
from ocpart_desktop.extract.workbook import cell_name
from ocpart_desktop.survey.questions import Question, QuestionKind

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
HEADS = ("Ensemble", "Bretagne", "Occitanie", "Corse", "Normandie")
ANSWERS = ("Engagée", "Émergente", "En sommeil", "Absente", "Sans objet", "Autre")


def shares(rng: random.Random, answers: int, columns: int) -> list[list[int]]:
    """Whole percents, answers × columns, that add up to 100 down each column."""
    out = []
    for _column in range(columns):
        cuts = sorted(rng.randint(0, 100) for _ in range(answers - 1))
        out.append([b - a for a, b in zip([0, *cuts], [*cuts, 100], strict=True)])
    return [list(row) for row in zip(*out, strict=True)]


def read(rows: Sequence[Sequence[Any]], merged: Sequence[tuple[int, int, int, int]] = ()) -> Draft:
    printer = Printer()
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            printer.put(i, j, value)
    printer.merged += merged
    return read_bytes(written({"T": printer}), "x.xlsx")


def table(
    title: str, heads: Sequence[str], rows: Sequence[tuple[str, Sequence[Any]]], base: int = 400
) -> list[list[Any]]:
    return [
        [title],
        ["Base : ensemble des maires"],
        ["", *heads],
        ["Base", *[base if n == 0 else 60 for n in range(len(heads))]],
        *[[label, *figures] for label, figures in rows],
    ]


def printed(draft: Draft, question: Question) -> dict[str, list[tuple[str, float | None]]]:
    cells = draft.published[question.table].cells
    return {
        a.label: [(c.cell, None if c.value is None else round(c.value, 6)) for c in cells[a.id]]
        for a in question.answers
    }


@st.composite
def nets(draw: st.DrawFn) -> tuple[list[tuple[str, list[int]]], dict[str, tuple[str, ...]]]:
    """Rows of a table with its subtotals, and what each of them adds up."""
    size = draw(st.integers(3, 6))
    figures = shares(random.Random(draw(st.integers(0, 2**20))), size, len(HEADS))
    rows = list(zip(ANSWERS[:size], figures, strict=True))
    first = draw(st.integers(2, size - 1))
    inner = draw(st.integers(2, first))
    total = [sum(column) for column in zip(*figures[:first], strict=True)]
    part = [sum(column) for column in zip(*figures[:inner], strict=True)]
    shape = draw(st.sampled_from(["before", "after", "end", "nested", "indented", "dont", "lone"]))
    members = {"S/T Dynamique": ANSWERS[:first]}
    if shape == "before":
        return [("S/T Dynamique", total), *rows], members
    if shape == "after":
        return [*rows[:first], ("S/T Dynamique", total), *rows[first:]], members
    if shape == "end":
        return [*rows, ("S/T Dynamique", total)], members
    if shape == "nested" and inner < first:
        told = [("S/T Dynamique", total), ("S/T Forte", part), *rows]
        return told, members | {"S/T Forte": ANSWERS[:inner]}
    if shape == "lone":
        rows[0] = ("dont engagée", figures[0])
        return [("Dynamique", total), *rows[:1], *rows[first:]], {"dont engagée": ()}
    if shape == "indented":
        inside = [(f"   {label}", told) for label, told in rows[:first]]
        return [("Dynamique", total), *inside, *rows[first:]], {"Dynamique": ANSWERS[:first]}
    inside = [(f"dont {label.lower()}", told) for label, told in rows[:first]]
    names = tuple(label for label, _told in inside)
    return [("Dynamique", total), *inside, *rows[first:]], {"Dynamique": names}


@QUICK
@given(nets())
def test_a_subtotal_adds_up_its_own_answers(
    told: tuple[list[tuple[str, list[int]]], dict[str, tuple[str, ...]]],
) -> None:
    rows, members = told
    draft = read(table("Q4. Quelle est la dynamique du territoire ?", HEADS, rows))
    (question,) = draft.questions
    assert question.kind is QuestionKind.SINGLE
    labels = {a.id: a.label for a in question.answers}
    found = {a.label: tuple(labels[m] for m in a.members) for a in question.answers if a.net}
    assert found.keys() == members.keys()
    for net, wanted in members.items():
        _same_sums(found[net], wanted, {label.strip(): f for label, f in rows})
    assert printed(draft, question) == {
        label.strip(): [
            (cell_name(4 + n, 1 + k), round(figure / 100, 6)) for k, figure in enumerate(figures)
        ]
        for n, (label, figures) in enumerate(rows)
    }
    assert draft.receipt.issues == ()


def _same_sums(
    found: Sequence[str], wanted: Sequence[str], figures: dict[str, Sequence[int]]
) -> None:
    """Answers of 0 % everywhere may be in or out of a subtotal: its figures are the same."""
    zeros = {label for label, row in figures.items() if not any(row)}
    assert set(found) - zeros == set(wanted) - zeros


@st.composite
def wave_banners(draw: st.DrawFn) -> tuple[list[list[Any]], list[tuple[str, str]], list[Any]]:
    """Two or three banner rows, the (wave, place) of each column, and merged ranges."""
    years = draw(st.lists(st.sampled_from([2011, 2015, 2018, 2022]), min_size=2, max_size=3,
                          unique=True).map(sorted))  # fmt: skip
    places = HEADS[: draw(st.integers(2, 4))]
    spelt = draw(st.sampled_from(["{}", "Vague {}", "number"]))
    year_cell = {y: y if spelt == "number" else spelt.format(y) for y in years}
    if draw(st.booleans()):
        pairs = [(str(y), p) for y in years for p in places]
        top = [year_cell[y] if p == places[0] else "" for y in years for p in places]
        low: list[Any] = [p for _y in years for p in places]
        size = len(places)
    else:
        pairs = [(str(y), p) for p in places for y in years]
        top = [p if y == years[0] else "" for p in places for y in years]
        low = [year_cell[y] for _p in places for y in years]
        size = len(years)
    merged = [(2, 1 + n, 2, n + size) for n in range(0, len(top), size)]
    return [["", *top], ["", *low]], pairs, merged if draw(st.booleans()) else []


@QUICK
@given(wave_banners(), st.integers(0, 2**20), st.booleans())
def test_years_in_a_banner_are_waves(
    banner: tuple[list[list[Any]], list[tuple[str, str]], list[Any]], seed: int, change: bool
) -> None:
    heads, pairs, merged = banner
    figures = shares(random.Random(seed), 3, len(pairs))
    if change:
        heads[-1].append("Évolution")
        figures = [[*row, "+2"] for row in figures]  # type: ignore[list-item]
    rows = [
        ["Q4. Quelle est la dynamique du territoire ?"],
        ["Base : ensemble des maires"],
        *heads,
        ["Base", *[400 if place == "Ensemble" else 60 for _wave, place in pairs]],
        *[[label, *row] for label, row in zip(ANSWERS, figures, strict=False)],
    ]
    draft = read(rows, merged)
    assert sorted(q.wave or "" for q in draft.questions) == sorted({wave for wave, _p in pairs})
    for question in draft.questions:
        columns = [n for n, (wave, _place) in enumerate(pairs) if wave == question.wave]
        heads_read = [c.head for c in draft.published[question.table].columns]
        assert heads_read == [pairs[n][1] for n in columns]
        assert printed(draft, question) == {
            label: [(cell_name(5 + i, 1 + n), round(row[n] / 100, 6)) for n in columns]
            for i, (label, row) in enumerate(zip(ANSWERS, figures, strict=False))
        }
    codes = [issue.code for issue in draft.receipt.issues]
    assert codes == (["columns_left_aside"] if change else [])


@QUICK
@given(
    st.integers(2, 4),
    st.integers(0, 2**20),
    st.sampled_from(["headings", "column", "repeated column"]),
    st.booleans(),
)
def test_the_items_of_a_question_are_told_apart(
    size: int, seed: int, stands: str, titled: bool
) -> None:
    rng = random.Random(seed)
    things = ("Emploi", "Sécurité", "Logement", "Santé")[:size]
    if not titled:
        things = tuple(f"Q{n}. Que pensez-vous de : {x} ?" for n, x in enumerate(things, start=1))
    title = "Q5. Pour chaque thème, la situation est-elle… ?" if titled else "Résultats"
    margin = [] if stands == "headings" else [""]
    rows: list[list[Any]] = [[title], [*margin, "", *HEADS], [*margin, "Base", 400, 60, 60, 60, 60]]
    wanted: dict[str, list[tuple[str, float]]] = {}
    for thing in things:
        figures = shares(rng, 2, len(HEADS))
        if stands == "headings":
            rows.append([thing])
        for n, (label, row) in enumerate(zip(("Bonne", "Mauvaise"), figures, strict=True)):
            shown = [thing if n == 0 or stands == "repeated column" else ""] if margin else []
            wanted[f"{thing}/{label}"] = [
                (cell_name(len(rows), len(margin) + 1 + k), round(v / 100, 6))
                for k, v in enumerate(row)
            ]
            rows.append([*shown, label, *row])
    draft = read(rows)
    found = {
        f"{thing}/{label}": cells
        for thing, question in zip(things, draft.questions, strict=True)
        for label, cells in printed(draft, question).items()
    }
    assert found == wanted
    assert all(thing.rpartition(". ")[2] in q.label
               for thing, q in zip(things, draft.questions, strict=True))  # fmt: skip
    assert [q.n for q in draft.questions] == [400] * size
    assert draft.receipt.issues == ()


@QUICK
@given(st.integers(0, 2**20), st.sampled_from(["/10", "sur 10", "de 0 à 10"]), st.booleans())
def test_means_are_never_shares(seed: int, scale: str, under: bool) -> None:
    rng = random.Random(seed)
    marks = [round(rng.uniform(3, 9), 1) for _ in HEADS]
    title = f"Q9. Quelle note {scale} donneriez-vous ?"
    if under:
        bands = list(zip(("0 à 4", "5 à 7", "8 à 10"), shares(rng, 3, len(HEADS)), strict=True))
        rows = [*bands, ("Moyenne", marks), ("Écart-type", [1.2] * len(HEADS))]
    else:
        rows = [("Emploi", marks), ("Logement", marks[::-1])]
    draft = read(table(title, HEADS, rows))
    question = draft.questions[-1]
    assert (question.kind, question.scale) == (QuestionKind.MEAN, (0.0, 10.0))
    row = 4 + 3 * under
    assert next(iter(printed(draft, question).values())) == [
        (cell_name(row, 1 + n), mark) for n, mark in enumerate(marks)
    ]
    assert [i.code for i in draft.receipt.issues] == ["rows_left_aside"] * under
