"""The observatory's three prisms, by which respondents are told apart: domain, territory, actor."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from ocpart_desktop.i18n import _


class Prism(StrEnum):
    """A way of telling respondents apart, in the order they are offered."""

    TERRITORY = "territory"
    ACTOR = "actor"
    DOMAIN = "domain"
    OTHER = "other"
    ANSWERS = "answers"  # what they answered to another question

    @property
    def label(self) -> str:
        """The prism's name in the user's language."""
        return {
            Prism.TERRITORY: _("Territory"),
            Prism.ACTOR: _("Actor"),
            Prism.DOMAIN: _("Domain"),
            Prism.OTHER: _("Other characteristics"),
            Prism.ANSWERS: _("Answers to another question"),
        }[self]


_STEMS = {
    Prism.TERRITORY: (
        "commune", "territo", "departement", "dept", "canton", "arrondissement", "epci",
        "intercommunal", "agglo", "metropole", "bassin", "urbain", "rural", "habitat", "habitants",
        "densite", "qpv", "quartier", "milieu", "zone", "zrr", "littoral", "montagne", "pays",
        "petr", "ville", "localisation",
    ),
    Prism.DOMAIN: (
        "domaine", "secteur", "activite", "naf", "ape", "thematique", "theme", "champ", "objet",
        "fragilite", "odd", "branche", "metier",
    ),
    Prism.ACTOR: (
        "effectif", "salarie", "employeu", "statut", "juridique", "taille", "budget", "age", "sexe",
        "genre", "csp", "pcs", "profession", "fonction", "mandat", "anciennete", "chiffre",
        "diplome", "categorie", "acteur", "structure", "adherent", "benevole", "organisation",
        "entreprise", "association", "tranche", "type", "situation",
    ),
}  # fmt: skip


def prism_of(*names: str) -> Prism:
    """The prism of a characteristic, by the words of its code and of its wording."""
    words = " ".join(_words(name) for name in names).split()
    for prism, stems in _STEMS.items():
        if any(word.startswith(stem) for word in words for stem in stems):
            return prism
    return Prism.OTHER


def _words(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", " ", folded)
