"""Each file that cannot be read is refused in one sentence, by a stable code."""

from __future__ import annotations

import errno
import io
import os
import re
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from ole import compound_file
from protected import protect
from workbooks import shared

from ocpart_desktop.extract import limits, open_extract
from ocpart_desktop.extract.files import read_file, shown_name
from ocpart_desktop.extract.formats import Format, recognise_format
from ocpart_desktop.extract.reading import read_bytes
from ocpart_desktop.i18n import use_language
from ocpart_desktop.system.errors import UserError
from ocpart_desktop.system.paths import sample

WORKBOOK = shared({"Feuille": [["ID", "Q1"], [1, "Oui"], [2, "Non"], [3, "Oui"]]})


def rezipped(change: Callable[[str, bytes], bytes], extra: dict[str, bytes] | None = None) -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(WORKBOOK)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, data in (extra or {}).items():
            new.writestr(name, data)
    return stream.getvalue()


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


def with_doctype(name: str, data: bytes) -> bytes:
    if name != "xl/workbook.xml":
        return data
    return data.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "b">]>', 1)


def cut_sheet(name: str, data: bytes) -> bytes:
    return data[: len(data) // 2] if name.startswith("xl/worksheets/") else data


def far_cell(name: str, data: bytes) -> bytes:
    return data.replace(b'r="A2"', b'r="XFZ2"') if name.startswith("xl/worksheets/") else data


CONTENTS: dict[str, tuple[str, bytes]] = {
    "zeros": ("zeros", b"\0" * 5000),
    "pdf": ("pdf", b"%PDF-1.7\n..."),
    "png": ("image", b"\x89PNG\r\n\x1a\n...."),
    "jpeg": ("image", b"\xff\xd8\xff\xe0...."),
    "word": ("word", zipped("[Content_Types].xml", "word/document.xml")),
    "powerpoint": ("powerpoint", zipped("[Content_Types].xml", "ppt/presentation.xml")),
    "zip": ("zip", zipped("enquete.xlsx", "lisez-moi.txt")),
    "old word": ("word", compound_file({"WordDocument": b"x"})),
    "old powerpoint": ("powerpoint", compound_file({"PowerPoint Document": b"x"})),
    "other old office": ("not_a_spreadsheet", compound_file({"VisioDocument": b"x"})),
    "password": ("password", protect(WORKBOOK, "secret")),
    "truncated": ("truncated", WORKBOOK[: len(WORKBOOK) * 2 // 3]),
    "html": ("web_page", b"<html><body><form><input name=login></form></body></html>"),
    "xml": ("xml", b"<?xml version='1.0'?><a/>"),
    "binary": ("not_a_spreadsheet", bytes(range(256)) * 20),
    "doctype": ("dtd", rezipped(with_doctype)),
    "no sheet data": ("no_data", shared({"Vide": [[]]})),
    "prose": ("no_table", "Compte rendu de la réunion\nTout va bien.\nÀ suivre.\n".encode()),
    "blank text": ("no_data", b"\n\n   \n"),
    "bomb": ("bomb", rezipped(lambda _n, d: d, {"xl/bomb.xml": b"0" * (60 << 20)})),
    "too many parts": (
        "too_many_parts",
        rezipped(lambda _n, d: d, {f"xl/p{i}.xml": b"" for i in range(limits.ZIP_MEMBERS)}),
    ),
    "impossible address": ("too_many_cells", rezipped(far_cell)),
}


@pytest.mark.parametrize("case", CONTENTS)
def test_a_file_of_another_kind_is_named_for_what_it_is(case: str) -> None:
    code, content = CONTENTS[case]
    with pytest.raises(UserError) as refusal:
        read_bytes(content, "extrait.xlsx")
    assert refusal.value.code == code
    assert is_one_sentence(refusal.value.message)


def is_one_sentence(message: str) -> bool:
    return bool(re.fullmatch(r"[A-ZÀ-Ü«].{20,}\.", message)) and "Traceback" not in message


def test_a_sheet_cut_in_half_is_not_read_in_half() -> None:
    with pytest.raises(UserError) as refusal:
        read_bytes(rezipped(cut_sheet), "x.xlsx")
    assert refusal.value.code == "damaged"


def test_what_the_usual_reader_gives_up_on_is_read_another_way_and_said() -> None:
    def odd_type(name: str, data: bytes) -> bytes:
        return data.replace(b' t="s"', b' t="zz"', 1) if "worksheets/" in name else data

    draft = read_bytes(rezipped(odd_type), "x.xlsx")
    assert "second_opinion" in [issue.code for issue in draft.receipt.issues]
    assert draft.questions[0].n == 3


def test_the_truncated_sample_is_refused() -> None:
    with pytest.raises(UserError) as refusal:
        open_extract(sample("enquete_tronquee.xlsx"))
    assert refusal.value.code == "truncated"


@pytest.mark.parametrize("name", ["enquete.xlsx", "enquete.xls", "enquete.txt", "enquete"])
def test_the_content_tells_the_format_whatever_the_name(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(WORKBOOK)
    assert recognise_format(read_file(path)) is Format.XLSX


def refusal_of(path: Path) -> UserError:
    with pytest.raises(UserError) as refusal:
        open_extract(path)
    assert is_one_sentence(refusal.value.message)
    return refusal.value


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    refusal = refusal_of(tmp_path / "parti.xlsx")
    assert refusal.code == "missing"
    assert "parti.xlsx" in refusal.message


def test_a_folder_an_empty_file_and_a_lock_file_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "vide.xlsx").touch()
    (tmp_path / "~$enquete.xlsx").write_bytes(b"x" * 165)
    assert refusal_of(tmp_path).code == "folder"
    assert refusal_of(tmp_path / "vide.xlsx").code == "empty_file"
    assert refusal_of(tmp_path / "~$enquete.xlsx").code == "lock_file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFO on this system")
def test_a_pipe_never_blocks(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tube.xlsx")
    assert refusal_of(tmp_path / "tube.xlsx").code == "not_a_file"


@contextmanager
def without_privileges() -> Iterator[None]:
    """Root may read everything: for a moment, be nobody."""
    if os.geteuid() != 0:
        yield
        return
    nobody = 65534
    os.seteuid(nobody)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(os.name != "posix", reason="permissions are another matter elsewhere")
def test_a_file_without_permission_is_said_to_be_locked() -> None:
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as stream:
        stream.write(WORKBOOK)
        stream.flush()
        Path(stream.name).chmod(0)
        with without_privileges():
            refusal = refusal_of(Path(stream.name))
    assert refusal.code == "permission"


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "enorme.csv"
    with path.open("wb") as stream:
        stream.truncate(limits.FILE_BYTES + 1)
    assert refusal_of(path).code == "too_big"


class _Meddling(io.FileIO):
    """A file that another program goes on writing while it is read."""

    def read(self, size: int | None = -1) -> bytes:
        with Path(str(self.name_of)).open("ab") as other:
            other.write(b"suite")
        return super().read(size)


def test_a_file_that_changes_while_it_is_read_is_not_read_in_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "copie.xlsx"
    path.write_bytes(WORKBOOK)

    def meddled(handle: int, _mode: str) -> io.FileIO:
        stream = _Meddling(handle)
        stream.name_of = path  # type: ignore[attr-defined]
        return stream

    monkeypatch.setattr("os.fdopen", meddled)
    assert refusal_of(path).code == "changed"


def test_a_drive_that_is_pulled_out_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Pulled(io.FileIO):
        def read(self, _size: int | None = -1) -> bytes:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    path = tmp_path / "cle.xlsx"
    path.write_bytes(WORKBOOK)
    monkeypatch.setattr("os.fdopen", lambda handle, _mode: Pulled(handle))
    assert refusal_of(path).code == "unreachable"


def test_a_file_replaced_while_it_is_read_gives_the_old_one_or_the_new_one(tmp_path: Path) -> None:
    path, other = tmp_path / "enquete.xlsx", tmp_path / "nouvelle.xlsx"
    path.write_bytes(WORKBOOK)
    other.write_bytes(b"x" * len(WORKBOOK))
    real = os.fdopen

    def replacing(handle: int, mode: str) -> io.BufferedReader:
        other.replace(path)
        return real(handle, mode)  # type: ignore[return-value]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("os.fdopen", replacing)
        assert read_file(path) == WORKBOOK


@pytest.mark.parametrize(
    "name",
    ["é è.xlsx", "100 %s {name} %d.xlsx", "-x.xlsx", "<b>gras<b>.xlsx", "deux\nlignes.xlsx",
     "a\u202egnp.xlsx", "\U0001f600.xlsx", "'\"&;|.xlsx", "x" * 240 + ".xlsx"],
)  # fmt: skip
@pytest.mark.skipif(os.name != "posix", reason="Windows allows fewer names")
def test_any_name_will_do(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    assert refusal_of(path).code == "missing"
    path.write_bytes(WORKBOOK)
    assert read_file(path) == WORKBOOK
    assert shown_name(path).isprintable()


def test_a_name_is_shown_as_it_is_in_what_was_read(tmp_path: Path) -> None:
    path = tmp_path / "100 %s {name}, région.xlsx"
    path.write_bytes(WORKBOOK)
    assert open_extract(path).survey.source.name == path.name


@pytest.mark.skipif(sys.platform != "linux", reason="names are always text elsewhere")
def test_a_name_that_is_not_text_will_do(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"enqu\xeate.xlsx")
    path.write_bytes(WORKBOOK)
    assert open_extract(path).survey.source.name == "enqu?te.xlsx"


@pytest.mark.skipif(os.name != "posix", reason="names are always text elsewhere")
def test_a_name_that_is_not_text_can_be_shown() -> None:
    assert shown_name(Path(os.fsdecode(b"enqu\xeate\n.xlsx"))).isprintable()


def test_refusals_speak_the_language_in_use(tmp_path: Path) -> None:
    use_language("en")
    assert "cannot be found" in refusal_of(tmp_path / "x.xlsx").message
    use_language("fr")
    assert "introuvable" in refusal_of(tmp_path / "x.xlsx").message
