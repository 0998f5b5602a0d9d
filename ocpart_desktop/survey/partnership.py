"""The partnership typology: four types, in one fixed order."""

from __future__ import annotations

from enum import StrEnum

from ocpart_desktop.i18n import _


class PartnershipType(StrEnum):
    """The four types of partnership between associations and companies, in questionnaire order."""

    PATRONAGE = "patronage"
    RESPONSIBLE_PRACTICES = "responsible_practices"
    ECONOMIC_COOPERATION = "economic_cooperation"
    SOCIAL_INNOVATION = "social_innovation"

    @property
    def label(self) -> str:
        """The type's name in the user's language."""
        return {
            PartnershipType.PATRONAGE: _("Patronage"),
            PartnershipType.RESPONSIBLE_PRACTICES: _("Responsible practices"),
            PartnershipType.ECONOMIC_COOPERATION: _("Economic cooperation"),
            PartnershipType.SOCIAL_INNOVATION: _("Social innovation"),
        }[self]

    @property
    def definition(self) -> str:
        """One sentence saying what the type is."""
        return {
            PartnershipType.PATRONAGE: _(
                "Means given (money, kind, skills) to a project of general interest, "
                "without direct counterpart."
            ),
            PartnershipType.RESPONSIBLE_PRACTICES: _(
                "The association's know-how improves the company's own practices."
            ),
            PartnershipType.ECONOMIC_COOPERATION: _(
                "A common offer that answers a need of a territory or of a population."
            ),
            PartnershipType.SOCIAL_INNOVATION: _(
                "New answers, built together, to the fragilities of a territory."
            ),
        }[self]
