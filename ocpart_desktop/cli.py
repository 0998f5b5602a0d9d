"""The command line: the same core as the window, no display needed."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from ocpart_desktop import __version__
from ocpart_desktop.analysis.results import FRANCE, REST, ComparisonSpec, Counted
from ocpart_desktop.i18n import _, use_language
from ocpart_desktop.system.errors import UserError

if TYPE_CHECKING:
    from ocpart_desktop.documents.pictures import Pictures

DONE, UNUSABLE, USAGE, WITH_ERRORS = 0, 1, 2, 3
BUG, INTERRUPTED = 70, 130

COMMANDS = ("check", "compare", "typology", "export", "notebook")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options; ``window`` says whether the window is wanted. Wrong usage exits with 2."""
    first = next((a for a in arguments if not a.startswith("-")), "")
    separated = "--" in arguments and first in arguments[list(arguments).index("--") :]
    if first in COMMANDS and not separated:
        options = _commands().parse_args(arguments)
        options.window = False
    else:
        options = _window().parse_args(arguments)
        options.window = True
        options.shown = not options.selftest and options.pages is None
    use_language(options.lang)
    return options


def run(options: argparse.Namespace, make_pictures: Callable[[], Pictures] | None = None) -> int:
    """Run one command, or say why the window cannot be opened; return the exit code.

    ``make_pictures`` is asked for the charts of the documents that need them drawn.
    """
    options.make_pictures = make_pictures
    if options.window:
        print(_no_display(), file=sys.stderr)
        return UNUSABLE
    try:
        code: int = _COMMANDS[options.command](options)
        sys.stdout.flush()
        return code
    except UserError as misfortune:
        print(misfortune.message, file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def explain_bug(bug: Exception) -> int:
    """Leave a report of a bug, name it on stderr, and return the exit code that says so."""
    from ocpart_desktop.system.logs import write_crash_report

    said = _("Something went wrong in OCPart, through no fault of yours. A report is in {file}.")
    print(said.format(file=write_crash_report(bug)), file=sys.stderr)
    return BUG


def _no_display() -> str:
    return _(
        "This machine has no display, so no window can be opened. "
        "These commands need none: ocpart-desktop check, compare, typology, export, notebook."
    )


# -- the words ---------------------------------------------------------------------------------


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {message}\n")


def _common() -> _Parser:
    common = _Parser(add_help=False)
    common.add_argument("--lang", choices=("fr", "en"), default=None, help="language of sentences")
    return common


def _window() -> _Parser:
    parser = _Parser(
        prog="ocpart-desktop",
        parents=[_common()],
        description="Open the window, on an extract or a notebook if one is given.",
        epilog="Without a display: ocpart-desktop check | compare | typology | export | notebook "
        "(each has its own --help).",
    )
    parser.add_argument("files", nargs="*", metavar="FILE", type=Path)
    parser.add_argument("--version", action="version", version=f"OCPart {__version__}")
    parser.add_argument(
        "--selftest",
        action="store_true",
        help="open the sample, draw each page, export, and say whether all is well",
    )
    parser.add_argument("--pages", type=Path, metavar="FOLDER", help="draw each page as a picture")
    return parser


def _commands() -> _Parser:
    parser = _Parser(prog="ocpart-desktop", parents=[_common()])
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)

    check = commands.add_parser("check", parents=[_common()], help="the receipt of an extract")
    check.add_argument("file", type=Path)
    check.add_argument("--password", default=None)
    check.add_argument(
        "--against", type=Path, metavar="TABLES", help="also count an institute's tables again"
    )
    check.add_argument("--against-password", default=None, metavar="PASSWORD")
    check.add_argument("--json", action="store_true")
    check.add_argument("--to", type=Path, metavar="FILE", help="also write it as .pdf or .txt")
    check.add_argument("--force", action="store_true", help="replace an existing file")

    compare = commands.add_parser("compare", parents=[_common()], help="one comparison")
    compare.add_argument("file", type=Path)
    compare.add_argument("--question", required=True, help="an id or a role")
    compare.add_argument("--answer", default=None)
    _selection(compare)

    typology = commands.add_parser("typology", parents=[_common()], help="the four types")
    typology.add_argument("file", type=Path)
    _selection(typology)
    typology.add_argument(
        "--citations", action="store_true", help="shares of the types cited, not of respondents"
    )

    export = commands.add_parser("export", parents=[_common()], help="annotated documents")
    export.add_argument("file", type=Path, metavar="SOURCE")
    export.add_argument("--region", required=True)
    export.add_argument("--template", choices=("journee-regionale",), default="journee-regionale")
    export.add_argument("--to", type=Path, action="append", required=True, metavar="FILE")
    export.add_argument(
        "--audience",
        choices=("organiser", "participants", "public"),
        default="participants",
        help="for whom: what is left out (default: participants)",
    )
    export.add_argument(
        "--deck", type=Path, default=None, metavar="TEMPLATE", help="a .pptx or .potx of your own"
    )
    export.add_argument("--force", action="store_true", help="replace existing files")

    notebook = commands.add_parser("notebook", parents=[_common()], help="a .ocpart file")
    actions = notebook.add_subparsers(dest="action", required=True, parser_class=_Parser)
    for name, meaning in (
        ("new", "begin one"),
        ("info", "describe it"),
        ("verify", "check it; 3 when it is damaged but can be read"),
        ("journal", "who did what and when, the latest first"),
    ):
        action = actions.add_parser(name, parents=[_common()], help=meaning)
        action.add_argument("file", type=Path)
        action.add_argument("--json", action="store_true")
    merge = actions.add_parser("merge", parents=[_common()], help="put several into one")
    merge.add_argument("files", type=Path, nargs="+", metavar="FILE")
    merge.add_argument("--to", type=Path, required=True, metavar="FILE")
    merge.add_argument("--contacts", action="store_true", help="keep the contacts")
    merge.add_argument("--force", action="store_true", help="replace an existing file")
    merge.add_argument("--json", action="store_true")
    return parser


