"""The log stays small; a bug leaves a report with none of the user's words in it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from ocpart_desktop.system.logs import (
    LARGEST_LOG,
    OLDER_LOGS,
    REPORTS_KEPT,
    crash_to_tell,
    start_logging,
    stop_logging,
    write_crash_report,
)
from ocpart_desktop.system.paths import log_folder

log = logging.getLogger("ocpart_desktop.somewhere")


@pytest.fixture(autouse=True)
def quiet_afterwards() -> Iterator[None]:
    yield
    stop_logging()


def a_bug(words: str) -> BaseException:
    try:
        try:
            {}[words]
        except KeyError as error:
            raise RuntimeError(f"no room for {words}") from error
    except RuntimeError as error:
        return error
    raise AssertionError


def test_what_happens_is_logged_to_a_file() -> None:
    path = start_logging()
    start_logging()
    log.info("The extract was read in %d ms.", 40)
    log.debug("not this")
    assert path.read_text(encoding="utf-8").count("read in 40 ms.") == 1
    assert "not this" not in path.read_text(encoding="utf-8")


def test_the_log_never_grows_beyond_its_limit() -> None:
    start_logging()
    for _line in range(60):
        log.info("x" * 100_000)
    sizes = [path.stat().st_size for path in log_folder().glob("ocpart.log*")]
    assert len(sizes) == OLDER_LOGS + 1
    assert max(sizes) <= LARGEST_LOG


def test_a_report_says_where_and_what_but_holds_no_word_of_the_user() -> None:
    report = write_crash_report(a_bug("Jardin partagé")).read_text(encoding="utf-8")
    assert "builtins.KeyError" in report
    assert "builtins.RuntimeError" in report
    assert "tests/system/test_logs.py:" in report
    assert "a_bug" in report
    assert "Jardin" not in report
    assert str(Path.home()) not in report


def test_the_last_crash_is_told_once() -> None:
    assert crash_to_tell() is None
    write_crash_report(a_bug("one"))
    latest = write_crash_report(a_bug("another"))
    assert crash_to_tell() == latest
    assert crash_to_tell() is None


def test_old_reports_make_room() -> None:
    for n in range(REPORTS_KEPT + 5):
        write_crash_report(a_bug(str(n)))
    assert len(list(log_folder().glob("crash-*.txt"))) == REPORTS_KEPT


def test_logging_starts_no_thread() -> None:
    before = threading.active_count()
    start_logging()
    assert threading.active_count() == before
