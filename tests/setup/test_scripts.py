"""The scripts run on any bare POSIX shell, and Windows has the same ones."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHELL_SCRIPTS = [
    *(path for path in sorted((ROOT / "script").iterdir()) if path.suffix != ".cmd"),
    ROOT / ".ci" / "run",
]
TWINS = [path for path in SHELL_SCRIPTS if path.parent.name == "script"]
BASHISMS = re.compile(
    r"\[\[ |\bfunction\b|\blocal\b|^\s*source\b|<<<|\$'|&>|\[ [^]]* == |\$\{\w+[/^,]|\+="
)
# What a script does: prepares a lock, takes a step, runs a module, a program or a tool.
STEP = re.compile(
    r"(?:prepare|setup.cmd\"|step|-m) ([^|>\n]+)|((?:pytest|dist/OCPart/|tools/)[^|>\n]*)"
)


def name(path: Path) -> str:
    return path.name


def steps(script: Path) -> list[str]:
    """What a script does, with the differences between the two shells taken away."""
    code = re.sub(r"^\s*(#|rem ).*", "", script.read_text(encoding="utf-8"), flags=re.MULTILINE)
    code = re.sub(r"[\\^]\n\s*", "", code).replace("\\", "/").replace("'", '"')
    code = re.sub(r'"\$@"|%\*', "ARGUMENTS", code)
    code = re.sub(r"\$quiet ", "", code)
    code = re.sub(r"\$(\w+)|%(\w+)%?", lambda m: (m[1] or m[2]).upper(), code)
    taken = ((match[1] or match[2]).strip() for match in STEP.finditer(code))
    return list(dict.fromkeys(taken))


@pytest.mark.skipif(os.name == "nt", reason="Windows runs the .cmd twins")
@pytest.mark.parametrize("script", SHELL_SCRIPTS, ids=name)
def test_the_strictest_shell_here_can_parse_a_script(script: Path) -> None:
    shell = shutil.which("dash") or "sh"
    result = subprocess.run([shell, "-n", script], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("script", SHELL_SCRIPTS, ids=name)
def test_a_script_uses_nothing_but_posix_shell(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    assert BASHISMS.findall(text) == []
    if script.suffix != ".sh":
        assert text.startswith("#!/bin/sh\n")
        assert os.name == "nt" or os.access(script, os.X_OK)


@pytest.mark.parametrize("script", TWINS, ids=name)
def test_windows_has_a_twin_of_every_script_that_takes_the_same_steps(script: Path) -> None:
    assert steps(script) != []
    assert steps(script) == steps(script.with_suffix(".cmd"))


def test_every_windows_script_is_plain_ascii_with_windows_line_ends() -> None:
    for script in (ROOT / "script").glob("*.cmd"):
        lines = script.read_bytes().splitlines(keepends=True)
        assert all(line.isascii() and line.endswith(b"\r\n") for line in lines), script.name
