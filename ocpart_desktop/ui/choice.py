"""Something to pick: what every list, segment and combo box of the window is filled with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """What is remembered (``key``), what is read, the heading it stands under, a short hint."""

    key: str
    text: str
    group: str = ""
    hint: str = ""
