"""The Initiatives page in the real window: looked for, sorted, changed many at once, undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ocpart_desktop.notebook.criteria import ANYTHING, Filter
from ocpart_desktop.notebook.model import AnchorKind, Initiative, Note, NoteKind, Stage
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.notebook.words import Vocabulary, Words
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.system.settings import Settings
from ocpart_desktop.ui.app import build_window
from ocpart_desktop.ui.pages.initiatives import model
from ocpart_desktop.ui.pages.initiatives.record_table import RecordTable
from ocpart_desktop.ui.pages.initiatives.view import InitiativesPage
from ocpart_desktop.ui.shell.window import MainWindow
from ocpart_desktop.ui.theme import apply_theme
from ocpart_desktop.ui.widgets.tags import TagEditor

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton

ORLEANS = {"territory_name": "Orléans", "territory_code": "45234", "departement": "45"}
BLOIS = {"territory_name": "Blois", "territory_code": "41018", "departement": "41"}


def at(minute: int) -> datetime:
    return datetime(2026, 11, 24, 10, minute, tzinfo=UTC)


RECORDS = (
    Initiative(
        id="garden",
        title="Jardin partagé",
        domains=("environment",),
        lead_actor="association_employer",
        stage=Stage.RUNNING,
        author="Aline",
        created=at(1),
        **ORLEANS,
    ),
    Initiative(
        id="grocery",
        title="Épicerie sociale",
        domains=("poverty", "health"),
        lead_actor="company_small",
        types=(PartnershipType.PATRONAGE,),
        created=at(2),
        **BLOIS,
    ),
    Initiative(id="garage", title="Garage solidaire", published=False, created=at(3), **BLOIS),
    Note(
        id="asked",
        kind=NoteKind.QUESTION,
        text="Qui prête le terrain ?",
        anchor_kind=AnchorKind.INITIATIVE,
        anchor="garden",
    ),
    Note(
        id="promised",
        kind=NoteKind.COMMITMENT,
        text="La ville cherche un local",
        who="La ville",
        what="Chercher un local",
        due="2026-12-15",
    ),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "carnet.ocpart"
    with Notebook.create(made) as notebook:
        notebook.put_all(RECORDS)
    return made


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.load(tmp_path / "settings.json")


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, path: Path, settings: Settings
) -> Iterator[MainWindow]:
    apply_theme(qapp, "light")
    made = build_window(settings)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.open_path(path)
    made.go_to("initiatives")
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def page(window: MainWindow) -> InitiativesPage:
    found = window.pages["initiatives"]
    assert isinstance(found, InitiativesPage)
    return found


@pytest.fixture
def table(page: InitiativesPage) -> RecordTable:
    return page.lists.initiatives.table


def shown(table: RecordTable) -> list[str]:
    return [each.id for each in table.cells.records]


def initiative(window: MainWindow, identity: str) -> Initiative:
    assert window.session.notebook is not None
    found = window.session.notebook.get(identity)
    assert isinstance(found, Initiative)
    return found


def note(window: MainWindow, identity: str) -> Note:
    assert window.session.notebook is not None
    found = window.session.notebook.get(identity)
    assert isinstance(found, Note)
    return found


def tick(page: InitiativesPage, criterion: str, *keys: str) -> None:
    """As a hand does: open the list under the button, go to the value, press Space."""
    QTest.mouseClick(page.criteria.buttons[criterion], LEFT)
    picked = page.criteria.list
    for key in keys:
        picked.list.setCurrentItem(picked.item(key))
        QTest.keyClick(picked.list, Qt.Key.Key_Space)
    QTest.keyClick(picked.list, Qt.Key.Key_Escape)
    assert not picked.isVisible()


def choose(menu: QMenu, *texts: str) -> None:
    """Take an action of a menu, through its submenus."""
    for text in texts:
        action = next(each for each in menu.actions() if each.text().startswith(text))
        if action.menu() is None:
            action.trigger()
            return
        menu = action.menu()


# -- looking for ---------------------------------------------------------------------------------


def test_initiatives_are_narrowed_by_domain_place_and_actor_and_it_is_said(
    page: InitiativesPage, table: RecordTable
) -> None:
    tick(page, "places", "departement:41")
    assert shown(table) == ["grocery", "garage"]
    assert page.lists.initiatives.count_label.text() == "2 initiatives sur 3"
    tick(page, "domains", "poverty")
    tick(page, "actors", "company")
    assert shown(table) == ["grocery"]
    said = [chip.text().removesuffix("  ×") for chip in page.criteria.chips]
    assert [plain(text) for text in said] == [
        "Domaine : Pauvreté, exclusion",
        "Territoire : Loir-et-Cher (41)",
        "Acteur : Entreprises",
    ]


def plain(text: str) -> str:
    return " ".join(text.split())


def test_a_list_tells_how_many_each_value_would_leave_beside_the_other_criteria(
    page: InitiativesPage,
) -> None:
    tick(page, "places", "departement:41")
    page.criteria.open_list("domains")
    counts = {key: page.criteria.list.item(key).data(257) for key in page.criteria.list.keys}
    page.criteria.list.close()
    assert counts == {"poverty": "1", "health": "1", "": "1"}


def test_a_chip_takes_its_own_value_away_and_clear_all_the_rest(
    page: InitiativesPage, table: RecordTable
) -> None:
    tick(page, "places", "departement:41", "departement:45")
    tick(page, "rooms", "draft")
    assert shown(table) == ["garage"]
    QTest.keyClick(page.criteria.chips[-1], Qt.Key.Key_Delete)
    assert len(shown(table)) == 3
    QTest.mouseClick(page.criteria.clear, LEFT)
    assert page.criteria.chips == ()
    assert not page.criteria.clear.isVisible()


def test_words_are_searched_beside_the_criteria_whatever_the_accents(
    page: InitiativesPage, table: RecordTable
) -> None:
    QTest.keyClick(page, Qt.Key.Key_F, CONTROL)
    assert page.criteria.field.hasFocus()
    QTest.keyClicks(page.criteria.field, "epic")
    assert shown(table) == ["grocery"]
    tick(page, "places", "departement:41")
    assert shown(table) == ["grocery"]
    QTest.keyClicks(page.criteria.field, " zz")
    assert shown(table) == []
    assert page.lists.initiatives.count_label.text() == "0 initiative sur 3"
    QTest.mouseClick(page.lists.initiatives._no_match.buttons[0], LEFT)
    assert len(shown(table)) == 3
    assert page.criteria.field.text() == ""


def test_what_is_noted_while_it_would_be_hidden_is_said(
    window: MainWindow, page: InitiativesPage, table: RecordTable
) -> None:
    tick(page, "places", "departement:45")
    QTest.keyClicks(page.capturing.line, "Recyclerie")
    QTest.keyClick(page.capturing.line, Qt.Key.Key_Return)
    assert len(shown(table)) == 1
    assert "Recyclerie" in window.message


def test_what_was_looked_for_is_found_again_with_the_notebook(
    window: MainWindow, page: InitiativesPage, path: Path, qtbot: QtBot
) -> None:
    tick(page, "places", "departement:41")
    window.close()
    again = build_window(Settings())
    qtbot.addWidget(again)
    again.show()
    again.open_path(path)
    again.go_to("initiatives")
    found = again.pages["initiatives"]
    assert isinstance(found, InitiativesPage)
    assert shown(found.lists.initiatives.table) == ["grocery", "garage"]
    assert len(found.criteria.chips) == 1
    again.session.close()


def test_a_filter_is_kept_under_a_name_applied_renamed_and_deleted_and_all_is_undone(
    window: MainWindow, page: InitiativesPage, table: RecordTable
) -> None:
    tick(page, "places", "departement:41")
    page.saved.open_menu()
    choose(page.saved.menu, "Garder ce filtre")
    page.saved.menu.close()
    page.saved.prompt.field.clear()
    QTest.keyClicks(page.saved.prompt.field, "Le Blaisois")
    QTest.keyClick(page.saved.prompt.field, Qt.Key.Key_Return)
    notebook = window.session.notebook
    assert notebook is not None
    assert [each.name for each in notebook.filters] == ["Le Blaisois"]
    page.ask(ANYTHING)
    page.saved.open_menu()
    choose(page.saved.menu, "Le Blaisois")
    assert shown(table) == ["grocery", "garage"]
    page.saved.open_menu()
    choose(page.saved.menu, "Renommer", "Le Blaisois")
    page.saved.menu.close()
    page.saved.prompt.field.clear()
    QTest.keyClicks(page.saved.prompt.field, "Loir-et-Cher")
    QTest.keyClick(page.saved.prompt.field, Qt.Key.Key_Return)
    assert [each.name for each in notebook.filters] == ["Loir-et-Cher"]
    page.saved.open_menu()
    choose(page.saved.menu, "Supprimer", "Loir-et-Cher")
    page.saved.menu.close()
    assert notebook.filters == ()
    window.session.undo()
    assert [each.name for each in notebook.filters] == ["Loir-et-Cher"]
    window.session.undo()
    window.session.undo()
    assert notebook.filters == ()


# -- the table -----------------------------------------------------------------------------------


def click_heading(table: RecordTable, key: str) -> None:
    bar = table.horizontalHeader()
    section = list(table.heads.labels).index(key)
    x = bar.sectionViewportPosition(section) + 20
    QTest.mouseClick(bar.viewport(), LEFT, pos=QPoint(x, bar.height() // 2))


def test_a_heading_sorts_up_then_down_then_not_and_what_is_missing_comes_last(
    table: RecordTable,
) -> None:
    click_heading(table, "title")
    assert shown(table) == ["grocery", "garage", "garden"]
    click_heading(table, "title")
    assert shown(table) == ["garden", "garage", "grocery"]
    click_heading(table, "title")
    assert shown(table) == ["garden", "grocery", "garage"]
    click_heading(table, "stage")
    click_heading(table, "stage")
    assert shown(table)[0] == "garden"


def test_columns_are_chosen_and_found_again_with_their_widths(
    window: MainWindow, table: RecordTable, settings: Settings
) -> None:
    table.heads.open_menu(QPoint(0, 0))
    choose(table.heads.menu, "Porteur")
    choose(table.heads.menu, "Étape")
    table.heads.menu.close()
    assert table.heads.shown == ("title", "territory_name", "types", "lead")
    table.horizontalHeader().resizeSection(list(table.heads.labels).index("lead"), 222)
    assert settings.path is not None
    known = dict(Settings.load(settings.path).columns["initiatives"])
    assert known["lead"] == 222
    assert list(known) == ["title", "territory_name", "types", "lead"]
    table.heads.reset()
    assert table.heads.shown == ("title", "territory_name", "types", "stage")


def test_rows_are_copied_as_a_table_of_the_columns_seen(table: RecordTable) -> None:
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(table, Qt.Key.Key_C, CONTROL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Titre", "Territoire", "Types", "Étape"]
    assert lines[2].split("\t") == ["Épicerie sociale", "Blois", "Mécénat", ""]
    assert len(lines) == 4


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_enter_and_f2_go_to_the_sheet(
    page: InitiativesPage, table: RecordTable, key: Qt.Key
) -> None:
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Home, CONTROL)
    QTest.keyClick(table, key)
    assert page.sides.sheet._title.hasFocus()
    assert page.sides.sheet._title.text() == "Jardin partagé"


def test_a_draft_is_marked_to_the_eye_and_to_a_screen_reader(table: RecordTable) -> None:
    row = table.cells.row_of("garage")
    title = table.cells.index(row, 0)
    assert table.cells.is_marked(table.cells.records[row], table.cells.columns[0])
    assert "Brouillon" in title.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_sheet_that_is_edited_keeps_the_list_where_it_was(
    window: MainWindow, table: RecordTable
) -> None:
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Home, CONTROL)
    QTest.keyClick(table, Qt.Key.Key_Down, SHIFT)
    assert table.selected_ids == ("garden", "grocery")
    window.session.write(Initiative(id="new", title="Nouvelle"))
    assert table.selected_ids == ("garden", "grocery")


# -- many at once --------------------------------------------------------------------------------


def select_all(table: RecordTable) -> None:
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_A, CONTROL)
    QApplication.processEvents()  # the buttons that appear find their place


@pytest.mark.parametrize(
    ("steps", "field", "value"),
    [
        (("Type", "Innovation sociale"), "types", PartnershipType.SOCIAL_INNOVATION),
        (("Domaine", "Jeunesse"), "domains", "youth"),
        (("Étape", "Essaimage"), "stage", Stage.SPREADING),
        (("Type d’acteur", "Fondation"), "lead_actor", "foundation"),
        (("Montrer à la salle",), "published", True),
        (("Remettre en brouillon",), "published", False),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_those_selected_are_changed_in_one_step_and_it_is_said(
    window: MainWindow,
    page: InitiativesPage,
    table: RecordTable,
    steps: tuple[str, ...],
    field: str,
    value: object,
) -> None:
    select_all(table)
    assert page.lists.initiatives.count_label.text() == "3 initiatives sélectionnées"
    QTest.mouseClick(page.lists.initiatives.change, LEFT)
    choose(page.lists.initiatives.menu, *steps)
    page.lists.initiatives.menu.close()
    held = [getattr(initiative(window, each), field) for each in ("garden", "grocery", "garage")]
    assert all(value in each if isinstance(each, tuple) else each == value for each in held)
    assert "modifiée" in window.message
    assert table.selected_ids == ("garden", "grocery", "garage")
    window.session.undo()
    for each in RECORDS[:3]:
        assert initiative(window, each.id) == each


def test_a_type_that_all_have_is_taken_from_all(
    window: MainWindow, page: InitiativesPage, table: RecordTable
) -> None:
    menu = page.lists.initiatives.menu
    for _time in range(2):
        select_all(table)
        QTest.mouseClick(page.lists.initiatives.change, LEFT)
        choose(menu, "Type", "Mécénat")
        menu.close()
    assert all(initiative(window, each.id).types == () for each in RECORDS[:3])


def test_delete_takes_those_selected_out_in_one_step(
    window: MainWindow, table: RecordTable
) -> None:
    select_all(table)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert shown(table) == []
    assert window.message == "3 initiatives supprimées."
    window.session.undo()
    assert shown(table) == ["garden", "grocery", "garage"]
    assert note(window, "asked").anchor == "garden"


# -- remarks and commitments ---------------------------------------------------------------------


def test_remarks_are_listed_and_narrowed_by_the_same_bar(page: InitiativesPage) -> None:
    QTest.mouseClick(page.modes.button(model.REMARKS), LEFT)
    remarks = page.lists.remarks.table
    assert shown(remarks) == ["asked", "promised"]
    tick(page, "kinds", "question")
    assert shown(remarks) == ["asked"]
    page.ask(Filter(places=(("departement", "45"),)))
    assert shown(remarks) == ["asked"], "a remark lies where its initiative does"


def test_a_remark_that_is_chosen_is_edited_beside_the_list(
    window: MainWindow, page: InitiativesPage
) -> None:
    page.show_mode(model.REMARKS)
    remarks = page.lists.remarks.table
    remarks.setFocus()
    QTest.keyClick(remarks, Qt.Key.Key_Home, CONTROL)
    QTest.keyClick(remarks, Qt.Key.Key_Return)
    editor = page.sides.remarks._form.text
    assert editor.hasFocus()
    assert editor.toPlainText() == "Qui prête le terrain ?"
    QTest.keyClick(editor, Qt.Key.Key_End, CONTROL)
    QTest.keyClicks(editor, " Nous")
    editor.commit()
    assert note(window, "asked").text.endswith("? Nous")


def test_a_commitment_is_ticked_done_by_mouse_and_by_space_and_it_is_undone(
    window: MainWindow, page: InitiativesPage
) -> None:
    page.show_mode(model.COMMITMENTS)
    commitments = page.lists.commitments.table
    assert shown(commitments) == ["promised"]
    done = commitments.cells.index(0, commitments.heads.tick_column)
    box = commitments.visualRect(done)
    QTest.mouseClick(commitments.viewport(), LEFT, pos=QPoint(box.left() + 16, box.center().y()))
    assert note(window, "promised").done
    window.session.undo()
    assert not note(window, "promised").done
    commitments.setFocus()
    commitments.selectRow(0)
    QTest.keyClick(commitments, Qt.Key.Key_Space)
    assert note(window, "promised").done


def test_several_remarks_change_kind_in_one_step(window: MainWindow, page: InitiativesPage) -> None:
    page.show_mode(model.REMARKS)
    select_all(page.lists.remarks.table)
    QTest.mouseClick(page.lists.remarks.change, LEFT)
    choose(page.lists.remarks.menu, "Nature", "Idée")
    page.lists.remarks.menu.close()
    assert {note(window, each).kind for each in ("asked", "promised")} == {NoteKind.IDEA}
    assert window.message == "2 remarques modifiées."
    window.session.undo()
    assert note(window, "promised").kind is NoteKind.COMMITMENT


# -- the map -------------------------------------------------------------------------------------


def stop(page: InitiativesPage, code: str) -> QWidget:
    return next(s for s in page.panels.map.chart.stops.all if s.area and s.area.key == code)


def test_a_departement_taken_on_the_map_narrows_the_list_beside_it(
    page: InitiativesPage, table: RecordTable
) -> None:
    QTest.mouseClick(page.modes.button(model.MAP), LEFT)
    assert "Loir-et-Cher (41) : 2 initiatives" in stop(page, "41").accessibleName()
    QTest.keyClick(stop(page, "41"), Qt.Key.Key_Return)
    assert shown(table) == ["grocery", "garage"]
    assert plain(page.criteria.chips[0].text()).startswith("Territoire : Loir-et-Cher (41)")
    assert "Loiret (45) : 1 initiative" in stop(page, "45").accessibleName(), "the others stay"
    QTest.keyClick(stop(page, "41"), Qt.Key.Key_Return)
    assert len(shown(table)) == 3, "taken again, it asks for nothing"


def test_a_departement_is_taken_by_the_mouse_too(
    qtbot: QtBot, page: InitiativesPage, table: RecordTable
) -> None:
    page.show_mode(model.MAP)
    QApplication.processEvents()
    area = next(each for each in page.panels.map.chart.drawing.areas if each.key == "45")
    qtbot.mouseClick(
        page.panels.map.chart.canvas, LEFT, pos=area.path.boundingRect().center().toPoint()
    )
    assert shown(table) == ["garden"]


def test_the_map_has_a_table_and_says_what_it_does_not_show(
    window: MainWindow, page: InitiativesPage
) -> None:
    window.session.write(Initiative(id="nowhere", title="Sans lieu"))
    window.session.write(
        Initiative(
            title="Régionale",
            territory_kind="region",
            territory_name="Centre-Val de Loire",
            territory_code="24",
        )
    )
    page.show_mode(model.MAP)
    assert page.panels.map.nowhere.text() == "1 initiative sans lieu reconnu"
    assert page.panels.map.beyond.text() == "1 initiative ailleurs, ou d’un territoire plus large"
    QTest.mouseClick(page.panels.map.as_table, LEFT)
    assert page.panels.map.table.isVisible()
    assert page.panels.map.table.copied().splitlines()[1] == "Loir-et-Cher (41)\t2"
    QTest.mouseClick(page.panels.map.nowhere, LEFT)
    assert shown(page.lists.initiatives.table) == ["nowhere"]


def test_enter_in_the_list_beside_the_map_opens_the_sheet(
    page: InitiativesPage, table: RecordTable
) -> None:
    page.show_mode(model.MAP)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Home, CONTROL)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert page.modes.current == model.LIST
    assert page.sides.sheet._title.text() == "Jardin partagé"


# -- noting, and what may be noted already -------------------------------------------------------


def test_the_line_of_the_page_completes_warns_and_notes(
    window: MainWindow, page: InitiativesPage, table: RecordTable
) -> None:
    line = page.capturing.line
    line.setFocus()
    QTest.keyClicks(line, "jardin partage #co")
    assert page.capturing.isVisible()
    assert "Jardin partagé (Orléans)" in page.capturing.alike.text()
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() == "jardin partage #Coopération économique "
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert len(shown(table)) == 4
    assert page.sides.sheet._title.text() == "jardin partage"
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert not line.hasFocus(), "with nothing to complete, Tab goes on"
    assert not page.capturing.isVisible()


def test_several_lines_pasted_on_the_page_are_several_initiatives_in_one_step(
    window: MainWindow, page: InitiativesPage, table: RecordTable
) -> None:
    QGuiApplication.clipboard().setText("1. Un @Tours\n2. Deux\n\n3. Trois")
    page.capturing.line.setFocus()
    QTest.keyClick(page.capturing.line, Qt.Key.Key_V, CONTROL)
    titles = [each.title for each in table.cells.records]
    assert titles[3:] == ["Un", "Deux", "Trois"]
    window.session.undo()
    assert len(shown(table)) == 3


def test_what_is_typed_in_a_sheet_and_may_be_noted_already_is_said_with_a_way_to_it(
    window: MainWindow, page: InitiativesPage
) -> None:
    window.session.write(Initiative(id="new", title="Nouvelle"))
    page._choose("new")
    title = page.sides.sheet._title
    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, "garage soli")
    (link,) = page.sides.sheet.alike.findChildren(QPushButton)
    assert link.isVisible()
    assert link.text() == "Garage solidaire (Blois)"
    QTest.mouseClick(link, LEFT)
    assert title.text() == "Garage solidaire"
    assert initiative(window, "new").title == "garage soli", "what was typed is kept"
    assert not page.sides.sheet.alike.isVisible()


def test_an_initiative_is_not_like_itself(page: InitiativesPage) -> None:
    page._choose("garden")
    title = page.sides.sheet._title
    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, "jardin partage")
    assert not page.sides.sheet.alike.isVisible()


def test_what_is_changed_in_a_sheet_is_undone_and_seen_so(
    window: MainWindow, page: InitiativesPage, table: RecordTable
) -> None:
    page._choose("garden")
    title = page.sides.sheet._title
    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, "Verger")
    table.setFocus()
    assert initiative(window, "garden").title == "Verger"
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert title.text() == "Jardin partagé"
    QTest.keyClick(window, Qt.Key.Key_Y, CONTROL)
    assert title.text() == "Verger"


def test_what_is_noted_while_the_day_is_shown_is_a_marked_draft(
    window: MainWindow, page: InitiativesPage, table: RecordTable
) -> None:
    window.session.live = True
    page.capturing.line.setFocus()
    QTest.keyClicks(page.capturing.line, "Entre nous")
    QTest.keyClick(page.capturing.line, Qt.Key.Key_Return)
    assert table.cells.is_marked(table.cells.records[-1], table.cells.columns[0])
    tick(page, "rooms", "draft")
    assert [each.title for each in table.cells.records] == ["Garage solidaire", "Entre nous"]


# -- nothing there -------------------------------------------------------------------------------


def test_without_a_notebook_the_page_says_how_to_go_on(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    window = build_window(Settings())
    qtbot.addWidget(window)
    window.show()
    window.go_to("initiatives")
    page = window.pages["initiatives"]
    assert isinstance(page, InitiativesPage)
    assert page._empty.isVisible()
    assert not page.criteria.isVisible()


def test_an_empty_list_leads_to_the_line_where_one_begins(
    window: MainWindow, page: InitiativesPage, table: RecordTable
) -> None:
    select_all(table)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    (begin,) = page.lists.initiatives._none.findChildren(QPushButton)
    QTest.mouseClick(begin, LEFT)
    assert page.capturing.line.hasFocus()
    page.show_mode(model.MAP)
    assert page.panels.map.sentence.text() == "Aucune initiative n’a encore de lieu ici."


def test_the_bar_is_walked_through_by_keyboard(page: InitiativesPage, table: RecordTable) -> None:
    page.criteria.field.setFocus()
    QTest.keyClick(page.criteria.field, Qt.Key.Key_Tab)
    domain = page.criteria.buttons["domains"]
    assert domain.hasFocus()
    QTest.keyClick(domain, Qt.Key.Key_Space)
    picked = page.criteria.list
    QTest.keyClick(picked.list, Qt.Key.Key_Down)
    QTest.keyClick(picked.list, Qt.Key.Key_Return)
    QTest.keyClick(picked.list, Qt.Key.Key_Escape)
    assert shown(table) == ["grocery"]


def test_a_remark_begun_among_the_commitments_is_one(
    window: MainWindow, page: InitiativesPage
) -> None:
    page.show_mode(model.COMMITMENTS)
    editor = page.sides.remarks._form.text
    editor.setFocus()
    QTest.keyClicks(editor, "On se revoit")
    editor.commit()
    assert window.session.notebook is not None
    written = window.session.notebook.notes[-1]
    assert (written.text, written.kind) == ("On se revoit", NoteKind.COMMITMENT)
    assert len(shown(page.lists.commitments.table)) == 2


def test_several_selected_have_no_sheet_but_what_can_be_done_to_all_of_them(
    window: MainWindow, page: InitiativesPage, table: RecordTable
) -> None:
    assert page.sides.sheet.isVisible()
    select_all(table)
    assert not page.sides.sheet.isVisible()
    change, delete = page.sides._many.buttons
    QTest.mouseClick(change, LEFT)
    choose(page.lists.initiatives.menu, "Étape", "Idée")
    page.lists.initiatives.menu.close()
    assert all(initiative(window, each.id).stage is Stage.IDEA for each in RECORDS[:3])
    QTest.mouseClick(delete, LEFT)
    assert shown(table) == []
    window.session.undo()
    table.selectRow(0)
    assert page.sides.sheet.isVisible()


def test_a_remark_begun_while_another_is_chosen_is_not_lost_to_it(
    window: MainWindow, page: InitiativesPage
) -> None:
    page.show_mode(model.REMARKS)
    remarks = page.lists.remarks.table
    remarks.setFocus()
    QTest.keyClick(remarks, Qt.Key.Key_Home, CONTROL)
    page.sides.remarks.begin()
    text = page.sides.remarks._form.text
    text.setFocus()
    QTest.keyClicks(text, "Une autre")
    text.commit()
    QTest.keyClicks(text, " encore")
    text.commit()
    assert window.session.notebook is not None
    assert {each.text for each in window.session.notebook.notes} >= {
        "Une autre encore",
        "Qui prête le terrain ?",
    }


def test_a_renamed_domain_is_searched_and_offered_by_its_new_name(
    window: MainWindow, page: InitiativesPage, table: RecordTable
) -> None:
    window.session.write(Words().renamed(Vocabulary.DOMAINS, "poverty", "Grande fragilité"))
    QTest.keyClicks(page.criteria.field, "fragil")
    assert shown(table) == ["grocery"]
    tick(page, "domains", "poverty")
    assert plain(page.criteria.chips[0].text()).startswith("Domaine : Grande fragilité")


def test_a_renamed_type_and_stage_are_called_so_on_the_whole_page(
    window: MainWindow, page: InitiativesPage, table: RecordTable
) -> None:
    words = Words()
    window.session.write(words.renamed(Vocabulary.TYPES, "patronage", "Coup de pouce"))
    window.session.write(words.renamed(Vocabulary.STAGES, "running", "On y est"))
    QTest.keyClicks(page.criteria.field, "on y est")
    assert shown(table) == ["garden"]
    page.criteria.field.clear()
    grocery = initiative(window, "grocery")
    window.session.write(replace(grocery, stage=Stage.RUNNING))
    QTest.keyClicks(page.criteria.field, "pouce")
    assert shown(table) == ["grocery"]
    told = [str(table.model().index(0, n).data()) for n in range(table.model().columnCount())]
    assert {"Coup de pouce", "On y est"} <= set(told)
    tick(page, "types", "patronage")
    tick(page, "stages", "running")
    chips = [plain(chip.text()) for chip in page.criteria.chips]
    assert any("Type : Coup de pouce" in text for text in chips)
    assert any("Étape : On y est" in text for text in chips)
    table.selectRow(0)
    sheet = page.sides.sheet
    (types,) = [t for t in sheet.findChildren(TagEditor) if t.accessibleName() == "Types"]
    assert types.chip("patronage").text() == "Coup de pouce"
    assert any(box.currentText() == "On y est" for box in sheet.findChildren(QComboBox))


def test_tab_goes_from_the_criteria_to_the_chips_then_to_clear_all(page: InitiativesPage) -> None:
    tick(page, "places", "departement:41")
    tick(page, "domains", "poverty")
    page.saved.button.setFocus()
    for expected in (*page.criteria.chips, page.criteria.clear):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is expected


def test_a_commitment_without_a_text_is_kept_and_ticked_in_its_form(
    window: MainWindow, page: InitiativesPage
) -> None:
    page.show_mode(model.COMMITMENTS)
    form = page.sides.remarks._form
    form._who.setFocus()
    QTest.keyClicks(form._who, "La mairie")
    QTest.keyClick(form._who, Qt.Key.Key_Tab)
    QTest.keyClicks(form._what, "Appeler")
    form._what.commit()
    assert window.session.notebook is not None
    kept = window.session.notebook.notes[-1]
    assert (kept.who, kept.what, kept.kind) == ("La mairie", "Appeler", NoteKind.COMMITMENT)
    QTest.mouseClick(form.done, LEFT, pos=QPoint(8, form.done.height() // 2))
    assert note(window, kept.id).done
    row = page.lists.commitments.table.cells.row_of(kept.id)
    assert page.lists.commitments.table.cells.is_pale(note(window, kept.id))
    assert row == 1


def test_what_is_chosen_beside_the_map_is_pointed_out_on_it(
    page: InitiativesPage, table: RecordTable
) -> None:
    page.show_mode(model.MAP)
    table.setFocus()
    assert page.panels.map.chart.state.highlight == "41"
    QTest.keyClick(table, Qt.Key.Key_Up)
    QTest.keyClick(table, Qt.Key.Key_Up)
    assert page.panels.map.chart.state.highlight == "45"


def test_the_kinds_of_remarks_asked_for_wait_while_initiatives_are_listed(
    page: InitiativesPage, table: RecordTable
) -> None:
    page.show_mode(model.REMARKS)
    tick(page, "kinds", "question")
    page.show_mode(model.LIST)
    assert len(shown(table)) == 3
    assert page.criteria.chips == (), "nothing is asked for of the initiatives"
    tick(page, "places", "departement:45")
    page.show_mode(model.COMMITMENTS)
    assert shown(page.lists.commitments.table) == []
    page.show_mode(model.REMARKS)
    assert len(page.criteria.chips) == 2
    assert shown(page.lists.remarks.table) == ["asked"]
    QTest.mouseClick(page.criteria.clear, LEFT)
    assert len(shown(page.lists.remarks.table)) == 2


def test_columns_are_moved_and_found_again_in_their_order(
    table: RecordTable, settings: Settings
) -> None:
    bar = table.horizontalHeader()
    bar.moveSection(bar.visualIndex(list(table.heads.labels).index("stage")), 0)
    assert table.heads.shown == ("stage", "title", "territory_name", "types")
    assert settings.path is not None
    known = Settings.load(settings.path).columns["initiatives"]
    assert [key for key, _width in known] == ["stage", "title", "territory_name", "types"]
    assert table.copied().splitlines()[0].split("\t")[0] == "Étape"


def test_lines_pasted_into_the_list_are_initiatives(
    window: MainWindow, page: InitiativesPage, table: RecordTable
) -> None:
    QGuiApplication.clipboard().setText("Un @Tours\nDeux")
    QTest.keyClicks(page.capturing.line, "pas fini")
    page.capturing.line.commit()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_V, CONTROL)
    assert page.capturing.line.text() == "pas fini"
    assert [each.title for each in table.cells.records][3:] == ["Un", "Deux"]
    assert window.message.startswith("2 initiatives notées")
    window.session.undo()
    assert len(shown(table)) == 3


def test_what_follows_is_chosen_once_an_initiative_is_deleted(
    page: InitiativesPage, table: RecordTable
) -> None:
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Up)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert table.current_id == "garage"
    assert page.sides.sheet._title.text() == "Garage solidaire"
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert table.current_id == "garden"
    assert table.hasFocus()


def test_what_is_typed_here_and_noted_over_another_page_is_noted_once(
    window: MainWindow, page: InitiativesPage
) -> None:
    line = page.capturing.line
    line.setFocus()
    QTest.keyClicks(line, "Atelier partage")
    window.go_to("home")
    QTest.keyClick(window, Qt.Key.Key_N, CONTROL)
    assert window.capture_line.line.text() == "Atelier partage"
    QTest.keyClick(window.capture_line.line, Qt.Key.Key_Return)
    window.go_to("initiatives")
    assert line.text() == ""
    assert window.session.notebook is not None
    assert len(window.session.notebook.initiatives) == 4


def test_the_menu_of_the_columns_sorts_too(table: RecordTable) -> None:
    order = []
    for _time in range(3):
        table.heads.open_menu(QPoint(0, 0))
        choose(table.heads.menu, "Trier par", "Titre")
        table.heads.menu.close()
        order.append("".join(each[:2] for each in shown(table)))
    assert order == ["grgaga", "gagagr", "gagrga"]
