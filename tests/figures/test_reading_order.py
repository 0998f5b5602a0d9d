"""A table on a narrow screen shows what is compared before what details it."""

from __future__ import annotations

from ocpart_desktop.figures.charts import ColumnKind, TableSpec
from ocpart_desktop.figures.tables import figures_first


def test_figures_gap_and_test_come_before_intervals_and_bases() -> None:
    text, share = ColumnKind.TEXT, ColumnKind.SHARE
    table = TableSpec(
        head=("Réponse", "Bretagne", "Bretagne – base", "Reste", "Reste – base", "Écart"),
        texts=(("Oui", "40 %", "12", "30 %", "90", "+10"),),
        values=(("Oui", 0.4, 12, 0.3, 90, 10.0),),
        kinds=(text, share, ColumnKind.COUNT, share, ColumnKind.COUNT, ColumnKind.POINTS),
    )
    shown = figures_first(table)
    assert shown.head == (
        "Réponse", "Bretagne", "Reste", "Écart", "Bretagne – base", "Reste – base",
    )  # fmt: skip
    assert shown.values == (("Oui", 0.4, 0.3, 10.0, 12, 90),)
    assert shown.texts == (("Oui", "40 %", "30 %", "+10", "12", "90"),)
    assert shown.kinds[2] is share
