"""Why a column of labels was read as it was: facts first, words when they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ocpart_desktop.geography.labels import LabelSystem
from ocpart_desktop.i18n import _, ngettext, whole


class ReasonKind(StrEnum):
    """What there is to say about a reading; see ``Reason.sentence``."""

    EXPLAINS = "explains"
    RIVAL = "rival"
    ZEROS_RESTORED = "zeros_restored"
    ANSWER_CODES = "answer_codes"
    LARGE_AREAS = "large_areas"
    FORMER_REGIONS = "former_regions"
    SHARED_POSTAL_CODES = "shared_postal_codes"

    @property
    def doubtful(self) -> bool:
        """Whether the user should have a look."""
        return self in _DOUBTS


_DOUBTS = {
    ReasonKind.RIVAL,
    ReasonKind.ANSWER_CODES,
    ReasonKind.LARGE_AREAS,
    ReasonKind.SHARED_POSTAL_CODES,
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: its kind, the system it is about, the labels it rests on, and how many."""

    kind: ReasonKind
    system: LabelSystem | None = None
    labels: tuple[str, ...] = ()
    known: int = 0
    total: int = 0

    @property
    def sentence(self) -> str:
        """The reason in the user's language."""
        wording = {
            ReasonKind.EXPLAINS: ngettext(
                "{known} label out of {total}: {system}.",
                "{known} labels out of {total}: {system}.",
                self.known,
            ),
            ReasonKind.RIVAL: _("Another reading is possible: {system}. Please check."),
            ReasonKind.ZEROS_RESTORED: _("Lost zeros were restored: {labels}."),
            ReasonKind.ANSWER_CODES: _(
                "These numbers look like answer codes, whose wording is elsewhere, "
                "rather than official codes: {labels}."
            ),
            ReasonKind.LARGE_AREAS: _(
                "These areas are larger than a region and cannot be turned into regions: {labels}."
            ),
            ReasonKind.FORMER_REGIONS: _(
                "Former regions were gathered into the present ones: {labels}."
            ),
            ReasonKind.SHARED_POSTAL_CODES: _(
                "These postal codes serve two regions; the more populous was kept: {labels}."
            ),
        }[self.kind]
        return wording.format(
            system=self.system.label if self.system else "",
            labels=_listed(self.labels),
            known=whole(self.known),
            total=whole(self.total),
        )


def _listed(labels: tuple[str, ...], most: int = 6) -> str:
    """The first labels, quoted, and an ellipsis if there are more."""
    shown = [_("“{label}”").format(label=label) for label in labels[:most]]
    return ", ".join(shown) + (", …" if len(labels) > most else "")
