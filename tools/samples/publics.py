"""Whom the synthetic survey asks: publics, waves, regions, size bands and how many of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

CITIZENS = "Citoyens"
COMPANIES = "Dirigeants d'entreprise"
ASSOCIATIONS = "Responsables associatifs"
MAYORS = "Maires"

W2011 = "2011"
W2015 = "2015-2016"

CENTRE = "24"

DEPARTMENTS: dict[str, str] = {
    "01": "971",
    "02": "972",
    "03": "973",
    "04": "974",
    "06": "976",
    "11": "75 77 78 91 92 93 94 95",
    "24": "18 28 36 37 41 45",
    "27": "21 25 39 58 70 71 89 90",
    "28": "14 27 50 61 76",
    "32": "02 59 60 62 80",
    "44": "08 10 51 52 54 55 57 67 68 88",
    "52": "44 49 53 72 85",
    "53": "22 29 35 56",
    "75": "16 17 19 23 24 33 40 47 64 79 86 87",
    "76": "09 11 12 30 31 32 34 46 48 65 66 81 82",
    "84": "01 03 07 15 26 38 42 43 63 69 73 74",
    "93": "04 05 06 13 83 84",
    "94": "2A 2B",
}

POPULATION: dict[str, float] = {
    "01": 0.6, "02": 0.6, "03": 0.4, "04": 1.3, "06": 0.4, "11": 18.2, "24": 3.9, "27": 4.2,
    "28": 5.0, "32": 9.0, "44": 8.3, "52": 5.6, "53": 5.0, "75": 8.9, "76": 8.7, "84": 11.9,
    "93": 7.5, "94": 0.5,
}  # fmt: skip
"""Rough share of each region in the population, in percent: the target of the weights."""


@dataclass(frozen=True, slots=True)
class Band:
    """A size or age band: its share of the sample and its share once weighted."""

    label: str
    sampled: float
    weighted: float


@dataclass(frozen=True, slots=True)
class Sample:
    """The respondents of one public in one wave. ``sizes`` counts them by region code."""

    public: str
    wave: str
    prefix: str
    band_column: str
    bands: tuple[Band, ...]
    sizes: dict[str, int]
    first_day: date
    days: int


def _sizes(*numbers: int) -> dict[str, int]:
    return dict(zip(POPULATION, numbers, strict=True))


MAYOR_BANDS = (
    Band("Moins de 2 000 habitants", 1 / 3, 0.84),
    Band("2 000 à 19 999 habitants", 1 / 3, 0.14),
    Band("20 000 habitants et plus", 1 / 3, 0.02),
)
"""Equal numbers a band: weights of exactly 2.52, 0.42 and 0.06."""

SAMPLES: tuple[Sample, ...] = (
    Sample(
        COMPANIES, W2011, "E11", "EFFECTIF",
        (
            Band("Aucun salarié", 0.25, 0.50),
            Band("1 à 9 salariés", 0.35, 0.41),
            Band("10 à 49 salariés", 0.25, 0.07),
            Band("50 à 249 salariés", 0.10, 0.015),
            Band("250 salariés et plus", 0.05, 0.005),
        ),
        _sizes(6, 6, 4, 12, 3, 170, 60, 45, 52, 90, 84, 60, 56, 90, 88, 120, 75, 8),
        date(2011, 9, 5), 40,
    ),
    Sample(
        ASSOCIATIONS, W2011, "A11", "EMPLOYEUR",
        (Band("Employeuse", 0.42, 1 / 6), Band("Non employeuse", 0.58, 5 / 6)),
        _sizes(4, 4, 2, 7, 2, 85, 40, 25, 28, 44, 42, 32, 32, 45, 45, 58, 38, 5),
        date(2011, 9, 12), 40,
    ),
    Sample(
        CITIZENS, W2015, "C15", "AGE",
        (
            Band("18-34 ans", 0.24, 0.27),
            Band("35-49 ans", 0.28, 0.26),
            Band("50-64 ans", 0.28, 0.25),
            Band("65 ans et plus", 0.20, 0.22),
        ),
        _sizes(20, 20, 12, 34, 6, 420, 130, 110, 125, 215, 200, 140, 130, 210, 205, 285, 180, 22),
        date(2015, 10, 5), 30,
    ),
    Sample(
        COMPANIES, W2015, "E15", "EFFECTIF",
        (
            Band("10 à 49 salariés", 0.60, 0.83),
            Band("50 à 249 salariés", 0.28, 0.14),
            Band("250 salariés et plus", 0.12, 0.03),
        ),
        _sizes(10, 9, 7, 22, 4, 270, 120, 75, 85, 140, 130, 100, 95, 140, 135, 190, 115, 12),
        date(2015, 10, 12), 40,
    ),
    Sample(
        ASSOCIATIONS, W2015, "A15", "EMPLOYEUR",
        (Band("Employeuse", 0.42, 1 / 6), Band("Non employeuse", 0.58, 5 / 6)),
        _sizes(8, 7, 4, 16, 3, 190, 110, 58, 65, 100, 95, 78, 80, 105, 105, 140, 85, 9),
        date(2015, 10, 12), 40,
    ),
    Sample(
        MAYORS, W2015, "M16", "TAILLE_COMMUNE", MAYOR_BANDS,
        _sizes(4, 4, 3, 5, 2, 38, 14, 28, 30, 36, 38, 25, 25, 38, 38, 40, 28, 6),
        date(2016, 9, 5), 40,
    ),
)  # fmt: skip
"""Employers are 1/6 of associations: the only share at which 53 % and 35 % make 38 %."""
