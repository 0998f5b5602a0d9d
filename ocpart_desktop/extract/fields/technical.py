"""Columns a survey program adds by itself: identifiers, hours, addresses, what it followed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ocpart_desktop.extract.columns import Column
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.extract.workbook import column_letters

_IDENTIFIER = re.compile(
    r"(?:id|ident|identifiant|identifiant unique|uuid|index|numero|n|num|cle|key|token|matricule|"
    r"seed|respondent id|response id|collector id|record id|ip address|uid|sid|guid|rid|respid)"
    r"(?: (?:du |de la |de )?(?:repondant|questionnaire|interview|reponse|enquete|fiche|"
    r"collecteur|participant))?"
    r"|numero (?:de serie|sequentiel|d ordre|de ligne)"
    r"|(?:repondant|questionnaire|respondent|response|interview)(?: id| num| numero)?|responseid"
)
_TIMES = re.compile(
    r"horodat\w*|timestamp|(?:start|submit|end|recorded|completion|last modified) ?(?:date|time)?"
    r"|datestamp|duree\w*|duration\w*(?: in seconds)?|date(?: (?:de|d|du|debut|fin|heure)?.*)?"
    r"|heure.*|time|today|interviewtime|submission time|temps (?:total|saisie)"
)
_IDENTITY = re.compile(
    r"(?:adresse |votre )*(?:e ?mail|mail|courriel|telephone|tel|mobile|portable|nom|prenom|siret|"
    r"siren|raison sociale|adresse|commune|ville|contact|coordonnees|nom (?:de la |de l |du )?"
    r"(?:commune|structure|entreprise|association|repondant)|nom (?:de famille|d utilisateur)"
    r"|de messagerie)s?|(?:email address|first name|last name|user ?name|ip ?address|adresse ip|ip)"
)
_BY_PROGRAMS = frozenset({
    # LimeSurvey
    "lastpage", "derniere page", "startlanguage", "langue de depart", "tete de serie", "ipaddr",
    "refurl", "url de provenance", "url referente",
    # KoboToolbox and ODK
    "deviceid", "phonenumber", "simserial", "subscriberid", "audit", "instanceid",
    "meta instanceid", "formhub uuid", "meta rootuuid", "version", "validation status",
    "submitted by", "parent table name", "parent index", "geolocation",
    # SurveyMonkey
    *(f"custom data {n}" for n in range(1, 6)), *(f"donnees personnalisees {n}" for n in range(6)),
    # Qualtrics
    "progress", "finished", "recipientlastname", "recipientfirstname", "recipientemail",
    "externalreference", "externaldatareference", "locationlatitude", "locationlongitude",
    "distributionchannel", "userlanguage",
    # Webform, Sphinx
    "brouillon", "draft", "draft saved", "progression", "provenance reponse",
})  # fmt: skip
_STATUS = frozenset({"status", "response type", "tags"})
_STATUSES = frozenset({
    "ip address", "survey preview", "imported", "spam", "complete", "completed", "partial",
    "disqualified", "submitted via web", "0", "1",
})  # fmt: skip
_KOBO_OWN = re.compile(r"_(?:submission_)?_?[a-z_]+")
_PLACE_ON_EARTH = re.compile(r"(?:.* )?(?:latitude|longitude|altitude)")
_ROW_NUMBERS = re.compile(r"|unnamed \d+|row ?(?:names?|numbers?|id)|lignes?|x|1")
_NUMBERED = re.compile(r"[qQ]\w{0,2}\d+\w*")


def find_identifier(columns: Sequence[Column]) -> Column | None:
    """The column that numbers or names each respondent."""
    for column in columns:
        unlike = column.answered and len(column.texts) >= 0.5 * column.answered
        if unlike and any(map(_IDENTIFIER.fullmatch, _names(column))):
            return column
    return None


def is_technical(column: Column) -> bool:
    """Whether a column tells about the interview or who the person is, not an answer."""
    names = _names(column)
    asked = "?" in column.head.text or bool(_NUMBERED.fullmatch(column.head.code))
    if any(p.fullmatch(name) for p in (_IDENTIFIER, _IDENTITY) for name in names):
        return True
    if not asked and any(map(_TIMES.fullmatch, names)):
        return True
    if any(name in _BY_PROGRAMS or _PLACE_ON_EARTH.fullmatch(name) for name in names):
        return True
    if _KOBO_OWN.fullmatch(column.head.code) or is_row_number(column):
        return True
    if _STATUS.intersection(names) and all(fold(t) in _STATUSES for t in column.texts.values()):
        return True
    return column.date_share > 0.9 and not asked


def is_row_number(column: Column) -> bool:
    """Whether a column without a name of its own just counts the rows, from 0 or from 1."""
    head = column.head
    unnamed = head.code == column_letters(column.index) and not head.question
    if not unnamed and not _ROW_NUMBERS.fullmatch(fold(head.name)):
        return False
    import numpy as np

    numbers = column.floats(lambda value: column.numbers.get(value, float("nan")))
    first = numbers[0] if len(numbers) else None
    return first in (0, 1) and bool((numbers == first + np.arange(len(numbers))).all())


def _names(column: Column) -> tuple[str, str]:
    return fold(column.head.code), fold(column.head.text)
