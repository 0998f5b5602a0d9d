"""Columns that together are one question: options ticked, or items of a battery."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ocpart_desktop.extract.columns import Column
from ocpart_desktop.extract.wording import clean, fold

_STEMS = (
    re.compile(r"(?P<stem>.+?)\[(?P<option>[^\]]+)\]"),
    re.compile(r"(?P<stem>.+)/(?P<option>[^/]+)"),
    re.compile(r"(?P<stem>.+?)[_.\-](?P<option>\d{1,3}|[A-Za-z]{1,3}\d{1,3}|other|autre)"),
    re.compile(r"(?P<stem>[A-Za-z]+_?\d+[A-Za-z]?)[rRcC](?P<option>\d{1,3})"),
    re.compile(r"(?P<stem>[A-Za-z]{2,}\w*?_?|[A-Za-z]+\d+[A-Za-z_])(?P<option>\d{1,2})"),
    re.compile(r"(?P<stem>[A-Za-z]+\d+)(?P<option>[a-z])"),
)
_PREFIXED = re.compile(r"(?P<question>.{6,}?(?:\?|:| [\-\u2013\u2014>|/]))\W*(?P<option>\w.*)")
_TOO_GENERAL = {
    "q", "quest", "question", "v", "var", "variable", "col", "column", "colonne", "c", "x", "item",
    "s", "champ", "field",
}  # fmt: skip
_JOINTS = " \t-\u2013\u2014:/|>.\u00b7("


@dataclass(frozen=True, slots=True)
class Group:
    """Columns sharing a stem: ``options`` are their own labels, in the same order."""

    stem: str
    question: str
    columns: tuple[Column, ...]
    options: tuple[str, ...]


def group(
    columns: Sequence[Column],
    together: Mapping[str, Sequence[str]] | None = None,
    apart: Collection[str] = (),
) -> list[Group]:
    """The groups, in the order of their first column; lone columns are groups of one.

    ``together`` names the columns that a person put together, by the first of them; ``apart`` the
    first columns of the groups that a person took apart.
    """
    first_of = {name: first for first, names in (together or {}).items() for name in names}
    keyed: dict[tuple[str, str], list[Column]] = {}
    for column, usual in zip(columns, _keys(columns), strict=True):
        first = first_of.get(column.head.name)
        keyed.setdefault(("given", first) if first else usual, []).append(column)
    out = []
    for key, members in keyed.items():
        given = key[0] == "given"
        alone = members[0].head.name in apart or (not given and _are_questions(members))
        whole = _made(members)
        out += _taken_apart(whole) if alone else [whole]
    return out


def _taken_apart(whole: Group) -> list[Group]:
    return [_made([column]) for column in whole.columns]


def _keys(columns: Sequence[Column]) -> list[tuple[str, str]]:
    """What each column shares with those of its question: its wording, its code, its beginning.

    An option met again under the same wording begins another question.
    """
    questions = [fold(c.head.question) if c.head.option else "" for c in columns]
    stems = [fold(stem_of(c.head.code) or "") for c in columns]
    asked = Counter(zip(questions, stems, strict=True))
    prefixes = [_prefix(c.head.text) for c in columns]
    begun = Counter(prefixes)
    met: Counter[tuple[str, str, str]] = Counter()
    keys = []
    for column, question, stem, prefix in zip(columns, questions, stems, prefixes, strict=True):
        if question and asked[question, stem] > 1:
            option = (question, stem, fold(column.head.option))
            keys.append(("question", f"{question} {stem} {met[option]}"))
            met[option] += 1
        elif stem:
            keys.append(("stem", stem))
        elif prefix and begun[prefix] > 1:
            keys.append(("prefix", prefix))
        else:
            keys.append(("column", str(column.index)))
    return keys


def _prefix(text: str) -> str:
    """« Question ? - Option » → the folded question; empty when there is no option after it."""
    found = _PREFIXED.fullmatch(text)
    return fold(found["question"]) if found else ""


def stem_of(code: str) -> str | None:
    """« Q7_1 », « Q7[SQ001] », « Q7/mecenat » → « Q7 »; None when a code has no parts."""
    for pattern in _STEMS:
        found = pattern.fullmatch(code)
        if found:
            stem = found["stem"].rstrip("_.-/ ")
            return None if fold(stem) in _TOO_GENERAL else stem
    return None


def option_code(code: str) -> str:
    """« Q7[SQ001] » → « SQ001 »; the code itself when it has no parts."""
    for pattern in _STEMS:
        found = pattern.fullmatch(code)
        if found:
            return found["option"]
    return code


def _are_questions(members: Sequence[Column]) -> bool:
    """Whether columns numbered in a row are each a question of its own."""
    texts = {c.head.text for c in members if not c.head.option}
    whole = all(text.endswith("?") and len(text.split()) > 2 for text in texts)
    return len(texts) == len(members) > 1 and whole


def _made(members: Sequence[Column]) -> Group:
    first = members[0].head
    stem = stem_of(first.code) or _common_code([c.head.code for c in members]) or first.code
    if len(members) == 1:
        return Group(first.code, first.text, tuple(members), (first.option,))
    if all(c.head.option for c in members):
        return Group(stem, first.question, tuple(members), tuple(c.head.option for c in members))
    texts = [c.head.text if c.head.text != c.head.code else "" for c in members]
    question, options = split_common(texts)
    codes = [option_code(c.head.code) for c in members]
    labels = tuple(o or code for o, code in zip(options, codes, strict=True))
    return Group(stem, question, tuple(members), labels)


def _common_code(codes: Sequence[str]) -> str:
    """« S1x-a », « S1x-b » → « S1x »: what codes of unknown parts begin with."""
    common = _common_start(codes).rstrip("_.-/ [")
    return common if len(common) > 1 and fold(common) not in _TOO_GENERAL else ""


def _common_start(texts: Sequence[str]) -> str:
    lowest, highest = min(texts), max(texts)
    length = next((i for i, c in enumerate(lowest) if highest[i : i + 1] != c), len(lowest))
    return lowest[:length]


def split_common(texts: Sequence[str]) -> tuple[str, list[str]]:
    """« Question : A », « Question : B » → « Question », [« A », « B »]."""
    common = _common_start(texts)
    cut = max((common.rfind(joint) for joint in _JOINTS), default=-1) + 1
    if cut < 4 or not all(len(t) > cut for t in texts):
        return "", [clean(t) for t in texts]
    question = common[:cut].rstrip(" \t-\u2013\u2014:/|>(")
    return clean(question), [clean(t[cut:].strip(_JOINTS + ")")) for t in texts]
