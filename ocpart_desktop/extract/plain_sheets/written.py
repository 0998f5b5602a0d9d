"""Texts written in the cells themselves: each different one is read once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from ocpart_desktop.extract.plain_sheets.codes import Codes, Ints
from ocpart_desktop.extract.plain_sheets.surprise import expect
from ocpart_desktop.extract.plain_sheets.words import Places, Text, Words, masks

_WORD = 8
_LONG = 96
_MIX, _FOLD = np.uint64(0x9E3779B97F4A7C15), np.uint64(29)


def text_codes(
    text: Text, places: Places, lengths: Places, codes: Codes, read: Callable[[bytes], str]
) -> Ints:
    """The codes of the texts at ``places``, of ``lengths`` bytes; long ones are rarely alike."""
    found = np.empty(len(places), np.int32)
    short = lengths <= _LONG
    rows = np.flatnonzero(short)
    first, again = _alike(text, places[rows], lengths[rows])
    once = rows[first]
    found[rows] = _read(text, places[once], lengths[once], codes, read)[again]
    rows = np.flatnonzero(~short)
    found[rows] = _read(text, places[rows], lengths[rows], codes, read)
    return found


def _read(
    text: Text, places: Places, lengths: Places, codes: Codes, read: Callable[[bytes], str]
) -> Ints:
    ends = (places + lengths).tolist()
    pieces = (text.xml[a:b] for a, b in zip(places.tolist(), ends, strict=True))
    return np.array([codes.text(piece, read) for piece in pieces], np.int32)


def _alike(text: Text, places: Places, lengths: Places) -> tuple[Places, Places]:
    """The place of the first of each different text, and which of those each text is like."""
    keys = lengths.astype(np.uint64) * _MIX
    for rows, _n, words in _words(text, places, lengths):
        mixed = (keys[rows] ^ words) * _MIX
        keys[rows] = mixed ^ (mixed >> _FOLD)
    _keys, first, again = np.unique(keys, return_index=True, return_inverse=True)
    same = first[again]
    expect((lengths == lengths[same]).all(), "texts told apart by their keys")
    model = places[same]
    for rows, n, words in _words(text, places, lengths):
        other = text.words(model[rows] + n) & masks(np.minimum(lengths[rows] - n, _WORD))
        expect((words == other).all(), "texts told apart by their keys")
    return first, again


def _words(text: Text, places: Places, lengths: Places) -> Iterator[tuple[Places, int, Words]]:
    """Eight bytes at a time: the texts that are so long, how far, and their bytes there."""
    rows = np.arange(len(places))
    for n in range(0, int(lengths.max(initial=0)), _WORD):
        rows = rows[lengths[rows] > n]
        left = np.minimum(lengths[rows] - n, _WORD)
        yield rows, n, text.words(places[rows] + n) & masks(left)
