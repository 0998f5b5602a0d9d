"""The Regions page: pick a question and a region, see the same selection several ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ocpart_desktop.analysis.results import ComparisonSpec
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.changed import NotebookChanged
from ocpart_desktop.session import SelectionChanged, SurveyOpened
from ocpart_desktop.survey.survey import Survey
from ocpart_desktop.ui.choice import Choice
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
from ocpart_desktop.ui.widgets.drawer import Drawer
from ocpart_desktop.ui.widgets.flow import FlowLayout
from ocpart_desktop.ui.widgets.labels import PlainLabel
from ocpart_desktop.ui.widgets.searchlist import SearchList
from ocpart_desktop.ui.widgets.segments import SegmentedControl

ROOMY = 1500  # px of the page from which the remarks stand beside the figure
ANSWER_WIDTH = 210
NARROWEST, WIDEST = 232, 330  # of the list of questions


class RegionsPage(Page):
    """One selection drives every view; what is taken in one is taken in all."""

    key = "regions"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._listed: Survey | None = None
        self._choices: tuple[Choice, ...] = ()
        self._questions = SearchList(_("Search a question"))
        self._questions.chosen.connect(lambda key: context.session.select(question=key))
        self._bar = RegionBar(context.session)
        self._filters = FilterBar(context.session, self._bar)
        self._charts = SegmentedControl()
        self._charts.setAccessibleName(_("Way of seeing"))
        self._charts.chosen.connect(lambda chart: self._look(chart=chart))
        self._measures = SegmentedControl()
        self._measures.setAccessibleName(_("Figure or gap"))
        self._measures.chosen.connect(lambda measure: self._look(measure=measure))
        self._tables = QComboBox()
        self._tables.setAccessibleName(_("Table shown"))
        self._tables.activated.connect(lambda: self._look(table=self._tables.currentData()))
        self._answers = QComboBox()
        self._answers.setAccessibleName(_("Answer shown"))
        self._answers.setMaximumWidth(ANSWER_WIDTH)
        self._answers.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._answers.activated.connect(
            lambda: context.session.select(answer=self._answers.currentData())
        )
        self._card = FigureCard(context)
        self._card.picked.connect(self._on_part_picked)
        self._card.pointed.connect(self._card.point_out)
        self._remarks = Remarks(context.session)
        self._drawer = Drawer(
            self._remarks, "note", (_("Show the remarks"), _("Put the remarks away"))
        )
        self._drawer.opened.connect(lambda on: context.session.remember(remarks_open=on))
        self._arrange()
        listen = context.session.events.listen
        listen(SurveyOpened, self.mark_stale)
        listen(SelectionChanged, self.mark_stale)
        listen(NotebookChanged, lambda _changed: self._show_remarks())

    def _arrange(self) -> None:
        self._side = QWidget()
        left = QVBoxLayout(self._side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(space(2))
        left.addWidget(PlainLabel(_("Question"), role=Type.HEADING))
        left.addWidget(self._questions, 1)

        ways = QWidget()
        flow = FlowLayout(ways, gap=space(3))
        for widget in (self._charts, self._measures, self._tables, self._answers):
            flow.addWidget(widget)
        middle = QVBoxLayout()
        middle.setSpacing(space(3))
        middle.addWidget(self._filters)
        middle.addWidget(ways)
        middle.addWidget(self._card, 1)

        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(space(5), space(4), space(4), space(4))
        row.setSpacing(space(5))
        row.addWidget(self._side)
        row.addLayout(middle, 8)
        row.addWidget(self._drawer, 3)
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
        looking = self._looking
        self._card.show_view(looking.view(selection), as_table=looking.as_table)
        self._show_choices(survey, selection, looking)
        left = self.context.session.remembered("remarks_open")
        self._drawer.choose(left if isinstance(left, bool) else None)
        self._remarks.anchor("question", selection.question)
        self._show_remarks()

    def _show_choices(
        self, survey: Survey, selection: ComparisonSpec, looking: model.Looking
    ) -> None:
        if self._listed is not survey:
            self._listed, self._choices = survey, model.question_choices(survey)
        self._questions.show_choices(self._choices, selection.question)
        self._bar.refresh()
        self._filters.refresh()
        self._charts.show_choices(model.chart_choices(), looking.chart)
        self._measures.show_choices(model.measure_choices(), looking.measure)
        self._measures.setVisible(looking.has_measure)
        fill(self._tables, model.table_choices(), looking.table)
        self._tables.setVisible(looking.as_table)
        question = survey.question(selection.question)
        if question is not None:
            left_out = selection.without_no_opinion
            answers = model.answer_choices(question, without_no_opinion=left_out)
            fill(self._answers, answers, selection.answer or answers[0].key)
        self._answers.setVisible(looking.of_one_answer and self._answers.count() > 1)

    def _show_remarks(self) -> None:
        self._remarks.refresh()
        self._drawer.count(self._remarks.count)

    def variants(self) -> Iterator[tuple[str, Callable[[], None]]]:
        for choice in model.chart_choices():
            yield choice.key, partial(self._look, chart=choice.key, measure=model.LEVEL)
            if model.Looking(choice.key).has_measure:
                gap = partial(self._look, chart=choice.key, measure=model.GAP)
                yield f"{choice.key}-{model.GAP}", gap

    def add_to_storyline(self) -> None:
        self._card.add_to_storyline()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._drawer.set_roomy(self.width() >= ROOMY)
        self._side.setFixedWidth(max(NARROWEST, min(self.width() * 17 // 100, WIDEST)))

    @property
    def _looking(self) -> model.Looking:
        return model.Looking.remembered(self.context.session.remembered)

    def _look(self, **how: str) -> None:
        """See the same selection otherwise."""
        self.context.session.remember(**how)
        self.mark_stale()

    def _on_part_picked(self, named: str, key: str) -> None:
        survey = self.context.session.survey
        if survey is not None:
            self.context.session.select(**model.picked(survey, named, key))  # type: ignore[arg-type]
