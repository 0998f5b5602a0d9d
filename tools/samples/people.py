"""Who is in the synthetic sample and how much each weighs. No one in it exists."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np

from ocpart_desktop.survey.regions import REGION_BY_CODE, Region
from samples.calibration import Floats
from samples.publics import CENTRE, DEPARTMENTS, MAYORS, POPULATION, Sample

SEED = 20170629
UNIT = 10_000
"""Weights are whole numbers of ten-thousandths, so that their sums, and 6/14, are exact."""

Cell = str | int | float | date | None


@dataclass(slots=True, eq=False)
class Respondent:
    """One row of the sample. ``weight`` counts ten-thousandths; ``answers`` goes by column."""

    id: str
    sample: Sample
    region: Region
    department: str
    band: str
    interviewed: date
    weight: int = UNIT
    answers: dict[str, Cell] = field(default_factory=dict)


def generator(*names: str) -> np.random.Generator:
    """A generator of its own for each purpose: a new question changes nothing elsewhere."""
    return np.random.default_rng([SEED, zlib.crc32("|".join(names).encode())])


def recruit(sample: Sample) -> list[Respondent]:
    """The respondents of a sample, weighted, in an order that says nothing of their region."""
    rng = generator("people", sample.prefix)
    codes = [code for code, size in sample.sizes.items() for _each in range(size)]
    bands = _mayor_bands(codes, sample) if sample.public == MAYORS else _bands(rng, codes, sample)
    weights = _weights(rng, codes, bands, sample)
    people = [
        Respondent(
            "",
            sample,
            REGION_BY_CODE[code],
            str(rng.choice(DEPARTMENTS[code].split())),
            sample.bands[band].label,
            sample.first_day + timedelta(days=int(rng.integers(sample.days))),
            weight,
        )
        for code, band, weight in zip(codes, bands, weights, strict=True)
    ]
    people = [people[i] for i in rng.permutation(len(people))]
    for number, person in enumerate(people, start=1):
        person.id = f"{sample.prefix}-{number:04d}"
    return people


def _bands(rng: np.random.Generator, codes: list[str], sample: Sample) -> list[int]:
    shares = [band.sampled for band in sample.bands]
    return [int(band) for band in rng.choice(len(shares), size=len(codes), p=shares)]


def _mayor_bands(codes: list[str], sample: Sample) -> list[int]:
    """A third of the mayors a band, those of Centre-Val de Loire all in the first.

    Fourteen equal weights are what makes 6, 7 and 1 mayors read 43, 50 and 7 %.
    """
    each = len(codes) // len(sample.bands)
    left = [each - sample.sizes[CENTRE], each, each]
    bands = []
    for code in codes:
        band = 0 if code == CENTRE else left.index(max(left))
        left[band] -= code != CENTRE
        bands.append(band)
    return bands


def _weights(
    rng: np.random.Generator, codes: list[str], bands: list[int], sample: Sample
) -> list[int]:
    """Weights of mean 1, by the design for mayors, raked on region and band for the others."""
    ratios = [round(band.weighted / band.sampled * UNIT) for band in sample.bands]
    if sample.public == MAYORS:
        return [ratios[band] for band in bands]
    total = sum(POPULATION.values())
    margins = [
        (np.array(codes) == code, POPULATION[code] / total) for code in dict.fromkeys(codes)
    ] + [(np.array(bands) == i, band.weighted) for i, band in enumerate(sample.bands)]
    weights: Floats = np.exp(0.5 * (rng.random(len(codes)) + rng.random(len(codes)) - 1.0))
    for _round in range(30):
        for members, share in margins:
            weights[members] *= share * len(codes) / weights[members].sum()
    return [int(weight) for weight in np.rint(weights * UNIT)]
