"""The sheet of an initiative offers the notebook's own words, and loses none that it bears."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ocpart_desktop.notebook.model import Initiative, Partner
from ocpart_desktop.notebook.words import Vocabulary, Words
from ocpart_desktop.ui.pages.initiatives import model
from ocpart_desktop.ui.pages.initiatives.sheet import InitiativeSheet
from ocpart_desktop.ui.widgets.tags import TagEditor

DOMAINS = Vocabulary.DOMAINS
LUNCH = Initiative(
    id="lunch",
    title="Repas",
    domains=("Circuits courts", "youth"),
    lead_actor="Tiers-lieu",
    partners=(Partner("La mairie"),),
)


def domains(sheet: InitiativeSheet) -> TagEditor:
    return next(t for t in sheet.findChildren(TagEditor) if t.accessibleName() == "Domaines")


def test_a_word_that_is_in_no_list_survives_the_choice_of_another(qtbot: QtBot) -> None:
    sheet = InitiativeSheet()
    qtbot.addWidget(sheet)
    sheet.load(LUNCH)
    told: list[Initiative] = []
    sheet.edited.connect(told.append)
    qtbot.mouseClick(domains(sheet).chip("health"), Qt.MouseButton.LeftButton)
    assert set(told[-1].domains) == {"youth", "health", "Circuits courts"}


def test_the_sheet_offers_the_words_of_its_notebook(qtbot: QtBot) -> None:
    sheet = InitiativeSheet()
    qtbot.addWidget(sheet)
    plain = Words()
    sheet.load(Initiative(id="x"), plain)
    words = Words(
        [
            plain.renamed(DOMAINS, "youth", "Les jeunes du territoire"),
            plain.put_away(DOMAINS, "health"),
            plain.added(DOMAINS, "Numérique responsable"),
        ]
    )
    sheet.load(Initiative(id="x"), words)
    editor = domains(sheet)
    assert editor.chip("youth").text() == "Les jeunes du territoire"
    assert editor.chip("Numérique responsable").isEnabled()
    assert "health" not in editor._chips


def test_what_was_put_away_is_still_offered_to_what_bears_it() -> None:
    away = Words([Words().put_away(DOMAINS, "youth")])
    offered = [choice.key for choice in model.word_choices(away, DOMAINS, LUNCH.domains)]
    assert offered[-2:] == ["Circuits courts", "youth"]


def test_nobody_said_yet_comes_first() -> None:
    choices = model.word_choices(Words(), Vocabulary.ACTORS, ("", "Tiers-lieu"))
    assert (choices[0].key, choices[0].text) == ("", "–")
    assert choices[-1].key == "Tiers-lieu"
