"""The Initiatives page: what the room brought, looked for, listed, seen on the map, filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.changed import NotebookChanged
from ocpart_desktop.notebook.criteria import ANYTHING, Filter
from ocpart_desktop.notebook.model import Initiative, Slide, SlideKind
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.notebook.words import Words
from ocpart_desktop.session import NotebookOpened, SurveyOpened, sequence
from ocpart_desktop.survey.regions import REGION_BY_CODE
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.pages.initiatives import model, offers
from ocpart_desktop.ui.pages.initiatives.criteria_bar import CriteriaBar
from ocpart_desktop.ui.pages.initiatives.lists import Lists
from ocpart_desktop.ui.pages.initiatives.page_capture import PageCapture
from ocpart_desktop.ui.pages.initiatives.panels import Panels
from ocpart_desktop.ui.pages.initiatives.saved_filters import SavedFilters
from ocpart_desktop.ui.pages.initiatives.sides import Sides
from ocpart_desktop.ui.pages.initiatives.state import PageState
from ocpart_desktop.ui.parts.empty import no_extract
from ocpart_desktop.ui.shell.page import Page
from ocpart_desktop.ui.theme import space
from ocpart_desktop.ui.widgets.segments import SegmentedControl


class InitiativesPage(Page):
    """A line is enough to begin an initiative; the sheet is filled when there is time."""

    key = "initiatives"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.state = PageState(context.session)
        self._taken = ""
        self.capturing = PageCapture(context.session, self)
        self.capturing.noted.connect(self._on_capture_noted)
        self.modes = SegmentedControl()
        self.modes.chosen.connect(self.show_mode)
        self.lists = Lists(context, self.capture, self)
        self.lists.chosen.connect(self._choose)
        self.lists.opened.connect(self._on_lists_opened)
        self.lists.cleared.connect(partial(self.ask, ANYTHING))
        self.saved = SavedFilters(context, self)
        self.saved.applied.connect(self.ask)
        self.criteria = CriteriaBar(
            lambda criterion: self.lists.of(self.state.mode).count(criterion), self.saved.button
        )
        self.criteria.asked.connect(self.ask)
        self.sides = Sides(context)
        self.sides.erased.connect(self._on_sides_erased)
        self.sides.wanted.connect(self._on_sides_wanted)
        self.sides.changing.connect(self.lists.initiatives.open_menu)
        self.sides.erasing.connect(self.lists.initiatives.erase_selected)
        self.lists.initiatives.selected.connect(self._on_initiatives_selected)
        self.lists.initiatives.pasted.connect(self._on_initiatives_pasted)
        self.panels = Panels(self.lists, self.sides)
        self.panels.asked.connect(self.ask)
        self._arrange()
        for event in (SurveyOpened, NotebookOpened, NotebookChanged):
            context.session.events.listen(event, self.mark_stale)

    def capture(self) -> None:
        """Be ready to note an initiative."""
        self.capturing.open()

    def add_to_storyline(self) -> None:
        """Give the initiative looked at a slide of its own."""
        if self.state.initiative and not self.state.lists_notes:
            slide = Slide(kind=SlideKind.INITIATIVE, initiative=self.state.initiative)
            sequence.add(self.context.session, slide)
            self.context.window.tell(_("Added to the storyline."), kind="success")

    def variants(self) -> Iterator[tuple[str, Callable[[], None]]]:
        for mode in model.MODES:
            yield "" if mode == model.LIST else mode, partial(self.show_mode, mode)

    # -- building --------------------------------------------------------------------------------

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(space(3))
        top.addWidget(self.modes)
        top.addWidget(self.capturing.line, 1)
        self._content = QWidget()
        page = QVBoxLayout(self._content)
        page.setContentsMargins(space(5), space(4), space(5), space(4))
        page.setSpacing(space(3))
        page.addLayout(top)
        page.addWidget(self.criteria)
        page.addWidget(self.panels, 1)
        self._empty = no_extract(self.context)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._content)

    # -- showing ---------------------------------------------------------------------------------

    def refresh(self) -> None:
        notebook = self.context.session.notebook
        if notebook is None:
            self._stack.setCurrentWidget(self._empty)
            return
        self._stack.setCurrentWidget(self._content)
        if self.state.follow(notebook):
            self.capturing.take_up()
        elif not self.capturing.line.hasFocus():
            self.capturing.load_draft()  # it may have been noted over another page
        mode = self.state.mode
        commitments = self.lists.commitments_of(notebook)
        self.modes.show_choices(model.mode_choices(len(notebook.notes), len(commitments)), mode)
        self.panels.show_mode(mode)
        self._show_criteria(notebook)
        self.lists.show(notebook, mode, self.state.asked, self.state.chosen)
        self._show_map(notebook)
        self._show_side(notebook)

    def show_mode(self, mode: str) -> None:
        """List something else."""
        self.state.look(mode)
        self.mark_stale()

    def ask(self, wanted: Filter) -> None:
        """Ask for something else, in every list of the page."""
        notebook = self.context.session.notebook
        if notebook is None:
            return
        if self.state.ask(wanted):
            self._show_criteria(notebook)
        else:
            self.criteria.follow_text(self.state.asked)
            self.saved.follow(self.state.asked)
        self.lists.of(self.state.mode).ask(self.state.asked, self.state.chosen)
        self._show_map(notebook)

    def _show_criteria(self, notebook: Notebook) -> None:
        mode, wanted = self.state.mode, self.state.asked
        offered = offers.OF_REMARKS if mode == model.REMARKS else offers.OF_INITIATIVES
        prompt = model.search_prompt(mode)
        self.criteria.show_filter(wanted, Words(notebook.terms), offered, prompt)
        self.saved.follow(wanted)

    def _show_map(self, notebook: Notebook) -> None:
        if self.state.mode == model.MAP:
            here = notebook.workshop.region
            region = here if here in REGION_BY_CODE else self.context.session.region.code
            self.panels.show_counts(self.state.asked, region)

    def _show_side(self, notebook: Notebook) -> None:
        if self.state.lists_notes:
            self.sides.show_note(notebook, self.state.note, self.state.kind_begun)
        elif told := self.lists.initiatives.taken:
            self.sides.show_many(told)
        else:
            self.sides.show_initiative(notebook, self.state.initiative)
        if self.state.mode == model.MAP:
            chosen = notebook.get(self.state.initiative)
            self.panels.map.point_out(chosen.departement if isinstance(chosen, Initiative) else "")

    # -- what happens ----------------------------------------------------------------------------

    def _choose(self, record_id: str) -> None:
        notebook = self.context.session.notebook
        if notebook is None:
            return
        self.state.choose(notebook, record_id)
        self._show_side(notebook)

    def _on_initiatives_selected(self) -> None:
        """Several have no sheet to be shown, one has."""
        notebook, taken = self.context.session.notebook, self.lists.initiatives.taken
        if notebook is not None and self.state.mode == model.LIST and taken != self._taken:
            self._taken = taken
            self._show_side(notebook)

    def _on_initiatives_pasted(self, text: str) -> None:
        """An initiative a line, as in the line of capture."""
        if text.strip():
            self.capturing.note_lines(text)
            undo = (_("Undo"), self.context.session.undo)
            self.context.window.tell(self.capturing.told.text(), kind="success", action=undo)

    def _on_lists_opened(self, record_id: str) -> None:
        self._choose(record_id)
        if self.state.lists_notes:
            self.sides.remarks.begin_editing()
            return
        if self.state.mode == model.MAP:
            self.show_mode(model.LIST)
        self.sides.edit_sheet()

    def _on_capture_noted(self, initiative_id: str) -> None:
        notebook = self.context.session.notebook
        noted = notebook.get(initiative_id) if notebook else None
        if isinstance(noted, Initiative):
            self.state.initiative = noted.id
            if self.state.lists_notes:
                self.state.look(model.LIST)
            self.mark_stale()
            self._say_if_hidden(noted)

    def _say_if_hidden(self, initiative: Initiative) -> None:
        """What was just noted must not vanish in silence."""
        if initiative.id not in {each.id for each in self.lists.initiatives.listing.found}:
            said = _("“{title}” is noted, but what is asked for hides it from the list.")
            self.context.window.tell(
                said.format(title=initiative.title or _("Untitled initiative")),
                action=(_("Clear all"), partial(self.ask, ANYTHING)),
            )

    def _on_sides_wanted(self, initiative_id: str) -> None:
        self.sides.sheet.commit()
        self.state.initiative = initiative_id
        self.mark_stale()

    def _on_sides_erased(self, initiative_id: str) -> None:
        self.state.initiative = self.lists.initiatives.neighbour_of([initiative_id])
        self.context.session.erase(initiative_id)
        self.context.window.tell(_("The initiative was deleted. Ctrl+Z brings it back."))
