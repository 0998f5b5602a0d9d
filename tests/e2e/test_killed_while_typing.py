"""The real application killed while somebody types: at most a second of keystrokes is lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import pytest

from ocpart_desktop.notebook.document import read_document
from ocpart_desktop.notebook.notebook import Notebook
from tests.e2e.typing_child import NEXT, typed

PROMISED = 1.0  # s
PATIENCE = 60.0  # s, for the window to be there

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")


@dataclass
class Losses:
    """What each kill cost, in seconds of keystrokes and in keystrokes."""

    seconds: list[float] = field(default_factory=list)
    keystrokes: list[int] = field(default_factory=list)
    typed: int = 0


def test_a_kill_loses_a_second_of_keystrokes_at_the_most(tmp_path: Path) -> None:
    losses = rounds_of_killing(tmp_path, 3)
    assert len(losses.seconds) == 3


@pytest.mark.slow
@pytest.mark.timeout(3 * 3_600)
def test_five_hundred_kills_lose_a_second_of_keystrokes_at_the_most(tmp_path: Path) -> None:
    losses = rounds_of_killing(tmp_path, 500)
    worst = sorted(losses.seconds)
    print(
        f"{len(worst)} kills, {losses.typed} keystrokes typed, {sum(losses.keystrokes)} lost; "
        f"seconds lost: median {worst[len(worst) // 2]:.3f}, most {worst[-1]:.3f}"
    )


def rounds_of_killing(folder: Path, rounds: int) -> Losses:
    """Type and kill so many times, in the same notebook twenty times running."""
    chance = random.Random(rounds)
    losses = Losses()
    for seed in range(rounds):
        path = folder / f"carnet {seed // 20}.ocpart"
        if not path.exists():
            Notebook.create(path).close()
        before = remarks(path)
        told, killed_at = killed(path, seed, chance.uniform(0.1, 3.0))
        read_document(path)  # it is whole at every moment
        with Notebook.open(path) as notebook:
            assert {notice.code for notice in notebook.notices} <= {"notebook_recovered"}
            found = [note.text for note in notebook.notes][len(before) :]
        check(losses, seed, told, killed_at, found)
    return losses


def remarks(path: Path) -> list[str]:
    with Notebook.open(path) as notebook:
        return [note.text for note in notebook.notes]


def killed(path: Path, seed: int, after: float) -> tuple[list[float], float]:
    """When each keystroke was made, and when the window was killed, so long after the first."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.typing_child", str(path), str(seed)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert child.stdout is not None
    first = child.stdout.readline()
    time.sleep(after)
    killed_at = time.monotonic()
    child.kill()
    rest, _errors = child.communicate(timeout=PATIENCE)
    assert child.returncode == -signal.SIGKILL
    lines = [first, *rest.splitlines(keepends=True)]
    return [float(line.split()[0]) for line in lines if line.endswith("\n")], killed_at


def check(losses: Losses, seed: int, told: list[float], killed_at: float, found: list[str]) -> None:
    """What is found is what was typed, up to less than a second before the kill."""
    keys = [key for key, _rest in islice(typed(seed), len(told) + 1)]
    saved = saved_keystrokes(keys, found)
    assert saved is not None, f"round {seed}: {found} was not typed"
    losses.typed += len(told)
    losses.keystrokes.append(max(0, len(told) - saved))
    losses.seconds.append(killed_at - told[saved] if saved < len(told) else 0.0)
    assert losses.seconds[-1] <= PROMISED, f"round {seed}: {losses.seconds[-1]:.3f} s are lost"


def saved_keystrokes(keys: list[str], found: list[str]) -> int | None:
    """How many keystrokes give the remarks found; None when no number does."""
    most: int | None = None
    for number in range(len(keys) + 1):
        told = [text.strip() for text in "".join(keys[:number]).split(NEXT)]
        if [text for text in told if text] == found:
            most = number
    return most
