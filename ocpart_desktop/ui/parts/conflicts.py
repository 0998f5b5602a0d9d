"""What several people wrote apart, side by side: one is kept, or both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ocpart_desktop.figures.places import capitalised
from ocpart_desktop.i18n import _, date_long, time_short
from ocpart_desktop.notebook.changes import named
from ocpart_desktop.notebook.conflicts import Conflict, Version, twin_of
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.notebook.telling import field_label, value_text
from ocpart_desktop.notebook.words import Words
from ocpart_desktop.session import Session
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.buttons import push_button
from ocpart_desktop.ui.widgets.card import Card
from ocpart_desktop.ui.widgets.card_list import CardList
from ocpart_desktop.ui.widgets.labels import PlainLabel

WIDTH, HEIGHT = 860, 600
_SHOWN = 600  # characters of a value: enough to tell two apart


class ConflictsDialog(QDialog):
    """A card a record; each field shows its versions, the one now shown chosen at first."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert session.notebook is not None
        self._session = session
        self._words = Words(session.notebook.terms)
        self._choosing: list[_Choosing] = []
        self.setWindowTitle(_("Choices to make"))
        self.resize(WIDTH, HEIGHT)
        self._cards = CardList()
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(4), space(5), space(4))
        column.setSpacing(space(3))
        column.addWidget(PlainLabel(_("Written differently in two places"), role=Type.TITLE))
        explained = _("Nothing is lost: choose what each field is to hold, or keep both.")
        column.addWidget(PlainLabel(explained, tone="muted", wrap=True))
        column.addWidget(self._cards, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(push_button(_("Later"), self.reject))
        buttons.addWidget(push_button(_("Keep these choices"), self.settle, kind="primary"))
        column.addLayout(buttons)
        self._fill(session.notebook.conflicts)

    @property
    def choosing(self) -> Sequence[_Choosing]:
        """The choices, a field each."""
        return self._choosing

    def _fill(self, conflicts: Sequence[Conflict]) -> None:
        for _record, told in groupby(conflicts, key=lambda each: each.record.id):
            about = list(told)
            card = Card(capitalised(named(about[0].record)))
            for conflict in about:
                choosing = _Choosing(conflict, self._words)
                card.body.addWidget(choosing)
                self._choosing.append(choosing)
            self._cards.add(card)

    def settle(self) -> None:
        """Write the choices down; each record is a step that can be undone."""
        for record_id, told in groupby(self._choosing, key=lambda each: each.conflict.record.id):
            fields = list(told)
            chosen = {each.conflict.field: each.value for each in fields}
            apart = [each.conflict for each in fields if each.wants_twin]
            self._session.change(
                lambda notebook, key=record_id, values=chosen, twins=apart: _settled(  # type: ignore[misc]
                    notebook, key, values, twins
                )
            )
        self.accept()


def _settled(
    notebook: Notebook, record_id: str, values: Mapping[str, Any], twins: Sequence[Conflict]
) -> Any:
    twin = twin_of(twins)
    if twin is not None:
        notebook.put(twin)
    return notebook.settle(record_id, values)


class _Choosing(QWidget):
    """One field: a version each line, then « les deux »."""

    def __init__(self, conflict: Conflict, words: Words) -> None:
        super().__init__()
        self.conflict = conflict
        self._values: list[Any] = [version.value for version in conflict.versions]
        self.buttons: list[QRadioButton] = []
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        label = _("Keep it?") if conflict.about_presence else ""
        label = label or field_label(conflict.record, conflict.field, words)
        column.addWidget(PlainLabel(label, role=Type.STRONG))
        for version in conflict.versions:
            self._offer(column, group, _told(conflict, version, words))
        if conflict.both is not None:
            self._values.append(conflict.both)
            self._offer(column, group, _("Keep both, one after the other"))
        elif not conflict.about_presence and twin_of([conflict]) is not None:
            self._values.append(conflict.versions[-1].value)
            self._offer(column, group, _("Keep both, as two records"))
        self.buttons[len(conflict.versions) - 1].setChecked(True)

    def _offer(self, column: QVBoxLayout, group: QButtonGroup, text: str) -> None:
        button = QRadioButton(text.replace("&", "&&"))
        group.addButton(button)
        column.addWidget(button)
        self.buttons.append(button)

    @property
    def _chosen(self) -> int:
        return next(at for at, button in enumerate(self.buttons) if button.isChecked())

    @property
    def value(self) -> Any:
        """What the field is to hold."""
        return self._values[self._chosen]

    @property
    def wants_twin(self) -> bool:
        """Whether the other value is to be kept in a record of its own."""
        return self.conflict.both is None and self._chosen >= len(self.conflict.versions)


def _told(conflict: Conflict, version: Version, words: Words) -> str:
    moment = version.at.astimezone()
    who = version.author or _("somebody")
    when = f"{date_long(moment.date())} {time_short(moment)}"
    if conflict.about_presence:
        text = _("Keep it") if version.value else _("Remove it")
    else:
        text = value_text(conflict.record, conflict.field, version.value, words) or _("(nothing)")
    return f"{text[:_SHOWN]}\n{who}, {when}"
