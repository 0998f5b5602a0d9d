"""A reading put right in the real window: shown at once, undone, kept, and proposed again."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot
from receipt_hand import LEFT, Receipt
from windows import PATIENCE, OpenWindow, open_file

from ocpart_desktop.analysis.typology import typology
from ocpart_desktop.figures.charts import BarChart
from ocpart_desktop.figures.corrections import described
from ocpart_desktop.survey.corrections import NONE, About, Use
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.survey.questions import QuestionKind, Role
from ocpart_desktop.system.paths import sample
from ocpart_desktop.ui.pages.receipt import model, selection
from ocpart_desktop.ui.pages.typology.view import TypologyPage


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    path = tmp_path / "enquete.xlsx"
    shutil.copy(sample("enquete_abimee.xlsx"), path)
    return path


def test_an_unknown_label_is_given_its_region_and_the_figures_follow(
    open_window: OpenWindow, qtbot: QtBot, damaged: Path
) -> None:
    window = open_window()
    open_file(qtbot, window, damaged)
    receipt = Receipt(window, qtbot)
    before = {region.code: region.n for region in receipt.study.survey.regions}
    receipt.choose(model.REGIONS, "Bassin parisien")
    receipt.pick(About.REGION, "11")
    after = {region.code: region.n for region in receipt.study.survey.regions}
    assert after["11"] == before["11"] + 2
    assert receipt.study.receipt.unknown_regions == ()
    assert window.current_page == "receipt"

    window.session.undo()
    receipt.settle()
    assert {region.code: region.n for region in receipt.study.survey.regions} == before
    window.session.redo()
    receipt.settle()
    assert receipt.study.receipt.unknown_regions == ()


def test_what_was_put_right_is_found_again_with_the_notebook(
    open_window: OpenWindow, qtbot: QtBot, damaged: Path, tmp_path: Path
) -> None:
    window = open_window()
    open_file(qtbot, window, damaged)
    receipt = Receipt(window, qtbot)
    receipt.choose(model.QUESTIONS, "INNOV")
    receipt.pick(About.ROLE, NONE)
    window.close()

    again = open_window()
    open_file(qtbot, again, tmp_path / "enquete.ocpart")
    found = Receipt(again, qtbot)
    found.settle()
    assert len(found.study.reading.corrections) == 1
    assert not [q for q in found.study.survey.questions if q.role is Role.INNOVATION_SOURCE]


def test_every_correction_is_listed_and_can_be_withdrawn(
    open_window: OpenWindow, qtbot: QtBot, damaged: Path
) -> None:
    window = open_window()
    open_file(qtbot, window, damaged)
    receipt = Receipt(window, qtbot)
    receipt.choose(model.COLUMNS, "EFFECTIF")
    receipt.pick(About.COLUMN, Use.ASIDE)
    assert not [v for t in receipt.study.survey.respondents.values() for v in t.variables
                if v.name == "EFFECTIF"]  # fmt: skip
    qtbot.mouseClick(receipt.page._parts.tabs.button(model.CORRECTIONS), LEFT)
    receipt.page._parts.tables[model.CORRECTIONS].selectAll()
    receipt.press("Retirer")
    assert not receipt.study.reading
    assert [v for t in receipt.study.survey.respondents.values() for v in t.variables
            if v.name == "EFFECTIF"]  # fmt: skip


def test_columns_are_taken_apart_and_put_together_again(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    open_file(qtbot, window, sample("enquete_repondants.xlsx"))
    receipt = Receipt(window, qtbot)
    receipt.choose(model.QUESTIONS, "TYPO_1")
    receipt.press("Séparer")
    apart = [q for q in receipt.study.survey.questions if q.name.startswith("TYPO_")]
    assert {len(q.columns) for q in apart} == {1}

    names = selection.names(receipt.study, model.QUESTIONS)
    table = receipt.page._parts.tables[model.QUESTIONS]
    table.clearSelection()
    rows = [n for n, name in enumerate(names) if "TYPO_" in name]
    for row in rows:
        index = table.model().index(row, 0)
        table.selectionModel().select(
            index,
            table.selectionModel().SelectionFlag.Select | table.selectionModel().SelectionFlag.Rows,
        )
    receipt.press("Réunir")
    whole = [q for q in receipt.study.survey.questions if q.name.startswith("TYPO_")]
    assert {q.kind for q in whole} == {QuestionKind.MULTIPLE}
    assert {len(q.columns) for q in whole} == {4}


def test_an_entry_that_makes_no_sense_costs_a_sentence(
    open_window: OpenWindow, qtbot: QtBot, damaged: Path
) -> None:
    window = open_window()
    open_file(qtbot, window, damaged)
    receipt = Receipt(window, qtbot)
    receipt.choose(model.SHEETS, "Répondants")
    receipt.type(About.HEADERS, "au debut")
    assert "ligne d’en-tête" in window.message
    assert not receipt.study.reading
    receipt.type(About.HEADERS, "3-3")
    assert next(s for s in receipt.study.receipt.sheets if s.name == "Répondants").header_rows == (
        3,
    )


def test_one_field_can_be_as_it_was_read(
    open_window: OpenWindow, qtbot: QtBot, damaged: Path
) -> None:
    window = open_window()
    open_file(qtbot, window, damaged)
    receipt = Receipt(window, qtbot)
    receipt.choose(model.SHEETS, "Répondants")
    receipt.type(About.WAVE, "2031")
    assert len(receipt.study.reading.corrections) == 1

    def shown() -> list[QToolButton]:
        return [b for b in receipt.page._card.findChildren(QToolButton) if b.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 1)
    qtbot.mouseClick(shown()[0], LEFT)
    receipt.settle()
    assert not receipt.study.reading


def test_corrections_are_proposed_once_for_the_next_file_of_the_same_shape(
    open_window: OpenWindow, qtbot: QtBot, damaged: Path, tmp_path: Path
) -> None:
    window = open_window()
    open_file(qtbot, window, damaged)
    receipt = Receipt(window, qtbot)
    receipt.choose(model.REGIONS, "Bassin parisien")
    receipt.pick(About.REGION, "11")
    window.close()

    book = openpyxl.load_workbook(damaged)
    book["Répondants"]["A1"] = "Données synthétiques – vague de l'an prochain"
    book.save(tmp_path / "suivante.xlsx")
    again = open_window()
    open_file(qtbot, again, tmp_path / "suivante.xlsx")
    following = Receipt(again, qtbot)
    assert not following.study.reading
    assert "1 correction" in again.message
    take_over = next(b for b in again.findChildren(QPushButton) if b.text() == "Reprendre")
    qtbot.mouseClick(take_over, LEFT)
    following.settle()
    assert following.study.receipt.unknown_regions == ()
    again.session.undo()
    following.settle()
    open_file(qtbot, again, tmp_path / "suivante.xlsx")
    assert again.message == ""


def test_a_doubt_leads_to_where_it_is_put_right(
    open_window: OpenWindow, qtbot: QtBot, damaged: Path
) -> None:
    window = open_window()
    open_file(qtbot, window, damaged)
    receipt = Receipt(window, qtbot)
    qtbot.mouseClick(receipt.page._parts.tabs.button(model.DOUBTS), LEFT)
    texts = [
        receipt.page._parts.doubts.item(n).text() for n in range(receipt.page._parts.doubts.count())
    ]
    receipt.page._parts.doubts.setCurrentRow(next(n for n, t in enumerate(texts) if "Bassin" in t))
    receipt.press("Corriger")
    assert receipt.page._parts.tabs.current == model.REGIONS
    qtbot.waitUntil(lambda: receipt.page._card.editor(About.REGION).isVisible())


def test_every_doubt_with_a_cell_shows_it_in_its_context(
    open_window: OpenWindow, qtbot: QtBot, damaged: Path
) -> None:
    window = open_window()
    open_file(qtbot, window, damaged)
    receipt = Receipt(window, qtbot)
    located = [issue for issue in receipt.study.receipt.issues if issue.cell]
    assert len(located) > 10
    for issue in located:
        receipt.page._file.show_cells(receipt.study.receipt.sheets, issue.sheet, issue.cell)
        raw = receipt.page._file.cells
        row = raw.model().headerData(raw.currentIndex().row(), Qt.Orientation.Vertical)
        column = raw.model().headerData(raw.currentIndex().column(), Qt.Orientation.Horizontal)
        assert f"{column}{row}" == issue.cell.split(":")[0]


def test_a_question_given_the_typology_s_role_is_the_typology_page_s(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    types = ("Mécénat", "Pratiques responsables", "Coopération économique", "Innovation sociale")
    sheet.append(["ID", "Région", "Q9", "Q9", "Q9", "Q9"])
    sheet.append(["", "", *(f"Quels partenariats vous intéressent ? [{each}]" for each in types)])
    for i in range(60):
        held = [int((i >> bit) % 3 == 0) for bit in range(4)]
        sheet.append([i + 1, ("Bretagne", "Corse")[i % 2], *held])
    book.save(tmp_path / "essai.xlsx")
    window = open_window()
    open_file(qtbot, window, tmp_path / "essai.xlsx")
    page = window.pages["typology"]
    assert isinstance(page, TypologyPage)
    window.go_to("typology")
    assert page._stack.currentWidget() is page._absent

    window.go_to("receipt")
    receipt = Receipt(window, qtbot)
    receipt.choose(model.QUESTIONS, "Q9")
    receipt.pick(About.ROLE, Role.PARTNERSHIP_TYPES)
    window.go_to("typology")
    qtbot.waitUntil(lambda: page._card.figure is not None and window.idle, timeout=PATIENCE)
    figure = page._card.figure
    assert figure is not None
    assert isinstance(figure.chart, BarChart)
    assert figure.chart.categories == types

    window.session.undo()
    receipt.settle()
    assert page._stack.currentWidget() is page._absent


def test_an_answer_given_its_type_is_counted_with_it(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    options = ("Mécénat", "Achats responsables", "Offre commune", "Innovation sociale")
    sheet.append(["ID", "Région", *["Q9"] * 4])
    sheet.append(["", "", *(f"Quels types de partenariats ? [{each}]" for each in options)])
    for i in range(60):
        sheet.append([i + 1, ("Bretagne", "Corse")[i % 2], 1, 0, int(i % 4 < 2), 0])
    book.save(tmp_path / "essai.xlsx")
    window = open_window()
    open_file(qtbot, window, tmp_path / "essai.xlsx")
    receipt = Receipt(window, qtbot)
    (question,) = receipt.study.survey.with_role(Role.PARTNERSHIP_TYPES)
    (unknown,) = [answer.label for answer in question.answers if answer.type is None]
    assert unknown == "Offre commune"
    receipt.choose(model.QUESTIONS, "Q9")
    target = f"{question.name}\n{unknown}"
    receipt.pick(About.TYPE, PartnershipType.ECONOMIC_COOPERATION, target)
    (question,) = receipt.study.survey.with_role(Role.PARTNERSHIP_TYPES)
    assert {answer.type for answer in question.answers} == set(PartnershipType)
    profile = typology(receipt.study.survey, public=None, region="53")
    assert [row.region.value for row in profile.comparison.rows] == [1, 0, 0.5, 0]
    said = described(receipt.study.reading.corrections[0]).replace("\xa0", " ")
    assert said.endswith("« Offre commune » est du type : Coopération économique.")

    window.session.undo()
    receipt.settle()
    (question,) = receipt.study.survey.with_role(Role.PARTNERSHIP_TYPES)
    assert None in {answer.type for answer in question.answers}
