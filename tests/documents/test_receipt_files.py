"""The receipt handed over: the same facts in print and in text, whatever the file holds."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from ocpart_desktop.cli import DONE, UNUSABLE, parse, run
from ocpart_desktop.documents.receipt import set_aside, write_receipt
from ocpart_desktop.extract.crosscheck.against import CrossCheck
from ocpart_desktop.extract.crosscheck.difference import Difference
from ocpart_desktop.extract.crosscheck.wording import reason_label, reason_sentence
from ocpart_desktop.i18n import use_language
from ocpart_desktop.session import Study, check_against, read_extract
from ocpart_desktop.survey.corrections import About, Reading, correction
from ocpart_desktop.system.errors import UserError
from ocpart_desktop.system.paths import sample

MOMENT = datetime.fromisoformat("2026-11-25T14:32:00+01:00")
READING = Reading((correction(About.REGION, "", "Bassin parisien", "11"),))


@pytest.fixture(scope="module")
def study() -> Study:
    return read_extract(sample("enquete_abimee.xlsx"), reading=READING)


def written(study: Study, path: Path) -> Path:
    write_receipt(study.survey, study.receipt, study.reading, path, MOMENT)
    return path


def squeezed(text: str) -> str:
    return "".join(text.split())


def tags(node: Any) -> set[str]:
    found = set()
    if isinstance(node, list):
        return set().union(*map(tags, node))
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, dict):
        found.add(str(node.get("/S", "")))
        if "/K" in node:
            found |= tags(node["/K"])
    return found


@pytest.mark.parametrize("suffix", [".pdf", ".txt"])
def test_every_doubt_question_region_and_correction_is_in_the_receipt(
    study: Study, tmp_path: Path, suffix: str
) -> None:
    path = written(study, tmp_path / f"reçu{suffix}")
    if suffix == ".pdf":
        text = squeezed("".join(page.extract_text() for page in PdfReader(path).pages))
    else:
        text = squeezed(path.read_text(encoding="utf-8-sig"))
    for issue in study.receipt.issues:
        assert squeezed(issue.message) in text
        assert not issue.cell or issue.cell in text
    for question in study.survey.questions:
        assert question.id in text
    for region in study.survey.regions:
        assert squeezed(region.name) in text
    for line in (*set_aside(study.receipt), "« Bassin parisien » désigne : Île-de-France."):
        assert squeezed(line) in text


def test_the_printed_receipt_is_tagged_and_says_its_language_and_title(
    study: Study, tmp_path: Path
) -> None:
    reader = PdfReader(written(study, tmp_path / "reçu.pdf"))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "fr"
    assert root["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Reçu de lecture de enquete_abimee.xlsx"
    assert {"/H1", "/H2", "/Table", "/TH", "/TD"} <= tags(root["/StructTreeRoot"])


def test_the_same_reading_gives_the_same_bytes(study: Study, tmp_path: Path) -> None:
    once = written(study, tmp_path / "un.pdf").read_bytes()
    assert once == written(study, tmp_path / "deux.pdf").read_bytes()


def test_names_made_of_markup_are_printed_as_they_are(tmp_path: Path, study: Study) -> None:
    path = tmp_path / "#panic() *a* $x$ @b <c>.xlsx"
    path.write_bytes(sample("enquete_repondants.xlsx").read_bytes())
    odd = read_extract(path)
    reader = PdfReader(written(odd, tmp_path / "reçu.pdf"))
    assert squeezed(path.name) in squeezed(reader.pages[0].extract_text())


def test_a_receipt_is_written_in_the_readers_language(study: Study, tmp_path: Path) -> None:
    use_language("en")
    text = written(study, tmp_path / "receipt.txt").read_text(encoding="utf-8-sig")
    assert "Put right by hand" in text
    assert "Set aside" in text


def test_another_format_and_a_missing_folder_are_said(study: Study, tmp_path: Path) -> None:
    for path in (tmp_path / "reçu.docx", tmp_path / "nulle-part" / "reçu.pdf"):
        with pytest.raises(UserError):
            written(study, path)
    assert not list(tmp_path.glob("*.*"))


def test_the_command_line_writes_it_and_replaces_nothing_unasked(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "reçu.pdf"
    source = str(sample("enquete_tableaux.xlsx"))
    assert run(parse(["check", source, "--json", "--to", str(path)])) == DONE
    json.loads(capsysbinary.readouterr().out)
    first = path.read_bytes()
    assert run(parse(["check", source, "--to", str(path)])) == UNUSABLE
    assert path.read_bytes() == first
    assert run(parse(["check", source, "--to", str(path), "--force"])) == DONE


@pytest.fixture(scope="module")
def checked() -> CrossCheck:
    """The respondents' own tables, one figure of which was altered."""
    respondents = read_extract(sample("enquete_repondants.xlsx"))
    return check_against(respondents, sample("enquete_tableaux.xlsx"))


@pytest.mark.parametrize("suffix", [".pdf", ".txt"])
def test_tables_counted_again_are_in_the_receipt(
    study: Study, checked: CrossCheck, tmp_path: Path, suffix: str
) -> None:
    first = checked.checked[0]
    difference = Difference(
        "share", "Oui", "Bretagne", 64.0, 46.0, 0, "digits_transposed", "", "Maires", "B12"
    )
    altered = replace(
        checked, checked=(replace(first, explained=((difference,),)), *checked.checked[1:])
    )
    path = tmp_path / f"reçu{suffix}"
    write_receipt(
        study.survey, study.receipt, study.reading, path, MOMENT, crosschecks=[altered, checked]
    )
    if suffix == ".pdf":
        text = squeezed("".join(page.extract_text() for page in PdfReader(path).pages))
    else:
        text = squeezed(path.read_text(encoding="utf-8-sig"))
    reason = reason_label(difference) if suffix == ".pdf" else reason_sentence(difference)
    for part in ("Maires!B12", reason, "64", "46", "enquete_tableaux.xlsx"):
        assert squeezed(part) in text
    assert text.count("enquete_tableaux.xlsx") == 2
