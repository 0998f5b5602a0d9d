"""Columns that say who answered: public, wave, size bands and the like."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ocpart_desktop.extract.columns import Column
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.survey.publics import recognise_public

_PUBLIC = re.compile(
    r"(?:type |nom |code |libelle )?(?:publics?|cibles?|population|echantillon|audience)"
    r"(?: interrogee?s?| enquetee?s?)?|(?:type|profil|categorie) (?:de |du )?repondants?|profil"
)
_WAVE = re.compile(
    r"(?:(?:annee|vague|edition|millesime|wave|year|survey year)(?: d| de l| de)? ?"
    r"(?:enquete|etude|barometre)?)"
)
_DESCRIPTIVE = (
    "taille", "effectif", "tranche", "age", "sexe", "genre", "csp", "pcs", "profession", "secteur",
    "strate", "statut juridique", "forme juridique", "milieu", "habitat", "type de commune",
    "type commune", "densite", "diplome", "employeu", "budget", "anciennete", "chiffre d affaires",
    "nombre d habitants", "nombre de salaries", "naf", "metier", "fonction", "size", "sector",
    "gender", "categorie socio", "situation", "classe", "urbain", "domaine d activite", "activite",
    "region", "regions", "uda", "zeat", "zone",
)  # fmt: skip
_MANY = 30
_MOST_PUBLICS = 6
_LONGEST_NAME, _SAID_FIRST = 6, 4
_NUMBERED = re.compile(r"[qQ](?:\w{0,2}|uest(?:ion)?)_?\d+\w*")


def find_public(columns: Iterable[Column]) -> Column | None:
    """The column that says which public a respondent belongs to."""
    candidates = list(columns)
    for column in candidates:
        names = (fold(column.head.code), fold(column.head.text))
        if any(map(_PUBLIC.fullmatch, names)) and 0 < len(column.texts) <= 15:
            return column
    for column in candidates:
        labels = list(column.texts.values())
        if not 2 <= len(labels) <= _MOST_PUBLICS or _is_question(column):
            continue
        recognised = {recognise_public(label) for label in labels}
        if len(recognised) == len(labels) and None not in recognised:
            return column
    return None


def public_code(label: str) -> str:
    """The public's stable code when it is one of ours, else its label as found."""
    public = recognise_public(label)
    return public.value if public else label


def find_wave(columns: Iterable[Column]) -> Column | None:
    """The column that says in which wave a respondent was asked."""
    for column in columns:
        names = {fold(column.head.code), fold(column.head.text)}
        if any(_WAVE.fullmatch(name) for name in names) and 0 < len(column.texts) <= 30:
            return column
    return None


def is_constant(column: Column) -> bool:
    """Whether everybody bears the same value, and nothing says that it was a question."""
    same = len(column.counts) == 1 and column.answered > _MANY
    return same and not _is_question(column)


def is_descriptive(column: Column) -> bool:
    """Whether a column describes the respondent (size band, age, sector) and can be a filter."""
    if _is_question(column) or column.head.option or not 1 <= len(column.opinions) <= 40:
        return False
    words = fold(column.head.text).split()
    begins = " ".join(words[:_SAID_FIRST]) if len(words) <= _LONGEST_NAME else ""
    names = (fold(column.head.code), begins)
    return any(f" {word}" in f" {name}" for name in names for word in _DESCRIPTIVE)


def _is_question(column: Column) -> bool:
    return bool(_NUMBERED.fullmatch(column.head.code)) or "?" in column.head.text
