"""The observatory's questions are recognised by wording, whatever code they bear."""

from __future__ import annotations

import pytest

from ocpart_desktop.extract.role_answers import dynamic_rank, status_rank, type_of
from ocpart_desktop.extract.roles import role_of
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.survey.questions import Answer, QuestionKind, Role


def answers(*labels: str) -> tuple[Answer, ...]:
    return tuple(Answer(str(n), label) for n, label in enumerate(labels))


@pytest.mark.parametrize(
    "wording",
    [
        "Votre territoire est-il porteur d'une dynamique de co-construction entre acteurs ?",
        "VOTRE TERRITOIRE EST IL PORTEUR D UNE DYNAMIQUE DE COCONSTRUCTION",
        "Diriez-vous qu’une dynamique de co construction existe sur votre commune ?",
        "Votre territoire porte-t-il une dynamique de co-constuction ?",
    ],
)
def test_the_dynamic_is_recognised_in_any_spelling(wording: str) -> None:
    found = role_of(wording, QuestionKind.SINGLE, answers("Oui", "Non"))
    assert found is Role.COCONSTRUCTION_DYNAMIC


@pytest.mark.parametrize(
    ("wording", "kind", "labels", "role"),
    [
        ("Les partenariats sont-ils une source d'innovation ?", "single", ("Oui", "Non"),
         Role.INNOVATION_SOURCE),
        ("Le partenariat, levier d’innovation", "single", ("Oui", "Non"), Role.INNOVATION_SOURCE),
        ("Votre entreprise a-t-elle des partenariats ?", "single",
         ("Oui", "Non, mais l'envisage dans les 2 ans", "Non, et ne l'envisage pas"),
         Role.PARTNERSHIP_STATUS),
        ("Quel type ?", "multiple", ("Mécénat", "Pratiques responsables", "Coopération économique",
         "Innovation sociétale"), Role.PARTNERSHIP_TYPES),
        ("Vos priorités pour le mandat ?", "multiple", ("Emploi", "Santé"), Role.PRIORITIES),
        ("Quel rôle pour les collectivités locales ?", "single", ("A", "B"), Role.AUTHORITIES_ROLE),
        ("Les fragilités de votre territoire", "mean", ("Emploi", "Santé"), Role.FRAGILITIES),
        ("Les fragilités de votre territoire", "single", ("Oui", "Non"), None),
        ("Connaissez-vous des partenariats ?", "single", ("Oui", "Non"), None),
        ("L'innovation est-elle utile ?", "single", ("Oui", "Non"), None),
        ("Que pensez-vous de la co-construction ?", "text", (), None),
    ],
)  # fmt: skip
def test_a_role_needs_its_words_and_its_kind(
    wording: str, kind: str, labels: tuple[str, ...], role: Role | None
) -> None:
    assert role_of(wording, QuestionKind(kind), answers(*labels)) is role


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Mécénat", PartnershipType.PATRONAGE),
        ("Le mecenat (dons, compétences)", PartnershipType.PATRONAGE),
        ("Pratiques responsables (achats, insertion)", PartnershipType.RESPONSIBLE_PRACTICES),
        ("Achats responsables", PartnershipType.RESPONSIBLE_PRACTICES),
        ("COOPERATION ECONOMIQUE", PartnershipType.ECONOMIC_COOPERATION),
        ("Innovation sociale", PartnershipType.SOCIAL_INNOVATION),
        ("Innovation sociétale", PartnershipType.SOCIAL_INNOVATION),
        ("Coopération", None),
        ("Innovation", None),
    ],
)
def test_a_type_has_several_names(label: str, kind: PartnershipType | None) -> None:
    assert type_of(label) is kind


@pytest.mark.parametrize(
    ("label", "rank"),
    [
        ("A des partenariats", 0),
        ("Oui", 0),
        ("Oui, nous en avons", 0),
        ("N'en a pas, mais l'envisage dans les deux ans", 1),
        ("Non, mais souhaite en développer", 1),
        ("A l'intention d'en avoir d'ici 2 ans", 1),
        ("N'en a pas et ne l'envisage pas", 2),
        ("N'envisage pas d'en avoir", 2),
        ("Non, et pas d'intention", 2),
        ("Pas de partenariat", 2),
    ],
)
def test_the_status_is_told_from_its_answer(label: str, rank: int) -> None:
    assert status_rank(label) == rank


@pytest.mark.parametrize(
    ("label", "rank"),
    [("Oui, une dynamique engagée", 0), ("Émergente", 1), ("Non", 2), ("Ne sait pas", None)],
)
def test_the_dynamic_is_told_from_its_answer(label: str, rank: int | None) -> None:
    assert dynamic_rank(label) == rank
