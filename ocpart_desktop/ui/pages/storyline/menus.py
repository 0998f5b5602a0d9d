"""What can be added to the storyline, and the templates that fill it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from ocpart_desktop.documents import labels
from ocpart_desktop.figures.places import name_of
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import Slide, SlideKind
from ocpart_desktop.session import Session, sequence
from ocpart_desktop.session.regional_day import Proposed
from ocpart_desktop.session.templates import SUFFIX, read_template, save_template
from ocpart_desktop.system.errors import UserError
from ocpart_desktop.system.paths import documents_folder
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.pages.storyline import model


class AddMenu(QMenu):
    """Every kind of slide, and each initiative by its name."""

    def __init__(
        self, session: Session, add: Callable[[Slide], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._add = session, add
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """What can be added now."""
        self.clear()
        for choice in model.added_kinds():
            self._offer(self, choice.text, model.new_slide(choice.key))
        notebook = self._session.notebook
        initiatives = self.addMenu(_("Initiative"))
        for initiative in notebook.initiatives if notebook else ():
            slide = Slide(kind=SlideKind.INITIATIVE, initiative=initiative.id)
            self._offer(initiatives, labels.title(initiative).replace("&", "&&"), slide)
        initiatives.setEnabled(not initiatives.isEmpty())

    def _offer(self, menu: QMenu, text: str, slide: Slide) -> None:
        menu.addAction(text).triggered.connect(lambda _checked: self._add(slide))


class TemplateMenu(QMenu):
    """The regional day, and storylines kept as files."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """What can be done now."""
        self.clear()
        region = name_of(self._context.session.region.code)
        for text, act in (
            (_("Regional day: {region}").format(region=region), self.use_regional_day),
            (_("Use a storyline kept as a file…"), self.choose_file),
            (_("Keep this storyline as a file…"), self.choose_and_save),
        ):
            self.addAction(text).triggered.connect(lambda _checked, act=act: act())

    def use_regional_day(self) -> None:
        """Write the regional day down, after what is there already."""
        session = self._context.session
        self._begin(sequence.proposed_day(session), _("the storyline of the regional day"))

    def choose_file(self) -> None:
        """Ask for a file and use it."""
        name, _kind = QFileDialog.getOpenFileName(
            self.parentWidget(), _("Use a storyline"), str(documents_folder()), self._filter
        )
        if name:
            self.use_file(Path(name))

    def use_file(self, path: Path) -> None:
        """Write the storyline of a file down, after what is there already."""
        session = self._context.session
        try:
            found = read_template(path, session.survey, session.region.code)
        except UserError as misfortune:
            self._context.window.tell(misfortune.message, kind="error")
        else:
            self._begin(found, _("the storyline “{name}”").format(name=path.stem))

    def _begin(self, proposed: Proposed, label: str) -> None:
        sequence.begin(self._context.session, proposed.items, label)
        missing = model.missing_told(proposed.missing)
        if missing:
            self._context.window.tell(missing, kind="warning")

    def choose_and_save(self) -> None:
        """Ask for a file and keep the storyline there."""
        proposed = str(documents_folder() / f"{_('Storyline')}{SUFFIX}")
        name, _kind = QFileDialog.getSaveFileName(
            self.parentWidget(), _("Keep the storyline"), proposed, self._filter
        )
        if name:
            path = Path(name)
            self.save_to(path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX))

    def save_to(self, path: Path) -> None:
        """Keep the storyline in a file."""
        try:
            save_template(path, sequence.storyline_of(self._context.session).items)
        except UserError as misfortune:
            self._context.window.tell(misfortune.message, kind="error")
        else:
            self._context.window.tell(_("Written in {file}.").format(file=path), kind="success")

    @property
    def _filter(self) -> str:
        return f"{_('Storylines of OCPart')} (*{SUFFIX})"
