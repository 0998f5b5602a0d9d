"""Whatever way tables are printed, every figure comes back with its cell, without a doubt."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from printed_tables import (
    Delivery,
    Printed,
    Printer,
    Style,
    Told,
    deliveries,
    styles,
    told_tables,
    written,
)

from ocpart_desktop.extract.draft import Draft
from ocpart_desktop.extract.reading import read_bytes
from ocpart_desktop.extract.receipt import SheetKind
from ocpart_desktop.survey.questions import Question, QuestionKind


def found(draft: Draft, told: Told) -> Question:
    (question,) = [q for q in draft.questions if q.label.startswith(told.wording)]
    return question


def check(draft: Draft, printed: Printed) -> None:
    told = printed.told
    question = found(draft, told)
    table = draft.published[question.table]
    assert ["total" if c.total else c.region or "" for c in table.columns] == [
        c.place for c in told.columns
    ]
    assert [c.base for c in table.columns] == [c.n for c in told.columns]
    assert [c.head for c in table.columns if not c.region] == [
        c.head for c in told.columns if c.place in ("total", "")
    ]
    for n, cell in printed.bases.items():
        assert table.columns[n].base_cell == cell
    if told.multiple:
        assert question.kind is QuestionKind.MULTIPLE
    else:
        assert question.kind in (QuestionKind.SINGLE, QuestionKind.SCALE)
    answers = {a.label: a for a in question.answers}
    assert {label for label, _n in printed.shares} == set(answers)
    for (label, n), (place, share) in printed.shares.items():
        cell = table.cells[answers[label].id][n]
        assert cell.cell == place
        assert cell.value is not None
        assert abs(cell.value - share) < 1e-9, (place, cell.value, share)
    if told.net:
        label, size = told.net
        assert answers[label].net
        names = [answers[a].id for a in told.answers[:size]]
        assert list(answers[label].members) == names
    assert [a.label for a in question.answers if a.net] == ([told.net[0]] if told.net else [])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told_tables(), styles())
def test_a_table_comes_back_whole_however_it_is_printed(told: Told, style: Style) -> None:
    printer = Printer()
    printed, _row = printer.print(told, style, top=0)
    draft = read_bytes(written({"T": printer}), "x.xlsx")
    assert draft.receipt.sheets[0].kind is SheetKind.CROSSTAB
    check(draft, printed)
    assert [(i.code, i.cell) for i in draft.receipt.issues] == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(deliveries())
def test_tables_beside_or_under_each_other_are_told_apart(delivery: Delivery) -> None:
    content, printed = delivery.printed()
    draft = read_bytes(content, "x.xlsx")
    assert len(draft.questions) == len(printed)
    for one in printed:
        check(draft, one)
    assert [(i.code, i.cell) for i in draft.receipt.issues] == []
