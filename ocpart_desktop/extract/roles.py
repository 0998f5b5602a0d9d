"""Which of the observatory's questions is this? By wording, whatever code the file gives it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ocpart_desktop.extract.role_answers import (
    is_domain,
    is_dynamic,
    is_status,
    is_yes_or_no,
    type_of,
)
from ocpart_desktop.extract.wording import close, fold, mentions
from ocpart_desktop.survey.questions import Answer, QuestionKind, Role

_CHOICES = (QuestionKind.SINGLE, QuestionKind.SCALE, QuestionKind.SHARE)
_SHORT_TITLE = 8

_ABOUT_SOMETHING_ELSE = re.compile(
    r"\bfreins?\b|\bobstacles?\b|\bdifficultes?\b|\bsouhait|\baimeri|\bvoudri|\bbesoins?\b"
    r"|\bconnaiss|\bentendu\b|\butiles?\b|\bimportan|\binteress|\bprefer|\bpourquoi\b|\bcomment\b"
    r"|\bqui (?:est|sont|porte|anime|pilote)\b|\ba l avenir\b|\bdevrai|\bpourrai|\befficac"
)
_BEARS = re.compile(
    r"\bport(?:e|ent|er|eur|euse|eurs|euses)\b|\bexist|\bengag|\bconnait\b|\bdispos|\binscri"
    r"|\bobserv|\bconstat|\banim|\bdevelopp|\by a t il\b|\bil y a\b|\bpresen|\bdote|\bmene"
    r"|\bemerg|\bhas\b|\bhave\b|\bdo\b|\bdoes\b"
)
_LEADS = (
    r"(?:sources?|leviers?|facteurs?|moteurs?|vecteurs?|accelerateurs?|foyers?|creat\w*|gener\w*"
    r"|porteurs?|porteuses?|favoris\w*|facilit\w*|contribu\w*|permet\w*|apport\w*|stimul\w*"
    r"|sourc\w*|accel\w*|aident|aide)"
)
_PARTNERS = r"(?:parten[ae]ri\w*|alliances?|partnerships?)"
_PARTNERS_LEAD = re.compile(rf"{_PARTNERS}.*\b{_LEADS}\b.*\binnov")
_INNOVATION_COMES = re.compile(
    rf"\binnov\w*.*\b(?:passe|nait|naissent|vient|viennent|issues?|grace|repose|due?)\b.*{_PARTNERS}"
)
_FIRST_LEAD = re.compile(rf"^(?:quels?|quelles?) {_LEADS}\b")
_AUTHORITY = (
    r"(?:collectivite|collectivites|commune|communes|municipalite|municipalites|mairie|mairies"
    r"|pouvoirs publics|elus|acteurs publics|action publique|(?:local )?authorit\w*)"
)
_OTHERS = r"(?!associations?\b|entreprises?\b|aupres\b|dans\b|avec\b)"
_ROLE_OF = re.compile(
    rf"\broles?\b(?: {_OTHERS}\w+){{0,6}}? (?:des|de|d|l|la|les|du|vos|votre|of|local|the)"
    rf" {_AUTHORITY}\b"
)
_THEIR_ROLE = re.compile(rf"\b{_AUTHORITY}\b(?: {_OTHERS}\w+){{0,8}} roles?\b")
_PRIORITY = re.compile(r"\bpriorit|\bprincip\w+ (?:besoins|defis)\b|\benjeux\b")
_WEAK = ("fragil", "vulnerab")
_PLACE = re.compile(
    r"\b(?:territoires?|communes?|regions?|departements?|quartiers?|bassins?|pays|france|villes?"
    r"|locale?s?|locaux)\b"
)
_OTHER_PARTNERS = re.compile(
    r"\b(?:ecoles?|colleges?|lycees?|universit\w*|etablissements? scolaires?|fournisseurs?|banques?"
    r"|medias?|clubs? sportifs?|sous traitants?|etranger\w*|internation\w*)\b"
)

_WORDS = (
    "coconstruction", "partenariat", "partenariats", "innovation", "collectivites", "collectivite",
    "dynamique", "territoire", "fragilite", "fragilites", "priorite", "priorites", "prioritaire",
    "prioritaires", "principaux", "favorise", "favorisent", "contribuent", "permettent",
    "facilitent", "alliances",
)  # fmt: skip

_Judge = Callable[[str, QuestionKind, Sequence[str]], bool]


def role_of(label: str, kind: QuestionKind, answers: Sequence[Answer]) -> Role | None:
    """The role of a question, by its wording and its answers; small slips are forgiven."""
    wording = _spelt(label)
    labels = [answer.label for answer in answers if not answer.net and not answer.no_opinion]
    return next((role for role, judge in _JUDGES.items() if judge(wording, kind, labels)), None)


def _spelt(label: str) -> str:
    """The folded wording, the words that tell roles apart put in their usual spelling."""
    words = fold(label).replace("co construct", "coconstruct").replace("co construi", "coconstrui")
    return " ".join(_usual(word) for word in words.split())


def _usual(word: str) -> str:
    """« coconstuction » → « coconstruction »: a slip or two in a long word."""
    if len(word) < 7 or word in _WORDS:
        return word
    return next((usual for usual in _WORDS if close(word, usual, 0.88)), word)


def _is_types(wording: str, kind: QuestionKind, labels: Sequence[str]) -> bool:
    """At least three of the four types among the answers, and what is practised is asked."""
    several = kind in (QuestionKind.MULTIPLE, *_CHOICES)
    types = len({type_of(x) for x in labels} - {None})
    return several and types >= 3 and not _ABOUT_SOMETHING_ELSE.search(wording)


def _is_dynamic_question(wording: str, kind: QuestionKind, labels: Sequence[str]) -> bool:
    if kind not in _CHOICES or not mentions(wording, "coconstru"):
        return False
    if is_dynamic(labels):
        return True
    if "dynamique" not in wording or _ABOUT_SOMETHING_ELSE.search(wording):
        return False
    answered = not labels or is_yes_or_no(labels)
    return answered and bool(_BEARS.search(wording) or len(wording.split()) <= _SHORT_TITLE)


def _is_innovation(wording: str, kind: QuestionKind, labels: Sequence[str]) -> bool:
    if kind not in _CHOICES or _FIRST_LEAD.search(wording):
        return False
    told = _PARTNERS_LEAD.search(wording) or _INNOVATION_COMES.search(wording)
    elsewhere = re.search(r"\bfreins?\b|\bsouhait|\bconnaiss|\bpourquoi\b|\bcomment\b", wording)
    return bool(told) and not elsewhere and (not labels or is_yes_or_no(labels))


def _is_authorities(wording: str, kind: QuestionKind, labels: Sequence[str]) -> bool:
    if kind not in (QuestionKind.MULTIPLE, *_CHOICES) or (labels and is_yes_or_no(labels)):
        return False
    return bool(_ROLE_OF.search(wording) or _THEIR_ROLE.search(wording))


def _is_status_question(wording: str, kind: QuestionKind, labels: Sequence[str]) -> bool:
    if kind not in _CHOICES or not is_status(labels) or _OTHER_PARTNERS.search(wording):
        return False
    told = [wording, *map(fold, labels)]
    return any(re.search(rf"\b{_PARTNERS}", text) for text in told)


def _is_priorities(wording: str, kind: QuestionKind, labels: Sequence[str]) -> bool:
    """Priorities among the domains of a territory, not among ways to work or calendars."""
    domains = sum(map(is_domain, labels))
    listed = domains >= 2 and domains >= 0.4 * len(labels)
    return kind in (QuestionKind.MULTIPLE, *_CHOICES) and listed and bool(_PRIORITY.search(wording))


def _is_fragilities(wording: str, kind: QuestionKind, labels: Sequence[str]) -> bool:
    if kind is not QuestionKind.MEAN or not any(mentions(wording, stem) for stem in _WEAK):
        return False
    return bool(_PLACE.search(wording)) or sum(map(is_domain, labels)) >= 2


_JUDGES: dict[Role, _Judge] = {
    Role.PARTNERSHIP_TYPES: _is_types,
    Role.FRAGILITIES: _is_fragilities,
    Role.COCONSTRUCTION_DYNAMIC: _is_dynamic_question,
    Role.INNOVATION_SOURCE: _is_innovation,
    Role.AUTHORITIES_ROLE: _is_authorities,
    Role.PARTNERSHIP_STATUS: _is_status_question,
    Role.PRIORITIES: _is_priorities,
}
