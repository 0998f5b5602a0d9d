"""What will be needed soon is loaded after the first paint, while the facilitator reads."""

from __future__ import annotations

import gc
import importlib

from ocpart_desktop.extract import SPARE
from ocpart_desktop.ui.jobs import Job

HEAVY = ("numpy", "pandas", "scipy.special", "pyqtgraph")


def warm_up(job: Job[None]) -> None:
    """Load the heavy libraries and the places, then have a reader ready, until given up.

    What is loaded stays: looking through all of it for garbage again and again would hold the
    window up for a tenth of a second each time.
    """
    for name in HEAVY:
        job.check()
        importlib.import_module(name)
    job.check()
    from ocpart_desktop.geography.completion import load_territories

    load_territories()
    gc.freeze()
    job.check()
    SPARE.prepare()
