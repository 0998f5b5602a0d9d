"""The Summary page: the day in a few words, the slides that go in, the formats, the export."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, QLocale, QSignalBlocker, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QStackedLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ocpart_desktop.documents.audience import Audience
from ocpart_desktop.figures.charts import Figure
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.changed import NotebookChanged
from ocpart_desktop.notebook.model import View, Workshop
from ocpart_desktop.session import NotebookOpened, SelectionChanged, SurveyOpened
from ocpart_desktop.session.export import Material, write_documents
from ocpart_desktop.session.naming import Named, named
from ocpart_desktop.session.sequence import change, storyline_of
from ocpart_desktop.system.errors import UserError
from ocpart_desktop.system.paths import documents_folder
from ocpart_desktop.ui.charts.pictures import ChartPictures
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.jobs import Job
from ocpart_desktop.ui.pages.summary import model
from ocpart_desktop.ui.pages.summary.template import TemplateField
from ocpart_desktop.ui.parts.empty import no_extract
from ocpart_desktop.ui.parts.figure_card import FigureCard
from ocpart_desktop.ui.parts.region_bar import RegionBar
from ocpart_desktop.ui.shell.page import Page
from ocpart_desktop.ui.slides.making import DeckMaker
from ocpart_desktop.ui.slides.view import SlideView
from ocpart_desktop.ui.theme import Type, load_fonts, space
from ocpart_desktop.ui.widgets.editor import AutoSaveLineEdit
from ocpart_desktop.ui.widgets.labels import PlainLabel
from ocpart_desktop.ui.widgets.wrappedlist import WrappedList

FORMATS_A_ROW = 3
_ROW = Qt.ItemDataRole.UserRole


class SummaryPage(Page):
    """What is ticked here is what people leave with; the slide shown is the slide written."""

    key = "summary"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._bar = RegionBar(context.session)
        self._fields: dict[str, AutoSaveLineEdit] = {}
        self._date = _date_field()
        self._slides = WrappedList(_("Slides of the summary"))
        self._slides.currentItemChanged.connect(self._on_slide_chosen)
        self._slides.itemChanged.connect(self._on_slide_ticked)
        self._card = FigureCard(context)
        self._maker = DeckMaker(context, self, with_hidden=True)
        self._maker.made.connect(lambda _deck: self._show_slide())
        self._maker.failed.connect(lambda said: context.window.tell(said, kind="warning"))
        self._preview = SlideView()
        self._shown = QStackedWidget()
        self._shown.addWidget(self._card)
        self._shown.addWidget(self._preview)
        self._place: int | None = None
        self._formats = {suffix: QCheckBox(text) for suffix, text in model.formats().items()}
        self._audience = QComboBox()
        self._audience.setAccessibleName(_("Made for"))
        for audience in Audience:
            self._audience.addItem(audience.label, audience.value)
        self._audience.activated.connect(self._on_audience_chosen)
        self.template_field = TemplateField(context)
        self._formats[".pptx"].toggled.connect(self.template_field.setEnabled)
        self._export = QPushButton(_("Export…"))
        self._export.setProperty("kind", "primary")
        self._export.clicked.connect(self.choose_and_export)
        self._arrange()
        for event in (SurveyOpened, SelectionChanged, NotebookOpened, NotebookChanged):
            context.session.events.listen(event, self.mark_stale)

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(space(2))
        left.addWidget(PlainLabel(_("The day"), role=Type.HEADING))
        left.addLayout(self._day_form())
        left.addSpacing(space(2))
        left.addWidget(PlainLabel(_("Slides"), role=Type.HEADING))
        left.addWidget(self._slides, 1)
        formats = QGridLayout()
        for number, box in enumerate(self._formats.values()):
            box.setChecked(True)
            formats.addWidget(box, number // FORMATS_A_ROW, number % FORMATS_A_ROW)
        left.addLayout(formats)
        reader = QFormLayout()
        reader.addRow(_("Made for"), self._audience)
        reader.addRow(_("PowerPoint template"), self.template_field)
        left.addLayout(reader)
        left.addWidget(self._export)

        right = QVBoxLayout()
        right.setSpacing(space(3))
        right.addWidget(self._bar)
        right.addWidget(self._shown, 1)
        self._content = QWidget()
        row = QHBoxLayout(self._content)
        row.setContentsMargins(space(5), space(4), space(5), space(4))
        row.setSpacing(space(5))
        row.addLayout(left, 4)
        row.addLayout(right, 9)
        self._empty = no_extract(self.context)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._content)

    def _day_form(self) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(space(2))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, label in model.day_fields().items():
            field = AutoSaveLineEdit()
            field.edited.connect(self._on_day_edited)
            form.addRow(label, field)
            self._fields[name] = field
        self._date.dateChanged.connect(self._on_day_edited)
        form.insertRow(1, _("Date"), self._date)
        return form

    # -- showing -----------------------------------------------------------------------------

    def refresh(self) -> None:
        session = self.context.session
        if session.survey is None or session.selection is None or session.notebook is None:
            self._stack.setCurrentWidget(self._empty)
            return
        self._stack.setCurrentWidget(self._content)
        self._bar.refresh()
        self._audience.setCurrentIndex(list(Audience).index(self.chosen_audience))
        self._show_day(session.notebook.workshop)
        items = storyline_of(session).items
        self._show_slides(named(items, session.survey, session.notebook.initiatives))

    def _show_day(self, workshop: Workshop) -> None:
        for name, field in self._fields.items():
            if not field.hasFocus():
                field.load(getattr(workshop, name))
                field.setCursorPosition(0)
        day = QDate.fromString(workshop.date, Qt.DateFormat.ISODate)
        with QSignalBlocker(self._date):
            self._date.setDate(day if day.isValid() else self._date.minimumDate())

    def _show_slides(self, rows: tuple[Named, ...]) -> None:
        if self._place is None:  # a figure is worth more than the opening, to begin with
            self._place = next((n for n, r in enumerate(rows) if isinstance(r.item, View)), 0)
        self._slides.blockSignals(True)
        self._slides.clear()
        for row in rows:
            item = QListWidgetItem("\n".join(filter(None, (row.title, row.detail))))
            item.setData(_ROW, row.item)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            left_out = row.item.hidden or row.lacking
            item.setCheckState(Qt.CheckState.Unchecked if left_out else Qt.CheckState.Checked)
            self._slides.addItem(item)
        self._slides.blockSignals(False)
        self._slides.setCurrentRow(min(self._place, self._slides.count() - 1))

    def _on_slide_chosen(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        self._place = self._slides.currentRow()
        chosen = item.data(_ROW)
        if isinstance(chosen, View):
            self._card.show_view(chosen)
            self._shown.setCurrentWidget(self._card)
        else:
            self._shown.setCurrentWidget(self._preview)
            self._show_slide()
            self._maker.make()

    def _show_slide(self) -> None:
        """The slide as the room sees it, when it is no figure."""
        item = self._slides.currentItem()
        placed = self._maker.deck.find(item.data(_ROW).id) if item is not None else None
        self._preview.show_scene(placed.scenes[0] if placed else None)

    def _on_slide_ticked(self, item: QListWidgetItem) -> None:
        hidden = item.checkState() is not Qt.CheckState.Checked
        change(self.context.session, replace(item.data(_ROW), hidden=hidden))

    def _on_day_edited(self, *_ignored: object) -> None:
        notebook = self.context.session.notebook
        if notebook is None:
            return
        texts = {name: field.text().strip() for name, field in self._fields.items()}
        known = self._date.date() != self._date.minimumDate()
        texts["date"] = self._date.date().toString(Qt.DateFormat.ISODate) if known else ""
        workshop: Workshop = replace(notebook.workshop, **texts)  # type: ignore[arg-type]
        if workshop != notebook.workshop:
            self.context.session.write(workshop)

    @property
    def shown_figure(self) -> Figure | None:
        """The figure of the slide shown."""
        return self._card.figure

    # -- exporting -----------------------------------------------------------------------------

    @property
    def chosen_audience(self) -> Audience:
        """For whom the summary is made; kept with the notebook."""
        kept = self.context.session.remembered("audience")
        return next((each for each in Audience if each == kept), Audience.PARTICIPANTS)

    def _on_audience_chosen(self) -> None:
        self.context.session.remember(audience=self._audience.currentData())

    def choose_and_export(self) -> None:
        """Ask where, warn before replacing, then write."""
        folder = QFileDialog.getExistingDirectory(
            self,
            _("Where to write the summary"),
            str(self.context.settings.export_folder or documents_folder()),
        )
        if not folder:
            return
        self.context.settings.export_folder = Path(folder)
        name = model.proposed_name(self.context.session.region.name, date.today())
        suffixes = [suffix for suffix, box in self._formats.items() if box.isChecked()]
        paths = model.targets(Path(folder), name, suffixes)
        existing = [path.name for path in paths if path.exists()]
        if existing and not self._may_replace(existing):
            return
        self.export_to(paths)

    def _may_replace(self, names: list[str]) -> bool:
        question = _("Replace {files}?").format(files=", ".join(names))
        answer = QMessageBox.question(self, _("Files already there"), question)
        return answer == QMessageBox.StandardButton.Yes

    def export_to(self, paths: tuple[Path, ...]) -> None:
        """Write the documents in a job, with progress and cancel."""
        session, window = self.context.session, self.context.window
        if session.study is None or session.notebook is None:
            return
        if not paths:
            window.tell(_("Tick at least one format."), kind="warning")
            return
        material = Material.of(
            session.study.survey,
            session.region,
            storyline_of(session).items,
            session.notebook,
            audience=self.chosen_audience,
            thresholds=self.context.thresholds,
        )

        template = self.template_field.template

        load_fonts()

        def work(job: Job[tuple[Path, ...]]) -> tuple[Path, ...]:
            return write_documents(
                material,
                paths,
                force=True,
                progress=job.progress,
                cancelled=lambda: job.cancelled,
                pictures=ChartPictures(),
                template=template,
            )

        job = self.context.jobs.start(
            "export",
            work,
            owner=self,
            done=self._on_exported,
            failed=self._on_failed,
            progress=lambda fraction, _text: window.set_progress(fraction),
            ended=window.end_progress,
        )
        window.show_progress(_("Writing the summary…"), job.cancel)

    def _on_exported(self, written: tuple[Path, ...]) -> None:
        folder = written[0].parent
        self.context.window.tell(
            _("Written in {folder}: {files}.").format(
                folder=folder, files=", ".join(path.name for path in written)
            ),
            kind="success",
            action=(
                _("Open the folder"),
                lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))),
            ),
        )

    def _on_failed(self, misfortune: UserError) -> None:
        self.context.window.tell(misfortune.message, kind="error")


def _date_field() -> QDateEdit:
    """A day, chosen in a calendar; the earliest one stands for a day not known yet."""
    field = QDateEdit()
    field.setCalendarPopup(True)
    long = QLocale().dateFormat(QLocale.FormatType.LongFormat)
    field.setDisplayFormat(long.replace("dddd, ", "").replace("dddd ", ""))
    field.setMinimumDate(QDate(2000, 1, 1))
    field.setSpecialValueText(_("to be said"))
    return field
