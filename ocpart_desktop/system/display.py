"""Whether this machine can show a window at all: asked before anything of Qt is loaded."""

from __future__ import annotations

import os
import sys


def has_display() -> bool:
    """Whether a window can be opened, on screen or on the platform the environment names."""
    if os.environ.get("QT_QPA_PLATFORM") or sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
