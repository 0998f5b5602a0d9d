"""A process that works in a notebook while all that it does to its files is recorded.

It prints nothing; the operations, and after which of them each step was acknowledged, are left in a
file for who models power cuts.
"""

from __future__ import annotations

import pickle
import random
import sys
from dataclasses import replace
from pathlib import Path

from ocpart_desktop.notebook import publisher
from ocpart_desktop.notebook.lock import Holder, Lock
from ocpart_desktop.notebook.model import Initiative, Note
from ocpart_desktop.notebook.notebook import Notebook
from tests.notebook.recorded_disk import Recorder


def main(root: Path, told: Path, steps: int) -> None:
    publisher.PAUSE = 0.004  # the document is written in between too
    recorder = Recorder(root)
    recorder.start()
    sign = Lock.sign

    def recorded_sign(self: Lock, holder: Holder) -> None:
        sign(self, holder)
        recorder.written(self.path)

    Lock.sign = recorded_sign  # type: ignore[method-assign]
    chance = random.Random(steps)
    notebook = Notebook.create(root / "clé" / "carnet.ocpart")
    states: list[dict[str, str]] = [{}]
    recorder.mark(("published", 0))
    for step in range(1, steps + 1):
        work(notebook, chance, step)
        states.append({note.id: note.text for note in notebook.notes})
        if step == steps // 2:
            notebook.erase_contacts()
        notebook.flush()
        recorder.mark(("flushed", step))
        if chance.random() < 0.15:
            notebook.publish()
            recorder.mark(("published", step))
    notebook.publish()
    recorder.mark(("published", steps))
    told.write_bytes(pickle.dumps((list(recorder.ops), states)))
    notebook.abandon()


def work(notebook: Notebook, chance: random.Random, step: int) -> None:
    """Write a remark, go on with one, or take one out; a sheet with a contact now and then."""
    notes = notebook.notes
    act = chance.random()
    if not notes or act < 0.5:
        notebook.put(Note(id=f"note-{step}", text=f"la {step}e " + "é" * chance.randrange(3_000)))
    elif act < 0.85:
        note = chance.choice(notes)
        notebook.put(replace(note, text=f"{note.text[:2_000]}, puis {step}"))
    elif act < 0.95:
        notebook.remove(chance.choice(notes).id)
    else:
        notebook.put(Initiative(title="Jardin", contact=f"poste {step}"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
