"""Publics stay side by side; waves join only when the same thing was asked of the same people."""

from __future__ import annotations

from dataclasses import replace

import pytest
from scipy.special import chdtrc

from ocpart_desktop.analysis.comparison import compare
from ocpart_desktop.analysis.holm import holm
from ocpart_desktop.analysis.publics import compare_publics
from ocpart_desktop.analysis.results import Break, ComparisonSpec, Note, Thresholds
from ocpart_desktop.analysis.waves import across_waves
from ocpart_desktop.survey.questions import Answer, Question, QuestionKind, Role
from ocpart_desktop.survey.survey import Survey
from tests.analysis.surveys import frame_of, single, survey_of, table_of

ASKED = {"citoyens": 69, "entreprises": 81, "associations": 86, "maires": 87}


def question(public: str, wave: str, **more: object) -> Question:
    answers = ["yes", "no"]
    role = Role.INNOVATION_SOURCE
    return single("q", answers, public=public, wave=wave, role=role, **more)


def survey() -> Survey:
    """Each public says yes as published in 2015, the mayors again in 2018 and 2022."""
    regions, publics, waves, answers = [], [], [], []
    cases = [(public, "2015", yes) for public, yes in ASKED.items()]
    for public, wave, yes in [*cases, ("maires", "2018", 92), ("maires", "2022", 90)]:
        for code in ("24", "11"):
            regions += [code] * 100
            publics += [public] * 100
            waves += [wave] * 100
            answers += ["yes"] * yes + ["no"] * (100 - yes)
    frame = frame_of(regions, {"q": answers}, public=publics, wave=waves)
    asked = [question(public, "2015") for public in ASKED]
    asked += [question("maires", "2018"), question("maires", "2022", base_note="Élus")]
    return survey_of(asked, respondents=table_of(frame))


def test_waves_come_oldest_first_and_say_what_breaks_the_line() -> None:
    points = across_waves(survey(), "q", "24", public="maires")
    assert [point.wave for point in points] == ["2015", "2018", "2022"]
    assert [point.breaks for point in points] == [(), (), (Break.BASE,)]
    values = [point.comparison.rows[0].region.value for point in points]
    assert values == pytest.approx([0.87, 0.92, 0.90])


def test_another_wording_or_other_answers_break_the_line_but_not_their_spelling() -> None:
    extract = survey()
    first, *middle, second, third = extract.questions
    third = replace(third, base_note=None, label="Q !", answers=third.answers[:1])
    second = replace(second, label="Autre chose")
    points = across_waves(
        replace(extract, questions=(first, *middle, second, third)), "q", "24", public="maires"
    )
    assert [point.breaks for point in points[1:]] == [
        (Break.WORDING,),
        (Break.WORDING, Break.ANSWERS),
    ]
    same = replace(extract.questions[-1], base_note=None, label="Q ?")
    points = across_waves(
        replace(extract, questions=(*extract.questions[:-1], same)), "q", "24", public="maires"
    )
    assert points[-1].breaks == ()


def test_a_change_is_tested_as_that_of_two_separate_samples() -> None:
    _first, second, _third = across_waves(survey(), "q", "24", public="maires")
    change = second.region_change
    assert change is not None
    yes, no = (87, 92), (13, 8)  # of 100 alike, in each wave
    expected = [sum(pair) / 2 for pair in (yes, no)]
    pearson = sum(
        (found - mean) ** 2 / mean
        for pair, mean in zip((yes, no), expected, strict=True)
        for found in pair
    )
    assert change.value == pytest.approx(0.05)
    assert change.p_value == pytest.approx(chdtrc(1, pearson), rel=0.02)
    assert change.low is not None
    assert change.high is not None
    assert change.low < 0 < change.high
    assert not change.significant


def test_changes_tested_together_are_corrected_together() -> None:
    second = across_waves(survey(), "q", "24", public="maires")[1]
    mine, theirs = second.region_change, second.against_change
    assert mine is not None
    assert theirs is not None
    assert mine.p_value is not None
    assert mine.adjusted_p == pytest.approx(min(1.0, 2 * mine.p_value))


def test_no_change_is_told_across_a_break_nor_before_the_first_wave() -> None:
    first, _second, broken = across_waves(survey(), "q", "24", public="maires")
    for point in (first, broken):
        assert point.region_change is None
        assert point.against_change is None


def test_a_very_weak_base_has_a_change_without_a_test_and_a_hidden_one_has_none() -> None:
    ladder = Thresholds(hidden=5, very_weak=150, weak=200)
    second = across_waves(survey(), "q", "24", public="maires", thresholds=ladder)[1]
    assert second.region_change is not None
    assert second.region_change.p_value is None
    ladder = Thresholds(hidden=150, very_weak=150, weak=200)
    second = across_waves(survey(), "q", "24", public="maires", thresholds=ladder)[1]
    assert second.region_change is None


def test_an_answer_is_followed_by_its_wording_whatever_its_code() -> None:
    extract = survey()
    swapped = tuple(
        replace(answer, label={"yes": "no", "no": "yes"}[answer.label])
        for answer in extract.questions[-1].answers
    )
    last = replace(extract.questions[-1], answers=swapped)
    extract = replace(extract, questions=(*extract.questions[:-1], last))
    points = across_waves(extract, "q", "24", public="maires", answer="yes")
    rows = [point.row for point in points]
    assert [row.answer.id for row in rows if row] == ["yes", "yes", "no"]


