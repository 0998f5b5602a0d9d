"""France on the cover, the region of the day in colour."""

from __future__ import annotations

from ocpart_desktop.documents import palette
from ocpart_desktop.figures.places import name_of
from ocpart_desktop.geography.outlines import Ring, load_outlines
from ocpart_desktop.i18n import _


def cover_map(region: str) -> str:
    """The map as one ``svg`` element."""
    outlines = load_outlines()
    pale = palette.mix(palette.screen("accent"), palette.WHITE, 0.72)
    paths = []
    for code, shape in sorted(outlines.regions.items(), key=lambda item: item[0] == region):
        fill = palette.data("region") if code == region else pale
        rings = "".join(map(_path, shape.rings))
        paths.append(f'<path d="{rings}" fill-rule="evenodd" fill="#{fill}"/>')
    size = f"{outlines.bounds.right:.0f}", f"{outlines.bounds.bottom:.0f}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]}" height="{size[1]}" '
        f'viewBox="0 0 {size[0]} {size[1]}" stroke="#{palette.WHITE}" stroke-width="2">'
        f"{''.join(paths)}</svg>"
    )


def cover_map_alt(region: str) -> str:
    """The map told to who cannot see it."""
    return _("Map of France, {region} in colour.").format(region=name_of(region))


def _path(ring: Ring) -> str:
    points = [f"{x:.1f} {y:.1f}" for x, y in zip(ring[0:-2:2], ring[1:-2:2], strict=True)]
    return f"M{'L'.join(points)}Z"
