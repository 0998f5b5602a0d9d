"""The sample of respondents is read whole: questions, bases, roles, nets, region, weight."""

from __future__ import annotations

import pytest

from ocpart_desktop.extract.draft import Draft
from ocpart_desktop.extract.reading import read_bytes
from ocpart_desktop.extract.receipt import SheetKind
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.survey.questions import QuestionKind, Role
from ocpart_desktop.survey.survey import REGION, WEIGHT
from ocpart_desktop.system.paths import sample

NAME = "enquete_repondants.xlsx"


@pytest.fixture(scope="module")
def draft() -> Draft:
    return read_bytes(sample(NAME).read_bytes(), NAME)


def test_each_sheet_is_taken_for_what_it_is(draft: Draft) -> None:
    assert {s.name: s.kind for s in draft.receipt.sheets} == {
        "Lisez-moi": SheetKind.NOTES,
        "Répondants": SheetKind.MICRODATA,
        "Dictionnaire": SheetKind.CODEBOOK,
    }
    assert draft.receipt.sheets[1].header_rows == (2, 3)


def test_the_dynamic_has_its_net_and_its_base(draft: Draft) -> None:
    (question,) = draft.survey().with_role(Role.COCONSTRUCTION_DYNAMIC)
    assert (question.id, question.public, question.wave, question.n) == (
        "Q4",
        "maires",
        "2015-2016",
        402,
    )
    net = question.answers[0]
    assert net.net
    assert [question.answer(m).label for m in net.members] == [  # type: ignore[union-attr]
        "Oui, une dynamique engagée",
        "Oui, une dynamique émergente",
    ]


def test_centre_val_de_loire_answers_six_seven_one(draft: Draft) -> None:
    frame = draft.survey().respondents["Répondants"].frame
    counts = frame.loc[frame[REGION] == "24", "Q4"].value_counts().to_dict()
    assert {k: v for k, v in counts.items() if v} == {"1": 6, "2": 7, "3": 1}


def test_the_four_types_come_in_order_among_those_who_have_partnerships(draft: Draft) -> None:
    (companies,) = draft.survey().with_role(Role.PARTNERSHIP_TYPES, "entreprises")
    assert companies.kind is QuestionKind.MULTIPLE
    assert [a.type for a in companies.answers] == list(PartnershipType)
    assert companies.base_note == "Entreprises de 10 salariés et plus ayant des partenariats"
    assert companies.n < 1659


def test_fragilities_are_one_question_of_means(draft: Draft) -> None:
    (question,) = draft.survey().with_role(Role.FRAGILITIES)
    assert question.kind is QuestionKind.MEAN
    assert question.scale == (0, 10)
    frame = draft.survey().respondents[question.table].frame
    weighted = frame.loc[frame["@public"] == "citoyens"]
    means = []
    for answer in question.answers:
        marks = weighted[answer.column].dropna()
        weights = weighted.loc[marks.index, WEIGHT]
        means.append(round(float((marks * weights).sum() / weights.sum()), 1))
    assert means == [7.1, 6.6, 6.6, 6.5, 6.3, 6.3]


def test_the_file_says_itself_that_it_is_synthetic(draft: Draft) -> None:
    assert draft.synthetic
    assert draft.synthetic.startswith("Données synthétiques")
