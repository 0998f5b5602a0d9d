"""A territory, of whichever kind, as the notebook refers to it: kind and code."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ocpart_desktop.geography.communes import communes, groupings
from ocpart_desktop.geography.departements import departements
from ocpart_desktop.geography.neighbourhoods import neighbourhoods
from ocpart_desktop.i18n import _
from ocpart_desktop.survey.regions import REGION_BY_CODE


class TerritoryKind(StrEnum):
    """What a territory is; its value is the notebook's ``territory_kind``."""

    COMMUNE = "commune"
    EPCI = "epci"
    DEPARTEMENT = "departement"
    REGION = "region"
    QPV = "qpv"

    @property
    def label(self) -> str:
        """The kind's name in the user's language."""
        return {
            TerritoryKind.COMMUNE: _("Commune"),
            TerritoryKind.EPCI: _("Intercommunality"),
            TerritoryKind.DEPARTEMENT: _("Département"),
            TerritoryKind.REGION: _("Region"),
            TerritoryKind.QPV: _("Priority neighbourhood"),
        }[self]


@dataclass(frozen=True, slots=True)
class Territory:
    """A territory with its official code; ``departement`` is empty for a region."""

    kind: TerritoryKind
    code: str
    name: str
    departement: str
    region: str

    @property
    def within(self) -> str:
        """What tells it from its namesakes: « Loiret (45) », « Centre-Val de Loire »."""
        if self.kind is TerritoryKind.REGION:
            return _("France")
        if self.kind is TerritoryKind.DEPARTEMENT:
            return REGION_BY_CODE[self.region].name
        if self.kind is TerritoryKind.QPV and not self.departement:
            return _("France")
        return f"{departements()[self.departement].name} ({self.departement})"


def territory(kind: str, code: str) -> Territory | None:
    """The territory of this kind bearing this code."""
    if kind == TerritoryKind.REGION and code in REGION_BY_CODE:
        return Territory(TerritoryKind.REGION, code, REGION_BY_CODE[code].name, "", code)
    if kind == TerritoryKind.DEPARTEMENT and (found := departements().get(code)):
        return Territory(TerritoryKind.DEPARTEMENT, code, found.name, code, found.region)
    if kind == TerritoryKind.EPCI and (epci := groupings().get(code)):
        region = departements()[epci.departement].region
        return Territory(TerritoryKind.EPCI, code, epci.name, epci.departement, region)
    if kind == TerritoryKind.QPV and (quarter := neighbourhoods().get(code)):
        home = departements().get(quarter.departement)
        place = (home.code, home.region) if home else ("", "")
        return Territory(TerritoryKind.QPV, code, quarter.name, *place)
    if kind == TerritoryKind.COMMUNE and (commune := communes().get(code)):
        place = commune.departement, commune.region
        return Territory(TerritoryKind.COMMUNE, code, commune.name, *place)
    return None
