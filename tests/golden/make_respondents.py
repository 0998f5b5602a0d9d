"""Write respondents.csv: 2 400 invented respondents in two waves, the same at every run.

Weights are far apart, as in a sample with equal numbers a size of commune; the 18 regions are
uneven, some very small; some answers are never given somewhere. Nothing in it is real.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

SIZES = {
    "11": 420, "24": 104, "27": 135, "28": 125, "32": 220, "44": 205, "52": 150, "53": 160,
    "75": 235, "76": 220, "84": 290, "93": 30, "94": 18, "01": 14, "02": 16, "03": 12, "04": 36,
    "06": 10,
}  # fmt: skip
WEIGHTS = [2.52, 0.42, 0.06]
WAVES = ["2015", "2018"]
HEAD = [
    "region",
    "wave",
    "weight",
    "stratum",
    "cluster",
    "dynamic",
    "status",
    "agree",
    "role",
    "asked",
    "m1",
    "m2",
    "m3",
    "m4",
    "f1",
    "f2",
    "count",
    "size",
    "kind",
]


def rows(rng: np.random.Generator) -> list[list[object]]:
    made: list[list[object]] = []
    for place, (region, size) in enumerate(SIZES.items()):
        for _ in range(size):
            made.append(respondent(rng, region, place))
    return made


def respondent(rng: np.random.Generator, region: str, place: int) -> list[object]:
    band, wave = int(rng.integers(3)), int(rng.integers(2))
    weight = round(WEIGHTS[band] * float(rng.uniform(0.7, 1.4)), 4)
    lean = (place % 5 - 2) * 0.06 + (band - 1) * 0.05 + (wave - 0.5) * 0.04
    dynamic = _pick(rng, ["engaged", "emerging", "none", "nsp"], [3, 5 + 6 * lean, 2.5, 1])
    status = _pick(rng, ["have", "intend", "no", ""], [3 + 8 * lean, 2, 5, 0.6])
    agree = _pick(rng, ["a1", "a2", "a3", "a4", "a5"], [2, 3 + 5 * lean, 1.5, 2, 1])
    role = _pick(rng, ["link", "fund", "lead", "tell", "stay"], [4, 3, 2 + 5 * lean, 2, 0.3])
    asked = int(status in ("have", "intend"))
    types = [int(rng.random() < p + lean) if asked else "" for p in (0.3, 0.45, 0.25, 0.16)]
    scores = [_score(rng, mean + 4 * lean) for mean in (7.1, 6.3)]
    return [
        region,
        WAVES[wave],
        weight,
        f"h{place % 3}",
        f"c{int(rng.integers(60))}",
        dynamic,
        status,
        agree,
        role,
        asked,
        *types,
        *scores,
        int(rng.poisson(2.4 + 3 * lean)) if asked else "",
        "abc"[band],
        _pick(rng, ["x", "y"], [5, 2]),
    ]


def _pick(rng: np.random.Generator, values: list[str], odds: list[float]) -> str:
    return str(rng.choice(values, p=np.array(odds) / sum(odds)))


def _score(rng: np.random.Generator, mean: float) -> object:
    return "" if rng.random() < 0.05 else int(np.clip(round(rng.normal(mean, 2.2)), 0, 10))


def main() -> None:
    made = rows(np.random.default_rng(20170628))
    order = np.random.default_rng(1).permutation(len(made))
    with (Path(__file__).parent / "respondents.csv").open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(HEAD)
        writer.writerows(made[i] for i in order)


if __name__ == "__main__":
    main()
