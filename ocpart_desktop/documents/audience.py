"""For whom a summary is made, hence what goes in. Secrecy of the figures is never a choice."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from ocpart_desktop.analysis.results import Thresholds
from ocpart_desktop.i18n import _
from ocpart_desktop.i18n.numbers import whole


class Audience(StrEnum):
    """Who will read it; each sees less than the one before."""

    ORGANISER = "organiser"
    PARTICIPANTS = "participants"
    PUBLIC = "public"

    @property
    def label(self) -> str:
        """What it is called on screen."""
        return {
            Audience.ORGANISER: _("The organiser"),
            Audience.PARTICIPANTS: _("The participants"),
            Audience.PUBLIC: _("The public"),
        }[self]

    @property
    def sees_drafts(self) -> bool:
        """Whether remarks not published yet go in, told to be drafts."""
        return self is Audience.ORGANISER

    @property
    def sees_contacts(self) -> bool:
        """Whether the contacts go in, of those who agreed."""
        return self is Audience.ORGANISER

    @property
    def sees_remarks(self) -> bool:
        """Whether what was said in the room goes in, word for word."""
        return self is not Audience.PUBLIC

    @property
    def has_the_extract(self) -> bool:
        """Whether cells and commands of the extract mean something to them."""
        return self is not Audience.PUBLIC

    def ladder(self, thresholds: Thresholds) -> Thresholds:
        """What is hidden from them: the public, out of context, is shown no very weak base."""
        if self is not Audience.PUBLIC:
            return thresholds
        return replace(thresholds, hidden=max(thresholds.lowest, thresholds.very_weak))

    def told(self, thresholds: Thresholds) -> str:
        """What was left out, in a sentence of the method."""
        if self is Audience.ORGANISER:
            return _(
                "Made for the organiser: drafts of remarks and the contacts that agreed are in it. "
                "Do not pass it on as it is."
            )
        if self is Audience.PARTICIPANTS:
            return _("Made for the participants: contacts and drafts of remarks are left out.")
        return _(
            "Made for the public: contacts, what was said in the room, and the figures of fewer "
            "than {n} respondents are left out."
        ).format(n=whole(self.ladder(thresholds).lowest))
