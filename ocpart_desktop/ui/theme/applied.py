"""The theme the application wears: fonts loaded once, palette and style sheet set together."""

from __future__ import annotations

from functools import cache
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from ocpart_desktop.system.paths import resource
from ocpart_desktop.ui.theme.roles import Theme, load_theme
from ocpart_desktop.ui.theme.scale import Type, font
from ocpart_desktop.ui.theme.stylesheet import style_sheet

SYSTEM, LIGHT, DARK = "system", "light", "dark"


class _Worn:
    wanted = LIGHT
    theme: Theme | None = None


def current_theme() -> Theme:
    """The theme worn now; light before any was chosen."""
    return _Worn.theme or load_theme(LIGHT)


def apply_theme(app: QApplication, name: str = SYSTEM) -> Theme:
    """Dress the application in ``light``, ``dark`` or the ``system``'s own choice.

    Widgets hear of it as ``QEvent.StyleChange``. With ``system``, a later change of the desktop
    is followed.
    """
    load_fonts()
    _follow_system(app)
    _Worn.wanted = name
    _Worn.theme = load_theme(_system_choice(app) if name == SYSTEM else name)
    app.setPalette(_palette(_Worn.theme))
    app.setFont(font(Type.BODY))
    app.setStyleSheet(style_sheet(_Worn.theme))
    return _Worn.theme


@cache
def load_fonts() -> tuple[int, ...]:
    """Load the shipped typeface; needs an application object, no widget."""
    return tuple(
        QFontDatabase.addApplicationFont(str(path))
        for path in sorted(resource("fonts").glob("*.otf"))
    )


def _system_choice(app: QApplication) -> str:
    return DARK if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def _follow_system(app: QApplication) -> None:
    if not app.property("follows_system_theme"):
        app.setProperty("follows_system_theme", True)
        app.styleHints().colorSchemeChanged.connect(_on_system_changed)


def _on_system_changed() -> None:
    app = cast("QApplication | None", QApplication.instance())
    if app and _Worn.wanted == SYSTEM and _system_choice(app) != current_theme().name:
        apply_theme(app, SYSTEM)


def _palette(theme: Theme) -> QPalette:
    screen, role = theme.screen, QPalette.ColorRole
    palette = QPalette()
    for where, colour in {
        role.Window: screen.background,
        role.WindowText: screen.text,
        role.Base: screen.surface,
        role.AlternateBase: screen.background,
        role.Text: screen.text,
        role.PlaceholderText: screen.muted,
        role.Button: screen.surface,
        role.ButtonText: screen.text,
        role.BrightText: screen.danger,
        role.ToolTipBase: screen.text,
        role.ToolTipText: screen.surface,
        role.Highlight: screen.accent,
        role.HighlightedText: screen.accent_text,
        role.Accent: screen.accent,
        role.Link: screen.accent,
        role.LinkVisited: screen.accent,
        role.Light: screen.surface,
        role.Midlight: screen.raised,
        role.Mid: screen.border,
        role.Dark: screen.outline,
        role.Shadow: QColor("#000000"),
    }.items():
        palette.setColor(where, colour)
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, screen.outline)
    return palette
