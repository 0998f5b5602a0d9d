"""What a person puts right in the reading of an extract: small, frozen, applied on top of it.

A correction names what it is about, where, and what holds there instead. One place holds one
correction: a later one about the same place takes its place. All of it is text, so that it can
be written down with the notebook and found again in the next file of the same shape.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.survey.questions import Answer, Question, QuestionKind, Role

NONE = "-"
"""The value that says « none of them »: no region, no role, no header row, no missing value."""

_BETWEEN = "\n"
_TYPES = {kind.value: kind for kind in PartnershipType}


class About(StrEnum):
    """What a correction is about; ``target`` and ``value`` are read accordingly.

    ========  ==========================  =====================================================
    about     target                      value
    ========  ==========================  =====================================================
    sheet     (none)                      a kind of sheet; « notes » sets it aside
    headers   (none)                      the first and last header rows, « 3-4 »; NONE
    public    (none)                      the public of the whole sheet
    wave      (none)                      the wave of the whole sheet
    column    a column's name             its ``Use``
    region    a label                     a region's INSEE code; NONE
    question  a question's name           its ``QuestionKind``
    group     a question's name           its columns' names, a line each; NONE: each is a question
    role      a question's name           a ``Role``; NONE
    scale     a question's name           its two ends, « 0;10 »
    missing   a question's or column's    the values that are no answer, a line each; NONE
    type      a question's name and the   the ``PartnershipType`` that the answer names; NONE
              label of an answer, a line
              each
    ========  ==========================  =====================================================

    A question's name is ``Question.name``: its first column's, else its id. The region of a label
    holds in the whole workbook, whatever the sheet.
    """

    SHEET = "sheet"
    HEADERS = "headers"
    PUBLIC = "public"
    WAVE = "wave"
    COLUMN = "column"
    REGION = "region"
    QUESTION = "question"
    GROUP = "group"
    ROLE = "role"
    SCALE = "scale"
    MISSING = "missing"
    TYPE = "type"


class Use(StrEnum):
    """What a column of respondents is for."""

    QUESTION = "question"
    VARIABLE = "variable"
    REGION = "region"
    WEIGHT = "weight"
    PUBLIC = "public"
    WAVE = "wave"
    IDENTIFIER = "identifier"
    STRATUM = "stratum"
    CLUSTER = "cluster"
    ASIDE = "aside"

    @property
    def is_single(self) -> bool:
        """Whether one column of a sheet at most has this use."""
        return self not in (Use.QUESTION, Use.VARIABLE, Use.ASIDE)


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing put right in one sheet; ``id`` is that of its place: the same on every machine."""

    id: str
    about: About
    sheet: str
    target: str = ""
    value: str = ""


def correction(about: About, sheet: str, target: str = "", value: str = "") -> Correction:
    """A correction under the identity of its place; ``sheet`` is empty for the whole workbook."""
    sheet = "" if about is About.REGION else sheet
    place = "\0".join((about, sheet, target)).encode("utf-8", "surrogatepass")
    return Correction(f"correction-{hashlib.sha256(place).hexdigest()[:24]}", about, sheet, target,
                      value)  # fmt: skip


def lines(values: Iterable[str]) -> str:
    """Several texts as one value."""
    return _BETWEEN.join(values)


