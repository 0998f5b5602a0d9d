"""The message catalogues: gather, translate, compile, check.

python tools/messages.py update          gather the messages of the code into every catalogue
python tools/messages.py missing [fr]    print, as JSON, the messages still to translate
python tools/messages.py set [fr] < JSON add translations {"message": "traduction", …}; a plural
                                         message is {"one": ["singulier", "pluriel"]}
python tools/messages.py check           fail unless every catalogue is complete and compiled

Translations are put right for French typography (narrow no-break spaces) as they come in.
"""

from __future__ import annotations

import io
import json
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LOCALES = ROOT / "resources" / "locale"
NARROW, NO_BREAK = "\u202f", "\u00a0"
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
LANGUAGES = ("fr",)  # English is the language of the messages themselves


def po_path(language: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / "ocpart.po"


def gathered() -> Catalog:
    template = Catalog(project="OCPart", charset="utf-8")
    found = extract_from_dir(
        ROOT / "ocpart_desktop",
        method_map=[("**.py", "python")],
        keywords={"_": None, "ngettext": (1, 2)},
        comment_tags=("Translators:",),
    )
    for filename, _line, message, comments, _context in found:
        template.add(message, locations=[(filename, 0)], auto_comments=comments)
    return template


def load(language: str) -> Catalog:
    path = po_path(language)
    if not path.exists():
        return Catalog(locale=language, project="OCPart", charset="utf-8")
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def po_bytes(catalogue: Catalog) -> bytes:
    stream = io.BytesIO()
    write_po(
        stream, catalogue, width=98, omit_header=False, sort_output=True, no_location=True,
        ignore_obsolete=True,
    )  # fmt: skip
    dated = (b'"POT-Creation-Date', b'"PO-Revision-Date', b'"Generated-By', b"# FIRST AUTHOR")
    return b"".join(
        line for line in stream.getvalue().splitlines(keepends=True) if not line.startswith(dated)
    )


def mo_bytes(catalogue: Catalog) -> bytes:
    catalogue.creation_date = catalogue.revision_date = EPOCH  # the same messages, the same bytes
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def save(language: str, catalogue: Catalog) -> None:
    path = po_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(po_bytes(catalogue))
    path.with_suffix(".mo").write_bytes(mo_bytes(load(language)))


def merged(language: str) -> Catalog:
    catalogue = load(language)
    catalogue.update(gathered(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def missing(catalogue: Catalog) -> list[str | list[str]]:
    out: list[str | list[str]] = []
    for message in catalogue:
        if not message.id:
            continue
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if not all(strings):
            out.append(list(message.id) if isinstance(message.id, tuple) else message.id)
    return out


def french(text: str) -> str:
    """French spaces: narrow no-break before ; ! ? %, no-break inside guillemets and before :."""
    text = re.sub(r"[ \u00a0\u202f]*([;!?])(?=\s|$|»)", NARROW + r"\1", text)
    text = re.sub(r" :(?=\s|$)", NO_BREAK + ":", text)
    text = re.sub(r" %", NARROW + "%", text)
    text = re.sub(r"« ?", "«" + NO_BREAK, text)
    text = re.sub(r" ?»", NO_BREAK + "»", text)
    return text.replace("'", "’")


def translate(language: str, translations: dict[str, str | list[str]]) -> None:
    catalogue = merged(language)
    for message, translation in translations.items():
        known = catalogue.get(message)
        if known is None:
            print(f"not a message of the code: {message!r}", file=sys.stderr)
            continue
        if isinstance(translation, list):
            known.string = tuple(french(t) for t in translation)
        else:
            known.string = french(translation)
        known.flags.discard("fuzzy")  # set when a message gains a plural: it is not compiled then
    save(language, catalogue)


def check() -> int:
    problems = []
    for language in LANGUAGES:
        catalogue = merged(language)
        problems += [f"{language}: not translated: {m!r}" for m in missing(catalogue)]
        if po_path(language).read_bytes() != po_bytes(catalogue):
            problems.append(f"{language}: the catalogue is not up to date (run update)")
        if po_path(language).with_suffix(".mo").read_bytes() != mo_bytes(load(language)):
            problems.append(f"{language}: the compiled catalogue is stale (run update)")
        doubtful = (message for message in catalogue if message.id and message.fuzzy)
        problems += [f"{language}: to be set again: {message.id!r}" for message in doubtful]
        problems += [f"{language}: {p}" for p in placeholder_problems(catalogue)]
    print("\n".join(problems) or "Translations: complete.")
    return 1 if problems else 0


def placeholder_problems(catalogue: Catalog) -> list[str]:
    def names(text: str) -> set[str]:
        return set(re.findall(r"\{(\w+)", text))

    problems = []
    for message in catalogue:
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        allowed = set().union(*(names(i) for i in ids if i))
        if any(names(s) - allowed for s in strings if s):
            problems.append(f"unknown placeholder in the translation of {message.id!r}")
    return problems


def main(arguments: list[str]) -> int:
    command, *rest = arguments or ["check"]
    language = rest[0] if rest else "fr"
    if command == "update":
        for each in LANGUAGES:
            save(each, merged(each))
    elif command == "missing":
        print(json.dumps(missing(merged(language)), ensure_ascii=False, indent=1))
    elif command == "set":
        translate(language, json.load(sys.stdin))
    elif command == "check":
        return check()
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
