"""The contrôle croisé: an institute's tables held against the respondents of the open study."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ocpart_desktop.extract.door import open_extract
from ocpart_desktop.i18n import _
from ocpart_desktop.session.study import Study
from ocpart_desktop.system.errors import UserError

if TYPE_CHECKING:
    from ocpart_desktop.extract.crosscheck.against import CrossCheck


def check_against(
    study: Study,
    tables: Path,
    *,
    password: str | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> CrossCheck:
    """Check the published tables of another file against a study, from any thread.

    Nothing of the study changes. ``UserError`` when the study has no respondents, or the other
    file no table.
    """
    from ocpart_desktop.extract.crosscheck.against import check_tables

    if not study.survey.respondents:
        raise UserError(
            "no_respondents",
            _(
                "“{file}” holds no respondents to count again: open the file of respondents, then "
                "check the tables against it."
            ).format(file=study.path.name),
        )
    opened = open_extract(tables, password=password, progress=progress, cancelled=cancelled)
    if not any(not question.indicator for question in opened.told):
        raise UserError(
            "no_tables",
            _("“{file}” holds no published table: choose the institute's tables.").format(
                file=tables.name
            ),
        )
    return check_tables(study.survey, opened)
