"""Codes made of digits: the same « 24 » is a region, a former region or a département."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from ocpart_desktop.geography.departements import departement_of_commune, departements
from ocpart_desktop.geography.labels import LabelSystem, RegionMatch
from ocpart_desktop.geography.vocabulary import FORMER_REGIONS
from ocpart_desktop.survey.regions import REGION_BY_CODE
from ocpart_desktop.system.paths import resource

_FORMER = {former.code: former.now for former in FORMER_REGIONS}
_MARKS = re.compile(r"[\s*†‡⁰¹²³⁴-⁹]+")
_NOT_IN_A_REGION = {"97133", "97150"}  # Saint-Barthélemy and Saint-Martin
_WITH_PREFIX = re.compile(r"(R|D)[A-ZÉ]{0,10}[\s_.-]*(\d{2,3}|2[AB])")
_CODE = re.compile(r"\d{1,5}|2[AB](\d{3})?")


def code_token(label: str) -> str | None:
    """The code a label is made of (« 24 », « 2A », « 45000 »), or None if it is not a code."""
    token = _MARKS.sub("", label).upper().removesuffix(".0")
    return token if _CODE.fullmatch(token) else None


def region_code(token: str) -> RegionMatch | None:
    """One of the 18 regions in force."""
    return RegionMatch(token, LabelSystem.REGION_CODE) if token in REGION_BY_CODE else None


def former_code(token: str) -> RegionMatch | None:
    """One of the regions before 2016; those that were not merged kept their code."""
    if token in _FORMER:
        return RegionMatch(_FORMER[token], LabelSystem.FORMER_CODE, former=True)
    kept = token in REGION_BY_CODE and token not in _FORMER.values()
    return RegionMatch(token, LabelSystem.FORMER_CODE) if kept else None


def departement_code(token: str) -> RegionMatch | None:
    """A département; « 20 » was Corse before 2A and 2B."""
    if token == "20":
        return RegionMatch("94", LabelSystem.DEPARTEMENT_CODE)
    found = departements().get(token)
    return RegionMatch(found.region, LabelSystem.DEPARTEMENT_CODE) if found else None


def postal_code(token: str) -> RegionMatch | None:
    """A postal code, by its first digits; five of them serve two regions (``others``)."""
    if not re.fullmatch(r"\d{5}", token) or token in _NOT_IN_A_REGION:
        return None
    if token in shared_postal_codes():
        code, *others = shared_postal_codes()[token]
        return RegionMatch(code, LabelSystem.POSTAL_CODE, others=tuple(others))
    prefix = departement_code(token[:3] if token.startswith("97") else token[:2])
    return RegionMatch(prefix.code, LabelSystem.POSTAL_CODE) if prefix else None


def commune_code(token: str) -> RegionMatch | None:
    """A commune's INSEE code, by its département."""
    found = departement_of_commune(token)
    return RegionMatch(found.region, LabelSystem.COMMUNE_CODE) if found else None


READERS: Mapping[LabelSystem, Callable[[str], RegionMatch | None]] = {
    LabelSystem.REGION_CODE: region_code,
    LabelSystem.DEPARTEMENT_CODE: departement_code,
    LabelSystem.FORMER_CODE: former_code,
    LabelSystem.POSTAL_CODE: postal_code,
    LabelSystem.COMMUNE_CODE: commune_code,
}
_SHORT = (LabelSystem.REGION_CODE, LabelSystem.DEPARTEMENT_CODE, LabelSystem.FORMER_CODE)
_LONG = (LabelSystem.POSTAL_CODE, LabelSystem.COMMUNE_CODE)


@cache
def shared_postal_codes() -> Mapping[str, tuple[str, ...]]:
    """The postal codes that serve several regions, the most populous first."""
    lines = resource("geography", "shared_postal_codes.csv").read_text("utf-8").splitlines()
    return {code: tuple(regions) for code, *regions in (line.split(";") for line in lines)}


def match_prefixed(label: str) -> RegionMatch | None:
    """A code that says itself whose it is: « R24 », « REG_24 », « Dép. 45 »."""
    found = _WITH_PREFIX.fullmatch(label.strip().upper())
    if found is None:
        return None
    if found[1] == "D":
        return departement_code(found[2])
    return region_code(found[2]) or former_code(found[2])


def match_code(label: str) -> RegionMatch | None:
    """The first reading of a lone code, bearing the regions of its other readings.

    The regions in force come first, then départements, then former regions. A lone digit is
    never completed: « 1 » is not « 01 ».
    """
    token = code_token(label)
    if token is None or token in _NOT_IN_A_REGION:
        return None
    systems = _SHORT if len(token) < 5 else _LONG
    found = [match for system in systems if (match := READERS[system](token))]
    if not found:
        return None
    regions = dict.fromkeys(code for match in found for code in (match.code, *match.others))
    return replace(found[0], others=tuple(regions)[1:])
