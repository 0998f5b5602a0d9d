"""The sample files, read by openpyxl and never by our own reader."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from printed import ROOT, SAMPLES, TABLE_SHEETS, Printed, cells, printed_tables


@pytest.fixture(scope="session")
def respondents() -> pd.DataFrame:
    """Raw cells of the main sheet: one row a respondent, columns by code."""
    _notice, codes, _texts, *rows = cells(SAMPLES / "enquete_repondants.xlsx", "Répondants")
    return pd.DataFrame(rows, columns=[str(code) for code in codes], dtype=object)


@pytest.fixture(scope="session")
def tables() -> list[Printed]:
    return [table for sheet in TABLE_SHEETS for table in printed_tables(sheet)]


@pytest.fixture(scope="session")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples made again from nothing."""
    folder = tmp_path_factory.mktemp("samples")
    command = [sys.executable, str(ROOT / "tools" / "make_samples.py"), "--to", str(folder)]
    subprocess.run(command, check=True)
    return folder
