"""Figures and numbers are read as people and institutes write them."""

from __future__ import annotations

import pytest

from ocpart_desktop.extract.fields.numbers import number_of
from ocpart_desktop.extract.fields.printed import Figure, Unit, figure_of
from ocpart_desktop.extract.layouts.net_members import Members, Shares, find_members
from ocpart_desktop.survey.survey import Mark


@pytest.mark.parametrize(
    ("cell", "number_format", "share", "digits"),
    [
        (0.43, "0%", 0.43, 0),
        (0.432, "0.0%", 0.432, 1),
        (43, '0" %"', 0.43, 0),
        (43.2, '0.0\\ "%"', 0.432, 1),
        ("43 %", "", 0.43, 0),
        ("43,2\u202f%", "", 0.432, 1),
        ("-", "", 0.0, 0),
        ("–", "", 0.0, 0),
        ("43 % AB", "", 0.43, 0),
        ("43 %+", "", 0.43, 0),
    ],
)
def test_a_share_is_known_from_its_format_or_its_sign(
    cell: object, number_format: str, share: float, digits: int
) -> None:
    figure = figure_of(cell, number_format)
    assert figure is not None
    assert figure.as_share == pytest.approx(share)
    assert figure.digits == digits


@pytest.mark.parametrize("text", ["*", "**", "(*)", "n.s.", "<5", "< 30"])
def test_a_star_and_its_like_mean_too_few(text: str) -> None:
    assert figure_of(text) == Figure(None, mark=Mark.TOO_FEW)


@pytest.mark.parametrize("text", ["n.d.", "nd", "N/A", "…", "#N/A"])
def test_no_data_is_missing(text: str) -> None:
    assert figure_of(text) == Figure(None, mark=Mark.MISSING)


@pytest.mark.parametrize("text", ["", "Oui", "20 ans", "2 000 habitants et plus", "Total"])
def test_words_are_no_figures(text: str) -> None:
    assert figure_of(text) is None


def test_a_plain_number_does_not_tell_its_unit() -> None:
    assert figure_of(43) == Figure(43.0, Unit.PLAIN)
    assert figure_of("43") == Figure(43.0, Unit.PLAIN)


@pytest.mark.parametrize(
    ("text", "number"),
    [("0,8", 0.8), ("1 234,5", 1234.5), ("1\u202f234", 1234), ("−2", -2), ("12.5", 12.5),
     ("43 %", None), ("01/02", None), ("un", None), ("", None)],
)  # fmt: skip
def test_numbers_may_be_text(text: str, number: float | None) -> None:
    assert number_of(text) == number


def test_a_net_takes_the_neighbours_that_make_it() -> None:
    rows = [[0.84, 0.80], [0.36, 0.40], [0.48, 0.40], [0.11, 0.15], [0.05, 0.05]]
    assert find_members(0, Shares(rows), [True] + [False] * 4) == Members((1, 2))


def test_rounding_does_not_hide_the_members_of_a_net() -> None:
    rows = [[0.77, 0.80], [0.30, 0.40], [0.46, 0.41], [0.24, 0.19]]
    assert find_members(0, Shares(rows), [True] + [False] * 3).positions == (1, 2)


def test_a_net_that_nothing_makes_has_no_members() -> None:
    assert find_members(0, Shares([[0.9], [0.1], [0.2]]), [True, False, False]) == Members(())


def test_a_net_off_in_one_column_names_the_column() -> None:
    rows = [[0.76, 0.80], [0.30, 0.40], [0.40, 0.40], [0.30, 0.20]]
    assert find_members(0, Shares(rows), [True] + [False] * 3) == Members((1, 2), (0,))
