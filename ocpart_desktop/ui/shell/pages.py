"""The pages of the window: named at once, loaded and built when first wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QStackedWidget

from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.shell.page import Page

PageMaker = Callable[[Context], Page]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the rail tells of a page, and what loads it."""

    key: str
    icon: str
    title: Callable[[], str]
    load: Callable[[], PageMaker]


class Pages(Mapping[str, Page]):
    """The pages by their key, in the order of the rail; asking for one builds it into the stack."""

    def __init__(self, entries: Sequence[Entry], context: Context, stack: QStackedWidget) -> None:
        self.entries = tuple(entries)
        self._context = context
        self._stack = stack
        self._built: dict[str, Page] = {}

    def __getitem__(self, key: str) -> Page:
        if key not in self._built:
            entry = next((each for each in self.entries if each.key == key), None)
            if entry is None:
                raise KeyError(key)
            self._built[key] = entry.load()(self._context)
            self._stack.addWidget(self._built[key])
        return self._built[key]

    def __iter__(self) -> Iterator[str]:
        return (entry.key for entry in self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def load(self) -> None:
        """Load what all of them are made of; nothing is built, so that any thread may."""
        for entry in self.entries:
            entry.load()

    def build_next(self) -> bool:
        """Build the first that is not there yet; whether there was one."""
        missing = next((key for key in self if key not in self._built), None)
        return missing is not None and bool(self[missing])
