"""The summary: from an extract or a notebook to the documents handed over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ocpart_desktop.analysis.results import Thresholds
from ocpart_desktop.documents.audience import Audience
from ocpart_desktop.documents.building import Part, build_summary
from ocpart_desktop.documents.formats import (
    check_targets,
    check_template,
    takes_template,
    write_document,
)
from ocpart_desktop.documents.pictures import Pictures
from ocpart_desktop.documents.summary import Summary
from ocpart_desktop.notebook import NOTEBOOK_SUFFIX
from ocpart_desktop.notebook.model import Initiative, Item, Note, Term, View, Workshop
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.notebook.room import room_of
from ocpart_desktop.session.anchors import followed_note, followed_view
from ocpart_desktop.session.making import figure_of
from ocpart_desktop.session.regional_day import regional_day
from ocpart_desktop.session.study import read_study
from ocpart_desktop.survey.regions import Region
from ocpart_desktop.survey.survey import Survey
from ocpart_desktop.system.errors import Cancelled

Progress = Callable[[float], None]
Cancel = Callable[[], bool]

READING, FIGURES = 0.3, 0.6  # shares of the whole at which reading, then figures, are done


@dataclass(frozen=True, slots=True)
class Material:
    """All that goes into a summary, taken at one moment: safe to hand to another thread.

    ``storyline`` is whole: what is hidden in it is left out, and is not put back elsewhere.
    """

    survey: Survey
    region: Region
    storyline: tuple[Item, ...]
    workshop: Workshop
    initiatives: tuple[Initiative, ...] = ()
    notes: tuple[Note, ...] = ()
    audience: Audience = Audience.PARTICIPANTS
    version: str = ""
    terms: tuple[Term, ...] = ()
    thresholds: Thresholds = field(default_factory=Thresholds)

    @classmethod
    def of(
        cls,
        survey: Survey,
        region: Region,
        storyline: Sequence[Item],
        notebook: Notebook | None,
        *,
        audience: Audience = Audience.PARTICIPANTS,
        thresholds: Thresholds | None = None,
    ) -> Material:
        """The material of a survey and, if there is one, of a notebook as it is now."""
        return cls(
            survey=survey,
            region=region,
            storyline=drawable(survey, storyline),
            workshop=notebook.workshop if notebook else Workshop(region=region.code),
            initiatives=notebook.initiatives if notebook else (),
            notes=tuple(followed_note(survey, note) for note in notebook.notes) if notebook else (),
            audience=audience,
            version=notebook.version if notebook else "",
            terms=notebook.terms if notebook else (),
            thresholds=thresholds or Thresholds(),
        )


def drawable(survey: Survey, storyline: Sequence[Item]) -> tuple[Item, ...]:
    """The storyline as this survey can show it: a view of a question it lacks is left out."""
    followed = (
        followed_view(survey, item) if isinstance(item, View) else item for item in storyline
    )
    return tuple(
        item
        for item in followed
        if not isinstance(item, View) or survey.question(item.question) is not None
    )


def make_summary(material: Material, advance: Progress = lambda _fraction: None) -> Summary:
    """Compute every figure and put the summary together; ``advance`` may raise Cancelled."""
    parts: list[Part] = []
    ladder = material.audience.ladder(material.thresholds)
    drafts = material.audience.sees_drafts
    seen = [each for each in material.initiatives if each.published or drafts]
    room = room_of(seen, material.workshop, material.terms)
    for number, item in enumerate(material.storyline):
        advance(number / len(material.storyline))
        if not isinstance(item, View):
            parts.append(item)
        elif not item.hidden:
            parts.append((item, figure_of(material.survey, item, ladder, room)))
    return build_summary(
        survey=material.survey,
        region=material.region,
        storyline=parts,
        created=datetime.now().astimezone(),
        workshop=material.workshop,
        initiatives=material.initiatives,
        notes=material.notes,
        thresholds=material.thresholds,
        audience=material.audience,
        version=material.version,
        terms=material.terms,
    )


def write_documents(
    material: Material,
    targets: Sequence[Path],
    *,
    force: bool = False,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
    pictures: Pictures | None = None,
    template: Path | None = None,
) -> tuple[Path, ...]:
    """Write the summary to each target. Raises UserError before any work when one cannot be.

    ``template`` is somebody's own, that decks are written upon.
    """
    check_targets(targets, force=force)
    if template is not None and any(map(takes_template, targets)):
        check_template(template)

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
            pictures=pictures,
            template=template,
        )
    return tuple(targets)


def export_documents(
    source: Path,
    *,
    region: Region,
    targets: Sequence[Path],
    force: bool = False,
    progress: Progress | None = None,
    pictures: Pictures | None = None,
    audience: Audience = Audience.PARTICIPANTS,
    template: Path | None = None,
) -> tuple[Path, ...]:
    """The regional day of an extract, or of a notebook and the extract it was used with."""
    check_targets(targets, force=force)
    if template is not None and any(map(takes_template, targets)):
        check_template(template)

    def advance(start: float, width: float) -> Progress | None:
        return (lambda f: progress(start + width * f)) if progress else None

    reading, rest = advance(0, READING), advance(READING, 1 - READING)
    survey = read_study(source, progress=reading).survey
    if source.suffix.lower() != NOTEBOOK_SUFFIX:
        day = regional_day(survey, region.code).items
        material = Material.of(survey, region, day, None, audience=audience)
        return write_documents(
            material, targets, force=force, progress=rest, pictures=pictures, template=template
        )
    with Notebook.open(source) as notebook:
        initiatives = notebook.initiatives
        items = notebook.storyline or regional_day(survey, region.code, initiatives).items
        material = Material.of(survey, region, items, notebook, audience=audience)
    return write_documents(
        material, targets, force=force, progress=rest, pictures=pictures, template=template
    )
