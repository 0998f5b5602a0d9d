"""The records of one kind in their order, kept up with each change rather than sorted anew."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any, Generic, TypeVar

from ocpart_desktop.notebook.model import Initiative, Note, SavedFilter, Slide, Term, View
from ocpart_desktop.survey.corrections import Correction

R = TypeVar("R", Initiative, Note, View, Slide, Term, SavedFilter, Correction)


class Shelf(Generic[R]):
    """``order`` gives what a record is sorted by, ``about`` what it is found again by, if any."""

    def __init__(
        self,
        kind: type[R],
        order: Callable[[R], Any],
        records: Iterable[object],
        about: Callable[[R], Hashable] | None = None,
    ) -> None:
        self._order: Callable[[R], Any] = order
        self._about: Callable[[R], Hashable] | None = about
        self._subjects: dict[Hashable, list[R]] | None = None
        found = [record for record in records if type(record) is kind]
        self._records: dict[str, R] = {each.id: each for each in sorted(found, key=order)}
        self._all: tuple[R, ...] | None = None
        self._ordered = True

    @property
    def all(self) -> tuple[R, ...]:
        """In order; the very same tuple until something changes."""
        if self._all is None:
            self._put_in_order()
            self._all = tuple(self._records.values())
        return self._all

    def about(self, subject: Hashable) -> tuple[R, ...]:
        """Those about one thing, in order."""
        if self._subjects is None:
            self._put_in_order()
            self._subjects = {}
            for record in self._records.values() if self._about else ():
                self._subjects.setdefault(self._about(record), []).append(record)  # type: ignore[misc]
        return tuple(self._subjects.get(subject, ()))

    def put(self, record: R) -> None:
        """Add a record or replace the one of its identity.

        One that comes out of order is put in its place when somebody looks: thousands may come.
        """
        before = self._records.get(record.id)
        last = next(reversed(self._records.values()), None)
        self._records[record.id] = record
        self._all = self._subjects = None
        in_place = before is not None and self._order(before) == self._order(record)
        at_end = before is None and (last is None or self._order(last) <= self._order(record))
        self._ordered = self._ordered and (in_place or at_end)

    def _put_in_order(self) -> None:
        if not self._ordered:
            self._records = {
                each.id: each for each in sorted(self._records.values(), key=self._order)
            }
            self._ordered = True

    def remove(self, record_id: str) -> None:
        """Take a record away, if it is here."""
        if self._records.pop(record_id, None) is not None:
            self._all = self._subjects = None
