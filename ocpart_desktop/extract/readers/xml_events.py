"""XML read as it goes by, with expat: no declaration, no entity of its own, nothing fetched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

from ocpart_desktop.extract.damage import damaged
from ocpart_desktop.i18n import _
from ocpart_desktop.system.errors import UserError

Attributes = Mapping[str, str]

_CHUNK = 1 << 18


def read_events(
    xml: bytes,
    *,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None],
    text: Callable[[str], None] | None = None,
    progress: Callable[[float], None] = lambda _done: None,
) -> None:
    """Call back for each element (names are « namespace local ») and each run of text."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        for place in range(0, len(xml), _CHUNK):
            parser.Parse(xml[place : place + _CHUNK], False)
            progress(place / len(xml))
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError):
        raise damaged() from None


def _refuse(_name: str, _system: str | None, _public: str | None, _own: int) -> None:
    raise declared()


def declared() -> UserError:
    """The refusal of XML that defines entities: no spreadsheet program writes any."""
    return UserError(
        "dtd",
        _(
            "The workbook holds XML declarations that Excel never writes and that "
            "are used to attack readers: it was not opened. Ask its sender for a "
            "copy saved by Excel."
        ),
    )
