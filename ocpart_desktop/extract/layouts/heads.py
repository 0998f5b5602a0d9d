"""From header rows to what each column is called: a code, a question, an option."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from ocpart_desktop.extract.columns import Head, text_of
from ocpart_desktop.extract.layouts.grouping import stem_of
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.extract.workbook import Sheet, column_letters

_CODE = re.compile(
    r"[^\W\d_][\w.\-/()#@]{0,39}|_\w{1,39}|[^\W\d_][\w.\-/]{0,30}\[[\w\-]{1,30}\]|@\w+"
)
_LIKE_A_CODE = re.compile(r".*[\d_\[].*|[A-Z]{2,12}")
_CODE_THEN_TEXT = re.compile(
    r"(?P<code>[A-Za-z]{1,6}\d{1,3}(?:[_.\-]?[A-Za-z0-9]{1,3})?)"
    r"\s*(?:[.:)\u2013\u2014\-]\s*|\s)(?P<text>\S.{3,})"
)
_GLUED = re.compile(
    r"(?P<code>[^\W\d][\w]{0,24}(?:\[[\w\-]{1,24}\]|[.\-]\w{1,12})?)"
    r"\s?[.:\u2013\u2014\-]\s+(?P<text>\S.*)"
)
_BRACKETED = re.compile(r"(?P<question>.*\S)\s*\[(?P<option>[^\]]+)\]\s*")
_EMPTY_OPTIONS = {"response", "reponse", "open ended response", "reponse libre"}
_FOR_MACHINES = (re.compile(r'\{"ImportId".*'), re.compile(r"#[a-z]+(?: ?\+\w+)*"))
_SELECTED = " - Selected Choice"


def read_heads(sheet: Sheet, rows: Sequence[int], columns: Sequence[int]) -> list[Head]:
    """A head for each column, in their order. Without header rows, columns bear their letter."""
    lines = [_line(sheet, i, columns) for i in rows]
    lines = [line for line in lines if not _is_for_machines(line)]
    if not lines:
        return [Head(code=column_letters(j)) for j in columns]
    code_line = _code_line(lines)
    codes = [""] * len(columns)
    if code_line is not None:
        codes = _spread(lines.pop(code_line), lines[code_line:])
    elif len(lines) == 1:
        codes, lines[0] = _unglued(lines[0])
    lines = [_filled(line, lines[n + 1 :], codes) for n, line in enumerate(lines)]
    return _told_apart([_head(code, [line[n] for line in lines]) for n, code in enumerate(codes)])


def is_code(text: str) -> bool:
    """Whether a header looks like a variable's code rather than a wording."""
    return bool(_CODE.fullmatch(text))


def _line(sheet: Sheet, row: int, columns: Sequence[int]) -> list[str]:
    """The texts of a header row, a merged cell standing for each column it covers."""
    values = [text_of(v).replace(_SELECTED, "") for v in sheet.rows[row]]
    for merged in sheet.merged:
        if merged.top <= row <= merged.bottom:
            text = text_of(sheet.rows[merged.top][merged.left])
            for j in range(merged.left, min(merged.right + 1, len(values))):
                values[j] = text if row == merged.top else ""
    return [values[j] for j in columns]


def _is_for_machines(line: Sequence[str]) -> bool:
    """Rows that only programs read: Qualtrics' import identifiers, humanitarian tags."""
    return _mostly(line, lambda text: any(p.fullmatch(text) for p in _FOR_MACHINES))


def _mostly(line: Sequence[str], told: Callable[[str], bool], share: float = 0.8) -> bool:
    texts = [x for x in line if x]
    return bool(texts) and sum(map(told, texts)) >= share * len(texts)


