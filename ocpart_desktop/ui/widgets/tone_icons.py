"""How good something is, as a small picture: another shape for each tone, not colour alone."""

from __future__ import annotations

from PySide6.QtGui import QPixmap

from ocpart_desktop.ui.theme import current_theme, picture

_ICONS = {"danger": "danger", "warning": "warning", "positive": "success", "muted": "info"}
_painted: dict[tuple[str, str], QPixmap] = {}


def tone_icon(tone: str) -> QPixmap:
    """The picture of danger, warning, positive or muted, in the colours worn now."""
    theme = current_theme()
    key = (tone, theme.name)
    if key not in _painted:
        _painted[key] = picture(_ICONS[tone], getattr(theme.screen, tone))
    return _painted[key]
