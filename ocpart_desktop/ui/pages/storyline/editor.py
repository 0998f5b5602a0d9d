"""What can be written in a slide: its title, its text, its picture, the facilitator's notes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import Item, Slide
from ocpart_desktop.ui.pages.storyline import model
from ocpart_desktop.ui.pages.storyline.picture import picture_text
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.buttons import push_button
from ocpart_desktop.ui.widgets.editor import AutoSaveLineEdit, AutoSaveTextEdit
from ocpart_desktop.ui.widgets.labels import PlainLabel

TEXT, NOTES = 84, 72  # px of height


class SlideEditor(QWidget):
    """``edited`` carries the slide as it is now; ``refused`` why a picture cannot be taken."""

    edited = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: Item | None = None
        self._title = AutoSaveLineEdit()
        self._title.setAccessibleName(_("Title of the slide"))
        self._title.edited.connect(lambda text: self._write(model.with_title, text))
        self._text_label = PlainLabel(role=Type.CAPTION, tone="muted")
        self._text = AutoSaveTextEdit()
        self._text.setFixedHeight(TEXT)
        self._text.edited.connect(lambda text: self._write(model.with_text, text))
        self._alt = AutoSaveLineEdit()
        self._alt.setPlaceholderText(_("What the picture shows, for who cannot see it"))
        self._alt.setAccessibleName(_("What the picture shows"))
        self._alt.edited.connect(self._on_alt_edited)
        self._choose = push_button(_("Picture…"), self.choose_picture, icon="picture")
        self._without = push_button(_("Without picture"), self._on_picture_removed, kind="quiet")
        self._notes = AutoSaveTextEdit()
        self._notes.setFixedHeight(NOTES)
        self._notes.setPlaceholderText(_("What you want to say; you alone will see it."))
        self._notes.setAccessibleName(_("Facilitator's notes"))
        self._notes.edited.connect(self._on_notes_edited)
        self._arrange()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(PlainLabel(_("Title on the slide"), role=Type.CAPTION, tone="muted"))
        column.addWidget(self._title)
        column.addWidget(self._text_label)
        column.addWidget(self._text)
        self._pictures = QWidget()
        row = QHBoxLayout(self._pictures)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._choose)
        row.addWidget(self._alt, 1)
        row.addWidget(self._without)
        column.addWidget(self._pictures)
        column.addWidget(PlainLabel(_("Facilitator's notes"), role=Type.CAPTION, tone="muted"))
        column.addWidget(self._notes)

    def show_item(self, item: Item, usual_title: str) -> None:
        """Show another slide; what is being typed in it is left as it is."""
        if self._item is not None and item.id != self._item.id:
            self.commit()
        fresh = self._item is None or item.id != self._item.id
        self._item = item
        self._title.setPlaceholderText(usual_title)
        label = model.text_label(item)
        self._text_label.setText(label)
        self._text.setAccessibleName(label)
        for widget in (self._text_label, self._text):
            widget.setVisible(bool(label))
        self._pictures.setVisible(model.has_picture(item))
        with_picture = isinstance(item, Slide) and bool(item.picture)
        self._alt.setVisible(with_picture)
        self._without.setVisible(with_picture)
        alt = item.picture_alt if isinstance(item, Slide) else ""
        for field, text in (
            (self._title, model.title_of(item)),
            (self._text, model.text_of(item)),
            (self._alt, alt),
            (self._notes, item.facilitator_notes),
        ):
            if fresh or not field.hasFocus():
                field.load(text)

    def commit(self) -> None:
        """Tell now what was typed."""
        for field in (self._title, self._text, self._alt, self._notes):
            field.commit()

    def focus_title(self) -> None:
        """Be ready to write the title."""
        self._title.setFocus()
        self._title.selectAll()

    def _write(self, make: object, text: str) -> None:
        if self._item is not None and callable(make):
            self._tell(make(self._item, text))

    def _tell(self, item: Item) -> None:
        if item != self._item:
            self._item = item
            self.edited.emit(item)

    def _on_notes_edited(self, text: str) -> None:
        if self._item is not None:
            self._tell(replace(self._item, facilitator_notes=text))

    def _on_alt_edited(self, text: str) -> None:
        if isinstance(self._item, Slide):
            self._tell(replace(self._item, picture_alt=text))

    def _on_picture_removed(self) -> None:
        if isinstance(self._item, Slide):
            self._tell(replace(self._item, picture="", picture_alt=""))

    def choose_picture(self) -> None:
        """Ask for a picture and put it on the slide."""
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Choose a picture"), "", _("Pictures (*.png *.jpg *.jpeg *.gif *.bmp *.svg)")
        )
        if name:
            self.take_picture(Path(name))

    def take_picture(self, path: Path) -> None:
        """Put a picture on the slide, or say why it cannot be."""
        if not isinstance(self._item, Slide):
            return
        text = picture_text(path)
        if text:
            self._tell(replace(self._item, picture=text))
        else:
            self.refused.emit(
                _("“{file}” holds no picture that can be read: choose a PNG or a JPEG.").format(
                    file=path.name
                )
            )
