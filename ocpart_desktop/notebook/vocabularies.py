"""The words a notebook is written with: stable codes, and their labels in the user's language.

Each function gives the codes in the order they are offered, with the label of each. A code
that is not there (from a later release, or typed elsewhere) is its own label.
"""

from __future__ import annotations

from functools import cache

from ocpart_desktop.geography.folding import fold
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import NoteKind, Stage
from ocpart_desktop.survey.partnership import PartnershipType


def domains() -> dict[str, str]:
    """The domains of fragility of a territory."""
    return {
        "employment": _("Employment, integration"),
        "purchasing_power": _("Purchasing power, standard of living"),
        "economic_development": _("Economic development"),
        "safety": _("Safety"),
        "environment": _("Environment"),
        "poverty": _("Poverty, exclusion"),
        "education": _("Education"),
        "ageing": _("Ageing"),
        "social_ties": _("Social ties"),
        "mobility": _("Mobility"),
        "energy_transition": _("Energy transition"),
        "digital": _("Digital inclusion"),
        "disability": _("Disability"),
        "youth": _("Youth"),
        "health": _("Health"),
        "housing": _("Housing"),
        "culture_sport": _("Culture, sport"),
    }


def actors() -> dict[str, str]:
    """The kinds of actor; ``actor_family`` says to which of the large families each belongs."""
    return {
        "association_employer": _("Association with employees"),
        "association_volunteer": _("Association without employees"),
        "company_micro": _("Micro-enterprise"),
        "company_small": _("Small or medium-sized company"),
        "company_intermediate": _("Intermediate-sized company"),
        "company_large": _("Large company"),
        "commune": _("Commune (authority)"),
        "epci": _("Intercommunality (authority)"),
        "departement": _("Département (authority)"),
        "region": _("Region (authority)"),
        "state": _("State and its agencies"),
        "school": _("School"),
        "higher_education": _("Higher education and research"),
        "foundation": _("Foundation"),
        "integration_structure": _("Work integration structure"),
        "business_club": _("Business club or chamber"),
        "union": _("Trade union or employers' union"),
        "media": _("Media"),
        "residents": _("Residents, citizens' council"),
        "catalyst": _("Territorial catalyst"),
    }


def actor_family(code: str) -> str:
    """``association``, ``company``, ``authority`` or ``other``."""
    if code.startswith(("association_", "company_")):
        return code.partition("_")[0]
    return "authority" if code in ("commune", "epci", "departement", "region") else "other"


def actor_families() -> dict[str, str]:
    """The large families of actors, the third of the observatory's prisms."""
    return {
        "association": _("Associations"),
        "company": _("Companies"),
        "authority": _("Local authorities"),
        "other": _("Other actors"),
    }


def territory_kinds() -> dict[str, str]:
    """The kinds of territory, from the smallest."""
    return {
        "qpv": _("Priority neighbourhood (QPV)"),
        "commune": _("Commune"),
        "epci": _("Intercommunality (EPCI)"),
        "living_area": _("Living area"),
        "pays": _("PETR or pays"),
        "departement": _("Département"),
        "region": _("Region"),
        "france": _("France"),
    }


def stages() -> dict[str, str]:
    """How far an initiative has come."""
    return {
        Stage.IDEA: _("Idea"),
        Stage.EMERGING: _("Emerging"),
        Stage.RUNNING: _("Under way"),
        Stage.SPREADING: _("Spreading"),
        Stage.FINISHED: _("Finished"),
    }


def types() -> dict[str, str]:
    """The four types of partnership, as the observatory calls them."""
    return {kind: kind.label for kind in PartnershipType}


def note_kinds() -> dict[str, str]:
    """What a remark is."""
    return {
        NoteKind.OBSERVATION: _("Observation"),
        NoteKind.QUESTION: _("Question"),
        NoteKind.IDEA: _("Idea"),
        NoteKind.COMMITMENT: _("Commitment"),
    }


def forms() -> dict[str, str]:
    """The three forms of territorial co-construction."""
    return {
        "dialogue": _("Territorial dialogue"),
        "partnership": _("Partnership"),
        "experiment": _("Collective experiment"),
    }


def goals() -> dict[str, str]:
    """The seventeen sustainable development goals, by number."""
    return {
        "1": _("No poverty"),
        "2": _("Zero hunger"),
        "3": _("Good health and well-being"),
        "4": _("Quality education"),
        "5": _("Gender equality"),
        "6": _("Clean water and sanitation"),
        "7": _("Affordable and clean energy"),
        "8": _("Decent work and economic growth"),
        "9": _("Industry, innovation and infrastructure"),
        "10": _("Reduced inequalities"),
        "11": _("Sustainable cities and communities"),
        "12": _("Responsible consumption and production"),
        "13": _("Climate action"),
        "14": _("Life below water"),
        "15": _("Life on land"),
        "16": _("Peace, justice and strong institutions"),
        "17": _("Partnerships for the goals"),
    }


_SYNONYMS = {
    "employment": ("emploi", "insertion", "chômage", "insertion professionnelle", "travail"),
    "purchasing_power": ("pouvoir d'achat", "niveau de vie"),
    "economic_development": ("développement économique", "économie", "attractivité"),
    "safety": ("sécurité", "délinquance", "tranquillité publique"),
    "environment": ("environnement", "écologie", "biodiversité", "développement durable"),
    "poverty": ("pauvreté", "exclusion", "précarité", "grande pauvreté"),
    "education": ("éducation", "école", "décrochage scolaire", "illettrisme"),
    "ageing": ("vieillissement", "personnes âgées", "grand âge", "dépendance", "autonomie"),
    "social_ties": ("lien social", "isolement", "vivre ensemble", "cohésion sociale"),
    "mobility": ("mobilité", "transports", "déplacements"),
    "energy_transition": ("transition énergétique", "énergie", "précarité énergétique"),
    "digital": ("numérique", "inclusion numérique", "fracture numérique", "illectronisme"),
    "disability": ("handicap", "situation de handicap", "accessibilité"),
    "youth": ("jeunesse", "jeunes"),
    "health": ("santé", "accès aux soins", "désert médical"),
    "housing": ("logement", "habitat", "mal-logement"),
    "culture_sport": ("culture", "sport", "culture et sport", "loisirs"),
}
"""What the domains are called in French extracts and in the room, whatever the user's language."""


def domain_named(name: str) -> str | None:
    """The code of a domain by its code, label or a synonym; accents and case are ignored."""
    wanted = fold(name)
    labels = {fold(label): code for code, label in domains().items()}
    return labels.get(wanted) or _domains_by_synonym().get(wanted)


@cache
def _domains_by_synonym() -> dict[str, str]:
    spelled = {fold(word): code for code, words in _SYNONYMS.items() for word in words}
    return {**{fold(code): code for code in _SYNONYMS}, **spelled}
