"""The types of partnership are asked of those who have partnerships: the base is theirs.

Some files hold 0 for everybody else, others nothing for those who chose none of the types: the
question on the status tells which of them were asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ocpart_desktop.extract.columns import Coded
from ocpart_desktop.extract.layouts.asking import Asking, Stray
from ocpart_desktop.extract.receipt import Severity
from ocpart_desktop.extract.role_answers import status_rank
from ocpart_desktop.survey.questions import QuestionKind, Role
from ocpart_desktop.survey.survey import NOT_ASKED

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Mask = npt.NDArray[np.bool_]


def settle_types_base(askings: Sequence[Asking], groups: npt.NDArray[np.int64]) -> None:
    """Put the base of the types right; ``groups`` numbers each respondent's public and wave."""
    status = next(
        (a for a in askings if a.role is Role.PARTNERSHIP_STATUS and a.column is not None), None
    )
    having = _having(status) if status else None
    if status is None or having is None:
        return
    for asking in askings:
        if asking.role is Role.PARTNERSHIP_TYPES and asking.kind is QuestionKind.MULTIPLE:
            _leave_out(asking, status.asked & ~having)
            _bring_in(asking, having, groups)


def _having(status: Asking) -> Mask | None:
    """Who has partnerships, by the status question."""
    import numpy as np

    values = status.values[status.column or ""]
    ids = [a.id for a in status.answers if not a.net and status_rank(a.label) == 0]
    if not isinstance(values, Coded) or not ids:
        return None
    return np.isin(values.codes, [values.categories.index(x) for x in ids])


def _leave_out(asking: Asking, without: Mask) -> None:
    """Those without partnerships who all hold nothing but zeros were not asked."""
    import numpy as np

    chosen = np.logical_or.reduce([np.asarray(v) > 0 for v in asking.values.values()])
    silent = without & asking.asked & ~chosen
    if silent.any() and not (without & chosen).any():
        asking.asked = asking.asked & ~silent
        _set(asking, silent, NOT_ASKED)
        _tell(asking, "left_out_of_base", silent)


def _bring_in(asking: Asking, having: Mask, groups: npt.NDArray[np.int64]) -> None:
    """Where options are only ever ticked, those who have partnerships and ticked none count."""
    import numpy as np

    if any(len(column.texts) > 1 for column in asking.columns):
        return
    where_asked = np.isin(groups, np.unique(groups[asking.asked]))
    missed = having & ~asking.asked & where_asked
    if missed.any():
        asking.asked = asking.asked | missed
        _set(asking, missed, 0)
        _tell(asking, "brought_into_base", missed)


def _tell(asking: Asking, code: str, rows: Mask) -> None:
    import numpy as np

    told = tuple(np.flatnonzero(rows).tolist())
    facts = {"question": asking.label}
    stray = Stray(code, asking.columns[0], frozenset(), facts, told, Severity.INFO)
    asking.strays = (*asking.strays, stray)


def _set(asking: Asking, rows: Mask, mark: int) -> None:
    import numpy as np

    asking.values = {
        name: np.where(rows, mark, np.asarray(values)).astype(np.int8)
        for name, values in asking.values.items()
    }
