"""What an indicator counts: by the unit written beside it, else by its wording and its figures.

Percentages become shares. A rate per mille, an amount in euros or an evolution in % stays on its
own scale, its unit kept in its label: no share could show them without losing digits or sense.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ocpart_desktop.extract.fields.printed import Figure, Unit
from ocpart_desktop.extract.wording import clean, fold
from ocpart_desktop.survey.questions import QuestionKind

_PERCENT = re.compile(r"(?:en )?(?:%|pour ?cent|pourcentages?|percent)", re.I)
_COUNT = re.compile(r"(?:en )?(?:nombres?|nb\.?|effectifs?|unités?|count|number)", re.I)
_OUT_OF = re.compile(r"(?:en )?(?:notes? )?(?:/|sur|de 0 à|out of) ?(\d{1,3})", re.I)
_OWN_SCALE = re.compile(
    r"(?:en )?(?:‰|pour ?mille|(?:milliers? d['’ ]|millions? d['’ ]|k|m)?(?:€|euros?)"
    r"(?: ?/.*| par .*)?|points?|indice|km|km²|ha|heures?|minutes?|jours?|mois|ans|années?"
    r"|tonnes?)",
    re.I,
)
_BESIDE = re.compile(r"(?P<label>.*\S)\s*[(\[](?P<unit>[^()\[\]]+)[)\]]")
_AFTER = re.compile(
    r"(?P<label>.*\S?)[\s,]+(?P<unit>en (?:%|‰|€|euros|nombre)|(?:/|sur ?)\d+)", re.I
)
_BEFORE = re.compile(r"(?P<unit>%) (?P<label>.+)")
_PARTS_OF_A_WHOLE = re.compile(r"(?:parts?|pourcentages?|proportions?|taux)\b(?!.*\bpour\b)")
_PER_MILLE = re.compile(
    r"\b(?:natalite|mortalite|fecondite|mille|croissance|evolution|variation)\b"
)


@dataclass(frozen=True, slots=True)
class Measure:
    """How to read and to name an indicator; plain figures of a share are divided by ``divisor``.

    ``guessed`` says that a percentage was taken for one by its wording alone.
    """

    label: str
    kind: QuestionKind
    divisor: float = 1.0
    scale: tuple[float, float] | None = None
    guessed: bool = False

    def value(self, figure: Figure) -> float | None:
        """A share as a fraction, anything else as written; None where nothing is printed."""
        if not figure.is_number or figure.value is None:
            return None
        if self.kind is not QuestionKind.SHARE:
            return figure.value * (100 if figure.unit is Unit.FRACTION else 1)
        share = figure.as_share
        return figure.value / self.divisor if share is None else share


def is_unit(text: str) -> bool:
    """Whether a text is nothing but a unit."""
    units = (_PERCENT, _COUNT, _OUT_OF, _OWN_SCALE)
    return any(pattern.fullmatch(clean(text)) for pattern in units)


def parted(head: str) -> tuple[str, str]:
    """« Taux de chômage (%) » → (« Taux de chômage », « % »); no unit is the empty text."""
    for pattern in (_BESIDE, _AFTER, _BEFORE):
        found = pattern.fullmatch(clean(head))
        if found and is_unit(found["unit"]):
            return found["label"].rstrip(" ,:"), clean(found["unit"])
    return clean(head), ""


def measure_of(label: str, unit: str, figures: Sequence[Figure]) -> Measure:
    """The measure of an indicator, from its label, its unit (may be empty) and its figures."""
    known = [f for f in figures if f.is_number and f.value is not None]
    marked = any(f.unit is not Unit.PLAIN and f.value for f in known)
    plain = [f.value for f in known if f.unit is Unit.PLAIN and f.value is not None]
    if found := _OUT_OF.fullmatch(unit):
        return Measure(label, QuestionKind.MEAN, scale=(0.0, float(found[1])))
    if _PERCENT.fullmatch(unit) or (not unit and marked):
        return _percentage(label, known, guessed=False)
    if unit and not _COUNT.fullmatch(unit):
        return Measure(f"{label} ({unit})", QuestionKind.MEAN)
    if not unit and _speaks_of_shares(label, plain):
        return _percentage(label, known, guessed=True)
    whole = all(value.is_integer() for value in plain)
    return Measure(label, QuestionKind.COUNT if whole else QuestionKind.MEAN)


def _speaks_of_shares(label: str, plain: Sequence[float]) -> bool:
    folded = fold(label)
    shares = _PARTS_OF_A_WHOLE.match(folded) and not _PER_MILLE.search(folded)
    return bool(shares) and bool(plain) and min(plain) >= 0 and max(plain) <= 100


def _percentage(label: str, known: Sequence[Figure], *, guessed: bool) -> Measure:
    """A share, plain figures being fractions where a guess leaves the choice; else an evolution."""
    plain = [f.value for f in known if f.unit is Unit.PLAIN and f.value is not None]
    fractions = guessed and max(plain, default=0.0) <= 1
    measure = Measure(label, QuestionKind.SHARE, 1.0 if fractions else 100.0, guessed=guessed)
    values = [value for f in known if (value := measure.value(f)) is not None]
    if all(0 <= value <= 1 for value in values):
        return measure
    return Measure(f"{label} (%)", QuestionKind.MEAN)
