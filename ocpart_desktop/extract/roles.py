"""Which of the observatory's questions is this? By wording, whatever code the file gives it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ocpart_desktop.extract.wording import fold, mentions
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.survey.questions import Answer, QuestionKind, Role

_TYPE_STEMS: tuple[tuple[PartnershipType, tuple[tuple[str, ...], ...]], ...] = (
    (PartnershipType.PATRONAGE, (("mecenat",), ("patronage",), ("sponsor",))),
    (
        PartnershipType.RESPONSIBLE_PRACTICES,
        (("pratique", "responsable"), ("achat", "responsable"), ("responsible", "practice")),
    ),
    (
        PartnershipType.ECONOMIC_COOPERATION,
        (("cooperation", "economique"), ("cooperation", "economic")),
    ),
    (
        PartnershipType.SOCIAL_INNOVATION,
        (("innovation", "social"), ("innovation", "societal")),
    ),
)

_LEADS_TO = re.compile(
    r"\b(?:sources?|leviers?|facteurs?|moteurs?|porteurs?|vecteurs?|favoris|facilit|contribu|"
    r"permet|sourc|apport|accel|foyers?)"
)
_ENGAGED, _EMERGING = re.compile(r"\bengage"), re.compile(r"\bemerg|\bnaissan")
_INTENDS = re.compile(r"\benvisag|\bintention|\bsouhait|\bprevoi|\bprojet|\bans\b|\bintend")
_REFUSES = re.compile(r"\b(?:n|ne)\b.*\bpas\b|\bnon\b|\bpas\b|\baucun|\bne\b|\bnot?\b")


@lru_cache(maxsize=16_384)
def type_of(label: str) -> PartnershipType | None:
    """The type of partnership an answer names, whether « sociale » or « sociétale »."""
    folded = fold(label)
    for kind, spellings in _TYPE_STEMS:
        if any(mentions(folded, *stems) for stems in spellings):
            return kind
    return None


def role_of(label: str, kind: QuestionKind, answers: Sequence[Answer]) -> Role | None:
    """The role of a question, by its wording and its answers; small slips are forgiven."""
    wording = fold(label).replace("co construction", "coconstruction")
    labels = [answer.label for answer in answers if not answer.net]
    if kind in (QuestionKind.TEXT, QuestionKind.DATE):
        return None
    if len({type_of(x) for x in labels} - {None}) >= 3:
        return Role.PARTNERSHIP_TYPES
    if kind is QuestionKind.MEAN:
        return Role.FRAGILITIES if mentions(wording, "fragil") else None
    if mentions(wording, "coconstruction") or mentions(wording, "coconstruire"):
        return Role.COCONSTRUCTION_DYNAMIC
    if mentions(wording, "partenari", "innovation") and _LEADS_TO.search(wording):
        return Role.INNOVATION_SOURCE
    if mentions(wording, "role") and mentions(wording, "collectivite"):
        return Role.AUTHORITIES_ROLE
    if mentions(wording, "partenari") and is_status(labels):
        return Role.PARTNERSHIP_STATUS
    if mentions(wording, "priorit"):
        return Role.PRIORITIES
    return None


def is_status(labels: Sequence[str]) -> bool:
    """Whether answers are the three of the status: have, intend to, do not intend to."""
    ranks = [status_rank(label) for label in labels]
    return all(rank in ranks for rank in (0, 1, 2))


def status_rank(label: str) -> int | None:
    """0 has partnerships, 1 intends to, 2 does not intend to; None for another answer."""
    folded = fold(label)
    if re.search(r"\b(?:n|ne)\b[^,;]*\b(?:envisag|intention|souhait|prevoi|projet)\w*", folded):
        split = re.split(r"\bmais\b|\bet\b", folded)
        last = split[-1]
        return 2 if _REFUSES.search(last) else 1
    if _INTENDS.search(folded):
        return 2 if _REFUSES.search(folded) and " mais " not in folded else 1
    if folded.startswith("oui") or re.search(r"\b(?:a|ont|avons|have|has)\b", folded):
        return 0 if not _REFUSES.search(folded) else 2
    return 2 if _REFUSES.search(folded) else None


def dynamic_rank(label: str) -> int | None:
    """0 an engaged dynamic, 1 an emerging one, 2 none; None for another answer."""
    folded = fold(label)
    if _EMERGING.search(folded):
        return 1
    if _ENGAGED.search(folded):
        return 0
    return 2 if folded.startswith(("non", "no ", "aucune", "pas")) or folded == "no" else None
