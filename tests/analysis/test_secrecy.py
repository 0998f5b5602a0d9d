"""What is hidden cannot be computed back from what is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain, combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocpart_desktop.analysis.comparison import compare
from ocpart_desktop.analysis.crossing import Crossing
from ocpart_desktop.analysis.panorama import panorama
from ocpart_desktop.analysis.results import ComparisonSpec, Note, Shown
from ocpart_desktop.analysis.secrecy import hidden_regions
from ocpart_desktop.survey.questions import Answer
from ocpart_desktop.survey.regions import REGIONS
from ocpart_desktop.survey.survey import Survey
from tests.analysis.surveys import frame_of, means, single, survey_of, table_of

CODES = [region.code for region in REGIONS]
LOWEST = 5

Cells = frozenset[int]


def recoverable(unknown: list[Cells], sums: list[Cells]) -> list[Cells]:
    """Which sums of cells follow from known sums: exact elimination, unlike the code's own.

    Cells are numbered; ``sums`` are the sets of cells whose sum is known. Returns the members
    of ``unknown`` whose sum is in the row space.
    """
    basis: dict[int, dict[int, Fraction]] = {}

    def reduced(row: dict[int, Fraction]) -> dict[int, Fraction]:
        for pivot in sorted(basis):
            if row.get(pivot):
                factor = row[pivot]
                for cell, value in basis[pivot].items():
                    row[cell] = row.get(cell, Fraction(0)) - factor * value
        return {cell: value for cell, value in row.items() if value}

    for known in sums:
        row = reduced({cell: Fraction(1) for cell in known})
        if row:
            pivot = min(row)
            normal = {cell: value / row[pivot] for cell, value in row.items()}
            for other in basis.values():
                if other.get(pivot):
                    factor = other[pivot]
                    for cell, value in normal.items():
                        other[cell] = other.get(cell, Fraction(0)) - factor * value
            basis[pivot] = normal
    return [cells for cells in unknown if not reduced({cell: Fraction(1) for cell in cells})]


def margins(axes: int) -> list[tuple[int, ...]]:
    """Every set of axes: each is a kind of view, from France to the finest crossing."""
    return [*chain.from_iterable(combinations(range(axes), size) for size in range(axes + 1))]


def groups_shown_and_hidden(counts: np.ndarray) -> tuple[list[Cells], list[Cells]]:
    """The groups of atoms that some view shows, and those that it must keep to itself.

    An attacker has every view of every set of filters. Who sees a group that is empty knows each
    of its parts empty: those atoms are known too.
    """
    crossing = Crossing(counts, LOWEST)
    atoms = np.arange(counts.size).reshape(counts.shape)
    shown, secret = [], []
    for axes in margins(counts.ndim):
        sizes, hidden = crossing.sizes(axes), crossing.hidden(axes)
        assert not (~hidden & (sizes > 0) & (sizes < LOWEST)).any(), "a weak group is shown"
        for place in np.ndindex(*sizes.shape):
            index: list[int | slice] = [slice(None)] * counts.ndim
            for axis, at in zip(axes, place, strict=True):
                index[axis] = at
            group = frozenset(np.atleast_1d(atoms[tuple(index)]).ravel().tolist())
            if hidden[place]:
                secret += [group] if 0 < sizes[place] < LOWEST else []
            else:
                shown += [group] if sizes[place] else [frozenset({atom}) for atom in group]
    return shown, secret


def check_table(counts: np.ndarray) -> None:
    shown, secret = groups_shown_and_hidden(counts)
    assert recoverable(secret, shown) == []


def tables(variables: int, most: int, regions: int = 18) -> st.SearchStrategy[np.ndarray]:
    """Raw bases by region and the categories of some filters: many weak, some empty."""
    weak = st.one_of(st.just(0), st.integers(1, 4), st.integers(5, 12), st.integers(13, 300))
    shapes = st.tuples(st.integers(1, regions), *[st.integers(1, most)] * variables)
    return shapes.flatmap(
        lambda shape: st.lists(
            weak, min_size=int(np.prod(shape)), max_size=int(np.prod(shape))
        ).map(lambda cells: np.array(cells, dtype=float).reshape(shape))
    )


@settings(max_examples=300, deadline=None)
@given(tables(1, 4))
def test_no_hidden_cell_can_be_computed_back(counts: np.ndarray) -> None:
    check_table(counts)


@settings(max_examples=150, deadline=None)
@given(tables(2, 3, regions=5))
def test_no_hidden_cell_can_be_computed_back_with_two_filters(counts: np.ndarray) -> None:
    check_table(counts)


@settings(max_examples=100, deadline=None)
@given(tables(3, 3, regions=3))
def test_no_hidden_cell_can_be_computed_back_with_three_filters(counts: np.ndarray) -> None:
    check_table(counts)


def test_what_pairs_of_variables_leave_empty_does_not_give_their_crossing_back() -> None:
    """Three pairs are empty: 3 people would be those of one category less 20 known elsewhere."""
    check_table(np.array([[[[0, 20], [0, 0]], [[20, 3], [0, 20]]]], float))


@pytest.mark.slow
@pytest.mark.timeout(7200)
@settings(max_examples=10_000, deadline=None)
@given(st.one_of(tables(1, 6), tables(2, 4, regions=6), tables(3, 3, regions=3)))
def test_no_hidden_cell_can_be_computed_back_in_ten_thousand_tables(counts: np.ndarray) -> None:
    check_table(counts)


def test_what_a_region_hides_is_hidden_in_each_of_its_parts() -> None:
    counts = np.array(
        [[[2, 1], [0, 0]], [[40, 30], [20, 10]], [[9, 8], [7, 20]], [[60, 7], [8, 9]]]
    )
    crossing = Crossing(counts.astype(float), LOWEST)
    assert crossing.hidden((0,)).tolist() == [True, False, True, False]
    assert crossing.hidden((0, 1))[[0, 2]].all()
    assert crossing.hidden((0, 1, 2))[[0, 2]].all()  # even where it is empty


def test_two_filters_do_not_give_back_what_each_alone_hides() -> None:
    """3 men of 60 and more: the men less the younger men, the older people less the women."""
    counts = np.array([[[3, 20], [30, 40]], [[25, 31], [30, 30]], [[50, 60], [40, 40]]], float)
    crossing = Crossing(counts, LOWEST)
    assert not crossing.hidden((0, 1)).any()
    assert not crossing.hidden((0, 2)).any()
    assert crossing.hidden((0, 1, 2))[0].all()


def test_a_region_alone_to_be_hidden_takes_the_smallest_other_with_it() -> None:
    assert hidden_regions(np.array([3, 40, 9, 0, 200.0]), LOWEST).tolist() == [
        True, False, True, False, False,
    ]  # fmt: skip


def test_regions_hidden_together_must_hold_five_respondents_in_all() -> None:
    assert hidden_regions(np.array([2, 2, 9, 200.0]), LOWEST).tolist() == [True, True, True, False]
    assert hidden_regions(np.array([2, 4, 9, 200.0]), LOWEST).tolist() == [True, True, False, False]


VARIABLES = ("sex", "age")
Sizes = dict[str, Sequence[Sequence[int]]]


def survey(sizes: Sizes) -> Survey:
    """Men, women and those who do not say, young and old, a region; everyone says yes but the
    first of each group."""
    columns: dict[str, list[object]] = {"region": [], "q": [], "f": [], "sex": [], "age": []}
    for code, table in sizes.items():
        for sex, line in zip(("h", "f", None), table, strict=False):
            for age, size in zip("jv", line, strict=False):
                columns["region"] += [code] * size
                columns["sex"] += [sex] * size
                columns["age"] += [age] * size
                columns["q"] += (["no"] + ["yes"] * size)[:size]
                columns["f"] += ([None] + [7.0] * size)[:size]
    regions = columns.pop("region")
    frame = frame_of(regions, columns)  # type: ignore[arg-type]
    asked = [single("q", ["yes", "no", Answer("nsp", "nsp", no_opinion=True)]), means("f", ["f"])]
    return survey_of(asked, respondents=table_of(frame, *VARIABLES))


def shown(extract: Survey, *filters: tuple[str, str], question: str = "q") -> set[str]:
    spec = ComparisonSpec(f"{question}||", "24", filters=filters)
    return {r.code for r in panorama(extract, spec).regions if r.shown is not Shown.HIDDEN}


def views(against: Sequence[str] = ("rest", "france", *CODES)) -> Iterator[ComparisonSpec]:
    for code, other in product(CODES, against):
        if code != other:
            yield ComparisonSpec("q||", code, other)


def test_every_view_hides_the_same_regions() -> None:
    sizes = {"24": (2, 1), "11": (30, 40), "27": (4, 3), "28": (50, 60)}
    extract = survey({code: ((men,), (women,)) for code, (men, women) in sizes.items()})
    assert shown(extract) == {"11", "28"}
    for spec in views():
        found = compare(extract, spec)
        for side, base in ((spec.region, found.base_region), (spec.against, found.base_against)):
            if side in ("24", "27"):
                assert base is None, spec
        if {spec.region, spec.against} & {"24", "27"}:
            assert all(row.region.value is row.against.value is None for row in found.rows)


def test_a_filter_does_not_give_back_by_subtraction_what_its_other_side_hides() -> None:
    sizes = {"24": (3, 20), "11": (30, 40), "27": (25, 31), "28": (50, 60)}
    extract = survey({code: ((men,), (women,)) for code, (men, women) in sizes.items()})
    assert shown(extract) == {"24", "11", "27", "28"}
    men, women = shown(extract, ("sex", "h")), shown(extract, ("sex", "f"))
    assert "24" not in men
    assert "24" not in women  # 23 in all, less 20 women, would give the 3 men back
    assert men == women == {"11", "28"}


SMALL_CROSSING: Sizes = {
    "24": ((3, 20), (30, 40)),
    "11": ((30, 40), (50, 60)),
    "27": ((25, 31), (30, 30)),
    "28": ((50, 60), (40, 40)),
}


@pytest.mark.parametrize("question", ["q", "f"])
def test_under_two_filters_no_difference_of_views_gives_a_small_group_back(question: str) -> None:
    """Each item of a battery has its own base: the first of each group gave no mark."""
    extract = survey(SMALL_CROSSING)
    for sex in "hf":
        assert "24" in shown(extract, ("sex", sex), question=question)
    for sex, age in product("hf", "jv"):
        assert "24" not in shown(extract, ("sex", sex), ("age", age), question=question)


def test_the_order_of_filters_hides_the_same() -> None:
    extract = survey(SMALL_CROSSING)
    for sex, age in product("hf", "jv"):
        one, other = ("sex", sex), ("age", age)
        assert shown(extract, one, other) == shown(extract, other, one)


def test_a_hidden_group_is_not_said_to_be_empty() -> None:
    """24 has 3 men, so that both its sexes are hidden: nobody learns that none of them is old."""
    extract = survey({**SMALL_CROSSING, "24": ((3, 0), (20, 0))})
    found = compare(extract, ComparisonSpec("q||", "24", filters=(("sex", "h"), ("age", "v"))))
    assert found.base_region is None
    assert Note.REGION_ABSENT not in found.notes
    assert Note.HIDDEN_CELLS in found.notes
    spec = ComparisonSpec("q||", "24", filters=(("sex", "h"), ("age", "v")))
    assert Note.REGION_ABSENT not in panorama(extract, spec).notes


def test_the_attacker_who_adds_up_every_figure_finds_no_small_group() -> None:
    """Through the front door: the bases told by every view of every filter, then elimination."""
    small = {"94": ((0, 2), (9, 6)), "53": ((4, 1), (7, 30)), "52": ((30, 40), (20, 9), (2, 1))}
    extract = survey({**SMALL_CROSSING, **small})
    frame = extract.respondents["respondents"].frame
    atoms = {key: n for n, key in enumerate(product(CODES, ("h", "f", None), "jv"))}
    sums, weak = [], []
    for names in chain.from_iterable(combinations(VARIABLES, size) for size in range(3)):
        for categories in product(*[{"sex": "hf", "age": "jv"}[name] for name in names]):
            filters = tuple(zip(names, categories, strict=True))
            spec = ComparisonSpec("q||", "24", filters=filters)
            told = {row.code: row.estimate.n for row in panorama(extract, spec).regions}
            france = compare(extract, ComparisonSpec("q||", "11", "france", filters=filters))
            told["france"] = france.base_against.n if france.base_against else 0
            for place, n in told.items():
                group = frozenset(
                    atom
                    for (code, sex, age), atom in atoms.items()
                    if place in (code, "france")
                    and all({"sex": sex, "age": age}[name] == value for name, value in filters)
                )
                rows = frame["@region"].isin([place] if place != "france" else CODES)
                for name, value in filters:
                    rows &= frame[name] == value
                if n:
                    assert n == rows.sum()
                    sums.append(group)
                elif 0 < rows.sum() < LOWEST:
                    weak.append(group)
    weak.append(frozenset({atoms["52", None, "j"], atoms["52", None, "v"]}))
    assert len(weak) > 1
    assert recoverable(weak, sums) == []
