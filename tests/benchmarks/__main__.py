"""Measure, and tell: a table of bounds, what was measured, OK or MISSED.

python -m benchmarks [--quick] [LINE…]   LINE is the name of a function of ``lines``

It informs: whatever was measured, it ends well.
"""

from __future__ import annotations

import sys

from benchmarks.bounds import Measured, heading, summary
from benchmarks.lines import LINES, QUICK, Scale


def main(arguments: list[str]) -> None:
    """Measure the lines asked for, all of them without a name."""
    scale = QUICK if "--quick" in arguments else Scale()
    names = [each for each in arguments if not each.startswith("-")]
    unknown = set(names) - {line.__name__ for line in LINES}
    if unknown:
        sys.exit(f"no such line: {', '.join(sorted(unknown))}; there are: "
                 f"{', '.join(line.__name__ for line in LINES)}")  # fmt: skip
    results: list[Measured] = []
    print(heading(), flush=True)
    for line in LINES:
        if not names or line.__name__ in names:
            for result in line(scale):
                print(result.line(), flush=True)
                results.append(result)
    print(", ".join(summary(results)))


if __name__ == "__main__":
    main(sys.argv[1:])
