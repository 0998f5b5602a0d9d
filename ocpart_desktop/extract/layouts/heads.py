"""From header rows to what each column is called: a code, a question, an option."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ocpart_desktop.extract.columns import Head, text_of
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.extract.workbook import Sheet, column_letters

_CODE = re.compile(
    r"[^\W\d_][\w.\-/()#@]{0,39}|_\w{1,39}|[^\W\d_][\w.\-/]{0,30}\[[\w\-]{1,30}\]|@\w+"
)
_CODE_THEN_TEXT = re.compile(
    r"(?P<code>[A-Za-z]{1,6}\d{1,3}(?:[_.\-]?[A-Za-z0-9]{1,3})?)"
    r"\s*(?:[.:)\u2013\u2014\-]\s*|\s)(?P<text>\S.{3,})"
)
_BRACKETED = re.compile(r"(?P<question>.*\S)\s*\[(?P<option>[^\]]+)\]\s*")
_EMPTY_OPTIONS = {"response", "reponse", "open ended response", "reponse libre"}


def read_heads(sheet: Sheet, rows: Sequence[int], columns: Sequence[int]) -> list[Head]:
    """A head for each column, in their order. Without header rows, columns bear their letter."""
    lines = [_line(sheet, i, columns) for i in rows]
    if not lines:
        return [Head(code=column_letters(j)) for j in columns]
    code_line = _code_line(lines)
    codes = lines.pop(code_line) if code_line is not None else [""] * len(columns)
    lines = [_filled(line, lines[n + 1 :], codes) for n, line in enumerate(lines)]
    return [_head(code, [line[n] for line in lines]) for n, code in enumerate(codes)]


def is_code(text: str) -> bool:
    """Whether a header looks like a variable's code rather than a wording."""
    return bool(_CODE.fullmatch(text))


def _line(sheet: Sheet, row: int, columns: Sequence[int]) -> list[str]:
    """The texts of a header row, a merged cell standing for each column it covers."""
    values = [text_of(v) for v in sheet.rows[row]]
    for merged in sheet.merged:
        if merged.top <= row <= merged.bottom:
            text = text_of(sheet.rows[merged.top][merged.left])
            for j in range(merged.left, min(merged.right + 1, len(values))):
                values[j] = text if row == merged.top else ""
    return [values[j] for j in columns]


def _code_line(lines: list[list[str]]) -> int | None:
    """The row of codes among several header rows: short, without spaces, all different."""
    if len(lines) == 1:
        codes = sum(is_code(x) for x in lines[0] if x)
        wordings = sum(" " in x for x in lines[0])
        return 0 if codes and not wordings else None
    for number, line in enumerate(lines):
        texts = [x for x in line if x]
        alike = sum(is_code(x) for x in texts)
        different = len(set(texts)) >= 0.95 * len(texts)
        if len(texts) >= 0.7 * len(line) and alike >= 0.8 * len(texts) and different:
            return number
    return None


def _filled(line: list[str], below: Sequence[list[str]], codes: list[str]) -> list[str]:
    """A question written once over several options holds for each of them."""
    if not below:
        return line
    filled, last = [], ""
    for n, text in enumerate(line):
        last = text or (last if any(b[n] for b in below) and not codes[n] else "")
        filled.append(last)
    return filled


def _head(code: str, texts: Sequence[str]) -> Head:
    told = [x for x in dict.fromkeys(texts) if x and fold(x) not in _EMPTY_OPTIONS]
    if not told:
        return Head(code=code)
    question, option = (" — ".join(told[:-1]), told[-1]) if len(told) > 1 else (told[0], "")
    if not option and (bracketed := _BRACKETED.fullmatch(question)):
        question, option = bracketed["question"], bracketed["option"]
    if not code and is_code(question):
        return Head(question, "", option) if not option else Head(question, option, "")
    if not code and (split := _CODE_THEN_TEXT.fullmatch(question)):
        code, question = split["code"], split["text"]
    return Head(code, question, option)
