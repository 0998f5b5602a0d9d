"""The parts of a sheet as lines of text, and back: in documents, in tables sent and returned.

A partner is « Name (kind of actor): role », a next step « what – who – when ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ocpart_desktop.i18n import date_long
from ocpart_desktop.notebook.model import Initiative, NextStep, Partner
from ocpart_desktop.notebook.words import Vocabulary, Words

_DASH = re.compile(r"\s+[–—-]\s+")


def partners_text(initiative: Initiative, between: str = "\n", words: Words | None = None) -> str:
    """The partners, a line each unless told otherwise."""
    return between.join(partner_text(each, words) for each in initiative.partners)


def partner_text(partner: Partner, words: Words | None = None) -> str:
    """« La ville d'Orléans (Commune) : prête le local »; the kind as the notebook calls it."""
    called = (words or Words()).label(Vocabulary.ACTORS, partner.kind)
    kind = f" ({called})" if partner.kind else ""
    role = f" : {partner.role}" if partner.role else ""
    return f"{partner.name}{kind}{role}"


def next_steps_text(initiative: Initiative, between: str = "\n") -> str:
    """The next steps, a line each unless told otherwise."""
    return between.join(map(next_step_text, initiative.next_steps))


def next_step_text(step: NextStep) -> str:
    """« Visiter le lieu – la mairie – 24 novembre 2026 »."""
    return " – ".join(part for part in (step.what, step.who, due_text(step.due)) if part)


def due_text(due: str) -> str:
    """A day in words; any other text as it was typed."""
    try:
        return date_long(date.fromisoformat(due.strip()))
    except ValueError:
        return due


def read_partners(text: str, words: Words | None = None) -> tuple[Partner, ...]:
    """Partners written as ``partners_text`` writes them, or just named."""
    return tuple(read_partner(line, words) for line in _lines(text))


def read_partner(line: str, words: Words | None = None) -> Partner:
    """A partner written as ``partner_text`` writes it, or just named."""
    known = words or Words()
    told, colon, role = line.partition(" : ")
    told = told.strip()
    opening = told.find(" (")
    while told.endswith(")") and opening >= 0:
        kind = known.named(Vocabulary.ACTORS, told[opening + 2 : -1])
        if kind:
            return Partner(told[:opening].strip(), kind, role.strip())
        opening = told.find(" (", opening + 1)
    return Partner(told, "", role.strip()) if colon else Partner(line.strip())


def read_next_steps(text: str) -> tuple[NextStep, ...]:
    """Next steps written as ``next_steps_text`` writes them."""
    steps = []
    for line in _lines(text):
        what, who, due = (*_DASH.split(line, 2), "", "")[:3]
        steps.append(NextStep(what, who, due))
    return tuple(steps)


def _lines(text: str) -> Iterator[str]:
    """The parts of a text: its lines, or what semicolons part."""
    return (part.strip() for line in text.splitlines() for part in line.split(";") if part.strip())
