"""What each respondent answers: drawn by region and band, set on the published results."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

import numpy as np

from samples.calibration import Floats, drawn
from samples.people import Respondent, generator, recruit
from samples.publics import CENTRE, SAMPLES
from samples.questionnaire import ASKINGS, FRAG, NO_OPINION, Q4, STATUT, TYPO, Asking, Kind
from samples.regions import leanings
from samples.verbatims import VERBATIMS

COMMENT = "VERBATIM"
SEPARATOR = " ; "
CENTRE_Q4 = (6, 7, 1)
"""F1: fourteen mayors of Centre-Val de Loire, engaged, emerging, no."""


def respondents() -> list[Respondent]:
    """Everyone, in the order of the file: wave, public, interview number."""
    everyone = [person for sample in SAMPLES for person in recruit(sample)]
    for asking in ASKINGS:
        base = [person for person in everyone if in_base(person, asking)]
        for band, targets in asking.targets.items():
            _answer(asking, targets, [p for p in base if band in (None, p.band)], str(band))
    _comment(everyone)
    return everyone


def in_base(person: Respondent, asking: Asking) -> bool:
    """Whether this person was asked: the types, only of those who have partnerships."""
    if (person.sample.public, person.sample.wave) != (asking.public, asking.wave):
        return False
    return asking.question is not TYPO or person.answers["STATUT"] == STATUT.labels[0]


def _answer(asking: Asking, targets: Sequence[float], people: list[Respondent], band: str) -> None:
    rng = generator(asking.question.name, asking.public, asking.wave, band)
    match asking.question.kind:
        case Kind.SINGLE:
            _choose(rng, asking, targets, people)
        case Kind.MULTIPLE:
            _tick(rng, asking, targets, people)
        case Kind.JOINED:
            _list(rng, asking, targets, people)
        case Kind.MEAN:
            _grade(rng, asking, targets, people)


def _shifts(
    rng: np.random.Generator, asking: Asking, people: Iterable[Respondent], spread: float
) -> Floats:
    question = asking.question
    places = [(person.region.code, person.band) for person in people]
    return leanings(rng, question.name, places, len(question.labels), spread)


def _weights(people: Iterable[Respondent]) -> Floats:
    return np.array([person.weight for person in people], dtype=np.float64)


def _choose(
    rng: np.random.Generator, asking: Asking, targets: Sequence[float], people: list[Respondent]
) -> None:
    shares = np.array(targets)
    logits = np.log(shares) + _shifts(rng, asking, people, 0.25)
    if asking.question is Q4:
        _settle_centre(logits, people)
    choice = drawn(rng, logits, _weights(people), np.eye(len(shares)) - shares)
    values = asking.question.codes or asking.question.labels
    for person, answer in zip(people, choice, strict=True):
        value = values[answer]
        person.answers[asking.question.name] = int(value) if asking.question.coded else value


def _settle_centre(logits: Floats, people: list[Respondent]) -> None:
    rows = [i for i, person in enumerate(people) if person.region.code == CENTRE]
    answers = [answer for answer, times in enumerate(CENTRE_Q4) for _each in range(times)]
    logits[rows] = -np.inf
    logits[rows, answers] = 0.0


PAIRS = {(0, 1): 0.2, (0, 2): 0.1, (0, 3): 0.3, (1, 2): 0.4, (1, 3): 0.9, (2, 3): 1.0}
"""Types that go together, in log-odds: social innovation with cooperation and practices."""

PATTERNS = np.array(list(product((0, 1), repeat=4)))
CITED = np.log([0.06, 0.60, 0.26, 0.06, 0.02])
"""How many types a respondent cites, before the shares are set on the published ones."""


def _tick(
    rng: np.random.Generator, asking: Asking, targets: Sequence[float], people: list[Respondent]
) -> None:
    affinity = sum(bonus * PATTERNS[:, a] * PATTERNS[:, b] for (a, b), bonus in PAIRS.items())
    logits = CITED[PATTERNS.sum(axis=1)] + affinity
    logits = logits + _shifts(rng, asking, people, 0.25) @ PATTERNS.T
    choice = drawn(rng, logits, _weights(people), PATTERNS - np.array(targets))
    for person, pattern in zip(people, PATTERNS[choice], strict=True):
        person.answers |= dict(zip(asking.question.columns, map(int, pattern), strict=True))


def _list(
    rng: np.random.Generator, asking: Asking, targets: Sequence[float], people: list[Respondent]
) -> None:
    """Up to three answers in one cell, in the order of the questionnaire, as exports do."""
    logits = np.log(targets) + _shifts(rng, asking, people, 0.3)
    urges = logits - np.log(-np.log(rng.random(logits.shape)))
    numbers = rng.choice([1, 2, 3], size=len(people), p=[0.05, 0.11, 0.84])
    for person, urge, number in zip(people, urges, numbers, strict=True):
        chosen = sorted(int(i) for i in np.argsort(-urge, kind="stable")[:number])
        labels = [asking.question.labels[i] for i in chosen]
        person.answers[asking.question.name] = SEPARATOR.join(labels)


def _grade(
    rng: np.random.Generator, asking: Asking, targets: Sequence[float], people: list[Respondent]
) -> None:
    """Marks from 0 to 10, or no opinion; whoever is gloomy on one domain is so on the others."""
    marks = np.arange(11)
    mood = 0.35 * (rng.random(len(people)) + rng.random(len(people)) - 1.0)
    shifts = _shifts(rng, asking, people, 0.04)
    for item, target in enumerate(targets):
        logits = np.full((len(people), 12), np.log(0.025))
        logits[:, :11] = np.log(0.975 * np.exp(-((marks - target) ** 2) / 9.0) / 5.3)
        logits[:, :11] += (mood + shifts[:, item])[:, None] * (marks - target)
        gaps = np.append(marks - target, 0.0) / 10.0
        for person, answer in zip(
            people, drawn(rng, logits, _weights(people), gaps[:, None]), strict=True
        ):
            person.answers[FRAG.columns[item]] = int(answer) if answer < 11 else NO_OPINION


def _comment(everyone: list[Respondent]) -> None:
    rng = generator(COMMENT)
    for person in everyone:
        texts = VERBATIMS[person.sample.public]
        if rng.random() < 0.12:
            person.answers[COMMENT] = texts[int(rng.integers(len(texts)))]
