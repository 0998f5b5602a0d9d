"""What is looked for: words, a button a criterion, and a chip for each value asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QWidget

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.criteria import ANYTHING, Filter
from ocpart_desktop.notebook.filter_wording import criterion_label, value_label
from ocpart_desktop.notebook.words import Words
from ocpart_desktop.ui.pages.initiatives import offers
from ocpart_desktop.ui.widgets.buttons import push_button
from ocpart_desktop.ui.widgets.chip import RemovableChip
from ocpart_desktop.ui.widgets.flow import FlowLayout
from ocpart_desktop.ui.widgets.ticklist import TickList

_SEARCH_WIDTH = 260
Count = Callable[[str], Counter[Any]]
"""How many records each value of a criterion would leave."""


class CriteriaBar(QWidget):
    """``asked`` carries the filter as the user wants it from now on. Ctrl+F goes to the words."""

    asked = Signal(object)

    def __init__(self, count: Count, last: QWidget, parent: QWidget | None = None) -> None:
        """``last`` stands after the criteria."""
        super().__init__(parent)
        self._count = count
        self._wanted, self._words = ANYTHING, Words()
        self._open = ""
        self._last = last
        self.field = QLineEdit()
        self.field.setFixedWidth(_SEARCH_WIDTH)
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._on_field_changed)
        QShortcut(QKeySequence.StandardKey.Find, self, self._search)
        self.list = TickList(self)
        self.list.ticked.connect(self._on_list_ticked)
        self.buttons: dict[str, QPushButton] = {}
        self.chips: tuple[RemovableChip, ...] = ()
        self.clear = push_button(_("Clear all"), lambda: self._ask(ANYTHING), kind="link")
        self._flow = FlowLayout(self)
        self._flow.addWidget(self.field)
        for criterion in offers.CRITERIA_OFFERED:
            self._add_button(criterion)
        self._flow.addWidget(last)
        self._flow.addWidget(self.clear)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_filter(
        self, wanted: Filter, words: Words, criteria: Sequence[str], prompt: str
    ) -> None:
        """Show what is asked for, and offer these criteria; nobody is told."""
        self._wanted, self._words = wanted, words
        self.field.setPlaceholderText(prompt)
        self.field.setAccessibleName(prompt)
        if self.field.text() != wanted.text:
            self.field.setText(wanted.text)
        for criterion, button in self.buttons.items():
            button.setVisible(criterion in criteria)
            held = len(getattr(wanted, criterion))
            label = criterion_label(criterion)
            text = f"{label} ({held})" if held else label
            button.setText(text)
            button.setAccessibleName(_("Filter by: {criterion}").format(criterion=text))
        self._show_chips()
        self.clear.setVisible(bool(wanted))
        self.updateGeometry()

    def follow_text(self, wanted: Filter) -> None:
        """Only the words changed, and there are some: nothing else is to be shown."""
        self._wanted = wanted

    def open_list(self, criterion: str) -> None:
        """Offer the values of a criterion, each with how many records it would leave."""
        self._open = criterion
        button = self.buttons[criterion]
        chosen = getattr(self._wanted, criterion)
        choices = offers.choices(criterion, self._count(criterion), chosen, self._words)
        on = {offers.key_of(each) for each in chosen}
        under = button.mapToGlobal(button.rect().bottomLeft())
        self.list.open(criterion_label(criterion), choices, on, under)

    def _add_button(self, criterion: str) -> None:
        label = criterion_label(criterion)
        button = push_button(label, lambda: self.open_list(criterion), icon="chevron-down")
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow after the name
        self.buttons[criterion] = button
        self._flow.addWidget(button)

    def _show_chips(self) -> None:
        told = [
            (criterion, value)
            for criterion in self._wanted.criteria
            for value in getattr(self._wanted, criterion)
        ]
        for surplus in self.chips[len(told) :]:
            self._flow.removeWidget(surplus)
            surplus.hide()
            surplus.deleteLater()
        self.chips = self.chips[: len(told)]
        for place, (criterion, value) in enumerate(told):
            name, text = criterion_label(criterion), value_label(criterion, value, self._words)
            remove = _removal(self._remove, criterion, value)
            if place < len(self.chips):
                self.chips[place].stand_for(name, text, remove)
                continue
            chip = RemovableChip(name, text, remove)
            self._flow.addWidget(chip)
            chip.show()
            QWidget.setTabOrder((self._last, *self.chips)[-1], chip)
            self.chips = (*self.chips, chip)
        self._flow.removeWidget(self.clear)
        self._flow.addWidget(self.clear)
        QWidget.setTabOrder((self._last, *self.chips)[-1], self.clear)

    # -- what happens ----------------------------------------------------------------------------

    def _search(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _on_field_changed(self, text: str) -> None:
        if text != self._wanted.text:
            self._ask(replace(self._wanted, text=text))

    def _on_list_ticked(self, key: str, on: bool) -> None:
        value = offers.value_of(self._open, key)
        held = tuple(each for each in getattr(self._wanted, self._open) if each != value)
        self._ask(self._wanted.asking(self._open, (*held, value) if on else held))

    def _remove(self, criterion: str, value: Any) -> None:
        left = tuple(each for each in getattr(self._wanted, criterion) if each != value)
        self.buttons[criterion].setFocus(Qt.FocusReason.OtherFocusReason)
        self._ask(self._wanted.asking(criterion, left))

    def _ask(self, wanted: Filter) -> None:
        if not wanted:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.asked.emit(wanted)


def _removal(remove: Callable[[str, Any], None], criterion: str, value: Any) -> Callable[[], None]:
    return lambda: remove(criterion, value)
