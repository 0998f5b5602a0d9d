"""Corrections belong to the notebook; the next file of the same shape is met with them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter

from ocpart_desktop.cli import parse, run
from ocpart_desktop.session import Session, read_extract, read_study
from ocpart_desktop.session.known_readings import KnownReadings
from ocpart_desktop.survey.corrections import About, Use, correction
from ocpart_desktop.system.errors import UserError

PARTS = correction(About.COLUMN, "Réponses", "PART", Use.WEIGHT)
WEST = correction(About.REGION, "", "Le Far West", "53")


def extract(path: Path, year: int = 2024, *, rows: int = 40, odd: bool = False) -> Path:
    heads = ["NUM", "REGION", "PART", "Q1", "Q2", "Q3"] if not odd else ["A1", "REGION", "Z"]
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Réponses")
        sheet.write_row(0, 0, [f"Données synthétiques – vague {year}"])
        sheet.write_row(1, 0, heads)
        for i in range(rows):
            region = ("Bretagne", "Corse", "Le Far West")[i % 3]
            row = [i + year, region, 0.5 + i % 4, "Oui" if i % 5 else "Non", i % 7, "a"]
            sheet.write_row(i + 2, 0, row[: len(heads)])
    return path


@pytest.fixture
def known(tmp_path: Path) -> KnownReadings:
    return KnownReadings(tmp_path / "readings.json")


@pytest.fixture
def session(tmp_path: Path, known: KnownReadings) -> Iterator[Session]:
    made = Session(lambda path, _sha256: tmp_path / f"{path.stem}.ocpart", known)
    yield made
    made.close()


def put_right(session: Session, path: Path) -> None:
    session.adopt(read_extract(path))
    session.correct([PARTS, WEST])
    assert session.wants_reading
    session.adopt(read_extract(path, reading=session.reading))
    assert not session.wants_reading


def test_a_study_wants_reading_again_until_it_is_read_as_its_notebook_says(
    session: Session, tmp_path: Path
) -> None:
    put_right(session, extract(tmp_path / "un.xlsx"))
    assert session.study is not None
    weight = session.study.receipt.weight
    assert weight is not None
    assert weight.column == "PART"
    session.undo()
    assert session.wants_reading


def test_the_next_file_of_the_same_shape_is_met_with_the_corrections(
    session: Session, tmp_path: Path
) -> None:
    put_right(session, extract(tmp_path / "un.xlsx"))
    assert not session.proposal()
    session.adopt(read_extract(extract(tmp_path / "deux.xlsx", 2025, rows=55)))
    proposed = session.proposal()
    assert {c.id for c in proposed.corrections} == {PARTS.id, WEST.id}
    assert not session.proposal()  # once is enough


def test_another_shape_is_met_with_nothing(session: Session, tmp_path: Path) -> None:
    put_right(session, extract(tmp_path / "un.xlsx"))
    session.adopt(read_extract(extract(tmp_path / "autre.xlsx", odd=True)))
    assert not session.proposal()


def test_corrections_withdrawn_are_forgotten(session: Session, tmp_path: Path) -> None:
    path = extract(tmp_path / "un.xlsx")
    put_right(session, path)
    for told in (PARTS, WEST):
        session.erase(told.id)
    session.adopt(read_extract(path, reading=session.reading))
    session.adopt(read_extract(extract(tmp_path / "deux.xlsx", 2025)))
    assert not session.proposal()


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"extract": "x", "sheets": [{"shape": 3}]}]'])
def test_a_damaged_memory_is_no_memory(known: KnownReadings, tmp_path: Path, text: str) -> None:
    known.path.write_text(text, encoding="utf-8")
    study = read_extract(extract(tmp_path / "un.xlsx"))
    assert not known.proposed("sha", study.receipt)
    known.keep("sha", study.receipt, study.reading)


def test_the_memory_is_bounded_and_holds_no_answer(
    known: KnownReadings, session: Session, tmp_path: Path
) -> None:
    put_right(session, extract(tmp_path / "un.xlsx"))
    assert session.study is not None
    for number in range(100):
        known.keep(f"{number}", session.study.receipt, session.study.reading)
    kept = json.loads(known.path.read_text(encoding="utf-8"))
    assert len(kept) == 60
    assert "Oui" not in known.path.read_text(encoding="utf-8")


def test_the_command_line_reads_a_notebooks_extract_as_it_was_put_right(
    session: Session, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    put_right(session, extract(tmp_path / "un.xlsx"))
    session.close()
    notebook = tmp_path / "un.ocpart"
    assert read_study(notebook).survey.source.name == "un.xlsx"
    options = parse(["check", str(notebook), "--json"])
    assert run(options) == 0
    told = json.loads(capsysbinary.readouterr().out)
    assert told["weight"]["column"] == "PART"
    assert told["unknown_regions"] == []


def test_a_notebook_without_extract_says_so(session: Session, tmp_path: Path) -> None:
    session.open_notebook(tmp_path / "vide.ocpart", create=True)
    session.close()
    with pytest.raises(UserError) as refused:
        read_study(tmp_path / "vide.ocpart")
    assert refused.value.code == "notebook_without_extract"
