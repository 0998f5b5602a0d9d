"""The words by which institutes' tables are known: bases, units, notes, titles, letters."""

from __future__ import annotations

import re

from ocpart_desktop.extract.wording import fold

_UNIT = re.compile(
    r"%|en %|% ?(?:col|colonne|vertica\w*|lig|ligne|horizonta\w*|r[ée]p\w*|cit\w*)s?\.?"
    r"|n|n ?=|eff\.?|effectifs?(?: (?:pondérés?|redressés?|bruts?))?|nb\.?|nombre|v\.?a\.?"
    r"|count|column %|col\.? %|row %",
    re.IGNORECASE,
)
_ALONG_ROWS = re.compile(r"lig|horizonta|row|r[ée]p|cit", re.IGNORECASE)
_NOTE = re.compile(
    r"(?:«\s*)?\*|notes?\s*[: ]|sources?\b|lecture|aide à la lecture|\(\*+\)|\+ ?/ ?-|nb\s*:|n\.b\."
    r"|significati|résultats redressés|\(\d\)|[¹²³⁴⁵†‡©]|les (?:écarts|différences|lettres)\b"
    r"|en (?:gras|rouge|bleu|vert)\b",
    re.IGNORECASE,
)
_BASE_LINE = re.compile(
    r"[(\[]?\s*(?:base|champ|posée? (?:à|aux)|filtre|(?:aux?|à) (?:ceux|celles|tous|toutes)\b)"
    r"\s*(?:[:=(\u2013-]|\w)",
    re.IGNORECASE,
)
_BASE_LABEL = re.compile(
    r"(?:base|effectifs?|n|nb|nombre)(?: (?:de |d |des )?(?:repondants?|interview\w*|reponses?|"
    r"brute?s?|redresse?e?s?|pondere?e?s?|non|reelle?s?|raw|weighted|unweighted|totale?s?|en|n|"
    r"enquetes?|interroge?e?s|individus|personnes|sur|la|question|echantillon))*"
    r"|(?:un)?weighted (?:base|n|count)|repondants?|total (?:repondants|base)|sample size"
    r"|(?:taille de l )?echantillon"
    r"|(?:interviews?|entretiens?|enquetes?|questionnaires?)(?: (?:realise|effectue|exploite)e?s?)?"
)
_BASE_TOLD = re.compile(r"base\s*[:=]", re.IGNORECASE)
_TABLE = (
    r"(?:(?:tableau|table|graphique|tab\.?|fig(?:ure|\.)?)\s*(?:n\s?°\s?)?\d{1,3}[a-z]?"
    r"\s*[.:)\u2013\u2014-]?\s+)?"
)
_QUESTION = r"(?:question\s*(?:n\s?°\s?)?)?"
_NUMBERED = r"[A-Z]{0,12}\s?\d{1,3}[a-z]?(?:[_.]\w{1,3})*"
_TITLE = re.compile(
    rf"(?i:{_TABLE}{_QUESTION})"
    rf"(?:(?P<code>{_NUMBERED}\s*|[A-Z]{{1,12}})[.:)\u2013\u2014-]\s+)?(?P<text>\S.*)"
)
_CODE = re.compile(rf"{_TABLE}{_QUESTION}{_NUMBERED}\s*[.:)\u2013\u2014-]?", re.IGNORECASE)
_LETTER = re.compile(
    r"\(?[A-Za-z]{1,2}\)?|[A-Z](?:[ ,/]{1,2}[A-Z]){1,9}|[+\-\u2212\u25b2\u25bc=]{1,3}"
)
_NAVIGATION = re.compile(
    r"(?:<+|←|↑|\u25b2)?\s*(?:retour\b|haut de page|back to|sommaire$|accueil$|contents$)",
    re.IGNORECASE,
)
_LONG = 60


def is_unit(text: str) -> bool:
    """« % », « Eff. » in a column of their own or at the foot of a banner."""
    return bool(_UNIT.fullmatch(text))


def is_count_unit(text: str) -> bool:
    """Whether a unit announces counts rather than percentages."""
    return bool(text) and "%" not in text and bool(fold(text))


def is_row_unit(text: str) -> bool:
    """Whether a unit announces percentages along the rows: « % lig. »."""
    return "%" in text and bool(_ALONG_ROWS.search(text))


def is_letter(text: str) -> bool:
    """A column's letter, or the outcome of a test printed under or beside a percentage."""
    ascending = text.isalpha() and text.isupper() and list(text) == sorted(set(text))
    return ascending or bool(_LETTER.fullmatch(text))


def is_base_label(text: str) -> bool:
    """« Base brute », « Base : ensemble », « n = » before the bases of the columns."""
    return bool(_BASE_LABEL.fullmatch(fold(text)) or _BASE_TOLD.match(text))


def is_navigation(text: str) -> bool:
    """« Retour au sommaire »."""
    return bool(_NAVIGATION.match(text))


def looks_like_base(text: str) -> bool:
    """« Base : ensemble des maires »."""
    return bool(_BASE_LINE.match(text))


def looks_like_note(text: str) -> bool:
    """A note under a table."""
    return bool(_NOTE.match(text))


def looks_like_code(text: str) -> bool:
    """« Q4 », « Tableau 12 »."""
    return bool(_CODE.fullmatch(text))


def looks_like_title(text: str) -> bool:
    """A question, or a code and a wording, or a long text."""
    code, wording = parted_title(text)
    return "?" in text or bool(code) or wording != text or len(text) > _LONG


def parted_title(text: str) -> tuple[str, str]:
    """« Tableau 12 : Q4. Votre territoire… » → (« Q4 », « Votre territoire… »)."""
    found = _TITLE.fullmatch(text)
    if found is None:
        return "", text
    return "".join((found["code"] or "").split()), found["text"]
