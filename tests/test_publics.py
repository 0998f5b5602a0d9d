"""Publics are recognised whatever the institute calls them."""

import pytest

from ocpart_desktop.survey.publics import Public, recognise_public


@pytest.mark.parametrize(
    ("label", "public"),
    [
        ("Citoyens", Public.CITIZENS),
        ("Les Français", Public.CITIZENS),
        ("Dirigeants d'entreprise", Public.COMPANIES),
        ("ENTREPRISES 10 salariés et plus", Public.COMPANIES),
        ("Responsables associatifs", Public.ASSOCIATIONS),
        ("Dirigeants d'associations", Public.ASSOCIATIONS),
        ("Maires", Public.MAYORS),
        ("Élus locaux", Public.MAYORS),
        ("entreprises", Public.COMPANIES),
    ],
)
def test_a_public_is_recognised_by_any_of_its_names(label: str, public: Public) -> None:
    assert recognise_public(label) is public


@pytest.mark.parametrize("label", ["", "Éluard", "Lycéens", "region"])
def test_another_public_is_not_forced_into_one_of_ours(label: str) -> None:
    assert recognise_public(label) is None
