"""The PowerPoint template of one's own: chosen, tried at once, remembered, put away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ocpart_desktop.documents.formats import check_template
from ocpart_desktop.i18n import _
from ocpart_desktop.system.errors import UserError
from ocpart_desktop.system.paths import documents_folder
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.jobs import Job
from ocpart_desktop.ui.theme import space
from ocpart_desktop.ui.widgets.buttons import icon_button
from ocpart_desktop.ui.widgets.tooltips import plain_tooltip


class _NameButton(QPushButton):
    """A button as wide as it may be, its name cut in the middle when it is longer."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_name(self, name: str) -> None:
        self._name = name
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = self.width() - 2 * space(4)
        cut = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideMiddle, room)
        self.setText(cut.replace("&", "&&"))


class TemplateField(QWidget):
    """Says which template the presentation is written upon, and lets another one be chosen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._choose = _NameButton()
        self._choose.clicked.connect(self._on_choose_clicked)
        self._forget = icon_button(
            "close", _("Go back to the template that comes with OCPart"), lambda: self._keep(None)
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        row.addWidget(self._choose, 1)
        row.addWidget(self._forget)
        self.refresh()

    @property
    def template(self) -> Path | None:
        """The template remembered; None for ours."""
        return self._context.settings.deck_template

    def refresh(self) -> None:
        """Show what is remembered."""
        chosen = self.template
        self._choose.show_name(chosen.name if chosen else _("Choose a template…"))
        self._choose.setToolTip(plain_tooltip(str(chosen)) if chosen else "")
        said = chosen.name if chosen else _("that of OCPart")
        self._choose.setAccessibleName(_("PowerPoint template: {name}").format(name=said))
        self._forget.setVisible(chosen is not None)

    def choose(self, path: Path) -> None:
        """Try a template, and remember it if it can serve."""

        def work(_job: Job[Path]) -> Path:
            check_template(path)
            return path

        self._context.jobs.start(
            "template", work, owner=self, done=self._keep, failed=self._on_refused
        )

    def _on_choose_clicked(self) -> None:
        folder = self.template.parent if self.template else documents_folder()
        kinds = _("Templates and presentations (*.potx *.pptx *.ppsx)")
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("PowerPoint template"), str(folder), kinds
        )
        if chosen:
            self.choose(Path(chosen))

    def _keep(self, template: Path | None) -> None:
        self._context.settings.deck_template = template
        self.refresh()

    def _on_refused(self, misfortune: UserError) -> None:
        self._context.window.tell(misfortune.message, kind="warning")
