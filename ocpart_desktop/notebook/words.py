"""The vocabularies as this notebook has them: the shipped words, those added, renamed, put away.

Only what differs from the shipped lists is written down, a ``Term`` a word, so that a word added
by one facilitator and another renamed by her colleague are both there once merged. A word that is
added has its own label for a code: it is read everywhere, even where this notebook is not known.

The stages and the four types of partnership are told apart by the whole of OCPart: they can be
called otherwise, and that is all. What is read may call any word as it comes with OCPart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache
from math import inf

from ocpart_desktop.geography.folding import fold
from ocpart_desktop.i18n import _, current_language
from ocpart_desktop.notebook import vocabularies
from ocpart_desktop.notebook.model import Term


class Vocabulary(StrEnum):
    """The lists that can be edited."""

    DOMAINS = "domains"
    ACTORS = "actors"
    TERRITORIES = "territories"
    FORMS = "forms"
    STAGES = "stages"
    TYPES = "types"

    @property
    def is_fixed(self) -> bool:
        """Whether its words can be called otherwise, but neither added, moved nor put away."""
        return self in (Vocabulary.STAGES, Vocabulary.TYPES)

    @property
    def label(self) -> str:
        """What it is called."""
        return {
            Vocabulary.DOMAINS: _("Domains"),
            Vocabulary.ACTORS: _("Kinds of actor"),
            Vocabulary.TERRITORIES: _("Kinds of territory"),
            Vocabulary.FORMS: _("Forms of co-construction"),
            Vocabulary.STAGES: _("Stages"),
            Vocabulary.TYPES: _("Types of partnership"),
        }[self]


_SHIPPED: Mapping[Vocabulary, Callable[[], dict[str, str]]] = {
    Vocabulary.DOMAINS: vocabularies.domains,
    Vocabulary.ACTORS: vocabularies.actors,
    Vocabulary.TERRITORIES: vocabularies.territory_kinds,
    Vocabulary.FORMS: vocabularies.forms,
    Vocabulary.STAGES: vocabularies.stages,
    Vocabulary.TYPES: vocabularies.types,
}


@lru_cache
def _shipped(vocabulary: Vocabulary, _language: str) -> dict[str, str]:
    """The labels in the language spoken, which every record asks for."""
    return _SHIPPED[vocabulary]()


class Words:
    """The vocabularies of a notebook whose terms are given; without any, as shipped."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        heeded = _heeded(terms)
        self._terms: dict[tuple[str, str], Term] = {(t.vocabulary, t.code): t for t in heeded}

    def offered(self, vocabulary: Vocabulary) -> dict[str, str]:
        """The codes and labels to pick from, in their order, none put away."""
        every = self.every(vocabulary)
        return {
            code: label for code, label in every.items() if not self.is_hidden(vocabulary, code)
        }

    def every(self, vocabulary: Vocabulary) -> dict[str, str]:
        """All the codes and labels, those put away too: in the order they were given, then those
        shipped, then those added.
        """
        shipped = _SHIPPED[vocabulary]()
        terms = [term for (name, _code), term in self._terms.items() if name == vocabulary]
        added = [term for term in terms if term.code not in shipped]
        codes = [*shipped, *(term.code for term in sorted(added, key=_by_label))]
        places = {term.code: term.position for term in terms if term.position}
        codes.sort(key=lambda code: places.get(code, inf))
        return {code: self.label(vocabulary, code) for code in codes}

    def label(self, vocabulary: Vocabulary, code: str) -> str:
        """What a code is called; one that is not known is its own label."""
        standing = self.standing(vocabulary, code)
        term = self._terms.get((vocabulary, standing))
        return term.label if term and term.label else self.own_label(vocabulary, standing)

    def own_label(self, vocabulary: Vocabulary, code: str) -> str:
        """What a word was called before anybody renamed it or put another in its place."""
        return _shipped(vocabulary, current_language()).get(code, code)

    def standing(self, vocabulary: Vocabulary, code: str) -> str:
        """The word that stands for a code: its own unless another took its place."""
        seen = {code}
        while (term := self._terms.get((vocabulary, code))) and term.merged not in ("", *seen):
            code = term.merged
            seen.add(code)
        return code

    def is_hidden(self, vocabulary: Vocabulary, code: str) -> bool:
        """Whether a word was put away: records that bear it keep it."""
        term = self._terms.get((vocabulary, code))
        return term is not None and term.hidden

    def is_shipped(self, vocabulary: Vocabulary, code: str) -> bool:
        """Whether a word comes with OCPart."""
        return code in _shipped(vocabulary, current_language())

    def family(self, actor: str) -> str:
        """The large family of a kind of actor."""
        term = self._terms.get((Vocabulary.ACTORS, actor))
        return term.family if term is not None and term.family else vocabularies.actor_family(actor)

    def named(self, vocabulary: Vocabulary, text: str) -> str:
        """The code called so, accents and case aside; empty when there is none."""
        code = self.names(vocabulary).get(fold(text), "")
        if not code and vocabulary is Vocabulary.DOMAINS:
            code = self.standing(vocabulary, vocabularies.domain_named(text) or "")
        return code

    def names(self, vocabulary: Vocabulary) -> dict[str, str]:
        """What a word may be read by, folded, and the code it stands for: its label goes before
        any other's code or first label.
        """
        every = self.every(vocabulary)
        told = [(self.own_label(vocabulary, code), code) for code in every]
        told += [(code, code) for code in every]
        told += [(label, code) for code, label in every.items()]
        return {fold(name): self.standing(vocabulary, code) for name, code in told if fold(name)}

    def beginning(self, vocabulary: Vocabulary, text: str) -> tuple[str, ...]:
        """The codes a word of whose label begins so; the label's own beginning first."""
        wanted = fold(text)
        labels = {code: fold(label) for code, label in self.offered(vocabulary).items()}
        first = [code for code, label in labels.items() if label.startswith(wanted)]
        inside = [code for code, label in labels.items() if f" {wanted}" in label]
        return tuple(dict.fromkeys((*first, *inside)))

    # -- changing ------------------------------------------------------------------------------

    def added(self, vocabulary: Vocabulary, label: str, family: str = "") -> Term:
        """A new word, or the one called so already, offered again."""
        name = " ".join(label.split())
        known = self.named(vocabulary, name)
        if known:
            return self.parted(vocabulary, known)
        return Term(term_id(vocabulary, name), vocabulary, name, name, family)

    def renamed(self, vocabulary: Vocabulary, code: str, label: str) -> Term:
        """The same word under another label; its own again when the label is empty."""
        return replace(self._term(vocabulary, code), label=" ".join(label.split()))

    def put_away(self, vocabulary: Vocabulary, code: str, *, hidden: bool = True) -> Term:
        """A word that is offered no more, or again."""
        return replace(self._term(vocabulary, code), hidden=hidden)

    def ordered(self, vocabulary: Vocabulary, codes: Sequence[str]) -> tuple[Term, ...]:
        """Every word of a vocabulary at its place, those named first and in this order."""
        every = [*codes, *(code for code in self.every(vocabulary) if code not in codes)]
        return tuple(
            replace(self._term(vocabulary, code), position=place)
            for place, code in enumerate(every, 1)
        )

    def merged(self, vocabulary: Vocabulary, code: str, into: str) -> Term:
        """A word in whose place another one stands, wherever it is or comes to be used."""
        return replace(self._term(vocabulary, code), hidden=True, merged=into)

    def parted(self, vocabulary: Vocabulary, code: str) -> Term:
        """A word that stands for itself again, and is offered."""
        return replace(self._term(vocabulary, code), hidden=False, merged="")

    def _term(self, vocabulary: Vocabulary, code: str) -> Term:
        known = self._terms.get((vocabulary, code))
        return known or Term(term_id(vocabulary, code), vocabulary, code)


def term_id(vocabulary: str, code: str) -> str:
    """The identity of a word: the same in every notebook."""
    return f"term:{vocabulary}:{fold(code)}"


def _heeded(terms: Iterable[Term]) -> Iterator[Term]:
    """Of a word that can only be called otherwise, its label alone; nothing of one not ours."""
    fixed = {each.value: _SHIPPED[each]() for each in Vocabulary if each.is_fixed}
    for term in terms:
        if term.vocabulary not in fixed:
            yield term
        elif term.code in fixed[term.vocabulary]:
            yield replace(term, hidden=False, position=0, merged="")


def _by_label(term: Term) -> str:
    return fold(term.label or term.code)
