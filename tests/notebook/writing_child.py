"""A process that writes remarks until it is killed; it says which ones were said to be saved."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from ocpart_desktop.notebook import publisher
from ocpart_desktop.notebook.model import Note
from ocpart_desktop.notebook.notebook import Notebook


def main(path: Path, name: str) -> None:
    publisher.PAUSE = 0.002  # the document is written all the time too
    notebook = Notebook.open(path)
    for number in range(10_000):
        remark = Note(id=f"{name}-{number}")
        for text in ("Une", "Une remarque", f"Une remarque, la {number}e de {name} " + "é" * 500):
            remark = replace(remark, text=text)
            notebook.put(remark)
        notebook.remember(last=remark.id)
        notebook.flush()
        print(remark.id, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
