"""The contrôle croisé for the command line: in the JSON of ``check``, and in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ocpart_desktop.extract.crosscheck.against import CrossCheck
from ocpart_desktop.extract.crosscheck.check import Checked
from ocpart_desktop.extract.report import issue_json, issue_line, section
from ocpart_desktop.i18n import _, ngettext, whole
from ocpart_desktop.survey.publics import public_label
from ocpart_desktop.survey.questions import Question


def crosscheck_json(told: dict[str, Any], found: CrossCheck) -> dict[str, Any]:
    """The ``check`` output with the differences among its issues, and what they were found in.

    The sheets and cells of the added issues are those of the file under ``against``.
    """
    return {
        **told,
        "issues": [*told["issues"], *map(issue_json, found.issues)],
        "against": {
            "name": found.source.name,
            "sha256": found.source.sha256,
            "figures": found.figures,
            "agreeing": found.agreeing,
            "differing": found.differing,
            "tables": [_table(each) for each in found.checked],
            "alone": [_question(question) for question in found.alone],
            "elsewhere": [_question(question) for question in found.elsewhere],
        },
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "label": question.label,
        "public": question.public,
        "wave": question.wave,
        "source": question.source,
    }


def _table(each: Checked) -> dict[str, Any]:
    counts = {"asked": each.asked.key, "figures": each.figures, "differing": each.differing}
    return _question(each.published) | counts


def crosscheck_text(found: CrossCheck) -> str:
    """What was compared, table by table, then each difference with its probable reason."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: CrossCheck) -> Iterator[str]:
    title = _("Tables of “{name}” counted again").format(name=found.source.name)
    unlike = _("not asked in these words")
    elsewhere = _("asked in another wave or of another public")
    lines = [
        *map(_line, found.checked),
        *(f"{elsewhere} \u2014 {_named(question)}" for question in found.elsewhere),
        *(f"{unlike} \u2014 {_named(question)}" for question in found.alone),
    ]
    yield from section(title, lines)
    yield from section(_("Differences"), [issue_line(issue) for issue in found.issues])


def _line(each: Checked) -> str:
    told = ngettext("{n} figure counted again", "{n} figures counted again", each.figures)
    differing = (
        ngettext("{n} differs", "{n} differ", each.differing) if each.differing else _("all agree")
    )
    counted = told.format(n=whole(each.figures)), differing.format(n=whole(each.differing))
    return f"{', '.join(counted)} \u2014 {_named(each.published)}"


def _named(question: Question) -> str:
    where = (public_label(question.public), question.wave)
    return " \u00b7 ".join(x for x in (f"{question.id}  {question.label}", *where) if x)
