"""A figure's table on an upright page: fewer columns, and none taken for another."""

from __future__ import annotations

from dataclasses import replace

from made_figures import dynamic, panorama, survey

from ocpart_desktop.documents.twin import Table, twin_table
from ocpart_desktop.figures.comparison import answers_figure
from ocpart_desktop.figures.panorama import map_figure


def columns(table: Table) -> dict[str, tuple[str, ...]]:
    return dict(zip(table.heads, zip(*table.rows, strict=True), strict=True))


def test_the_bounds_of_a_gap_are_its_interval_and_its_p_value_is_no_base() -> None:
    for figure in (
        answers_figure(survey(), dynamic(n=400)),
        map_figure(survey(), panorama(), "53"),
    ):
        table = twin_table(figure.table, figure.title)
        found = columns(table)
        gap = next(head for head in table.heads if head.startswith("Écart en points"))
        assert table.heads[table.heads.index(gap) + 1] == "Intervalle de l’écart"
        assert any("\u00a0–\u00a0" in text for text in found["Intervalle de l’écart"])
        assert any(text.startswith("0,") for text in found["Valeur\u00a0p ajustée"])
        bases = [text for head, texts in found.items() if "base" in head for text in texts]
        assert not any("0,2" in text for text in bases)


def test_a_p_value_that_no_row_has_takes_no_column() -> None:
    figure = answers_figure(survey(), dynamic(n=400))
    place = [n for n, head in enumerate(figure.table.head) if "Valeur\u00a0p" in head]
    untested = replace(
        figure.table,
        texts=tuple(
            tuple("–" if n in place else text for n, text in enumerate(row))
            for row in figure.table.texts
        ),
    )
    assert len(place) == 2
    assert not any("Valeur\u00a0p" in head for head in twin_table(untested, "").heads)


def test_no_figure_of_a_cell_can_be_broken_at_a_space() -> None:
    table = twin_table(answers_figure(survey(), dynamic(n=400)).table, "")
    cells = [text for row in table.rows for n, text in enumerate(row) if table.numbers[n]]
    assert any("–" in text.strip("–") for text in cells)
    assert not any(" " in text for text in cells)
