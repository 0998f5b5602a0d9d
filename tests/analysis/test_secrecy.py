"""What is hidden cannot be computed back from what is shown."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocpart_desktop.analysis.comparison import compare
from ocpart_desktop.analysis.panorama import panorama
from ocpart_desktop.analysis.results import ComparisonSpec, Shown
from ocpart_desktop.analysis.secrecy import hidden_regions, hidden_under_filter
from ocpart_desktop.survey.regions import REGIONS
from ocpart_desktop.survey.survey import Survey
from tests.analysis.surveys import frame_of, single, survey_of, table_of

CODES = [region.code for region in REGIONS]
LOWEST = 5


def recoverable(unknown: list[set[int]], sums: list[set[int]]) -> list[set[int]]:
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


def attack(counts: np.ndarray, cells: np.ndarray, regions: np.ndarray, france: np.ndarray) -> list:
    """Every hidden figure that the shown ones give back.

    ``counts`` (regions, categories) are the bases; the three masks say what is shown: cells,
    regions without filter, France in each category. France without filter is shown.
    """
    number = np.arange(counts.size).reshape(counts.shape)
    empty = set(number[counts == 0].tolist())
    sums = [({int(i)}, bool(cells.flat[i])) for i in number.ravel()]
    sums += [(set(row.tolist()), bool(seen)) for row, seen in zip(number, regions, strict=True)]
    sums += [
        (set(column.tolist()), bool(seen)) for column, seen in zip(number.T, france, strict=True)
    ]
    known = [held for held, seen in sums if seen or held <= empty]
    secret = [held for held, seen in sums if not (seen or held <= empty)]
    return recoverable(secret, [*known, set(number.ravel().tolist()), *({i} for i in empty)])


def tables(most: int) -> st.SearchStrategy[np.ndarray]:
    """Raw bases by region and category: many of them weak, some empty."""
    weak = st.one_of(st.just(0), st.integers(1, 4), st.integers(5, 12), st.integers(13, 300))
    return st.integers(1, most).flatmap(
        lambda width: st.lists(
            st.lists(weak, min_size=width, max_size=width), min_size=1, max_size=18
        ).map(lambda rows: np.array(rows, dtype=float))
    )


def check_table(counts: np.ndarray) -> None:
    whole = np.append(counts.sum(axis=1), counts.sum())
    table = np.vstack([counts, counts.sum(axis=0)])
    shown = ~hidden_under_filter(table, whole, LOWEST)
    assert not (shown & (table > 0) & (table < LOWEST)).any(), "a weak cell is shown"
    if counts.sum() >= LOWEST:
        regions = ~hidden_regions(whole[:-1], LOWEST)
        assert attack(counts, shown[:-1], regions, shown[-1]) == []


@settings(max_examples=500, deadline=None)
@given(tables(4))
def test_no_hidden_cell_can_be_computed_back(counts: np.ndarray) -> None:
    check_table(counts)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@settings(max_examples=10_000, deadline=None)
@given(tables(6))
def test_no_hidden_cell_can_be_computed_back_in_ten_thousand_tables(counts: np.ndarray) -> None:
    check_table(counts)


def test_a_region_alone_to_be_hidden_takes_the_smallest_other_with_it() -> None:
    assert hidden_regions(np.array([3, 40, 9, 0, 200.0]), LOWEST).tolist() == [
        True, False, True, False, False,
    ]  # fmt: skip


def test_regions_hidden_together_must_hold_five_respondents_in_all() -> None:
    assert hidden_regions(np.array([2, 2, 9, 200.0]), LOWEST).tolist() == [True, True, True, False]
    assert hidden_regions(np.array([2, 4, 9, 200.0]), LOWEST).tolist() == [True, True, False, False]


def survey(sizes: dict[str, tuple[int, int]]) -> Survey:
    """Men and women a region; everyone says yes but the first of each."""
    regions, sexes, answers = [], [], []
    for code, both in sizes.items():
        for sex, size in zip("hf", both, strict=True):
            regions += [code] * size
            sexes += [sex] * size
            answers += (["no"] + ["yes"] * size)[:size]
    frame = frame_of(regions, {"q": answers, "sex": sexes})
    return survey_of([single("q", ["yes", "no"])], respondents=table_of(frame, "sex"))


def shown(extract: Survey, filters: tuple[tuple[str, str], ...] = ()) -> set[str]:
    spec = ComparisonSpec("q||", "24", filters=filters)
    return {r.code for r in panorama(extract, spec).regions if r.shown is not Shown.HIDDEN}


def views(extract: Survey) -> Iterator[tuple[str, ComparisonSpec]]:
    for code, against in product(CODES, ("rest", "france", *CODES)):
        if code != against:
            yield code, ComparisonSpec("q||", code, against)


def test_every_view_hides_the_same_regions() -> None:
    extract = survey({"24": (2, 1), "11": (30, 40), "27": (4, 3), "28": (50, 60)})
    assert shown(extract) == {"11", "28"}
    for code, spec in views(extract):
        found = compare(extract, spec)
        for side, base in ((code, found.base_region), (spec.against, found.base_against)):
            if side in ("24", "27"):
                assert base is None, spec
        if {code, spec.against} & {"24", "27"}:
            assert all(row.region.value is row.against.value is None for row in found.rows)


def test_a_filter_does_not_give_back_by_subtraction_what_its_other_side_hides() -> None:
    extract = survey({"24": (3, 20), "11": (30, 40), "27": (25, 31), "28": (50, 60)})
    assert shown(extract) == {"24", "11", "27", "28"}
    men, women = shown(extract, (("sex", "h"),)), shown(extract, (("sex", "f"),))
    assert "24" not in men
    assert "24" not in women  # 23 in all, less 20 women, would give the 3 men back
    assert men == women == {"11", "28"}
