"""Every answer in every region with its interval, beside bare shares by pandas' groupby."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np
import pandas as pd

from ocpart_desktop.analysis.comparison import LADDER
from ocpart_desktop.analysis.estimates import intervals, ratios
from ocpart_desktop.analysis.evidence import Side
from ocpart_desktop.analysis.microdata import Microdata
from ocpart_desktop.analysis.results import ComparisonSpec
from ocpart_desktop.analysis.selection import evidence_of
from ocpart_desktop.analysis.sides import groups_of
from ocpart_desktop.extract import open_extract
from ocpart_desktop.survey.questions import Question, QuestionKind
from ocpart_desktop.survey.regions import REGIONS
from ocpart_desktop.survey.survey import PUBLIC, REGION, WEIGHT, Survey

SIDES = np.array([groups_of(Side.region(region.code)) for region in REGIONS])


def ours(survey: Survey, questions: list[Question]) -> int:
    """From nothing remembered, as for the first time."""
    survey.forget()
    shown = 0
    for question in questions:
        spec = ComparisonSpec(question=question.key, region="24")
        evidence = evidence_of(survey, question, spec, LADDER)
        assert isinstance(evidence, Microdata)
        low, _high = intervals(ratios(evidence.totals, SIDES))
        shown += low.size
    return shown


def theirs(frames: dict[str | None, pd.DataFrame], questions: list[Question]) -> int:
    shown = 0
    for question in questions:
        frame = frames[question.public]
        region, weight = frame[REGION], frame[WEIGHT]
        if question.column and question.kind.has_shares:
            grouped = frame.groupby([REGION, question.column], observed=True)[WEIGHT].sum()
            shown += len(grouped / grouped.groupby(level=0).transform("sum"))
            continue
        for answer in question.answers:
            values = frame[answer.column or question.column]
            asked = values >= 0 if question.kind is QuestionKind.MULTIPLE else values.notna()
            product = (weight * values)[asked].groupby(region[asked], observed=True).sum()
            shown += len(product / weight[asked].groupby(region[asked], observed=True).sum())
    return shown


def timed(work: Callable[..., int], *arguments: object) -> float:
    taken = []
    for _ in range(5):
        begun = time.perf_counter()
        assert work(*arguments) > 0
        taken.append(time.perf_counter() - begun)
    return median(taken)


def main() -> None:
    survey = open_extract(Path(sys.argv[1])).survey
    (table,) = survey.respondents.values()
    questions = [q for q in survey.questions if q.kind.has_figures]
    publics = {q.public for q in questions}
    frames = {public: table.frame[table.frame[PUBLIC] == public] for public in publics}
    measured = {"ours": timed(ours, survey, questions), "pandas": timed(theirs, frames, questions)}
    print(json.dumps({"questions": len(questions), **measured}))


if __name__ == "__main__":
    main()
