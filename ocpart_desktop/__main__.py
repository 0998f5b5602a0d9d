"""Chooses the command line or the window."""

from __future__ import annotations

import multiprocessing
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ocpart_desktop.documents.pictures import Pictures


def main() -> int:
    """Run OCPart with the process's arguments; return its exit code."""
    multiprocessing.freeze_support()
    from ocpart_desktop.cli import explain_bug, parse, run
    from ocpart_desktop.system.display import has_display

    options = parse(sys.argv[1:])
    try:
        if not options.window or (options.shown and not has_display()):
            return run(options, _pictures)
        if not options.shown:
            from ocpart_desktop.ui.selftest import run_unattended

            return run_unattended(options)
        from ocpart_desktop.ui.app import run_window

        return run_window(options)
    except Exception as bug:  # noqa: BLE001 - the last line of defence: no traceback for a user
        return explain_bug(bug)


def _pictures() -> Pictures:
    from ocpart_desktop.ui.charts.pictures import offscreen_pictures

    return offscreen_pictures()


if __name__ == "__main__":
    sys.exit(main())
