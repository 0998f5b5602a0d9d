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
    *("--python-version", OLDEST_PYTHON),
    *("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"),
)


def main(options: list[str]) -> int:
    for name, groups in LOCKS.items():
        command = [*COMPILE, *groups, *options, "--output-file", name]
        subprocess.run(command, cwd=ROOT, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
