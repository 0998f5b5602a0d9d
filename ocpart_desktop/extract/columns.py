"""A column of respondents: its header, its values, and each distinct value looked at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ocpart_desktop.extract.fields.dates import day_of
from ocpart_desktop.extract.fields.missing import is_missing, is_no_opinion
from ocpart_desktop.extract.fields.numbers import number_of
from ocpart_desktop.extract.wording import clean

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from ocpart_desktop.extract.cells import CodedCells
    from ocpart_desktop.extract.workbook import Cell


def text_of(value: Cell) -> str:
    """A cell as a person reads it: 1.0 is « 1 », a date is ISO, true is « VRAI »."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, bool):
        return "VRAI" if value else "FAUX"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    return str(value)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a column: a code, a question, an option, in as many rows as there are.

    ``code`` is empty where the file bears none.
    """

    code: str = ""
    question: str = ""
    option: str = ""

    @property
    def name(self) -> str:
        """The column as the file names it."""
        if self.code or not self.option:
            return self.code or self.question
        return f"{self.question} [{self.option}]" if self.question else self.option

    @property
    def text(self) -> str:
        """The longest wording above the column."""
        return " ".join(dict.fromkeys(x for x in (self.question, self.option) if x)) or self.code


class Column:
    """``cells`` has a cell a respondent; ``index`` is the 0-based column of the sheet.

    ``counts`` tells how often each distinct value comes; whatever is asked of the values is asked
    once for each distinct one.
    """

    def __init__(self, index: int, head: Head, cells: CodedCells) -> None:
        self.index = index
        self.head = head
        self._cells = cells
        self.counts: dict[Cell, int] = dict(zip(cells.distinct, cells.counts(), strict=True))
        self._no_answers: Collection[str] | None = None

    @property
    def size(self) -> int:
        """How many respondents there are."""
        return len(self._cells.places)

    def value(self, respondent: int) -> Cell:
        """The cell of a respondent, by their place among the respondents."""
        return self._cells.distinct[int(self._cells.places[respondent])]

    def where(self, values: Collection[Cell]) -> Sequence[int]:
        """The places among the respondents of those who have one of these values."""
        import numpy as np

        found: list[int] = np.flatnonzero(self._cells.where(values.__contains__)).tolist()
        return found

    def repeats(self, values: Collection[Cell]) -> Sequence[int]:
        """Those of ``where`` who are not the first to have their value."""
        import numpy as np

        places = self._cells.places
        _, first = np.unique(places, return_index=True)
        later = np.ones(len(places), dtype=bool)
        later[first] = False
        again = later & self._cells.where(values.__contains__)
        found: list[int] = np.flatnonzero(again).tolist()
        return found

    def with_no_answers(self, texts: Collection[str]) -> Column:
        """The same column, where exactly these texts, and blanks, are no answer."""
        other = copy(self)
        for name in ("texts", "answered", "opinions", "numbers", "numeric_share", "date_share"):
            other.__dict__.pop(name, None)
        other._no_answers = texts
        return other

    @cached_property
    def texts(self) -> dict[Cell, str]:
        """Each distinct value that is an answer → its text; blanks and « N/A » are left out."""
        found = {value: text_of(value) for value in self.counts}
        if self._no_answers is None:
            return {v: t for v, t in found.items() if not isinstance(v, str) or not is_missing(t)}
        return {v: text for v, text in found.items() if text and text not in self._no_answers}

    @cached_property
    def answered(self) -> int:
        """How many respondents have an answer, « NSP » included."""
        return sum(self.counts[value] for value in self.texts)

    @cached_property
    def opinions(self) -> dict[Cell, str]:
        """The texts that are neither missing nor a refusal to answer."""
        told = self.texts.items()
        return {v: t for v, t in told if not isinstance(v, str) or not is_no_opinion(t)}

    @cached_property
    def numbers(self) -> dict[Cell, float]:
        """Each distinct value that reads as a number → that number."""
        found = {value: number_of(value) for value in self.opinions}
        return {value: number for value, number in found.items() if number is not None}

    @cached_property
    def numeric_share(self) -> float:
        """The share of the opinions that are numbers."""
        total = sum(self.counts[value] for value in self.opinions)
        return sum(self.counts[value] for value in self.numbers) / total if total else 0.0

    @cached_property
    def date_share(self) -> float:
        """The share of the answers that are dates or times."""
        kinds = (date, datetime, time, timedelta)
        dates = sum(
            self.counts[value]
            for value in self.texts
            if isinstance(value, kinds) or day_of(value) is not None
        )
        return dates / self.answered if self.answered else 0.0

    def codes(self, code_of: Callable[[Cell], int]) -> npt.NDArray[np.int32]:
        """A code a respondent; ``code_of`` is asked once for each distinct value."""
        import numpy as np

        known = np.fromiter(map(code_of, self.counts), np.int32, len(self.counts))
        each: npt.NDArray[np.int32] = known[self._cells.places]
        return each

    def floats(self, number: Callable[[Cell], float]) -> npt.NDArray[np.float64]:
        """A number a respondent; ``number`` is asked once for each distinct value."""
        import numpy as np

        known = np.fromiter(map(number, self.counts), np.float64, len(self.counts))
        each: npt.NDArray[np.float64] = known[self._cells.places]
        return each


@dataclass(frozen=True, slots=True)
class Coded:
    """A categorical column: ``codes`` index ``categories``, -1 is missing."""

    codes: npt.NDArray[np.signedinteger[Any]]
    categories: tuple[str, ...]


def coded(codes: npt.NDArray[np.int32], categories: Sequence[str]) -> Coded:
    """The column in the smallest integers that hold its categories."""
    import numpy as np

    if len(categories) < 127:
        return Coded(codes.astype(np.int8), tuple(categories))
    if len(categories) < 32_767:
        return Coded(codes.astype(np.int16), tuple(categories))
    return Coded(codes, tuple(categories))
