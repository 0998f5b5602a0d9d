"""A figure's table on an upright page: fewer columns, and none taken for another."""

from __future__ import annotations

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
        assert any(" – " in text for text in found["Intervalle de l’écart"])
        assert any(text.startswith("0,") for text in found["Valeur p ajustée"])
        bases = [text for head, texts in found.items() if "base" in head for text in texts]
        assert not any("0,2" in text for text in bases)
