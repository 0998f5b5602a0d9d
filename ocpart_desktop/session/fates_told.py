"""What became of remarks and views, in words."""

from __future__ import annotations

from collections.abc import Mapping

from ocpart_desktop.figures.wording import topic
from ocpart_desktop.i18n import _, ngettext
from ocpart_desktop.notebook.model import Asked
from ocpart_desktop.session.anchors import Fate
from ocpart_desktop.session.fates import Followed
from ocpart_desktop.survey.publics import public_label
from ocpart_desktop.survey.questions import Question

_SHORT = 90  # characters of a remark in a list


def changes(before: Asked, after: Question) -> tuple[str, ...]:
    """What of a question is not as it was, each in a few words."""
    said = []
    if before.id != after.id:
        said.append(_("formerly {code}, now {new_code}").format(code=before.id, new_code=after.id))
    if before.wave != (after.wave or ""):
        said.append(
            _("wave {wave}, now {new_wave}").format(
                wave=before.wave or "–", new_wave=after.wave or "–"
            )
        )
    if before.label and before.label != after.label:
        said.append(_("worded “{label}” until now").format(label=before.label))
    return tuple(said)


def summary(found: Mapping[Fate, tuple[Followed, ...]]) -> str:
    """How many remarks and views are where they were, have moved, are lost."""
    kept, moved, lost = (
        sum(len(each.ids) for each in found[fate])
        for fate in (Fate.KEPT, Fate.MOVED, Fate.ORPHANED)
    )
    said = []
    if kept:
        said.append(
            ngettext(
                "{n} remark or view is where it was.",
                "{n} remarks and views are where they were.",
                kept,
            ).format(n=kept)
        )
    if moved:
        said.append(
            ngettext("{n} followed its question.", "{n} followed their question.", moved).format(
                n=moved
            )
        )
    if lost:
        said.append(
            ngettext(
                "{n} no longer has its question.", "{n} no longer have their question.", lost
            ).format(n=lost)
        )
    return " ".join(said) or _("Nothing was said of a question yet.")


def about(told: Followed) -> str:
    """« Q4 · Maires · 2015-2016 · 3 remarques »: what was asked, and what was said of it."""
    asked = told.asked
    code = asked.id if asked.label else ""
    return " · ".join(filter(None, (code, public_label(asked.public), asked.wave, counted(told))))


def counted(told: Followed) -> str:
    """« 3 remarques, 1 vue »."""
    notes, views = len(told.notes), len(told.views)
    said = []
    if notes:
        said.append(ngettext("{n} remark", "{n} remarks", notes).format(n=notes))
    if views:
        said.append(ngettext("{n} view", "{n} views", views).format(n=views))
    return ", ".join(said)


def named(question: Question) -> str:
    """« Dynamique de co-construction · Maires · 2015-2016 »."""
    parts = (topic(question), public_label(question.public), question.wave or "")
    return " · ".join(filter(None, parts))


def cut(text: str) -> str:
    """A text on one line, not too long."""
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1].rstrip()}…"
