"""Lines never break where French forbids it, and nothing else of a text changes."""

from __future__ import annotations

from ocpart_desktop.documents.typography import bound
from ocpart_desktop.i18n import use_language


def test_spaces_inside_quotes_and_before_double_signs_do_not_break() -> None:
    assert bound("Qui ? « jouons collectif ! » oui") == (
        "Qui\u00a0? «\u00a0jouons collectif\u00a0!\u00a0» oui"
    )
    assert bound("http://x, 12:30 - rien") == "http://x, 12:30 - rien"


def test_an_english_text_is_left_alone() -> None:
    use_language("en")
    assert bound("so ?") == "so ?"
