"""Several answers, a column an option: which values mean that it was chosen."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ocpart_desktop.extract.columns import Column
from ocpart_desktop.extract.fields.missing import is_no_opinion
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.extract.workbook import Cell

_YES = {
    "1", "oui", "o", "x", "y", "yes", "vrai", "true", "coche", "cochee", "selectionne", "cite",
    "checked", "selected", "ok", "quoted",
}  # fmt: skip
_NO = {
    "0", "non", "n", "no", "faux", "false", "non coche", "non cochee", "non selectionne",
    "non cite", "unchecked", "not selected", "unselected", "not quoted",
}  # fmt: skip
_TICKS = {"\u2713", "\u2714", "\u2611", "\u2612", "\u2717", "\u2718", "+", "\u25cf"}
_OTHER = re.compile(
    r"(?:.* )?(?:autres?|other)(?: reponses?)?"
    r"(?: (?:a |merci de |veuillez |please |si oui |la |les )*(?:l |le )?"
    r"(?:precis\w*|specify|text|texte|lequel|laquelle|lesquel\w*))?"
)
_FEW_STRAYS = 0.95


def ticks(column: Column, labels: Mapping[str, str]) -> dict[Cell, bool] | None:
    """Which values of an option's column mean « chosen »; None for another kind of column.

    ``labels`` says what codes mean (1 = Oui, 2 = Non). A column that only ever holds its own
    label, or its own number, and is blank elsewhere is ticked too. A few stray values are left
    out of the result.
    """
    found: dict[Cell, bool] = {}
    for value, text in column.texts.items():
        told = fold(labels.get(text, text))
        if told in _YES or text in _TICKS:
            found[value] = True
        elif told in _NO or is_no_opinion(text):
            found[value] = False
        elif len(column.texts) == 1 and _is_own_label(column, text):
            found[value] = True
    known = sum(column.counts[value] for value in found)
    return found if known >= _FEW_STRAYS * column.answered else None


def is_other(option: str) -> bool:
    """Whether an option is « autre », whose column often holds what the respondent wrote."""
    return bool(_OTHER.fullmatch(fold(option)))


def _is_own_label(column: Column, text: str) -> bool:
    folded = fold(text)
    option = fold(column.head.option or column.head.text)
    digits = text.isdigit() and column.head.code.rstrip("]").endswith(text)
    return digits or folded in option or option in folded
