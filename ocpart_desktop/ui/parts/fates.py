"""What became of remarks and views in a newer extract, and attaching the lost ones again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ocpart_desktop.i18n import _
from ocpart_desktop.session import Session
from ocpart_desktop.session.anchors import Fate
from ocpart_desktop.session.fates import Followed, attach, fates, proposals
from ocpart_desktop.session.fates_told import about, changes, counted, cut, named, summary
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.survey import Survey
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.buttons import push_button
from ocpart_desktop.ui.widgets.card import Card
from ocpart_desktop.ui.widgets.card_list import CardList
from ocpart_desktop.ui.widgets.labels import PlainLabel

WIDTH, HEIGHT = 860, 600
_QUOTED = 2  # remarks quoted of each lost question


class FatesDialog(QDialog):
    """The lost first, each with the questions it may be attached to; then what followed its own."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert session.notebook is not None
        assert session.survey is not None
        self._session = session
        self.choosing: list[Choosing] = []
        self.setWindowTitle(_("Remarks and views in this extract"))
        self.resize(WIDTH, HEIGHT)
        found = fates(session.survey, session.notebook)
        self._cards = CardList()
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(4), space(5), space(4))
        column.setSpacing(space(3))
        column.addWidget(PlainLabel(self.windowTitle(), role=Type.TITLE))
        column.addWidget(PlainLabel(summary(found), tone="muted", wrap=True))
        column.addWidget(self._cards, 1)
        self._attach = push_button(_("Attach"), self.settle, kind="primary")
        self._arrange_buttons(column, lost=bool(found[Fate.ORPHANED]))
        self._fill(session.survey, found[Fate.ORPHANED], found[Fate.MOVED])

    def _arrange_buttons(self, column: QVBoxLayout, *, lost: bool) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        close = push_button(_("Later") if lost else _("Close"), self.reject)
        buttons.addWidget(close)
        buttons.addWidget(self._attach)
        self._attach.setVisible(lost)
        self._attach.setEnabled(False)
        column.addLayout(buttons)

    def _fill(self, survey: Survey, lost: Sequence[Followed], moved: Sequence[Followed]) -> None:
        if lost:
            card = Card(
                _("Their question is no longer there"),
                _("They stay in the notebook, and are back with an extract that has it."),
            )
            card.body.setSpacing(space(4))
            for each in lost:
                choosing = Choosing(survey, each)
                choosing.question.currentIndexChanged.connect(lambda _index: self._show_state())
                card.body.addWidget(choosing)
                self.choosing.append(choosing)
            self._cards.add(card)
        if moved:
            card = Card(_("They followed their question"))
            for each in moved:
                card.body.addWidget(_Move(each))
            self._cards.add(card)

    def _show_state(self) -> None:
        self._attach.setEnabled(any(each.key for each in self.choosing))

    def settle(self) -> None:
        """Attach what a question was chosen for; the rest is left as it is."""
        attach(self._session, [(each.told, each.key) for each in self.choosing if each.key])
        self.accept()


class Choosing(QWidget):
    """A question that is lost, what was said of it, and another one to attach that to."""

    def __init__(self, survey: Survey, told: Followed) -> None:
        super().__init__()
        self.told = told
        self.question = QComboBox()
        self.question.setAccessibleName(
            _("Question to attach “{question}” to").format(question=told.asked.label)
        )
        self.question.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.question.setMinimumContentsLength(40)
        self.question.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.question.addItem(_("Leave as it is"), "")
        self._offer(proposals(survey, told.asked))
        self._offer([q for q in survey.questions if q.kind.has_figures])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(PlainLabel(told.asked.label or told.asked.id, Type.STRONG, wrap=True))
        column.addWidget(PlainLabel(about(told), Type.CAPTION, tone="muted", wrap=True))
        for note in told.notes[:_QUOTED]:
            quoted = _("“{text}”").format(text=cut(note.text or note.what))
            column.addWidget(PlainLabel(quoted, wrap=True))
        row = QHBoxLayout()
        label = PlainLabel(_("Attach to"))
        row.addWidget(label)
        row.addWidget(self.question, 1)
        column.addLayout(row)

    def _offer(self, questions: Sequence[Question]) -> None:
        if questions:
            self.question.insertSeparator(self.question.count())
        for question in questions:
            self.question.addItem(named(question), question.key)

    @property
    def key(self) -> str:
        """The key of the question chosen; empty when it is left as it is."""
        return str(self.question.currentData() or "")


class _Move(QWidget):
    """A question that is there under another code, wave or wording, and what went with it."""

    def __init__(self, told: Followed) -> None:
        super().__init__()
        question = told.standing.question
        assert question is not None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(PlainLabel(named(question), Type.STRONG, wrap=True))
        said = " · ".join((*changes(told.asked, question), counted(told)))
        column.addWidget(PlainLabel(said, Type.CAPTION, tone="muted", wrap=True))
