"""Comparisons as the command line prints them: stable keys, nothing that is hidden."""

from __future__ import annotations

from math import isfinite
from typing import Any

from ocpart_desktop.analysis.results import (
    Base,
    Combination,
    Comparison,
    Estimate,
    Row,
    Shown,
    TypologyProfile,
)
from ocpart_desktop.figures.sentence import comparison_sentence
from ocpart_desktop.figures.typology.words import profile_sentence
from ocpart_desktop.figures.wording import comparison_notes
from ocpart_desktop.survey.partnership import PartnershipType

FORMAT = 1

Json = dict[str, Any]


def compare_json(comparison: Comparison) -> Json:
    """One comparison, its rows in questionnaire order."""
    return _form(comparison, comparison.rows, comparison_sentence(comparison))


def typology_json(profile: TypologyProfile) -> Json:
    """The same shape, its rows being the four types in their fixed order."""
    comparison = profile.comparison
    rows = tuple(
        row for kind in PartnershipType for row in comparison.rows if row.answer.type is kind
    )
    return {
        **_form(comparison, rows, profile_sentence(profile)),
        "total": _sides(profile.total),
        "mean_citations": _sides(profile.mean_citations),
        "counted": profile.counted.value,
        "combinations": [_combination(each) for each in profile.combinations],
    }


def _form(comparison: Comparison, rows: tuple[Row, ...], sentence: str) -> Json:
    question = comparison.question
    return {
        "format": FORMAT,
        "question": {
            "id": question.id,
            "label": question.label,
            "kind": question.kind.value,
            "public": question.public,
            "wave": question.wave,
        },
        "region": {"code": comparison.region_code, "name": comparison.region_name},
        "against": {
            "kind": comparison.against.value,
            "name": comparison.against_name,
            "rebuilt": comparison.rebuilt,
        },
        "weighted": comparison.weighted,
        "base": {
            "region": _base(comparison.base_region),
            "against": _base(comparison.base_against),
        },
        "rows": [_row(row) for row in rows],
        "sentence": sentence,
        "notes": list(comparison_notes(comparison)),
    }


def _row(row: Row) -> Json:
    hidden = row.shown is Shown.HIDDEN
    return {
        "answer": row.answer.id,
        "label": row.answer.label,
        "net": row.answer.net,
        "region": _estimate(None if hidden else row.region),
        "against": _estimate(None if hidden else row.against),
        "gap": None if hidden else _number(row.gap),
        "p_value": None if hidden else _number(row.p_value),
        "adjusted_p": None if hidden else _number(row.adjusted_p),
        "significant": row.significant and not hidden,
        "shown": row.shown.value,
    }


def _estimate(estimate: Estimate | None) -> Json:
    if estimate is None or estimate.value is None:
        return dict.fromkeys(("value", "low", "high", "se", "n", "effective"))
    return {
        "value": _number(estimate.value),
        "low": _number(estimate.low),
        "high": _number(estimate.high),
        "se": _number(estimate.se),
        "n": estimate.n,
        "effective": _number(estimate.effective),
    }


def _base(base: Base | None) -> Json | None:
    if base is None:
        return None
    return {
        "n": base.n,
        "weighted": _number(base.weighted),
        "effective": _number(base.effective),
    }


def _combination(combination: Combination) -> Json:
    return {
        "types": [kind.value for kind in combination.types],
        "region": _estimate(combination.region),
        "against": _estimate(combination.against),
        "gap": _number(combination.gap),
        "p_value": _number(combination.p_value),
        "adjusted_p": _number(combination.adjusted_p),
        "significant": combination.significant,
        "shown": combination.shown.value,
    }


def _sides(values: Any) -> Json:
    return {side: _number(values.get(side)) for side in ("region", "against")}


def _number(value: float | None) -> float | None:
    """JSON knows neither infinity nor not-a-number."""
    return None if value is None or not isfinite(value) else float(value)
