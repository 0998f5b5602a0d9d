"""A notebook of ten thousand initiatives and fifty thousand remarks: opened, then searched."""

import json
import random
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.programs.keystrokes import SEARCHES, WORDS, initiatives, typed

from ocpart_desktop.notebook.model import Initiative, Note
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.notebook.search import Search

NOTES = 50_000
WRITING = 600  # s, at the most: what it takes to write is not measured


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "carnet.ocpart"
        write(path)
        opened = [opening(path) for _ in range(3)]
        with Notebook.open(path) as notebook:
            search, notes = Search[Initiative](), Search[Note]()
            search.find(notebook.initiatives, "x")
            notes.find(notebook.notes, "x")
            found = [
                typed(SEARCHES, lambda text: search.find(notebook.initiatives, text)),
                typed(SEARCHES, lambda text: notes.find(notebook.notes, text)),
            ]
    print(json.dumps({"opening": median(opened), "search": sum(found)}))


def write(path: Path) -> None:
    rng = random.Random(3)
    records = initiatives()
    notebook = Notebook.create(path, author="Essai")
    notebook.put_all(records)
    notebook.put_all(
        Note(
            text=" ".join(rng.choice(WORDS) for _ in range(15)),
            anchor_kind="initiative",
            anchor=rng.choice(records).id,
        )
        for _ in range(NOTES)
    )
    notebook.close(timeout=WRITING)


def opening(path: Path) -> float:
    begun = time.thread_time()
    notebook = Notebook.open(path)
    taken = time.thread_time() - begun
    notebook.close()
    return taken


if __name__ == "__main__":
    main()
