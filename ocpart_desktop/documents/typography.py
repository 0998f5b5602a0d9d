"""What people typed, kept from breaking where French never breaks a line."""

from __future__ import annotations

import re

from ocpart_desktop.i18n import current_language
from ocpart_desktop.i18n.numbers import NO_BREAK

_BOUND = re.compile(r"(?<=«) (?=\S)|(?<=\S) (?=[»:;!?])")


def bound(text: str) -> str:
    """The text with its spaces inside « » and before : ; ! ? made no-break; no other change."""
    return _BOUND.sub(NO_BREAK, text) if current_language() == "fr" else text
