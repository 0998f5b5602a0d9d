"""The sheet of one initiative: a field is written down as it is left, without a Save button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import Initiative, Partner
from ocpart_desktop.notebook.wording import (
    next_steps_text,
    partners_text,
    read_next_steps,
    read_partners,
)
from ocpart_desktop.notebook.words import Vocabulary, Words
from ocpart_desktop.ui.pages.initiatives import model
from ocpart_desktop.ui.pages.initiatives.alike import Alike
from ocpart_desktop.ui.parts.choices import fill
from ocpart_desktop.ui.parts.territory import TerritoryField
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.editor import AutoSaveLineEdit, AutoSaveTextEdit
from ocpart_desktop.ui.widgets.labels import PlainLabel
from ocpart_desktop.ui.widgets.tags import TagEditor

FIRST_YEAR = 1900
CAPTION_WIDTH = 120
_NARROW = 470  # px under which a caption beside its field would leave it too little room

Offered = Callable[[Initiative], model.Choices]
"""What can be picked for an initiative, which may bear words that are not in the lists."""


class InitiativeSheet(QScrollArea):
    """Shows one initiative and emits ``edited`` with its new value at each finished entry."""

    edited = Signal(object)
    typed = Signal(object)  # the initiative as its title is being typed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._layouts: list[QFormLayout] = []
        self._initiative = Initiative()
        self._words = Words()
        self._loaders: list[Callable[[Initiative], None]] = []
        self._committers: list[Callable[[], None]] = []
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, space(3), space(4))
        column.setSpacing(space(4))
        column.addLayout(self._essentials())
        column.addLayout(self._section(_("The action"), self._action))
        column.addLayout(self._section(_("What comes of it"), self._outcome))
        column.addLayout(self._section(_("Between us"), self._private))
        column.addStretch(1)
        self.setWidget(body)

    def load(self, initiative: Initiative, words: Words | None = None) -> None:
        """Show an initiative with the words of its notebook; what was being typed in the previous
        one is written first.
        """
        self._words = words or Words()
        if initiative.id != self._initiative.id:
            self.commit()
            self.alike.show_found(())
        self._initiative = initiative
        for load in self._loaders:
            load(initiative)

    def commit(self) -> None:
        """Write what is being typed."""
        for commit in self._committers:
            commit()

    def begin(self) -> None:
        """Go to the first field."""
        self.ensureWidgetVisible(self._title)
        self._title.setFocus()

    # -- the form ----------------------------------------------------------------------------

    def _section(self, title: str, build: Callable[[QFormLayout], None]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(space(2))
        column.addWidget(PlainLabel(title, role=Type.HEADING))
        form = self._form()
        build(form)
        column.addLayout(form)
        return column

    def _essentials(self) -> QFormLayout:
        form = self._form()
        self._title = self._line(form, _("Title"), "title")
        self._title.setMaxLength(model.TITLE_LENGTH)
        self._title.textEdited.connect(
            lambda text: self.typed.emit(replace(self._initiative, title=text))
        )
        self.alike = Alike()
        form.addRow(self.alike)
        self._territory(form)
        self._tags(form, _("Types"), "types", self._types)
        self._text(form, _("In a few words"), "summary")
        return form

    def _action(self, form: QFormLayout) -> None:
        self._tags(form, _("Domains"), "domains", self._domains)
        self._tags(form, _("Development goals"), "goals", lambda _i: model.goal_choices())
        self._line(form, _("Origin"), "origin")
        self._line(form, _("Led by"), "lead")
        self._pick(form, _("Kind of actor"), "lead_actor", self._actors)
        self._lines(form, _("Partners"), "partners", self._told, self._read)
        self._pick(form, _("Stage"), "stage", self._stages)
        self._year(form)
        self._pick(form, _("Form"), "form", self._forms)
        self._check(form, _("A collective alliance rather than a partnership"), "alliance")
        self._text(form, _("Need"), "need")
        self._text(form, _("Solution"), "solution")
        self._text(form, _("Means"), "means")
        self._text(form, _("Levers"), "levers")
        self._text(form, _("Brakes"), "brakes")

    def _outcome(self, form: QFormLayout) -> None:
        self._text(form, _("Results"), "results")
        self._text(form, _("Impact on innovation"), "impact_innovation")
        self._text(form, _("Impact on how organisations fare"), "impact_performance")
        self._text(form, _("Impact on trust"), "impact_trust")
        self._lines(form, _("Next steps"), "next_steps", next_steps_text, read_next_steps)

    def _private(self, form: QFormLayout) -> None:
        self._check(form, _("Seen by the room"), "published")
        self._line(form, _("Contact"), "contact")
        self._check(form, _("The contact agrees to be published"), "contact_consent")
        self._line(form, _("Source or link"), "source")
        self._text(form, _("Facilitator's notes"), "facilitator_notes")

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(space(2))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._layouts.append(form)
        return form

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, captions stand above their fields."""
        super().resizeEvent(event)
        narrow = self.viewport().width() < _NARROW
        wrap = QFormLayout.RowWrapPolicy
        for form in self._layouts:
            form.setRowWrapPolicy(wrap.WrapAllRows if narrow else wrap.DontWrapRows)

    # -- words to pick from ----------------------------------------------------------------------

    def _domains(self, initiative: Initiative) -> model.Choices:
        return model.word_choices(self._words, Vocabulary.DOMAINS, initiative.domains)

    def _types(self, initiative: Initiative) -> model.Choices:
        return model.word_choices(self._words, Vocabulary.TYPES, initiative.types)

    def _stages(self, initiative: Initiative) -> model.Choices:
        return model.word_choices(self._words, Vocabulary.STAGES, ("", initiative.stage or ""))

    def _actors(self, initiative: Initiative) -> model.Choices:
        return model.word_choices(self._words, Vocabulary.ACTORS, ("", initiative.lead_actor))

    def _forms(self, initiative: Initiative) -> model.Choices:
        return model.word_choices(self._words, Vocabulary.FORMS, ("", initiative.form))

    def _told(self, initiative: Initiative) -> str:
        return partners_text(initiative, words=self._words)

    def _read(self, text: str) -> tuple[Partner, ...]:
        return read_partners(text, self._words)

    # -- one field a kind ----------------------------------------------------------------------

    def _set(self, **values: Any) -> None:
        changed = replace(self._initiative, **values)
        if changed != self._initiative:
            self._initiative = changed
            self.edited.emit(changed)

    def _line(self, form: QFormLayout, label: str, name: str) -> QLineEdit:
        field = AutoSaveLineEdit()
        field.setAccessibleName(label)
        field.edited.connect(lambda text: self._set(**{name: text.strip()}))
        self._committers.append(field.commit)
        self._loaders.append(lambda i: _show(field, getattr(i, name)))
        form.addRow(_caption(label), field)
        return field

    def _text(self, form: QFormLayout, label: str, name: str) -> None:
        field = AutoSaveTextEdit()
        field.setFixedHeight(space(8) + space(1))
        field.setTabChangesFocus(True)

        field.setAccessibleName(label)
        field.edited.connect(lambda text: self._set(**{name: text.strip()}))
        self._committers.append(field.commit)

        def load(initiative: Initiative) -> None:
            if not field.hasFocus():
                field.load(getattr(initiative, name))

        self._loaders.append(load)
        form.addRow(_caption(label), field)

    def _lines(
        self,
        form: QFormLayout,
        label: str,
        name: str,
        write: Callable[[Initiative], str],
        read: Callable[[str], tuple[Any, ...]],
    ) -> None:
        """Parts, a line each."""
        field = AutoSaveTextEdit()
        field.setFixedHeight(space(8) + space(1))

        field.setAccessibleName(label)
        field.edited.connect(lambda text: self._set(**{name: read(text)}))
        self._committers.append(field.commit)

        def load(initiative: Initiative) -> None:
            if not field.hasFocus():
                field.load(write(initiative))

        self._loaders.append(load)
        form.addRow(_caption(label), field)

    def _tags(self, form: QFormLayout, label: str, name: str, choices: Offered) -> None:
        field = TagEditor()
        field.setAccessibleName(label)
        field.edited.connect(lambda keys: self._set(**{name: model.keys_of(name, keys)}))
        self._loaders.append(lambda i: field.show_choices(choices(i), getattr(i, name)))
        form.addRow(_caption(label), field)

    def _pick(self, form: QFormLayout, label: str, name: str, choices: Offered) -> None:
        field = QComboBox()
        field.activated.connect(
            lambda: self._set(**{name: model.picked(name, field.currentData())})
        )
        self._loaders.append(lambda i: fill(field, choices(i), getattr(i, name) or ""))
        form.addRow(_caption(label), field)

    def _check(self, form: QFormLayout, label: str, name: str) -> None:
        field = QCheckBox(label)
        field.clicked.connect(lambda on: self._set(**{name: on}))
        self._loaders.append(lambda i: field.setChecked(getattr(i, name)))
        form.addRow(field)

    def _year(self, form: QFormLayout) -> None:
        field = QSpinBox()
        field.setRange(FIRST_YEAR, 2100)
        field.setSpecialValueText(_("unknown"))

        def commit() -> None:
            year = field.value()
            self._set(start_year=year if year > FIRST_YEAR else None)

        field.valueChanged.connect(lambda _year: commit() if field.hasFocus() else None)
        field.editingFinished.connect(commit)
        self._loaders.append(lambda i: field.setValue(i.start_year or FIRST_YEAR))
        form.addRow(_caption(_("Since")), field)

    def _territory(self, form: QFormLayout) -> None:
        field = TerritoryField()
        field.chosen.connect(lambda values: self._set(**values))
        self._committers.append(field.commit)
        self._loaders.append(lambda i: field.show_place(i.territory_name))
        form.addRow(_caption(_("Territory")), field)


def _caption(text: str) -> PlainLabel:
    """A label as wide in every section, so that the fields stand under each other."""
    label = PlainLabel(text, wrap=True)
    label.setFixedWidth(CAPTION_WIDTH)
    return label


def _show(field: AutoSaveLineEdit, text: str) -> None:
    """What is being typed there is left alone."""
    if not field.hasFocus():
        field.load(text)
        field.setCursorPosition(0)
