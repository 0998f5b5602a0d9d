"""The words of the notebook: added, named otherwise, put in order, put together, put away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.changed import NotebookChanged
from ocpart_desktop.notebook.vocabularies import actor_families
from ocpart_desktop.notebook.words import Vocabulary
from ocpart_desktop.session import Session
from ocpart_desktop.session import vocabulary as words
from ocpart_desktop.session.vocabulary import Word
from ocpart_desktop.session.vocabulary_told import explained, taken
from ocpart_desktop.ui.choice import Choice
from ocpart_desktop.ui.parts.choices import fill
from ocpart_desktop.ui.parts.word_table import WordTable
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.buttons import icon_button, push_button
from ocpart_desktop.ui.widgets.labels import PlainLabel
from ocpart_desktop.ui.widgets.segments import SegmentedControl

WIDTH, HEIGHT = 820, 620


class VocabularyDialog(QDialog):
    """Each change is written at once; Ctrl+Z takes it back here as everywhere."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._vocabulary = Vocabulary.DOMAINS
        self._words: tuple[Word, ...] = ()
        self.setWindowTitle(_("Words of the notebook"))
        self.resize(WIDTH, HEIGHT)
        self._lists = SegmentedControl()
        self._lists.setAccessibleName(_("Vocabulary"))
        self._lists.chosen.connect(self._on_list_chosen)
        self._lists.show_choices([Choice(v, v.label) for v in Vocabulary], self._vocabulary)
        self.table = WordTable()
        self.table.renamed.connect(self._rename)
        self.table.currentCellChanged.connect(lambda *_cells: self._show_state())
        self._up = icon_button("arrow-up", _("Move up (Alt+Up)"), lambda: self.move_word(-1))
        self._down = icon_button("arrow-down", _("Move down (Alt+Down)"), lambda: self.move_word(1))
        self._name = push_button(_("Rename"), self.table.begin_renaming)
        self._own = push_button(_("Original name"), self._give_back)
        self._join = push_button(_("Put together with…"), self._offer_merging)
        self._away = push_button(_("Put away"), self._put_away)
        self._remove = push_button(_("Remove"), self._take_out)
        self._free = (self._up, self._down, self._join, self._away, self._remove)
        self._explained = PlainLabel(tone="muted", wrap=True)
        self._said = PlainLabel(tone="muted", wrap=True)
        self._new = QLineEdit()
        self._new.setPlaceholderText(_("A new word"))
        self._new.setAccessibleName(_("A new word"))
        self._new.returnPressed.connect(self.add)
        self._family = QComboBox()
        self._family.setAccessibleName(_("Family of the new kind of actor"))
        fill(self._family, [Choice(c, label) for c, label in actor_families().items()], "other")
        self._arrange()
        self._add_shortcuts()
        self._deaf = session.events.listen(NotebookChanged, lambda _changed: self.refresh())
        self.finished.connect(lambda _result: self._deaf())
        self.refresh()

    def _arrange(self) -> None:
        acts = QHBoxLayout()
        naming = (self._name, self._own)
        for button in (self._up, self._down, *naming, self._join, self._away, self._remove):
            acts.addWidget(button)
        acts.addStretch(1)
        self._adding = QWidget()
        adding = QHBoxLayout(self._adding)
        adding.setContentsMargins(0, 0, 0, 0)
        adding.addWidget(self._new, 1)
        adding.addWidget(self._family)
        adding.addWidget(push_button(_("Add"), self.add, icon="add"))
        close = QHBoxLayout()
        close.addStretch(1)
        close.addWidget(push_button(_("Close"), self.accept, kind="primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(4), space(5), space(4))
        column.setSpacing(space(3))
        column.addWidget(PlainLabel(self.windowTitle(), role=Type.TITLE))
        column.addWidget(self._explained)
        column.addWidget(self._lists)
        column.addWidget(self.table, 1)
        column.addLayout(acts)
        column.addWidget(self._adding)
        column.addWidget(self._said)
        column.addLayout(close)

    def _add_shortcuts(self) -> None:
        standard = QKeySequence.StandardKey
        shortcuts: tuple[tuple[QKeySequence, Callable[[], object]], ...] = (
            (QKeySequence(standard.Undo), self._session.undo),
            (QKeySequence(standard.Redo), self._session.redo),
            (QKeySequence("Alt+Up"), lambda: self.move_word(-1)),
            (QKeySequence("Alt+Down"), lambda: self.move_word(1)),
        )
        for keys, act in shortcuts:
            QShortcut(keys, self).activated.connect(act)

    # -- what there is ---------------------------------------------------------------------------

    def refresh(self, current: str = "") -> None:
        """Show the words as they are now."""
        notebook = self._session.notebook
        if notebook is not None:
            self._words = words.listed(notebook, self._vocabulary)
            self.table.show_words(self._words, current)
        fixed = self._vocabulary.is_fixed
        self._explained.setText(explained(self._vocabulary))
        self._family.setVisible(self._vocabulary is Vocabulary.ACTORS)
        self._adding.setVisible(not fixed)
        for button in self._free:
            button.setVisible(not fixed)
        self._show_state()

    @property
    def chosen(self) -> Word | None:
        """The word that the buttons are about."""
        code = self.table.current_code
        return next((word for word in self._words if word.code == code), None)

    def _on_list_chosen(self, key: str) -> None:
        self._vocabulary = Vocabulary(key)
        self._said.setText("")
        self.refresh()

    def _show_state(self) -> None:
        word = self.chosen
        offered = [each.code for each in self._words if not each.hidden]
        place = offered.index(word.code) if word and word.code in offered else -1
        self._up.setEnabled(place > 0)
        self._down.setEnabled(0 <= place < len(offered) - 1)
        self._name.setEnabled(word is not None and not word.into)
        self._own.setEnabled(word is not None and word.is_renamed)
        self._join.setEnabled(
            word is not None and not word.has_meaning and not word.into and len(offered) > 1
        )
        self._away.setEnabled(word is not None)
        self._away.setText(_("Offer again") if word and word.hidden else _("Put away"))
        self._remove.setEnabled(word is not None and word.removable)

    # -- what can be done ------------------------------------------------------------------------

    def add(self) -> None:
        """Offer the word typed, or again the one called so."""
        label = self._new.text().strip()
        notebook = self._session.notebook
        if not label or notebook is None:
            return
        known = words.called(notebook, self._vocabulary, label)
        actors = self._vocabulary is Vocabulary.ACTORS
        family = self._family.currentData() if actors else ""
        code = words.add(self._session, self._vocabulary, label, family)
        self._new.clear()
        already = _("“{word}” is there already.").format(word=known.label) if known else ""
        self._said.setText(already)
        self.refresh(code)

    def _rename(self, code: str, label: str) -> None:
        notebook = self._session.notebook
        word = next((each for each in self._words if each.code == code), None)
        if notebook is None or word is None:
            return
        known = words.called(notebook, self._vocabulary, label)
        if known is not None and known.code != code:
            self._said.setText(taken(known, label))
            self.refresh()
        elif not label.strip() and not word.shipped:
            self._said.setText(_("A word needs a name."))
            self.refresh()
        else:
            self._said.setText("")
            words.rename(self._session, self._vocabulary, code, label)
            self.refresh()

    def _give_back(self) -> None:
        word = self.chosen
        if word is not None:
            self._rename(word.code, word.own)

    def move_word(self, by: int) -> None:
        """Put the word chosen a place further or back."""
        word = self.chosen
        if word is not None and not word.hidden and not self._vocabulary.is_fixed:
            words.move(self._session, self._vocabulary, word.code, by)
            self.refresh(word.code)

    def _offer_merging(self) -> None:
        word = self.chosen
        if word is None:
            return
        self._menu = QMenu(self)
        for other in self._words:
            if not other.hidden and other.code != word.code:
                action = self._menu.addAction(other.label.replace("&", "&&"))
                action.triggered.connect(lambda _checked, into=other.code: self.merge_into(into))
        self._menu.popup(self._join.mapToGlobal(QPoint(0, self._join.height())))

    def merge_into(self, into: str) -> None:
        """Put the word chosen together with another one, which stands for both."""
        word = self.chosen
        if word is not None:
            words.merge(self._session, self._vocabulary, word.code, into)
            self.refresh(into)

    def _put_away(self) -> None:
        word = self.chosen
        if word is not None:
            words.put_away(self._session, self._vocabulary, word.code, hidden=not word.hidden)
            self.refresh(word.code)

    def _take_out(self) -> None:
        word = self.chosen
        if word is not None:
            words.remove(self._session, self._vocabulary, word.code)
