"""The seal of a document: a fingerprint of the whole file, kept inside it.

SQLite's own checks say nothing of a bit that changed inside a text. The seal covers every byte,
its own 64 aside: a file whose seal is right is exactly what was written and need not be looked
at entry by entry, which is what makes a large notebook open at once.
"""

from __future__ import annotations

import hashlib
import secrets

LENGTH = 64


def new_slot() -> str:
    """A text found nowhere else, in whose place the seal will stand."""
    return secrets.token_hex(LENGTH // 2)


def sealed(image: bytes, slot: str) -> bytes:
    """The file with its seal in the slot's place; as it is when the slot is not found once."""
    mark = slot.encode("ascii")
    if image.count(mark) != 1:
        return image
    return image.replace(mark, _fingerprint(image, mark).encode("ascii"))


def is_sealed(image: bytes, seal: str) -> bool:
    """Whether the file is exactly what was sealed."""
    mark = seal.encode("ascii", "replace")
    return len(mark) == LENGTH and image.count(mark) == 1 and _fingerprint(image, mark) == seal


def _fingerprint(image: bytes, mark: bytes) -> str:
    place = image.index(mark)
    view = memoryview(image)
    whole = hashlib.sha256(view[:place])
    whole.update(bytes(LENGTH))
    whole.update(view[place + LENGTH :])
    return whole.hexdigest()
