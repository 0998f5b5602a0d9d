"""Years written in a banner: « 2015 », « Vague 2018 », « Ensemble 2022 », « Rappel nov. 2016 »."""

from __future__ import annotations

import re

from ocpart_desktop.extract.layouts.table_titles import YEARS
from ocpart_desktop.extract.wording import clean, fold

_BESIDE = re.compile(
    r"(?:vagues?|editions?|annees?|enquetes?|barometres?|rappels?|mesures?|resultats?|wave|year"
    r"|janv\w*|fevr\w*|mars|avril|mai|juin|juil\w*|aout|sept\w*|oct\w*|nov\w*|dec\w*"
    r"|printemps|automne|hiver|ete|de|en|\d{1,2}|t[1-4]|s[12]|v\d)"
)
_AT_AN_END = re.compile(
    rf"(?P<text>.*?)[\s(\u2013-]*{YEARS.pattern}\)?|{YEARS.pattern}\s*(?P<after>\D+)"
)


def without_wave(text: str) -> tuple[str | None, str]:
    """The year or the span of years a head tells, and what is left of the head.

    A year among other words (« Créée avant 1990 ») is no wave; beside the name of a place it is.
    """
    from ocpart_desktop.extract.layouts.banner_places import names_a_place

    found = _AT_AN_END.fullmatch(text)
    if found is None:
        return None, text
    years = clean(next(x for x in (found[2], found[3]) if x))
    left = clean(found["text"] or found["after"] or "").rstrip(" :,-\u2013(")
    words = [word for word in fold(left).split() if not _BESIDE.fullmatch(word)]
    if not words:
        return years, ""
    bare = re.sub(r"(?i)^rappels?\b\s*", "", left)
    return (years, bare) if names_a_place(bare) else (None, text)
