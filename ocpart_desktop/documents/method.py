"""The « Méthode et sources » of every document."""

from __future__ import annotations

from datetime import datetime

from ocpart_desktop import __version__
from ocpart_desktop.analysis.results import Thresholds
from ocpart_desktop.documents.audience import Audience
from ocpart_desktop.i18n import _, date_long
from ocpart_desktop.survey.survey import Survey


def method_lines(
    survey: Survey, thresholds: Thresholds, created: datetime, audience: Audience
) -> tuple[str, ...]:
    """A paragraph a line: source, figures, weak bases, tests, map, making of the document."""
    lines = [
        _("Source: {file}.").format(file=survey.source.name),
        survey.synthetic or "",
        _(
            "Shares are shares of the respondents who were asked and answered, weighted as in the "
            "file unless a figure says otherwise. “Rest of France” is every respondent outside "
            "the region."
        ),
        _(
            "Intervals are at 95% (Korn and Graubard for shares). The gap between the region and "
            "the rest is tested at 95% (Rao and Scott, second order); several gaps tested together "
            "are corrected (Holm). On quota samples, intervals and tests are indicative."
        ),
        _(
            "From one wave to the next, the change is tested as between two independent samples "
            "(Welch); where the wording or the base changed, nothing is compared."
        ),
        _rungs(audience.ladder(thresholds)),
        _(
            "Rounding comes last: subtotals (S/T) and gaps are computed on exact figures and may "
            "differ by 1 from what the rounded ones would give."
        ),
        _("Map: Natural Earth outlines; INSEE COG 2026, DGCL, La Poste."),
        audience.told(thresholds),
        _("Made with OCPart {version} on {day}, offline.").format(
            version=__version__, day=date_long(created)
        ),
    ]
    return tuple(line.strip() for line in lines if line.strip())


def _rungs(ladder: Thresholds) -> str:
    """What the stars say; nothing of a rung that cannot be."""
    if ladder.lowest >= ladder.very_weak:
        return _(
            "Bases: under {hidden} respondents, the figure is hidden; from {hidden} to {weak}, the "
            "base is weak (*). The effective base is the size of the simple random sample that "
            "would be as precise."
        ).format(hidden=ladder.lowest, weak=ladder.weak - 1)
    return _(
        "Bases: under {hidden} respondents, the figure is hidden; from {hidden} to "
        "{very_weak}, the base is very weak (**): neither ranked nor tested; from {weak_from} "
        "to {weak}, the base is weak (*). The effective base is the size of the simple random "
        "sample that would be as precise."
    ).format(
        hidden=ladder.lowest,
        very_weak=ladder.very_weak - 1,
        weak_from=ladder.very_weak,
        weak=ladder.weak - 1,
    )
