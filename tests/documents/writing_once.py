"""Writes every document of the summary made by hand into a folder, in a process of its own."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from made_summary import CREATED, INITIATIVES, NOTES, figures, summary

from ocpart_desktop.documents.formats import SUFFIXES, write_document
from ocpart_desktop.notebook.model import Option, Slide
from ocpart_desktop.notebook.model import SlideKind as Kind
from ocpart_desktop.ui.charts.pictures import offscreen_pictures

STORY = (
    Slide(id="part", kind=Kind.TITLE, title="Première partie"),
    *figures(),
    Slide(id="vote", kind=Kind.VOTE, title="Vote", options=(Option("A", 2), Option("B", 3))),
)


def main(folder: Path) -> None:
    """One file a format; every moment in them is that of the summary."""
    told = tuple(replace(each, created=CREATED) for each in INITIATIVES)
    notes = tuple(replace(n, id=f"n{i}", created=CREATED) for i, n in enumerate(NOTES))
    made = summary(storyline=STORY, initiatives=told, notes=notes)
    pictures = offscreen_pictures()
    for suffix in SUFFIXES:
        write_document(made, folder / f"a{suffix}", pictures=pictures)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
