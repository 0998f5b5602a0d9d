"""``python -m tests.corpus [--write] [NAME …]``: see what is read, then keep it as expected."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from ocpart_desktop.extract.door import Opened
from ocpart_desktop.extract.report import check_text
from ocpart_desktop.i18n import use_language
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.survey import PublishedTable

from .expectations import as_text, difference, read, told
from .facts import figures
from .fidelity import silent_changes
from .printed import FRANCE
from .registry import Case, all_cases
from .traced import altered_figures


def main() -> int:
    """Show each case read otherwise than expected (or named); 1 when a fact is denied."""
    options = _options()
    use_language("fr")
    cases = [all_cases()[name] for name in options.names] or list(all_cases().values())
    denied = kept = 0
    for case in cases:
        opened = read(case)
        now = as_text(told(opened))
        diff = difference(case, now)
        broken = case.made.facts.broken(opened) + silent_changes(case.made, opened)
        broken += altered_figures(case.made, opened)
        denied += bool(broken)
        if diff or broken or options.names:
            print("\n".join(_shown(case, opened, diff, broken)))
        if options.write and diff and not broken:
            case.expected.write_text(now, "utf-8")
            kept += 1
    print(f"{len(cases)} files, {denied} with a denied fact, {kept} expectations written")
    return 1 if denied else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.corpus", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[*all_cases(), []])
    parser.add_argument("--write", action="store_true", help="keep what is read as expected")
    return parser.parse_args()


def _shown(case: Case, opened: Opened, diff: str, broken: list[str]) -> Iterator[str]:
    """A receipt short enough to be read, then what differs and what is plainly wrong."""
    yield f"\n=== {case.file}: {case.trap}"
    for sheet in opened.receipt.sheets:
        for row in sheet.top.cells[:5]:
            yield "    | " + " | ".join(cell[:24] for cell in row[:12])
    yield check_text(opened.survey, opened.receipt).rstrip()
    for question in opened.survey.questions:
        table = opened.survey.respondents.get(question.table)
        if table and question.answers:
            told = [f"{x} {n:g}" for x, n in figures(question, table).items()]
            role = f" <{question.role.value}>" if question.role else ""
            yield f"    {question.key}{role}: {' · '.join(told)}"
        elif question.table in opened.survey.published:
            yield from _table(question, opened.survey.published[question.table])
    if diff and case.expected.exists():
        yield diff
    yield from (f"  !! {line}" for line in broken)


def _table(question: Question, table: PublishedTable) -> Iterator[str]:
    places = [FRANCE if c.total else c.region or c.head for c in table.columns]
    bases = [c.base for c in table.columns]
    yield f"    {question.key} ({question.kind}) {places} {bases}"
    for answer in question.answers:
        told = [c.mark.value if c.value is None else f"{c.value:g}" for c in table.cells[answer.id]]
        yield f"        {answer.label}: {' · '.join(told)}"


if __name__ == "__main__":
    sys.exit(main())
