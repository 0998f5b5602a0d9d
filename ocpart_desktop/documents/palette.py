"""The colours of documents: the light theme's, by meaning."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from ocpart_desktop.figures.charts import ColourRole
from ocpart_desktop.system.paths import resource

BLACK, WHITE = "172026", "FFFFFF"


@cache
def _theme() -> dict[str, dict[str, str | list[str]]]:
    theme: dict[str, dict[str, str | list[str]]] = json.loads(
        resource("themes", "light.json").read_text(encoding="utf-8")
    )
    return theme


_accent: ContextVar[str] = ContextVar("accent", default="")


@contextmanager
def accented(colour: str) -> Iterator[None]:
    """Meanwhile, heads and rules are of this colour (RRGGBB) in place of ours."""
    token = _accent.set(colour)
    try:
        yield
    finally:
        _accent.reset(token)


def screen(name: str) -> str:
    """A colour of the window, as RRGGBB."""
    if name == "accent" and _accent.get():
        return _accent.get()
    return str(_theme()["screen"][name])[1:]


def data(name: str) -> str:
    """A colour of the figures, as RRGGBB."""
    return str(_theme()["data"][name])[1:]


def series(role: ColourRole) -> str:
    """The colour of a side of a comparison."""
    return data(role.value)


def ramp(tone: float, *, diverging: bool = False) -> str:
    """The colour at ``tone`` (0 to 1) of a ramp."""
    stops = [
        _rgb(str(stop)[1:]) for stop in _theme()["data"]["diverging" if diverging else "sequential"]
    ]
    position = min(max(tone, 0.0), 1.0) * (len(stops) - 1)
    below = min(int(position), len(stops) - 2)
    return _hex(_mixed(stops[below], stops[below + 1], position - below))


def mix(one: str, other: str, share: float) -> str:
    """``share`` of the way from ``one`` to ``other``."""
    return _hex(_mixed(_rgb(one), _rgb(other), share))


def ink_on(fill: str) -> str:
    """The text colour that reads better on ``fill``."""
    return max((WHITE, BLACK), key=lambda ink: contrast(ink, fill))


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21: WCAG 2.2."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [c / 255 for c in _rgb(colour)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _rgb(colour: str) -> tuple[float, ...]:
    return tuple(float(int(colour[i : i + 2], 16)) for i in (0, 2, 4))


def _mixed(one: Sequence[float], other: Sequence[float], share: float) -> list[float]:
    return [a + (b - a) * share for a, b in zip(one, other, strict=True)]


def _hex(rgb: Sequence[float]) -> str:
    return "".join(f"{round(c):02X}" for c in rgb)
