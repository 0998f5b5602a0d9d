"""The words of the notebook, changed by hand: each change is one step that can be undone.

A word that is used is never lost: it can be renamed, put away or put together with another one, and
then the initiatives that bear it say so at once. Only a word added here that nothing uses can go.
A stage or a type of partnership is a word of the whole observatory: it is renamed, nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ocpart_desktop.geography.folding import fold
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.changed import NotebookChanged
from ocpart_desktop.notebook.model import Initiative
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.notebook.words import Vocabulary, Words, term_id
from ocpart_desktop.session.session import Session


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is listed: ``uses`` counts initiatives, ``own`` is its first label.

    ``into`` is the label of the word that stands in its place, empty when it stands for itself.
    """

    vocabulary: Vocabulary
    code: str
    label: str
    own: str
    uses: int = 0
    hidden: bool = False
    shipped: bool = True
    into: str = ""

    @property
    def is_renamed(self) -> bool:
        """Whether it is shipped under another name."""
        return self.shipped and not self.into and self.label != self.own

    @property
    def has_meaning(self) -> bool:
        """Whether the rest of OCPart knows what it is: it can be renamed, not replaced."""
        known = self.vocabulary.is_fixed or self.vocabulary is Vocabulary.TERRITORIES
        return self.shipped and known

    @property
    def removable(self) -> bool:
        """Whether nothing would be lost without it."""
        return not self.shipped and not self.uses


def listed(notebook: Notebook, vocabulary: Vocabulary) -> tuple[Word, ...]:
    """Every word: those offered in their order, then those put away, then what is used besides."""
    words = Words(notebook.terms)
    uses = _uses(notebook.initiatives, vocabulary)
    codes = [*words.every(vocabulary)]
    codes += sorted(code for code in uses if code and code not in codes)
    found = [_word(words, vocabulary, code, uses) for code in codes]
    return tuple(sorted(found, key=lambda word: word.hidden))


def _word(words: Words, vocabulary: Vocabulary, code: str, uses: Mapping[str, int]) -> Word:
    standing = words.standing(vocabulary, code)
    label = words.label(vocabulary, code)
    return Word(
        vocabulary,
        code=code,
        label=words.own_label(vocabulary, code) if standing != code else label,
        own=words.own_label(vocabulary, code),
        uses=uses.get(code, 0),
        hidden=words.is_hidden(vocabulary, code),
        shipped=words.is_shipped(vocabulary, code),
        into=label if standing != code else "",
    )


def _uses(initiatives: Iterable[Initiative], vocabulary: Vocabulary) -> Counter[str]:
    """How many initiatives bear each code."""
    return Counter(code for each in initiatives for code in set(_borne(each, vocabulary)))


def _borne(initiative: Initiative, vocabulary: Vocabulary) -> Iterator[str]:
    if vocabulary is Vocabulary.DOMAINS:
        yield from initiative.domains
    elif vocabulary is Vocabulary.ACTORS:
        yield initiative.lead_actor
        yield from (partner.kind for partner in initiative.partners)
    elif vocabulary is Vocabulary.TERRITORIES:
        yield initiative.territory_kind
    elif vocabulary is Vocabulary.TYPES:
        yield from initiative.types
    elif vocabulary is Vocabulary.STAGES:
        yield initiative.stage or ""
    else:
        yield initiative.form


def called(notebook: Notebook, vocabulary: Vocabulary, label: str) -> Word | None:
    """The word that is called so already, accents and case aside.

    The figures of a survey go on calling a type by its first name: no other can take it.
    """
    wanted, words = fold(label), listed(notebook, vocabulary)
    found = next((word for word in words if wanted == fold(word.label)), None)
    if found is None and vocabulary.is_fixed:
        found = next((word for word in words if wanted == fold(word.own)), None)
    return found


def add(session: Session, vocabulary: Vocabulary, label: str, family: str = "") -> str:
    """Offer a new word, or again the one called so; its code."""
    assert session.notebook is not None
    term = Words(session.notebook.terms).added(vocabulary, label, family)
    session.write(term, _("the word “{word}”").format(word=label.strip()))
    return term.code


def rename(session: Session, vocabulary: Vocabulary, code: str, label: str) -> None:
    """Call a word otherwise, everywhere; a shipped one by its first name when nothing is given."""
    assert session.notebook is not None
    words = Words(session.notebook.terms)
    before = words.label(vocabulary, code)
    name = " ".join(label.split())
    told = "" if name == words.own_label(vocabulary, code) else name
    if name != before:
        term = words.renamed(vocabulary, code, told)
        session.write(term, _("the renaming of “{word}”").format(word=before))


def put_away(session: Session, vocabulary: Vocabulary, code: str, *, hidden: bool) -> None:
    """Offer a word no more, or again, for itself."""
    assert session.notebook is not None
    words = Words(session.notebook.terms)
    label = words.own_label(vocabulary, code)
    if hidden:
        told = _("the putting away of “{word}”").format(word=words.label(vocabulary, code))
        session.write(words.put_away(vocabulary, code), told)
    else:
        told = _("the return of “{word}”").format(word=label)
        session.write(words.parted(vocabulary, code), told)


def move(session: Session, vocabulary: Vocabulary, code: str, by: int) -> None:
    """Put a word so many places further in the list, as far as the list goes."""
    assert session.notebook is not None
    words = Words(session.notebook.terms)
    codes = list(words.offered(vocabulary))
    place = codes.index(code) + by
    if 0 <= place < len(codes):
        codes.remove(code)
        codes.insert(place, code)
        terms = words.ordered(vocabulary, codes)
        label = _("the order of the words")
        session.change(lambda notebook: notebook.put_all(terms, label))


def merge(session: Session, vocabulary: Vocabulary, code: str, into: str) -> None:
    """Put a word together with another one: what bore it bears the other, in the same step."""
    notebook = session.notebook
    assert notebook is not None
    words = Words(notebook.terms)
    term = words.merged(vocabulary, code, into)
    changed = [_with(each, vocabulary, code, into) for each in notebook.initiatives]
    label = _("the merger of “{word}” with “{other}”").format(
        word=words.label(vocabulary, code), other=words.label(vocabulary, into)
    )
    session.change(lambda notebook: notebook.put_all([term, *changed], label))


def _with(initiative: Initiative, vocabulary: Vocabulary, code: str, into: str) -> Initiative:
    """An initiative that bears one word in another's place."""

    def instead(borne: str) -> str:
        return into if borne == code else borne

    if vocabulary is Vocabulary.DOMAINS:
        return replace(initiative, domains=tuple(dict.fromkeys(map(instead, initiative.domains))))
    if vocabulary is Vocabulary.ACTORS:
        partners = (replace(each, kind=instead(each.kind)) for each in initiative.partners)
        lead = instead(initiative.lead_actor)
        return replace(initiative, lead_actor=lead, partners=tuple(partners))
    if vocabulary is Vocabulary.TERRITORIES:
        return replace(initiative, territory_kind=instead(initiative.territory_kind))
    return replace(initiative, form=instead(initiative.form))


def remove(session: Session, vocabulary: Vocabulary, code: str) -> bool:
    """Take a word out if nothing would be lost; whether it was."""
    notebook = session.notebook
    assert notebook is not None
    found = next((w for w in listed(notebook, vocabulary) if w.code == code), None)
    if found is None or not found.removable:
        return False

    def take_out(notebook: Notebook) -> NotebookChanged:
        label = _("the removal of the word “{word}”").format(word=found.label)
        return notebook.remove(term_id(vocabulary, code), label)

    session.change(take_out)
    return True
