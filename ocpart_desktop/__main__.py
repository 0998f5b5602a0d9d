"""Chooses the command line or the window."""

import multiprocessing
import sys


def main() -> int:
    """Run OCPart with the process's arguments; return its exit code."""
    multiprocessing.freeze_support()
    from ocpart_desktop.cli import explain_bug, parse, run
    from ocpart_desktop.system.display import has_display

    options = parse(sys.argv[1:])
    try:
        if not options.window or (options.shown and not has_display()):
            return run(options)
        if not options.shown:
            from ocpart_desktop.ui.selftest import run_unattended

            return run_unattended(options)
        from ocpart_desktop.ui.app import run_window

        return run_window(options)
    except Exception as bug:  # noqa: BLE001 - the last line of defence: no traceback for a user
        return explain_bug(bug)


if __name__ == "__main__":
    sys.exit(main())
