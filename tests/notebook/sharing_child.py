"""A process that writes remarks in a notebook that others write in too, as on a shared drive.

It takes in what the others wrote as soon as it is told of it, as the window does.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

from ocpart_desktop.notebook import publisher
from ocpart_desktop.notebook.model import Note
from ocpart_desktop.notebook.notebook import Notebook


def main(path: Path, name: str, remarks: int) -> None:
    publisher.PAUSE, publisher.WATCH, publisher.RETRY = 0.01, 0.02, 0.05
    chance = random.Random(name)
    with Notebook.open(path, author=name) as notebook:
        print("ready", flush=True)
        sys.stdin.readline()
        for number in range(remarks):
            notebook.put(Note(id=f"{name}-{number}", text=f"{name}, {number}"))
            if chance.random() < 0.3:
                notebook.publish()
            time.sleep(chance.uniform(0, 0.03))
            notebook.take_in()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
