"""The vote of the room, counted by the facilitator: hands or dots, live on the slide."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ocpart_desktop.i18n import _, ngettext, whole
from ocpart_desktop.notebook.model import Slide
from ocpart_desktop.session import Session
from ocpart_desktop.session.live import add_option, give
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.buttons import icon_button
from ocpart_desktop.ui.widgets.labels import PlainLabel

COLUMNS = 4  # what is voted for, less, how many, more


class Ballot(QWidget):
    """Plus and minus an option; on an option, + and − of the keyboard too."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._slide: Slide | None = None
        self._total = PlainLabel(role=Type.STRONG)
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space(2))
        self._grid.setColumnStretch(0, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._rows)
        self._line = QLineEdit()
        self._line.setPlaceholderText(_("Something else to vote for, then Enter"))
        self._line.setAccessibleName(_("Something else to vote for"))
        self._line.returnPressed.connect(self._on_option_added)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        head = QHBoxLayout()
        head.addWidget(self._total)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        column.addWidget(self._line)

    def show_slide(self, slide: Slide) -> None:
        """Show the options of a vote and what they were given."""
        labels = [option.label for option in slide.options]
        before = [option.label for option in self._slide.options] if self._slide else None
        fresh = self._slide is None or self._slide.id != slide.id or labels != before
        self._slide = slide
        total = sum(option.dots for option in slide.options)
        self._total.setText(ngettext("{n} vote", "{n} votes", total).format(n=whole(total)))
        if fresh:
            self._lay_out(labels)
        for row, option in enumerate(slide.options):
            self._counts[row].setText(whole(option.dots))

    def _lay_out(self, labels: list[str]) -> None:
        for old in self._rows.findChildren(
            QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
        ):
            old.hide()
            self._grid.removeWidget(old)
            old.deleteLater()
        self._counts: list[PlainLabel] = []
        for row, text in enumerate(labels):
            count = PlainLabel("0", Type.HEADING)
            count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._counts.append(count)
            one_less = _("One less: {option}").format(option=text)
            one_more = _("One more: {option}").format(option=text)
            less = icon_button("remove", one_less, partial(self._give, row, -1))
            more = icon_button("add", one_more, partial(self._give, row, 1))
            for column, widget in enumerate((PlainLabel(text, wrap=True), less, count, more)):
                self._grid.addWidget(widget, row, column)
        self._grid.setRowStretch(len(labels), 1)

    def _give(self, row: int, dots: int) -> None:
        if self._slide is not None:
            give(self._session, self._slide.id, row, dots)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self._grid.indexOf(self.focusWidget()) if self.focusWidget() else -1
        dots = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}.get(Qt.Key(event.key()))
        if place >= 0 and dots is not None:
            self._give(place // COLUMNS, dots)
        else:
            super().keyPressEvent(event)

    def _on_option_added(self) -> None:
        if self._slide is not None:
            add_option(self._session, self._slide.id, self._line.text())
            self._line.clear()
