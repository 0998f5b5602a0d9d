"""Ticked, joined or both: the same answers give the same numbers; and size changes nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ocpart_desktop.extract.reading import read_bytes
from ocpart_desktop.survey.questions import QuestionKind

from .facts import figures
from .layouts import JOINTS, TICKS, Layout, file_name, written
from .strategies import studies
from .study import Study, grid, identity, study
from .writing import text_table


def _numbers(truth: Study, layout: Layout) -> dict[str, dict[str, float]]:
    """Weighted shares of the several answers, in France and in a region."""
    survey = read_bytes(written(truth, layout), file_name(layout)).survey()
    (table,) = survey.respondents.values()
    out = {}
    for question in survey.questions:
        if question.kind is QuestionKind.MULTIPLE:
            out[question.id] = figures(question, table, weighted=True)
            out[f"{question.id} in a region"] = figures(question, table, truth.regions[0])
    return out


@settings(
    max_examples=15, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(
    truth=studies(),
    ticks=st.sampled_from(sorted(TICKS)),
    other=st.sampled_from(sorted(TICKS)),
    joint=st.sampled_from(JOINTS),
)
def test_ticked_or_joined_the_same_answers_give_the_same_numbers(
    truth: Study, ticks: str, other: str, joint: str
) -> None:
    ticked = _numbers(truth, Layout(ticks=ticks))
    assert _close(_numbers(truth, Layout(ticks=other, heads="three rows")), ticked)
    assert _close(_numbers(truth, Layout(ticks=None, joint=joint)), ticked)
    assert _close(_numbers(truth, Layout(ticks=ticks, joint=joint)), ticked)


def _close(one: dict[str, dict[str, float]], other: dict[str, dict[str, float]]) -> bool:
    assert one.keys() == other.keys()
    return all(one[key] == pytest.approx(other[key]) for key in one)


@pytest.mark.parametrize(
    "times", [200, pytest.param(3_334, marks=pytest.mark.slow)], ids=["12 000", "200 040"]
)
def test_a_long_file_gives_the_numbers_of_its_respondents(times: int) -> None:
    one = study()
    long = replace(one, regions=one.regions * times, weights=one.weights * times)
    choice = one.choice("innovation")
    rows = grid(
        *identity(replace(long, ages=one.ages * times)),
        ("Q5", choice.cells() * times),
        *[(f"Q7_{n}", c * times) for n, c in enumerate(one.choice("types").ticks(), start=1)],
    )
    survey = read_bytes(text_table(rows), "long.csv").survey()
    (table,) = survey.respondents.values()
    single, several = survey.questions
    assert len(table.frame) == one.n * times
    everybody = range(one.n)
    assert figures(single, table) == {x: n * times for x, n in choice.figures(everybody).items()}
    ticked = one.choice("types").figures(everybody).values()
    assert list(figures(several, table).values()) == [n * times for n in ticked]
