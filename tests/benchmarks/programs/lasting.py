"""What a long day leaves in memory: a thousand selections, fifty openings of the same extract."""

import gc
import json
import resource
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from PySide6.QtWidgets import QApplication
from watching import settle

from ocpart_desktop.session import Session, read_extract
from ocpart_desktop.system.settings import Settings
from ocpart_desktop.ui.app import build_application, build_window
from ocpart_desktop.ui.shell.window import MainWindow
from ocpart_desktop.ui.theme import apply_theme

WARM = 0.2  # the share of the rounds after which memory is first measured
CHARTS = ("answers", "map", "ranking", "publics")


def main() -> None:
    path, selections, openings = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    app = build_application()
    apply_theme(app, "light")
    session = Session(
        lambda _path, _sha: Path(tempfile.gettempdir()) / f"lasting-{time.time_ns()}.ocpart"
    )
    window = build_window(Settings(), session)
    window.show()
    session.adopt(read_extract(path))
    window.go_to("regions")
    settle(app, window)
    told = {
        "selections": growth(selections, lambda n: select(app, window, n)),
        "openings": growth(openings, lambda _n: reopen(app, window, path)),
    }
    print(json.dumps(told))
    session.close()
    window.close()


def growth(rounds: int, act) -> float:  # type: ignore[no-untyped-def]
    """Megabytes of memory in use after all the rounds, beside after the first of them."""
    first = 0.0
    for n in range(rounds):
        act(n)
        if n == int(WARM * rounds):
            first = in_use()
    return in_use() / first


def in_use() -> float:
    """Resident memory, in megabytes."""
    gc.collect()
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:  # elsewhere only the most there ever was is known
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * resource.getpagesize() / (1 << 20)


def select(app: QApplication, window: MainWindow, n: int) -> None:
    """Another question, region and filter; another way of seeing every ten."""
    session = window.session
    survey = session.survey
    assert survey is not None
    asked = [q.key for q in survey.questions if q.kind.has_figures]
    (table,) = survey.respondents.values()
    variable = table.variables[n % len(table.variables)]
    wanted = ((variable.name, variable.categories[n % len(variable.categories)]),)
    regions = [region.code for region in survey.regions]
    if n % 10 == 0:
        chart = next(islice(cycle(CHARTS), n // 10, None))
        dict(window.pages["regions"].variants())[chart]()
    session.select(question=asked[n % len(asked)])
    session.select(region=regions[n % len(regions)], filters=wanted if n % 3 else ())
    settle(app, window)


def reopen(app: QApplication, window: MainWindow, path: Path) -> None:
    """The same extract as if it were another: a new survey takes the place of the old one."""
    window.session.adopt(read_extract(path))
    settle(app, window)


if __name__ == "__main__":
    main()
