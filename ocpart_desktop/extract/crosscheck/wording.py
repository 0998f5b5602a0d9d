"""The sentences of the contrôle croisé: the difference, then its probable reason."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ocpart_desktop.i18n import _

_REASONS: dict[str, Callable[[], str]] = {
    "unweighted": lambda: _("Probably the weight was left out."),
    "without_no_opinion": lambda: _("Probably those without an opinion were left out."),
    "everyone": lambda: _("Probably it is a share of everyone, even those who were not asked."),
    "filter": lambda: _("Probably only some were counted: {label}."),
    "region_swapped": lambda: _("Probably swapped with the column “{label}”."),
    "neighbour": lambda: _("Probably the figure of the column beside, “{label}”."),
    "answers_swapped": lambda: _("Probably swapped with the answer “{label}”."),
    "digits_transposed": lambda: _("Probably two digits were transposed."),
    "other_respondents": lambda: _(
        "So much differs that the table is probably not made from these respondents."
    ),
    "unexplained": lambda: _("No probable reason was found."),
}


def _told(measure: str, reason: Callable[[], str], n: int) -> str:
    heads = {
        "share": _("“{answer}”, “{column}”: {printed}% is printed, the respondents give {ours}%."),
        "mean": _("“{answer}”, “{column}”: {printed} is printed, the respondents give {ours}."),
        "base": _("Base of “{column}”: {printed} is printed, the respondents are {ours}."),
    }
    parts = [heads[measure], reason()]
    if n > 1:
        parts.append(_("Likewise in {cells}."))
    return " ".join(parts)


_BASE_REASONS: dict[str, Callable[[], str]] = {
    "without_no_opinion": _REASONS["without_no_opinion"],
    "everyone": lambda: _("Probably everyone is counted, even those who were not asked."),
    "weighted": lambda: _("Probably it is the weighted base."),
    "unexplained": _REASONS["unexplained"],
}

_BY_MEASURE = {"share": _REASONS, "mean": _REASONS, "base": _BASE_REASONS}

CROSSCHECK: dict[str, Callable[[int], str]] = {
    f"crosscheck_{measure}_{code}": partial(_told, measure, reason)
    for measure, reasons in _BY_MEASURE.items()
    for code, reason in reasons.items()
}
