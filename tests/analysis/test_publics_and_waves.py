"""Publics stay side by side; waves join only when the same thing was asked of the same people."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocpart_desktop.analysis.publics import across_publics
from ocpart_desktop.analysis.results import Break
from ocpart_desktop.analysis.waves import across_waves
from ocpart_desktop.survey.questions import Question, Role
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


def test_each_public_has_its_own_comparison_in_its_newest_wave() -> None:
    found = across_publics(survey(), "innovation_source", "24")
    assert [(c.question.public, c.question.wave) for c in found] == [
        ("citoyens", "2015"),
        ("entreprises", "2015"),
        ("associations", "2015"),
        ("maires", "2022"),
    ]
    shares = [c.rows[0].region.value for c in found]
    assert shares == pytest.approx([0.69, 0.81, 0.86, 0.90])


def test_a_wave_asked_for_leaves_out_the_publics_without_it() -> None:
    found = across_publics(survey(), "q", "24", wave="2018")
    assert [c.question.public for c in found] == ["maires"]


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
