"""A file is replaced whole, or stays as it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ocpart_desktop.system.atomic import sweep, write_atomically


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "synthèse.pdf"
    target.write_text("before")

    def fail(temporary: Path) -> None:
        temporary.write_text("half of th")
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write_atomically(target, fail)
    assert target.read_text() == "before"
    assert [each for each in tmp_path.iterdir() if each.is_file()] == [target]


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_the_new_file_is_as_open_as_any_other(tmp_path: Path) -> None:
    plain, target = tmp_path / "plain", tmp_path / "target"
    plain.touch()
    write_atomically(target, lambda temporary: temporary.write_text("new"))
    assert target.stat().st_mode == plain.stat().st_mode


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_text("before")
    target.chmod(0o640)
    write_atomically(target, lambda temporary: temporary.write_text("after"))
    assert target.read_text() == "after"
    assert target.stat().st_mode & 0o777 == 0o640


def test_only_what_a_killed_process_left_long_ago_is_swept(tmp_path: Path) -> None:
    old, fresh = tmp_path / ".~0123456789ab.ocpart", tmp_path / ".~ba9876543210.ocpart"
    others = [tmp_path / ".~ancien.ocpart", tmp_path / ".~0123456789ab.xlsx"]
    for each in (old, fresh, *others):
        each.touch()
    for each in (old, *others):
        os.utime(each, (0, 0))
    sweep(tmp_path, ".ocpart")
    assert [each.exists() for each in (old, fresh, *others)] == [False, True, True, True]
