"""What a view asks for, and the ways of seeing it."""

from __future__ import annotations

from ocpart_desktop.analysis.results import ComparisonSpec
from ocpart_desktop.notebook.model import View

MAP, RANKING, ANSWERS, TYPOLOGY, PUBLICS = "map", "ranking", "answers", "typology", "publics"
TREND = "trend"
GAP_MAP, GAP_RANKING = "gap-map", "gap-ranking"
CITATIONS = "typology-citations"
SIDES, SIDES_CITATIONS = "typology-sides", "typology-sides-citations"
TYPES_BY_REGION, TYPES_TOGETHER = "typology-regions", "typology-together"
ROOM, STATUS, TYPES_TREND = "typology-room", "typology-status", "typology-trend"


def spec_of(view: View) -> ComparisonSpec:
    """The comparison a view asks for."""
    return ComparisonSpec(
        question=view.question,
        region=view.region,
        against=view.against,
        answer=view.answer or None,
        filters=view.filters,
        weighted=view.weighted,
        without_no_opinion=view.without_no_opinion,
    )


def view_of(spec: ComparisonSpec, chart: str, caption: str = "") -> View:
    """The view of a comparison, drawn as ``chart``."""
    return View(
        chart=chart,
        question=spec.question,
        answer=spec.answer or "",
        region=spec.region,
        against=spec.against,
        filters=spec.filters,
        weighted=spec.weighted,
        without_no_opinion=spec.without_no_opinion,
        caption=caption,
    )
