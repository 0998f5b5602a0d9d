"""The whole reading of one file, in one process: bytes → draft."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace

from ocpart_desktop.extract.assembling import assembled
from ocpart_desktop.extract.damage import damaged
from ocpart_desktop.extract.draft import Draft, SheetContent
from ocpart_desktop.extract.fields.respondent_kind import public_code
from ocpart_desktop.extract.formats import Format, recognise_format
from ocpart_desktop.extract.layouts import LAYOUTS
from ocpart_desktop.extract.layouts.codebook import Codebook, read_codebook
from ocpart_desktop.extract.layouts.contents import Announced, read_contents
from ocpart_desktop.extract.layouts.context import Context
from ocpart_desktop.extract.layouts.linked_rows import link_cell
from ocpart_desktop.extract.layouts.table_titles import public_in, years_in
from ocpart_desktop.extract.protection import unlocked
from ocpart_desktop.extract.receipt import SheetKind
from ocpart_desktop.extract.sheets import (
    DATA,
    Verdict,
    describes,
    known_variables,
    recognise,
    title_lines,
)
from ocpart_desktop.extract.spreadsheets import read_workbook
from ocpart_desktop.extract.workbook import Sheet, Workbook
from ocpart_desktop.i18n import _
from ocpart_desktop.survey.corrections import About, Reading, SheetCorrections
from ocpart_desktop.survey.survey import Source
from ocpart_desktop.system.errors import UserError

_READ_SHARE = 0.7
_TEXTS = (Format.CSV, Format.HTML, Format.MHTML)


def read_bytes(
    content: bytes,
    name: str,
    *,
    password: str | None = None,
    reading: Reading | None = None,
    progress: Callable[[float], None] = lambda _done: None,
) -> Draft:
    """Read a spreadsheet of any format; ``UserError`` when nothing of it can be used.

    ``reading`` holds what a person puts right in it.
    """
    reading = reading or Reading()
    plain = unlocked(content, password)
    kind = recognise_format(plain)
    book = read_workbook(plain, kind, lambda done: progress(_READ_SHARE * done))
    if not any(sheet.rows for sheet in book.sheets):
        raise damaged() if any(sheet.unreadable for sheet in book.sheets) else _no_data()
    verdicts, codebook = _recognised(book, reading)
    contents: list[SheetContent | None] = []
    visible = any(
        v.kind in DATA and not s.hidden for s, v in zip(book.sheets, verdicts, strict=True)
    )
    several = _several(book, verdicts, visible=visible)
    announced = _announced(book, verdicts)
    for number, (sheet, verdict) in enumerate(zip(book.sheets, verdicts, strict=True)):
        told = reading.of(sheet.name)
        hidden = sheet.hidden and visible and verdict.kind in DATA
        aside = told.sheet_kind is None and (hidden or verdict.linked is not None)
        layout = None if aside else LAYOUTS.get(verdict.kind)
        public, wave = _whole_sheet(sheet, verdict, name, several=several)
        context = Context(
            located=verdict.located,
            codebook=codebook,
            public=told.about(About.PUBLIC) or public,
            wave=told.about(About.WAVE) or wave,
            announced=announced.get(sheet.name, ()),
            corrections=told,
        )
        contents.append(layout(sheet, context) if layout else None)
        progress(_READ_SHARE + (1 - _READ_SHARE) * (number + 1) / len(book.sheets))
    if all(v.kind is SheetKind.EMPTY for v in verdicts):
        raise _no_data()
    if kind in _TEXTS and not any(contents):
        raise UserError(
            "no_table",
            _(
                "This text or web page holds no table of respondents or results: "
                "choose the survey's Excel extract."
            ),
        )
    source = Source(name, hashlib.sha256(content).hexdigest(), kind.value, len(content))
    return assembled(book, verdicts, contents, source, reading)


def _several(book: Workbook, verdicts: Sequence[Verdict], *, visible: bool) -> bool:
    """Whether several sheets hold respondents, those to be set aside not counted."""
    kept = [
        not verdict.linked and not (visible and sheet.hidden)
        for sheet, verdict in zip(book.sheets, verdicts, strict=True)
        if verdict.kind is SheetKind.MICRODATA
    ]
    return sum(kept) > 1


def _no_data() -> UserError:
    return UserError(
        "no_data",
        _("The workbook opens but holds no data: check that it is the right file."),
    )


def _recognised(book: Workbook, reading: Reading) -> tuple[list[Verdict], Codebook]:
    """Each sheet's kind; sheets that name the variables of the respondents are codebooks."""
    verdicts = [_verdict(sheet, reading.of(sheet.name)) for sheet in book.sheets]
    known: set[str] = set()
    for sheet, verdict in zip(book.sheets, verdicts, strict=True):
        if verdict.kind is SheetKind.MICRODATA and verdict.located and not verdict.linked:
            known |= known_variables(sheet, verdict.located)
    codebook = Codebook()
    for n, (sheet, verdict) in enumerate(zip(book.sheets, verdicts, strict=True)):
        told = reading.of(sheet.name).sheet_kind
        if told is None and _is_codebook(sheet, verdict, known):
            verdicts[n] = replace(verdict, kind=SheetKind.CODEBOOK, reason="names_variables")
            read_codebook(sheet, known, codebook)
        elif told == SheetKind.CODEBOOK:
            read_codebook(sheet, known, codebook)
    return verdicts, codebook


def _verdict(sheet: Sheet, told: SheetCorrections) -> Verdict:
    """A sheet's kind, its rows being respondents unless they belong to those of another sheet."""
    verdict = recognise(sheet, told)
    if verdict.kind is not SheetKind.MICRODATA or verdict.located is None:
        return verdict
    linked = None if told.about(About.SHEET) else link_cell(sheet, verdict.located)
    return replace(verdict, linked=linked)


def _is_codebook(sheet: Sheet, verdict: Verdict, known: set[str]) -> bool:
    small = verdict.kind is SheetKind.MICRODATA and not verdict.linked and verdict.located
    named = verdict.kind is SheetKind.CODEBOOK
    may_be = named or verdict.kind in (SheetKind.NOTES, SheetKind.CONTENTS) or small
    return bool(may_be) and describes(sheet, known - _own(sheet, verdict), named=named)


def _own(sheet: Sheet, verdict: Verdict) -> set[str]:
    if verdict.kind is SheetKind.MICRODATA and verdict.located:
        return known_variables(sheet, verdict.located)
    return set()


def _whole_sheet(
    sheet: Sheet, verdict: Verdict, file: str, *, several: bool
) -> tuple[str | None, str | None]:
    """The public and wave of a whole sheet: by its name, its title rows, else the file's name."""
    texts = [sheet.name, *title_lines(sheet, verdict)]
    public = public_in((*texts[:3], file))
    named = public.value if public else public_code(sheet.name) if several else None
    return named, years_in((*texts, file))


def _announced(book: Workbook, verdicts: Sequence[Verdict]) -> Announced:
    """What the contents sheets say of the others."""
    found: dict[str, tuple[str, ...]] = {}
    names = [sheet.name for sheet in book.sheets]
    for sheet, verdict in zip(book.sheets, verdicts, strict=True):
        if verdict.kind is SheetKind.CONTENTS:
            found = read_contents(sheet, names) | found
    return found
