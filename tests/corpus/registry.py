"""The register of cases: one small function makes one file, which holds one trap."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

from .facts import Facts

EXPECTED = Path(__file__).with_name("expected")


@dataclass(frozen=True, slots=True)
class Made:
    """A file and what is true of it, whatever the reader makes of it."""

    content: bytes
    facts: Facts = field(default_factory=Facts)


@dataclass(frozen=True)
class Case:
    """``file`` is the name it arrives under, ``trap`` what could be read wrong in it."""

    file: str
    trap: str
    build: Callable[[], Made]

    @property
    def name(self) -> str:
        """The file's name without its kind: unique, and the expectation's name."""
        return self.file.rpartition(".")[0]

    @property
    def expected(self) -> Path:
        """Where what must be read of it is kept."""
        return EXPECTED / f"{self.name}.json"

    @cached_property
    def made(self) -> Made:
        """The file, made once."""
        return self.build()


_CASES: dict[str, Case] = {}


def case(file: str, trap: str) -> Callable[[Callable[[], Made]], Callable[[], Made]]:
    """Register the function that makes ``file``; ``trap`` says in a line what it tries."""

    def registered(build: Callable[[], Made]) -> Callable[[], Made]:
        new = Case(file, trap, build)
        if new.name in _CASES:
            raise ValueError(f"two cases are called {new.name}")
        _CASES[new.name] = new
        return build

    return registered


@cache
def all_cases() -> MappingProxyType[str, Case]:
    """Every case, by name: those of each module ``cases_*`` beside this one."""
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if module.name.startswith("cases_"):
            importlib.import_module(f".{module.name}", __package__)
    return MappingProxyType(dict(sorted(_CASES.items())))
