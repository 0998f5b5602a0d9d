"""Pictures of the pages of a deck, drawn behind the scenes, kept while the page is the same."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from ocpart_desktop.system.errors import UserError
from ocpart_desktop.ui.jobs import Job, JobRunner
from ocpart_desktop.ui.slides.layout import rendered
from ocpart_desktop.ui.slides.stage import Scene


class Pictures(QObject):
    """``drawn`` tells that new ones are there; see ``of``."""

    drawn = Signal()

    def __init__(self, jobs: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._key = f"pictures-{id(self)}"
        self._made: dict[int, tuple[Scene, QImage]] = {}
        self._wanted: tuple[Scene, ...] = ()
        self._size, self._ratio = QSize(), 1.0

    def of(self, scene: Scene) -> QImage | None:
        """The picture of a page, if it is drawn by now."""
        known = self._made.get(id(scene))
        return known[1] if known is not None and known[0] is scene else None

    def draw(self, scenes: tuple[Scene, ...], size: QSize, ratio: float = 1.0) -> None:
        """Draw these pages, in this order; those of other pages are forgotten."""
        if (size, ratio) != (self._size, self._ratio):
            self._made.clear()
        self._size, self._ratio, self._wanted = QSize(size), ratio, scenes
        wanted = {id(scene) for scene in scenes}
        self._made = {key: kept for key, kept in self._made.items() if key in wanted}
        missing = [scene for scene in scenes if self.of(scene) is None]
        if not missing or size.isEmpty():
            return
        self._jobs.start(
            self._key,
            lambda job: _draw_all(missing, size, ratio, job),
            owner=self,
            done=self._keep,
            failed=_never,
        )

    def _keep(self, made: list[tuple[Scene, QImage]]) -> None:
        wanted = {id(scene) for scene in self._wanted}
        self._made |= {id(scene): (scene, image) for scene, image in made if id(scene) in wanted}
        self.drawn.emit()


def _draw_all(
    scenes: list[Scene], size: QSize, ratio: float, job: Job[list[tuple[Scene, QImage]]]
) -> list[tuple[Scene, QImage]]:
    made = []
    for scene in scenes:
        job.check()
        made.append((scene, rendered(scene, size, ratio)))
    return made


def _never(_misfortune: UserError) -> None:
    """Drawing meets no misfortune: what cannot be drawn is a defect."""
