"""Every figure equals that of R's package survey (see tests/golden)."""

from __future__ import annotations

import csv
import math
from dataclasses import replace
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from ocpart_desktop.analysis.citations import Citations
from ocpart_desktop.analysis.comparison import compare
from ocpart_desktop.analysis.evidence import FRANCE_SIDE, Pair, Side
from ocpart_desktop.analysis.microdata import Microdata
from ocpart_desktop.analysis.published import Published
from ocpart_desktop.analysis.results import ComparisonSpec, Thresholds
from ocpart_desktop.analysis.successive import change_between
from ocpart_desktop.survey.questions import Answer, Question, QuestionKind
from ocpart_desktop.survey.survey import CLUSTER, STRATUM, RespondentTable, Survey
from tests.analysis.surveys import (
    frame_of,
    means,
    multiple,
    printed_of,
    single,
    survey_of,
    table_of,
)

GOLDEN = Path(__file__).parents[1] / "golden"
DESIGNS = ["weighted", "unweighted", "stratified", "clustered", "both"]
TYPES = ["m1", "m2", "m3", "m4"]
WAVES = ("2015", "2018")
SINGLE = ("dynamic", "status", "agree", "role")
FILTERS = {"large": (("size", "c"),), "crossed": (("size", "a"), ("kind", "x"))}
ASKED = {"voiced": "dynamic", "large": "dynamic", "crossed": "status"}


@cache
def respondents() -> pd.DataFrame:
    return pd.read_csv(GOLDEN / "respondents.csv", dtype={"region": str, "wave": str})


def net(name: str, *members: str) -> Answer:
    return Answer(name, name, net=True, members=members)


def questions(wave: str | None = None) -> list[Question]:
    nsp = Answer("nsp", "nsp", no_opinion=True)
    dynamic = [net("net", "engaged", "emerging"), "engaged", "emerging", "none", nsp]
    agree = [f"a{i}" for i in range(1, 6)]
    agree_nets = [net("top", "a1", "a2"), net("bottom", "a4", "a5")]
    return [
        single("dynamic", dynamic, wave=wave),
        single("status", ["have", "intend", "no"], wave=wave),
        replace(single("agree", [*agree_nets, *agree], wave=wave), kind=QuestionKind.SCALE),
        single("role", ["link", "fund", "lead", "tell", "stay"], wave=wave),
        multiple("types", [*TYPES, net("any12", "m1", "m2")], wave=wave),
        replace(means("scores", ["f1", "f2"]), wave=wave),
        replace(means("count", ["count"]), wave=wave, kind=QuestionKind.COUNT, scale=None),
    ]


def table(data: pd.DataFrame, design: str) -> RespondentTable:
    options = {name: data[name].fillna(-1).astype("int8") for name in TYPES}
    texts = {name: data[name].where(data[name].notna(), None) for name in SINGLE}
    numbers = {name: data[name] for name in ("f1", "f2", "count", "size", "kind")}
    frame = frame_of(
        data["region"],
        {**texts, **options, **numbers},
        weights=None if design == "unweighted" else data["weight"],
        wave=data["wave"],
    )
    if design in ("stratified", "both"):
        frame[STRATUM] = data["stratum"].to_numpy()
    if design in ("clustered", "both", "filesclustered"):
        frame[CLUSTER] = data["cluster"].to_numpy()
    return table_of(frame, "size", "kind")


@cache
def survey(design: str) -> Survey:
    return survey_of(questions(), respondents=table(respondents(), design))


def spec_of(question: str) -> ComparisonSpec:
    """« voiced » leaves NSP out of « dynamic », « large » and « crossed » are filtered."""
    return ComparisonSpec(
        question=f"{ASKED.get(question, question)}||",
        region="24",
        filters=FILTERS.get(question, ()),
        without_no_opinion=question == "voiced",
    )


@cache
def measured(design: str, question: str) -> dict[tuple[str, str], Pair]:
    """Every answer in every region against its rest; under « france », a region and France."""
    spec, extract = spec_of(question), survey(design)
    question = next(q for q in extract.questions if q.key == spec.question)
    table = extract.respondents[question.table]
    evidence = Microdata(table, question, spec, Thresholds(), question.answers)
    codes = sorted(respondents()["region"].unique())
    sides = [(Side.region(code), Side.rest(code)) for code in codes]
    pairs = evidence.pairs([*sides, (Side.region(codes[0]), FRANCE_SIDE)])
    return {
        (answer.id, code): pair
        for answer, found in zip(evidence.answers, pairs, strict=True)
        for code, pair in zip([*codes, "france"], found, strict=True)
    }


