"""The Regions page: pick a question and a region, see the same selection several ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ocpart_desktop.analysis.results import ComparisonSpec
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.changes import NotebookChanged
from ocpart_desktop.session import SelectionChanged, SurveyOpened
from ocpart_desktop.survey.survey import Survey
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.pages.regions import model
from ocpart_desktop.ui.parts.choices import fill
from ocpart_desktop.ui.parts.empty import no_extract
from ocpart_desktop.ui.parts.figure_card import FigureCard
from ocpart_desktop.ui.parts.filter_bar import FilterBar
from ocpart_desktop.ui.parts.region_bar import RegionBar
from ocpart_desktop.ui.parts.remarks import Remarks
from ocpart_desktop.ui.shell.page import Page
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.labels import PlainLabel
from ocpart_desktop.ui.widgets.searchlist import SearchList
from ocpart_desktop.ui.widgets.segments import SegmentedControl


class RegionsPage(Page):
    """One selection drives every view; a click on a region selects it everywhere."""

    key = "regions"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._questions = SearchList(_("Search a question"))
        self._questions.chosen.connect(lambda key: context.session.select(question=key))
        self._bar = RegionBar(context.session)
        self._filters = FilterBar(context.session)
        self._charts = SegmentedControl()
        self._charts.chosen.connect(self._on_chart_chosen)
        self._answers = QComboBox()
        self._answers.setAccessibleName(_("Answer shown"))
        self._answers.activated.connect(self._on_answer_activated)
        self._card = FigureCard(context)
        self._card.region_chosen.connect(lambda code: context.session.select(region=code))
        self._remarks = Remarks(context.session)
        self._arrange()
        listen = context.session.events.listen
        listen(SurveyOpened, self.mark_stale)
        listen(SelectionChanged, self.mark_stale)
        listen(NotebookChanged, lambda _changed: self._remarks.refresh())

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(space(2))
        left.addWidget(PlainLabel(_("Question"), role=Type.HEADING))
        left.addWidget(self._questions, 1)

        ways = QHBoxLayout()
        ways.setSpacing(space(3))
        ways.addWidget(self._charts)
        ways.addStretch(1)
        ways.addWidget(self._answers)
        middle = QVBoxLayout()
        middle.setSpacing(space(3))
        middle.addWidget(self._bar)
        middle.addWidget(self._filters)
        middle.addLayout(ways)
        middle.addWidget(self._card, 1)

        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(space(5), space(4), space(5), space(4))
        row.setSpacing(space(5))
        row.addLayout(left, 3)
        row.addLayout(middle, 8)
        row.addWidget(self._remarks, 3)
        self._empty = no_extract(self.context)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(content)
        self._content = content

    def refresh(self) -> None:
        survey, selection = self.context.session.survey, self.context.session.selection
        if survey is None or selection is None:
            self._stack.setCurrentWidget(self._empty)
            return
        self._stack.setCurrentWidget(self._content)
        self._show_choices(survey, selection)
        chart = self._chart()
        self._card.show_view(model.view_to_draw(selection, chart), as_table=chart == model.TABLE)
        self._remarks.anchor("question", selection.question)

    def _show_choices(self, survey: Survey, selection: ComparisonSpec) -> None:
        self._questions.show_choices(model.question_choices(survey), selection.question)
        self._bar.refresh()
        self._filters.refresh()
        self._charts.show_choices(model.chart_choices(), self._chart())
        question = survey.question(selection.question)
        if question is not None:
            left_out = selection.without_no_opinion
            answers = model.answer_choices(question, without_no_opinion=left_out)
            fill(self._answers, answers, selection.answer or answers[0].key)
        self._answers.setVisible(
            model.shows_one_answer(self._chart()) and self._answers.count() > 1
        )

    def variants(self) -> Iterator[tuple[str, Callable[[], None]]]:
        for choice in model.chart_choices():
            yield choice.key, partial(self._on_chart_chosen, choice.key)

    def add_to_storyline(self) -> None:
        self._card.add_to_storyline()

    def _chart(self) -> str:
        return str(self.context.session.remembered("chart") or "answers")

    def _on_chart_chosen(self, chart: str) -> None:
        self.context.session.remember(chart=chart)
        self.mark_stale()

    def _on_answer_activated(self) -> None:
        self.context.session.select(answer=self._answers.currentData())
