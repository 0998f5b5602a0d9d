"""What the Summary page offers: formats, file names, the fields of the day."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ocpart_desktop.i18n import _


def proposed_name(region: str, day: date) -> str:
    """The file name proposed, without its suffix: « synthese-centre-val-de-loire-2026-11-24 »."""
    word = _("Summary")
    return f"{_slug(word)}-{_slug(region)}-{day.isoformat()}"


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def targets(folder: Path, name: str, suffixes: Sequence[str]) -> tuple[Path, ...]:
    """The files an export would write."""
    return tuple(folder / f"{name}{suffix}" for suffix in suffixes)


def formats() -> dict[str, str]:
    """The formats an export can take: suffix → name."""
    return {
        ".pptx": _("PowerPoint"),
        ".docx": _("Word"),
        ".pdf": _("PDF"),
        ".xlsx": _("Excel"),
        ".html": _("Web page"),
        ".zip": _("Pictures"),
    }


def day_fields() -> dict[str, str]:
    """The fields of the workshop shown here: name → label."""
    return {
        "title": _("Title"),
        "place": _("Place"),
        "theme": _("Theme"),
        "facilitators": _("Facilitators"),
    }
