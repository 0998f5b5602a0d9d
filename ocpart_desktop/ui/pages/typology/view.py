"""The Typology page: the four types for one public, region against rest."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.changed import NotebookChanged
from ocpart_desktop.session import SelectionChanged, SurveyOpened
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.ui.choice import Choice
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.pages.typology import model
from ocpart_desktop.ui.parts.empty import no_extract
from ocpart_desktop.ui.parts.figure_card import FigureCard
from ocpart_desktop.ui.parts.region_bar import RegionBar
from ocpart_desktop.ui.parts.remarks import Remarks
from ocpart_desktop.ui.shell.page import Page
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.empty import EmptyState
from ocpart_desktop.ui.widgets.labels import PlainLabel
from ocpart_desktop.ui.widgets.segments import SegmentedControl


class TypologyPage(Page):
    """Companies and associations are two sides, seen one at a time and never merged."""

    key = "typology"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._bar = RegionBar(context.session)
        self._sides = SegmentedControl()
        self._sides.setAccessibleName(_("Public"))
        self._sides.chosen.connect(self._on_side_chosen)
        self._shapes = SegmentedControl()
        self._shapes.setAccessibleName(_("Way of seeing"))
        self._shapes.chosen.connect(self._on_shape_chosen)
        self._card = FigureCard(context)
        self._remarks = Remarks(context.session)
        self._arrange()
        listen = context.session.events.listen
        listen(SurveyOpened, self.mark_stale)
        listen(SelectionChanged, self.mark_stale)
        listen(NotebookChanged, lambda _changed: self._remarks.refresh())

    def _arrange(self) -> None:
        ways = QHBoxLayout()
        ways.addWidget(self._sides)
        ways.addStretch(1)
        ways.addWidget(self._shapes)
        main = QVBoxLayout()
        main.setSpacing(space(3))
        main.addWidget(self._bar)
        main.addLayout(ways)
        main.addWidget(self._card, 1)
        aside = QVBoxLayout()
        aside.setSpacing(space(4))
        aside.addWidget(_definitions())
        aside.addWidget(self._remarks, 1)
        self._content = QWidget()
        row = QHBoxLayout(self._content)
        row.setContentsMargins(space(5), space(4), space(5), space(4))
        row.setSpacing(space(5))
        row.addLayout(main, 11)
        row.addLayout(aside, 4)
        self._empty = no_extract(self.context)
        self._absent = EmptyState(
            "typology",
            _("This extract has no question on the types of partnership"),
            _("The Regions page shows everything it has."),
            actions=((_("Go to Regions"), lambda: self.context.window.go_to("regions")),),
        )
        self._stack = QStackedLayout(self)
        for widget in (self._empty, self._absent, self._content):
            self._stack.addWidget(widget)

    def refresh(self) -> None:
        survey, selection = self.context.session.survey, self.context.session.selection
        if survey is None or selection is None:
            self._stack.setCurrentWidget(self._empty)
            return
        sides = model.sides(survey)
        if not sides:
            self._stack.setCurrentWidget(self._absent)
            return
        self._stack.setCurrentWidget(self._content)
        side = self._side(sides)
        shape = str(self.context.session.remembered("typology_shape") or model.BARS)
        self._bar.refresh()
        self._sides.show_choices(sides, side)
        self._shapes.show_choices(model.shapes(), shape)
        self._card.show_view(model.view_to_draw(selection, side), as_table=shape == model.TABLE)
        self._remarks.anchor("question", side)

    def add_to_storyline(self) -> None:
        self._card.add_to_storyline()

    def _side(self, sides: tuple[Choice, ...]) -> str:
        left = self.context.session.remembered("side")
        return next((s.key for s in sides if s.key == left), sides[0].key)

    def _on_side_chosen(self, side: str) -> None:
        self.context.session.remember(side=side)
        self.mark_stale()

    def _on_shape_chosen(self, shape: str) -> None:
        self.context.session.remember(typology_shape=shape)
        self.mark_stale()


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
