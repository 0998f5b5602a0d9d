"""A tooltip guesses at markup; nothing a file or a user wrote may be taken for some."""

from __future__ import annotations

from html import unescape

import pytest
from PySide6.QtGui import Qt, QTextDocument

from ocpart_desktop.ui.widgets.tooltips import plain_tooltip

HOSTILE = ["<img src='file:///etc/hostname'>", "<b>gras</b>\nsuite", "a < b & c", "<!--x-->y"]


@pytest.mark.parametrize("text", [*HOSTILE, "Centre-Val de Loire : 36 %"])
def test_a_tooltip_shows_exactly_the_text(text: str) -> None:
    handed = plain_tooltip(text)
    if Qt.mightBeRichText(handed):
        document = QTextDocument()
        document.setHtml(handed)
        shown = document.toPlainText()
    else:
        shown = handed
    assert shown == text
    assert "<img" not in handed
    assert unescape(handed)
