"""« 1=Oui;2=Non », « 1 - Oui » on its own line, « {1, Oui}… »: codes and labels in one cell."""

from __future__ import annotations

import re
from functools import lru_cache

from ocpart_desktop.extract.wording import clean

_CODE = r"[\"'«]?\s*(?P<code>-?\d{1,4}|[A-Za-z]{1,3}\d{0,3})(?:[.,]0+)?\s*[\"'»]?"
_SIGN = r"\s*(?P<sign>=|:|\u2192|->|[\u2013\u2014-](?=\s)|\)|\.(?=\s))\s*"
_MARK = re.compile(rf"(?:^|(?<=[;|/,\n{{(])|(?<=\s\s))\s*{_CODE}{_SIGN}")
_SPSS = re.compile(r"\{\s*(-?\d{1,4})(?:[.,]0+)?\s*,\s*([^{}]+)\}(?:\.\.\.|\u2026)?")
_NUMBER = re.compile(r"-?\d{1,4}")
_EDGES = " \t\n;|/,\"'«»"


@lru_cache(maxsize=4_096)
def pairs_in(text: str) -> tuple[tuple[str, str], ...]:
    """Each code of a cell with its label; nothing for a cell that is a mere label.

    A single pair is only believed with an equals sign or in SPSS' braces.
    """
    if pairs := _SPSS.findall(text):
        return tuple((code, clean(label)) for code, label in pairs)
    inner = text.strip().strip("{}[]")
    marks = list(_MARK.finditer(inner))
    if not marks or inner[: marks[0].start()].strip() or len({m["sign"] for m in marks}) > 1:
        return ()
    ends = [*(mark.start() for mark in marks[1:]), len(inner)]
    labels = [
        clean(inner[mark.end() : end]).strip(_EDGES) for mark, end in zip(marks, ends, strict=True)
    ]
    codes = [mark["code"] for mark in marks]
    alone = len(marks) == 1 and marks[0]["sign"] not in ("=", "->", "\u2192")
    if alone or not all(labels) or len(set(codes)) < len(codes):
        return ()
    if all(map(_NUMBER.fullmatch, labels)) and not any(map(_NUMBER.fullmatch, codes)):
        codes, labels = labels, codes
    return tuple(zip(codes, labels, strict=True))
