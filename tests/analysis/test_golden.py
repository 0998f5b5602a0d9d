"""Every figure equals that of R's package survey (see tests/golden)."""

from __future__ import annotations

import csv
import math
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from ocpart_desktop.analysis.comparison import compare
from ocpart_desktop.analysis.evidence import FRANCE_SIDE, Pair, Side
from ocpart_desktop.analysis.microdata import Microdata
from ocpart_desktop.analysis.results import ComparisonSpec, Thresholds
from ocpart_desktop.survey.questions import Answer, Question
from ocpart_desktop.survey.survey import CLUSTER, STRATUM, Survey
from tests.analysis.surveys import frame_of, means, multiple, single, survey_of, table_of

GOLDEN = Path(__file__).parents[1] / "golden"
DESIGNS = ["weighted", "unweighted", "stratified", "clustered", "both"]
TYPES = ["m1", "m2", "m3", "m4"]


@cache
def respondents() -> pd.DataFrame:
    return pd.read_csv(GOLDEN / "respondents.csv", dtype={"region": str})


def questions() -> list[Question]:
    nsp = Answer("nsp", "nsp", no_opinion=True)
    net = Answer("net", "net", net=True, members=("engaged", "emerging"))
    any12 = Answer("any12", "any12", net=True, members=("m1", "m2"))
    return [
        single("dynamic", [net, "engaged", "emerging", "none", nsp]),
        single("status", ["have", "intend", "no"]),
        multiple("types", [*TYPES, any12]),
        means("scores", ["f1", "f2"]),
    ]


@cache
def survey(design: str) -> Survey:
    data = respondents()
    options = {name: data[name].fillna(-1).astype("int8") for name in TYPES}
    frame = frame_of(
        data["region"],
        {
            **{name: data[name].where(data[name].notna(), None) for name in ("dynamic", "status")},
            **options,
            "f1": data["f1"],
            "f2": data["f2"],
            "size": data["size"],
        },
        weights=None if design == "unweighted" else data["weight"],
    )
    if design in ("stratified", "both"):
        frame[STRATUM] = data["stratum"]
    if design in ("clustered", "both"):
        frame[CLUSTER] = data["cluster"]
    return survey_of(questions(), respondents=table_of(frame, "size"))


def spec_of(question: str) -> ComparisonSpec:
    """« voiced » leaves NSP out of « dynamic », « large » filters it."""
    known = "dynamic" if question in ("voiced", "large") else question
    return ComparisonSpec(
        question=f"{known}||",
        region="24",
        filters=(("size", "c"),) if question == "large" else (),
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


def golden(design: str) -> list[dict[str, str]]:
    with (GOLDEN / "golden.csv").open(encoding="utf-8") as lines:
        return [row for row in csv.DictReader(lines) if row["design"] == design]


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
    with (GOLDEN / "overall.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows:
        spec = ComparisonSpec(question=f"{row['question']}||", region=row["region"])
        found = compare(survey(row["design"]), spec)
        if found.overall_p is not None:
            assert close(found.overall_p, row["p"]), row
        else:
            assert not found.shown.tested
