"""Several of many, as chips."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ocpart_desktop.ui.theme import Type, font, space
from ocpart_desktop.ui.widgets.arrows import Arrows
from ocpart_desktop.ui.widgets.choices import GroupedChoice
from ocpart_desktop.ui.widgets.flow import FlowLayout
from ocpart_desktop.ui.widgets.tooltips import plain_tooltip


class TagEditor(QWidget):
    """Chips that are on or off. Arrows move, Space switches, Tab leaves."""

    edited = Signal(tuple)  # the keys that are on, in the order offered

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[str, QPushButton] = {}
        self._arrows = Arrows(self)
        self._flow = FlowLayout(self, gap=space(1))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_choices(self, choices: Sequence[GroupedChoice], chosen: Iterable[str] = ()) -> None:
        """Offer these choices, some of them on; nobody is told."""
        offered = {choice.key: choice.text for choice in choices}
        if list(offered) != list(self._chips):
            self._rebuild(offered)
        hints = {choice.key: choice.hint for choice in choices}
        wanted = set(chosen)
        for key, chip in self._chips.items():
            if chip.text() != (text := offered[key].replace("&", "&&")):
                chip.setText(text)
                chip.setMinimumWidth(_width_when_on(chip))
            chip.setChecked(key in wanted)
            chip.setToolTip(plain_tooltip(hints[key]))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys that are on, in the order offered."""
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    def chip(self, key: str) -> QPushButton:
        """The chip of a choice."""
        return self._chips[key]

    def _rebuild(self, offered: dict[str, str]) -> None:
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._chips = {}
        for key, text in offered.items():
            chip = QPushButton(text, self)
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.setProperty("kind", "chip")
            chip.setMinimumWidth(_width_when_on(chip))
            chip.clicked.connect(lambda _checked: self.edited.emit(self.chosen))
            self._flow.addWidget(chip)
            self._chips[key] = chip
        self._arrows.follow(tuple(self._chips.values()))
        self._arrows.stop_at(None)


def _width_when_on(chip: QPushButton) -> int:
    """Room for the text as it is when the chip is on, which is bolder."""
    return QFontMetrics(font(Type.STRONG)).horizontalAdvance(chip.text()) + 2 * space(3)
