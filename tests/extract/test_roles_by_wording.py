"""Each role is met under a dozen wordings and more; look-alike questions bear none."""

from __future__ import annotations

import random
import re

import pytest

from ocpart_desktop.extract.roles import role_of
from ocpart_desktop.survey.questions import Answer, QuestionKind, Role

YES_NO = ("Oui", "Non", "NSP")
AGREE = ("Tout à fait d'accord", "Plutôt d'accord", "Plutôt pas d'accord", "Pas du tout d'accord")
DYNAMIC = ("Oui, engagée", "Oui, émergente", "Non")
STATUS = ("A des partenariats", "N'en a pas mais l'envisage d'ici 2 ans", "Ne l'envisage pas")
HAS = ("Oui", "Non, mais nous l'envisageons", "Non, et nous ne l'envisageons pas")
TYPES = ("Mécénat", "Pratiques responsables", "Coopération économique", "Innovation sociétale")
DOMAINS = ("Emploi", "Pouvoir d'achat", "Sécurité", "Environnement", "Mobilité")
ROLES = ("Mettre en relation", "Financer", "Piloter les projets", "Ne pas intervenir")
WHO = ("Les élus", "Les entreprises", "Les associations")

WORDINGS: dict[tuple[Role, str, tuple[str, ...]], tuple[str, ...]] = {
    (Role.COCONSTRUCTION_DYNAMIC, "single", DYNAMIC): (
        "Votre territoire est-il porteur d'une dynamique de co-construction entre collectivités, "
        "associations et entreprises pour répondre aux enjeux locaux ?",
        "Q4 Dynamique de co-construction du territoire",
        "La co-construction sur votre commune",
        "VOTRE TERRITOIRE EST IL PORTEUR D UNE DYNAMIQUE DE COCONSTRUCTION ?",
    ),
    (Role.COCONSTRUCTION_DYNAMIC, "single", YES_NO): (
        "Votre territoire est-il porteur d'une dynamique de co-construction ?",
        "Votre territoire est il porteur d’une dynamique de co‑construction",
        "Votre commune porte-t-elle une dynamique de coconstruction ?",
        "Diriez-vous qu'une dynamique de co construction existe sur votre commune ?",
        "Existe-t-il une dynamique de co-construction sur votre territoire ?",
        "Y a-t-il, sur votre territoire, une dynamique de co-construction ?",
        "Votre territoire connaît-il une dynamique de co-construction entre acteurs ?",
        "Observez-vous une dynamique de co-construction dans votre région ?",
        "Votre territoire porte-t-il une dynamique de co-constuction ?",
        "Votre territoire est-il porteur de dynamiques de co-constructions ?",
        "Votre territoire est-il engagé dans une dynamique de coconstuction ?",
        "Territoire porteur d'une dynamique de co-construction (oui/non)",
    ),
    (Role.INNOVATION_SOURCE, "single", YES_NO): (
        "Selon vous, les partenariats entre associations, entreprises et collectivités sont-ils "
        "une source d'innovation ?",
        "Les partenariats sont-ils source d'innovation ?",
        "LES PARTENARIATS SONT-ILS UNE SOURCE D INNOVATION",
        "Le partenariat, levier d’innovation",
        "Le partenariat est-il un moteur d'innovation pour votre territoire ?",
        "Diriez-vous que les partenariats favorisent l'innovation ?",
        "Les partenariats permettent-ils d'innover ?",
        "Les partenariats contribuent-ils à l'innovation des territoires ?",
        "Les alliances entre associations et entreprises sont-elles source d'innovations ?",
        "Les partenaraits sont-ils une source d'innovation ?",
        "Les partenariats sont ils sources d'inovation ?",
        "L'innovation passe-t-elle par des partenariats entre acteurs différents ?",
    ),
    (Role.INNOVATION_SOURCE, "scale", AGREE): (
        "Êtes-vous d'accord : les partenariats sont un facteur d'innovation",
        "Les partenariats associations – entreprises sont une source d'innovation",
    ),
    (Role.PARTNERSHIP_STATUS, "single", STATUS): (
        "Votre structure a-t-elle mis en place des partenariats entre association et entreprise ?",
        "Partenariats : situation de votre structure",
        "Votre association a-t-elle un ou des partenariats avec des entreprises ?",
        "VOTRE ENTREPRISE A T ELLE UN PARTENARIAT AVEC UNE ASSOCIATION ?",
        "Situation au regard des partenariats",
        "Statut",
        "Pratique du partenariat",
    ),
    (Role.PARTNERSHIP_STATUS, "single", HAS): (
        "Avez-vous des partenariats avec des associations ?",
        "Menez-vous des partenariats avec une ou plusieurs entreprises ?",
        "Votre entreprise a-t-elle noué un partenariat avec une association ?",
        "Votre entreprise est-elle engagée dans des partenariats associatifs ?",
        "Avez-vous un partenaire associatif ? (partenariat en cours)",
        "Pratiquez-vous des partenriats avec des associations ?",
    ),
    (Role.PARTNERSHIP_TYPES, "multiple", TYPES): (
        "Quels types de partenariats pratiquez-vous ? (plusieurs réponses possibles)",
        "De quel type de partenariat s'agit-il ?",
        "Q7",
        "Types de partenariats",
        "TYPE DE PARTENARIAT(S)",
        "Nature des partenariats menés",
        "Formes de partenariats pratiquées par votre entreprise",
        "Vos partenariats relèvent-ils de…",
        "Quels partenariats avez-vous avec des entreprises ?",
        "TYPO",
        "Dans quelle catégorie classez-vous vos partenariats ?",
        "Parmi ces partenariats, lesquels menez-vous ?",
    ),
    (Role.PRIORITIES, "multiple", DOMAINS): (
        "Quelles sont les priorités de votre commune pour les trois ans à venir ?",
        "Vos priorités pour le mandat ?",
        "Quels domaines sont prioritaires pour votre territoire ?",
        "QUELLES SONT VOS PRIORITES",
        "Domaines prioritaires",
        "Parmi ces domaines, lesquels sont prioritaires à vos yeux ?",
        "Quels sont les principaux enjeux de votre territoire ?",
        "Les enjeux prioritaires du territoire",
        "Priorité(s) de la commune",
        "Quelle est la priorité de votre région ?",
        "Quelles sont les prioritées de votre commune ?",
        "Quels sont les principaux besoins de votre territoire ?",
    ),
    (Role.AUTHORITIES_ROLE, "single", ROLES): (
        "Selon vous, quel est avant tout le rôle des collectivités locales dans les partenariats "
        "entre associations et entreprises ?",
        "Quel rôle pour les collectivités locales ?",
        "Quel doit être le rôle des collectivités ?",
        "ROLE DES COLLECTIVITES LOCALES",
        "Le rôle de la collectivité dans les partenariats",
        "Quel est le rôle de votre commune dans les partenariats ?",
        "Quel rôle les collectivités doivent-elles jouer ?",
        "Quel rôle attendez-vous des collectivités ?",
        "Rôle des collectivitées territoriales",
        "Les collectivités locales ont-elles un rôle, et lequel ?",
        "Quels rôles pour les collectivités territoriales ?",
        "Selon vous, quel rôle la collectivité joue-t-elle ?",
        "Quel est le rôle premier des pouvoirs publics dans ces partenariats ?",
    ),
    (Role.FRAGILITIES, "mean", DOMAINS): (
        "Sur une échelle de 0 à 10, quel est le degré de fragilité de votre territoire dans chacun "
        "des domaines suivants ?",
        "Les fragilités de votre territoire",
        "FRAGILITES DU TERRITOIRE (0 A 10)",
        "Quelle est la fragilité de votre commune ?",
        "Fragilités perçues",
        "Note de fragilité sur 10",
        "Notez de 0 à 10 la fragilité de votre région",
        "Degré de fragilite du territoire",
        "Votre territoire est-il fragile ? (0 = pas du tout, 10 = très fragile)",
        "Niveau de fragilité de votre bassin de vie",
        "Fragilitées de votre territoire",
        "Vulnérabilités du territoire, de 0 à 10",
    ),
}  # fmt: skip

