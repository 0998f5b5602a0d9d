"""What is kept of a reading: the ``check --json`` of it, without what wording may improve."""

from __future__ import annotations

import difflib
import json
from typing import Any

from ocpart_desktop.extract.door import Opened
from ocpart_desktop.extract.reading import read_bytes
from ocpart_desktop.extract.report import check_json

from .registry import Case


def read(case: Case) -> Opened:
    """The file read as the application reads it, in this very process."""
    draft = read_bytes(case.made.content, case.file)
    return Opened(draft.survey(), draft.receipt)


def told(opened: Opened) -> dict[str, Any]:
    """The JSON of ``check``: codes and facts in place of sentences, no fingerprint of the file."""
    receipt = opened.receipt
    told = check_json(opened.survey, receipt)
    told["source"] = {"name": opened.survey.source.name, "kind": opened.survey.source.kind}
    for sheet, reading in zip(told["sheets"], receipt.sheets, strict=True):
        sheet["reason"] = reading.reason_code
    for issue, known in zip(told["issues"], receipt.issues, strict=True):
        del issue["message"]
        issue["facts"] = dict(known.facts)
    if told["weight"]:
        told["weight"] = {
            k: round(v, 6) if isinstance(v, float) else v for k, v in told["weight"].items()
        }
    return told


def as_text(told: dict[str, Any]) -> str:
    """The JSON with a line for each sheet, question, answer and issue, so that a diff reads."""
    lines = []
    for key, value in told.items():
        if isinstance(value, list) and value:
            items = ",\n".join(_item(item) for item in value)
            lines.append(f"{json.dumps(key)}: [\n{items}\n]")
        else:
            lines.append(f"{json.dumps(key)}: {_line(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _item(item: Any) -> str:
    if not isinstance(item, dict) or not item.get("answers"):
        return f"  {_line(item)}"
    head = {k: v for k, v in item.items() if k != "answers"}
    answers = ",\n".join(f"    {_line(answer)}" for answer in item["answers"])
    return f'  {_line(head)[:-1]}, "answers": [\n{answers}]}}'


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def difference(case: Case, now: str) -> str:
    """What is read otherwise than expected, as a diff; empty when all is."""
    before = case.expected.read_text("utf-8") if case.expected.exists() else ""
    lines = difflib.unified_diff(
        before.splitlines(), now.splitlines(), "expected", "read", lineterm="", n=1
    )
    return "\n".join(lines)
