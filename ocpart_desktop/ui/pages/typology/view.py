"""The Typology page: the four types of partnership, seen every way there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ocpart_desktop.analysis.results import ComparisonSpec
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.changed import NotebookChanged
from ocpart_desktop.session import SelectionChanged, SurveyOpened
from ocpart_desktop.session.storyline import ANSWERS, MAP, STATUS
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.survey.survey import Survey
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.pages.typology import model
from ocpart_desktop.ui.parts.choices import fill
from ocpart_desktop.ui.parts.empty import no_extract
from ocpart_desktop.ui.parts.figure_card import FigureCard
from ocpart_desktop.ui.parts.filter_bar import FilterBar
from ocpart_desktop.ui.parts.region_bar import RegionBar
from ocpart_desktop.ui.parts.remarks import Remarks
from ocpart_desktop.ui.shell.page import Page
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.drawer import Drawer
from ocpart_desktop.ui.widgets.empty import EmptyState
from ocpart_desktop.ui.widgets.flow import FlowLayout
from ocpart_desktop.ui.widgets.labels import PlainLabel
from ocpart_desktop.ui.widgets.segments import SegmentedControl

ROOMY = 1500  # px of the page from which the definitions and the remarks stand beside the figure


class TypologyPage(Page):
    """Companies and associations are two sides, seen one at a time or side by side, never merged.

    The region, the reference and the weighting are those looked at everywhere; the filters are the
    page's own, for they say something of the respondents who were asked for their types.
    """

    key = "typology"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._bar = RegionBar(context.session)
        self._filters = FilterBar(
            context.session, self._bar, selected=self._selection, choose=self._choose
        )
        self._ways = self._segments(_("Way of seeing"), "typology_way")
        self._sides = self._segments(_("Public"), "side")
        self._counts = self._segments(_("Share of"), "typology_counted")
        self._practices = self._segments(_("Map or statuses"), "typology_practice")
        self._shapes = self._segments(_("Chart or table"), "typology_shape")
        self._kinds = QComboBox()
        self._kinds.setAccessibleName(_("Type shown"))
        self._kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._kinds.activated.connect(lambda: self._look(typology_kind=self._kinds.currentData()))
        self._card = FigureCard(context)
        self._card.picked.connect(self._on_part_picked)
        self._card.pointed.connect(self._card.point_out)
        self._remarks = Remarks(context.session)
        self._drawer = Drawer(
            self._aside(),
            "note",
            (_("Show the definitions and the remarks"), _("Put the remarks away")),
        )
        self._drawer.opened.connect(lambda on: context.session.remember(remarks_open=on))
        self._arrange()
        listen = context.session.events.listen
        listen(SurveyOpened, self.mark_stale)
        listen(SelectionChanged, self.mark_stale)
        listen(NotebookChanged, lambda _changed: self._on_notebook_changed())

    def _segments(self, name: str, remembered: str) -> SegmentedControl:
        """A choice that is remembered under a name."""
        made = SegmentedControl()
        made.setAccessibleName(name)
        made.chosen.connect(lambda key: self._look(**{remembered: key}))
        return made

    def _aside(self) -> QWidget:
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(4))
        column.addWidget(_definitions())
        column.addWidget(self._remarks, 1)
        return panel

    def _arrange(self) -> None:
        self._content = QWidget()
        row = QHBoxLayout(self._content)
        row.setContentsMargins(space(5), space(4), space(4), space(4))
        row.setSpacing(space(5))
        row.addLayout(self._main(), 8)
        row.addWidget(self._drawer, 3)
        self._empty = no_extract(self.context)
        self._absent = EmptyState(
            "typology",
            _("This extract has no question on the types of partnership"),
            _(
                "If it has one under other words, give it this role on the Extract page. The "
                "Regions page shows everything it has."
            ),
            actions=(
                (_("Go to Extract"), lambda: self.context.window.go_to("receipt")),
                (_("Go to Regions"), lambda: self.context.window.go_to("regions")),
            ),
        )
        self._stack = QStackedLayout(self)
        for page in (self._empty, self._absent, self._content):
            self._stack.addWidget(page)

    def _main(self) -> QVBoxLayout:
        """Who is counted, how it is seen, and the figure or why there is none."""
        ways, choices, seen = QWidget(), QWidget(), QWidget()
        FlowLayout(ways, gap=space(3)).addWidget(self._ways)
        flow = FlowLayout(choices, gap=space(3))
        for choice in (self._sides, self._counts, self._practices, self._kinds, self._shapes):
            flow.addWidget(choice)
        self._off = EmptyState("typology", _("No combination can be shown here"))
        self._seen = QStackedLayout(seen)
        self._seen.addWidget(self._card)
        self._seen.addWidget(self._off)
        main = QVBoxLayout()
        main.setSpacing(space(3))
        for part in (self._filters, ways, choices):
            main.addWidget(part)
        main.addWidget(seen, 1)
        return main

    # -- what is seen --------------------------------------------------------------------------

    def refresh(self) -> None:
        survey, selection = self.context.session.survey, self.context.session.selection
        if survey is None or selection is None:
            self._stack.setCurrentWidget(self._empty)
            return
        if not model.sides(survey):
            self._stack.setCurrentWidget(self._absent)
            return
        self._stack.setCurrentWidget(self._content)
        looking = self._looking(survey)
        self._show_choices(survey, looking)
        self._show_figure(survey, selection, looking)
        left = self.context.session.remembered("remarks_open")
        self._drawer.choose(left if isinstance(left, bool) else None)
        self._remarks.anchor("question", looking.side)
        self._show_remarks()

    def _show_choices(self, survey: Survey, looking: model.Looking) -> None:
        self._bar.refresh()
        self._filters.refresh()
        self._ways.show_choices(model.ways(survey, looking.side), looking.way)
        self._sides.show_choices(model.sides(survey), looking.side)
        self._sides.setVisible(looking.of_one_public)
        self._counts.show_choices(model.counts(), looking.counted)
        self._counts.setVisible(looking.has_counts)
        self._practices.show_choices(model.practices(), looking.practice)
        self._practices.setVisible(looking.way == model.PRACTICE)
        fill(self._kinds, model.trends(), looking.kind)
        self._kinds.setVisible(looking.way == model.TREND)
        self._shapes.show_choices(model.shapes(), looking.shape)

    def _show_figure(
        self, survey: Survey, selection: ComparisonSpec, looking: model.Looking
    ) -> None:
        refusal = model.why_not(survey, looking)
        self._shapes.setVisible(not refusal)
        if refusal:
            self._off.say(refusal)
            self._seen.setCurrentWidget(self._off)
            return
        self._seen.setCurrentWidget(self._card)
        self._card.show_view(looking.view(survey, selection), as_table=looking.as_table)

    def _show_remarks(self) -> None:
        self._remarks.refresh()
        self._drawer.count(self._remarks.count)

    def _on_notebook_changed(self) -> None:
        """A remark is shown at once; an initiative changes what the room brought."""
        self._show_remarks()
        survey = self.context.session.survey
        if survey and model.sides(survey) and self._looking(survey).way == model.IN_THE_ROOM:
            self.mark_stale()

    def variants(self) -> Iterator[tuple[str, Callable[[], None]]]:
        survey = self.context.session.survey
        sides = model.sides(survey) if survey else ()
        if survey is None or not sides:
            yield "", self.mark_stale
            return
        for way in model.ways(survey, sides[0].key):
            practices = (MAP, STATUS) if way.key == model.PRACTICE else (MAP,)
            for practice in practices:
                name = way.key if practice == MAP else f"{way.key}-statuses"
                look = partial(self._look, typology_way=way.key, typology_practice=practice)
                yield name, look

    def add_to_storyline(self) -> None:
        if self._seen.currentWidget() is self._card:
            self._card.add_to_storyline()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._drawer.set_roomy(self.width() >= ROOMY)

    # -- what is chosen ------------------------------------------------------------------------

    def _looking(self, survey: Survey) -> model.Looking:
        return model.Looking.remembered(survey, self.context.session.remembered)

    def _selection(self) -> ComparisonSpec | None:
        survey, selection = self.context.session.survey, self.context.session.selection
        if survey is None or selection is None or not model.sides(survey):
            return None
        return self._looking(survey).selection(survey, selection)

    def _choose(self, **chosen: object) -> None:
        """Filters are the page's own; the rest is looked at everywhere."""
        filters = chosen.pop("filters", None)
        if isinstance(filters, tuple):
            self._look(typology_filters=[list(pair) for pair in filters])
        if chosen:
            self.context.session.select(**chosen)  # type: ignore[arg-type]

    def _look(self, **how: object) -> None:
        """See the typology otherwise."""
        self.context.session.remember(**how)
        self.mark_stale()

    def _on_part_picked(self, named: str, key: str) -> None:
        survey, session = self.context.session.survey, self.context.session
        if survey is None:
            return
        taken = model.taken(survey, self._looking(survey), named, key)
        if taken.sort is not None:
            self._look(typology_sort=taken.sort)
        if taken.question:
            session.remember(chart=ANSWERS)
        session.select(
            question=taken.question or None,
            answer=taken.answer or None,
            region=taken.region or None,
        )
        if taken.page:
            self.context.window.go_to(taken.page)


def _definitions() -> QWidget:
    """The four types in one sentence each, in the questionnaire's order."""
    panel = QWidget()
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space(1))
    for kind in PartnershipType:
        column.addWidget(PlainLabel(kind.label, role=Type.STRONG))
        meaning = PlainLabel(kind.definition, role=Type.CAPTION, tone="muted")
        meaning.setWordWrap(True)
        column.addWidget(meaning)
        column.addSpacing(space(1))
    return panel
