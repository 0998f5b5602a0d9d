"""Numbers as the language writes them: 37,5 % with a narrow no-break space.

A figure's table writes hundreds of numbers: Python formats them, with the marks of Babel's locale
data, looked up once a language. The numbers are those that Babel would have written.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from ocpart_desktop.i18n.language import _, current_language

NARROW = "\u202f"
NO_BREAK = "\u00a0"
MINUS = "\u2212"


def number(value: float, digits: int = 0) -> str:
    """``1234.5`` → « 1 234,5 »."""
    return _written(Decimal(str(value)), digits)


def _written(value: Decimal, digits: int) -> str:
    """A decimal with so many digits after the mark, halves going to the even one."""
    return f"{value.quantize(_quantum(digits)):,f}".translate(_marks(current_language()))


@cache
def _quantum(digits: int) -> Decimal:
    return Decimal(1).scaleb(-digits)


@cache
def _marks(language: str) -> dict[int, str]:
    """What stands for Python's comma, point and minus; French typography has its own."""
    from babel.numbers import get_decimal_symbol, get_group_symbol, get_minus_sign_symbol

    marks = [get_group_symbol(language), get_decimal_symbol(language)]
    minus = get_minus_sign_symbol(language)
    if language == "fr":
        marks, minus = [mark.replace(NO_BREAK, NARROW) for mark in marks], MINUS
    return dict(zip(map(ord, ",.-"), [*marks, minus], strict=True))


def whole(value: float) -> str:
    """A count: rounded, grouped."""
    return number(round(value))


def percent(share: float, digits: int = 0) -> str:
    """A share between 0 and 1: ``0.375`` → « 38 % »; ``digits=1`` → « 37,5 % »."""
    written = _written(_half_up(share, digits + 2).scaleb(2), digits)
    return written + (f"{NARROW}%" if current_language() == "fr" else "%")


def points(gap: float, digits: int = 0) -> str:
    """A difference of two shares in points, signed: ``0.06`` → « +6 »."""
    rounded = half_up(gap * 100, digits)
    return signed(rounded, digits)


def signed(value: float, digits: int = 0) -> str:
    """A number that always bears its sign, zero excepted."""
    rounded = half_up(value, digits)
    text = number(abs(rounded), digits)
    if rounded == 0:
        return text
    return ("+" if rounded > 0 else MINUS) + text


def score(value: float, digits: int = 1) -> str:
    """A mean on its scale: ``7.1`` → « 7,1 »."""
    return number(half_up(value, digits), digits)


def file_size(size: int) -> str:
    """Bytes as a person counts them: « 640 ko », « 12 Mo »."""
    kilobytes = size / 1024
    if kilobytes < 1000:
        return _("{n} KB").format(n=number(max(kilobytes, 1)))
    return _("{n} MB").format(n=number(kilobytes / 1024))


def half_up(value: float, digits: int) -> float:
    """Round halves away from zero, as the published tables do (0.125 → 0.13)."""
    return float(_half_up(value, digits))


def _half_up(value: float, digits: int) -> Decimal:
    # 12 significant decimals absorb the binary noise of 0.285 * 100 and the like.
    return Decimal(f"{value:.12f}").quantize(_quantum(digits), ROUND_HALF_UP)
