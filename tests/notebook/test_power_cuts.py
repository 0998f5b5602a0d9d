"""The power may go at any moment: nothing that was acknowledged is lost, nothing is unreadable.

A real session is recorded down to each write and flush (see ``recorded_disk``); the power is then
cut after any of them, and the notebook opened on what the disk may hold.
"""

from __future__ import annotations

import os
import pickle
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from ocpart_desktop.notebook.document import read_document
from ocpart_desktop.notebook.model import Note
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.system.errors import UserError
from tests.conftest import live_in
from tests.notebook.recorded_disk import Op, after_cut

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the layer over SQLite's files is written for Linux"
)

States = list[dict[str, str]]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that stands for the disk: the user's data, and a stick with the document."""
    root = tmp_path / "disk"
    live_in(root / "home", monkeypatch)
    (root / "clé").mkdir()
    return root


def recorded(root: Path, told: Path, steps: int) -> tuple[list[Op], States]:
    """A session of so many steps in another process."""
    subprocess.run(
        [sys.executable, "-m", "tests.notebook.recorded_session", root, told, str(steps)],
        cwd=Path(__file__).parents[2],
        check=True,
        env=dict(os.environ),
    )
    ops, states = pickle.loads(told.read_bytes())
    return ops, states


def lay_out(root: Path, files: dict[str, bytes]) -> None:
    """The disk as the power cut left it."""
    shutil.rmtree(root)
    (root / "clé").mkdir(parents=True)
    for name, content in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(content)


def acknowledged(ops: list[Op], kind: str) -> int:
    """The last step said to be safe in this way; -1 when none was."""
    return max((told[1] for op, told, *_ in ops if op == "mark" and told[0] == kind), default=-1)


def texts(notes: object) -> dict[str, str]:
    assert isinstance(notes, tuple | list)
    return {each.id: each.text for each in notes if isinstance(each, Note)}


def cut_the_power(root: Path, ops: list[Op], states: States, rounds: int) -> Counter[str]:
    """So many cuts at random; what was met."""
    chance = random.Random(rounds)
    document = root / "clé" / "carnet.ocpart"
    begun = next(n for n, op in enumerate(ops) if op[0] == "mark")
    met: Counter[str] = Counter()
    for seed in range(rounds):
        done = ops[: chance.randrange(begun + 1, len(ops) + 1)]
        lay_out(root, after_cut(done, seed))
        published = acknowledged(done, "published")
        flushed = max(published, acknowledged(done, "flushed"))
        alone = texts(tuple(read_document(document).records.values()))
        assert alone in states[published:], f"round {seed}: the document lost something"
        with Notebook.open(document) as notebook:
            found = texts(notebook.notes)
            assert found in states[flushed:], f"round {seed}: an acknowledged change is lost"
            met["recovered"] += any(n.code == "notebook_recovered" for n in notebook.notices)
        kept_aside = [each for each in document.parent.glob("[!.]*") if each != document]
        assert kept_aside == [], f"round {seed}"
        met["rounds"] += 1
    return met


def test_a_power_cut_loses_nothing_that_was_acknowledged(root: Path, tmp_path: Path) -> None:
    ops, states = recorded(root, tmp_path / "ops", 40)
    met = cut_the_power(root, ops, states, 60)
    assert met["recovered"] > 20, "the working store knew more than the document"


@pytest.mark.slow
def test_eight_hundred_power_cuts_lose_nothing_that_was_acknowledged(
    root: Path, tmp_path: Path
) -> None:
    ops, states = recorded(root, tmp_path / "ops", 200)
    met = cut_the_power(root, ops, states, 800)
    print(f"{met['rounds']} power cuts, {met['recovered']} recovered, {len(ops)} operations")


@pytest.mark.parametrize("spoilt", ["sync", "syncdir"])
def test_the_model_notices_a_disk_that_is_not_waited_for(
    root: Path, tmp_path: Path, spoilt: str
) -> None:
    ops, states = recorded(root, tmp_path / "ops", 20)
    careless = [op for op in ops if op[0] != spoilt]
    with pytest.raises((AssertionError, UserError)):
        cut_the_power(root, careless, states, 60)
