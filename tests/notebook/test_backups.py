"""Backups thin out with age and never lose the latest."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ocpart_desktop.notebook.backups import EVERY, backups, is_due, keep_backup, kept, latest_sound
from ocpart_desktop.notebook.ledger import Ledger
from ocpart_desktop.notebook.model import Note, Record, Workshop
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.notebook.store import Snapshot


def snapshot_of(*records: Record) -> Snapshot:
    return Ledger.begun(records, "").store.snapshot()


NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@settings(max_examples=50, deadline=None)
@given(st.sets(st.integers(0, 60 * 24 * 40), max_size=300))
def test_a_backup_is_kept_in_each_slot_that_had_one(minutes: set[int]) -> None:
    moments = {NOW - timedelta(minutes=each) for each in minutes}
    found = kept(moments, NOW)
    assert found <= moments
    assert len(found) <= 12 + 10 + 9
    recent = [each for each in moments if NOW - each < timedelta(days=1)]
    if recent:
        assert max(recent) in found
    for each in recent:
        assert any(abs(each - other) < timedelta(hours=2, minutes=1) for other in found)


def test_a_month_of_work_leaves_copies_of_the_day_the_week_and_the_month(tmp_path: Path) -> None:
    moments: set[datetime] = set()
    for tenth in range(6 * 24 * 30):
        moment = NOW + tenth * EVERY
        moments = kept({*moments, moment}, moment)
    ages = sorted(moment - each for each in moments)
    assert ages[0] == timedelta(0)
    assert 20 <= len(ages) <= 31
    assert ages[-1] > timedelta(days=24), "nine slots of 80 hours, the present one just begun"


def test_a_session_keeps_a_copy_and_not_one_at_each_pause(tmp_path: Path) -> None:
    path = tmp_path / "carnet.ocpart"
    with Notebook.create(path) as notebook:
        for n in range(3):
            notebook.put(Note(text=str(n)))
            notebook.publish()
    assert len(backups(path)) == 1
    assert is_due(path, datetime.now(UTC) + EVERY)
    assert not is_due(path, datetime.now(UTC))


def test_a_damaged_copy_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "carnet.ocpart"
    remark = Note(text="ici")
    for hour in range(3):
        keep_backup(path, snapshot_of(remark), NOW + timedelta(hours=3 * hour))
    copies = backups(path)
    assert len(copies) == 3
    copies[0].write_bytes(b"")
    found = latest_sound(path)
    assert found is not None
    assert found.records == {"workshop": Workshop(), remark.id: remark}
    assert latest_sound(tmp_path / "autre.ocpart") is None


def test_a_name_we_did_not_give_counts_as_very_old(tmp_path: Path) -> None:
    path = tmp_path / "carnet.ocpart"
    keep_backup(path, snapshot_of(), NOW)
    stranger = backups(path)[0].with_name("copie de sauvegarde.ocpart")
    stranger.touch()
    assert len(backups(path)) == 2
    keep_backup(path, snapshot_of(), NOW + EVERY)
    assert not stranger.exists()
