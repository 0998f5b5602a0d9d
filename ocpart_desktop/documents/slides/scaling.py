"""A deck laid out 7.5 inches high, brought to the height of its template."""

from __future__ import annotations

from typing import Any

from ocpart_desktop.documents.slides.deck import Deck

SAME = 0.01  # a scale this near to one changes nothing
_ATTRIBUTES = {
    "off": ("x", "y"),
    "ext": ("cx", "cy"),
    "chOff": ("x", "y"),
    "chExt": ("cx", "cy"),
    "gridCol": ("w",),
    "tr": ("h",),
    "ln": ("w",),
    "lnB": ("w",),
    "tcPr": ("marL", "marR", "marT", "marB"),
    "bodyPr": ("lIns", "tIns", "rIns", "bIns"),
    "rPr": ("sz",),
    "defRPr": ("sz",),
    "endParaRPr": ("sz",),
    "spcPts": ("val",),
}
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def scale_deck(deck: Deck) -> None:
    """Enlarge or reduce all that was laid out by hand, letters included."""
    if abs(deck.scale - 1) < SAME:
        return
    for part in deck.drawn():
        for element in part._element.iter(f"{_DRAWING}*"):
            name = element.tag.removeprefix(_DRAWING)
            for attribute in _ATTRIBUTES.get(name, ()):
                _scale(element, attribute, deck.scale)


def _scale(element: Any, attribute: str, scale: float) -> None:
    value = element.get(attribute)
    if value is not None:
        element.set(attribute, str(round(int(value) * scale)))
