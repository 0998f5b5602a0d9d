"""However a file is read, and whoever takes over from whom, progress moves and never goes back."""

from __future__ import annotations

import io
import multiprocessing
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from opendocument import ods
from workbooks import one_of, people, shared

from ocpart_desktop.extract import limits
from ocpart_desktop.extract.door import open_extract
from ocpart_desktop.extract.formats import recognise_format
from ocpart_desktop.extract.onward import Onward
from ocpart_desktop.extract.spreadsheets import read_workbook
from ocpart_desktop.system.errors import Cancelled

ROWS = 9_000


def rewritten(content: bytes, sheet: str, change: Callable[[bytes], bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name.endswith(sheet) else data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def three_sheets() -> bytes:
    """A small sheet, a large one, another small one."""
    large = [["ID", "REGION", "Q1"]]
    large += people(ROWS, lambda _rng, i: i, one_of("Bretagne", "Corse"), one_of("Oui", "Non"))
    small = [["Note"], ["Données synthétiques"]]
    return shared({"Lisez-moi": small, "Base": large, "Suite": small})


def last_row_out_of_order(data: bytes) -> bytes:
    """The quick reader gives up at the very end; the usual one does not mind."""
    rows = re.findall(rb'<row r="\d+".*?</row>', data, re.DOTALL)
    return data.replace(rows[1], b"").replace(b"</sheetData>", rows[1] + b"</sheetData>")


def of_unknown_type(data: bytes) -> bytes:
    """What the usual reader gives up on as well."""
    return data.replace(b' t="s"', b' t="zz"', 1)


def seen_in(content: bytes) -> list[float]:
    seen: list[float] = []
    read_workbook(content, recognise_format(content), seen.append)
    return seen


def test_what_starts_over_goes_on_from_where_the_first_stopped() -> None:
    seen: list[float] = []
    onward = Onward(seen.append)
    onward(0.5)
    rest = onward.rest()
    for done in (0.0, 0.5, 0.2, 1.0):
        rest(done)
    assert seen == [0.5, 0.75, 1.0]


@pytest.mark.parametrize("change", [lambda data: data, last_row_out_of_order, of_unknown_type])
def test_progress_goes_forward_whoever_reads_in_the_end(
    change: Callable[[bytes], bytes],
) -> None:
    content = rewritten(three_sheets(), "sheet2.xml", change)
    seen = seen_in(content)
    assert seen == sorted(set(seen))
    assert seen[-1] == pytest.approx(1.0)
    assert len(seen) > 3


def test_a_large_sheet_takes_its_share_of_the_way() -> None:
    seen = seen_in(rewritten(three_sheets(), "sheet2.xml", last_row_out_of_order))
    steps = [b - a for a, b in zip([0.0, *seen], seen, strict=False)]
    assert seen[0] < 0.05
    assert sum(0.05 < x < 0.95 for x in seen) >= 2
    assert max(steps) < 0.99


def test_each_table_of_an_opendocument_file_counts() -> None:
    people_of = [["REGION", "Q1"], ["Bretagne", "Oui"], ["Corse", "Non"]]
    seen = seen_in(ods(dict.fromkeys("ABCD", people_of)))
    assert seen == sorted(set(seen))
    assert len(seen) >= 4
    assert seen[-1] == pytest.approx(1.0)


def test_a_reading_taken_over_is_given_up_in_less_than_a_fifth_of_a_second(
    tmp_path: Path,
) -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Base")
        sheet.write_row(0, 0, [f"Q{n}" for n in range(40)])
        for i in range(1, 12_000):
            sheet.write_row(i, 0, [(i * n) % 97 for n in range(40)])
    path = tmp_path / "grand.xlsx"
    path.write_bytes(rewritten(stream.getvalue(), "sheet1.xml", last_row_out_of_order))
    asked: list[float] = []
    reached: list[float] = []

    def cancelled() -> bool:
        if not asked and reached and reached[-1] > 0.4:
            asked.append(time.monotonic())
        return bool(asked)

    with pytest.raises(Cancelled):
        open_extract(path, progress=reached.append, cancelled=cancelled, kept=False)
    assert time.monotonic() - asked[0] < 4 * limits.CANCEL_POLL_SECONDS
    assert multiprocessing.active_children() == []
