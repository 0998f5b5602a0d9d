"""A summary as it is read on pages: sections of paragraphs, charts and tables, before any format.

PDF, Word and the web page all write these, so that they cannot say different things.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ocpart_desktop.documents import labels, sheet_fields
from ocpart_desktop.documents.commitments import commitments_table
from ocpart_desktop.documents.hidden import has_figures, why_hidden
from ocpart_desktop.documents.significance import significance_key
from ocpart_desktop.documents.summary import (
    CoverSlide,
    FigureSlide,
    InitiativeSlide,
    InitiativesSlide,
    MethodSlide,
    NotesSlide,
    Slide,
    StepsSlide,
    Summary,
    TextSlide,
    TitleSlide,
    VoteSlide,
)
from ocpart_desktop.documents.twin import Table, twin_table
from ocpart_desktop.documents.typography import bound
from ocpart_desktop.figures.charts import Chart, Figure
from ocpart_desktop.figures.explanation import begins_a_question, is_a_command
from ocpart_desktop.i18n import _, whole
from ocpart_desktop.notebook.model import Initiative, Note
from ocpart_desktop.notebook.words import Words


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; its ``tone`` is plain, lead (a figure's sentence), wording, source or strong."""

    text: str
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart, told to who cannot see it."""

    chart: Chart
    alt: str


@dataclass(frozen=True, slots=True)
class Fields:
    """Labelled texts: in a word or two (``brief``), or at length."""

    fields: tuple[tuple[str, str], ...]
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Remarks:
    """What was said, each after its kind; ``head`` is empty when the section's title says it."""

    head: str
    remarks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PictureBlock:
    """A picture somebody brought (PNG or JPEG), told to who cannot see it."""

    content: bytes
    alt: str


Block = Text | ChartBlock | PictureBlock | Table | Fields | Remarks


@dataclass(frozen=True, slots=True)
class Section:
    """A title of level 1 or 2 and what is under it.

    ``page`` asks for a new page, ``listed`` for a line in the contents; ``number`` is that of a
    figure, from 1; a ``part`` is the head of what follows it.
    """

    title: str
    blocks: tuple[Block, ...]
    level: int = 1
    page: bool = False
    listed: bool = True
    number: int | None = None
    part: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """The cover, then the sections in their order."""

    title: str
    lines: tuple[str, ...]
    region: str
    warning: str
    foot: str
    sections: tuple[Section, ...]


def report_of(summary: Summary) -> Report:
    """The summary's slides as sections; where the figures come from closes it."""
    (cover,) = (slide for slide in summary.slides if isinstance(slide, CoverSlide))
    occasion = labels.occasion(summary.workshop)
    return Report(
        title=cover.title,
        lines=cover.lines,
        region=summary.region.code,
        warning=summary.synthetic or "",
        foot=" · ".join(part for part in (summary.title, occasion) if part),
        sections=tuple(_sections(summary)),
    )


def _sections(summary: Summary) -> Iterator[Section]:
    """A figure has its page, or heads its part's with it; what is short follows on."""
    number = 0
    before: Slide | None = None
    for slide in summary.slides:
        page = not isinstance(before, TitleSlide)
        apart = _is_apart(slide) or isinstance(before, CoverSlide) or _is_apart(before)
        if isinstance(slide, FigureSlide):
            number += 1
            blocks = tuple(_figure(slide))
            yield Section(slide.title, blocks, page=page and apart, number=number)
        elif isinstance(slide, TitleSlide):
            yield Section(slide.title, tuple(_blocks(slide)), page=True, part=True)
        elif isinstance(slide, InitiativesSlide):
            yield from _initiatives(slide, page=page)
        elif not isinstance(slide, CoverSlide):
            yield Section(slide.title, tuple(_blocks(slide)), page=page and apart)
        before = slide
    yield from _origins(summary)


def _is_apart(slide: Slide | None) -> bool:
    """Whether a slide has its pages to itself; a figure that is hidden is a mere text."""
    shown = isinstance(slide, FigureSlide) and has_figures(slide.figure.chart)
    return shown or isinstance(slide, MethodSlide)


