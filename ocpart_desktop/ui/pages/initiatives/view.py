"""The Initiatives page: what the room brought, looked for, listed, seen on the map, filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.changed import NotebookChanged
from ocpart_desktop.notebook.criteria import ANYTHING, Filter
from ocpart_desktop.notebook.model import Initiative, Note, NoteKind, Slide, SlideKind
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.notebook.words import Words
from ocpart_desktop.session import NotebookOpened, SurveyOpened, sequence
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.pages.initiatives import model, offers
from ocpart_desktop.ui.pages.initiatives.criteria_bar import CriteriaBar
from ocpart_desktop.ui.pages.initiatives.lists import Lists
from ocpart_desktop.ui.pages.initiatives.page_capture import PageCapture
from ocpart_desktop.ui.pages.initiatives.saved_filters import SavedFilters
from ocpart_desktop.ui.pages.initiatives.sides import Sides
from ocpart_desktop.ui.parts.empty import no_extract
from ocpart_desktop.ui.shell.page import Page
from ocpart_desktop.ui.theme import space
from ocpart_desktop.ui.widgets.segments import SegmentedControl

if TYPE_CHECKING:
    from ocpart_desktop.ui.pages.initiatives.map_panel import MapPanel

_FILTER, _MODE = "initiatives_filter", "initiatives_mode"  # choices kept in the notebook
_INITIAL = 1000  # only the proportion of the panels counts


class InitiativesPage(Page):
    """A line is enough to begin an initiative; the sheet is filled when there is time."""

    key = "initiatives"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._wanted = ANYTHING
        self._mode = model.LIST
        self._chosen = self._chosen_note = ""
        self._taken = ""
        self._notebook: Notebook | None = None
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
            lambda criterion: self.lists.of(self._mode).count(criterion), self.saved.button
        )
        self.criteria.asked.connect(self.ask)
        self._map: MapPanel | None = None
        self.sides = Sides(context)
        self.sides.erased.connect(self._on_sides_erased)
        self.sides.wanted.connect(self._on_sides_wanted)
        self.sides.changing.connect(self.lists.initiatives.open_menu)
        self.sides.erasing.connect(self.lists.initiatives.erase_selected)
        self.lists.initiatives.selected.connect(self._on_initiatives_selected)
        self._arrange()
        for event in (SurveyOpened, NotebookOpened, NotebookChanged):
            context.session.events.listen(event, self.mark_stale)

    def capture(self) -> None:
        """Be ready to note an initiative."""
        self.capturing.open()

    def add_to_storyline(self) -> None:
        """Give the initiative looked at a slide of its own."""
        if self._chosen and self._mode in (model.LIST, model.MAP):
            slide = Slide(kind=SlideKind.INITIATIVE, initiative=self._chosen)
            sequence.add(self.context.session, slide)
            self.context.window.tell(_("Added to the storyline."), kind="success")

    def variants(self) -> Iterator[tuple[str, Callable[[], None]]]:
        for mode in model.MODES:
            yield "" if mode == model.LIST else mode, partial(self.show_mode, mode)

    # -- building --------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self._parts = QSplitter(Qt.Orientation.Horizontal)
        self._parts.setChildrenCollapsible(False)
        self._parts.setHandleWidth(space(5))
        for widget in (*self.lists.all, self.sides):
            self._parts.addWidget(widget)
            self._parts.setStretchFactor(self._parts.count() - 1, 4 if widget is self.sides else 5)
        self._parts.setSizes([_INITIAL * 5] * len(self.lists.all) + [_INITIAL * 4])
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
        page.addWidget(self._parts, 1)
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
        if notebook is not self._notebook:
            self._recall(notebook)
        if notebook.get(self._chosen) is None:
            self._chosen = notebook.initiatives[-1].id if notebook.initiatives else ""
        if notebook.get(self._chosen_note) is None:
            self._chosen_note = ""
        self.modes.show_choices(
            model.mode_choices(len(notebook.notes), len(self.lists.commitments_of(notebook))),
            self._mode,
        )
        for each in self.lists.all:
            each.setVisible(each is self.lists.of(self._mode))
        self._show_criteria(notebook)
        self.lists.show(notebook, self._mode, self._wanted, self._current)
        self._show_map(notebook)
        self._show_side(notebook)

    def show_mode(self, mode: str) -> None:
        """List something else."""
        self._mode = mode
        self.context.session.remember(**{_MODE: mode})
        self.mark_stale()

    def ask(self, wanted: Filter) -> None:
        """Ask for something else, in every list of the page."""
        notebook = self.context.session.notebook
        if notebook is None:
            return
        before, self._wanted = self._wanted, wanted
        if replace(before, text="") != replace(wanted, text=""):
            self.context.session.remember(**{_FILTER: replace(wanted, text="").to_json()})
        if replace(before, text="") == replace(wanted, text="") and before.text and wanted.text:
            self.criteria.follow_text(wanted)
            self.saved.follow(wanted)
        else:
            self._show_criteria(notebook)
        self.lists.of(self._mode).ask(wanted, self._current)
        self._show_map(notebook)

    def _recall(self, notebook: Notebook) -> None:
        """Look for what was looked for when this notebook was left."""
        self._notebook = notebook
        self.capturing.take_up()
        self._wanted = Filter.from_json(notebook.choices.get(_FILTER))
        mode = notebook.choices.get(_MODE)
        self._mode = str(mode) if mode in model.MODES else model.LIST

    @property
    def _current(self) -> str:
        return self._chosen if self._mode in (model.LIST, model.MAP) else self._chosen_note

    def _show_criteria(self, notebook: Notebook) -> None:
        offered = offers.OF_REMARKS if self._mode == model.REMARKS else offers.OF_INITIATIVES
        prompt = model.search_prompt(self._mode)
        self.criteria.show_filter(self._wanted, Words(notebook.terms), offered, prompt)
        self.saved.follow(self._wanted)

    def _show_map(self, notebook: Notebook) -> None:
        """The map takes the place of the sheet; what draws it is loaded when it is first wanted."""
        mapped = self._mode == model.MAP
        self.sides.setVisible(not mapped)
        if self._map is not None:
            self._map.setVisible(mapped)
        if mapped:
            region = notebook.workshop.region or self.context.session.region.code
            listing = self.lists.initiatives.listing
            total = len(listing.found_beside("places"))
            self.map.show_counts(listing.count("places"), total, self._wanted, region)

    @property
    def map(self) -> MapPanel:
        """The map, built when it is first wanted."""
        if self._map is None:
            from ocpart_desktop.ui.pages.initiatives.map_panel import MapPanel

            self._map = MapPanel()
            self._map.asked.connect(self.ask)
            self._parts.insertWidget(0, self._map)
            self._parts.setStretchFactor(0, 5)
            self._parts.setSizes([_INITIAL * part for part in (4, 5, 5, 5, 4)])
        return self._map

    def _show_side(self, notebook: Notebook) -> None:
        if self._mode in (model.REMARKS, model.COMMITMENTS):
            pledged = self._mode == model.COMMITMENTS
            kind = NoteKind.COMMITMENT if pledged else NoteKind.OBSERVATION
            self.sides.show_note(notebook, self._chosen_note, kind)
        elif told := self.lists.initiatives.taken:
            self.sides.show_many(told)
        else:
            self.sides.show_initiative(notebook, self._chosen)

    # -- what happens ----------------------------------------------------------------------------

    def _choose(self, record_id: str) -> None:
        notebook = self.context.session.notebook
        if notebook is None:
            return
        if isinstance(notebook.get(record_id), Note):
            self._chosen_note = record_id
        else:
            self._chosen = record_id
        self._show_side(notebook)

    def _on_initiatives_selected(self) -> None:
        """Several have no sheet to be shown, one has."""
        notebook, taken = self.context.session.notebook, self.lists.initiatives.taken
        if notebook is not None and self._mode == model.LIST and taken != self._taken:
            self._taken = taken
            self._show_side(notebook)

    def _on_lists_opened(self, record_id: str) -> None:
        self._choose(record_id)
        if self._mode in (model.REMARKS, model.COMMITMENTS):
            self.sides.remarks.begin_editing()
            return
        if self._mode == model.MAP:
            self.show_mode(model.LIST)
        self.sides.edit_sheet()

    def _on_capture_noted(self, initiative_id: str) -> None:
        notebook = self.context.session.notebook
        noted = notebook.get(initiative_id) if notebook else None
        if isinstance(noted, Initiative):
            self._chosen = noted.id
            if self._mode in (model.REMARKS, model.COMMITMENTS):
                self._mode = model.LIST
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
        self._chosen = initiative_id
        self.mark_stale()

    def _on_sides_erased(self, initiative_id: str) -> None:
        self._chosen = ""
        self.context.session.erase(initiative_id)
        self.context.window.tell(_("The initiative was deleted. Ctrl+Z brings it back."))
