"""What damage did to a notebook, and what was done about it, in words."""

from __future__ import annotations

from dataclasses import dataclass

from ocpart_desktop.i18n import _, ngettext

NAMED = 5
"""How many records are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """Records by name: ``rebuilt`` from the history, ``doubtful`` for want of a part of it.

    ``lost`` counts the entries of the history that could not be read: what they tell of the past
    is gone, what the records hold today is not. ``contacts`` says that some could not be read.
    """

    rebuilt: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    lost: int = 0
    altered: bool = False
    contacts: bool = False

    def __bool__(self) -> bool:
        """Whether anything was not as it was written."""
        return self.altered or self.contacts or bool(self.rebuilt or self.doubtful or self.lost)

    @property
    def told(self) -> str:
        """What was found and what was done, in whole sentences."""
        sentences = []
        if self.rebuilt:
            sentences.append(
                _("Rebuilt from the history: {names}.").format(names=_named(self.rebuilt))
            )
        if self.doubtful:
            sentences.append(
                _("To be checked, a part of what was written is missing: {names}.").format(
                    names=_named(self.doubtful)
                )
            )
        if self.lost:
            sentences.append(
                ngettext(
                    "{n} entry of the history could not be read.",
                    "{n} entries of the history could not be read.",
                    self.lost,
                ).format(n=self.lost)
            )
        if self.contacts:
            sentences.append(_("Some contacts could not be read."))
        if not sentences:
            sentences.append(_("Nothing of what was written is missing."))
        return " ".join(sentences)


def _named(names: tuple[str, ...]) -> str:
    told = list(names[:NAMED])
    if len(names) > NAMED:
        others = len(names) - NAMED
        told.append(ngettext("{n} other", "{n} others", others).format(n=others))
    return ", ".join(told)
