"""The cache of extracts is told by its size, and emptied from the preferences."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ocpart_desktop.extract import kept
from ocpart_desktop.i18n import file_size
from ocpart_desktop.system.settings import Settings
from ocpart_desktop.ui.shell.preferences import PreferencesMenu


def nothing(_chosen: str) -> None:
    pass


def test_the_cache_is_told_by_its_size_and_emptied(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    menu = PreferencesMenu(Settings(), nothing, nothing, parent)
    emptying = menu.actions()[-1]
    menu.aboutToShow.emit()
    assert emptying.text() == "Vider le cache des extraits (vide)"
    assert not emptying.isEnabled()
    kept.keep("5" * 64, bytes(3 << 20))
    menu.aboutToShow.emit()
    assert emptying.text() == "Vider le cache des extraits (3\u202fMo)"
    emptying.trigger()
    assert kept.size() == 0
    assert not emptying.isEnabled()


def test_sizes_read_as_a_person_counts_them() -> None:
    sizes = (1, 640 * 1024, 1023 * 1024, 12 << 20, 3 << 30)
    told = [file_size(size).replace("\u202f", " ") for size in sizes]
    assert told == ["1 ko", "640 ko", "1 Mo", "12 Mo", "3 072 Mo"]
