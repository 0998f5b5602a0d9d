"""Opening an extract, and finding in it what a person names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ocpart_desktop.extract import kept, open_extract
from ocpart_desktop.extract.receipt import Receipt
from ocpart_desktop.geography.regions import recognise_region
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook import NOTEBOOK_SUFFIX
from ocpart_desktop.survey.corrections import Correction, Reading
from ocpart_desktop.survey.publics import recognise_public
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.regions import REGION_BY_CODE, Region
from ocpart_desktop.survey.survey import Survey
from ocpart_desktop.system.errors import UserError

if TYPE_CHECKING:
    from ocpart_desktop.extract.crosscheck.against import CrossCheck


@dataclass(frozen=True, slots=True)
class Study:
    """An extract once read: where it is, what it holds, what was understood.

    ``reading`` is what a person put right in it; ``password`` opens it again, and is kept nowhere.
    ``crosscheck`` holds its tables against its respondents, when it has both.
    """

    path: Path
    survey: Survey
    receipt: Receipt
    reading: Reading = field(default_factory=Reading)
    password: str | None = field(default=None, repr=False)
    crosscheck: CrossCheck | None = None


def read_extract(
    path: Path,
    *,
    password: str | None = None,
    reading: Reading | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Study:
    """Read an extract, from any thread. Raises UserError when it cannot be used."""
    reading = reading or Reading()
    opened = open_extract(
        path, password=password, reading=reading, progress=progress, cancelled=cancelled
    )
    within = None
    if opened.checked:
        from ocpart_desktop.extract.crosscheck.against import checked_within

        within = checked_within(opened)
    return Study(path, opened.survey, opened.receipt, reading, password, within)


def kept_extracts_size() -> int:
    """How many bytes the readings of extracts take in the cache."""
    return kept.size()


def forget_kept_extracts() -> None:
    """Empty the cache of extracts; each will be read anew."""
    kept.clear()


def read_study(
    source: Path,
    *,
    password: str | None = None,
    progress: Callable[[float], None] | None = None,
) -> Study:
    """Read an extract, or the one a notebook was used with, as it was put right there."""
    if source.suffix.lower() != NOTEBOOK_SUFFIX:
        return read_extract(source, password=password, progress=progress)
    from ocpart_desktop.notebook.document import read_document

    ledger = read_document(source)
    extract = ledger.choices.get("extract")
    if not extract:
        raise UserError(
            "notebook_without_extract",
            _("This notebook was never used with an extract: give the extract itself."),
        )
    told = sorted((r for r in ledger.records.values() if isinstance(r, Correction)), key=_by_id)
    return read_extract(
        Path(str(extract)), password=password, reading=Reading(tuple(told)), progress=progress
    )


def _by_id(each: Correction) -> str:
    return each.id


def choose_region(wanted: str) -> Region:
    """The region bearing this name, alias or code."""
    found = recognise_region(wanted)
    if found is None:
        raise UserError(
            "unknown_region",
            _(
                "“{region}” is not a French region. Give a name or an INSEE code, for example 24."
            ).format(region=wanted),
        )
    return REGION_BY_CODE[found.code]


def choose_question(
    survey: Survey, wanted: str, *, public: str | None = None, wave: str | None = None
) -> Question:
    """The newest question with this id, role or key, for this public and wave if given."""
    asked = recognise_public(public) or public if public else None
    found = survey.find(wanted, public=asked, wave=wave)
    if found:
        return found[0]
    elsewhere = survey.find(wanted)
    if elsewhere:
        raise UserError(
            "question_not_asked",
            _("The question “{question}” was not asked there. It was asked of: {where}.").format(
                question=wanted,
                where=", ".join(" ".join(filter(None, (q.public, q.wave))) for q in elsewhere),
            ),
        )
    raise UserError(
        "unknown_question",
        _("The extract has no question “{question}”. It has: {known}.").format(
            question=wanted, known=", ".join(dict.fromkeys(q.id for q in survey.questions))
        ),
    )
