"""Which code system makes a column of codes least surprising.

A system of ``n`` codes gives each of them the probability 1 / n; a code outside it is a rare
slip. So eighteen region codes are regions, although each is also a département, and the six
départements of Centre-Val de Loire are not regions, although « 28 » is also Normandie.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from ocpart_desktop.geography.codes import READERS
from ocpart_desktop.geography.communes import communes, known_postal_codes
from ocpart_desktop.geography.labels import LabelSystem, RegionMatch

_SIZES = {
    LabelSystem.REGION_CODE: 18,
    LabelSystem.FORMER_CODE: 27,
    LabelSystem.DEPARTEMENT_CODE: 101,
}
_RARE = {LabelSystem.FORMER_CODE: 3.0}  # log-odds against a system few files still use
_SLIP, _UNLISTED = 0.002, 0.02
_SURE = 4.0  # a rival within this log-likelihood is worth a question
_MOST_ANSWERS = 30  # a region question has 13, 18, 22 or 27 answers
_NO_ANSWER = {"0", "00", "96", "97", "98", "99"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The system chosen (None: answer codes), its matches by code, and the nearest rival."""

    system: LabelSystem | None
    matches: Mapping[str, RegionMatch]
    rival: LabelSystem | None = None


def weigh(tokens: Iterable[str], written: Iterable[str]) -> Verdict:
    """Choose the system of a column's codes: whole ones, and as they were ``written``."""
    distinct = sorted(set(tokens))
    long = sum(len(token) == 5 for token in distinct) * 2 >= len(distinct)
    systems = (LabelSystem.POSTAL_CODE, LabelSystem.COMMUNE_CODE) if long else tuple(_SIZES)
    readings = {system: {t: READERS[system](t) for t in distinct} for system in systems}
    scores = {
        system: sum(_log_likelihood(system, token, match) for token, match in reading.items())
        - _RARE.get(system, 0.0)
        for system, reading in readings.items()
    }
    best = max(scores, key=lambda system: scores[system])
    if _answers_log_likelihood(set(written)) > scores[best]:
        return Verdict(None, {})
    rivals = [
        system
        for system in systems
        if scores[best] - scores[system] < _SURE
        and any(_differ(readings[best][t], readings[system][t]) for t in distinct)
    ]
    matches = {token: match for token, match in readings[best].items() if match}
    return Verdict(best, matches, max(rivals, key=lambda s: scores[s], default=None))


def _log_likelihood(system: LabelSystem, token: str, match: RegionMatch | None) -> float:
    if match is None:
        return log(_SLIP / 10 ** len(token))
    if size := _SIZES.get(system):
        return -log(size)
    listed = communes() if system is LabelSystem.COMMUNE_CODE else known_postal_codes()
    return -log(len(listed)) if token in listed else log(_UNLISTED / 10 ** len(token))


def _answers_log_likelihood(tokens: set[str]) -> float:
    """Answers numbered from 1 (or 01) to n, whose wording is in a codebook."""
    answers = [token for token in tokens if token not in _NO_ANSWER]
    if not answers or not all(token.isdecimal() for token in answers):
        return float("-inf")
    numbers = [int(token) for token in answers]
    padded = any(token.startswith("0") for token in answers)
    most = max(numbers)
    if min(numbers) > 2 or most > _MOST_ANSWERS or (padded and most < 10):
        return float("-inf")
    return -log(most) * len(tokens) - (6.0 if padded else 0.0)


def _differ(one: RegionMatch | None, other: RegionMatch | None) -> bool:
    return one is not None and other is not None and one.code != other.code
