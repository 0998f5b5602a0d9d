"""Make the sample extracts of sample_data/: the same bytes on every run.

python tools/make_samples.py [--to FOLDER]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from samples import (  # noqa: E402
    damaged_workbook,
    indicators_workbook,
    respondents_workbook,
    tables_workbook,
)
from samples.answers import respondents  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=ROOT / "sample_data")
    folder: Path = parser.parse_args().to
    folder.mkdir(parents=True, exist_ok=True)
    people = respondents()
    respondents_workbook.write(folder / "enquete_repondants.xlsx", people)
    tables_workbook.write(folder / "enquete_tableaux.xlsx", people)
    indicators_workbook.write(folder / "indicateurs_regions.xlsx")
    damaged = folder / "enquete_abimee.xlsx"
    damaged_workbook.write(damaged, people)
    damaged_workbook.write_cut(folder / "enquete_tronquee.xlsx", damaged)


if __name__ == "__main__":
    main()
