"""The Regions page: pick a question and a region, see the same selection several ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.changed import NotebookChanged
from ocpart_desktop.session import SelectionChanged, SurveyOpened
from ocpart_desktop.survey.survey import Survey
from ocpart_desktop.ui.choice import Choice
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.pages.regions import model
from ocpart_desktop.ui.pages.regions.pane import Pane
from ocpart_desktop.ui.parts.empty import no_extract
from ocpart_desktop.ui.parts.filter_bar import FilterBar
from ocpart_desktop.ui.parts.region_bar import RegionBar
from ocpart_desktop.ui.parts.remarks import Remarks
from ocpart_desktop.ui.shell.page import Page
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.buttons import icon_button
from ocpart_desktop.ui.widgets.drawer import Drawer
from ocpart_desktop.ui.widgets.labels import PlainLabel
from ocpart_desktop.ui.widgets.searchlist import SearchList

ROOMY = 1500  # px of the page from which remarks, or a list beside two views, have their place
LEAST_FOR_TWO = 1150  # px of the page
NARROWEST, WIDEST = 232, 330  # of the list of questions


class RegionsPage(Page):
    """One selection drives every view; what is taken or pointed at in one is so in all."""

    key = "regions"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._listed: Survey | None = None
        self._choices: tuple[Choice, ...] = ()
        self._questions = SearchList(_("Search a question"))
        self._questions.chosen.connect(self._on_question_chosen)
        self._bar = RegionBar(context.session)
        self._filters = FilterBar(context.session, self._bar)
        self._parted = False
        self._panes = [self._new_pane()]
        self._panes[0].looked.connect(lambda name, choice: self._look(**{name: choice}))
        self._both = icon_button("columns", _("Two views side by side"))
        self._both.setCheckable(True)
        self._both.clicked.connect(lambda on: self._look(two_views=on))
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
        self._list = icon_button("list", _("Choose a question"), self._place)
        self._list.setCheckable(True)

        head = QHBoxLayout()
        head.setSpacing(space(3))
        head.addWidget(self._list)
        head.addWidget(self._filters, 1)
        head.addWidget(self._both, 0, Qt.AlignmentFlag.AlignTop)
        self._views = QGridLayout()
        self._views.setHorizontalSpacing(space(4))
        self._views.setVerticalSpacing(space(3))
        self._views.setRowStretch(1, 1)
        self._put(self._panes[0])
        middle = QVBoxLayout()
        middle.setSpacing(space(3))
        middle.addLayout(head)
        middle.addLayout(self._views, 1)

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

    def _new_pane(self) -> Pane:
        pane = Pane(self.context, self)
        pane.card.picked.connect(self._on_part_picked)
        pane.card.pointed.connect(self._on_part_pointed)
        return pane

    def _put(self, pane: Pane) -> None:
        """Place a pane right of those that are there."""
        column = self._panes.index(pane)
        self._views.addWidget(pane.ways, 0, column)
        self._views.addWidget(pane.card, 1, column)
        self._views.setColumnStretch(column, 1)

    def _second(self) -> Pane:
        """The second view, built when it is first wanted."""
        if len(self._panes) == 1:
            second = self._new_pane()
            second.looked.connect(lambda name, choice: self._look(**{name + model.BESIDE: choice}))
            self._panes.append(second)
            self._put(second)
        return self._panes[1]

    def refresh(self) -> None:
        survey, selection = self.context.session.survey, self.context.session.selection
        if survey is None or selection is None:
            self._stack.setCurrentWidget(self._empty)
            return
        self._stack.setCurrentWidget(self._content)
        self._parted = two = self._two_views
        self._panes[0].show_selection(survey, selection, self._looking())
        if two:
            self._second().show_selection(survey, selection, self._looking(model.BESIDE))
        for other in self._panes[1:]:
            other.set_visible(two)
        self._place()
        if self._listed is not survey:
            self._listed, self._choices = survey, model.question_choices(survey)
        self._questions.show_choices(self._choices, selection.question)
        self._bar.refresh()
        self._filters.refresh()
        left = self.context.session.remembered("remarks_open")
        self._drawer.choose(left if isinstance(left, bool) else None)
        self._remarks.anchor("question", selection.question)
        self._drawer.count(self._remarks.count)

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
        """Of two views, add the one the keyboard is in."""
        held = [pane for pane in self._panes if pane.holds(self.focusWidget())]
        (held or self._panes)[0].card.add_to_storyline()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(max(NARROWEST, min(self.width() * 17 // 100, WIDEST)))
        if self._two_views != self._parted:
            self.mark_stale()  # a second view comes or goes with the room there is
        self._place()

    @property
    def _roomy(self) -> bool:
        return self.width() >= ROOMY

    @property
    def _two_views(self) -> bool:
        wanted = self.context.session.remembered("two_views") is True
        return wanted and self.width() >= LEAST_FOR_TWO

    def _place(self) -> None:
        """Two views take the place of the remarks, and of the list: a button brings it back."""
        two = self._two_views
        self._both.setVisible(self.width() >= LEAST_FOR_TWO)
        self._both.setChecked(two)
        self._drawer.set_roomy(self._roomy and not two)
        folded = two and not self._roomy
        self._list.setVisible(folded)
        self._side.setVisible(not folded or self._list.isChecked())

    def _looking(self, which: str = "") -> model.Looking:
        return model.Looking.remembered(self.context.session.remembered, which)

    def _look(self, **how: str | bool) -> None:
        """See the same selection otherwise."""
        self.context.session.remember(**how)
        self.mark_stale()

    def _on_question_chosen(self, key: str) -> None:
        self._list.setChecked(False)
        self.context.session.select(question=key)
        self._place()

    def _on_part_picked(self, named: str, key: str) -> None:
        survey = self.context.session.survey
        if survey is not None:
            self.context.session.select(**model.picked(survey, named, key))  # type: ignore[arg-type]

    def _on_part_pointed(self, named: str, key: str) -> None:
        for pane in self._panes:
            pane.card.point_out(named, key)