@dataclass(frozen=True)
class SheetCorrections:
    """The corrections of one sheet, asked for by whoever reads it."""

    of: tuple[Correction, ...] = ()

    @cached_property
    def _by_place(self) -> Mapping[tuple[About, str], str]:
        return {(each.about, each.target): each.value for each in self.of}

    def __bool__(self) -> bool:
        return bool(self.of)

    def _targets(self, about: About) -> Iterator[tuple[str, str]]:
        return ((each.target, each.value) for each in self.of if each.about is about)

    def about(self, about: About, target: str = "") -> str | None:
        """What holds in a place, if it was corrected."""
        return self._by_place.get((about, target))

    @property
    def sheet_kind(self) -> str | None:
        """The kind given to the sheet; one whose headers were given is of respondents."""
        headers = self.about(About.HEADERS)
        return self.about(About.SHEET) or (None if headers is None else "microdata")

    @property
    def header_rows(self) -> range | None:
        """The 0-based header rows; an empty range when there are none; None if not corrected."""
        told = self.about(About.HEADERS)
        if told is None:
            return None
        first, dash, last = told.partition("-")
        if not first.isdecimal():
            return range(0)
        return range(int(first) - 1, int(last) if dash and last.isdecimal() else int(first))

    @property
    def uses(self) -> dict[str, Use]:
        """Column's name → its use."""
        return {t: Use(value) for t, value in self._targets(About.COLUMN) if value in set(Use)}

    @property
    def regions(self) -> dict[str, str | None]:
        """Label → the code of its region, None for a label that names none."""
        return {t: None if v == NONE else v for t, v in self._targets(About.REGION)}

    @property
    def together(self) -> dict[str, tuple[str, ...]]:
        """Question's name → the names of the columns that make it."""
        return {t: tuple(v.split(_BETWEEN)) for t, v in self._targets(About.GROUP) if v != NONE}

    @property
    def apart(self) -> frozenset[str]:
        """The names of the questions whose columns are questions of their own."""
        return frozenset(target for target, value in self._targets(About.GROUP) if value == NONE)

    def kind(self, question: str) -> QuestionKind | None:
        """The kind given to a question."""
        told = self.about(About.QUESTION, question)
        return QuestionKind(told) if told in set(QuestionKind) else None

    def role(self, question: str, usual: Role | None) -> Role | None:
        """The role given to a question, else its ``usual`` one."""
        told = self.about(About.ROLE, question)
        if told is None:
            return usual
        return Role(told) if told in set(Role) else None

    def scale(self, question: str) -> tuple[float, float] | None:
        """The ends of a question's scale."""
        told = self.about(About.SCALE, question)
        if told is None:
            return None
        low, _semicolon, high = told.partition(";")
        try:
            return float(low), float(high)
        except ValueError:
            return None

    def missing(self, *names: str) -> frozenset[str] | None:
        """The texts that are no answer in a question or a column; None when it was not said."""
        told = next((t for n in names if (t := self.about(About.MISSING, n)) is not None), None)
        if told is None:
            return None
        return frozenset() if told == NONE else frozenset(told.split(_BETWEEN))

    def typed(self, question: str, answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
        """A question's answers, each with the type of partnership given to it."""
        told = {a: self.about(About.TYPE, lines((question, a.label))) for a in answers}
        return tuple(
            answer if value is None else replace(answer, type=_TYPES.get(value))
            for answer, value in told.items()
        )

    def corrected(self, question: Question) -> Question:
        """A published question as a person put it right."""
        return replace(
            question,
            answers=self.typed(question.name, question.answers),
            kind=self.kind(question.name) or question.kind,
            role=self.role(question.name, question.role),
            public=self.about(About.PUBLIC) or question.public,
            wave=self.about(About.WAVE) or question.wave,
            scale=self.scale(question.name) or question.scale,
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """Every correction of an extract; without any, the extract is read as it comes."""

    corrections: tuple[Correction, ...] = ()
    _sheets: dict[str, SheetCorrections] = field(default_factory=dict, compare=False, repr=False)

    def __bool__(self) -> bool:
        return bool(self.corrections)

    def of(self, sheet: str) -> SheetCorrections:
        """The corrections of one sheet, and those of the whole workbook."""
        if sheet not in self._sheets:
            self._sheets[sheet] = SheetCorrections(
                tuple(each for each in self.corrections if each.sheet in ("", sheet))
            )
        return self._sheets[sheet]

    @property
    def fingerprint(self) -> str:
        """The same for the same corrections, in whatever order they were made."""
        told = sorted((c.about, c.sheet, c.target, c.value) for c in self.corrections)
        return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()
