"""The card in which a reading is put right: a few fields about what is selected."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from ocpart_desktop.i18n import _
from ocpart_desktop.survey.corrections import About
from ocpart_desktop.ui.pages.receipt.fields import Field
from ocpart_desktop.ui.parts.choices import fill
from ocpart_desktop.ui.theme import space
from ocpart_desktop.ui.widgets.buttons import icon_button, push_button
from ocpart_desktop.ui.widgets.card import Card
from ocpart_desktop.ui.widgets.flow import emptied
from ocpart_desktop.ui.widgets.labels import PlainLabel

CAPTION_WIDTH = 92
LEAST = 190  # pixels of fields that are seen at once


class CorrectingCard(Card):
    """Shows fields; ``entered`` tells a new value, ``reverted`` a field to be as it was read.

    ``acted`` tells the key of a button shown under them.
    """

    entered = Signal(object, str)
    reverted = Signal(object)
    acted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(space(2))
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._fields = _Fields(self._form)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(space(2))
        self.body.addWidget(self._fields, 1)
        self.body.addLayout(self._buttons)
        self._editors: dict[tuple[About, str], QWidget] = {}
        self.invite()

    def invite(self) -> None:
        """Nothing is selected: say what can be done."""
        self.show_fields(
            _("Put right"), _("Choose a line: what was understood of it can be corrected here."), ()
        )

    def show_fields(
        self,
        title: str,
        subtitle: str,
        fields: Sequence[Field],
        buttons: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Show what is selected, its fields, and buttons (their keys and texts)."""
        focused = next((key for key, e in self._editors.items() if e.hasFocus()), None)
        self.set_title(title, subtitle)
        self._clear()
        for field in fields:
            self._add(field)
        emptied(self._buttons)
        for key, text in buttons:
            self._buttons.addWidget(push_button(text, partial(self.acted.emit, key)))
        self._buttons.addStretch(1)
        self._fields.setVisible(bool(fields))
        self._fields.updateGeometry()
        if focused in self._editors:
            self._editors[focused].setFocus()

    def editor(self, about: About, target: str | None = None) -> QWidget:
        """The combo box or the line in which something is corrected; the first one about it."""
        return next(
            editor
            for key, editor in self._editors.items()
            if key[0] is about and target in (None, key[1])
        )

    def _clear(self) -> None:
        """Take the fields out; an editor that is still telling its value is deleted afterwards."""
        self._editors = {}
        while self._form.rowCount():
            row = self._form.takeRow(0)
            for item in (row.labelItem, row.fieldItem):
                widget, layout = item.widget(), item.layout()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
                if layout is not None:
                    emptied(layout)
                    layout.deleteLater()

    def _add(self, field: Field) -> None:
        editor = self._combo(field) if field.choices else self._line(field)
        editor.setAccessibleName(field.label)
        self._editors[field.key] = editor
        row = QHBoxLayout()
        row.setSpacing(space(1))
        row.addWidget(editor, 1)
        if field.is_corrected:
            revert = partial(self.reverted.emit, field)
            row.addWidget(icon_button("undo", _("As it was read"), revert))
        caption = PlainLabel(field.label, tone="accent" if field.is_corrected else "", wrap=True)
        caption.setFixedWidth(CAPTION_WIDTH)
        caption.setMinimumHeight(editor.sizeHint().height())
        self._form.addRow(caption, row)

    def _combo(self, field: Field) -> QComboBox:
        box = QComboBox()
        box.setMinimumContentsLength(10)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        fill(box, field.choices, field.value)

        def tell() -> None:
            if box.currentData() != field.value:
                self.entered.emit(field, box.currentData())

        box.activated.connect(tell)
        return box

    def _line(self, field: Field) -> QLineEdit:
        line = QLineEdit(field.value)
        line.setPlaceholderText(field.hint)

        def tell() -> None:
            if line.text().strip() != field.value:
                self.entered.emit(field, line.text())

        line.editingFinished.connect(tell)
        return line


class _Fields(QScrollArea):
    """Fields that are scrolled where there is no room for all of them."""

    def __init__(self, form: QFormLayout) -> None:
        super().__init__()
        self.setProperty("surface", "inside")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._form = form
        inside = QWidget()
        inside.setLayout(form)
        self.setWidget(inside)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._form.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(self.sizeHint().height(), LEAST))
