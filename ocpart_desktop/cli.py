"""The command line: the same core as the window, no display needed."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from ocpart_desktop import __version__


def run(arguments: Sequence[str]) -> int:
    """Run one command; return its exit code."""
    parser = argparse.ArgumentParser(prog="ocpart-desktop", description=__doc__)
    parser.add_argument("--version", action="version", version=f"OCPart {__version__}")
    parser.parse_args(arguments)
    return 0