def _blocks(slide: Slide) -> Iterator[Block]:
    """What stands under the title of a slide that has one section to itself."""
    match slide:
        case TitleSlide() | TextSlide():
            yield from (Text(line) for line in slide.text.split("\n") if line.strip())
            if isinstance(slide, TextSlide) and slide.picture:
                yield PictureBlock(slide.picture, slide.picture_alt)
        case InitiativeSlide():
            yield from _sheet(slide.initiative, slide.remarks, Words(slide.terms))
        case NotesSlide():
            yield Remarks("", remarks_of(slide.notes))
        case StepsSlide():
            yield commitments_table(slide)
        case VoteSlide():
            yield _vote_table(slide)
        case MethodSlide():
            yield from map(Text, slide.lines)


def _vote_table(slide: VoteSlide) -> Table:
    ranked = sorted(slide.options, key=lambda option: -option.dots)
    return Table(
        caption=slide.title,
        heads=(_("What was proposed"), _("Votes")),
        rows=tuple((option.label, whole(option.dots)) for option in ranked),
        numbers=(False, True),
    )


def _figure(slide: FigureSlide) -> Iterator[Block]:
    figure = slide.figure
    yield Text(figure.subtitle, "wording")
    yield Text(figure.sentence, "lead")
    shown = has_figures(figure.chart)
    if shown:
        yield ChartBlock(figure.chart, figure.alt)
    else:
        head, why, room = why_hidden(invited=slide.invited)
        yield Text(head, "strong")
        yield Text(f"{why} {room}".strip())
    yield Text(source_text(figure), "source")
    if shown and figure.table.texts:
        yield twin_table(figure.table, _("The figures behind the chart: {title}").format(
            title=slide.title
        ))  # fmt: skip
    if slide.notes:
        yield Remarks(_("In the room"), remarks_of(slide.notes))


def source_text(figure: Figure) -> str:
    """Base and source, then what the reader is owed."""
    return " ".join((figure.footer, *significance_key(figure.chart), *figure.notes))


def remarks_of(notes: tuple[Note, ...]) -> tuple[tuple[str, str], ...]:
    """Each remark's kind and text."""
    return tuple((labels.remark_kind(note), bound(labels.remark(note))) for note in notes)


def _initiatives(slide: InitiativesSlide, *, page: bool) -> Iterator[Section]:
    everyone = slide.initiatives
    words = Words(slide.terms)
    listed = (_list(slide.title, everyone, words),) if len(everyone) > 1 else ()
    yield Section(slide.title, listed, page=page)
    for initiative in slide.to_tell:
        about = tuple(note for note in slide.remarks if note.anchor == initiative.id)
        yield Section(labels.title(initiative), tuple(_sheet(initiative, about, words)), level=2)


def _list(title: str, everyone: tuple[Initiative, ...], words: Words) -> Table:
    return Table(
        caption=title,
        heads=(_("Initiative"), _("Territory"), _("Types"), _("Stage")),
        rows=tuple(
            (
                labels.title(each),
                each.territory_name or "–",
                labels.types(each, words) or "–",
                labels.stage(each, words) or "–",
            )
            for each in everyone
        ),
        numbers=(False,) * 4,
    )


def _sheet(initiative: Initiative, about: tuple[Note, ...], words: Words) -> Iterator[Block]:
    facts = sheet_fields.telling(initiative, words)
    story = sheet_fields.known(sheet_fields.story(initiative))
    if story and not story[0][0]:
        yield Text(bound(story.pop(0)[1]), "lead")
    if facts:
        yield Fields(tuple((label, bound(text)) for label, text in facts), brief=True)
    if story:
        yield Fields(tuple((label, bound(text)) for label, text in story))
    if about:
        yield Remarks(_("In the room"), remarks_of(about))


def _origins(summary: Summary) -> Iterator[Section]:
    explained = [
        (number, slide)
        for number, slide in enumerate(summary.figures, 1)
        if slide.figure.explanation
    ]
    if not explained:
        return
    yield Section(_("Where the figures come from"), (), page=True)
    for number, slide in explained:
        title = _("Figure {n}: {title}").format(n=whole(number), title=slide.title)
        lines = tuple(Text(line, "source") for line in _facts(slide.figure.explanation))
        yield Section(title, lines, level=2, listed=False)


def _facts(explanation: tuple[str, ...]) -> Iterator[str]:
    """The facts of each question in one paragraph, its command in another."""
    facts: list[str] = []
    for line in explanation:
        if facts and (begins_a_question(line) or is_a_command(line)):
            yield " · ".join(facts)
            facts = []
        if is_a_command(line):
            yield line
        else:
            facts.append(line)
    if facts:
        yield " · ".join(facts)
