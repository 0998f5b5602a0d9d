"""Who was asked: the four publics of the observatory."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from ocpart_desktop.i18n import _


class Public(StrEnum):
    """A public; its value is the stable code used on the command line and in JSON."""

    CITIZENS = "citoyens"
    COMPANIES = "entreprises"
    ASSOCIATIONS = "associations"
    MAYORS = "maires"

    @property
    def label(self) -> str:
        """The public's name in the user's language, capitalised."""
        return {
            Public.CITIZENS: _("Citizens"),
            Public.COMPANIES: _("Company managers"),
            Public.ASSOCIATIONS: _("Association leaders"),
            Public.MAYORS: _("Mayors"),
        }[self]

    @property
    def of_them(self) -> str:
        """The public after a share: « 36 % *des dirigeants d'entreprise* »."""
        return {
            Public.CITIZENS: _("of citizens"),
            Public.COMPANIES: _("of company managers"),
            Public.ASSOCIATIONS: _("of association leaders"),
            Public.MAYORS: _("of mayors"),
        }[self]


def public_label(public: str | None) -> str:
    """« Maires » for one of ours, else its label as found in the file; empty without one."""
    return Public(public).label if public in set(Public) else public or ""


_SPELLINGS: dict[Public, tuple[str, ...]] = {
    Public.CITIZENS: ("citoyen", "francais", "grand public", "habitant", "citizen", "population"),
    Public.COMPANIES: (
        "entreprise",
        r"dirigeante?s?\b(?!.*associ)",
        "company",
        "companies",
        "tpe",
        "pme",
    ),
    Public.ASSOCIATIONS: ("association", "associatif"),
    Public.MAYORS: ("maire", "mayor", r"elue?s?\b", "collectivite"),
}


def recognise_public(label: str) -> Public | None:
    """The public a label speaks of, accents, case and plural ignored; None when it is another."""
    folded = unicodedata.normalize("NFKD", label.casefold()).encode("ascii", "ignore").decode()
    for public, spellings in _SPELLINGS.items():
        if any(re.search(rf"\b{spelling}", folded) for spelling in spellings):
            return public
    return None
