"""Finding what was written: every word asked for, accents, ligatures and case ignored.

Folded texts are kept from one search to the next, so that a keystroke costs a scan of plain
bytes (a few milliseconds over ten thousand initiatives); an index would have to be kept in
step with undo and redo, for no gain at this size.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Generic, TypeVar

from ocpart_desktop.notebook.model import Initiative, Note
from ocpart_desktop.notebook.vocabularies import domains, note_kinds
from ocpart_desktop.survey.partnership import PartnershipType

Searched = TypeVar("Searched", Initiative, Note)

_SPELLED = {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "’": " ", "–": " ", "—": " "}
_PLAIN = bytes(ord(chr(c).lower()) if c < 128 and chr(c).isalnum() else 32 for c in range(256))

_SEARCHED = (
    "summary",
    "territory_name",
    "lead",
    "partners",
    "need",
    "solution",
    "means",
    "levers",
    "brakes",
    "results",
    "next_steps",
    "facilitator_notes",
)


class Search(Generic[Searched]):
    """Searches one kind of records, again and again as they change."""

    def __init__(self) -> None:
        self._records: Sequence[Searched] = ()
        self._titles: list[bytes] = []
        self._wholes: list[bytes] = []

    def find(self, records: Sequence[Searched], query: str) -> tuple[Searched, ...]:
        """The records where each word of the query begins a word; all of them without a query.

        Those where they are all in the title (a remark: in its text) come first; otherwise the
        order is the one given.
        """
        words = [b" " + word for word in folded(query).split()]
        self._follow(records)
        found: Sequence[int] = range(len(records))
        for word in words:
            found = [at for at in found if word in self._wholes[at]]
        first: Sequence[int] = found
        for word in words:
            first = [at for at in first if word in self._titles[at]]
        leading: set[int] = set(first)
        return tuple(records[at] for at in (*first, *(at for at in found if at not in leading)))

    def _follow(self, records: Sequence[Searched]) -> None:
        """Fold the texts of the records that were not there last time."""
        if records is self._records:
            return
        known = dict(
            zip(map(id, self._records), zip(self._titles, self._wholes, strict=True), strict=True)
        )
        labels = {**domains(), **note_kinds()}
        texts = [known.get(id(record)) or _folded_texts(record, labels) for record in records]
        self._titles = [title for title, _whole in texts]
        self._wholes = [whole for _title, whole in texts]
        self._records = records


def _folded_texts(record: Initiative | Note, labels: dict[str, str]) -> tuple[bytes, bytes]:
    if isinstance(record, Note):
        title, rest = record.text, [labels[record.kind], record.who, record.what]
    else:
        title = record.title
        rest = [getattr(record, name) for name in _SEARCHED]
        rest += [PartnershipType(each).label for each in record.types]
        rest += [labels.get(each, each) for each in record.domains]
    start = b" " + folded(title)
    return start, start + b" " + folded(" ".join(rest))


def folded(text: str) -> bytes:
    """« L’Œuvre d’Orléans » → « l oeuvre d orleans », as bytes: they are scanned fastest."""
    if not text.isascii():
        for letter, spelling in _SPELLED.items():
            text = text.replace(letter, spelling)
        text = unicodedata.normalize("NFKD", text)
    return text.encode("ascii", "ignore").translate(_PLAIN)
