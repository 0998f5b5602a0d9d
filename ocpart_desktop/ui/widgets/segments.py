"""One of a few, all in sight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ocpart_desktop.ui.theme import Type, font, space, wear
from ocpart_desktop.ui.widgets.arrows import Arrows
from ocpart_desktop.ui.widgets.choices import Choice


class SegmentedControl(QWidget):
    """A row of segments of which one is on. Left and right choose; Tab enters and leaves."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QPushButton] = {}
        self._shown: tuple[tuple[str, str], ...] = ()
        self._group = QButtonGroup(self)
        self._arrows = Arrows(self, arrived=lambda button: button.click())
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)

    def show_choices(
        self,
        choices: Sequence[Choice],
        current: str | None = None,
        icons: Mapping[str, str] | None = None,
    ) -> None:
        """Offer these choices and show the current one; nobody is told."""
        shown = tuple((choice.key, choice.text) for choice in choices)
        if shown != self._shown:
            self._rebuild(shown, icons or {})
        if current in self._buttons:
            self._buttons[current].setChecked(True)
        self._keep_one_tab_stop()

    @property
    def current(self) -> str | None:
        """The key of the segment that is on."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), None)

    def button(self, key: str) -> QPushButton:
        """The segment of a choice."""
        return self._buttons[key]

    def _rebuild(self, shown: tuple[tuple[str, str], ...], icons: Mapping[str, str]) -> None:
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        self._shown, self._buttons = shown, {}
        for i, (key, text) in enumerate(shown):
            button = QPushButton(text.replace("&", "&&"))
            button.setAccessibleName(text)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setProperty("kind", "segment")
            button.setProperty("place", _place(i, len(shown)))
            if key in icons:
                wear(button, icons[key], checked="accent")
            button.clicked.connect(lambda _checked, key=key: self._on_button_clicked(key))
            button.setMinimumWidth(_width_when_on(button))
            self._group.addButton(button)
            self._row.addWidget(button)
            self._buttons[key] = button
        self._arrows.follow(tuple(self._buttons.values()))

    def _on_button_clicked(self, key: str) -> None:
        self._keep_one_tab_stop()
        self.chosen.emit(key)

    def _keep_one_tab_stop(self) -> None:
        self._arrows.stop_at(self._group.checkedButton())


def _width_when_on(button: QPushButton) -> int:
    """Room for the text as it is when the segment is on, which is bolder."""
    metrics = QFontMetrics(font(Type.STRONG))
    icon = button.iconSize().width() + space(1) if not button.icon().isNull() else 0
    return metrics.horizontalAdvance(button.text()) + icon + 2 * space(3) + 2


def _place(i: int, count: int) -> str:
    if count == 1:
        return "only"
    return "first" if i == 0 else "last" if i == count - 1 else "middle"
