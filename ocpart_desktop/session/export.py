"""The summary: from an extract or a notebook to the documents handed over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ocpart_desktop.analysis.results import Thresholds
from ocpart_desktop.documents.formats import check_targets, write_document
from ocpart_desktop.documents.summary import Summary, build_summary
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import Initiative, Note, View, Workshop
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.session.making import figure_of
from ocpart_desktop.session.session import NOTEBOOK_SUFFIX
from ocpart_desktop.session.storyline import regional_day
from ocpart_desktop.session.study import read_extract
from ocpart_desktop.survey.regions import Region
from ocpart_desktop.survey.survey import Survey
from ocpart_desktop.system.errors import Cancelled, UserError

Progress = Callable[[float], None]
Cancel = Callable[[], bool]

READING, FIGURES = 0.3, 0.6  # shares of the whole at which reading, then figures, are done


@dataclass(frozen=True, slots=True)
class Material:
    """All that goes into a summary, taken at one moment: safe to hand to another thread."""

    survey: Survey
    region: Region
    views: tuple[View, ...]
    workshop: Workshop
    initiatives: tuple[Initiative, ...] = ()
    notes: tuple[Note, ...] = ()
    contacts: bool = False
    thresholds: Thresholds = field(default_factory=Thresholds)

    @classmethod
    def of(
        cls,
        survey: Survey,
        region: Region,
        views: Sequence[View],
        notebook: Notebook | None,
        *,
        contacts: bool = False,
        thresholds: Thresholds | None = None,
    ) -> Material:
        """The material of a survey and, if there is one, of a notebook as it is now."""
        return cls(
            survey=survey,
            region=region,
            views=tuple(views),
            workshop=notebook.workshop if notebook else Workshop(region=region.code),
            initiatives=tuple(notebook.initiatives) if notebook else (),
            notes=tuple(notebook.notes) if notebook else (),
            contacts=contacts,
            thresholds=thresholds or Thresholds(),
        )


def make_summary(material: Material, advance: Progress = lambda _fraction: None) -> Summary:
    """Compute every figure and put the summary together; ``advance`` may raise Cancelled."""
    figures = []
    for number, view in enumerate(material.views):
        advance(number / len(material.views))
        figures.append((view, figure_of(material.survey, view, material.thresholds)))
    return build_summary(
        survey=material.survey,
        region=material.region,
        figures=figures,
        created=datetime.now().astimezone(),
        workshop=material.workshop,
        initiatives=material.initiatives,
        notes=material.notes,
        thresholds=material.thresholds,
        with_contacts=material.contacts,
    )


def write_documents(
    material: Material,
    targets: Sequence[Path],
    *,
    force: bool = False,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> tuple[Path, ...]:
    """Write the summary to each target. Raises UserError before any work when one cannot be."""
    check_targets(targets, force=force)

    def advance(fraction: float) -> None:
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(fraction)

    summary = make_summary(material, lambda fraction: advance(FIGURES * fraction))
    share = (1 - FIGURES) / len(targets)
    for number, path in enumerate(targets):
        done = FIGURES + number * share
        write_document(
            summary,
            path,
            force=force,
            progress=lambda fraction, done=done: advance(done + share * fraction),  # type: ignore[misc]
            cancelled=cancelled,
        )
    return tuple(targets)


def export_documents(
    source: Path,
    *,
    region: Region,
    targets: Sequence[Path],
    force: bool = False,
    progress: Progress | None = None,
) -> tuple[Path, ...]:
    """The regional day of an extract, or of a notebook and the extract it was used with."""
    check_targets(targets, force=force)

    def advance(start: float, width: float) -> Progress | None:
        return (lambda f: progress(start + width * f)) if progress else None

    reading, rest = advance(0, READING), advance(READING, 1 - READING)
    if source.suffix.lower() != NOTEBOOK_SUFFIX:
        survey = read_extract(source, progress=reading).survey
        material = Material.of(survey, region, regional_day(survey, region.code), None)
        return write_documents(material, targets, force=force, progress=rest)
    with Notebook.open(source) as notebook:
        survey = read_extract(_extract_of(notebook), progress=reading).survey
        views = (*regional_day(survey, region.code), *notebook.views)
        material = Material.of(survey, region, views, notebook)
    return write_documents(material, targets, force=force, progress=rest)


def _extract_of(notebook: Notebook) -> Path:
    extract = notebook.choices.get("extract")
    if not extract:
        raise UserError(
            "notebook_without_extract",
            _("This notebook was never used with an extract: export from the extract itself."),
        )
    return Path(str(extract))
