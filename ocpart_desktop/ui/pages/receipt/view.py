"""The Extract page: « Voici ce que j'ai compris », put right beside the raw cells."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ocpart_desktop.extract.crosscheck.against import CrossCheck
from ocpart_desktop.i18n import _
from ocpart_desktop.session import Study, SurveyOpened
from ocpart_desktop.system.errors import UserError
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.pages.receipt import fields, model, saving, selection
from ocpart_desktop.ui.pages.receipt.checking import Checking
from ocpart_desktop.ui.pages.receipt.correcting import CorrectingCard
from ocpart_desktop.ui.pages.receipt.crosscheck_panel import CrosscheckPanel
from ocpart_desktop.ui.pages.receipt.doubts import Doubt
from ocpart_desktop.ui.pages.receipt.fact_strip import FactStrip
from ocpart_desktop.ui.pages.receipt.file_card import FileCard
from ocpart_desktop.ui.pages.receipt.parts import Parts
from ocpart_desktop.ui.parts.empty import no_extract
from ocpart_desktop.ui.shell.page import Page
from ocpart_desktop.ui.theme import Type, space
from ocpart_desktop.ui.widgets.buttons import push_button
from ocpart_desktop.ui.widgets.dropzone import dropped_file
from ocpart_desktop.ui.widgets.labels import PlainLabel

INITIAL = 1000  # only the proportion of the two panels counts


class ReceiptPage(Page):
    """What was understood, set aside or doubtful; each line shows its cell and can be put right."""

    key = "receipt"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._study: Study | None = None
        self._facts = FactStrip()
        self._notice = PlainLabel(tone="warning", wrap=True)
        self._card = CorrectingCard()
        self._card.entered.connect(self._on_entered)
        self._card.reverted.connect(self._on_reverted)
        self._card.acted.connect(self._on_acted)
        self._file = FileCard()
        self._against: CrossCheck | None = None
        self._checking = Checking(self, context, self._on_checked)
        self._crosscheck = CrosscheckPanel(self._on_check)
        self._crosscheck.selected.connect(self._on_selected)
        self._parts = Parts(self._crosscheck, _("To check"))
        self._parts.selected.connect(self._on_selected)
        self.setAcceptDrops(True)
        self._arrange()
        context.session.events.listen(SurveyOpened, self.mark_stale)

    # -- building --------------------------------------------------------------------------------

    def _arrange(self) -> None:
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(space(5))
        for widget, stretch in ((self._parts, 9), (self._beside(), 5)):
            parts.addWidget(widget)
            parts.setStretchFactor(parts.count() - 1, stretch)
        parts.setSizes([INITIAL * 9, INITIAL * 5])

        self._content = QWidget()
        page = QVBoxLayout(self._content)
        page.setContentsMargins(space(5), space(4), space(5), space(4))
        page.setSpacing(space(3))
        page.addLayout(self._head())
        page.addWidget(self._notice)
        page.addWidget(self._facts)
        page.addWidget(parts, 1)
        self._empty = no_extract(self.context)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._content)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(PlainLabel(_("Here is what I understood"), role=Type.TITLE))
        head.addStretch(1)
        self._check = push_button(_("Check published tables…"), self._on_check, icon="table")
        head.addWidget(self._check)
        head.addWidget(push_button(_("Save the receipt…"), self._on_save, icon="export"))
        compare = push_button(
            _("Compare a region"), lambda: self.context.window.go_to("regions"), kind="primary"
        )
        head.addWidget(compare)
        return head

    def _beside(self) -> QWidget:
        """What is selected, put right above the file as it is."""
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(self._card)
        column.addWidget(self._file, 1)
        return beside

    # -- showing ---------------------------------------------------------------------------------

    def refresh(self) -> None:
        study = self.context.session.study
        self._stack.setCurrentWidget(self._content if study else self._empty)
        if study is None or study is self._study:
            return
        again = self._study is not None and self._study.path == study.path
        tab, kept = (self._parts.current, self._kept()) if again else ("", [])
        self._study = study
        self._follow_checks(study, again=again)
        self._notice.setText(study.survey.synthetic or "")
        self._notice.setVisible(bool(study.survey.synthetic))
        self._facts.show_facts(model.facts(study))
        self._parts.show_study(study)
        self._show_tabs(study, tab)
        names = selection.names(study, self._parts.current)
        rows = [names.index(name) for name in kept if name in names]
        self._parts.select(rows[0] if rows else None)

    def _kept(self) -> list[str]:
        """What is selected, by names that outlast a new reading."""
        if self._study is None:
            return []
        names = selection.names(self._study, self._parts.current)
        return [names[row] for row in self._parts.rows if row < len(names)]

    def _show_tabs(self, study: Study, tab: str) -> None:
        found = self._crosschecks(study)
        count = sum(len(each.differences) for each in found) if found else None
        self._parts.show_tabs(study, count, tab)

    def _on_selected(self) -> None:
        """Show what can be put right in what is selected, and where it is in the file."""
        if self._study is None:
            return
        parts = self._parts
        if parts.current == model.CROSSCHECK:
            self._show_pointed()
            return
        chosen = selection.chosen(self._study, parts.current, parts.rows, parts.doubt)
        sheets = self._study.receipt.sheets
        if chosen is None:
            self._card.invite()
            self._file.show_cells(sheets, None, None)
            return
        self._card.show_fields(chosen.title, chosen.subtitle, chosen.fields, chosen.buttons)
        self._file.show_cells(sheets, chosen.sheet, chosen.cell)

    def _on_save(self) -> None:
        if self._study is not None:
            found = self._crosschecks(self._study)
            saving.ask_and_save(self, self.context, self._study, found)

    # -- published tables ------------------------------------------------------------------------

    def _crosschecks(self, study: Study) -> list[CrossCheck]:
        return [found for found in (study.crosscheck, self._against) if found is not None]

    def _follow_checks(self, study: Study, *, again: bool) -> None:
        """After a correction the same tables are checked again; another extract has its own."""
        if not again:
            self._against = None
            self._checking.forget()
        self._check.setVisible(bool(study.survey.respondents))
        self._crosscheck.show_found(study.crosscheck, self._against)
        if again:
            self._checking.again(study)

    def _on_check(self) -> None:
        if self._study is not None:
            self._checking.ask(self._study)

    def _on_checked(self, study: Study, found: CrossCheck, asked: bool) -> None:
        if study is not self._study:
            return
        self._against = found
        self._crosscheck.show_found(study.crosscheck, found)
        self._show_tabs(study, model.CROSSCHECK if asked else self._parts.current)
        self._on_selected()

    def _show_pointed(self) -> None:
        """Show the difference selected among published tables, in the file that prints it."""
        assert self._study is not None
        found, pointed = self._crosscheck.current, self._crosscheck.pointed
        if pointed is None:
            self._card.show_fields(
                _("Cross-check"), _("Choose a line: its cell is shown where it stands."), ()
            )
        else:
            self._card.show_fields(pointed.title, pointed.sentence, ())
        other = found is not None and found is self._against
        self._file.show_cells(
            found.sheets if found is not None else self._study.receipt.sheets,
            pointed.sheet if pointed else None,
            pointed.cell if pointed else None,
            found.source.name if found is not None and other else "",
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData())
        if path:
            event.acceptProposedAction()
            at = self.mapToGlobal(event.position().toPoint())
            self._checking.offer(self._study, path, at)

    # -- putting right ---------------------------------------------------------------------------

    def _on_entered(self, field: fields.Field, text: str) -> None:
        try:
            told = fields.corrected(field, text)
        except UserError as misfortune:
            self.context.window.tell(misfortune.message, kind="warning")
            return
        if told is None:
            self._on_reverted(field)
        else:
            self.context.session.correct([told], selection.label_of(told))

    def _on_reverted(self, field: fields.Field) -> None:
        self.context.session.erase(field.place.id, selection.label_of(field.place))

    def _on_acted(self, key: str) -> None:
        if self._study is None:
            return
        rows = self._parts.rows
        questions = [self._study.survey.questions[row] for row in rows]
        if key == selection.TOGETHER:
            told = fields.together(questions)
            self.context.session.correct([told], selection.label_of(told))
        elif key == selection.APART:
            told = fields.apart(questions[0])
            self.context.session.correct([told], selection.label_of(told))
        elif key == selection.WITHDRAW:
            for row in rows:
                told = self._study.reading.corrections[row]
                self.context.session.erase(told.id, selection.label_of(told))
        elif key == selection.REMEDY and self._parts.doubt is not None:
            self._go_to_remedy(self._parts.doubt)

    def _go_to_remedy(self, doubt: Doubt) -> None:
        assert self._study is not None
        tab, row = selection.remedy(self._study, doubt.issue)
        self._show_tabs(self._study, tab)
        self._parts.select(row)
        self._parts.tables[tab].setFocus()
