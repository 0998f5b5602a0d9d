"""Labels, banner, progress, empty state: plain text, said once, with the way on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from ocpart_desktop.ui.theme import apply_theme, current_theme
from ocpart_desktop.ui.widgets import banner as banner_module
from ocpart_desktop.ui.widgets.banner import KINDS, Banner
from ocpart_desktop.ui.widgets.card import Card
from ocpart_desktop.ui.widgets.dropzone import DropZone
from ocpart_desktop.ui.widgets.empty import EmptyState
from ocpart_desktop.ui.widgets.labels import ElidedLabel, PlainLabel
from ocpart_desktop.ui.widgets.progress import ProgressStrip

LEFT = Qt.MouseButton.LeftButton
MARKUP = "<img src='file:///etc/hostname'><b>gras</b>"


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    apply_theme(qapp, "light")


def test_no_label_of_ours_interprets_what_it_shows(qtbot: QtBot) -> None:
    banner = Banner()
    banner.tell(MARKUP)
    widgets = [
        PlainLabel(MARKUP),
        ElidedLabel(MARKUP),
        Card(MARKUP, MARKUP),
        EmptyState("info", MARKUP, MARKUP),
        banner,
    ]
    for widget in widgets:
        qtbot.addWidget(widget)
        labels = [widget] if isinstance(widget, QLabel) else widget.findChildren(QLabel)
        assert labels
        for label in labels:
            if label.text():
                assert label.textFormat() == Qt.TextFormat.PlainText
                assert label.text() == MARKUP


def test_a_label_without_room_says_the_rest_in_its_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("Votre territoire est-il porteur d'une dynamique de co-construction ?")
    qtbot.addWidget(label)
    label.resize(120, 24)
    label.show()
    assert label.shown_text.endswith("…")
    assert label.toolTip() == label.text()
    label.resize(900, 24)
    assert label.shown_text == label.text()
    assert label.toolTip() == ""


def test_a_tone_changes_the_colour(qtbot: QtBot) -> None:
    label = PlainLabel("texte")
    qtbot.addWidget(label)
    label.ensurePolished()
    label.set_tone("danger")
    assert label.palette().color(label.foregroundRole()) == current_theme().screen.danger


@pytest.mark.parametrize("kind", KINDS)
def test_a_banner_says_one_sentence_and_is_dismissed(kind: str, qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    assert banner.isHidden()
    banner.tell("Une phrase.", kind)
    banner.tell("Une autre phrase.", kind)
    assert banner.message == "Une autre phrase."
    with qtbot.waitSignal(banner.dismissed):
        qtbot.keyClick(banner, Qt.Key.Key_Escape)
    assert banner.isHidden()
    assert banner.message == ""


def test_good_news_pass_and_trouble_stays(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(banner_module, "_PASSING", 20)
    for kind, passes in (("success", True), ("info", False), ("warning", False), ("error", False)):
        banner = Banner()
        qtbot.addWidget(banner)
        banner.tell("Une phrase.", kind)
        qtbot.wait(60)
        assert banner.isHidden() == passes, kind


def test_trouble_after_good_news_is_not_swept_away(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(banner_module, "_PASSING", 20)
    banner = Banner()
    qtbot.addWidget(banner)
    banner.tell("Enregistré.", "success")
    banner.tell("Le disque est plein.", "error")
    qtbot.wait(60)
    assert banner.message == "Le disque est plein."


def test_the_action_of_a_banner_acts_once_and_closes_it(qtbot: QtBot) -> None:
    done: list[int] = []
    banner = Banner()
    qtbot.addWidget(banner)
    banner.tell("Supprimé.", "info", ("Annuler", lambda: done.append(1)))
    button = next(b for b in banner.findChildren(QPushButton) if b.text() == "Annuler")
    qtbot.mouseClick(button, LEFT)
    assert done == [1]
    assert banner.isHidden()
    banner.tell("Autre chose.")
    QApplication.processEvents()
    assert not any(b.isVisibleTo(banner) for b in banner.findChildren(QPushButton))


def test_progress_shows_how_far_and_stops_once(qtbot: QtBot) -> None:
    stopped: list[int] = []
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    assert strip.isHidden()
    strip.begin("Lecture…", lambda: stopped.append(1))
    bar = strip.findChild(QProgressBar)
    assert bar is not None
    assert (bar.minimum(), bar.maximum()) == (0, 0), "unknown until told"
    strip.set_fraction(0.25)
    assert bar.value() / bar.maximum() == 0.25
    strip.set_fraction(7)
    assert bar.value() == bar.maximum()
    qtbot.mouseClick(strip.button, LEFT)
    qtbot.mouseClick(strip.button, LEFT)
    assert stopped == [1]
    strip.end()
    assert strip.isHidden()
    strip.begin("Encore…")
    assert not strip.button.isVisibleTo(strip)


def test_an_empty_state_offers_its_actions_the_main_one_first(qtbot: QtBot) -> None:
    done: list[str] = []
    state = EmptyState(
        "extract",
        "Aucun extrait n'est ouvert",
        "Ouvrez un fichier.",
        (("Ouvrir…", lambda: done.append("open")), ("Exemple", lambda: done.append("sample"))),
    )
    qtbot.addWidget(state)
    assert [b.property("kind") for b in state.buttons] == ["primary", ""]
    qtbot.mouseClick(state.buttons[1], LEFT)
    assert done == ["sample"]


@pytest.mark.parametrize("taken", [True, False])
def test_a_drop_zone_takes_one_file_and_nothing_else(
    taken: bool, qtbot: QtBot, tmp_path: pytest.TempPathFactory
) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "été.xlsx"
    path.write_bytes(b"x")
    zone = DropZone()
    qtbot.addWidget(zone)
    told: list[Path] = []
    zone.dropped.connect(told.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))] * (1 if taken else 2))
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, LEFT, none)
    enter.ignore()
    zone.dragEnterEvent(enter)
    assert enter.isAccepted() == taken
    assert bool(zone.property("over")) == taken
    zone.dropEvent(QDropEvent(QPointF(5, 5), copy, data, LEFT, none))
    assert told == ([path] if taken else [])
    assert not zone.property("over")
