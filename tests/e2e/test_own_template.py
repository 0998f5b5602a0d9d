"""A PowerPoint template of one's own, from the Summary page to the deck, and the next day."""

from __future__ import annotations

from pathlib import Path

from pptx import Presentation
from pptx.util import Inches
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot
from windows import PATIENCE, OpenWindow, open_file

from ocpart_desktop.system.paths import sample
from ocpart_desktop.system.settings import Settings


def test_a_template_is_tried_remembered_written_upon_and_put_away(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    open_file(qtbot, window, sample("enquete_repondants.xlsx"))
    window.go_to("summary")
    page = window.pages["summary"]
    field = page.template_field

    (tmp_path / "note.pptx").write_text("Bonjour")
    field.choose(tmp_path / "note.pptx")
    qtbot.waitUntil(lambda: window.idle, timeout=PATIENCE)
    assert "note.pptx" in window.message
    assert field.template is None

    own = tmp_path / "Modèle & charte.pptx"
    Presentation().save(str(own))
    field.choose(own)
    qtbot.waitUntil(lambda: field.template == own, timeout=PATIENCE)
    (choose,), (forget,) = field.findChildren(QPushButton), field.findChildren(QToolButton)
    assert choose.accessibleName().endswith("Modèle & charte.pptx")
    assert forget.isVisible()

    page.export_to((tmp_path / "synthese.pptx",))
    qtbot.waitUntil(lambda: window.idle, timeout=PATIENCE)
    assert Presentation(str(tmp_path / "synthese.pptx")).slide_width == Inches(10)

    forget.setFocus()
    QTest.keyClick(forget, Qt.Key.Key_Space)
    assert field.template is None
    assert not forget.isVisible()


def test_the_template_is_remembered_from_one_day_to_the_next(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path / "settings.json")
    settings.deck_template = tmp_path / "modele.potx"
    assert Settings.load(tmp_path / "settings.json").deck_template == tmp_path / "modele.potx"
