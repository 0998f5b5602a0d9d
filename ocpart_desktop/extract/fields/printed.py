"""Figures as institutes print them: « 43 % », 0.43 shown as a percent, « 43,2 A », « - », « * »."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from ocpart_desktop.extract.fields.numbers import parse_number
from ocpart_desktop.extract.wording import clean
from ocpart_desktop.survey.survey import Mark

_TOO_FEW = re.compile(
    r"\*{1,3}|\(\*{1,3}\)|n\.?\s?s\.?|<\s?\d+|nc|n\.c\.|eff\. ?insuffisants?|secret|\[c\]|c"
    r"|(?-i:s)",
    re.I,
)
# INSEE writes /// where a figure cannot exist, and ε or < 0,5 for one too small to be told.
_MISSING = re.compile(
    r"n\.?\s?d\.?|n/?a|#n/a|nr|\.{1,3}|\u2026|na|n\.r\.|:|/{2,3}|ε|<\s?\d+(?:[.,]\d+|\s?%)(?:\s?%)?",
    re.I,
)
_FLAG = re.compile(r"(?<=\d)\s?(?:\((?P<flag>p|e|r|sd|ep)\)|(?P<glued>p))$")
_NOT_FINAL = ("p", "e", "ep")
_ZERO = re.compile(r"[-\u2013\u2014\u2212]{1,2}")
_FIGURE = re.compile(
    r"(?P<number>[+\-\u2212]?\d[\d '\u2019]*(?:[.,]\d+)?)\s*(?P<percent>%|pts?\b)?\s*"
    r"(?P<letters>[A-Z](?:[ ,/]?[A-Z]){0,9}|\([A-Za-z, ]+\)|[*+\-\u2212\u25b2\u25bc]{1,3})?"
)
_QUOTED = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]')


class Unit(StrEnum):
    """How a figure is written: 0.43 for 43 % (fraction), 43 for 43 % (percent), or not told."""

    FRACTION = "fraction"
    PERCENT = "percent"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure; ``value`` is as stored, to be read with its ``unit``.

    A ``provisional`` one bears the flag of a figure that is not final, or only estimated.
    """

    value: float | None
    unit: Unit = Unit.PLAIN
    mark: Mark = Mark.NONE
    digits: int = 0
    provisional: bool = False

    @classmethod
    def missing(cls) -> Figure:
        """Nothing is printed where a figure should be."""
        return cls(None, mark=Mark.MISSING)

    @property
    def is_number(self) -> bool:
        """Whether a number, and not a mark, is printed."""
        return self.value is not None and self.mark is Mark.NONE

    @property
    def as_share(self) -> float | None:
        """The share, when the unit tells it."""
        if self.value is None or self.unit is Unit.PLAIN:
            return None
        return self.value if self.unit is Unit.FRACTION else self.value / 100


ZERO = "-"
_NIL = Figure(0.0, Unit.FRACTION)


def figure_of(value: object, number_format: str = "") -> Figure | None:
    """The figure in a cell; None when the cell is blank or holds words."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        unit, digits = _format_unit(number_format)
        return Figure(float(value), unit, digits=digits)
    return _from_text(clean(value)) if isinstance(value, str) else None


@lru_cache(maxsize=16_384)
def _from_text(text: str) -> Figure | None:
    if not text:
        return None
    if flag := _FLAG.search(text):
        figure = _from_text(text[: flag.start()])
        provisional = (flag["flag"] or flag["glued"]) in _NOT_FINAL
        return figure and replace(figure, provisional=provisional)
    if _ZERO.fullmatch(text):
        return _NIL
    if _MISSING.fullmatch(text):
        return Figure(None, mark=Mark.MISSING)
    if _TOO_FEW.fullmatch(text):
        return Figure(None, mark=Mark.TOO_FEW)
    found = _FIGURE.fullmatch(text)
    number = parse_number(found["number"].strip()) if found else None
    if not found or number is None:
        return None
    decimals = re.search(r"[.,](\d+)$", found["number"].strip())
    unit = Unit.PERCENT if found["percent"] == "%" else Unit.PLAIN
    return Figure(number, unit, digits=len(decimals[1]) if decimals else 0)


@lru_cache(maxsize=512)
def _format_unit(code: str) -> tuple[Unit, int]:
    """The unit and decimals of a number format; a quoted % is only shown, it scales nothing."""
    first = code.split(";", maxsplit=1)[0]
    shown = "".join(a + b for a, b in _QUOTED.findall(first))
    active = _QUOTED.sub("", first)
    decimals = re.search(r"0[.,](0+|#+)", active)
    digits = len(decimals[1]) if decimals else 0
    if "%" in active:
        return Unit.FRACTION, digits
    return (Unit.PERCENT if "%" in shown else Unit.PLAIN), digits
