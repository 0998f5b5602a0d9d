"""A table of initiatives goes out, is edited by a colleague, and comes back like a notebook."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ocpart_desktop.extract.tables import tables_in
from ocpart_desktop.geography.completion import find_territories
from ocpart_desktop.geography.neighbourhoods import neighbourhoods
from ocpart_desktop.geography.territories import TerritoryKind
from ocpart_desktop.i18n import use_language
from ocpart_desktop.notebook.columns import columns
from ocpart_desktop.notebook.model import Initiative, NextStep, Partner, Stage
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.notebook.table_back import TableBack
from ocpart_desktop.notebook.words import Vocabulary, Words
from ocpart_desktop.session.tables import load_neighbourhoods, read_tables, told_by, write_table
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.system.errors import UserError

GARDEN = Initiative(
    id="garden",
    title="Jardin partagé",
    summary="=1+1\nsur deux lignes",
    territory_name="Orléans",
    territory_code="45234",
    departement="45",
    lead="Une association",
    lead_actor="association_employer",
    partners=(Partner("La mairie", "commune", "prête le terrain"), Partner("Le lycée")),
    start_year=2016,
    form="partnership",
    domains=("employment", "Circuits courts"),
    goals=("11", "17"),
    types=(PartnershipType.PATRONAGE, PartnershipType.SOCIAL_INNOVATION),
    alliance=True,
    stage=Stage.RUNNING,
    need="Un lieu",
    next_steps=(NextStep("Visiter", "la salle", "2027-04-01"), NextStep("Revenir")),
    contact="contact imaginaire",
    contact_consent=True,
    facilitator_notes="entre nous",
)
GROCERY = Initiative(id="grocery", title="Épicerie sociale", domains=("youth",))


@pytest.fixture
def notebook(tmp_path: Path) -> Any:
    with Notebook.create(tmp_path / "carnet.ocpart", author="Aline") as made:
        made.put_all([GARDEN, GROCERY])
        made.put(Words().renamed(Vocabulary.DOMAINS, "youth", "Les jeunes"))
        yield made


@pytest.fixture
def sent(tmp_path: Path, notebook: Notebook) -> Path:
    path = tmp_path / "chez Basile.xlsx"
    write_table(notebook, path, notebook.initiatives)
    return path


def edited(path: Path, edit: Callable[[Worksheet, dict[str, int]], None]) -> Path:
    """As a colleague does in a spreadsheet."""
    book = load_workbook(path)
    sheet = book["Initiatives"]
    edit(sheet, {str(cell.value): cell.column for cell in sheet[1]})
    book.save(path)
    return path


def set_cell(row: int, heading: str, value: object) -> Callable[[Worksheet, dict[str, int]], None]:
    def write(sheet: Worksheet, columns: dict[str, int]) -> None:
        sheet.cell(row, columns[heading]).value = value  # type: ignore[assignment]

    return write


def back(notebook: Notebook, path: Path) -> TableBack:
    return told_by(notebook, tables_in(path.read_bytes()), path)


def taken_in(notebook: Notebook, path: Path) -> TableBack:
    told = back(notebook, path)
    if told.half is not None:
        notebook.absorb(told.half, "la reprise du tableau")
    return told


def test_a_table_that_nobody_edited_says_nothing(notebook: Notebook, sent: Path) -> None:
    before = notebook.initiatives
    assert taken_in(notebook, sent) == TableBack()
    assert notebook.initiatives == before


def test_what_is_private_does_not_go_out(notebook: Notebook, sent: Path, tmp_path: Path) -> None:
    texts = [t for table in tables_in(sent.read_bytes()) for row in table.rows for t in row]
    assert not {"contact imaginaire", "entre nous"} & set(texts)
    write_table(notebook, tmp_path / "avec.xlsx", notebook.initiatives, contacts=True)
    tables = read_tables(tmp_path / "avec.xlsx")
    texts = [text for table in tables for row in table.rows for text in row]
    assert "contact imaginaire" in texts
    assert "entre nous" not in texts


@pytest.mark.parametrize(
    ("heading", "value", "field", "wanted"),
    [
        ("Titre", "Potager", "title", "Potager"),
        ("Étape", "Essaimage", "stage", Stage.SPREADING),
        ("Étape", None, "stage", None),
        ("Depuis", 2019, "start_year", 2019),
        ("Depuis", None, "start_year", None),
        ("Types", "coopération économique", "types", ("economic_cooperation",)),
        ("Domaines", "Emploi, insertion, Les jeunes", "domains", ("employment", "youth")),
        ("Domaines", "Un mot nouveau", "domains", ("Un mot nouveau",)),
        ("Nature", "Partenariat", "alliance", False),
        ("Partenaires", "Le lycée ; L'usine (Grande entreprise)", "partners", None),
        ("Prochaines étapes", "Recommencer – nous tous – en mai", "next_steps",
         (NextStep("Recommencer", "nous tous", "en mai"),)),
        ("ODD", "3, 17. Partenariats", "goals", ("3", "17")),
        ("Besoin", "Deux lieux\net du temps", "need", "Deux lieux\net du temps"),
    ],
)  # fmt: skip
def test_an_edited_cell_changes_its_field_and_nothing_else(
    notebook: Notebook, sent: Path, heading: str, value: object, field: str, wanted: object
) -> None:
    told = taken_in(notebook, edited(sent, set_cell(2, heading, value)))
    assert told.misread == ()
    assert len(told.changed) == 1
    if field == "partners":
        wanted = (Partner("Le lycée"), Partner("L'usine", "company_large"))
    assert notebook.get("garden") == replace(GARDEN, **{field: wanted})
    assert notebook.get("grocery") == GROCERY
    (line, *_earlier) = notebook.journal("garden")
    assert line.author in ("chez Basile", "Aline")
    notebook.undo()
    assert notebook.get("garden") == GARDEN


def test_what_was_changed_here_meanwhile_is_kept(notebook: Notebook, sent: Path) -> None:
    notebook.put(replace(GARDEN, need="Deux lieux"))
    taken_in(notebook, edited(sent, set_cell(2, "Titre", "Potager")))
    assert notebook.get("garden") == replace(GARDEN, need="Deux lieux", title="Potager")
    assert notebook.conflicts == ()


def test_the_same_field_changed_on_both_sides_is_asked_about(
    notebook: Notebook, sent: Path
) -> None:
    notebook.put(replace(GARDEN, title="Jardin des Murlins"))
    taken_in(notebook, edited(sent, set_cell(2, "Titre", "Potager")))
    (conflict,) = notebook.conflicts
    told = {(version.author, version.value) for version in conflict.versions}
    assert told == {("Aline", "Jardin des Murlins"), ("chez Basile", "Potager")}


def test_the_same_table_read_twice_says_nothing_more(notebook: Notebook, sent: Path) -> None:
    def add(sheet: Worksheet, columns: dict[str, int]) -> None:
        sheet.cell(4, columns["Titre"], "Ajoutée par Basile")
        sheet.cell(2, columns["Besoin"], "Autre chose")

    told = taken_in(notebook, edited(sent, add))
    assert told.added == 1
    assert len(notebook.initiatives) == 3
    after = notebook.initiatives
    assert taken_in(notebook, sent).half is None
    assert notebook.initiatives == after


def test_rows_may_be_sorted_removed_and_their_columns_moved(notebook: Notebook, sent: Path) -> None:
    def sort(sheet: Worksheet, columns: dict[str, int]) -> None:
        first = [cell.value for cell in sheet[2]]
        for cell, value in zip(sheet[2], [cell.value for cell in sheet[3]], strict=True):
            cell.value = value
        for cell, value in zip(sheet[3], first, strict=True):
            cell.value = value
        sheet.cell(2, columns["Titre"], "Épicerie solidaire")
        sheet.delete_rows(3)
        sheet.move_range(f"A1:A{sheet.max_row}", cols=sheet.max_column)
        sheet.delete_cols(1)

    taken_in(notebook, edited(sent, sort))
    assert notebook.get("garden") == GARDEN, "a row that is not there takes nothing away"
    assert notebook.get("grocery") == replace(GROCERY, title="Épicerie solidaire")


def test_what_a_column_cannot_hold_is_named_and_leaves_its_field_alone(
    notebook: Notebook, sent: Path
) -> None:
    told = taken_in(notebook, edited(sent, set_cell(2, "Étape", "licorne")))
    assert [(each.row, each.heading, each.text) for each in told.misread] == [
        (2, "Étape", "licorne")
    ]
    assert notebook.get("garden") == GARDEN


def test_each_cell_offers_the_words_that_its_column_reads(sent: Path) -> None:
    book = load_workbook(sent)
    sheet, known = book["Initiatives"], {c.label: c for c in columns(Words()).values()}
    assert book["Listes"].sheet_state == "hidden"
    rules = {}
    for rule in sheet.data_validations.dataValidation:
        cells = next(iter(rule.sqref.ranges))
        rules[str(sheet.cell(1, cells.min_col).value)] = rule
        assert cells.min_row == 2
        assert cells.max_row > sheet.max_row + 100  # rows added below are offered them too
    assert {"Étape", "Nature", "Forme", "Types", "Depuis"} <= rules.keys()
    for heading, rule in rules.items():
        if rule.type != "list":
            continue
        name, _sep, corners = rule.formula1.lstrip("=").rpartition("!")
        words = [row[0].value for row in book[name.strip("'")][corners.replace("$", "")]]
        column = known[heading]
        assert column.read is not None
        for word in words:
            told = replace(Initiative(id="x"), **{column.field: column.read(word)})
            assert column.text(told) == word
    assert rules["Types"].prompt.startswith("Séparés par des virgules\u00a0: Mécénat")


def test_each_cell_offers_the_notebooks_own_words(notebook: Notebook, tmp_path: Path) -> None:
    words = Words(notebook.terms)
    notebook.put_all(
        [
            words.added(Vocabulary.ACTORS, "Tiers-lieu", "association"),
            words.renamed(Vocabulary.ACTORS, "media", "Presse"),
            words.put_away(Vocabulary.ACTORS, "union"),
        ]
    )
    path = tmp_path / "mots.xlsx"
    write_table(notebook, path, notebook.initiatives)
    book = load_workbook(path)
    (listed,) = [
        [cell.value for cell in column[1:] if cell.value]
        for column in book["Listes"].columns
        if column[0].value == "Type d'acteur".replace("'", "’")
    ]
    assert listed[-1] == "Tiers-lieu"
    assert "Presse" in listed
    assert not {"Médias", "Syndicat ou organisation patronale"} & set(listed)
    told = "La fabrique (Tiers-lieu) : prête le lieu"
    taken_in(notebook, edited(path, set_cell(2, "Partenaires", told)))
    garden = notebook.get("garden")
    assert isinstance(garden, Initiative)
    assert garden.partners == (Partner("La fabrique", "Tiers-lieu", "prête le lieu"),)


def test_a_table_is_read_back_in_the_other_language(notebook: Notebook, sent: Path) -> None:
    edited(sent, set_cell(2, "Étape", "Essaimage"))
    use_language("en")
    taken_in(notebook, sent)
    assert notebook.get("garden") == replace(GARDEN, stage=Stage.SPREADING)


def test_a_removed_initiative_does_not_come_back_with_an_unchanged_row(
    notebook: Notebook, sent: Path
) -> None:
    notebook.remove("grocery")
    assert taken_in(notebook, sent).half is None
    taken_in(notebook, edited(sent, set_cell(3, "Titre", "Épicerie solidaire")))
    (conflict,) = notebook.conflicts
    assert conflict.about_presence


def test_any_other_table_is_refused_in_words(notebook: Notebook, tmp_path: Path) -> None:
    other = tmp_path / "autre.csv"
    other.write_text("a;b\n1;2\n", encoding="utf-8")
    with pytest.raises(UserError) as refused:
        back(notebook, other)
    assert refused.value.code == "no_initiatives_table"


# -- priority neighbourhoods -------------------------------------------------------------------

LISTS = {
    "codes": "code_qp;lib_qp;insee_com;lib_com\nQP045001;L'Argonne;45234;Orléans\n"
    "QP041001;Provinces Cottereau;41018;Blois\n",
    "names": "Liste des quartiers;;\nNom du quartier;Code QPV;Commune (code INSEE)\n"
    "L'Argonne;QP045001;45234\nProvinces Cottereau;QP041001;41018\n",
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_neighbourhoods_is_used_once_loaded(tmp_path: Path, name: str) -> None:
    path = tmp_path / "qpv.csv"
    path.write_text(LISTS[name], encoding="utf-8")
    assert not [t for t in find_territories("argonne") if t.kind is TerritoryKind.QPV]
    assert load_neighbourhoods(path) == 2
    assert neighbourhoods()["QP045001"].name == "L'Argonne"
    found = [t for t in find_territories("argonne") if t.kind is TerritoryKind.QPV]
    assert [(t.code, t.name, t.departement, t.region) for t in found] == [
        ("QP045001", "L'Argonne", "45", "24")
    ]
    assert find_territories("qp041001")[0].name == "Provinces Cottereau"
    assert "QP045001" in {t.code for t in find_territories("argonne orleans")}


def test_a_list_without_neighbourhoods_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "autre.csv"
    path.write_text("code;nom\n45234;Orléans\n", encoding="utf-8")
    with pytest.raises(UserError) as refused:
        load_neighbourhoods(path)
    assert refused.value.code == "no_neighbourhoods"
    assert "QP045001" in refused.value.message
