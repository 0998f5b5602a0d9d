"""AES in CBC or ECB mode, decryption only, over many blocks at once (FIPS 197)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Bytes = npt.NDArray[np.uint8]

BLOCK = 16
# Where InvShiftRows takes each byte from; a state is 16 bytes, column after column.
_UNSHIFT = np.array([(4 * ((i // 4 - i % 4) % 4) + i % 4) for i in range(16)])


def decrypt_cbc(key: bytes, iv: Bytes, blocks: Bytes) -> Bytes:
    """``blocks`` is (n, 16); ``iv`` is what each block is chained to, also (n, 16)."""
    plain: Bytes = decrypt_ecb(key, blocks) ^ iv
    return plain


def chained(iv: bytes, blocks: Bytes) -> Bytes:
    """What each block of one message is chained to: the vector, then the block before."""
    return np.vstack([np.frombuffer(iv[:BLOCK], np.uint8)[None], blocks[:-1]])


def as_blocks(data: bytes) -> Bytes:
    """(n, 16) bytes; what does not fill a block is left out."""
    whole = len(data) // BLOCK * BLOCK
    return np.frombuffer(data[:whole], np.uint8).reshape(-1, BLOCK)


def decrypt_ecb(key: bytes, blocks: Bytes) -> Bytes:
    """Each block by itself: the inverse cipher of section 5.3."""
    rounds = _round_keys(key)
    unboxed = _inverse_box()
    state = blocks ^ rounds[-1]
    for round_key in rounds[-2:0:-1]:
        state = _unmixed(unboxed[state[:, _UNSHIFT]] ^ round_key)
    plain: Bytes = unboxed[state[:, _UNSHIFT]] ^ rounds[0]
    return plain


def _unmixed(state: Bytes) -> Bytes:
    """InvMixColumns: each column times the inverse polynomial."""
    columns = state.reshape(-1, 4, 4)
    nine, eleven, thirteen, fourteen = (_times(n)[columns] for n in (9, 11, 13, 14))
    parts = [
        fourteen[..., i]
        ^ eleven[..., (i + 1) % 4]
        ^ thirteen[..., (i + 2) % 4]
        ^ nine[..., (i + 3) % 4]
        for i in range(4)
    ]
    return np.stack(parts, axis=-1).reshape(-1, BLOCK)


def _product(a: int, b: int) -> int:
    """The product of two bytes in the field of AES (modulo x⁸ + x⁴ + x³ + x + 1)."""
    result = 0
    while b:
        if b & 1:
            result ^= a
        a = (a << 1) ^ (0x11B if a & 0x80 else 0)
        b >>= 1
    return result


@cache
def _times(factor: int) -> Bytes:
    return np.array([_product(n, factor) for n in range(256)], np.uint8)


@cache
def _box() -> tuple[int, ...]:
    """The substitution box: the inverse in the field, then an affine map."""
    inverse = {0: 0}
    for a in range(1, 256):
        if a not in inverse:
            b = next(b for b in range(1, 256) if _product(a, b) == 1)
            inverse[a], inverse[b] = b, a
    box = []
    for n in range(256):
        x = inverse[n]
        turned = [((x << k) | (x >> (8 - k))) & 0xFF for k in range(5)]
        box.append(turned[0] ^ turned[1] ^ turned[2] ^ turned[3] ^ turned[4] ^ 0x63)
    return tuple(box)


@cache
def _inverse_box() -> Bytes:
    inverse = np.zeros(256, np.uint8)
    inverse[list(_box())] = np.arange(256, dtype=np.uint8)
    return inverse


def _round_keys(key: bytes) -> list[Bytes]:
    """The key schedule of section 5.2; keys have 16, 24 or 32 bytes."""
    size, box = len(key) // 4, _box()
    words = [list(key[4 * i : 4 * i + 4]) for i in range(size)]
    constant = 1
    for i in range(size, 4 * (size + 7)):
        word = words[-1]
        if i % size == 0:
            word = [box[b] for b in (*word[1:], word[0])]
            word[0] ^= constant
            constant = _product(constant, 2)
        elif size > 6 and i % size == 4:
            word = [box[b] for b in word]
        words.append([a ^ b for a, b in zip(words[i - size], word, strict=True)])
    flat = np.array(words, np.uint8).reshape(-1, BLOCK)
    return list(flat)
