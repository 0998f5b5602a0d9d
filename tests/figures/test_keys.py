"""The key of charts seen together shows each colour once."""

from __future__ import annotations

from ocpart_desktop.figures.charts import BarChart, Unit
from ocpart_desktop.figures.keys import key_of
from ocpart_desktop.figures.marks import ColourRole, Series


def chart(*names: str) -> BarChart:
    roles = (ColourRole.REGION, ColourRole.AGAINST)
    series = tuple(Series(name, role, ()) for name, role in zip(names, roles, strict=False))
    return BarChart((), series, Unit.SHARE, 1.0)


def names(*charts: BarChart) -> list[str]:
    return [each.name for each in key_of(charts)]


def test_a_name_whose_base_is_weak_in_one_panel_only_has_no_star_and_is_told_once() -> None:
    one, two = chart("Bretagne", "Reste de la France"), chart("Bretagne*", "Reste de la France")
    assert names(one, two) == names(two, one) == ["Bretagne", "Reste de la France"]


def test_a_name_whose_base_is_weak_in_all_panels_keeps_its_stars() -> None:
    assert names(chart("Mayotte**"), chart("Mayotte**")) == ["Mayotte**"]


def test_bases_that_are_weak_to_different_degrees_leave_no_star() -> None:
    assert names(chart("Corse*"), chart("Corse**")) == ["Corse"]


def test_two_colours_are_two_entries() -> None:
    assert names(chart("Corse"), chart("Mayotte", "France")) == ["Corse", "Mayotte", "France"]
