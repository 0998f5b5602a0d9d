"""The 101 départements (Code officiel géographique)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ocpart_desktop.survey.regions import REGION_BY_CODE, Region
from ocpart_desktop.system.paths import resource


@dataclass(frozen=True, slots=True)
class Departement:
    """A département. ``code`` is text: « 01 », « 2A », « 974 »; ``region`` a region's code."""

    code: str
    name: str
    region: str

    @property
    def overseas(self) -> bool:
        """Whether it lies overseas."""
        return self.home.overseas

    @property
    def home(self) -> Region:
        """The region it belongs to."""
        return REGION_BY_CODE[self.region]


@cache
def departements() -> Mapping[str, Departement]:
    """The 101 départements by code, in code order."""
    lines = resource("geography", "departements.csv").read_text("utf-8").splitlines()
    return {d.code: d for d in (Departement(*line.split(";")) for line in lines)}


def departement_of_commune(code: str) -> Departement | None:
    """The département of a commune's INSEE code (« 45234 », « 2A004 », « 97411 »)."""
    if len(code) != 5:
        return None
    code = code.upper()
    return departements().get(code[:3] if code.startswith("97") else code[:2])
