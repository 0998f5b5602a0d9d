"""How office programs are told to write numbers."""

from __future__ import annotations

from ocpart_desktop.figures.charts import ColumnKind
from ocpart_desktop.i18n import current_language
from ocpart_desktop.i18n.numbers import NARROW


def number_format(kind: ColumnKind) -> str:
    """The format of a kind of column: a narrow space before %, points with their sign."""
    french = current_language() == "fr"
    return {
        ColumnKind.SHARE: f'0"{NARROW}"%' if french else "0%",
        ColumnKind.SCORE: "0.0",
        ColumnKind.COUNT: "#,##0",
        ColumnKind.POINTS: '+0;"−"0;0',
        ColumnKind.PROBABILITY: "0.000",
        ColumnKind.TEXT: "@",
    }[kind]
