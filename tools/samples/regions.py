"""How the synthetic regions differ: invented leanings, a few large enough to be significant."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ocpart_desktop.survey.regions import REGIONS
from samples.calibration import Floats

LEANINGS: dict[str, dict[str, tuple[float, ...]]] = {
    "STATUT": {
        "53": (0.55, 0.10, 0.0), "52": (0.50, 0.0, 0.0), "11": (0.20, 0.0, 0.0),
        "24": (-0.05, 0.20, 0.0), "93": (-0.45, 0.0, 0.10), "32": (-0.30, 0.15, 0.0),
        "44": (-0.25, 0.0, 0.0), "84": (0.25, 0.0, 0.0),
    },
    "TYPO": {
        "11": (0.55, -0.30, 0.0, 0.0), "24": (0.30, -0.30, 0.10, 0.0),
        "53": (-0.55, 0.20, 0.55, 0.20), "52": (-0.30, 0.45, 0.30, 0.0),
        "32": (-0.10, 0.35, 0.0, 0.60), "84": (0.0, -0.15, 0.45, 0.10),
        "93": (0.35, -0.45, -0.30, 0.0), "76": (-0.40, 0.0, 0.10, 0.50),
    },
    "INNOV": {
        "53": (0.60, 0.0, 0.0), "52": (0.40, 0.0, 0.0), "24": (0.25, 0.0, 0.0),
        "93": (-0.50, 0.0, 0.0), "44": (-0.30, 0.0, 0.0),
    },
    "ROLE": {
        "53": (0.50, -0.20, 0.0, 0.0, 0.0, 0.0), "32": (0.0, 0.50, 0.0, 0.0, 0.0, 0.0),
        "11": (-0.20, 0.20, 0.20, 0.0, 0.30, 0.0), "24": (0.30, 0.0, 0.0, 0.20, 0.0, 0.0),
    },
    "Q4": {
        "53": (0.90, 0.30, 0.0), "52": (0.60, 0.30, 0.0), "93": (-0.70, -0.20, 0.30),
        "44": (-0.30, 0.0, 0.20), "11": (0.30, 0.0, 0.0),
    },
    "FRAG": {
        "32": (0.22, 0.18, 0.05, 0.15, 0.0, 0.18), "93": (0.05, 0.0, 0.25, 0.0, 0.10, 0.0),
        "53": (-0.20, -0.10, -0.25, -0.08, 0.10, -0.12),
        "52": (-0.22, -0.08, -0.15, -0.15, 0.0, -0.1),
        "11": (-0.05, 0.0, 0.12, -0.15, 0.08, 0.05), "24": (0.06, 0.03, -0.05, 0.10, -0.03, 0.0),
        "04": (0.40, 0.35, 0.0, 0.2, 0.0, 0.3), "01": (0.40, 0.3, 0.3, 0.2, 0.0, 0.3),
    },
}  # fmt: skip
"""Shifts in log-odds, by question, region code and answer."""

BAND_LEANINGS: dict[str, dict[str, tuple[float, ...]]] = {
    "STATUT": {
        "Aucun salarié": (-0.30, -0.10, 0.0), "50 à 249 salariés": (0.40, 0.10, 0.0),
        "250 salariés et plus": (0.80, 0.20, 0.0), "Employeuse": (0.75, 0.10, 0.0),
    },
    "TYPO": {
        "250 salariés et plus": (0.50, 0.20, -0.10, 0.30), "Employeuse": (-0.20, 0.30, 0.40, 0.30),
    },
    "Q4": {
        "2 000 à 19 999 habitants": (0.40, 0.20, 0.0), "20 000 habitants et plus": (0.90, 0.2, 0.0),
    },
    "FRAG": {"18-34 ans": (0.08, 0.08, -0.08, 0.0, 0.08, 0.0)},
}  # fmt: skip
"""The same by size or age band."""


def leanings(
    rng: np.random.Generator,
    name: str,
    places: Sequence[tuple[str, str]],
    answers: int,
    spread: float,
) -> Floats:
    """Respondents × answers: what each one's (region code, band) adds, plus a chance by region."""
    flat = (0.0,) * answers
    chance = {r.code: spread * (2.0 * rng.random(answers) - 1.0) for r in REGIONS}
    by_region, by_band = LEANINGS.get(name, {}), BAND_LEANINGS.get(name, {})
    return np.array(
        [
            chance[code] + np.array(by_region.get(code, flat)) + np.array(by_band.get(band, flat))
            for code, band in places
        ]
    )
