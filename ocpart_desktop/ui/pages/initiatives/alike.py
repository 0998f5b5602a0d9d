"""What may be noted already, said under the title while it is typed, and a way to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.duplicates import Likeness
from ocpart_desktop.notebook.model import Initiative
from ocpart_desktop.ui.theme import space
from ocpart_desktop.ui.widgets.buttons import push_button
from ocpart_desktop.ui.widgets.flow import emptied
from ocpart_desktop.ui.widgets.labels import PlainLabel

MOST = 2


class Alike(QWidget):
    """Hidden while nothing is alike; ``taken`` tells the initiative to go and see."""

    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._likeness = Likeness()
        self._known: Sequence[Initiative] = ()
        self.found: tuple[Initiative, ...] = ()
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(PlainLabel(_("Perhaps noted already:"), tone="warning", wrap=True))
        column.addLayout(self._links)
        self.hide()

    def know(self, initiatives: Sequence[Initiative]) -> None:
        """Compare with these from now on: those there were when the sheet was opened."""
        self._known = initiatives

    def follow(self, typed: Initiative) -> None:
        """Say what is like an initiative as it is typed; it is not like itself."""
        found = self._likeness.like(self._known, typed, MOST + 1) if typed.title.strip() else ()
        self.show_found([each for each in found if each.id != typed.id][:MOST])

    def show_found(self, found: Sequence[Initiative]) -> None:
        """Show these."""
        if tuple(found) == self.found:
            return
        self.found = tuple(found)
        emptied(self._links)
        for each in found:
            self._links.addWidget(self._link(each), 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(found))

    def _link(self, initiative: Initiative) -> QWidget:
        where = f" ({initiative.territory_name})" if initiative.territory_name else ""
        text = (initiative.title or _("Untitled initiative")) + where
        link = push_button(
            text.replace("&", "&&"), lambda: self.taken.emit(initiative.id), kind="link"
        )
        link.setAccessibleName(_("See the initiative “{title}”").format(title=text))
        return link
