"""A place, completed from the official geography as it is typed."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from ocpart_desktop.geography.completion import find_territories
from ocpart_desktop.geography.territories import Territory
from ocpart_desktop.ui.widgets.editor import AutoSaveLineEdit

SUGGESTIONS = 8
SHORTEST = 2


class TerritoryField(AutoSaveLineEdit):
    """``chosen`` carries the initiative's territory fields, with codes when the place is known."""

    chosen = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: dict[str, Territory] = {}
        self._told = ""
        self._texts = QStringListModel(self)
        completer = QCompleter(self._texts, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._take)
        self.setCompleter(completer)
        self.textEdited.connect(self._suggest)
        self.edited.connect(lambda text: self._take(text.strip()))

    def show_place(self, name: str) -> None:
        """Show a place that is already saved; what is being typed is left alone."""
        if not self.hasFocus():
            self._told = name
            self.load(name)

    def _suggest(self, text: str) -> None:
        found = find_territories(text, SUGGESTIONS) if len(text.strip()) >= SHORTEST else ()
        self._found = {f"{t.name} – {t.within}": t for t in found}
        self._texts.setStringList(list(self._found))

    def _take(self, text: str) -> None:
        if text == self._told:
            return
        self._told = text
        territory = self._found.get(text)
        if territory is None:
            self.chosen.emit({"territory_name": text, "territory_code": "", "departement": ""})
            return
        self.chosen.emit(
            {
                "territory_kind": territory.kind.value,
                "territory_name": territory.name,
                "territory_code": territory.code,
                "departement": territory.departement,
            }
        )
        self._told = territory.name
        self.load(territory.name)
