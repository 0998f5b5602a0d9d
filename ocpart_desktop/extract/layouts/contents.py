"""Contents sheets: what they announce of the other sheets, whose tables may bear no title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ocpart_desktop.extract.columns import text_of
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.extract.workbook import Sheet

Announced = Mapping[str, tuple[str, ...]]
"""The wordings announced for each sheet, in their order."""

_BESIDE_A_NAME = re.compile(r"^[\s.:)\u2013\u2014-]+")


def read_contents(sheet: Sheet, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What a contents sheet says of the sheets in ``names``: beside a name, or after it."""
    known = {fold(name): name for name in names if fold(name)}
    found: dict[str, list[str]] = {}
    for row in sheet.rows:
        texts = [text for value in row if (text := text_of(value))]
        named = next((text for text in texts if fold(text) in known), None)
        if named is not None:
            others = [text for text in texts if text != named]
            wording = max(others, key=len, default="")
            name = known[fold(named)]
        else:
            name, wording = _after_name(texts, known.values())
        if wording:
            found.setdefault(name, []).append(wording)
    return {name: tuple(wordings) for name, wordings in found.items()}


def _after_name(texts: Iterable[str], names: Iterable[str]) -> tuple[str, str]:
    """« Q1 – Êtes-vous favorable ? » announces the sheet « Q1 »."""
    for text in texts:
        for name in sorted(names, key=len, reverse=True):
            rest = text[len(name) :]
            if text.casefold().startswith(name.casefold()) and _BESIDE_A_NAME.match(rest):
                return name, _BESIDE_A_NAME.sub("", rest)
    return "", ""
