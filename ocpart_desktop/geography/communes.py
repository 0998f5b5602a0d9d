"""Every commune and EPCI of the 18 regions, read when first asked for."""

from __future__ import annotations

import lzma
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from ocpart_desktop.system.paths import resource


class Commune(NamedTuple):
    """A commune (INSEE code, five characters). ``epci`` is empty for the few isles without one."""

    code: str
    name: str
    postal_codes: tuple[str, ...]
    population: int
    epci: str
    departement: str
    region: str


class Epci(NamedTuple):
    """A grouping of communes (SIREN); its département is that of its most populous commune."""

    code: str
    name: str
    population: int
    departement: str


def _rows(name: str) -> list[list[str]]:
    text = lzma.decompress(resource("geography", name).read_bytes()).decode("utf-8")
    return [line.split(";") for line in text.splitlines()]


@cache
def communes() -> Mapping[str, Commune]:
    """The communes by INSEE code."""
    return {
        code: Commune(code, name, tuple(postal.split()), int(population), *rest)
        for code, name, postal, population, *rest in _rows("communes.csv.xz")
    }


@cache
def groupings() -> Mapping[str, Epci]:
    """The EPCI by SIREN."""
    return {
        code: Epci(code, name, int(population), departement)
        for code, name, population, departement in _rows("epci.csv.xz")
    }


@cache
def known_postal_codes() -> frozenset[str]:
    """The postal codes of the communes; companies' own ones (CEDEX) are not among them."""
    return frozenset(code for commune in communes().values() for code in commune.postal_codes)