def _code_line(lines: Sequence[Sequence[str]]) -> int | None:
    """The row of codes among several header rows: short, without spaces, all different.

    A code may stand for several columns, when options are told apart in a row below it.
    """
    if len(lines) == 1:
        codes = sum(is_code(x) for x in lines[0] if x)
        wordings = sum(" " in x for x in lines[0])
        return 0 if codes and not wordings else None
    whole = [n for n, line in enumerate(lines) if _mostly(line, is_code) and _all_differ(line)]
    whole = [n for n in whole if sum(map(bool, lines[n])) >= 0.7 * len(lines[n])]
    if whole:
        return whole[0]
    spread = [
        n
        for n, line in enumerate(lines[:-1])
        if _mostly(line, is_code)
        and _mostly(line, _looks_coded, 0.5)
        and _all_differ(_runs(line))
        and all(_spread(line, lines[n + 1 :]))
    ]
    return max(spread, key=lambda n: sum(map(bool, lines[n])), default=None)


def _looks_coded(text: str) -> bool:
    return bool(_LIKE_A_CODE.fullmatch(text))


def _all_differ(line: Sequence[str]) -> bool:
    texts = [x for x in line if x]
    return len(set(texts)) >= 0.95 * len(texts)


def _runs(line: Sequence[str]) -> list[str]:
    """The texts of a row, those repeated from one column to the next once."""
    return [x for x, previous in zip(line, ["", *line], strict=False) if x != previous]


def _spread(codes: Sequence[str], below: Sequence[Sequence[str]]) -> list[str]:
    """A code written once over several options holds for each of them.

    The last row is one of options when some columns that bear a code have none.
    """
    options = below[-1] if below else []
    if all(option or not code for code, option in zip(codes, options, strict=False)):
        return list(codes)
    out: list[str] = []
    for code, option in zip(codes, options, strict=True):
        out.append(out[-1] if option and not code and out else code)
    return out


def _unglued(line: Sequence[str]) -> tuple[list[str], list[str]]:
    """« Q4. Votre territoire… » in most headers of a row → the codes, and the wordings."""
    found = [_GLUED.fullmatch(text) for text in line]
    codes = [match["code"] if match else "" for match in found]
    told = [match for match in found if match]
    alone = [match["code"] for match in told if not _BRACKETED.fullmatch(match["text"])]
    few = len(told) < max(2, 0.6 * sum(map(bool, line)))
    if few or not _all_differ(alone) or not _mostly(codes, _looks_coded, 0.5):
        return [""] * len(line), list(line)
    texts = [match["text"] if match else text for match, text in zip(found, line, strict=True)]
    return codes, texts


def _filled(line: list[str], below: Sequence[list[str]], codes: list[str]) -> list[str]:
    """A question written once over several options holds for each of them."""
    if not below:
        return line
    filled: list[str] = []
    for n, (text, code) in enumerate(zip(line, codes, strict=True)):
        kin = not code or (n > 0 and _same_question(code, codes[n - 1]))
        carried = n > 0 and kin and any(b[n] for b in below)
        filled.append(text or (filled[-1] if carried else ""))
    return filled


def _same_question(code: str, other: str) -> bool:
    stem = stem_of(code)
    return code == other or (stem is not None and stem == stem_of(other))


def _told_apart(heads: list[Head]) -> list[Head]:
    """Columns that bear the code of their question are named by their option too."""
    times = Counter(head.code for head in heads)
    return [
        Head(f"{head.code} [{head.option}]", head.question, head.option)
        if head.code and head.option and times[head.code] > 1
        else head
        for head in heads
    ]


def _head(code: str, texts: Sequence[str]) -> Head:
    told = [x for x in dict.fromkeys(texts) if x and fold(x) not in _EMPTY_OPTIONS]
    if not told:
        return Head(code)
    question, option = (" — ".join(told[:-1]), told[-1]) if len(told) > 1 else (told[0], "")
    if not option and (bracketed := _BRACKETED.fullmatch(question)):
        question, option = bracketed["question"], bracketed["option"]
        if not code and is_code(question):
            return Head(told[0], "", option)
    if not code and is_code(question):
        return Head(question, option)
    if not code and (split := _CODE_THEN_TEXT.fullmatch(question)):
        code, question = split["code"], split["text"]
    return Head(code, question, option)
