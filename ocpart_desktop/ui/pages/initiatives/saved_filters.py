"""The filters kept under a name: applied, renamed, deleted, from one menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.criteria import ANYTHING, Filter
from ocpart_desktop.notebook.filter_wording import filter_text
from ocpart_desktop.notebook.model import SavedFilter
from ocpart_desktop.notebook.words import Words
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.theme import Type, font
from ocpart_desktop.ui.widgets.buttons import push_button
from ocpart_desktop.ui.widgets.naming import NamePrompt
from ocpart_desktop.ui.widgets.tooltips import plain_tooltip

_NAME_FROM_CRITERIA = 48  # characters of the name proposed
_NAME_WIDTH = 160  # px of the name on the button


class SavedFilters(QWidget):
    """Owns the button and its menu; ``applied`` carries the filter chosen."""

    applied = Signal(object)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._context = context
        self._wanted = ANYTHING
        self.button: QPushButton = push_button(_("Filters"), self.open_menu, icon="star")
        self.menu = QMenu(self)
        self.menu.setAccessibleName(_("Filters kept under a name"))
        self.prompt = NamePrompt(parent)

    def follow(self, wanted: Filter) -> None:
        """What is asked for now, which may be kept."""
        self._wanted = wanted
        same = next((each.name for each in self._kept if each.wanted == wanted), "")
        name = same if wanted else ""
        metrics = QFontMetrics(font(Type.BODY))
        cut = metrics.elidedText(name, Qt.TextElideMode.ElideRight, _NAME_WIDTH)
        self.button.setText(_plain(cut or _("Filters")))
        told = _("Filters kept under a name")
        self.button.setToolTip(plain_tooltip(f"{told}\n{name}" if name else told))

    @property
    def _kept(self) -> tuple[SavedFilter, ...]:
        notebook = self._context.session.notebook
        return notebook.filters if notebook else ()

    def open_menu(self) -> None:
        """Offer what is kept, and to keep what is asked for."""
        self.menu.clear()
        for saved in self._kept:
            action = self.menu.addAction(_plain(saved.name))
            action.setCheckable(True)
            action.setChecked(saved.wanted == self._wanted)
            action.triggered.connect(_calling(self.applied.emit, saved.wanted))
        self.menu.addSeparator()
        keep = self.menu.addAction(_("Keep this filter…"))
        keep.setEnabled(bool(self._wanted))
        keep.triggered.connect(lambda _on: self.keep())
        for title, act in ((_("Rename"), self.rename), (_("Delete"), self.erase)):
            folded = QMenu(title, self.menu)
            self.menu.addMenu(folded)
            folded.setEnabled(bool(self._kept))
            for saved in self._kept:
                folded.addAction(_plain(saved.name)).triggered.connect(_calling(act, saved))
        self.menu.popup(self._under)

    def keep(self) -> None:
        """Ask for a name and keep what is asked for."""
        notebook = self._context.session.notebook
        words = Words(notebook.terms if notebook else ())
        proposed = filter_text(self._wanted, words)[:_NAME_FROM_CRITERIA]
        self.prompt.ask(
            _("Keep this filter under the name"), _("Keep"), proposed, self._write, self._under
        )

    def rename(self, saved: SavedFilter) -> None:
        """Ask for another name."""

        def take(name: str) -> None:
            self._context.session.write(replace(saved, name=name))

        self.prompt.ask(_("Name of the filter"), _("Rename"), saved.name, take, self._under)

    def erase(self, saved: SavedFilter) -> None:
        """Keep it no longer."""
        self._context.session.erase(saved.id)
        said = _("The filter “{name}” was deleted. Ctrl+Z brings it back.")
        self._context.window.tell(said.format(name=saved.name))

    def _write(self, name: str) -> None:
        """One of the same name is replaced."""
        same = next((each for each in self._kept if each.name == name), None)
        made = SavedFilter(name=name, wanted=self._wanted)
        self._context.session.write(replace(same, wanted=self._wanted) if same else made)
        said = _("The filter is kept under the name “{name}”.").format(name=name)
        self._context.window.tell(said, kind="success")

    @property
    def _under(self) -> QPoint:
        return self.button.mapToGlobal(self.button.rect().bottomLeft())


def _calling(act: Callable[..., object], given: object) -> Callable[[bool], None]:
    def call(_checked: bool) -> None:
        act(given)

    return call


def _plain(text: str) -> str:
    return text.replace("&", "&&")
