"""What is remembered of respondents is what would be computed again."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from threading import Thread

import pytest

from ocpart_desktop.analysis.comparison import compare
from ocpart_desktop.analysis.filters import criteria
from ocpart_desktop.analysis.panorama import panorama
from ocpart_desktop.analysis.results import FRANCE, REST, ComparisonSpec
from ocpart_desktop.session import Study
from ocpart_desktop.survey.memory import Memory
from ocpart_desktop.survey.survey import Survey


@pytest.mark.parametrize("seed", range(3))
def test_a_selection_gives_the_same_figures_whatever_was_looked_at_before(
    seed: int, respondents_study: Study
) -> None:
    survey, rng = respondents_study.survey, Random(seed)
    for _look in range(12):
        spec = selection(survey, rng)
        looked = compare(survey, spec), panorama(survey, spec)
        assert looked == (compare(afresh(survey), spec), panorama(afresh(survey), spec))


def selection(survey: Survey, rng: Random) -> ComparisonSpec:
    """Any question, region, reference and filter that this survey offers."""
    question = rng.choice([q for q in survey.questions if q.kind.has_figures])
    offered = [(c.name, value) for c in criteria(survey, question) for value, _ in c.categories]
    return ComparisonSpec(
        question=question.key,
        region=rng.choice(survey.regions).code,
        against=rng.choice([REST, FRANCE]),
        filters=(rng.choice(offered),) if offered and rng.random() < 0.6 else (),
        weighted=rng.random() < 0.5,
        without_no_opinion=rng.random() < 0.5,
    )


def afresh(survey: Survey) -> Survey:
    """The same respondents, of whom nothing is known yet."""
    tables = {name: replace(table) for name, table in survey.respondents.items()}
    assert all(tables[name].memory is not survey.respondents[name].memory for name in tables)
    return replace(survey, respondents=tables)


def test_a_memory_keeps_the_results_used_last() -> None:
    memory, made = Memory(), []

    def ask(key: int) -> int:
        return memory.recall("squares", key, lambda: made.append(key) or key * key, most=2)

    assert [ask(key) for key in (1, 2, 1, 3, 1, 2)] == [1, 4, 1, 9, 1, 4]
    assert made == [1, 2, 3, 2]
    memory.forget()
    ask(1)
    assert made == [1, 2, 3, 2, 1]


def test_a_memory_may_be_asked_from_several_threads() -> None:
    memory: Memory = Memory()
    found: list[int] = []
    threads = [
        Thread(target=lambda n=n: found.append(memory.recall("one", n % 2, lambda: n % 2)))
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [0] * 4 + [1] * 4
