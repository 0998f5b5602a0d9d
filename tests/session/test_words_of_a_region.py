"""The words of a region, wherever its notebook goes; the survey's figures keep the survey's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from ocpart_desktop.notebook.model import Initiative, Partner, Stage
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.notebook.words import Vocabulary, Words
from ocpart_desktop.session import Study
from ocpart_desktop.session.export import Material, write_documents
from ocpart_desktop.session.tables import read_tables, told_by, write_table
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.survey.regions import REGION_BY_CODE

GARDEN = Initiative(
    id="garden",
    title="Jardin",
    types=(PartnershipType.PATRONAGE,),
    stage=Stage.SPREADING,
    domains=("environment",),
    partners=(Partner("La radio", "media"),),
)
GROCERY = Initiative(id="grocery", title="Épicerie", types=(PartnershipType.SOCIAL_INNOVATION,))
OWN = ("Coup de pouce", "On essaime", "Nature", "Presse locale")
CENTRE = REGION_BY_CODE["24"]


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    words = Words()
    with Notebook.create(tmp_path / "carnet.ocpart") as made:
        made.put_all(
            [
                GARDEN,
                GROCERY,
                words.renamed(Vocabulary.TYPES, "patronage", OWN[0]),
                words.renamed(Vocabulary.STAGES, "spreading", OWN[1]),
                words.renamed(Vocabulary.DOMAINS, "environment", OWN[2]),
                words.renamed(Vocabulary.ACTORS, "media", OWN[3]),
            ]
        )
        yield made


@pytest.mark.parametrize("suffix", [".html", ".docx", ".pptx", ".xlsx"])
def test_every_document_tells_the_initiatives_in_the_words_of_the_region(
    respondents_study: Study, notebook: Notebook, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"synthese{suffix}"
    write_documents(Material.of(respondents_study.survey, CENTRE, (), notebook), [path])
    text = _text(path)
    for word in OWN:
        assert word in text, word
    for word in ("Mécénat", "Essaimage", "Environnement", "Médias"):
        assert word not in text or suffix == ".xlsx", "the lists of a workbook hold other words"


def test_a_table_sent_before_a_type_was_renamed_says_nothing_new_when_it_comes_back(
    notebook: Notebook, tmp_path: Path
) -> None:
    notebook.undo()
    notebook.put_all([GARDEN, GROCERY])
    path = tmp_path / "envoi.xlsx"
    write_table(notebook, path, notebook.initiatives)
    notebook.put(Words().renamed(Vocabulary.TYPES, "patronage", OWN[0]))
    back = told_by(notebook, read_tables(path), path)
    assert (back.changed, back.misread) == ((), ())


def test_a_cell_may_hold_the_word_of_the_region_or_the_standard_one(
    notebook: Notebook, tmp_path: Path
) -> None:
    path = tmp_path / "envoi.xlsx"
    write_table(notebook, path, notebook.initiatives)
    book = load_workbook(path)
    sheet = book["Initiatives"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    rows = {sheet.cell(row, 1).value: row for row in (2, 3)}
    sheet.cell(rows["Épicerie"], columns["Types"]).value = "coup de pouce, Innovation sociale"
    sheet.cell(rows["Épicerie"], columns["Étape"]).value = "Essaimage"
    book.save(path)
    back = told_by(notebook, read_tables(path), path)
    (edit,) = back.changed
    assert back.misread == ()
    both = (PartnershipType.PATRONAGE, PartnershipType.SOCIAL_INNOVATION)
    assert edit.record == replace(GROCERY, types=both, stage=Stage.SPREADING)


def _text(path: Path) -> str:
    """The words of a document, whatever is between them."""
    if path.suffix == ".html":
        return re.sub("<[^>]*>", " ", path.read_text(encoding="utf-8")).replace("\xa0", " ")
    with ZipFile(path) as archive:
        parts = [archive.read(n).decode() for n in archive.namelist() if n.endswith(".xml")]
    return re.sub("<[^>]*>", " ", " ".join(parts)).replace("\xa0", " ")