def rows_of(name: str) -> list[dict[str, str]]:
    with (GOLDEN / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def golden(design: str) -> list[dict[str, str]]:
    return [row for row in rows_of("golden.csv") if row["design"] == design]


def close(ours: float | None, oracle: str) -> bool:
    value = float("nan" if oracle == "NA" else oracle)
    if math.isnan(value):
        return ours is None
    return ours is not None and math.isclose(ours, value, rel_tol=1e-9, abs_tol=1e-9)


@pytest.mark.parametrize("design", DESIGNS)
def test_shares_and_means_with_their_errors_and_intervals_equal_r(design: str) -> None:
    for row in golden(design):
        pair = measured(design, row["question"])[row["answer"], row["region"]]
        sides = {"": pair.first, "rest_": pair.second}
        if row["region"] == "france":
            sides = {"": pair.second}
        for prefix, estimate in sides.items():
            assert close(estimate.value, row[f"{prefix}value"]), row
            assert close(estimate.se, row[f"{prefix}se"]), row
            assert estimate.n == int(row[f"{prefix}n"]), row
            if row[f"{prefix}low"] != "NaN":  # R has no interval for a share of 0 or 1
                assert close(estimate.low, row[f"{prefix}low"]), row
                assert close(estimate.high, row[f"{prefix}high"]), row


@pytest.mark.parametrize("design", DESIGNS)
def test_gaps_and_their_tests_equal_r(design: str) -> None:
    for row in golden(design):
        if row["region"] == "france":
            continue
        pair = measured(design, row["question"])[row["answer"], row["region"]]
        assert close(pair.gap, row["gap"]), row
        assert close(pair.low, row["gap_low"]), row
        assert close(pair.high, row["gap_high"]), row
        assert close(pair.p, row["p"]), row


def test_the_test_of_a_whole_question_equals_r() -> None:
    for row in rows_of("overall.csv"):
        spec = ComparisonSpec(question=f"{row['question']}||", region=row["region"])
        found = compare(survey(row["design"]), spec)
        if found.overall_p is not None:
            assert close(found.overall_p, row["p"]), row
        else:
            assert not found.shown.tested


def test_the_oracle_covers_every_region_and_ten_questions() -> None:
    rows = rows_of("golden.csv")
    assert len({row["region"] for row in rows} - {"france"}) == 18
    assert len({row["question"] for row in rows}) == 10


@pytest.mark.parametrize("design", DESIGNS)
def test_shares_of_citations_equal_those_of_a_table_of_citations_in_r(design: str) -> None:
    extract = survey(design)
    question = next(q for q in extract.questions if q.id == "types")
    answers = tuple(answer for answer in question.answers if answer.id in TYPES)
    spec = ComparisonSpec(question.key, "24")
    evidence = Citations(extract.respondents[question.table], question, spec, Thresholds(), answers)
    codes = sorted(respondents()["region"].unique())
    pairs = evidence.pairs([(Side.region(code), Side.rest(code)) for code in codes])
    rows = [row for row in rows_of("citations.csv") if row["design"] == design]
    assert len(rows) > 60
    for row in rows:
        pair = pairs[TYPES.index(row["answer"])][codes.index(row["region"])]
        for prefix, estimate in (("", pair.first), ("rest_", pair.second)):
            assert close(estimate.value, row[f"{prefix}value"]), row
            assert close(estimate.se, row[f"{prefix}se"]), row
            if row[f"{prefix}low"] != "NaN":  # R has no interval for a share of 0 or 1
                assert close(estimate.low, row[f"{prefix}low"]), row
                assert close(estimate.high, row[f"{prefix}high"]), row
        assert close(pair.gap, row["gap"]), row
        assert close(pair.low, row["gap_low"]), row
        assert close(pair.high, row["gap_high"]), row
        assert close(pair.p, row["p"]), row


@cache
def waves(design: str, question: str) -> tuple[Microdata, Microdata]:
    """The same question in both waves, from one table or, for « files », from a table a wave."""
    data = respondents()
    found = []
    for wave in WAVES:
        mine = data[data["wave"] == wave] if design.startswith("files") else data
        asked = next(q for q in questions(wave) if q.id == question)
        spec = ComparisonSpec(asked.key, "24")
        own = _table(design, wave if len(mine) < len(data) else "")
        found.append(Microdata(own, asked, spec, Thresholds(), asked.answers))
    return found[0], found[1]


@cache
def _table(design: str, wave: str) -> RespondentTable:
    data = respondents()
    return table(data[data["wave"] == wave] if wave else data, design)


@pytest.mark.parametrize("design", [*DESIGNS, "files", "filesclustered"])
def test_changes_from_wave_to_wave_and_their_tests_equal_r(design: str) -> None:
    rows = [row for row in rows_of("waves.csv") if row["design"] == design]
    assert len(rows) > 150
    for row in rows:
        before, after = waves(design, row["question"])
        answer = next(a for a in after.answers if a.id == row["answer"])
        side = {
            "region": Side.region(row["region"]),
            "rest": Side.rest(row["region"]),
            "france": FRANCE_SIDE,
        }[row["side"]]
        change = change_between(before, after, (answer, answer), side)
        assert close(change.value, row["change"]), row
        assert close(change.low, row["low"]), row
        assert close(change.high, row["high"]), row
        assert close(change.p_value, row["p"]), row


def test_printed_shares_have_the_exact_interval_and_the_test_of_their_bases() -> None:
    question = replace(single("q", ["yes"]), table="printed")
    for row in rows_of("printed.csv"):
        yes, n, others, m = (int(row[name]) for name in ("yes", "n", "rest_yes", "rest_n"))
        printed = printed_of(
            "printed",
            {"": (n + m, (yes + others) / (n + m)), "24": (n, yes / n), "11": (m, others / m)},
        )
        spec = ComparisonSpec("q||", "24")
        evidence = Published(printed, question, spec, Thresholds(), question.answers)
        pair = evidence.pairs([(Side.region("24"), Side.rest("24"))])[0][0]
        assert close(pair.first.low, row["low"]), row
        assert close(pair.first.high, row["high"]), row
        assert close(pair.p, row["p"]), row