def _selection(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--region", required=True, help="a name, an alias or a code")
    parser.add_argument("--against", default=REST, help="rest (default), france or a region")
    parser.add_argument("--public", default=None)
    parser.add_argument("--wave", default=None)
    parser.add_argument("--filter", action="append", default=[], type=_filter, metavar="VAR=VALUE")
    parser.add_argument("--unweighted", action="store_true")
    parser.add_argument(
        "--without-no-opinion", action="store_true", help="leave out who gave no opinion"
    )
    parser.add_argument("--password", default=None)
    parser.add_argument("--json", action="store_true")


def _filter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise argparse.ArgumentTypeError(f"{text!r} is not VAR=VALUE")
    return name, value


# -- the commands ------------------------------------------------------------------------------


def _progress() -> Callable[[float], None] | None:
    if not sys.stderr.isatty():
        return None

    def show(fraction: float) -> None:
        end = "\n" if fraction >= 1 else ""
        print(f"\r{fraction:4.0%}", end=end, file=sys.stderr, flush=True)

    return show


def _print_json(value: dict[str, Any]) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")


def _check(options: argparse.Namespace) -> int:
    from ocpart_desktop.extract.crosscheck.report import crosscheck_json, crosscheck_text
    from ocpart_desktop.extract.report import check_json, check_text
    from ocpart_desktop.session.crosscheck import check_against
    from ocpart_desktop.session.study import read_study

    if options.to is not None and options.to.exists() and not options.force:
        raise _exists(options.to)
    study = read_study(options.file, password=options.password, progress=_progress())
    crosscheck = options.against and check_against(
        study, options.against, password=options.against_password, progress=_progress()
    )
    if options.to is not None:
        from ocpart_desktop.documents.receipt import write_receipt

        created = datetime.now().astimezone()
        found = [each for each in (study.crosscheck, crosscheck) if each]
        write_receipt(
            study.survey, study.receipt, study.reading, options.to, created, crosschecks=found
        )
    if options.json:
        told = check_json(study.survey, study.receipt)
        _print_json(crosscheck_json(told, crosscheck) if crosscheck else told)
    else:
        print(check_text(study.survey, study.receipt))
        if crosscheck:
            print(crosscheck_text(crosscheck))
    return WITH_ERRORS if study.receipt.has_errors else DONE


def _spec(options: argparse.Namespace, question: str) -> ComparisonSpec:
    from ocpart_desktop.session.study import choose_region

    against = options.against
    if against not in (REST, FRANCE):
        against = choose_region(against).code
    return ComparisonSpec(
        question=question,
        region=choose_region(options.region).code,
        against=against,
        answer=getattr(options, "answer", None),
        filters=tuple(options.filter),
        weighted=not options.unweighted,
        without_no_opinion=options.without_no_opinion,
    )


def _compare(options: argparse.Namespace) -> int:
    from ocpart_desktop.analysis.comparison import compare
    from ocpart_desktop.figures.json_form import compare_json
    from ocpart_desktop.figures.sentence import comparison_sentence
    from ocpart_desktop.session.study import choose_question, read_study

    study = read_study(options.file, password=options.password, progress=_progress())
    question = choose_question(
        study.survey, options.question, public=options.public, wave=options.wave
    )
    spec = _spec(options, question.key)
    comparison = compare(study.survey, spec)
    if options.json:
        _print_json(compare_json(comparison))
    else:
        print(comparison_sentence(comparison, comparison.row(spec.answer)))
    return DONE


def _typology(options: argparse.Namespace) -> int:
    from ocpart_desktop.analysis.typology import typology
    from ocpart_desktop.figures.json_form import typology_json
    from ocpart_desktop.figures.typology.words import profile_sentence, totals_sentence
    from ocpart_desktop.session.study import read_study
    from ocpart_desktop.survey.publics import recognise_public

    study = read_study(options.file, password=options.password, progress=_progress())
    spec = _spec(options, "")
    public = options.public and (recognise_public(options.public) or options.public)
    profile = typology(
        study.survey,
        public=public,
        wave=options.wave,
        region=spec.region,
        against=spec.against,
        filters=spec.filters,
        weighted=spec.weighted,
        without_no_opinion=spec.without_no_opinion,
        counted=Counted.CITATIONS if options.citations else Counted.RESPONDENTS,
    )
    if options.json:
        _print_json(typology_json(profile))
    else:
        print(" ".join(filter(None, (profile_sentence(profile), totals_sentence(profile)))))
    return DONE


def _export(options: argparse.Namespace) -> int:
    from ocpart_desktop.documents.audience import Audience
    from ocpart_desktop.documents.formats import needs_pictures
    from ocpart_desktop.session.export import export_documents
    from ocpart_desktop.session.study import choose_region

    pictures = None
    if options.make_pictures is not None and any(map(needs_pictures, options.to)):
        pictures = options.make_pictures()
    written = export_documents(
        options.file,
        region=choose_region(options.region),
        targets=options.to,
        force=options.force,
        progress=_progress(),
        pictures=pictures,
        audience=Audience(options.audience),
        template=options.deck,
    )
    for path in written:
        print(path)
    return DONE


def _exists(path: Path) -> UserError:
    said = _("{file} already exists: nothing was written.")
    return UserError("exists", said.format(file=path))


def _notebook(options: argparse.Namespace) -> int:
    from ocpart_desktop.notebook.description import describe
    from ocpart_desktop.notebook.notebook import Notebook
    from ocpart_desktop.session.notebooks import journal_lines, merge_notebooks

    if options.action == "journal":
        lines = journal_lines(options.file)
        if options.json:
            _print_json({"format": 1, "lines": list(lines)})
        else:
            print("\n".join(lines))
        return DONE
    if options.action == "merge":
        facts = merge_notebooks(
            options.files, options.to, contacts=options.contacts, force=options.force
        )
        return _print_facts(facts, options)
    if options.action == "new":
        if options.file.exists():
            raise _exists(options.file)
        Notebook.create(options.file).close()
    facts = describe(options.file)
    _print_facts(facts, options)
    return WITH_ERRORS if options.action == "verify" and facts["damage"] else DONE


def _print_facts(facts: dict[str, Any], options: argparse.Namespace) -> int:
    if options.json:
        _print_json({"format": 1, **facts})
    else:
        print("\n".join(f"{name}: {value}" for name, value in facts.items()))
    return DONE


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "check": _check,
    "compare": _compare,
    "typology": _typology,
    "export": _export,
    "notebook": _notebook,
}
