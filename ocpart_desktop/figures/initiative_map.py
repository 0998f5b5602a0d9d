"""Where the room's initiatives are: how many a département, on a region or on all of France."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ocpart_desktop.figures.alt import alt_text
from ocpart_desktop.figures.charts import ColumnKind, Figure, TableSpec
from ocpart_desktop.figures.discs import DiscArea, DiscMap
from ocpart_desktop.geography.departements import departements
from ocpart_desktop.geography.outlines import CREDIT
from ocpart_desktop.i18n import _, ngettext, whole
from ocpart_desktop.survey.regions import REGION_BY_CODE

_WORTH_ALL = 13  # départements: no region has more


def counts_figure(
    counts: Mapping[str, int], region: str = "", selected: Collection[str] = ()
) -> Figure:
    """The initiatives by département; ``region`` is the code of the only one shown."""
    shown = [each for each in departements().values() if region in ("", each.region)]
    areas = tuple(
        DiscArea(each.code, each.name, n, whole(n) if n else "", selected=each.code in selected)
        for each in shown
        for n in (counts.get(each.code, 0),)
    )
    where = REGION_BY_CODE[region].name if region else _("France")
    chart = DiscMap(areas, region)
    return Figure(
        title=_("Initiatives by département – {where}").format(where=where),
        subtitle="",
        chart=chart,
        table=_table(areas),
        sentence=_sentence(areas),
        footer=CREDIT,
        notes=(),
        alt=alt_text(chart),
    )


def _table(areas: tuple[DiscArea, ...]) -> TableSpec:
    """Those where there is something, the most first; then the others of a region."""
    told = sorted(areas, key=lambda area: (-area.count, area.code))
    if len(told) > _WORTH_ALL:
        told = [area for area in told if area.count]
    named = [(f"{area.name} ({area.code})", area.count) for area in told]
    return TableSpec(
        (_("Département"), _("Initiatives")),
        tuple((name, whole(n)) for name, n in named),
        tuple(named),
        kinds=(ColumnKind.TEXT, ColumnKind.COUNT),
        keys=tuple(area.code for area in told),
    )


def _sentence(areas: tuple[DiscArea, ...]) -> str:
    total = sum(area.count for area in areas)
    if not total:
        return _("No initiative has a place here yet.")
    most = max(areas, key=lambda area: area.count)
    held = sum(1 for area in areas if area.count)
    said = ngettext(
        "{n} initiative in {held} of {all} départements; first {name} ({most}).",
        "{n} initiatives in {held} of {all} départements; first {name} ({most}).",
        total,
    )
    return said.format(
        n=whole(total), held=held, all=len(areas), name=most.name, most=whole(most.count)
    )
