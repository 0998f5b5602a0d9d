"""The locks are whole, safe, and say what pyproject asks for: no more, no less."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ASKED_TO_RUN = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
ASKED_TO_DEVELOP = [Requirement(line) for line in PROJECT["dependency-groups"]["dev"]]
LOCKS = {
    "requirements.lock": ASKED_TO_RUN,
    "requirements-dev.lock": ASKED_TO_RUN + ASKED_TO_DEVELOP,
}
each_lock = pytest.mark.parametrize("lock", LOCKS)


def entries(lock: str) -> list[str]:
    """The lock's entries, each on one line: the pin, then its hashes."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", "")
    return [line for line in text.splitlines() if line.strip()]


def pins(lock: str) -> list[Requirement]:
    return [Requirement(entry.split("--hash")[0]) for entry in entries(lock)]


def version(pin: Requirement) -> str:
    return str(pin.specifier).removeprefix("==")


def applies(requirement: Requirement, extra: str = "") -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


def pins_here(lock: str) -> dict[str, str]:
    """Name → version of the pins meant for this platform and this Python."""
    return {canonicalize_name(pin.name): version(pin) for pin in pins(lock) if applies(pin)}


def closure(asked: list[Requirement]) -> set[str]:
    """What is asked, and what that asks for in turn, on this platform."""
    found: set[tuple[str, str]] = set()
    waiting = [requirement for requirement in asked if applies(requirement)]
    while waiting:
        requirement = waiting.pop()
        for extra in {"", *requirement.extras}:
            part = (canonicalize_name(requirement.name), extra)
            if part not in found:
                found.add(part)
                needs = map(Requirement, metadata.requires(part[0]) or [])
                waiting += [need for need in needs if applies(need, extra)]
    return {name for name, _extra in found}


@each_lock
def test_every_entry_is_one_exact_version_with_hashes_and_no_address(lock: str) -> None:
    hashed = re.compile(r"[a-z0-9-]+==[0-9a-z.]+( ; [^-]+)?( +--hash=sha256:[0-9a-f]{64})+ *")
    assert [entry for entry in entries(lock) if not hashed.fullmatch(entry)] == []
    assert "://" not in (ROOT / lock).read_text(encoding="utf-8")


@each_lock
def test_every_python_and_every_system_get_the_same_versions(lock: str) -> None:
    """And so the same figures; when uv splits a version, bound it in pyproject's tool.uv."""
    names = [pin.name for pin in pins(lock)]
    assert sorted(set(names)) == sorted(names)


@each_lock
def test_every_dependency_is_pinned_to_a_version_pyproject_allows(lock: str) -> None:
    for asked in LOCKS[lock]:
        own = [pin for pin in pins(lock) if canonicalize_name(pin.name) == asked.name]
        assert own, f"{asked.name} is not in {lock}"
        assert all(asked.specifier.contains(version(pin)) for pin in own), asked


@each_lock
def test_a_lock_holds_what_is_needed_and_nothing_else(lock: str) -> None:
    assert set(pins_here(lock)) == closure(LOCKS[lock])


def test_development_runs_on_the_versions_that_users_get() -> None:
    users, developers = pins_here("requirements.lock"), pins_here("requirements-dev.lock")
    assert users.items() <= developers.items()


def test_these_tests_run_on_the_locked_versions() -> None:
    locked = pins_here("requirements-dev.lock")
    assert {name: metadata.version(name) for name in locked} == locked


def test_qt_is_the_version_that_survives_python_311_and_draws_svg() -> None:
    assert pins_here("requirements.lock")["pyside6-essentials"] == "6.10.3"
