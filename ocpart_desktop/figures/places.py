"""Where: regions and what they are compared with, inside a sentence or as a name."""

from __future__ import annotations

from ocpart_desktop.analysis.results import (
    FRANCE,
    REST,
    Against,
    Comparison,
    Note,
    Panorama,
)
from ocpart_desktop.i18n import _, current_language
from ocpart_desktop.survey.regions import REGION_BY_CODE


def name_of(code: str, name: str = "") -> str:
    """A region's name as French typography writes it (« Côte d’Azur »)."""
    known = REGION_BY_CODE.get(code)
    return _curly(known.name if known else name or code)


def within(code: str, name: str = "") -> str:
    """The region after its preposition: « en Bretagne », « dans le Grand Est »."""
    known = REGION_BY_CODE.get(code)
    if current_language() == "fr":
        return _curly(known.within if known else f"en {name or code}")
    return f"in {known.name if known else name or code}"


def against_name(comparison: Comparison) -> str:
    """The other side, as a series or a column is named."""
    return reference_name(comparison.spec.against, comparison.against_name)


def reference_name(against: str, name: str = "") -> str:
    """« Reste de la France », « France » or a region's name."""
    return {REST: _("Rest of France"), FRANCE: _("France")}.get(against) or name_of(against, name)


def elsewhere(against: str, name: str = "") -> str:
    """The other side inside a sentence: « dans le reste de la France »."""
    known = {REST: _("in the rest of France"), FRANCE: _("in France as a whole")}
    return known.get(against) or within(against, name)


def elsewhere_of(comparison: Comparison) -> str:
    """The other side of a comparison inside a sentence, saying when it was rebuilt."""
    if comparison.against is Against.REST and comparison.rebuilt:
        return _("in the rest of France (rebuilt figure)")
    return elsewhere(comparison.spec.against, comparison.against_name)


def panorama_elsewhere(panorama: Panorama) -> str:
    """The other side of each region of a panorama inside a sentence: its rest, or France."""
    if panorama.spec.against == FRANCE:
        return elsewhere(FRANCE)
    if Note.REST_REBUILT in panorama.notes:
        return _("in the rest of France (rebuilt figure)")
    return elsewhere(REST)


def capitalised(text: str) -> str:
    """The text with a capital at its head, the rest untouched."""
    return text[:1].upper() + text[1:]


def _curly(text: str) -> str:
    return text.replace("'", "’") if current_language() == "fr" else text
