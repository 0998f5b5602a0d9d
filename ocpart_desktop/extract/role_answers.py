"""What the observatory's own answers say: a type of partnership, a status, a dynamic, a domain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ocpart_desktop.extract.fields.missing import is_no_opinion
from ocpart_desktop.extract.wording import fold, mentions
from ocpart_desktop.survey.partnership import PartnershipType

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
_ENGAGED, _EMERGING = re.compile(r"\bengage"), re.compile(r"\bemerg|\bnaissan")
_INTENDS = re.compile(r"\benvisag|\bintention|\bsouhait|\bprevoi|\bprojet|\bans\b|\bintend")
_REFUSES = re.compile(r"\b(?:n|ne)\b.*\bpas\b|\bnon\b|\bpas\b|\baucun|\bne\b|\bnot?\b")
_AGREES = re.compile(
    r"(?:oui|non|yes|no|vrai|faux|peut etre|maybe)\b.*|.*\b(?:d accord|agree|disagree)\b.*"
    r"|tout a fait|plutot|plutot pas|pas du tout|certainement(?: pas)?|probablement(?: pas)?"
)
_DOMAINS = re.compile(
    r"\b(?:emploi|insertion|pouvoir d achat|niveau de vie|developpement economique|economie"
    r"|securite|environnement|ecologi\w*|pauvrete|exclusion|precarite|education|vieillissement"
    r"|lien social|liens sociaux|mobilite|transports?|transition|energ\w*|numerique|handicap"
    r"|jeunesse|jeunes|sante|logement|habitat|culture|sport|chomage|isolement|alimentation"
    r"|cohesion sociale|dechets|climat)\b"
)


@lru_cache(maxsize=16_384)
def type_of(label: str) -> PartnershipType | None:
    """The type of partnership an answer names, whether « sociale » or « sociétale »."""
    folded = fold(label)
    for kind, spellings in _TYPE_STEMS:
        if any(mentions(folded, *stems) for stems in spellings):
            return kind
    return None


def is_domain(label: str) -> bool:
    """Whether an answer is one of the domains in which a territory is fragile: emploi, santé…"""
    return bool(_DOMAINS.search(fold(label)))


def is_yes_or_no(labels: Sequence[str]) -> bool:
    """Whether answers say yes or no, or how much one agrees; bare codes do not deny it."""
    told = [fold(label) for label in labels if not is_no_opinion(label)]
    return all(_AGREES.fullmatch(label) or label.isdigit() for label in told)


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


def is_dynamic(labels: Sequence[str]) -> bool:
    """Whether answers are those of the dynamic: engaged, emerging, none."""
    ranks = {dynamic_rank(label) for label in labels}
    return {0, 1} <= ranks


def dynamic_rank(label: str) -> int | None:
    """0 an engaged dynamic, 1 an emerging one, 2 none; None for another answer."""
    folded = fold(label)
    if _EMERGING.search(folded):
        return 1
    if _ENGAGED.search(folded):
        return 0
    return 2 if folded.startswith(("non", "no ", "aucune", "pas")) or folded == "no" else None
