"""A chart of Word gives up some of its height, so that its table ends on its page."""

from __future__ import annotations

from itertools import pairwise

import pytest
from made_figures import panorama, survey

from ocpart_desktop.documents.report import Section, Text
from ocpart_desktop.documents.twin import Table, twin_table
from ocpart_desktop.documents.word import charts, room
from ocpart_desktop.figures.charts import BarChart, Unit
from ocpart_desktop.figures.panorama import map_figure


def section(lines: int) -> Section:
    figure = map_figure(survey(), panorama(), "53")
    said = Text("Une phrase qui tient sur sa ligne.\n" * lines, "lead")
    return Section(figure.title, (said, twin_table(figure.table, figure.title)), number=1)


def test_a_chart_is_as_tall_as_usual_where_all_fits() -> None:
    assert room.share_of_height(section(1), 200, above=0) == 1.0


@pytest.mark.parametrize("above", [0, 40, 80])
def test_a_chart_gives_up_just_what_its_table_lacks(above: float) -> None:
    chart = 330.0
    given = [room.share_of_height(section(n), chart, above) for n in range(1, 14)]
    given = [share for share in given if share < 1.0]
    assert given
    assert min(given) >= room.LEAST
    assert given == sorted(given, reverse=True)
    line = room.text_height("a\na", room.LEAD) - room.text_height("a", room.LEAD)
    lost = [(one - two) * chart for one, two in pairwise(given)]
    assert lost == pytest.approx([line] * len(lost))


def test_a_chart_that_would_be_too_flat_keeps_its_height() -> None:
    assert room.share_of_height(section(40), 330, above=0) == 1.0


def test_a_row_is_as_tall_as_its_tallest_cell() -> None:
    def tall(text: str) -> float:
        return room.block_height(Table("", ("A", "B"), ((text, "b"),), numbers=(False, False)))

    assert tall("mot " * 100) > 3 * tall("mot") / 2


def test_a_chart_of_many_categories_keeps_a_line_for_each_and_its_height() -> None:
    def bars(count: int) -> BarChart:
        names = tuple(f"Combinaison {n}" for n in range(count))
        return BarChart(names, (), Unit.SHARE, 1.0)

    few, many = bars(charts.MANY), bars(charts.MANY + 1)
    assert charts.can_shrink(few)
    assert not charts.can_shrink(many)
    line = room.text_height("Combinaison", room.SOURCE)
    assert charts.usual_height(many) * room.INCH > line * len(many.categories)
