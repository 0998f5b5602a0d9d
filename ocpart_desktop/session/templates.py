"""Storylines kept as files, to be used again for another region, another extract, elsewhere.

A file holds no figure and no respondent: questions by the way they were asked, slides by their
words. What comes from elsewhere is untrusted: each value is checked as those of a notebook are.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import Item, Option, Slide, SlideKind, View
from ocpart_desktop.notebook.records import (
    DamagedRecordError,
    from_fields,
    kind_of,
    told_fields,
)
from ocpart_desktop.session.anchors import followed_view
from ocpart_desktop.session.naming import named
from ocpart_desktop.session.regional_day import Proposed
from ocpart_desktop.survey.survey import Survey
from ocpart_desktop.system.atomic import write_atomically
from ocpart_desktop.system.errors import UserError

SUFFIX = ".ocpart-fil"
FORMAT = 1
LARGEST = 40_000_000  # bytes
_KINDS = ("view", "slide")


def save_template(path: Path, items: Sequence[Item]) -> None:
    """Write the storyline without what belongs to one day. Raises UserError when it cannot be."""
    told = [[kind_of(item).value, told_fields(_bare(item))] for item in items if _is_kept(item)]
    text = json.dumps({"ocpart_storyline": FORMAT, "items": told}, ensure_ascii=False, indent=1)

    def fill(temporary: Path) -> None:
        temporary.write_text(text, encoding="utf-8")

    try:
        write_atomically(path, fill)
    except OSError as refusal:
        raise UserError(
            "template_not_written",
            _("“{file}” could not be written ({reason}). Check the drive, then try again.").format(
                file=path.name, reason=refusal.strerror or refusal
            ),
        ) from refusal


def _is_kept(item: Item) -> bool:
    """An initiative belongs to the notebook it was told in."""
    return isinstance(item, View) or item.kind is not SlideKind.INITIATIVE


def _bare(item: Item) -> Item:
    """Without region, place and votes: they are the day's."""
    if isinstance(item, View):
        return replace(item, id="", position=0, region="")
    options = tuple(Option(option.label) for option in item.options)
    return replace(item, id="", position=0, options=options)


def read_template(path: Path, survey: Survey | None, region: str) -> Proposed:
    """The storyline of a file for a survey and a region; what the survey lacks is listed.

    Raises UserError when the file holds no storyline.
    """
    items, missing = [], []
    for place, item in enumerate(_read(path)):
        made: Item = replace(item, id=f"template-{place}", position=place)
        if isinstance(made, View):
            made = replace(made, region=region)
            made = followed_view(survey, made) if survey is not None else made
            if survey is None or survey.question(made.question) is None:
                missing += [each.title for each in named([made], survey, ())]
                continue
        items.append(made)
    return Proposed(tuple(items), tuple(dict.fromkeys(missing)))


def _read(path: Path) -> list[Item]:
    try:
        if path.stat().st_size > LARGEST:
            raise _refusal(path, _("it is too large"))
        stored = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _refusal(path, error.strerror or str(error)) from error
    except (ValueError, RecursionError) as error:
        raise _refusal(path, _("it is no storyline of OCPart")) from error
    try:
        if stored["ocpart_storyline"] != FORMAT:
            raise _refusal(path, _("it was made by a later release"))
        return [_item(kind, values) for kind, values in stored["items"]]
    except (DamagedRecordError, KeyError, TypeError, ValueError) as error:
        raise _refusal(path, _("it is no storyline of OCPart")) from error


def _item(kind: str, values: dict[str, object]) -> Item:
    if kind not in _KINDS:
        raise ValueError(kind)
    made = from_fields(kind, values)
    assert isinstance(made, View | Slide)
    return made


def _refusal(path: Path, reason: str) -> UserError:
    return UserError(
        "not_a_template",
        _("“{file}” cannot be used as a storyline: {reason}.").format(
            file=path.name, reason=reason
        ),
    )
