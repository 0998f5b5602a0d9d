"""Write respondents.csv: 2 000 invented respondents, the same at every run.

Weights are far apart, as in a sample with equal numbers a size of commune; regions are uneven,
some very small; two answers are never given somewhere. Nothing in it is real.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

REGIONS = ["11", "24", "27", "28", "32", "44", "52", "53", "75", "76", "84", "93", "94", "01", "02"]
SIZES = [380, 87, 120, 110, 190, 180, 130, 140, 200, 190, 240, 14, 6, 9, 4]
WEIGHTS = [2.52, 0.42, 0.06]
HEAD = [
    "region",
    "weight",
    "stratum",
    "cluster",
    "dynamic",
    "status",
    "asked",
    "m1",
    "m2",
    "m3",
    "m4",
    "f1",
    "f2",
    "size",
]


def rows(rng: np.random.Generator) -> list[list[object]]:
    made: list[list[object]] = []
    for place, (region, size) in enumerate(zip(REGIONS, SIZES, strict=True)):
        for _ in range(size):
            band = int(rng.integers(3))
            weight = round(WEIGHTS[band] * float(rng.uniform(0.7, 1.4)), 4)
            lean = (place % 5 - 2) * 0.06 + (band - 1) * 0.05
            dynamic = _pick(rng, ["engaged", "emerging", "none", "nsp"], [3, 5 + 6 * lean, 2.5, 1])
            status = _pick(rng, ["have", "intend", "no", ""], [3 + 8 * lean, 2, 5, 0.6])
            asked = int(status in ("have", "intend"))
            types = [int(rng.random() < p + lean) if asked else "" for p in (0.3, 0.45, 0.25, 0.16)]
            scores = [_score(rng, mean + 4 * lean) for mean in (7.1, 6.3)]
            made.append(
                [
                    region,
                    weight,
                    f"h{place % 3}",
                    f"c{int(rng.integers(60))}",
                    dynamic,
                    status,
                    asked,
                    *types,
                    *scores,
                    "abc"[band],
                ]
            )
    return made


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