def test_a_wave_that_did_not_offer_the_answer_or_measured_it_otherwise_has_no_row() -> None:
    extract = survey()
    *before, last = extract.questions
    for other in (
        replace(last, answers=last.answers[1:]),
        replace(last, kind=QuestionKind.SCALE, scale=(0, 5)),
    ):
        changed = replace(extract, questions=(*before[:-1], other, replace(last, wave="2024")))
        points = across_waves(changed, "q", "24", public="maires", answer="yes")
        assert [point.wave for point in points] == ["2015", "2022", "2024"]
        assert points[1].row is None
        assert points[1].region_change is points[2].region_change is None


def test_publics_are_never_joined_and_each_wave_comes_once() -> None:
    extract = survey()
    assert across_waves(extract, "q", "24", public=None) == ()
    twin = replace(extract.questions[-1], id="q2")
    points = across_waves(
        replace(extract, questions=(*extract.questions, twin)),
        "innovation_source",
        "24",
        public="maires",
    )
    assert [point.wave for point in points] == ["2015", "2018", "2022"]


def test_a_wave_of_whom_the_filters_say_nothing_is_left_out() -> None:
    regions = ["24", "11"] * 200
    waves = ["2015"] * 200 + ["2018"] * 200
    sizes = [None] * 200 + ["small", "large"] * 50 + ["small"] * 100
    answers = ["yes", "yes", "no", "no"] * 100
    table = table_of(
        frame_of(regions, {"q": answers, "size": sizes}, public=["maires"] * 400, wave=waves),
        "size",
    )
    asked = [question("maires", wave) for wave in ("2015", "2018")]
    extract = survey_of(asked, respondents=table)
    kept = across_waves(extract, "q", "24", public="maires", filters=(("size", "small"),))
    assert [point.wave for point in kept] == ["2018"]
    assert len(across_waves(extract, "q", "24", public="maires")) == 2


def covering(*waves: tuple[str, dict[str, int]]) -> Survey:
    """So many mayors a region in each wave, all of one mind."""
    regions, years = [], []
    for wave, sizes in waves:
        for code, size in sizes.items():
            regions += [code] * size
            years += [wave] * size
    n = len(regions)
    frame = frame_of(regions, {"q": ["yes"] * n}, public=["maires"] * n, wave=years)
    asked = [question("maires", wave) for wave, _sizes in waves]
    return survey_of(asked, respondents=table_of(frame))


def test_regions_that_a_wave_left_out_break_the_line_and_are_named() -> None:
    mainland, everywhere = {"24": 200, "11": 300}, {"24": 200, "11": 300, "01": 8, "02": 9}
    second = across_waves(
        covering(("2011", mainland), ("2015", everywhere)), "q", "24", public="maires"
    )[1]
    assert second.breaks == (Break.TERRITORY,)
    assert (second.gained, second.lost) == (("01", "02"), ())
    assert second.region_change is None
    third = across_waves(
        covering(("2015", everywhere), ("2018", mainland)), "q", "24", public="maires"
    )[1]
    assert (third.gained, third.lost) == ((), ("01", "02"))


def test_a_small_region_missing_by_chance_breaks_no_line() -> None:
    some, more = {"24": 200, "11": 300}, {"24": 400, "11": 600, "06": 4}
    second = across_waves(covering(("2011", some), ("2015", more)), "q", "24", public="maires")[1]
    assert second.breaks == ()
    assert second.gained == ()


def test_gaps_of_publics_seen_together_are_corrected_together_and_no_others() -> None:
    extract = survey()
    specs = [ComparisonSpec(q.key, "24") for q in extract.questions[:4]]
    alone = [compare(extract, spec) for spec in specs]
    found = compare_publics(extract, specs)
    assert [c.question.public for c in found] == list(ASKED)
    assert all([row.answer.id for row in c.rows] == ["yes"] for c in found)
    p_values = [c.rows[0].p_value for c in alone]
    assert [c.rows[0].adjusted_p for c in found] == holm(p_values)
    assert all(Note.HOLM in c.notes for c in found)
    (single_public,) = compare_publics(extract, specs[:1])
    assert Note.HOLM not in single_public.notes
    assert single_public.rows[0].adjusted_p == single_public.rows[0].p_value


def test_where_the_answer_is_left_out_publics_are_compared_on_the_first_of_the_others() -> None:
    answers = [Answer("oui", "Oui"), Answer("non", "Non"), Answer("nsp", "NSP", no_opinion=True)]
    question = single("q", answers)
    given = ["oui", "non", "nsp", "oui"] * 30
    table = table_of(frame_of(["24", "11"] * 60, {question.column or "": given}))
    spec = ComparisonSpec(question.key, "24", answer="nsp", without_no_opinion=True)
    (comparison,) = compare_publics(survey_of([question], respondents=table), [spec])
    assert [row.answer.id for row in comparison.rows] == ["oui"]
    assert comparison.row(comparison.spec.answer) == comparison.rows[0]
