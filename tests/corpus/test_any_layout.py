"""Whatever the layout, the same survey is read: the same questions, answers, weights, regions."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings

from ocpart_desktop.extract.draft import Draft
from ocpart_desktop.extract.reading import read_bytes
from ocpart_desktop.survey.questions import Question, QuestionKind
from ocpart_desktop.survey.survey import NOT_ASKED, REGION, WEIGHT, RespondentTable

from .layouts import Layout, file_name, written
from .strategies import layouts, studies
from .study import Choice, Marks, Study

_MANY = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def check(truth: Study, layout: Layout) -> None:
    """Write a survey, read it back, and compare each respondent."""
    draft = read_bytes(written(truth, layout), file_name(layout))
    survey = draft.survey()
    (table,) = survey.respondents.values()
    assert len(table.frame) == truth.n
    _check_identity(draft, table, truth, layout)
    found = {q.id if layout.has_codes else q.label: q for q in survey.questions}
    wanted = {
        code if layout.has_codes else question.wording: question
        for code, question in truth.questions.items()
    }
    assert set(found) == set(wanted)
    for name, question in wanted.items():
        read = found[name]
        if layout.has_wordings or (layout.codes and _is_single(question)):
            assert read.label == question.wording
        if isinstance(question, Marks):
            _check_marks(read, question, table)
        else:
            _check_choice(read, question, table)


def _is_single(question: Choice | Marks) -> bool:
    return isinstance(question, Choice) and not question.several


def _check_identity(draft: Draft, table: RespondentTable, truth: Study, layout: Layout) -> None:
    regions = [None if pd.isna(code) else code for code in table.frame[REGION]]
    assert regions == list(truth.regions)
    assert table.weighted == layout.weighted
    if layout.weighted:
        assert list(table.frame[WEIGHT]) == list(truth.weights)
        assert draft.receipt.weight is not None


def _check_marks(read: Question, truth: Marks, table: RespondentTable) -> None:
    assert read.kind is QuestionKind.MEAN
    assert [a.label for a in read.answers] == list(truth.items)
    for n, answer in enumerate(read.answers):
        values = table.frame[answer.column].to_numpy()
        given = [np.nan if marks[n] is None else marks[n] for marks in truth.given]
        np.testing.assert_array_equal(values, np.array(given, float))


def _check_choice(read: Question, truth: Choice, table: RespondentTable) -> None:
    frame = table.frame
    told = [None if k is None else {truth.labels[x] for x in k} for k in truth.given]
    if truth.several:
        assert read.kind is QuestionKind.MULTIPLE
        marks = {a.label: frame[a.column].to_numpy() for a in read.answers}
        assert set(marks) == set(truth.labels)
        for i, labels in enumerate(told):
            chosen = {label for label, column in marks.items() if column[i] == 1}
            outside = all(column[i] == NOT_ASKED for column in marks.values())
            assert (chosen or None) == labels
            assert outside == (labels is None)
        return
    assert read.kind in (QuestionKind.SINGLE, QuestionKind.SCALE)
    label_of = {a.id: a.label for a in read.answers}
    values = [None if pd.isna(x) else {label_of[x]} for x in frame[read.column]]
    assert values == told
    assert read.n == truth.n


@_MANY
@given(truth=studies(), layout=layouts())
def test_a_random_survey_in_a_random_layout_is_read_back_equal(
    truth: Study, layout: Layout
) -> None:
    check(truth, layout)


@pytest.mark.slow
@settings(_MANY, max_examples=3_000)
@given(truth=studies(), layout=layouts())
def test_many_random_surveys_in_random_layouts_are_read_back_equal(
    truth: Study, layout: Layout
) -> None:
    check(truth, layout)
