"""Numbers, dates and messages as each language writes them."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from ocpart_desktop.i18n import date_long, number, percent, points, use_language
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
