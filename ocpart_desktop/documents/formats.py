"""From a summary to a file: the format by its suffix, and never half a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ocpart_desktop.documents.equality import check_numbers
from ocpart_desktop.documents.pictures import Pictures
from ocpart_desktop.documents.summary import Summary
from ocpart_desktop.documents.whole import write_whole
from ocpart_desktop.i18n import _
from ocpart_desktop.system.errors import Cancelled, UserError

Progress = Callable[[float], None]
Cancel = Callable[[], bool]
Step = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Means:
    """What a format may need: what draws its charts, somebody's own template of the deck."""

    pictures: Pictures | None = None
    template: Path | None = None


Writer = Callable[[Summary, Path, Step, Means], None]


def _pptx(summary: Summary, path: Path, step: Step, means: Means) -> None:
    from ocpart_desktop.documents.pptx import write_pptx

    write_pptx(summary, path, step, means.template)


def _xlsx(summary: Summary, path: Path, step: Step, _means: Means) -> None:
    from ocpart_desktop.documents.xlsx import write_xlsx

    write_xlsx(summary, path, step)


def _pdf(summary: Summary, path: Path, step: Step, means: Means) -> None:
    from ocpart_desktop.documents.pdf import write_pdf

    write_pdf(summary, path, step, means.pictures)


def _html(summary: Summary, path: Path, step: Step, means: Means) -> None:
    from ocpart_desktop.documents.html import write_html

    write_html(summary, path, step, means.pictures)


def _docx(summary: Summary, path: Path, step: Step, means: Means) -> None:
    from ocpart_desktop.documents.docx import write_docx

    write_docx(summary, path, step, means.pictures)


def _images(summary: Summary, path: Path, step: Step, means: Means) -> None:
    from ocpart_desktop.documents.images import write_images

    write_images(summary, path, step, means.pictures)


_WRITERS: dict[str, Writer] = {
    ".pptx": _pptx,
    ".docx": _docx,
    ".pdf": _pdf,
    ".xlsx": _xlsx,
    ".html": _html,
    ".zip": _images,
}

SUFFIXES: tuple[str, ...] = tuple(_WRITERS)
_DRAWN = (".docx", ".pdf", ".html", ".zip")  # the formats whose charts are pictures


def needs_pictures(path: Path) -> bool:
    """Whether a document of this name asks for its charts to be drawn."""
    return path.suffix.lower() in _DRAWN


def takes_template(path: Path) -> bool:
    """Whether a document of this name is written upon a template of the deck."""
    return path.suffix.lower() == ".pptx"


def check_targets(targets: Sequence[Path], *, force: bool = False) -> None:
    """Refuse, before any work, what could not be written. Raises UserError."""
    seen: set[Path] = set()
    for path in targets:
        check_target(path, force=force)
        if path.resolve() in seen:
            raise UserError(
                "same_target",
                _("“{file}” is asked for twice: give each document its own name.").format(
                    file=path.name
                ),
            )
        seen.add(path.resolve())


def check_template(template: Path) -> None:
    """Refuse, before any work, a template of the deck that cannot serve. Raises UserError."""
    from ocpart_desktop.documents.slides.deck import Deck

    Deck.of(template)


def check_target(path: Path, *, force: bool = False) -> None:
    """Refuse an unknown format, a missing folder, a folder, or a file already there."""
    if path.suffix.lower() not in _WRITERS:
        raise UserError(
            "unknown_format",
            _("“{file}” cannot be written: the formats available are {formats}.").format(
                file=path.name, formats=", ".join(SUFFIXES)
            ),
        )
    if not path.parent.is_dir():
        raise UserError(
            "no_folder",
            _("The folder “{folder}” does not exist: create it or choose another.").format(
                folder=path.parent
            ),
        )
    if path.is_dir():
        raise UserError(
            "is_folder", _("“{file}” is a folder: choose a file name.").format(file=path)
        )
    if path.exists() and not force:
        raise UserError(
            "exists",
            _(
                "“{file}” already exists: nothing was written. Choose another name, or ask for it "
                "to be replaced."
            ).format(file=path.name),
        )


def write_document(
    summary: Summary,
    path: Path,
    *,
    force: bool = False,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
    pictures: Pictures | None = None,
    template: Path | None = None,
) -> None:
    """Write the summary in the format of ``path``'s suffix; the file appears whole or not at all.

    ``progress`` is called with a fraction; ``cancelled`` is asked between slides; ``pictures``
    draws the charts of the formats that have none of their own (else tables stand for them);
    ``template`` is somebody's own for the deck. Raises UserError when the file cannot be written or
    the template cannot serve, Cancelled when it is no longer wanted.
    """
    check_target(path, force=force)
    write = _WRITERS[path.suffix.lower()]

    def step(fraction: float) -> None:
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(fraction)

    def fill(temporary: Path) -> None:
        write(summary, temporary, step, Means(pictures, template))
        check_numbers(summary, temporary)

    write_whole(path, fill)
    if progress is not None:
        progress(1.0)