DECOYS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Avez-vous déjà entendu parler de co-construction ?", "single", YES_NO),
    ("Quels sont les freins à la co-construction sur votre territoire ?", "multiple", WHO),
    ("Qui porte la dynamique de co-construction sur votre territoire ?", "single", WHO),
    ("Une dynamique de co-construction serait-elle utile à votre territoire ?", "single", YES_NO),
    ("Souhaitez-vous une dynamique de co-construction ?", "single", YES_NO),
    ("Pourquoi une dynamique de co-construction existe-t-elle ?", "text", ()),
    ("Que pensez-vous de la co-construction ?", "text", ()),
    ("La construction est-elle un secteur dynamique sur votre territoire ?", "single", YES_NO),
    ("Votre territoire est-il dynamique ?", "single", YES_NO),
    ("Notez de 0 à 10 la dynamique de co-construction", "mean", ("Note",)),
    ("Quels partenariats permettraient plus d'innovation ?", "multiple", WHO),
    ("Quels leviers pour des partenariats d'innovation ?", "multiple", WHO),
    ("L'innovation est-elle utile ?", "single", YES_NO),
    ("L'innovation facilite-t-elle les partenariats ?", "single", YES_NO),
    ("Connaissez-vous les partenariats d'innovation ?", "single", YES_NO),
    ("Avez-vous innové grâce au numérique ?", "single", YES_NO),
    ("Quels sont les freins aux partenariats sources d'innovation ?", "single", YES_NO),
    ("Connaissez-vous des partenariats ?", "single", YES_NO),
    ("Avez-vous des partenariats ?", "single", YES_NO),
    ("Combien de partenariats avez-vous ?", "count", ("Combien",)),
    ("Avez-vous des partenariats avec des écoles ?", "single", HAS),
    ("Faites-vous appel à des bénévoles ?", "single", HAS),
    ("Avec qui avez-vous des partenariats ?", "multiple", WHO),
    ("Quels types de partenariats souhaitez-vous développer ?", "multiple", TYPES),
    ("Lesquels de ces types de partenariats connaissez-vous ?", "multiple", TYPES),
    ("Quels types de partenariats sont les plus utiles ?", "multiple", TYPES),
    ("Notez chaque type de partenariat", "mean", TYPES),
    ("Quels types de partenariats ?", "multiple", ("Mécénat", "Prêt de salles", "Dons")),
    ("Les partenariats sont-ils une priorité pour votre entreprise ?", "single", YES_NO),
    ("Classez ces actions par ordre de priorité", "multiple", ("Se former", "Recruter", "Vendre")),
    ("Est-ce prioritaire ?", "single", AGREE),
    ("Sur quels domaines travaillez-vous ?", "multiple", DOMAINS),
    ("Dans quels domaines avez-vous des partenariats ?", "multiple", DOMAINS),
    ("Quel rôle pour les associations ?", "single", ROLES),
    ("Jouez-vous un rôle dans votre collectivité ?", "single", YES_NO),
    ("Quel est le rôle des associations auprès des collectivités ?", "single", ROLES),
    ("Quel rôle jouent les entreprises ?", "single", ROLES),
    ("Les collectivités soutiennent-elles vos projets ?", "single", YES_NO),
    ("Les fragilités de votre territoire", "single", YES_NO),
    ("La fragilité financière de votre association", "mean", ("Note",)),
    ("Dans quels domaines votre territoire est-il fragile ?", "multiple", DOMAINS),
    ("Votre satisfaction, de 0 à 10", "mean", DOMAINS),
    ("Commentaire sur le rôle des collectivités", "text", ()),
)  # fmt: skip

