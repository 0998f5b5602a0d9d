"""A document appears whole or not at all, and a refusal says what to do."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from made_summary import summary
from pptx import Presentation

from ocpart_desktop.documents.formats import SUFFIXES, check_targets, write_document
from ocpart_desktop.documents.pictures import Pictures
from ocpart_desktop.i18n import use_language
from ocpart_desktop.system.errors import Cancelled, UserError


def refusal(path: Path, **options: bool) -> UserError:
    with pytest.raises(UserError) as caught:
        write_document(summary(), path, **options)
    return caught.value


def test_the_suffix_chooses_the_format_whatever_its_case(tmp_path: Path) -> None:
    write_document(summary(), tmp_path / "a.PPTX")
    write_document(summary(), tmp_path / "a.xlsx")
    assert Presentation(str(tmp_path / "a.PPTX")).slides
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames


def test_an_unknown_format_names_those_there_are(tmp_path: Path) -> None:
    said = refusal(tmp_path / "a.odp")
    assert said.code == "unknown_format"
    assert all(suffix in said.message for suffix in SUFFIXES)
    assert list(tmp_path.glob("*.odp")) == []


def test_an_existing_file_is_kept_unless_forced(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"precious")
    assert refusal(target).code == "exists"
    assert target.read_bytes() == b"precious"
    write_document(summary(), target, force=True)
    assert openpyxl.load_workbook(target).sheetnames


def test_a_missing_folder_and_a_folder_are_said(tmp_path: Path) -> None:
    assert refusal(tmp_path / "no" / "a.xlsx").code == "no_folder"
    (tmp_path / "b.xlsx").mkdir()
    assert refusal(tmp_path / "b.xlsx").code == "is_folder"


def test_a_file_held_by_another_program_is_said_and_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to replace a workbook open in Excel: here the system call refuses."""
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"open in Excel")

    def refuse(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    said = refusal(target, force=True)
    assert said.code == "not_writable"
    assert "autre programme" in said.message
    assert target.read_bytes() == b"open in Excel"
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["a.xlsx"]


def test_targets_are_refused_before_any_work(tmp_path: Path) -> None:
    check_targets([tmp_path / "a.pptx", tmp_path / "a.xlsx"])
    with pytest.raises(UserError) as caught:
        check_targets([tmp_path / "a.pptx", tmp_path / "." / "a.pptx"])
    assert caught.value.code == "same_target"
    with pytest.raises(UserError):
        check_targets([tmp_path / "a.pptx", tmp_path / "a.doc"])


def test_progress_rises_to_one(tmp_path: Path, pictures: Pictures) -> None:
    for suffix in SUFFIXES:
        heard: list[float] = []
        write_document(summary(), tmp_path / f"a{suffix}", pictures=pictures, progress=heard.append)
        assert heard == sorted(heard)
        assert heard[-1] == 1.0
        assert len(heard) > 5


def test_a_cancelled_document_leaves_nothing(tmp_path: Path) -> None:
    answers = iter([False, False, True])
    with pytest.raises(Cancelled):
        write_document(summary(), tmp_path / "a.pptx", cancelled=lambda: next(answers))
    assert [p for p in tmp_path.iterdir() if p.is_file()] == []


def test_english_documents_are_english(tmp_path: Path) -> None:
    use_language("en")
    write_document(summary(), tmp_path / "a.pptx")
    write_document(summary(), tmp_path / "a.xlsx")
    titles = [s.shapes.title.text for s in Presentation(str(tmp_path / "a.pptx")).slides]
    assert "Method and sources" in titles
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames[-1] == "Method"
