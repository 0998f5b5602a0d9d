"""The map says how many initiatives are in each département, and its table the same."""

from __future__ import annotations

from ocpart_desktop.figures.charts import DiscMap
from ocpart_desktop.figures.initiative_map import counts_figure

COUNTS = {"45": 26, "37": 10, "974": 2, "75": 3}


def test_a_region_shows_all_its_departements_the_empty_ones_too() -> None:
    figure = counts_figure(COUNTS, "24", ["37"])
    assert isinstance(figure.chart, DiscMap)
    assert [area.code for area in figure.chart.areas] == ["18", "28", "36", "37", "41", "45"]
    assert [area.code for area in figure.chart.areas if area.selected] == ["37"]
    assert figure.chart.most == 26
    assert figure.sentence == (
        "36 initiatives dans 2 des 6 départements\u202f; en tête\u00a0: Loiret (26)."
    )


def test_the_table_and_the_map_say_the_same_numbers() -> None:
    figure = counts_figure(COUNTS, "24")
    assert isinstance(figure.chart, DiscMap)
    drawn = {area.code: area.count for area in figure.chart.areas}
    told = dict(zip(figure.table.keys, (row[1] for row in figure.table.values), strict=True))
    assert told == drawn
    assert figure.table.texts[0] == ("Loiret (45)", "26")


def test_of_france_the_table_keeps_where_there_is_something_overseas_too() -> None:
    figure = counts_figure(COUNTS)
    assert figure.table.keys == ("45", "37", "75", "974")
    assert "La Réunion 2" in figure.alt


def test_a_place_without_any_initiative_is_said_so() -> None:
    assert counts_figure({}, "94").sentence == "Aucune initiative n’a encore de lieu ici."
