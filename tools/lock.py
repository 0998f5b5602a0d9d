"""Write both locks from pyproject.toml: exact versions with hashes, for every platform.

python tools/lock.py                            what is locked keeps its version
python tools/lock.py --upgrade                  every version anew
python tools/lock.py --upgrade-package NAME     that one alone

Needs uv on the PATH. Its own words about the index stay out of the locks.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = {"requirements.lock": (), "requirements-dev.lock": ("--group", "dev")}
OLDEST_PYTHON = "3.11"
COMPILE = (
    *("uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes", "pyproject.toml"),
    *("--python-version", OLDEST_PYTHON, "--no-header", "--no-annotate"),
    *("--no-emit-index-url", "--no-emit-find-links"),
)


def portable(text: str) -> str:
    """Ubuntu 22.04's Python 3.11 calls itself 3.11.0rc1, which its pip never finds below 3.12."""
    return text.replace("python_full_version", "python_version")


def main(options: list[str]) -> int:
    for name, groups in LOCKS.items():
        command = [*COMPILE, *groups, *options, "--output-file", name]
        subprocess.run(command, cwd=ROOT, check=True)
        lock = ROOT / name
        lock.write_text(portable(lock.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
