"""Corrections of a reading in words, and the names of what they are about."""

from __future__ import annotations

from ocpart_desktop.extract.receipt import SheetKind
from ocpart_desktop.extract.report import kind_label, sheet_kind_label
from ocpart_desktop.figures.wording import role_topic
from ocpart_desktop.i18n import _
from ocpart_desktop.survey.corrections import NONE, About, Correction, Use
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.survey.publics import public_label
from ocpart_desktop.survey.questions import QuestionKind, Role
from ocpart_desktop.survey.regions import REGION_BY_CODE


def described(told: Correction) -> str:
    """A correction in one sentence."""
    target, answer = told.target, ""
    if told.about is About.TYPE:
        target, _line, answer = told.target.partition("\n")
    return {
        About.SHEET: _("The sheet “{sheet}” holds: {value}."),
        About.HEADERS: _("The headers of “{sheet}” are in the rows {value}."),
        About.PUBLIC: _("The public of “{sheet}” is: {value}."),
        About.WAVE: _("The wave of “{sheet}” is: {value}."),
        About.COLUMN: _("The column “{target}” of “{sheet}” is used as: {value}."),
        About.REGION: _("“{target}” names: {value}."),
        About.QUESTION: _("The kind of “{target}” is: {value}."),
        About.GROUP: _("“{target}” is made of the columns: {value}."),
        About.ROLE: _("The role of “{target}” is: {value}."),
        About.SCALE: _("The scale of “{target}” is {value}."),
        About.MISSING: _("In “{target}”, these are no answer: {value}."),
        About.TYPE: _("In “{target}”, “{answer}” is of the type: {value}."),
    }[told.about].format(sheet=told.sheet, target=target, answer=answer, value=_shown(told))


def use_label(use: Use) -> str:
    """What a column is for, in the user's language."""
    return {
        Use.QUESTION: _("question"),
        Use.VARIABLE: _("characteristic (filter)"),
        Use.REGION: _("region"),
        Use.WEIGHT: _("weight"),
        Use.PUBLIC: _("public"),
        Use.WAVE: _("wave"),
        Use.IDENTIFIER: _("respondent’s number"),
        Use.STRATUM: _("stratum of the sample"),
        Use.CLUSTER: _("cluster of the sample"),
        Use.ASIDE: _("set aside"),
    }[use]


def holding_label(kind: SheetKind) -> str:
    """What a sheet can be said to hold."""
    return _("nothing to read (set aside)") if kind is SheetKind.NOTES else sheet_kind_label(kind)


def _shown(told: Correction) -> str:
    value = told.value
    if value == NONE:
        return _("none")
    words = {
        About.SHEET: lambda: holding_label(SheetKind(value)),
        About.PUBLIC: lambda: public_label(value),
        About.COLUMN: lambda: use_label(Use(value)),
        About.REGION: lambda: REGION_BY_CODE[value].name,
        About.QUESTION: lambda: kind_label(QuestionKind(value)),
        About.ROLE: lambda: role_topic(Role(value)),
        About.TYPE: lambda: PartnershipType(value).label,
        About.SCALE: lambda: value.replace(";", " – "),
        About.HEADERS: lambda: value.replace("-", " – "),
    }
    try:
        return words.get(told.about, lambda: ", ".join(value.split("\n")))()
    except (ValueError, KeyError):  # written by another release, or by hand
        return value
