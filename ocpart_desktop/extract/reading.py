"""The whole reading of one file, in one process: bytes → draft."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace

from ocpart_desktop.extract.assembling import assembled
from ocpart_desktop.extract.draft import Draft, SheetContent
from ocpart_desktop.extract.fields.respondent_kind import public_code
from ocpart_desktop.extract.formats import Format, is_protected, recognise_format
from ocpart_desktop.extract.layouts import LAYOUTS, Context
from ocpart_desktop.extract.layouts.codebook import Codebook, read_codebook
from ocpart_desktop.extract.layouts.contents import Announced, read_contents
from ocpart_desktop.extract.layouts.table_titles import public_in, years_in
from ocpart_desktop.extract.protection.unlock import unlocked
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
from ocpart_desktop.survey.survey import Source
from ocpart_desktop.system.errors import UserError

_READ_SHARE = 0.7


def read_bytes(
    content: bytes,
    name: str,
    *,
    password: str | None = None,
    progress: Callable[[float], None] = lambda _done: None,
) -> Draft:
    """Read a spreadsheet of any format; ``UserError`` when nothing of it can be used."""
    plain = content
    if password is not None and is_protected(content):
        plain = unlocked(content, password)
    kind = recognise_format(plain)
    book = read_workbook(plain, kind, lambda done: progress(_READ_SHARE * done))
    if not any(sheet.rows for sheet in book.sheets):
        raise _no_data()
    verdicts, codebook = _recognised(book)
    contents: list[SheetContent | None] = []
    visible = any(
        v.kind in DATA and not s.hidden for s, v in zip(book.sheets, verdicts, strict=True)
    )
    several = sum(v.kind is SheetKind.MICRODATA for v in verdicts) > 1
    announced = _announced(book, verdicts)
    for number, (sheet, verdict) in enumerate(zip(book.sheets, verdicts, strict=True)):
        aside = sheet.hidden and visible and verdict.kind in DATA
        layout = None if aside else LAYOUTS.get(verdict.kind)
        context = _context(sheet, verdict, codebook, name, several=several, announced=announced)
        contents.append(layout(sheet, context) if layout else None)
        progress(_READ_SHARE + (1 - _READ_SHARE) * (number + 1) / len(book.sheets))
    if all(v.kind is SheetKind.EMPTY for v in verdicts):
        raise _no_data()
    if kind is Format.CSV and not any(contents):
        raise UserError(
            "no_table",
            _(
                "This text file holds no table of respondents or results: "
                "choose the survey's Excel extract."
            ),
        )
    source = Source(name, hashlib.sha256(content).hexdigest(), kind.value, len(content))
    return assembled(book, verdicts, contents, source)


def _no_data() -> UserError:
    return UserError(
        "no_data",
        _("The workbook opens but holds no data: check that it is the right file."),
    )


def _recognised(book: Workbook) -> tuple[list[Verdict], Codebook]:
    """Each sheet's kind; sheets that name the variables of the respondents are codebooks."""
    verdicts = [recognise(sheet) for sheet in book.sheets]
    known: set[str] = set()
    for sheet, verdict in zip(book.sheets, verdicts, strict=True):
        if verdict.kind is SheetKind.MICRODATA and verdict.located:
            known |= known_variables(sheet, verdict.located)
    codebook = Codebook()
    for n, (sheet, verdict) in enumerate(zip(book.sheets, verdicts, strict=True)):
        if _may_be_codebook(verdict) and describes(sheet, known - _own(sheet, verdict)):
            verdicts[n] = replace(verdict, kind=SheetKind.CODEBOOK, reason="names_variables")
            read_codebook(sheet, known, codebook)
    return verdicts, codebook


def _may_be_codebook(verdict: Verdict) -> bool:
    small = verdict.kind is SheetKind.MICRODATA and verdict.located is not None
    return verdict.kind in (SheetKind.CODEBOOK, SheetKind.NOTES, SheetKind.CONTENTS) or small


def _own(sheet: Sheet, verdict: Verdict) -> set[str]:
    if verdict.kind is SheetKind.MICRODATA and verdict.located:
        return known_variables(sheet, verdict.located)
    return set()


def _context(
    sheet: Sheet,
    verdict: Verdict,
    codebook: Codebook,
    file: str,
    *,
    several: bool,
    announced: Announced,
) -> Context:
    """The public and wave of a whole sheet: by its name, its title rows, else the file's name."""
    texts = [sheet.name, *title_lines(sheet)]
    public = public_in((*texts[:3], file))
    named = public.value if public else public_code(sheet.name) if several else None
    return Context(
        verdict.located, codebook, named, years_in((*texts, file)), announced.get(sheet.name, ())
    )


def _announced(book: Workbook, verdicts: Sequence[Verdict]) -> Announced:
    """What the contents sheets say of the others."""
    found: dict[str, tuple[str, ...]] = {}
    names = [sheet.name for sheet in book.sheets]
    for sheet, verdict in zip(book.sheets, verdicts, strict=True):
        if verdict.kind is SheetKind.CONTENTS:
            found = read_contents(sheet, names) | found
    return found
