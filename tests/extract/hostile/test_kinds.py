"""Every kind of bad file costs one sentence, or is read and what is odd in it said."""

from __future__ import annotations

import json
import re
from pathlib import Path

import foreign_files
import odd_other_formats
import odd_packages
import odd_texts
import odd_xlsx
import pytest
from kinds import KINDS, Kind, Refused

from ocpart_desktop.extract import open_extract
from ocpart_desktop.extract.report import check_json
from ocpart_desktop.system.errors import UserError

MADE_BY = (foreign_files, odd_packages, odd_xlsx, odd_other_formats, odd_texts)
SENTENCE = re.compile(r"[A-ZÀ-Ü«](?:[^.]|\.(?! ))+\.(?: [A-ZÀ-Ü](?:[^.]|\.(?! ))+\.){0,2}")


def test_there_are_many_kinds() -> None:
    assert len(KINDS) >= 80
    assert all(module.__doc__ for module in MADE_BY)


@pytest.mark.parametrize("name", KINDS)
def test_a_bad_file_is_read_or_refused_as_it_should_be(name: str, tmp_path: Path) -> None:
    kind = KINDS[name]
    path = tmp_path / "extrait.xlsx"
    path.write_bytes(kind.build())
    if isinstance(kind.expected, Refused):
        assert_refused(path, kind, kind.expected.code)
        return
    opened = open_extract(path, password=kind.password)
    codes = {issue.code for issue in opened.receipt.issues}
    assert set(kind.expected.issues) <= codes
    people = sum(len(table.frame) for table in opened.survey.respondents.values())
    if kind.expected.people is not None:
        assert people >= kind.expected.people
    json.dumps(check_json(opened.survey, opened.receipt), allow_nan=False)
    assert all(issue.message for issue in opened.receipt.issues)


def assert_refused(path: Path, kind: Kind, code: str) -> None:
    with pytest.raises(UserError) as refusal:
        open_extract(path, password=kind.password)
    assert refusal.value.code == code
    assert SENTENCE.fullmatch(refusal.value.message), refusal.value.message
