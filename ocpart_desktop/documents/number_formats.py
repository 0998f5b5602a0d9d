"""How office programs are told to write numbers."""

from __future__ import annotations

from ocpart_desktop.figures.charts import ColumnKind
from ocpart_desktop.i18n import current_language
from ocpart_desktop.i18n.numbers import NARROW


def number_format(kind: ColumnKind) -> str:
    """The format of a kind of column: a narrow space before %, points with their sign.

    In French it asks for the comma, where the program lets the format choose.
    """
    french = current_language() == "fr"
    language = "[$-40C]" if french else ""
    return {
        ColumnKind.SHARE: f'0"{NARROW}"%' if french else "0%",
        ColumnKind.SCORE: f"{language}0.0",
        ColumnKind.COUNT: f"{language}#,##0",
        ColumnKind.POINTS: '[>=0.5]+0;[<=-0.5]"−"0;0',  # what rounds to nothing has no sign
        ColumnKind.PROBABILITY: f"{language}0.000",
        ColumnKind.TEXT: "@",
    }[kind]
