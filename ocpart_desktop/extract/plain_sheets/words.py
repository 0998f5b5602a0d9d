"""Bytes looked at eight at a time: a word is little-endian, its first byte the lowest."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]
Words = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

PAD = 64
_U = np.uint64
_ZEROS = _U(int.from_bytes(b"00000000", "little"))
_ABOVE_NINE = _U(0x4646464646464646)
_HIGH = _U(0x8080808080808080)
_MASKS = np.array([(1 << 8 * n) - 1 for n in range(9)], _U)


def word(text: bytes) -> np.uint64:
    """Up to eight bytes as a word, the missing ones being 0."""
    return _U(int.from_bytes(text, "little"))


def mask(n: int) -> np.uint64:
    """A word whose first ``n`` bytes are full."""
    full: np.uint64 = _MASKS[n]
    return full


def masks(n: npt.NDArray[Any]) -> Words:
    """``mask`` for each of many lengths, 0 to 8."""
    full: Words = _MASKS[n]
    return full


class Text:
    """A piece of XML, readable by bytes and by unaligned words, up to its end and some way past."""

    def __init__(self, xml: bytes) -> None:
        padded = xml + bytes(PAD)
        self.xml = xml
        self.bytes: Bytes = np.frombuffer(padded, np.uint8)
        self._words: Words = np.ndarray((len(xml) + PAD - 8,), "<u8", padded, 0, (1,))

    def words(self, places: Places) -> Words:
        """The eight bytes at each place; a place before the start is the start."""
        return self._words[np.maximum(places, 0)]


def numbers(digits: Words, lengths: npt.NDArray[Any]) -> tuple[Places, Bools]:
    """The numbers that words hold in their first ``lengths`` bytes (1 to 8), and which are digits.

    The usual parallel reduction: pairs of digits, then of pairs, then of fours.
    """
    shift = ((8 - lengths) * 8).astype(_U)
    fill = np.where(shift == 0, _U(0), _ZEROS >> (_U(64) - np.maximum(shift, _U(8))))
    w = np.where(shift == 0, digits, (digits << shift) | fill)
    plain = (((w + _ABOVE_NINE) | (w - _ZEROS)) & _HIGH) == 0
    w = ((w & _U(0x0F0F0F0F0F0F0F0F)) * _U(2561)) >> _U(8)
    w = ((w & _U(0x00FF00FF00FF00FF)) * _U(6553601)) >> _U(16)
    w = ((w & _U(0x0000FFFF0000FFFF)) * _U(42949672960001)) >> _U(32)
    return w.view(np.int64), plain
