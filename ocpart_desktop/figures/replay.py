"""The command line that computes a figure again."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Sequence

from ocpart_desktop.analysis.results import REST, ComparisonSpec
from ocpart_desktop.figures.wording import leaves_no_opinion_out
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.survey import Survey


def command_line(
    survey: Survey,
    question: Question,
    spec: ComparisonSpec,
    *,
    file: str | None = None,
    command: str = "compare",
    more: Sequence[str] = (),
) -> str:
    """What to type to compute it again, quoted for this machine's shell."""
    words = ["ocpart-desktop", command]
    if command == "compare":
        words += [*_option("question", question.id), *_option("answer", spec.answer)]
    words += _option("region", spec.region)
    words += _option("against", spec.against if spec.against != REST else None)
    words += _option("public", question.public) + _option("wave", question.wave)
    for name, value in spec.filters:
        words += _option("filter", f"{name}={value}")
    if not spec.weighted:
        words.append("--unweighted")
    if leaves_no_opinion_out(question, spec):
        words.append("--without-no-opinion")
    words += [*more, "--json"]
    name = file or survey.source.name
    words += ["--", name] if name.startswith("-") else [name]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def _option(name: str, value: str | None) -> list[str]:
    if not value:
        return []
    return [f"--{name}={value}"] if value.startswith("-") else [f"--{name}", value]
