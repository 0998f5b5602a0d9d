"""Measuring in fresh processes, side by side: medians of rounds taken in turn."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = Path(__file__).parent / "programs"

Measure = Callable[[], float]


def program(name: str, *arguments: object, home: Path | None = None) -> dict[str, float]:
    """What a program of ``programs/`` prints as JSON, run in a process and a home of its own."""
    with tempfile.TemporaryDirectory(prefix="ocpart-bench-") as folder:
        environment = own_home(home or Path(folder))
        command = [sys.executable, str(PROGRAMS / f"{name}.py"), *map(str, arguments)]
        ended = subprocess.run(
            command, capture_output=True, text=True, env=environment, cwd=ROOT, check=False
        )
    if ended.returncode:
        raise RuntimeError(f"{name}: {ended.stderr[-2000:]}")
    found: dict[str, float] = json.loads(ended.stdout.splitlines()[-1])
    return found


def own_home(home: Path) -> dict[str, str]:
    """An environment whose folders are all in one, and where Python keeps what it compiled."""
    names = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    folders = {name: str(home / name.lower()) for name in (*names, "APPDATA", "LOCALAPPDATA")}
    compiled = str(Path(tempfile.gettempdir()) / "ocpart-bench-compiled")
    usual = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    ours = {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests"))),
        "PYTHONPYCACHEPREFIX": compiled,
    }
    return {**usual, **folders, **ours}


def in_turn(rounds: int, measures: Mapping[str, Measure]) -> dict[str, float]:
    """The median of each measure, one of each taken in every round."""
    taken: dict[str, list[float]] = {name: [] for name in measures}
    for _ in range(rounds):
        for name, measure in measures.items():
            taken[name].append(measure())
    return {name: median(values) for name, values in taken.items()}


def seconds(command: list[str], cwd: Path) -> float:
    """How long a foreign program takes."""
    begun = time.perf_counter()
    subprocess.run(command, capture_output=True, cwd=cwd, check=True, env=own_home(cwd / "home"))
    return time.perf_counter() - begun


def ninety_fifth(values: list[float]) -> float:
    """The 95th percentile."""
    return sorted(values)[min(len(values) - 1, int(0.95 * len(values)))]
