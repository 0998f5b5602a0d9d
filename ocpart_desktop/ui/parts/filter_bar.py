"""Who is counted, and how: filters, weights, people without an opinion; always in sight."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup, QFontMetrics
from PySide6.QtWidgets import QCheckBox, QMenu, QSizePolicy, QWidget

from ocpart_desktop.analysis.results import ComparisonSpec
from ocpart_desktop.i18n import _
from ocpart_desktop.session import Session
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.survey import Survey
from ocpart_desktop.ui.theme import Type, font, space
from ocpart_desktop.ui.widgets.buttons import push_button
from ocpart_desktop.ui.widgets.chip import RemovableChip
from ocpart_desktop.ui.widgets.flow import FlowLayout
from ocpart_desktop.ui.widgets.tooltips import plain_tooltip

if TYPE_CHECKING:
    from ocpart_desktop.analysis.filters import Criterion

_MENU_WIDTH = 420
_WORTH_FOLDING = 12  # categories: more of them go into a menu a variable

Filters = tuple[tuple[str, str], ...]
Selected = Callable[[], ComparisonSpec | None]


class FilterBar(QWidget):
    """Shows and changes what the session's selection leaves out, and whether it is weighted."""

    def __init__(
        self,
        session: Session,
        before: QWidget | None = None,
        parent: QWidget | None = None,
        *,
        selected: Selected | None = None,
        choose: Callable[..., object] | None = None,
    ) -> None:
        """``before`` stands at the head of the first line, where there is room for it.

        A page that looks at a question of its own says which selection is ``selected``, and takes
        what is chosen (``filters``, ``weighted`` or ``without_no_opinion``) by ``choose``.
        """
        super().__init__(parent)
        self._session = session
        self._selected: Selected = selected or (lambda: session.selection)
        self._choose_in: Callable[..., object] = choose or session.select
        self._filters: Filters = ()
        self.button = push_button(_("Filter"), self.open_menu, icon="filter")
        self.menu = QMenu(self)
        self.menu.setAccessibleName(_("Filters"))
        self.weighted = QCheckBox(_("Weighted"))
        self.weighted.clicked.connect(lambda on: self._choose_in(weighted=on))
        self.voiced = QCheckBox(_("Without “no opinion”"))
        self.voiced.clicked.connect(lambda on: self._choose_in(without_no_opinion=on))
        self.chips: tuple[RemovableChip, ...] = ()
        self._flow = FlowLayout(self, gap=space(3))
        for widget in filter(None, (before, self.button, self.weighted, self.voiced)):
            self._flow.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def refresh(self) -> None:
        """Show the session's selection."""
        survey, selection, question = self._session.survey, self._selected(), self._question
        if survey is None or selection is None or question is None:
            return
        unfiltered = _no_filter(survey, question)
        _say_why(self.button, _("Choose who is counted"), unfiltered)
        unweighted = _no_weight(survey, question)
        _say_why(self.weighted, _("Count each answer by its weight"), unweighted)
        published = question.table in survey.published
        self.weighted.setChecked(published or (selection.weighted and not unweighted))
        self.voiced.setVisible(any(answer.no_opinion for answer in question.answers))
        self.voiced.setChecked(selection.without_no_opinion)
        if selection.filters != self._filters:
            self._show_chips(survey, question, selection.filters)

    @property
    def _question(self) -> Question | None:
        survey, selection = self._session.survey, self._selected()
        return survey.question(selection.question) if survey and selection else None

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """By what the question's respondents can be filtered: looked for when it is asked."""
        from ocpart_desktop.analysis.filters import criteria

        survey, question = self._session.survey, self._question
        return criteria(survey, question) if survey and question else ()

    def open_menu(self) -> None:
        """Offer the criteria by prism, those in force ticked; answers to other questions last."""
        from ocpart_desktop.analysis.hiding import MOST_FILTERS
        from ocpart_desktop.survey.prisms import Prism

        self.menu.clear()
        offered = self.criteria
        described = [each for each in offered if each.prism is not Prism.ANSWERS]
        few = sum(len(each.categories) for each in described) <= _WORTH_FOLDING
        full = len(self._filters) >= MOST_FILTERS
        if full:
            said = _("At most {n} filters at once: take one off to add another.")
            self.menu.addAction(said.format(n=MOST_FILTERS)).setEnabled(False)
        for prism, inside in groupby(offered, key=lambda each: each.prism):
            self.menu.addSeparator()
            folded = self.menu
            if prism is Prism.ANSWERS:
                folded = self.menu.addMenu(prism.label)
            else:
                self.menu.addAction(prism.label).setEnabled(False)
            questions: dict[str, QMenu] = {}
            for criterion in inside:
                menu = folded
                if criterion.option and criterion.label not in questions:
                    questions[criterion.label] = folded.addMenu(_fitting(criterion.label))
                if criterion.option:
                    menu = questions[criterion.label]
                self._offer(menu, criterion, few=few and menu is self.menu, full=full)
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _offer(self, menu: QMenu, criterion: Criterion, *, few: bool, full: bool) -> None:
        """The categories of a criterion, in the menu itself when there are few in all."""
        chosen = dict(self._filters).get(criterion.name)
        if few:
            menu.addAction(_fitting(criterion.label)).setEnabled(False)
        else:
            menu = menu.addMenu(_fitting(criterion.option or criterion.label))
        group = QActionGroup(menu)
        for value, text in ((None, _("All")), *criterion.categories):
            action = menu.addAction(_fitting(text))
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.setEnabled(not full or chosen is not None or value is None)
            action.triggered.connect(partial(self._choose, criterion.name, value))
            group.addAction(action)

    def _choose(self, name: str, value: str | None, _checked: bool = False) -> None:
        others = tuple(pair for pair in self._filters if pair[0] != name)
        self._choose_in(filters=others if value is None else (*others, (name, value)))

    def _remove(self, name: str) -> None:
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._choose(name, None)

    def _show_chips(self, survey: Survey, question: Question, filters: Filters) -> None:
        from ocpart_desktop.analysis.filters import worded

        self._filters = filters
        for surplus in self.chips[len(filters) :]:
            self._flow.removeWidget(surplus)
            surplus.hide()
            surplus.deleteLater()
        self.chips = self.chips[: len(filters)]
        said = worded(survey, question, filters)
        for place, ((name, _value), words) in enumerate(zip(filters, said, strict=True)):
            self._show_chip(place, *words, partial(self._remove, name), narrow=len(filters) > 1)
        self.updateGeometry()

    def _show_chip(
        self, place: int, name: str, value: str, remove: Callable[[], None], *, narrow: bool
    ) -> None:
        """One chip a filter, kept from one selection to the next."""
        if place < len(self.chips):
            self.chips[place].stand_for(name, value, remove, narrow=narrow)
            return
        chip = RemovableChip(name, value, remove, narrow=narrow)
        before = (self.weighted, self.voiced, *self.chips)[-1]
        self.chips = (*self.chips, chip)
        self._flow.addWidget(chip)
        chip.show()
        QWidget.setTabOrder(before, chip)


def _fitting(text: str) -> str:
    cut = QFontMetrics(font(Type.BODY)).elidedText(text, Qt.TextElideMode.ElideRight, _MENU_WIDTH)
    return cut.replace("&", "&&")


def _say_why(widget: QWidget, usual: str, refusal: str) -> None:
    """Let the widget be used, or say why it cannot be."""
    widget.setEnabled(not refusal)
    widget.setToolTip(plain_tooltip(refusal or usual))
    widget.setAccessibleDescription(refusal)


def _no_filter(survey: Survey, question: Question) -> str:
    from ocpart_desktop.analysis.filters import has_criteria

    if question.table in survey.published:
        return _("These figures come from published tables, without respondents to filter.")
    if has_criteria(survey, question):
        return ""
    return _("Nothing in this extract tells these respondents apart.")


def _no_weight(survey: Survey, question: Question) -> str:
    table = survey.respondents.get(question.table)
    if table is None:
        return _("These figures come from published tables: they stay as the institute counted.")
    return "" if table.weighted else _("This extract has no weight: everyone counts for one.")
