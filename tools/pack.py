"""Pack the frozen folder into one archive, and hold both sizes to their bounds.

python tools/pack.py        after PyInstaller; the archive is put beside dist/OCPart
"""

from __future__ import annotations

import platform
import shutil
import sys
from pathlib import Path

from ocpart_desktop import __version__

DIST = Path(__file__).resolve().parents[1] / "dist"
FOLDER = DIST / "OCPart"
FOLDER_BOUND, ARCHIVE_BOUND = 420, 125  # MB


def megabytes(paths: list[Path]) -> float:
    return sum(path.lstat().st_size for path in paths) / 1e6


def packed() -> Path:
    system = platform.system().lower()
    kind = "zip" if system == "windows" else "xztar"
    name = f"OCPart-{__version__}-{system}-{platform.machine().lower()}"
    return Path(shutil.make_archive(str(DIST / name), kind, DIST, FOLDER.name))


def main() -> int:
    folder = megabytes([path for path in FOLDER.rglob("*") if not path.is_dir()])
    archive_path = packed()
    archive = megabytes([archive_path])
    print(f"{FOLDER}: {folder:.0f} MB (bound {FOLDER_BOUND})")
    print(f"{archive_path}: {archive:.0f} MB (bound {ARCHIVE_BOUND})")
    return 0 if folder <= FOLDER_BOUND and archive <= ARCHIVE_BOUND else 1


if __name__ == "__main__":
    sys.exit(main())
