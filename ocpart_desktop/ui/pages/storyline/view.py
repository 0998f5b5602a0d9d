"""The Storyline page: the slides in their order at the left, the one looked at beside them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ocpart_desktop.figures.places import name_of
from ocpart_desktop.i18n import _, ngettext
from ocpart_desktop.notebook.changed import NotebookChanged
from ocpart_desktop.notebook.model import Item, Slide
from ocpart_desktop.session import NotebookOpened, SelectionChanged, SurveyOpened, sequence
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.pages.storyline import model
from ocpart_desktop.ui.pages.storyline.editor import SlideEditor
from ocpart_desktop.ui.pages.storyline.list import THUMBNAIL, SlideList
from ocpart_desktop.ui.pages.storyline.menus import AddMenu, TemplateMenu
from ocpart_desktop.ui.parts.empty import no_extract
from ocpart_desktop.ui.shell.page import Page
from ocpart_desktop.ui.slides.deck import Deck
from ocpart_desktop.ui.slides.making import DeckMaker
from ocpart_desktop.ui.slides.pictures import Pictures
from ocpart_desktop.ui.slides.view import SlideView
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.buttons import icon_button, push_button
from ocpart_desktop.ui.widgets.labels import PlainLabel

LIST = 380  # px of width, at least


class StorylinePage(Page):
    """What is seen here, in this order, is what the room sees and what people leave with."""

    key = "storyline"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._current = ""
        self._place = 0
        self._rows: tuple[model.Row, ...] = ()
        self._maker = DeckMaker(context, self, with_hidden=True)
        self._maker.made.connect(self._on_deck_made)
        self._maker.failed.connect(lambda said: context.window.tell(said, kind="warning"))
        self._pictures = Pictures(context.jobs, self)
        self._pictures.drawn.connect(self._show_thumbnails)
        self._list = SlideList()
        self._list.chosen.connect(self._on_slide_chosen)
        self._list.moved.connect(self._move)
        self._list.hide_wanted.connect(self._hide)
        self._list.removal_wanted.connect(self._remove)
        self._preview = SlideView()
        self._editor = SlideEditor()
        self._editor.edited.connect(self._on_slide_edited)
        self._editor.refused.connect(lambda said: context.window.tell(said, kind="warning"))
        self._arrange()
        for event in (SurveyOpened, SelectionChanged, NotebookOpened, NotebookChanged):
            context.session.events.listen(event, self.mark_stale)

    # -- building --------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self._content = QWidget()
        page = QVBoxLayout(self._content)
        page.setContentsMargins(space(5), space(4), space(5), space(4))
        page.setSpacing(space(3))
        page.addLayout(self._head())
        page.addWidget(self._notice())
        row = QHBoxLayout()
        row.setSpacing(space(5))
        row.addLayout(self._left(), 4)
        row.addLayout(self._right(), 7)
        page.addLayout(row, 1)
        self._empty = no_extract(self.context)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._content)

    def _head(self) -> QHBoxLayout:
        self._count = PlainLabel(role=Type.HEADING)
        self._templates = push_button(_("Template"), icon="list")
        self._templates.setMenu(TemplateMenu(self.context, self))
        self._project = push_button(
            _("Project (F5)"), self.context.window.project, kind="primary", icon="projection"
        )
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._templates)
        row.addWidget(self._project)
        return row

    def _notice(self) -> QWidget:
        """What there is to say of the whole: that it is proposed, or of another region."""
        self._said = PlainLabel(tone="muted", wrap=True)
        self._act = push_button("", self._on_notice_clicked, kind="link")
        self._strip = QWidget()
        row = QHBoxLayout(self._strip)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._said, 1)
        row.addWidget(self._act)
        return self._strip

    def _left(self) -> QVBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(space(1))
        add = push_button(_("Add"), icon="add")
        add.setMenu(AddMenu(self.context.session, self._add, self))
        buttons.addWidget(add)
        buttons.addStretch(1)
        for name, text, act in (
            ("arrow-up", _("Move up (Alt+↑)"), lambda: self._list.shift(-1)),
            ("arrow-down", _("Move down (Alt+↓)"), lambda: self._list.shift(1)),
            ("eye-off", _("Hide or show (H)"), lambda: self._hide(self._list.selected_ids)),
            ("trash", _("Remove (Delete)"), lambda: self._remove(self._list.selected_ids)),
        ):
            buttons.addWidget(icon_button(name, text, act))
        self._list.setMinimumWidth(LIST)
        column = QVBoxLayout()
        column.setSpacing(space(2))
        column.addLayout(buttons)
        column.addWidget(self._list, 1)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(space(3))
        column.addWidget(self._preview, 1)
        column.addWidget(self._editor)
        return column

    # -- showing -----------------------------------------------------------------------------------

    def refresh(self) -> None:
        session = self.context.session
        if session.survey is None or session.selection is None or session.notebook is None:
            self._stack.setCurrentWidget(self._empty)
            return
        self._stack.setCurrentWidget(self._content)
        items = sequence.storyline_of(session).items
        self._rows = model.rows(items, session.survey, session.notebook.initiatives)
        ids = [row.item.id for row in self._rows]
        self._place = ids.index(self._current) if self._current in ids else self._place
        self._place = max(0, min(self._place, len(ids) - 1))
        self._list.show_rows(self._rows, self._place)
        shown = sum(bool(row.number) for row in self._rows)
        self._count.setText(ngettext("{n} slide", "{n} slides", shown).format(n=shown))
        self._say_what_it_is()
        if self._rows:
            self._current = ids[self._place]
            self._show_current()
        self._maker.make()

    def _say_what_it_is(self) -> None:
        session = self.context.session
        region, said, act = sequence.region_of(session), "", ""
        if not sequence.is_written(session):
            missing = model.missing_told(sequence.proposed_day(session).missing)
            said = _("Proposed: the regional day of {region}.").format(
                region=name_of(session.region.code)
            )
            said, act = " ".join(filter(None, (said, missing))), _("Begin with a blank storyline")
        elif region != session.region.code:
            said = _("This storyline shows {region}.").format(region=name_of(region))
            act = _("Show {region} instead").format(region=name_of(session.region.code))
        self._said.setText(said)
        self._act.setText(act)
        self._strip.setVisible(bool(said))

    def _on_notice_clicked(self) -> None:
        session = self.context.session
        if sequence.is_written(session):
            sequence.retarget(session, session.region.code)
        else:
            sequence.begin_blank(session)

    def _show_current(self) -> None:
        row = self._rows[self._place]
        placed = self._maker.deck.find(row.item.id)
        self._preview.show_scene(placed.scenes[0] if placed else None)
        self._editor.show_item(row.item, row.named.title)

    def _on_slide_chosen(self, item_id: str) -> None:
        self._editor.commit()
        ids = [row.item.id for row in self._rows]
        if item_id in ids:
            self._current, self._place = item_id, ids.index(item_id)
            self._show_current()

    def _on_deck_made(self, deck: Deck) -> None:
        scenes = tuple(each.scenes[0] for each in deck.slides)
        self._pictures.draw(scenes, QSize(THUMBNAIL), self.devicePixelRatioF())
        self._show_thumbnails()
        if self._rows and self.isVisible():
            self._show_current()

    def _show_thumbnails(self) -> None:
        for each in self._maker.deck.slides:
            image = self._pictures.of(each.scenes[0])
            if image is not None:
                self._list.show_picture(each.item_id, QPixmap.fromImage(image))

    # -- changing ----------------------------------------------------------------------------------

    def _item(self, item_id: str) -> Item | None:
        return next((row.item for row in self._rows if row.item.id == item_id), None)

    def _add(self, slide: Slide) -> None:
        """Put a slide after the one looked at, ready to be written."""
        self._current = sequence.add(self.context.session, slide, self._list.current_id)
        self.mark_stale()
        self._editor.focus_title()

    def _move(self, moved: list[str], before: int) -> None:
        first = next((n for n, row in enumerate(self._rows) if row.item.id in moved), 0)
        self._place = before if before <= first else before - len(moved)
        sequence.move(self.context.session, moved, before)

    def _hide(self, ids: list[str]) -> None:
        """Hide them all; show them all when they are hidden already."""
        items = [item for each in ids if (item := self._item(each)) is not None]
        hidden = not all(item.hidden for item in items)
        sequence.change_all(self.context.session, [replace(item, hidden=hidden) for item in items])

    def _remove(self, ids: list[str]) -> None:
        sequence.remove(self.context.session, ids)

    def _on_slide_edited(self, item: Item) -> None:
        sequence.change(self.context.session, item)

    def keyboard_focus(self) -> None:
        """Let the keys go to the list."""
        self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)
