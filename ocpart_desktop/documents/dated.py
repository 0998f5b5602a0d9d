"""Packages whose parts bear the moment of the summary, not that of the writing.

The same summary then gives the same bytes, whenever and wherever it is written.
"""

from __future__ import annotations

import struct
import zipfile
from datetime import datetime
from pathlib import Path

_LOCAL, _CENTRAL = 10, 12  # where a part's header, and its line in the directory, hold the moment
_LINE, _LENGTHS = 46, 28  # bytes of a line before its name; where three lengths stand


def date_parts(path: Path, moment: datetime) -> None:
    """Write the moment in the place of that of each part of a zip package."""
    with zipfile.ZipFile(path) as archive:
        starts = [part.header_offset for part in archive.infolist()]
        line = archive.start_dir
    stamp = _stamp(moment)
    with path.open("r+b") as package:
        for start in starts:
            package.seek(start + _LOCAL)
            package.write(stamp)
        for _part in starts:
            package.seek(line + _CENTRAL)
            package.write(stamp)
            package.seek(line + _LENGTHS)
            line += _LINE + sum(struct.unpack("<3H", package.read(6)))


def _stamp(moment: datetime) -> bytes:
    """The moment as zip files write it: to two seconds, from 1980 on."""
    year = max(1980, min(moment.year, 2107))
    day = (year - 1980) << 9 | moment.month << 5 | moment.day
    time = moment.hour << 11 | moment.minute << 5 | moment.second // 2
    return struct.pack("<2H", time, day)
