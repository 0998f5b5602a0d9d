"""From a selection or a filter in the real window to the paint of its figure."""

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from watching import Painted, settle

from ocpart_desktop.session import Session, read_extract
from ocpart_desktop.system.settings import Settings
from ocpart_desktop.ui.app import build_application, build_window
from ocpart_desktop.ui.pages.regions.view import RegionsPage
from ocpart_desktop.ui.parts.figure_card import FigureCard
from ocpart_desktop.ui.shell.window import MainWindow
from ocpart_desktop.ui.theme import apply_theme

CHARTS = ("answers", "map", "ranking", "publics", "table")
STEPS = 12  # selections a chart
WAITING = QEventLoop.ProcessEventsFlag.WaitForMoreEvents


def main() -> None:
    app = build_application()
    apply_theme(app, "light")
    session = Session(
        lambda _path, _sha: Path(tempfile.gettempdir()) / f"selecting-{time.time_ns()}.ocpart"
    )
    window = build_window(Settings(), session)
    window.resize(1366, 768)
    window.show()
    window.warm_up()
    settle(app, window)
    while window.pages.build_next():
        settle(app, window)
    session.adopt(read_extract(Path(sys.argv[1])))
    window.go_to("regions")
    page = window.pages["regions"]
    settle(app, window)
    taken = [each for chart in CHARTS for each in selections(app, window, page, chart)]
    by_chart = {chart: [t for c, t, _busy in taken if c == chart] for chart in CHARTS}
    print(
        json.dumps(
            {
                "p95": at(0.95, [t for _chart, t, _busy in taken]),
                "median": at(0.5, [t for _chart, t, _busy in taken]),
                "busy_p95": at(0.95, [busy for _chart, _t, busy in taken]),
                **{chart: at(0.5, times) for chart, times in by_chart.items()},
            }
        )
    )
    session.close()
    window.close()


def at(share: float, times: list[float]) -> float:
    """A quantile, in milliseconds."""
    return 1000 * sorted(times)[int(share * len(times))]


def selections(
    app: QApplication, window: MainWindow, page: RegionsPage, chart: str
) -> Iterator[tuple[str, float, float]]:
    """(chart, seconds, seconds of processor) of each selection, once the chart is there.

    On a machine that others load too, the processor's time is what a quiet one would take.
    """
    dict(page.variants())[chart]()
    settle(app, window)
    card = page.findChild(FigureCard)
    target = card.table.viewport() if chart == "table" else card.chart.canvas
    painted = Painted()
    target.installEventFilter(painted)
    for changes in steps(window.session):
        before, selected = card.figure, window.session.selection
        begun, busy = time.perf_counter(), time.process_time()
        window.session.select(**changes)
        if window.session.selection == selected:
            continue
        while card.figure is before:
            painted.since = False
            app.processEvents(WAITING)
        while not painted.since:
            app.processEvents()
        yield chart, time.perf_counter() - begun, time.process_time() - busy
        painted.since = False
        settle(app, window)
    target.removeEventFilter(painted)


def steps(session: Session) -> Iterator[dict[str, object]]:
    """Regions, questions and filters in turn, as one looks around."""
    survey = session.survey
    regions = cycle(region.code for region in survey.regions if region.code != session.region.code)
    asked = [q.key for q in survey.questions if q.kind.has_figures]
    questions = cycle(asked[1 :: max(1, len(asked) // 7)])
    (table,) = survey.respondents.values()
    variable = table.variables[0]
    filters = cycle([*(((variable.name, each),) for each in variable.categories), ()])
    kinds = cycle(("region", "question", "filters"))
    sources = {"region": regions, "question": questions, "filters": filters}
    for kind in islice(kinds, STEPS):
        yield {kind: next(sources[kind])}


if __name__ == "__main__":
    main()
