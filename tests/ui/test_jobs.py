"""The laws of slow work: one outcome, newest wins, nothing for the dead, no thread left."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from types import TracebackType

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ocpart_desktop.system.errors import Cancelled, UserError
from ocpart_desktop.ui.jobs import Job, JobRunner


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[JobRunner]:
    runner = JobRunner()
    yield runner
    runner.close()


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    return QObject()


def never(_: object) -> None:
    raise AssertionError("this must not be called")


def giving(value: int) -> Callable[[Job[int]], int]:
    return lambda job: value


def job_threads() -> list[threading.Thread]:
    return [t for t in threading.enumerate() if t.name.startswith("job")]


def test_work_runs_elsewhere_and_its_result_comes_back_here(
    runner: JobRunner, owner: QObject, qtbot: QtBot
) -> None:
    seen: list[tuple[int, int]] = []
    runner.start(
        "answer",
        lambda job: threading.get_ident(),
        owner=owner,
        done=lambda where: seen.append((where, threading.get_ident())),
        failed=never,
    )
    qtbot.waitUntil(lambda: bool(seen))
    where, here = seen[0]
    assert here == threading.get_ident() != where


def test_three_thousand_jobs_each_bring_their_own_result_once(
    runner: JobRunner, owner: QObject, qtbot: QtBot
) -> None:
    results: list[int] = []
    for i in range(3000):
        runner.start(f"job {i}", lambda job, i=i: i, owner=owner, done=results.append, failed=never)
    qtbot.waitUntil(lambda: len(results) == 3000, timeout=20_000)
    assert sorted(results) == list(range(3000))
    assert not runner.is_running("job 0")


def test_the_newest_of_a_key_wins_and_the_others_say_nothing(
    runner: JobRunner, owner: QObject, qtbot: QtBot
) -> None:
    results: list[int] = []
    ended: list[int] = []
    for i in range(500):
        runner.start(
            "same",
            giving(i),
            owner=owner,
            done=results.append,
            failed=never,
            ended=partial(ended.append, i),
        )
    qtbot.waitUntil(lambda: bool(ended))
    QCoreApplication.processEvents()
    assert results == ended == [499]


def test_a_replaced_job_is_told_to_stop(runner: JobRunner, owner: QObject, qtbot: QtBot) -> None:
    stopped = threading.Event()
    started = threading.Event()
    results: list[str] = []

    def endless(job: Job[str]) -> str:
        started.set()
        try:
            while True:
                job.check()
        except Cancelled:
            stopped.set()
            raise

    runner.start("same", endless, owner=owner, done=never, failed=never)
    assert started.wait(5)
    runner.start("same", lambda job: "new", owner=owner, done=results.append, failed=never)
    qtbot.waitUntil(lambda: results == ["new"])
    assert stopped.wait(5)


def test_a_dead_owner_hears_nothing_and_its_work_is_told_to_stop(
    runner: JobRunner, qtbot: QtBot
) -> None:
    started, stopped = threading.Event(), threading.Event()
    owner: QWidget | None = QWidget()

    def endless(job: Job[None]) -> None:
        started.set()
        while not job.cancelled:
            pass
        stopped.set()

    assert owner is not None
    runner.start("dead", endless, owner=owner, done=never, failed=never, ended=lambda: never(0))
    assert started.wait(5)
    owner.deleteLater()
    owner = None
    gc.collect()
    qtbot.waitUntil(stopped.is_set)
    qtbot.waitUntil(lambda: not runner.is_running("dead"))


def test_a_known_misfortune_reaches_failed(runner: JobRunner, owner: QObject, qtbot: QtBot) -> None:
    errors: list[UserError] = []
    ended: list[bool] = []

    def work(job: Job[None]) -> None:
        raise UserError("file.missing", "Ce fichier n'existe plus.")

    runner.start(
        "fails",
        work,
        owner=owner,
        done=never,
        failed=errors.append,
        ended=lambda: ended.append(bool(errors)),
    )
    qtbot.waitUntil(lambda: bool(ended))
    assert [e.code for e in errors] == ["file.missing"]
    assert ended == [True], "ended comes after failed"


def test_a_bug_reaches_the_excepthook_and_still_ends_the_job(
    runner: JobRunner, owner: QObject, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[tuple[type[BaseException], BaseException]] = []

    def hook(kind: type[BaseException], value: BaseException, trace: TracebackType | None) -> None:
        assert trace is not None
        caught.append((kind, value))

    monkeypatch.setattr(sys, "excepthook", hook)
    ended: list[int] = []
    runner.start(
        "bug",
        lambda job: 1 // 0,
        owner=owner,
        done=never,
        failed=never,
        ended=lambda: ended.append(1),
    )
    qtbot.waitUntil(lambda: bool(ended))
    assert caught[0][0] is ZeroDivisionError


def test_a_cancelled_job_is_silent_but_ends(
    runner: JobRunner, owner: QObject, qtbot: QtBot
) -> None:
    ended: list[int] = []
    release = threading.Event()

    def work(job: Job[int]) -> int:
        release.wait(5)
        return 1

    job = runner.start(
        "slow", work, owner=owner, done=never, failed=never, ended=lambda: ended.append(1)
    )
    job.cancel()
    release.set()
    qtbot.waitUntil(lambda: bool(ended))
    assert not runner.is_running("slow")


def test_progress_is_told_in_order_and_never_floods(
    runner: JobRunner, owner: QObject, qtbot: QtBot
) -> None:
    told: list[float] = []
    results: list[str] = []

    def work(job: Job[str]) -> str:
        for i in range(20_000):
            job.progress(i / 20_000, "reading")
        return "done"

    runner.start(
        "long",
        work,
        owner=owner,
        done=results.append,
        failed=never,
        progress=lambda fraction, text: told.append(fraction),
    )
    qtbot.waitUntil(lambda: results == ["done"])
    assert told == sorted(told)
    assert 0 < len(told) < 20_000


def test_a_runner_says_when_it_is_busy(runner: JobRunner, owner: QObject, qtbot: QtBot) -> None:
    said: list[bool] = []
    runner.busy_changed.connect(said.append)
    runner.start("a", lambda job: 1, owner=owner, done=lambda _: None, failed=never)
    runner.start("b", lambda job: 1, owner=owner, done=lambda _: None, failed=never)
    qtbot.waitUntil(lambda: said == [True, False])


def test_closing_drops_everything_and_leaves_no_thread(qtbot: QtBot, owner: QObject) -> None:
    before = job_threads()
    runner = JobRunner()

    def endless(job: Job[None]) -> None:
        while True:
            job.check()

    for i in range(20):
        runner.start(f"{i}", endless, owner=owner, done=never, failed=never)
    runner.close()
    QCoreApplication.processEvents()
    assert job_threads() == before
