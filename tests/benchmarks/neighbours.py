"""Other programs doing the same work: opening the workbook and counting one weighted table.

Orange has a Python of its own: OCPART_BENCH_ORANGE names it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.measuring import seconds

_R = """
suppressMessages({library(readxl); library(survey)})
data <- read_excel("%s", .name_repair = "minimal")
design <- svydesign(ids = ~1, weights = ~POIDS, data = data)
print(svyby(~factor(E0x4), ~REGION, design, svymean, na.rm = TRUE))
"""
_PSPP = """
GET DATA /TYPE=TXT /FILE="%s" /ARRANGEMENT=DELIMITED /DELIMITERS="," /QUALIFIER='"' /FIRSTCASE=2
 /VARIABLES=%s.
WEIGHT BY POIDS.
CROSSTABS /TABLES=REGION BY E0x4 /CELLS=COUNT ROW.
"""
_ORANGE = """
import sys
from Orange.data import Table
from Orange.statistics.contingency import get_contingency
data = Table.from_file(sys.argv[1])
domain = {v.name: v for v in (*data.domain.variables, *data.domain.metas)}
print(get_contingency(data, domain["E0x4"], domain["REGION"]))
"""

Run = Callable[[Path], float]


def neighbours() -> Iterator[tuple[str, Run | str]]:
    """Each neighbour, and what runs it or why it cannot be."""
    yield "R readxl + survey, one table", _with_r if _has_r() else "not installed"
    yield "LibreOffice, load and convert", _with_libreoffice if _soffice() else "not installed"
    both = shutil.which("ssconvert") and shutil.which("pspp")
    yield "Gnumeric → PSPP, one table", _with_pspp if both else "not installed"
    yield "Orange, one table", _with_orange if _orange() else "not installed"


def _has_r() -> bool:
    if not shutil.which("Rscript"):
        return False
    asked = ["Rscript", "-e", "library(readxl); library(survey)"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


def _with_r(path: Path) -> float:
    return _scripted(lambda folder: ["Rscript", _file(folder, "table.R", _R % path)])


def _soffice() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def _with_libreoffice(path: Path) -> float:
    command = [_soffice() or "", "--headless", "--convert-to", "csv", str(path), "--outdir"]
    return _scripted(lambda folder: [*command, str(folder)])


def _with_pspp(path: Path) -> float:
    with tempfile.TemporaryDirectory(prefix="ocpart-bench-") as folder:
        csv = Path(folder) / "table.csv"
        converted = seconds(["ssconvert", str(path), str(csv)], Path(folder))
        with csv.open(encoding="utf-8") as stream:
            heads = stream.readline().strip().replace('"', "").split(",")
        numbers = ("ID", "POIDS", "Q", "N")
        kinds = " ".join(f"{h} {'F12.6' if h.startswith(numbers) else 'A60'}" for h in heads)
        script = _file(Path(folder), "table.sps", _PSPP % (csv, kinds))
        return converted + seconds(["pspp", script, "-o", "table.txt"], Path(folder))


def _orange() -> str | None:
    return os.environ.get("OCPART_BENCH_ORANGE")


def _with_orange(path: Path) -> float:
    return _scripted(lambda _folder: [_orange() or "", "-c", _ORANGE, str(path)])


def _scripted(command: Callable[[Path], list[str]]) -> float:
    with tempfile.TemporaryDirectory(prefix="ocpart-bench-") as folder:
        return seconds(command(Path(folder)), Path(folder))


def _file(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)
