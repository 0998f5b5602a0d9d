"""However a published table is printed, its figures, marks and bases are read back equal."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ocpart_desktop.extract.door import Opened
from ocpart_desktop.extract.reading import read_bytes

from .any_indicator import Form, Indicator, forms, indicators, laid_out, wanted
from .any_table import Printing, Table, printings, tables, written
from .printed import Printed, misread
from .registry import Made
from .traced import altered_figures

_MANY = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def _opened(content: bytes, name: str) -> Opened:
    draft = read_bytes(content, name)
    return Opened(draft.survey(), draft.receipt, draft.told)


def check_tables(given_tables: list[Table], how: Printing) -> None:
    """Print tables down a sheet, read them back, and compare each cell."""
    content = written(given_tables, how)
    opened = _opened(content, f"resultats.{how.file.split()[-1]}")
    known = {
        table.code: Printed(
            "single", table.places, table.told(), bases=table.bases, label=table.wording
        )
        for table in given_tables
    }
    kinds = {q.id: q.kind.value for q in opened.survey.questions}
    assert set(kinds.values()) <= {"single", "scale"}
    known = {code: _of_kind(known[code], kinds.get(code, "single")) for code in known}
    assert list(misread(known, opened)) == []
    assert altered_figures(Made(content), opened) == []


def _of_kind(printed: Printed, kind: str) -> Printed:
    """A scale is a single answer too."""
    return Printed(kind, printed.places, printed.figures, printed.bases, label=printed.label)


def check_indicators(truth: list[Indicator], form: Form) -> None:
    """Lay indicators out, read them back, and compare each figure."""
    content = laid_out(truth, form)
    opened = _opened(content, "territoires.xlsx")
    assert list(misread(wanted(truth, form), opened)) == []
    assert altered_figures(Made(content), opened) == []


_some_tables = st.integers(1, 3).flatmap(lambda n: st.tuples(*(tables(k + 1) for k in range(n))))


@_MANY
@given(_some_tables, printings())
def test_random_tables_in_any_print_are_read_back_equal(
    truth: tuple[Table, ...], how: Printing
) -> None:
    check_tables(list(truth), how)


@_MANY
@given(indicators(), forms())
def test_random_indicators_in_any_form_are_read_back_equal(
    truth: list[Indicator], form: Form
) -> None:
    check_indicators(truth, form)


@pytest.mark.slow
@settings(_MANY, max_examples=2_000)
@given(_some_tables, printings())
def test_many_random_tables_in_any_print_are_read_back_equal(
    truth: tuple[Table, ...], how: Printing
) -> None:
    check_tables(list(truth), how)


@pytest.mark.slow
@settings(_MANY, max_examples=2_000)
@given(indicators(), forms())
def test_many_random_indicators_in_any_form_are_read_back_equal(
    truth: list[Indicator], form: Form
) -> None:
    check_indicators(truth, form)
