"""Buttons with our icons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QToolButton

from ocpart_desktop.ui.theme import wear
from ocpart_desktop.ui.widgets.tooltips import plain_tooltip

_ICON_ROLE = {"primary": "accent_text", "danger": "danger", "link": "accent"}


def push_button(
    text: str, act: Callable[[], object] | None = None, *, kind: str = "", icon: str = ""
) -> QPushButton:
    """A button with a text. ``kind`` is primary (one a screen), quiet, danger, link, or nothing."""
    button = QPushButton(text)
    button.setProperty("kind", kind)
    button.setAutoDefault(False)
    if icon:
        wear(button, icon, _ICON_ROLE.get(kind, "text"))
    if act:
        button.clicked.connect(lambda _checked: act())
    return button


def icon_button(
    icon: str, text: str, act: Callable[[], object] | None = None, *, kind: str = "quiet"
) -> QToolButton:
    """A button with an icon alone; ``text`` is its tooltip and its accessible name."""
    button = QToolButton()
    button.setProperty("kind", kind)
    button.setToolTip(plain_tooltip(text))
    button.setAccessibleName(text)
    wear(button, icon, checked="accent")
    if act:
        button.clicked.connect(lambda _checked: act())
    return button
