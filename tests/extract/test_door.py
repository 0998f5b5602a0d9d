"""The door reads in another process: it reports, it can be given up, its death is no drama."""

from __future__ import annotations

import io
import itertools
import multiprocessing
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import misbehaving
import pytest
from workbooks import REGION, number, one_of, people, shared

from ocpart_desktop.extract import SPARE, limits, open_extract
from ocpart_desktop.extract.child import Request
from ocpart_desktop.extract.door import Opened
from ocpart_desktop.extract.reader import Reader, Spare
from ocpart_desktop.extract.workbook import column_letters
from ocpart_desktop.i18n import use_language
from ocpart_desktop.survey.corrections import Reading
from ocpart_desktop.survey.survey import REGION as REGION_COLUMN
from ocpart_desktop.system.errors import Cancelled, UserError
from ocpart_desktop.system.paths import sample

HEAVY = ["pandas", "numpy", "openpyxl", "python_calamine", "multiprocessing"]


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    rows = [["ID", "REGION", "POIDS", "Q1. Êtes-vous favorable ?"]]
    rows += people(40, number(), REGION, one_of(0.5, 1, 1.5), one_of("Oui", "Non"))
    path = tmp_path / "extrait.xlsx"
    path.write_bytes(shared({"Répondants": rows}))
    return path


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook that takes a while: 20 000 respondents, 40 questions, written by hand."""
    cells = [f'<c r="{column_letters(j)}{{0}}" t="s"><v>{j % 5}</v></c>' for j in range(40)]
    row = f'<row r="{{0}}">{"".join(cells)}</row>'
    rows = "".join(map(row.format, range(2, 20_002)))
    path = tmp_path_factory.mktemp("grand") / "grand.xlsx"
    heads = [[f"Q{i}" for i in range(40)], ["Oui", "Non", "Peut-être", "NSP", "Autre"]]
    with (
        zipfile.ZipFile(io.BytesIO(shared({"Répondants": heads}))) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for name in old.namelist():
            data = old.read(name).decode()
            new.writestr(name, data.replace("</row></sheetData>", f"</row>{rows}</sheetData>"))
    return path


@pytest.fixture
def spare() -> Iterator[Spare]:
    yield SPARE
    SPARE.release()


def test_importing_the_door_loads_nothing_heavy() -> None:
    script = f"import sys, ocpart_desktop.extract; print([m for m in {HEAVY} if m in sys.modules])"
    out = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout
    assert out.strip() == "[]"


def test_an_extract_comes_back_with_its_frames_and_its_receipt(extract: Path) -> None:
    before = extract.read_bytes()
    seen: list[float] = []
    opened = open_extract(extract, progress=seen.append)
    assert isinstance(opened, Opened)
    assert opened.survey.source.name == "extrait.xlsx"
    (table,) = opened.survey.respondents.values()
    assert len(table.frame) == 40
    assert str(table.frame[REGION_COLUMN].dtype) == "category"
    assert table.rows == range(2, 42)
    assert opened.receipt.weight is not None
    assert seen == sorted(seen)
    assert seen[-1] == 1
    assert extract.read_bytes() == before


def test_giving_up_takes_less_than_a_fifth_of_a_second(large: Path) -> None:
    asked: list[float] = []

    def cancelled() -> bool:
        if not asked and reached:
            asked.append(time.monotonic())
        return bool(asked)

    reached: list[float] = []
    with pytest.raises(Cancelled):
        open_extract(large, progress=reached.append, cancelled=cancelled)
    assert time.monotonic() - asked[0] < 0.2
    assert multiprocessing.active_children() == []


def test_progress_moves_while_a_large_file_is_read(large: Path) -> None:
    seen: list[float] = []
    opened = open_extract(large, progress=seen.append, kept=False)
    assert sum(question.n for question in opened.survey.questions) > 400_000
    assert seen == sorted(seen)
    assert len(seen) > 5
    steps = [b - a for a, b in itertools.pairwise([0, *seen])]
    assert max(steps) < 0.5


def test_a_spare_reader_is_taken_and_another_made_ready(spare: Spare, extract: Path) -> None:
    spare.prepare()
    (waiting,) = multiprocessing.active_children()
    assert open_extract(extract, kept=False).survey.questions
    (another,) = multiprocessing.active_children()
    assert another is not waiting
    spare.release()
    assert multiprocessing.active_children() == []


def test_a_spare_reader_that_died_is_replaced(spare: Spare, extract: Path) -> None:
    spare.prepare()
    (waiting,) = multiprocessing.active_children()
    waiting.kill()
    waiting.join()
    assert open_extract(extract, kept=False).survey.questions


def test_no_reader_is_kept_ready_unless_asked(extract: Path) -> None:
    open_extract(extract, kept=False)
    assert multiprocessing.active_children() == []


def test_a_reader_that_dies_is_told_in_a_sentence(large: Path) -> None:
    def kill(_done: float) -> None:
        for child in multiprocessing.active_children():
            child.kill()

    with pytest.raises(UserError) as refusal:
        open_extract(large, progress=kill)
    assert refusal.value.code == "reading_failed"


DEATHS = [
    misbehaving.aborts,
    misbehaving.crashes,
    misbehaving.leaves,
    misbehaving.panics,
    misbehaving.exits,
    misbehaving.recurses,
    misbehaving.returns_what_cannot_travel,
    misbehaving.shouts,
]


def request(content: bytes, read: Callable[..., Any] | None = None) -> Request:
    return Request(len(content), "x.xlsx", None, Reading(), "fr", read)


def refusal_with(read: Callable[..., Any], content: bytes = b"x" * 3_000_000) -> UserError:
    with pytest.raises(UserError) as refusal:
        Reader().read(request(content, read), content, lambda _done: None, lambda: False)
    assert multiprocessing.active_children() == []
    return refusal.value


@pytest.mark.parametrize("read", DEATHS, ids=lambda read: read.__name__)
def test_however_a_reader_dies_it_costs_a_sentence(
    read: Callable[..., Any], caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    assert refusal_with(read).code == "reading_failed"
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("read", [misbehaving.hangs, misbehaving.spins], ids=["hangs", "spins"])
def test_a_reader_that_does_not_advance_is_given_up(
    read: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SECONDS_WITHOUT_PROGRESS", 2.0)
    assert refusal_with(read).code == "reading_timeout"


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is the system's own")
def test_a_reader_that_takes_all_memory_is_told_so() -> None:
    assert refusal_with(misbehaving.takes_all_memory).code == "out_of_memory"


@pytest.mark.parametrize("read", [misbehaving.hangs, misbehaving.reports_for_ever])
def test_whatever_the_reader_does_one_can_give_up(read: Callable[..., Any]) -> None:
    begun = time.monotonic()
    content = b"x" * 3_000_000
    with pytest.raises(Cancelled):
        Reader().read(
            request(content, read),
            content,
            lambda _done: None,
            lambda: time.monotonic() - begun > 1,
        )
    assert multiprocessing.active_children() == []


def test_one_can_give_up_before_the_reader_has_even_begun() -> None:
    content = b"x" * 50_000_000
    with pytest.raises(Cancelled):
        Reader().read(request(content), content, lambda _done: None, lambda: True)


@pytest.mark.skipif(os.name != "posix", reason="other systems write no core")
def test_a_reader_that_dies_leaves_no_answers_on_the_disk() -> None:
    script = (
        "import resource\n"
        "from ocpart_desktop.extract.limits import leave_no_core\n"
        "leave_no_core()\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    out = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout
    assert out.strip() == "(0, 0)"


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is the system's own")
def test_a_reader_asks_for_no_more_memory_than_it_may() -> None:
    script = (
        "from ocpart_desktop.extract.limits import limit_own_memory\n"
        "limit_own_memory(300 << 20)\n"
        "try: bytes(400 << 20)\n"
        "except MemoryError: print('refused')"
    )
    out = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout
    assert out.strip() == "refused"


def test_the_reader_speaks_the_language_of_the_window(tmp_path: Path) -> None:
    path = tmp_path / "vide.xlsx"
    path.write_bytes(shared({"Vide": [[]]}))
    for language, words in (("en", "holds no data"), ("fr", "aucune donnée")):
        use_language(language)
        with pytest.raises(UserError, match=words):
            open_extract(path)


def test_what_is_read_is_what_the_door_brings_back() -> None:
    from ocpart_desktop.extract.reading import read_bytes

    path = sample("enquete_tableaux.xlsx")
    opened = open_extract(path)
    draft = read_bytes(path.read_bytes(), path.name)
    assert opened.receipt == draft.receipt
    assert opened.survey.questions == draft.questions
