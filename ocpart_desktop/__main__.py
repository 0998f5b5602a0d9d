"""Chooses the command line or the window."""

import sys


def main() -> int:
    """Run OCPart with the process's arguments; return its exit code."""
    from ocpart_desktop.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
