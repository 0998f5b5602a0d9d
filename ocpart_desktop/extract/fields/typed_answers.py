"""« Autre » as a form keeps it: what each respondent typed, among the answers of the list."""

from __future__ import annotations

from collections.abc import Mapping

OTHER = "Autre"
"""The answer under which typed ones are gathered."""

_AT_LEAST = 5
_MOSTLY = 0.6


def typed_answers(counts: Mapping[str, int]) -> frozenset[str]:
    """The answers nobody else gave, where they are many beside a few often given.

    ``counts`` tells how many respondents gave each answer. Nothing for a question whose answers
    all come again, or are all different.
    """
    once = frozenset(label for label, n in counts.items() if n == 1)
    often = {label: n for label, n in counts.items() if n >= _AT_LEAST}
    few = len(once) < _AT_LEAST or len(often) < 2
    if few or sum(often.values()) < _MOSTLY * sum(counts.values()):
        return frozenset()
    return once
