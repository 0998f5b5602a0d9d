"""A file damaged at random is read or refused: one JSON or one sentence, never a traceback."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from mutate import GOOD, mutant

from ocpart_desktop.cli import DONE, UNUSABLE, WITH_ERRORS, parse, run
from ocpart_desktop.extract import limits

SAMPLE, ROUND, ROUNDS = 6, 50, 20


def test_a_mutant_is_made_again_from_its_number() -> None:
    for kind in GOOD:
        assert mutant(kind, 1, 2) == mutant(kind, 1, 2)
        assert mutant(kind, 1, 2) != mutant(kind, 2, 2)


def check(path: Path, capsys: pytest.CaptureFixture[str]) -> int:
    """What ``ocpart-desktop check`` does, in this process but for the reading."""
    code = run(parse(["check", str(path), "--json"]))
    out, err = capsys.readouterr()
    assert_told(code, out, err)
    return code


def assert_told(code: int, out: str, err: str) -> None:
    assert code in (DONE, UNUSABLE, WITH_ERRORS)
    assert "Traceback" not in out + err
    if code == UNUSABLE:
        assert out == ""
        assert len(err.splitlines()) == 1
        assert err.strip().endswith(".")
    else:
        told = json.loads(out)
        assert told["format"] == 1
        assert (code == WITH_ERRORS) == any(i["severity"] == "error" for i in told["issues"])
        assert err == ""


@pytest.mark.parametrize("kind", GOOD)
def test_a_damaged_file_is_read_or_refused(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "extrait.xlsx"
    for number in range(SAMPLE):
        path.write_bytes(mutant(kind, 1, number))
        check(path, capsys)


@pytest.mark.slow
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("number", range(ROUNDS))
def test_a_thousand_damaged_files_are_read_or_refused(
    number: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kinds = list(GOOD)
    path = tmp_path / "extrait.xlsx"
    for place in range(number * ROUND, (number + 1) * ROUND):
        kind = kinds[place % len(kinds)]
        path.write_bytes(mutant(kind, 2, place))
        check(path, capsys)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 <= limits.CHILD_MEMORY


@pytest.mark.slow
@pytest.mark.timeout(3_600)
def test_the_command_itself_says_no_more(tmp_path: Path) -> None:
    kinds = list(GOOD)
    path = tmp_path / "extrait.xlsx"
    for place in range(60):
        path.write_bytes(mutant(kinds[place % len(kinds)], 3, place))
        done = subprocess.run(
            [sys.executable, "-m", "ocpart_desktop", "check", str(path), "--json"],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert_told(done.returncode, done.stdout, done.stderr)
