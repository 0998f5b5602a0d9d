"""A draft as bytes, and back: only what a draft is made of comes out of them."""

from __future__ import annotations

import io
import pickle
from typing import Any

from ocpart_desktop.extract.draft import Draft

_OURS = (
    "ocpart_desktop.survey.",
    "ocpart_desktop.extract.receipt",
    "ocpart_desktop.extract.draft",
    "ocpart_desktop.extract.columns",
    "ocpart_desktop.extract.crosscheck.check",
    "ocpart_desktop.extract.crosscheck.difference",
)
_OTHERS = {
    ("builtins", "range"),
    ("builtins", "frozenset"),
    ("numpy", "dtype"),
    ("numpy", "ndarray"),
    ("numpy._core.numeric", "_frombuffer"),
    ("numpy._core.multiarray", "_reconstruct"),
    ("numpy._core.multiarray", "scalar"),
}


class NotADraft(ValueError):  # noqa: N818 - said of bytes, not of a call
    """The bytes are damaged, or were not made by ``packed``."""


def packed(draft: Draft) -> bytes:
    """The draft as bytes."""
    return pickle.dumps(draft, protocol=5)


def unpacked(content: bytes) -> Draft:
    """The draft that the bytes hold, made of nothing but values; ``NotADraft`` when they do not."""
    try:
        draft = _Unpickler(io.BytesIO(content)).load()
    except (pickle.UnpicklingError, EOFError, LookupError, TypeError, ValueError) as error:
        raise NotADraft(str(error)) from None
    except (AttributeError, ImportError, OverflowError, MemoryError) as error:
        raise NotADraft(str(error)) from None
    if not isinstance(draft, Draft):
        raise NotADraft("something else")
    return draft


class _Unpickler(pickle.Unpickler):
    """Finds the classes of values, and no function that could do anything else."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if _is_known(module, name) else None
        if found is None or (module.startswith("ocpart_desktop") and not isinstance(found, type)):
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a draft")
        return found


def _is_known(module: str, name: str) -> bool:
    return (module, name) in _OTHERS or (module.startswith(_OURS) and "." not in name)
