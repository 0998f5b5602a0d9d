"""The one way to typst: texts go in as data, never as markup, and nothing is lost on the way.

Archivable PDFs refuse a character that no typeface can show: it is written as its name, « [red
heart] ». Our own typefaces come first, then typst's, then the machine's.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ocpart_desktop.system.paths import resource

if TYPE_CHECKING:
    from typst import Fonts

_SURE = re.compile(
    "[\n\t\x20-\x7e\xa0-\u017f\u2010-\u2027\u202f\u2030-\u203a\u20ac\u2190-\u2193\u2212]"
)
_INVISIBLE = ("Cf", "Mn", "Me")  # joiners and marks: shown with what they follow, or not at all


def typeset(template: str, data: dict[str, Any], path: Path, moment: datetime) -> None:
    """Write the PDF (PDF/A-2a, PDF/UA-1) that a template makes of these data."""
    odd = sorted({char for text in _texts(data) for char in text if not _SURE.match(char)})
    names = {char: _named(char) for char in odd if not _can_be_shown(char)}
    content = resource("templates", template).read_bytes()
    path.write_bytes(_compiled(content, _renamed(data, names), moment, system_fonts=bool(odd)))


def _compiled(template: bytes, data: Any, moment: datetime, *, system_fonts: bool) -> bytes:
    import typst

    return typst.compile(
        template,
        format="pdf",
        font_paths=_fonts(system_fonts),
        sys_inputs={"data": json.dumps(data)},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=int(moment.timestamp()),
    )


@cache
def _fonts(with_system: bool) -> Fonts:
    import typst

    return typst.Fonts(include_system_fonts=with_system, font_paths=[str(resource("fonts"))])


_PROBE = b"""#let data = json(bytes(sys.inputs.data))
#set document(title: "?", date: none)
#set text(font: "Inter")
= ?
#text(data)
"""


def _can_be_shown(char: str) -> bool:
    """Whether some typeface has this character: typst itself is asked."""
    import typst

    try:
        _compiled(_PROBE, f"a{char}", datetime(2026, 1, 1, tzinfo=UTC), system_fonts=True)
    except typst.TypstError:
        return False
    return True


def _named(char: str) -> str:
    if unicodedata.category(char) in _INVISIBLE:
        return ""
    return f"[{unicodedata.name(char, f'U+{ord(char):04X}').lower()}]"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)


def _renamed(value: Any, names: dict[str, str]) -> Any:
    if not names:
        return value
    if isinstance(value, str):
        return "".join(names.get(char, char) for char in value)
    if isinstance(value, dict):
        return {key: _renamed(each, names) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_renamed(each, names) for each in value]
    return value
