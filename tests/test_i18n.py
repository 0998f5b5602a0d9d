"""Numbers, dates and messages as each language writes them."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from babel.numbers import format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from ocpart_desktop.i18n import LANGUAGES, date_long, half_up, number, percent, points, use_language
from ocpart_desktop.survey.partnership import PartnershipType


def test_french_numbers_use_a_comma_and_narrow_no_break_spaces() -> None:
    assert percent(0.375, 1) == "37,5\u202f%"
    assert number(1234.5, 1) == "1\u202f234,5"
    assert points(-0.061) == "−6"
    assert points(0.06) == "+6"
    assert date_long(date(2026, 11, 24)) == "24 novembre 2026"


@pytest.mark.parametrize(
    ("share", "text"), [(0.125, "13"), (0.285, "29"), (0.235, "24"), (0.0, "0")]
)
def test_halves_round_up_as_in_published_tables(share: float, text: str) -> None:
    assert percent(share) == f"{text}\u202f%"


def test_english_numbers_use_a_point() -> None:
    use_language("en")
    assert percent(0.375, 1) == "37.5%"
    assert number(1234.5, 1) == "1,234.5"


def babel_writes(text: str, language: str) -> str:
    """Babel's text, in French with its narrow spaces and its minus."""
    if language != "fr":
        return text
    return text.replace(" ", "\u202f").replace("\u00a0", "\u202f").replace("-", "\u2212")


@given(
    value=st.one_of(
        st.floats(-1e12, 1e12), st.integers(-(10**12), 10**12), st.floats(-1000, 1000).map(round)
    ),
    digits=st.integers(0, 6),
    language=st.sampled_from(LANGUAGES),
)
def test_a_number_is_written_as_babel_writes_it(value: float, digits: int, language: str) -> None:
    use_language(language)
    pattern = "#,##0." + "0" * digits if digits else "#,##0"
    assert number(value, digits) == babel_writes(
        format_decimal(value, pattern, locale=language), language
    )


@given(
    share=st.one_of(st.floats(-10, 10), st.integers(-100_000, 100_000).map(lambda n: n / 8000)),
    digits=st.integers(0, 4),
    language=st.sampled_from(LANGUAGES),
)
def test_a_share_is_written_as_babel_writes_it(share: float, digits: int, language: str) -> None:
    use_language(language)
    pattern = ("#,##0." + "0" * digits if digits else "#,##0") + (" %" if language == "fr" else "%")
    assert percent(share, digits) == babel_writes(
        format_percent(half_up(share, digits + 2), pattern, locale=language), language
    )


def test_messages_follow_the_language_at_call_time() -> None:
    assert PartnershipType.PATRONAGE.label == "Mécénat"
    use_language("en")
    assert PartnershipType.PATRONAGE.label == "Patronage"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows names its language otherwise")
@pytest.mark.parametrize(
    ("asked", "spoken"), [("", "fr"), ("C.UTF-8", "fr"), ("de_DE.UTF-8", "fr"), ("en_GB", "en")]
)
def test_a_system_that_asks_for_none_of_our_languages_gets_french(
    asked: str, spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", asked)
    assert use_language(None) == spoken


def test_every_catalogue_is_complete_and_compiled() -> None:
    root = Path(__file__).parents[1]
    result = subprocess.run(
        [sys.executable, str(root / "tools" / "messages.py"), "check"],
        capture_output=True, text=True, check=False, cwd=root,
    )  # fmt: skip
    assert result.returncode == 0, result.stdout
