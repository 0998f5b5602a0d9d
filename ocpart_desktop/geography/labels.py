"""One label, read by itself: which region, and by which way of writing regions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ocpart_desktop.geography import vocabulary
from ocpart_desktop.geography.departements import departements
from ocpart_desktop.geography.folding import fold, name_words
from ocpart_desktop.i18n import _
from ocpart_desktop.survey.regions import REGION_BY_CODE, REGIONS


class LabelSystem(StrEnum):
    """A way of writing regions."""

    REGION_NAME = "region_name"
    REGION_CODE = "region_code"
    FORMER_NAME = "former_name"
    FORMER_CODE = "former_code"
    ISO = "iso"
    NUTS = "nuts"
    DEPARTEMENT_NAME = "departement_name"
    DEPARTEMENT_CODE = "departement_code"
    POSTAL_CODE = "postal_code"
    COMMUNE_CODE = "commune_code"
    BY_HAND = "by_hand"

    @property
    def label(self) -> str:
        """The system's name in the user's language, in the plural."""
        return {
            LabelSystem.REGION_NAME: _("names of regions"),
            LabelSystem.REGION_CODE: _("INSEE codes of regions"),
            LabelSystem.FORMER_NAME: _("names of former regions"),
            LabelSystem.FORMER_CODE: _("INSEE codes of the former regions"),
            LabelSystem.ISO: _("ISO 3166-2 codes"),
            LabelSystem.NUTS: _("NUTS codes"),
            LabelSystem.DEPARTEMENT_NAME: _("names of départements"),
            LabelSystem.DEPARTEMENT_CODE: _("codes of départements"),
            LabelSystem.POSTAL_CODE: _("postal codes"),
            LabelSystem.COMMUNE_CODE: _("INSEE codes of communes"),
            LabelSystem.BY_HAND: _("labels given by hand"),
        }[self]


@dataclass(frozen=True, slots=True)
class RegionMatch:
    """The region a label names.

    ``former`` says that the label names one of the 22 former regions that were merged: several
    labels then make one region. ``others`` are the regions the same label could also mean,
    « 24 » being Centre-Val de Loire or, as a département, Nouvelle-Aquitaine.
    """

    code: str
    system: LabelSystem
    former: bool = False
    others: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The region's official name."""
        return REGION_BY_CODE[self.code].name


@cache
def _names() -> dict[tuple[str, ...], RegionMatch]:
    """Every known name by its words; the names of regions win over the départements'."""
    names: dict[tuple[str, ...], RegionMatch] = {}
    for region in REGIONS:
        for name in (region.name, *vocabulary.ALIASES[region.code]):
            names[name_words(name)] = RegionMatch(region.code, LabelSystem.REGION_NAME)
    former = {f.name: f.now for f in vocabulary.FORMER_REGIONS} | vocabulary.FORMER_ALIASES
    for name, code in former.items():
        names[name_words(name)] = RegionMatch(code, LabelSystem.FORMER_NAME, former=True)
    for departement in departements().values():
        match = RegionMatch(departement.region, LabelSystem.DEPARTEMENT_NAME)
        names.setdefault(name_words(departement.name), match)
    return names


_BRACKETS = re.compile(r"\([^)]*\)|\[[^]]*\]")
_INITIALS = re.compile(r"(?<=\b[^\W\d_])\.(?=[^\W\d_]\b)")  # « P.A.C.A. »
_BESIDE_A_NAME = re.compile(r"(r|reg|dep|dpt)?\d+|2[ab]|n|base")
_GLUED_NOTE = re.compile(r"(?<=[a-z]{4})\d$")


def match_name(label: str) -> RegionMatch | None:
    """The region or département named, whatever stands beside it: code, count, footnote mark."""
    bare = _BRACKETS.sub(" ", _INITIALS.sub("", label))
    words = (_GLUED_NOTE.sub("", word) for word in fold(bare).split())
    alone = " ".join(word for word in words if not _BESIDE_A_NAME.fullmatch(word))
    return next(
        (found for text in (label, bare, alone) if (found := _names().get(name_words(text)))), None
    )


def match_international(label: str) -> RegionMatch | None:
    """ISO 3166-2 (« FR-CVL », « FR-45 ») or NUTS of any level (« FRB0 »)."""
    text = label.strip().upper()
    if found := re.fullmatch(r"FR-(\w{2,3})", text):
        part = found[1]
        departement = departements().get(part)
        code = vocabulary.ISO.get(part) or (departement.region if departement else None)
        return RegionMatch(code, LabelSystem.ISO) if code else None
    if re.fullmatch(r"FR(1|[B-M])\d{0,2}|FRY[1-5]\d?", text):
        code = vocabulary.NUTS.get(text[:4]) or vocabulary.NUTS[text[:3]]
        return RegionMatch(code, LabelSystem.NUTS)
    return None


def names_an_area(label: str) -> bool:
    """Whether the label is made only of words such as « Nord », « Sud-Est », « Grand Ouest »."""
    words = name_words(label)
    return bool(words) and vocabulary.AREA_WORDS.issuperset(words)


def names_no_region(label: str) -> bool:
    """Whether the label says « Ensemble », « NSP », « Étranger »: a label, but no region."""
    return fold(label) in vocabulary.NO_REGION
