"""The figures of a summary as numbered pictures in one archive: for a site, a deck, a letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from ocpart_desktop.documents.pictures import Pictures
from ocpart_desktop.documents.summary import Summary
from ocpart_desktop.i18n import _
from ocpart_desktop.system.errors import UserError

_LONGEST = 60  # characters of a name


def write_images(
    summary: Summary,
    path: Path,
    progress: Callable[[float], None] | None = None,
    pictures: Pictures | None = None,
) -> None:
    """A PNG a figure, its title, base and source in it. Raises UserError without ``pictures``."""
    if pictures is None:
        raise UserError(
            "cannot_draw",
            _("Pictures cannot be drawn on this machine: choose another format."),
        )
    moment = summary.created.timetuple()[:6]
    with ZipFile(path, "w") as archive:
        for number, slide in enumerate(summary.figures, 1):
            png = pictures.page(replace(slide.figure, title=slide.title))
            archive.writestr(ZipInfo(f"{number:02d}-{_named(slide.title)}.png", moment), png)
            if progress is not None:
                progress(number / (len(summary.figures) + 1))


def _named(title: str) -> str:
    """A name that every file system takes: « pratique-des-partenariats-maires »."""
    plain = unicodedata.normalize("NFKD", title.replace("œ", "oe")).encode("ascii", "ignore")
    words = re.sub(r"[^a-z0-9]+", "-", plain.decode().lower()).strip("-")
    return words[:_LONGEST].strip("-") or "figure"
