"""The slides as they are seen: one renderer for the room, its preview and the thumbnails.

Slides are laid out on a ``Stage`` of fixed size, whatever the screen: nothing moves when the
projector changes, and no text of a stage is under 20 points.
"""

from __future__ import annotations

from ocpart_desktop.ui.slides.layout import lay_out, rendered
from ocpart_desktop.ui.slides.stage import NARROW, WIDE, Scene, Stage, stage_for

__all__ = ["NARROW", "WIDE", "Scene", "Stage", "lay_out", "rendered", "stage_for"]
