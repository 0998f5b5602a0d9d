"""Finding what was written: every word asked for, accents, ligatures and case ignored.

The words are indexed from one search to the next. A record that changes is another record: it is
indexed anew under another number, and its old number leads nowhere, so that undo and redo need no
care.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from threading import Lock
from typing import Generic, TypeVar

from ocpart_desktop.notebook.model import Initiative, Note
from ocpart_desktop.notebook.vocabularies import note_kinds
from ocpart_desktop.notebook.word_index import WordIndex
from ocpart_desktop.notebook.words import Vocabulary, Words

Searched = TypeVar("Searched", Initiative, Note)

FEW = 200  # records: indexing them takes a few milliseconds
_FEW_OF = 8  # times fewer found than there are: sorting them is quicker than going through all
STALE = 1000  # numbers that may lead nowhere before the index is made anew

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
    """Searches one kind of records, again and again as they change; from any thread."""

    def __init__(self, words: Words | None = None) -> None:
        self._words = words or Words()
        self._lock = Lock()
        self._begin()

    def _begin(self) -> None:
        self._records: Sequence[Searched] = ()
        self._numbers: dict[int, int] = {}  # of each record followed, by its identity
        self._places: dict[int, int] = {}  # of each number among the records, in their order
        self._given = 0
        self._titles, self._wholes = WordIndex(), WordIndex()

    def find(self, records: Sequence[Searched], query: str) -> tuple[Searched, ...]:
        """The records where each word of the query begins a word; all of them without a query.

        Those where they are all in the title (a remark: in its text) come first; otherwise the
        order is the one given.
        """
        words = folded(query).split()
        if not words:
            return tuple(records)
        with self._lock:
            return tuple(map(records.__getitem__, self._found(records, words)))

    def _found(self, records: Sequence[Searched], words: Sequence[bytes]) -> list[int]:
        """The places of the records found, those of the titles first."""
        self._follow(records)
        leading = _having(self._titles, words)
        return self._placed(leading) + self._placed(_having(self._wholes, words) - leading)

    def _placed(self, numbers: set[int]) -> list[int]:
        """The places of the records of these numbers, in order."""
        places = self._places
        if len(numbers) * _FEW_OF < len(places):
            return sorted(places[number] for number in numbers if number in places)
        return [at for number, at in places.items() if number in numbers]

    def is_behind(self, records: Sequence[Searched]) -> bool:
        """Whether so many records are new that the next search would be felt."""
        return len(records) > len(self._records) + FEW

    def follow(self, records: Sequence[Searched]) -> None:
        """Index the records that were not there last time.

        It may be called ahead, from another thread, to spare the first search.
        """
        with self._lock:
            self._follow(records)

    def _follow(self, records: Sequence[Searched]) -> None:
        if records is self._records:
            return
        if self._given > STALE + 2 * len(records):  # most of the index leads nowhere
            self._begin()
        known, self._numbers = self._numbers, {}
        for record in records:
            number = known.get(id(record))
            self._numbers[id(record)] = self._index(record) if number is None else number
        self._places = {self._numbers[id(record)]: at for at, record in enumerate(records)}
        self._records = records

    def _index(self, record: Searched) -> int:
        number, self._given = self._given, self._given + 1
        title, rest = self._folded_texts(record)
        in_title = set(title.split())
        self._titles.add(number, in_title)
        self._wholes.add(number, in_title.union(rest.split()))
        return number

    def _folded_texts(self, record: Initiative | Note) -> tuple[bytes, bytes]:
        title, rest = (
            (record.text, _told_of_note(record))
            if isinstance(record, Note)
            else (record.title, self._told_of_initiative(record))
        )
        return folded(title), folded(" ".join(rest))

    def _told_of_initiative(self, record: Initiative) -> list[str]:
        label = self._words.label
        told = [getattr(record, name) for name in _TEXTS]
        told += [label(Vocabulary.TYPES, each) for each in record.types]
        told += [label(Vocabulary.DOMAINS, each) for each in record.domains]
        told += [label(Vocabulary.ACTORS, record.lead_actor), label(Vocabulary.FORMS, record.form)]
        for partner in record.partners:
            told += [partner.name, partner.role, label(Vocabulary.ACTORS, partner.kind)]
        for step in record.next_steps:
            told += [step.what, step.who, step.due]
        if record.stage is not None:
            told.append(label(Vocabulary.STAGES, record.stage))
        return told


def _having(index: WordIndex, words: Sequence[bytes]) -> set[int]:
    """The numbers of the records where each word begins one."""
    return set.intersection(*map(index.beginning, words))


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
