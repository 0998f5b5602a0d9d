"""The sample of indicators is read whole, and every outlet of the analysis takes it."""

from __future__ import annotations

import pytest

from ocpart_desktop.extract.draft import Draft
from ocpart_desktop.extract.reading import read_bytes
from ocpart_desktop.extract.receipt import SheetKind
from ocpart_desktop.survey.questions import QuestionKind
from ocpart_desktop.survey.regions import REGIONS
from ocpart_desktop.system.paths import sample

NAME = "indicateurs_regions.xlsx"


@pytest.fixture(scope="module")
def draft() -> Draft:
    return read_bytes(sample(NAME).read_bytes(), NAME)


def test_each_sheet_is_taken_for_what_it_is(draft: Draft) -> None:
    assert {s.name: s.kind for s in draft.receipt.sheets} == {
        "Lisez-moi": SheetKind.NOTES,
        "Régions 2024": SheetKind.INDICATORS,
        "Séries": SheetKind.INDICATORS,
    }
    assert draft.receipt.issues == ()
    assert draft.synthetic


def test_wide_and_long_make_the_same_kind_of_questions(draft: Draft) -> None:
    kinds = {(q.id, q.wave): q.kind for q in draft.questions}
    assert len(kinds) == 5 + 2 * 3
    assert kinds["chomage-au-sens-large", "2024"] is QuestionKind.SHARE
    assert kinds["niveau-de-vie-median", "2024"] is QuestionKind.MEAN
    assert {kinds["tiers-lieux", year] for year in ("2022", "2023", "2024")} == {QuestionKind.COUNT}


def test_every_region_is_there_and_france_is_the_total(draft: Draft) -> None:
    assert [r.code for r in draft.receipt.regions] == [region.code for region in REGIONS]
    for table in draft.published.values():
        assert table.total == 0
        assert len(table.columns) == 1 + len(REGIONS)


def test_counts_of_the_regions_make_that_of_france(draft: Draft) -> None:
    (question,) = [q for q in draft.questions if (q.id, q.wave) == ("tiers-lieux", "2023")]
    whole, *regions = (c.value or 0 for c in draft.published[question.table].cells["value"])
    assert 0 in regions
    assert whole == sum(regions) > 0
