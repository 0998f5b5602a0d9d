"""The look: colour roles, one scale, one style sheet, our icons.

``apply_theme`` dresses the application; ``current_theme`` is what drawings read; ``wear`` keeps an
icon in step. Colours live in ``resources/themes``, by meaning, for the window and the documents.
"""

from __future__ import annotations

from ocpart_desktop.ui.theme.applied import (
    DARK,
    LIGHT,
    SYSTEM,
    apply_theme,
    current_theme,
    load_fonts,
)
from ocpart_desktop.ui.theme.icons import icon, picture, wear
from ocpart_desktop.ui.theme.roles import Theme, load_theme
from ocpart_desktop.ui.theme.scale import Type, font, space

__all__ = [
    "DARK",
    "LIGHT",
    "SYSTEM",
    "Theme",
    "Type",
    "apply_theme",
    "current_theme",
    "font",
    "icon",
    "load_fonts",
    "load_theme",
    "picture",
    "space",
    "wear",
]
