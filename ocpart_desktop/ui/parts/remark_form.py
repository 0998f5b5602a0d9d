"""The fields of one remark: its kind, its text, what is pledged, and whether it is on a figure."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import AnchorKind, Note, NoteKind
from ocpart_desktop.notebook.vocabularies import note_kinds
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.editor import AutoSaveLineEdit, AutoSaveTextEdit
from ocpart_desktop.ui.widgets.labels import PlainLabel

HEIGHT = space(8) + space(5)


class RemarkForm(QWidget):
    """``edited`` tells that something was typed or chosen, ``finished`` that nothing more will be.

    ``buttons`` is where the owner puts its own, beside the kind.
    """

    edited = Signal()
    figure_chosen = Signal(bool)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = QComboBox()
        self.kind.setAccessibleName(_("Kind of remark"))
        for kind, label in note_kinds().items():
            self.kind.addItem(label, kind)
        self.text = AutoSaveTextEdit()
        self.text.setPlaceholderText(_("What the room says about it…"))
        self.text.setAccessibleName(_("Text of the remark"))
        self.text.setFixedHeight(HEIGHT)
        self._who, self._what, self._due = (AutoSaveLineEdit() for _field in range(3))
        self.done = QCheckBox(_("Done"))
        self.done.clicked.connect(lambda _on: self.edited.emit())
        self._pledge = self._pledge_form()
        self.on_figure = QCheckBox(_("About this figure only"))
        self.on_figure.setToolTip(
            _("The answer, the region and the filters looked at are kept with the remark.")
        )
        self.on_figure.setChecked(True)
        self._figure = PlainLabel(role=Type.CAPTION, tone="muted", wrap=True)
        self.buttons = QHBoxLayout()
        self.text.edited.connect(lambda _text: self.edited.emit())
        self.kind.currentIndexChanged.connect(lambda _index: self._on_kind_changed())
        self.on_figure.toggled.connect(self.figure_chosen)
        finish = QShortcut(QKeySequence("Ctrl+Return"), self.text, self.finished.emit)
        finish.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._arrange()

    def _arrange(self) -> None:
        self.buttons.addWidget(self.kind, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self.text)
        column.addWidget(self._pledge)
        column.addWidget(self.on_figure)
        column.addWidget(self._figure)
        column.addLayout(self.buttons)

    def _pledge_form(self) -> QWidget:
        form = QWidget()
        rows = QFormLayout(form)
        rows.setContentsMargins(0, 0, 0, 0)
        for label, field in (
            (_("Who"), self._who),
            (_("What"), self._what),
            (_("When"), self._due),
        ):
            rows.addRow(label, field)
            field.edited.connect(lambda _text: self.edited.emit())
        rows.addRow("", self.done)
        return form

    @property
    def chosen_kind(self) -> NoteKind:
        """What the remark is."""
        return NoteKind(self.kind.currentData() or NoteKind.OBSERVATION)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed in it."""
        typed = (self._who.text(), self._what.text(), self._due.text(), self.text.toPlainText())
        return not any(text.strip() for text in typed)

    def load(self, note: Note) -> None:
        """Show a remark; nobody is told."""
        with QSignalBlocker(self.kind):
            self.kind.setCurrentIndex(self.kind.findData(note.kind))
        self.text.load(note.text)
        for field, text in ((self._who, note.who), (self._what, note.what), (self._due, note.due)):
            field.load(text)
        self.done.setChecked(note.done)
        self._pledge.setVisible(note.kind is NoteKind.COMMITMENT)

    def filled(self, note: Note) -> Note:
        """The remark with what the fields hold."""
        return replace(
            note,
            kind=self.chosen_kind,
            text=self.text.toPlainText().strip(),
            who=self._who.text(),
            what=self._what.text(),
            due=self._due.text(),
            done=self.done.isChecked() and self.chosen_kind is NoteKind.COMMITMENT,
        )

    def show_anchor(self, kind: AnchorKind, figure: str = "") -> None:
        """Offer the choice between a figure and its whole question, where there is one.

        ``figure`` tells which; it is seen only when the remark is about it.
        """
        about = kind in (AnchorKind.FIGURE, AnchorKind.QUESTION)
        with QSignalBlocker(self.on_figure):
            self.on_figure.setChecked(kind is AnchorKind.FIGURE)
        self.on_figure.setVisible(about)
        self._figure.setVisible(about)
        whole = _("The whole question, everywhere")
        self._figure.setText(figure if kind is AnchorKind.FIGURE else whole)

    def commit(self) -> None:
        """Tell now what was typed, if it was not told yet."""
        for field in (self.text, self._who, self._what, self._due):
            field.commit()

    def _on_kind_changed(self) -> None:
        self._pledge.setVisible(self.chosen_kind is NoteKind.COMMITMENT)
        self.edited.emit()
