"""The same question in other words is known again; another question never is."""

from __future__ import annotations

import pytest

from ocpart_desktop.session.rewording import is_reworded, likeness


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "Votre entreprise a-t-elle des partenariats avec des associations ?",
            "Votre entreprise a-t-elle aujourd'hui des partenariats avec des associations ?",
        ),
        (
            "Votre entreprise a-t-elle des partenariats avec des associations ?",
            "Votre entreprise a-t-elle un partenariat avec une association ?",
        ),
        (
            "Les acteurs de votre territoire sont-ils engagés dans une dynamique commune ?",
            "Les acteurs de votre territoire sont-ils engages dans une dynamique commune",
        ),
    ],
)
def test_words_added_left_out_or_spelled_otherwise_change_nothing(before: str, after: str) -> None:
    assert is_reworded(before, after)
    assert is_reworded(after, before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Priorité de la commune pour l'emploi", "Priorité de la commune pour la santé"),
        ("Note de 0 à 10 de la situation en 2016", "Note de 0 à 10 de la situation en 2019"),
        ("Emploi", "Emploi"),
        ("Partenariats", "Partenariats noués avec des associations du territoire voisin"),
        ("", ""),
    ],
)
def test_another_word_in_the_place_of_one_makes_another_question(before: str, after: str) -> None:
    assert not is_reworded(before, after)


def test_the_likest_wording_is_the_one_that_shares_most() -> None:
    before = "Quelles sont les priorités de votre commune ?"
    assert likeness(before, "Priorités de la commune") > likeness(before, "Rôle de la commune") > 0
    assert likeness(before, "Âge") == 0
