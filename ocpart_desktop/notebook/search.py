"""Finding what was written: every word asked for, accents, ligatures and case ignored.

Folded texts are kept from one search to the next, so that a keystroke costs a scan of plain
bytes (a few milliseconds over ten thousand initiatives); an index would have to be kept in
step with undo and redo, for no gain at this size.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from ocpart_desktop.notebook.model import Initiative, Note
from ocpart_desktop.notebook.vocabularies import note_kinds, stages
from ocpart_desktop.notebook.words import Vocabulary, Words
from ocpart_desktop.survey.partnership import PartnershipType

Searched = TypeVar("Searched", Initiative, Note)

_SPELLED = {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "’": " ", "–": " ", "—": " "}
_PLAIN = bytes(ord(chr(c).lower()) if c < 128 and chr(c).isalnum() else 32 for c in range(256))

_TEXTS = (
    "summary",
    "territory_name",
    "territory_code",
    "departement",
    "lead",
    "origin",
    "need",
    "solution",
    "means",
    "levers",
    "brakes",
    "results",
    "impact_innovation",
    "impact_performance",
    "impact_trust",
    "source",
    "workshop",
    "author",
    "facilitator_notes",
)
"""The fields of an initiative that are searched; contacts are not."""


class Search(Generic[Searched]):
    """Searches one kind of records, again and again as they change."""

    def __init__(self, words: Words | None = None) -> None:
        self._words = words or Words()
        self._records: Sequence[Searched] = ()
        self._titles: list[bytes] = []
        self._wholes: list[bytes] = []

    def find(self, records: Sequence[Searched], query: str) -> tuple[Searched, ...]:
        """The records where each word of the query begins a word; all of them without a query.

        Those where they are all in the title (a remark: in its text) come first; otherwise the
        order is the one given.
        """
        words = [b" " + word for word in folded(query).split()]
        if not words:
            return tuple(records)
        self.follow(records)
        found: Sequence[int] = range(len(records))
        for word in words:
            found = [at for at in found if word in self._wholes[at]]
        first: Sequence[int] = found
        for word in words:
            first = [at for at in first if word in self._titles[at]]
        leading: set[int] = set(first)
        return tuple(records[at] for at in (*first, *(at for at in found if at not in leading)))

    def follow(self, records: Sequence[Searched]) -> None:
        """Fold the texts of the records that were not there last time.

        It may be called ahead, from another thread, to spare the first search.
        """
        if records is self._records:
            return
        known = dict(
            zip(map(id, self._records), zip(self._titles, self._wholes, strict=True), strict=True)
        )
        texts = [known.get(id(record)) or self._folded_texts(record) for record in records]
        self._titles = [title for title, _whole in texts]
        self._wholes = [whole for _title, whole in texts]
        self._records = records

    def _folded_texts(self, record: Initiative | Note) -> tuple[bytes, bytes]:
        title, rest = (
            (record.text, _told_of_note(record))
            if isinstance(record, Note)
            else (record.title, self._told_of_initiative(record))
        )
        start = b" " + folded(title)
        return start, start + b" " + folded(" ".join(rest))

    def _told_of_initiative(self, record: Initiative) -> list[str]:
        label = self._words.label
        told = [getattr(record, name) for name in _TEXTS]
        told += [PartnershipType(each).label for each in record.types]
        told += [label(Vocabulary.DOMAINS, each) for each in record.domains]
        told += [label(Vocabulary.ACTORS, record.lead_actor), label(Vocabulary.FORMS, record.form)]
        for partner in record.partners:
            told += [partner.name, partner.role, label(Vocabulary.ACTORS, partner.kind)]
        for step in record.next_steps:
            told += [step.what, step.who, step.due]
        if record.stage is not None:
            told.append(stages()[record.stage])
        return told


def _told_of_note(note: Note) -> Iterable[str]:
    told = [note_kinds()[note.kind], note.who, note.what, note.due, note.author]
    if note.asked is not None:
        told.append(note.asked.label)
    if note.seen is not None:
        told.append(note.seen.answer_label)
    return told


def folded(text: str) -> bytes:
    """« L’Œuvre d’Orléans » → « l oeuvre d orleans », as bytes: they are scanned fastest."""
    if not text.isascii():
        for letter, spelling in _SPELLED.items():
            text = text.replace(letter, spelling)
        text = unicodedata.normalize("NFKD", text)
    return text.encode("ascii", "ignore").translate(_PLAIN)