SLIPPED = re.compile("constuc|arait|inov|ritées|enriat|vitées|litées")
MET = [
    (wording, kind, labels, role)
    for (role, kind, labels), wordings in WORDINGS.items()
    for wording in wordings
]


def answers(labels: tuple[str, ...]) -> tuple[Answer, ...]:
    return tuple(Answer(str(n), label) for n, label in enumerate(labels))


def found(wording: str, kind: str, labels: tuple[str, ...]) -> Role | None:
    return role_of(wording, QuestionKind(kind), answers(labels))


@pytest.mark.parametrize(("wording", "kind", "labels", "role"), MET, ids=[m[0] for m in MET])
def test_a_role_is_met_under_many_wordings(
    wording: str, kind: str, labels: tuple[str, ...], role: Role
) -> None:
    assert found(wording, kind, labels) is role


@pytest.mark.parametrize(("wording", "kind", "labels"), DECOYS, ids=[d[0] for d in DECOYS])
def test_a_question_that_looks_like_one_bears_no_role(
    wording: str, kind: str, labels: tuple[str, ...]
) -> None:
    assert found(wording, kind, labels) is None


def test_there_are_enough_wordings_of_each_role_and_decoys() -> None:
    for role in Role:
        assert sum(m[3] is role for m in MET) >= 12, role
    assert len(DECOYS) >= 30


@pytest.mark.parametrize("seed", range(20))
def test_case_punctuation_and_one_slip_change_no_role(seed: int) -> None:
    rng = random.Random(seed)
    for wording, kind, labels, role in MET:
        assert found(wording.upper(), kind, labels) is role, wording
        assert found(wording.replace("'", "’").replace(" ?", "\u202f?"), kind, labels) is role
    for wording, kind, labels, role in rng.sample(MET, 10):
        if SLIPPED.search(wording):
            continue
        words = wording.split()
        long = [n for n, word in enumerate(words) if len(word) > 8 and word.isalpha()]
        if not long:
            continue
        n = rng.choice(long)
        at = rng.randrange(4, len(words[n]) - 2)
        words[n] = words[n][:at] + words[n][at + 1 :]
        slipped = " ".join(words)
        assert found(slipped, kind, labels) is role, slipped
