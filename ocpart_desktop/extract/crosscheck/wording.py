"""The sentences of the contrôle croisé: the difference, then its probable reason."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ocpart_desktop.extract.crosscheck.difference import Difference
from ocpart_desktop.i18n import _
from ocpart_desktop.survey.publics import public_label

_REASONS: dict[str, Callable[[], str]] = {
    "unweighted": lambda: _("Probably the weight was left out."),
    "weight_unknown": lambda: _(
        "Probably weighted, as the table's bases tell, while the respondents' file has no weight."
    ),
    "without_no_opinion": lambda: _("Probably those without an opinion were left out."),
    "everyone": lambda: _("Probably it is a share of everyone, even those who were not asked."),
    "citations": lambda: _("Probably a share of the answers given, not of the respondents."),
    "other_wave": lambda: _("Probably the figures of another wave: {label}."),
    "other_public": lambda: _("Probably the figures of another public: {public}."),
    "every_wave": lambda: _("Probably the waves were counted together."),
    "every_public": lambda: _("Probably the publics were counted together."),
    "rounding": lambda: _("Probably rounded otherwise: cut off, or rounded twice."),
    "sum_of_rounded": lambda: _("Probably the sum of the rounded figures."),
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
    "citations": lambda: _("Probably the answers are counted, not the respondents."),
    "filter": _REASONS["filter"],
    "other_wave": _REASONS["other_wave"],
    "other_public": _REASONS["other_public"],
    "every_wave": _REASONS["every_wave"],
    "every_public": _REASONS["every_public"],
    "weighted": lambda: _("Probably it is the weighted base."),
    "unexplained": _REASONS["unexplained"],
}


def reason_sentence(difference: Difference) -> str:
    """Why a figure probably differs, in the user's language."""
    told = _BY_MEASURE[difference.measure][difference.reason]()
    return told.format(label=difference.label, public=public_label(difference.label))


_SHORT: dict[str, Callable[[], str]] = {
    "unweighted": lambda: _("not weighted"),
    "weight_unknown": lambda: _("weighted, by a weight not in the file"),
    "without_no_opinion": lambda: _("without those of no opinion"),
    "citations": lambda: _("share of the answers given"),
    "everyone": lambda: _("everyone, asked or not"),
    "other_wave": lambda: _("wave {label}"),
    "other_public": lambda: _("public: {public}"),
    "every_wave": lambda: _("all waves together"),
    "every_public": lambda: _("all publics together"),
    "rounding": lambda: _("rounded otherwise"),
    "sum_of_rounded": lambda: _("sum of rounded figures"),
    "filter": lambda: _("only {label}"),
    "region_swapped": lambda: _("swapped with {label}"),
    "neighbour": lambda: _("column beside: {label}"),
    "answers_swapped": lambda: _("swapped with “{label}”"),
    "digits_transposed": lambda: _("digits transposed"),
    "other_respondents": lambda: _("other respondents"),
    "weighted": lambda: _("weighted base"),
    "unexplained": lambda: _("none found"),
}


def reason_label(difference: Difference) -> str:
    """The probable reason in a few words, for a column of a table."""
    told = _SHORT[difference.reason]()
    return told.format(label=difference.label, public=public_label(difference.label))


_BY_MEASURE = {"share": _REASONS, "mean": _REASONS, "base": _BASE_REASONS}

CROSSCHECK: dict[str, Callable[[int], str]] = {
    f"crosscheck_{measure}_{code}": partial(_told, measure, reason)
    for measure, reasons in _BY_MEASURE.items()
    for code, reason in reasons.items()
}
