"""Real processes in the same notebook never overwrite each other, wherever they run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from ocpart_desktop.notebook.document import read_document
from ocpart_desktop.notebook.model import Note
from ocpart_desktop.notebook.notebook import Notebook

CHILD = Path(__file__).with_name("sharing_child.py")
REMARKS = 20


def started(path: Path, name: str, home: Path, remarks: int = REMARKS) -> subprocess.Popen[str]:
    """A process of somebody whose own data is in ``home``."""
    home.mkdir(parents=True, exist_ok=True)
    own = {name: str(home) for name in ("HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA")}
    return subprocess.Popen(
        [sys.executable, str(CHILD), str(path), name, str(remarks)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **own, "PYTHONPATH": str(Path(__file__).parents[2])},
    )


def together(children: Sequence[subprocess.Popen[str]]) -> list[tuple[int, str]]:
    """Let them all write at once; how each ended, and what it complained of."""
    for child in children:
        assert child.stdout is not None
        child.stdout.readline()
    for child in children:
        assert child.stdin is not None
        child.stdin.write("\n")
        child.stdin.flush()
    return [(child.wait(120), child.communicate()[1]) for child in children]


def rounds_of_sharing(folder: Path, rounds: int, people: int, remarks: int = REMARKS) -> int:
    """So many people write in one document at the same time, each on her own computer."""
    folder.mkdir(exist_ok=True)
    for number in range(rounds):
        path = folder / f"carnet {number}.ocpart"
        Notebook.create(path).close()
        names = [f"personne {number} {each}" for each in range(people)]
        children = [started(path, name, folder / "data" / name, remarks) for name in names]
        assert together(children) == [(0, "")] * people, f"round {number}"
        wanted = {f"{name}-{each}" for name in names for each in range(remarks)}
        found = {r.id for r in read_document(path).records.values() if isinstance(r, Note)}
        assert found == wanted, f"round {number}: {sorted(wanted - found)} is lost"
        assert [each for each in path.parent.glob(f"{path.stem} *") if each != path] == []
    return rounds * people * remarks


def test_people_writing_at_once_on_a_shared_drive_lose_nothing(tmp_path: Path) -> None:
    rounds_of_sharing(tmp_path, 2, 2)


def test_people_who_leave_at_the_same_moment_lose_nothing(tmp_path: Path) -> None:
    """Each writes one remark and closes: the document is replaced by all of them at once."""
    rounds_of_sharing(tmp_path, 4, 3, remarks=1)


@pytest.mark.slow
def test_a_hundred_and_sixty_shared_notebooks_lose_nothing(tmp_path: Path) -> None:
    written = rounds_of_sharing(tmp_path, 40, 2) + rounds_of_sharing(tmp_path / "trois", 20, 3)
    written += rounds_of_sharing(tmp_path / "départs", 100, 3, remarks=1)
    print(f"{written} remarks written by several at once, none lost")


def test_on_one_computer_the_second_is_refused_and_writes_nothing(tmp_path: Path) -> None:
    path, home = tmp_path / "carnet.ocpart", tmp_path / "data"
    Notebook.create(path).close()
    first = started(path, "première", home)
    assert first.stdout is not None
    first.stdout.readline()
    before = path.read_bytes()
    second = started(path, "seconde", home)
    _out, said = second.communicate("\n", 60)
    assert second.returncode != 0
    assert "notebook_in_use" in said or "déjà ouvert" in said
    assert path.read_bytes() == before
    first.communicate("\n", 60)
    assert first.returncode == 0
    found = {r.id for r in read_document(path).records.values() if isinstance(r, Note)}
    assert found == {f"première-{each}" for each in range(REMARKS)}
