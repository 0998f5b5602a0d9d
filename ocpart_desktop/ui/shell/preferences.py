"""The preferences, in one menu: the look, the language, and what is kept to open faster."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ocpart_desktop.i18n import _, current_language
from ocpart_desktop.system.settings import Settings
from ocpart_desktop.ui.theme import DARK, LIGHT, SYSTEM


class PreferencesMenu(QMenu):
    """Each choice is applied and remembered as it is made."""

    def __init__(
        self,
        settings: Settings,
        wear_theme: Callable[[str], None],
        speak: Callable[[str], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        themes = {SYSTEM: _("Like the system"), LIGHT: _("Light"), DARK: _("Dark")}
        languages = {"fr": "Français", "en": "English"}
        self._choices(_("Look"), themes, settings.theme, wear_theme)
        spoken = settings.language or current_language()
        self._choices(_("Language"), languages, spoken, speak)
        self.addSeparator()
        self._emptying = self.addAction("")
        self._emptying.triggered.connect(self._on_emptying_triggered)
        self.aboutToShow.connect(self._weigh)

    def _weigh(self) -> None:
        """Tell how much the cache holds; there is nothing to do when it is empty."""
        from ocpart_desktop.i18n import file_size
        from ocpart_desktop.session import kept_extracts_size

        size = kept_extracts_size()
        told = file_size(size) if size else _("empty")
        self._emptying.setText(_("Empty the cache of extracts ({size})").format(size=told))
        self._emptying.setEnabled(size > 0)

    def _on_emptying_triggered(self) -> None:
        from ocpart_desktop.session import forget_kept_extracts

        forget_kept_extracts()
        self._weigh()

    def _choices(
        self, title: str, texts: dict[str, str], current: str, choose: Callable[[str], None]
    ) -> None:
        self.addSection(title)
        group = QActionGroup(self)
        for key, text in texts.items():
            action = QAction(text, self)
            action.setCheckable(True)
            action.setChecked(key == current)
            action.triggered.connect(lambda _on, key=key: choose(key))
            group.addAction(action)
            self.addAction(action)
