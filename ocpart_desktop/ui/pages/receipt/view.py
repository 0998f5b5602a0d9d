"""The Extract page: « Voici ce que j'ai compris », with the raw cells beside the reading."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidgetItem,
    QSplitter,
    QStackedLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ocpart_desktop.i18n import _
from ocpart_desktop.session import Study, SurveyOpened
from ocpart_desktop.ui.choice import Choice
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.pages.receipt import model
from ocpart_desktop.ui.parts.choices import fill
from ocpart_desktop.ui.parts.empty import no_extract
from ocpart_desktop.ui.shell.page import Page
from ocpart_desktop.ui.theme import Type, current_theme, picture, space
from ocpart_desktop.ui.widgets.buttons import push_button
from ocpart_desktop.ui.widgets.card import Card
from ocpart_desktop.ui.widgets.flow import emptied
from ocpart_desktop.ui.widgets.labels import PlainLabel
from ocpart_desktop.ui.widgets.segments import SegmentedControl
from ocpart_desktop.ui.widgets.table import TableView
from ocpart_desktop.ui.widgets.wrappedlist import WrappedList

INITIAL = 1000  # only the proportion of the two panels counts
_DOUBT = Qt.ItemDataRole.UserRole
_ICONS = {"danger": "danger", "warning": "warning", "muted": "info"}


class ReceiptPage(Page):
    """What was understood, what was set aside, what is doubtful; each doubt shows its cell."""

    key = "receipt"
    icon = "extract"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._study: Study | None = None
        self._facts = QHBoxLayout()
        self._facts.setSpacing(space(4))
        self._notice = PlainLabel(tone="warning", wrap=True)
        self._tabs = SegmentedControl()
        self._tabs.chosen.connect(self._show_tab)
        self._tables = {
            model.QUESTIONS: TableView(),
            model.SHEETS: TableView(),
            model.REGIONS: TableView(),
        }
        questions = self._tables[model.QUESTIONS]
        questions.clicked.connect(self._on_question_clicked)
        self._doubts = WrappedList(_("To check"))
        self._doubts.currentItemChanged.connect(self._on_doubt_chosen)
        self._parts = QStackedWidget()
        self._sheet = QComboBox()
        self._sheet.setAccessibleName(_("Sheet shown"))
        self._sheet.activated.connect(self._on_sheet_activated)
        self._raw = TableView()
        self._raw.setSortingEnabled(False)
        self._raw.verticalHeader().show()
        self._arrange()
        context.session.events.listen(SurveyOpened, self.mark_stale)

    @property
    def title(self) -> str:
        return _("Extract")

    def _arrange(self) -> None:
        for table in (*self._tables.values(), self._doubts):
            self._parts.addWidget(table)
        reading = QWidget()
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        tabs = QHBoxLayout()
        tabs.addWidget(self._tabs)
        tabs.addStretch(1)
        column.addLayout(tabs)
        column.addWidget(self._parts, 1)

        raw = Card(_("The file as it is"), _("Nothing in it is ever changed."))
        raw.body.addWidget(self._sheet)
        raw.body.addWidget(self._raw, 1)

        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(space(5))
        for widget, stretch in ((reading, 5), (raw, 3)):
            parts.addWidget(widget)
            parts.setStretchFactor(parts.count() - 1, stretch)
        parts.setSizes([INITIAL * 5, INITIAL * 3])

        title = QHBoxLayout()
        title.addWidget(PlainLabel(_("Here is what I understood"), role=Type.TITLE))
        title.addStretch(1)
        title.addWidget(
            push_button(
                _("Compare a region"),
                lambda: self.context.window.go_to("regions"),
                kind="primary",
            )
        )
        self._content = QWidget()
        page = QVBoxLayout(self._content)
        page.setContentsMargins(space(5), space(4), space(5), space(4))
        page.setSpacing(space(3))
        page.addLayout(title)
        page.addWidget(self._notice)
        page.addLayout(self._facts)
        page.addWidget(parts, 1)
        self._empty = no_extract(self.context)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._content)

    def refresh(self) -> None:
        study = self.context.session.study
        self._stack.setCurrentWidget(self._content if study else self._empty)
        if study is None or study is self._study:
            return
        self._study = study
        self._notice.setText(study.survey.synthetic or "")
        self._notice.setVisible(bool(study.survey.synthetic))
        self._show_facts(study)
        self._tables[model.QUESTIONS].show_table(
            model.questions_table(study), _("Questions"), wide=1
        )
        self._tables[model.SHEETS].show_table(model.sheets_table(study), _("Sheets"), wide=5)
        self._tables[model.REGIONS].show_table(model.regions_table(study), _("Regions"))
        self._show_doubts(study)
        tabs = model.tabs(study)
        self._tabs.show_choices([Choice(key, text) for key, text in tabs], model.QUESTIONS)
        self._show_tab(model.QUESTIONS)
        self._show_raw(None, None)

    def _show_facts(self, study: Study) -> None:
        emptied(self._facts)
        for fact in model.facts(study):
            card = Card()
            value = PlainLabel(fact.value, role=Type.TITLE, tone=fact.tone)
            name = PlainLabel(fact.name, role=Type.CAPTION, tone="muted")
            card.body.setSpacing(0)
            card.body.addWidget(value)
            card.body.addWidget(name)
            self._facts.addWidget(card, 1)

    def _show_doubts(self, study: Study) -> None:
        colours = current_theme().screen
        self._doubts.clear()
        for doubt in model.doubts(study):
            text = f"{doubt.sentence}\n{doubt.place}" if doubt.place else doubt.sentence
            item = QListWidgetItem(text)
            item.setIcon(picture(_ICONS[doubt.tone], getattr(colours, doubt.tone)))
            item.setData(_DOUBT, doubt)
            self._doubts.addItem(item)

    def _show_tab(self, key: str) -> None:
        self._parts.setCurrentWidget(self._tables.get(key, self._doubts))

    def _on_question_clicked(self) -> None:
        if self._study is not None:
            row = self._tables[model.QUESTIONS].current_row
            self._show_raw(*model.asked_where(self._study, row))

    def _on_doubt_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            doubt: model.Doubt = item.data(_DOUBT)
            self._show_raw(doubt.sheet, doubt.cell)

    def _on_sheet_activated(self) -> None:
        self._show_raw(self._sheet.currentData(), None)

    def _show_raw(self, sheet: str | None, cell: str | None) -> None:
        if self._study is None:
            return
        shown = model.sheet_named(self._study, sheet)
        if shown is None:
            return
        names = [Choice(s.name, s.name) for s in self._study.receipt.sheets if s.preview]
        fill(self._sheet, names, shown.name)
        self._raw.show_table(model.preview_table(shown), shown.name, wide=None)
        place = model.position(cell)
        if place is not None and place[0] < len(shown.preview):
            index = self._raw.model().index(place[0], place[1])
            self._raw.setCurrentIndex(index)
            self._raw.scrollTo(index)
