"""Surveys built by hand, as the reader would have understood them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from ocpart_desktop.survey.questions import Answer, Question, QuestionKind
from ocpart_desktop.survey.survey import (
    PUBLIC,
    REGION,
    WAVE,
    WEIGHT,
    PublishedCell,
    PublishedColumn,
    PublishedTable,
    RespondentTable,
    Source,
    Survey,
    Variable,
)

SOURCE = Source("synthetic.xlsx", "0" * 64, "xlsx", 1)


def frame_of(
    regions: Sequence[str | None],
    columns: Mapping[str, Sequence[object]],
    *,
    weights: Sequence[float] | None = None,
    public: Sequence[str | None] | None = None,
    wave: Sequence[str | None] | None = None,
) -> pd.DataFrame:
    """The frame of a table: texts become categories, the rest stays as it is."""
    nobody = [None] * len(regions)
    frame = pd.DataFrame(
        {
            REGION: pd.Categorical(list(regions)),
            PUBLIC: pd.Categorical(list(nobody if public is None else public)),
            WAVE: pd.Categorical(list(nobody if wave is None else wave)),
        }
    )
    if weights is not None:
        frame[WEIGHT] = [float(weight) for weight in weights]
    for name, values in columns.items():
        column = pd.Series(list(values))
        numeric = pd.api.types.is_numeric_dtype(column)
        frame[name] = column if numeric else pd.Categorical(column)
    return frame


def table_of(frame: pd.DataFrame, *variables: str) -> RespondentTable:
    return RespondentTable(
        name="respondents",
        sheet="Data",
        frame=frame,
        rows=range(2, len(frame) + 2),
        weighted=WEIGHT in frame,
        variables=tuple(
            Variable(name, name, tuple(str(c) for c in frame[name].cat.categories))
            for name in variables
        ),
    )


def survey_of(
    questions: Sequence[Question],
    *,
    respondents: RespondentTable | None = None,
    published: Sequence[PublishedTable] = (),
) -> Survey:
    return Survey(
        title="Synthetic survey",
        source=SOURCE,
        questions=tuple(questions),
        regions=(),
        respondents={} if respondents is None else {respondents.name: respondents},
        published={table.name: table for table in published},
        synthetic="synthetic",
    )


def printed_of(name: str, columns: Mapping[str, tuple[int, float]]) -> PublishedTable:
    """A table that prints one answer, « yes »: base and share a region, the total's under ""."""
    return PublishedTable(
        name=name,
        sheet="Tables",
        columns=tuple(
            PublishedColumn(
                head=code or "Ensemble", letter="", total=not code, region=code or None, base=base
            )
            for code, (base, _share) in columns.items()
        ),
        cells={"yes": tuple(PublishedCell(share, "B2") for _base, share in columns.values())},
    )


def single(column: str, answers: Sequence[str | Answer], **more: object) -> Question:
    return Question(
        id=str(more.pop("id", column)),
        label=column,
        kind=QuestionKind.SINGLE,
        answers=tuple(a if isinstance(a, Answer) else Answer(a, a) for a in answers),
        table="respondents",
        source="Data!A1",
        column=column,
        **more,  # type: ignore[arg-type]
    )


def multiple(name: str, options: Sequence[str | Answer], **more: object) -> Question:
    return Question(
        id=name,
        label=name,
        kind=QuestionKind.MULTIPLE,
        answers=tuple(o if isinstance(o, Answer) else Answer(o, o, column=o) for o in options),
        table="respondents",
        source="Data!A1",
        **more,  # type: ignore[arg-type]
    )


def means(name: str, items: Sequence[str]) -> Question:
    return Question(
        id=name,
        label=name,
        kind=QuestionKind.MEAN,
        answers=tuple(Answer(item, item, column=item) for item in items),
        table="respondents",
        source="Data!A1",
        scale=(0, 10),
    )
