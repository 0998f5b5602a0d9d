"""What can be put right in a question, a column, a sheet or a label, each as a field to fill.

A field knows the place it corrects and what holds there now; ``corrected`` turns what a person
chose or typed into a correction, or says in one sentence why it cannot.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ocpart_desktop.extract.receipt import ReadColumn, SheetKind, SheetReading
from ocpart_desktop.extract.report import kind_label
from ocpart_desktop.figures.corrections import holding_label, use_label
from ocpart_desktop.figures.wording import role_topic
from ocpart_desktop.geography.folding import fold
from ocpart_desktop.i18n import _, number
from ocpart_desktop.session import Study
from ocpart_desktop.survey.corrections import NONE, About, Correction, Use, correction, lines
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.survey.publics import Public
from ocpart_desktop.survey.questions import Question, QuestionKind, Role
from ocpart_desktop.survey.regions import REGIONS
from ocpart_desktop.system.errors import UserError
from ocpart_desktop.ui.choice import Choice
from ocpart_desktop.ui.pages.receipt.model import RegionLabel

_KINDS_OF_SHEET = (
    SheetKind.MICRODATA,
    SheetKind.CROSSTAB,
    SheetKind.INDICATORS,
    SheetKind.CODEBOOK,
    SheetKind.NOTES,
)
_WITH_FIGURES = (SheetKind.MICRODATA, SheetKind.CROSSTAB, SheetKind.INDICATORS)
_OF_ONE_COLUMN: tuple[QuestionKind, ...] = tuple(
    kind for kind in QuestionKind if kind is not QuestionKind.SHARE
)
_OF_SEVERAL: tuple[QuestionKind, ...] = (QuestionKind.MULTIPLE, QuestionKind.MEAN)
_PUBLISHED: tuple[QuestionKind, ...] = (
    QuestionKind.SINGLE,
    QuestionKind.MULTIPLE,
    QuestionKind.SCALE,
    QuestionKind.MEAN,
)


@dataclass(frozen=True, slots=True)
class Field:
    """A place that can be corrected: ``value`` holds there; it is chosen among ``choices``, else
    typed. Of ``place``, a correction, only the identity counts."""

    place: Correction
    label: str
    value: str
    choices: tuple[Choice, ...] = ()
    hint: str = ""
    is_corrected: bool = False

    @property
    def about(self) -> About:
        """What it is about."""
        return self.place.about

    @property
    def key(self) -> tuple[About, str]:
        """Its place among the fields shown together."""
        return self.place.about, self.place.target


# -- what there is to correct --------------------------------------------------------------------


def question_fields(study: Study, question: Question) -> tuple[Field, ...]:
    """Kind, role, and what depends on them: a scale, the type of partnership of each answer."""
    sheet, name = _sheet_of(question), question.name
    published = question.table in study.survey.published
    kinds = _PUBLISHED if published else _OF_SEVERAL if _is_battery(question) else _OF_ONE_COLUMN
    if question.kind not in kinds:
        kinds = (question.kind, *kinds)
    kind = correction(About.QUESTION, sheet, name)
    role = correction(About.ROLE, sheet, name)
    fields = [
        _field(study, kind, _("Kind"), question.kind, [Choice(k, kind_label(k)) for k in kinds]),
        _field(study, role, _("Role"), question.role or NONE, _roles()),
    ]
    if question.kind is QuestionKind.MEAN:
        text = " – ".join(number(end, 0) for end in question.scale or ())
        scale = correction(About.SCALE, sheet, name)
        fields.append(_field(study, scale, _("Scale"), text, hint=_("for example 0 – 10")))
    if not published and question.kind is not QuestionKind.TEXT:
        fields.append(_missing(study, sheet, name))
    if question.role is Role.PARTNERSHIP_TYPES:
        fields += _types(study, sheet, question)
    return tuple(fields)


def column_fields(study: Study, sheet: str, column: ReadColumn) -> tuple[Field, ...]:
    """What a column is for."""
    uses = [Choice(use, use_label(use)) for use in Use]
    place = correction(About.COLUMN, sheet, column.name)
    fields = [_field(study, place, _("Used as"), column.use, uses)]
    if column.use is Use.VARIABLE:
        fields.append(_missing(study, sheet, column.name))
    return tuple(fields)


def sheet_fields(study: Study, sheet: SheetReading) -> tuple[Field, ...]:
    """What a sheet holds, where its headers are, whom and when it is about."""
    kinds = _KINDS_OF_SHEET if sheet.kind in _KINDS_OF_SHEET else (sheet.kind, *_KINDS_OF_SHEET)
    choices = [Choice(kind, holding_label(kind)) for kind in kinds]
    holds = correction(About.SHEET, sheet.name)
    fields = [_field(study, holds, _("Holds"), sheet.kind, choices)]
    if sheet.kind is SheetKind.MICRODATA:
        fields.append(_headers(study, sheet))
    if sheet.kind in _WITH_FIGURES:
        fields += [_public(study, sheet), _wave(study, sheet)]
    return tuple(fields)


def label_fields(study: Study, label: RegionLabel) -> tuple[Field, ...]:
    """Which region a label names; while nobody has said, none is chosen."""
    regions = [Choice(region.code, region.name) for region in REGIONS]
    regions.sort(key=lambda choice: fold(choice.text))
    regions.insert(0, Choice(NONE, _("no region")))
    if not label.is_settled:
        regions.insert(0, Choice("", _("to be chosen")))
    value = (label.code or NONE) if label.is_settled else ""
    place = correction(About.REGION, "", label.text)
    return (_field(study, place, _("Region"), value, regions),)


# -- what a person says --------------------------------------------------------------------------


def corrected(field: Field, text: str) -> Correction | None:
    """The correction that a choice or an entry makes; None for « as it was read ».

    Raises UserError when the entry cannot be understood.
    """
    if not text.strip() and field.about is not About.HEADERS:
        return None
    read = {About.HEADERS: _header_rows, About.SCALE: _scale, About.MISSING: _missing_values}
    value = read.get(field.about, str.strip)(text)
    return replace(field.place, value=value)


def together(questions: Iterable[Question]) -> Correction:
    """The columns of several questions, put together into one."""
    asked = list(questions)
    names = dict.fromkeys(name for question in asked for name in question.columns)
    return correction(About.GROUP, _sheet_of(asked[0]), asked[0].name, lines(names))


def apart(question: Question) -> Correction:
    """The columns of a question, each a question of its own."""
    return correction(About.GROUP, _sheet_of(question), question.name, NONE)


def can_be_together(questions: Iterable[Question]) -> bool:
    """Whether questions are columns of one sheet of respondents."""
    asked = {question.columns: _sheet_of(question) for question in questions}
    return len(asked) > 1 and len(set(asked.values())) == 1 and all(asked)


# -- inside --------------------------------------------------------------------------------------


def _field(
    study: Study,
    place: Correction,
    label: str,
    value: str | None,
    choices: Iterable[Choice] = (),
    *,
    hint: str = "",
) -> Field:
    told = any(each.id == place.id for each in study.reading.corrections)
    return Field(place, label, value or "", tuple(choices), hint, told)


def _headers(study: Study, sheet: SheetReading) -> Field:
    ends = dict.fromkeys((*sheet.header_rows[:1], *sheet.header_rows[-1:]))
    text = " – ".join(map(str, ends))
    hint = _("for example 2 – 3; empty when there are none")
    return _field(study, correction(About.HEADERS, sheet.name), _("Header rows"), text, hint=hint)


def _public(study: Study, sheet: SheetReading) -> Field:
    public = _only(q.public for q in study.survey.questions if _sheet_of(q) == sheet.name)
    choices = [Choice("", _("as told in the sheet")), *(Choice(p, p.label) for p in Public)]
    if public and public not in set(Public):
        choices.append(Choice(public, public))
    return _field(study, correction(About.PUBLIC, sheet.name), _("Public"), public, choices)


def _wave(study: Study, sheet: SheetReading) -> Field:
    wave = _only(q.wave for q in study.survey.questions if _sheet_of(q) == sheet.name)
    place = correction(About.WAVE, sheet.name)
    return _field(study, place, _("Wave"), wave, hint=_("for example 2024"))


def _missing(study: Study, sheet: str, name: str) -> Field:
    told = study.reading.of(sheet).missing(name)
    text = " ; ".join(sorted(told)) if told is not None else ""
    place = correction(About.MISSING, sheet, name)
    return _field(study, place, _("No answer"), text, hint=_("for example 98 ; 99"))


def _types(study: Study, sheet: str, question: Question) -> list[Field]:
    """The type of partnership that each answer names."""
    kinds = [Choice(NONE, _("none")), *(Choice(kind, kind.label) for kind in PartnershipType)]
    return [
        _field(
            study,
            correction(About.TYPE, sheet, lines((question.name, answer.label))),
            answer.label,
            answer.type or NONE,
            kinds,
        )
        for answer in question.answers
        if not (answer.net or answer.no_opinion)
    ]


def _sheet_of(question: Question) -> str:
    return question.source.rpartition("!")[0]


def _is_battery(question: Question) -> bool:
    return len(question.columns) > 1


def _only(values: Iterable[str | None]) -> str:
    """The value they all have; empty when they differ."""
    told = set(values)
    return (told.pop() or "") if len(told) == 1 else ""


def _roles() -> list[Choice]:
    return [Choice(NONE, _("none")), *(Choice(role, role_topic(role)) for role in Role)]


def _header_rows(text: str) -> str:
    """« 2 – 3 » → 2-3; nothing → NONE."""
    if not text.strip():
        return NONE
    rows = [int(each) for each in re.findall(r"\d+", text)]
    if not rows or len(rows) > 2 or min(rows) < 1 or rows[-1] - rows[0] not in range(10):
        raise UserError(
            "header_rows",
            _("Give the first and the last header row, for example 2 – 3, or nothing."),
        )
    return "-".join(map(str, rows))


def _scale(text: str) -> str:
    """« 0 – 10 », « de 1 à 5 » → 0;10."""
    ends = [each.replace(",", ".") for each in re.findall(r"(?<!\d)-?\d+(?:[.,]\d+)?", text)]
    if len(ends) != 2 or float(ends[0]) >= float(ends[1]):
        raise UserError("scale", _("Give the two ends of the scale, for example 0 – 10."))
    return ";".join(ends)


def _missing_values(text: str) -> str:
    values = dict.fromkeys(value for part in text.split(";") if (value := part.strip()))
    return lines(values)
