"""Tooltips guess at markup and would load what it names: text goes in escaped."""

from __future__ import annotations

from PySide6.QtGui import Qt  # where this function of the namespace is bound


def plain_tooltip(text: str) -> str:
    """What to hand to Qt so that a tooltip shows exactly ``text``."""
    if not Qt.mightBeRichText(text):
        return text
    from html import escape  # here, for the first window has no such tooltip

    return f"<p>{escape(text).replace(chr(10), '<br>')}</p>"
