"""What the synthetic survey asks, of whom, and the national result each answer is set on."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from samples.publics import ASSOCIATIONS, CITIZENS, COMPANIES, MAYORS, W2011, W2015

NO_OPINION = "NSP"


class Kind(Enum):
    """How a question is answered, in the words of the codebook."""

    SINGLE = "Réponse unique"
    MULTIPLE = "Plusieurs réponses (0/1)"
    JOINED = "Plusieurs réponses (une cellule)"
    MEAN = "Note de 0 à 10"


@dataclass(frozen=True, slots=True)
class Question:
    """A question. ``codes`` are what the cells hold; ``nets`` name sums of codes."""

    name: str
    wording: str
    kind: Kind
    labels: tuple[str, ...]
    codes: tuple[str, ...] = ()
    nets: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def coded(self) -> bool:
        """Whether the cells hold codes rather than labels."""
        return bool(self.codes)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the respondents' sheet that hold it."""
        if self.kind in (Kind.MULTIPLE, Kind.MEAN):
            return tuple(f"{self.name}_{i}" for i in range(1, len(self.labels) + 1))
        return (self.name,)


@dataclass(frozen=True, slots=True)
class Asking:
    """A question asked of a public in a wave.

    ``targets`` follow the labels: national shares (or means out of 10) once weighted, by band
    when the published figures are; ``source`` names the published figure they reproduce.
    """

    question: Question
    public: str
    wave: str
    base: str
    targets: dict[str | None, tuple[float, ...]] = field(default_factory=dict)
    source: str | None = None


Q4 = Question(
    "Q4",
    "Votre territoire est-il porteur d'une dynamique de co-construction entre collectivités, "
    "associations et entreprises pour répondre aux enjeux locaux ?",
    Kind.SINGLE,
    ("Oui, une dynamique engagée", "Oui, une dynamique émergente", "Non"),
    codes=("1", "2", "3"),
    nets={"S/T Oui": ("1", "2")},
)
INNOV = Question(
    "INNOV",
    "Selon vous, les partenariats entre associations, entreprises et collectivités sont-ils une "
    "source d'innovation ?",
    Kind.SINGLE,
    ("Oui", "Non", NO_OPINION),
)
STATUT = Question(
    "STATUT",
    "Votre structure a-t-elle mis en place des partenariats entre association et entreprise ?",
    Kind.SINGLE,
    (
        "A des partenariats",
        "N'en a pas, mais l'envisage dans les deux ans",
        "N'en a pas et ne l'envisage pas",
    ),
)
TYPO = Question(
    "TYPO",
    "Quels types de partenariats pratiquez-vous ? (plusieurs réponses possibles)",
    Kind.MULTIPLE,
    ("Mécénat", "Pratiques responsables", "Coopération économique", "Innovation sociale"),
)
PRIO = Question(
    "PRIO",
    "Quelles sont les priorités de votre commune pour les trois ans à venir ? (trois réponses "
    "au plus)",
    Kind.JOINED,
    (
        "Emploi et insertion", "Développement économique", "Lien social", "Vieillissement",
        "Jeunesse", "Mobilité", "Environnement", "Transition énergétique", "Numérique", "Santé",
        "Logement", "Éducation",
    ),
)  # fmt: skip
ROLE = Question(
    "ROLE",
    "Selon vous, quel est avant tout le rôle des collectivités locales dans les partenariats "
    "entre associations et entreprises ?",
    Kind.SINGLE,
    (
        "Mettre en relation les acteurs",
        "Soutenir financièrement les projets",
        "Piloter les projets",
        "Faire connaître les initiatives",
        "Ne pas intervenir",
        NO_OPINION,
    ),
)
FRAG = Question(
    "FRAG",
    "Sur une échelle de 0 (pas du tout fragile) à 10 (très fragile), quel est le degré de "
    "fragilité de votre territoire dans chacun des domaines suivants ?",
    Kind.MEAN,
    (
        "Emploi et insertion", "Pouvoir d'achat", "Sécurité", "Développement économique",
        "Environnement", "Exclusion",
    ),
)  # fmt: skip

QUESTIONS = (Q4, INNOV, STATUT, TYPO, PRIO, ROLE, FRAG)

ALL_MAYORS = "Ensemble des maires"
ALL_CITIZENS = "Ensemble des citoyens de 18 ans et plus"
ALL_ASSOCIATIONS = "Ensemble des associations"
COMPANIES_2011 = "Ensemble des entreprises, avec ou sans salarié"
COMPANIES_2015 = "Entreprises de 10 salariés et plus"

ASKINGS: tuple[Asking, ...] = (
    Asking(Q4, MAYORS, W2015, ALL_MAYORS, {None: (0.30, 0.46, 0.24)}, "F1, F2"),
    Asking(INNOV, CITIZENS, W2015, ALL_CITIZENS, {None: (0.69, 0.22, 0.09)}, "F3"),
    Asking(INNOV, COMPANIES, W2015, COMPANIES_2015, {None: (0.81, 0.14, 0.05)}, "F3"),
    Asking(INNOV, ASSOCIATIONS, W2015, ALL_ASSOCIATIONS, {None: (0.86, 0.10, 0.04)}, "F3"),
    Asking(INNOV, MAYORS, W2015, ALL_MAYORS, {None: (0.87, 0.10, 0.03)}, "F3"),
    Asking(STATUT, COMPANIES, W2011, COMPANIES_2011, {None: (0.21, 0.33, 0.46)}, "F5"),
    Asking(STATUT, ASSOCIATIONS, W2011, ALL_ASSOCIATIONS, {None: (0.29, 0.24, 0.47)}),
    Asking(STATUT, COMPANIES, W2015, COMPANIES_2015, {None: (0.37, 0.27, 0.36)}, "F6"),
    Asking(
        STATUT, ASSOCIATIONS, W2015, ALL_ASSOCIATIONS,
        {"Employeuse": (0.53, 0.22, 0.25), "Non employeuse": (0.35, 0.21, 0.44)}, "F6",
    ),
    Asking(
        TYPO, COMPANIES, W2015, COMPANIES_2015 + " ayant des partenariats",
        {None: (0.30, 0.45, 0.25, 0.16)}, "F7",
    ),
    Asking(
        TYPO, ASSOCIATIONS, W2015, "Associations ayant des partenariats",
        {None: (0.67, 0.29, 0.26, 0.25)}, "F8",
    ),
    Asking(
        PRIO, MAYORS, W2015, ALL_MAYORS,
        {None: (0.44, 0.38, 0.31, 0.24, 0.27, 0.22, 0.20, 0.13, 0.19, 0.26, 0.17, 0.21)},
    ),
    Asking(
        ROLE, COMPANIES, W2015, COMPANIES_2015, {None: (0.36, 0.24, 0.09, 0.14, 0.12, 0.05)}
    ),
    Asking(
        ROLE, ASSOCIATIONS, W2015, ALL_ASSOCIATIONS, {None: (0.31, 0.41, 0.07, 0.14, 0.03, 0.04)}
    ),
    Asking(ROLE, MAYORS, W2015, ALL_MAYORS, {None: (0.47, 0.15, 0.13, 0.19, 0.04, 0.02)}),
    Asking(FRAG, CITIZENS, W2015, ALL_CITIZENS, {None: (7.1, 6.6, 6.6, 6.5, 6.3, 6.3)}, "F9"),
)  # fmt: skip


def asked(question: Question, public: str, wave: str) -> Asking:
    """The asking of a question to a public in a wave."""
    return next(a for a in ASKINGS if (a.question, a.public, a.wave) == (question, public, wave))
