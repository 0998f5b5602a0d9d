"""The window without anybody before it: every page drawn, the sample's documents written."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ocpart_desktop.documents.formats import SUFFIXES
from ocpart_desktop.session import NOTEBOOK_SUFFIX, Session, choose_region
from ocpart_desktop.session.export import export_documents
from ocpart_desktop.session.known_readings import KnownReadings
from ocpart_desktop.system.paths import sample
from ocpart_desktop.system.settings import Settings
from ocpart_desktop.ui.app import build_application, build_window
from ocpart_desktop.ui.charts.pictures import ChartPictures
from ocpart_desktop.ui.gallery import draw_pages, open_and_wait
from ocpart_desktop.ui.parts.empty import SAMPLE
from ocpart_desktop.ui.shell.window import MainWindow
from ocpart_desktop.ui.theme import LIGHT, apply_theme


@contextmanager
def unattended_window(folder: Path, theme: str = LIGHT) -> Iterator[MainWindow]:
    """A window whose notebooks live in ``folder`` and whose settings are kept nowhere."""
    apply_theme(build_application(), theme)
    session = Session(
        lambda extract, _sha256: folder / f"{extract.stem}{NOTEBOOK_SUFFIX}",
        KnownReadings(folder / "readings.json"),
    )
    window = build_window(Settings(), session)
    try:
        yield window
    finally:
        window.close()


def run_unattended(options: argparse.Namespace) -> int:
    """Test oneself, or draw each page, without a display."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return selftest() if options.selftest else draw_and_name(options.pages, options.files)


def selftest() -> int:
    """Do what a broken installation could not; say each step; 0 when all is well."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with unattended_window(folder) as window:
            open_and_wait(window, sample(SAMPLE))
            _say(f"opened {SAMPLE}")
            for picture in draw_pages(window, folder / "pages"):
                _say(f"drew {picture.name}")
        targets = [folder / f"summary{suffix}" for suffix in SUFFIXES]
        region = choose_region("Centre-Val de Loire")
        for path in export_documents(
            sample(SAMPLE), region=region, targets=targets, pictures=ChartPictures()
        ):
            _say(f"wrote {path.name}, {path.stat().st_size} bytes")
    _say("all is well")
    return 0


def draw_and_name(folder: Path, files: Sequence[Path]) -> int:
    """Draw each page with the first file, or with the sample, and name the pictures."""
    with (
        tempfile.TemporaryDirectory() as notebooks,
        unattended_window(Path(notebooks)) as window,
    ):
        open_and_wait(window, files[0] if files else sample(SAMPLE))
        for picture in draw_pages(window, folder):
            _say(str(picture))
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
