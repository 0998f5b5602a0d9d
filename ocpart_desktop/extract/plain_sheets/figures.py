"""Numbers as cells write them, many at a time, each to the nearest float there is."""

from __future__ import annotations

import re

import numpy as np

from ocpart_desktop.extract.plain_sheets.surprise import expect
from ocpart_desktop.extract.plain_sheets.words import Floats, Places, Text, masks, numbers

_WRITTEN = re.compile(rb"(?:-?\d++(?:\.\d++)?+(?:[eE][-+]?\d++)?+<)*+")
_WORD = 8


def floats(text: Text, places: Places, lengths: Places) -> Floats:
    """The numbers written at ``places``, of ``lengths`` (1 or more) bytes."""
    values = np.empty(len(places))
    short = lengths <= _WORD
    if short.all():
        return _short(text, places, lengths)
    values[short] = _short(text, places[short], lengths[short])
    values[~short] = _parsed(text, places[~short], lengths[~short])
    return values


def _short(text: Text, places: Places, lengths: Places) -> Floats:
    """Digits alone are summed up; other numbers are read once for each way of writing."""
    words = text.words(places)
    whole, plain = numbers(words, lengths)
    values = whole.astype(np.float64)
    if not plain.all():
        rest = np.flatnonzero(~plain)
        written = words[rest] & masks(lengths[rest])
        _distinct, first, again = np.unique(written, return_index=True, return_inverse=True)
        once = rest[first]
        values[rest] = _parsed(text, places[once], lengths[once])[again]
    return values


def _parsed(text: Text, places: Places, lengths: Places) -> Floats:
    ends = (places + lengths).tolist()
    written = [text.xml[a:b] for a, b in zip(places.tolist(), ends, strict=True)]
    expect(_WRITTEN.fullmatch(b"<".join([*written, b""])), "numbers")
    return np.array(list(map(float, written)), np.float64)
