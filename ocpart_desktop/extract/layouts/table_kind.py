"""What kind of question a published table tells, by its words and by what its answers add up to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ocpart_desktop.extract.fields.answers import are_exclusive, is_scale
from ocpart_desktop.extract.layouts.net_members import Row
from ocpart_desktop.extract.layouts.table_answers import Of, TableRow
from ocpart_desktop.extract.role_answers import type_of
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.survey.questions import QuestionKind

_SEVERAL = re.compile(
    r"plusieurs (?:reponses|choix)|reponses? multiples?|multi ?reponses|superieur a 100|"
    r"(?:deux|trois|\d) (?:reponses|choix) (?:au plus|maximum|possibles)|en premier.*en second"
)
_ALONG_ROWS = re.compile(r"(?:% ?(?:en )?|\ben )(?:lig\w*|horizonta\w*)|row ?%", re.IGNORECASE)
_DOWN_COLUMNS = re.compile(r"(?:% ?(?:en )?|\ben )(?:col\w*|vertica\w*)|col\w* ?%", re.IGNORECASE)
_ABOVE_ONE = 1.03


def kind_of(
    rows: Sequence[TableRow], values: Sequence[Row], totals: Sequence[Row], texts: str
) -> QuestionKind:
    """The kind of a table of shares; ``texts`` is what is written above it."""
    labels = [row.label for row in rows if row.of is Of.ANSWER]
    if _SEVERAL.search(fold(texts)) or len({type_of(x) for x in labels} - {None}) >= 3:
        return QuestionKind.MULTIPLE
    if is_scale(labels):
        return QuestionKind.SCALE
    above = _highest_sum(rows, values, totals)
    several = above > _ABOVE_ONE and len(labels) > 1 and not are_exclusive(labels)
    return QuestionKind.MULTIPLE if several else QuestionKind.SINGLE


def _highest_sum(rows: Sequence[TableRow], values: Sequence[Row], totals: Sequence[Row]) -> float:
    """The printed total of the first column that has one, else the sum of its answers."""
    printed = [share for row in totals for share in row if share is not None]
    if printed:
        return printed[0]
    items = [shares for shares, row in zip(values, rows, strict=True) if row.of is Of.ANSWER]
    columns = [[v for v in column if v is not None] for column in zip(*items, strict=True)]
    return next((sum(column) for column in columns if len(column) == len(items)), 0.0)


def run_along_rows(
    rows: Sequence[TableRow],
    values: Sequence[Row],
    texts: str,
    whole: int | None,
    *,
    turned: bool,
) -> bool:
    """Whether percentages are those of the people who gave an answer, along its row.

    It is said, or the column ``whole`` holds nothing but 100 %. In a ``turned`` table the rows
    printed are columns.
    """
    answers = [v for v, row in zip(values, rows, strict=True) if row.of is Of.ANSWER]
    if whole is not None and len(answers) > 1 and all(v[whole] == 1.0 for v in answers):
        return any(share not in (None, 1.0) for v in answers for share in v)
    return bool((_DOWN_COLUMNS if turned else _ALONG_ROWS).search(texts))
