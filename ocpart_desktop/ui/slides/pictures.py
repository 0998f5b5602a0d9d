"""Pictures of pages, drawn behind the scenes one by one, kept while there is room for them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from ocpart_desktop.system.errors import UserError
from ocpart_desktop.ui.jobs import JobRunner
from ocpart_desktop.ui.slides.layout import rendered
from ocpart_desktop.ui.slides.stage import Scene

MOST = 200_000_000  # bytes kept: some 24 pages of a full HD projector


class Pictures(QObject):
    """``drawn`` tells that another one is there; see ``of``."""

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

    def draw(self, scenes: Sequence[Scene], size: QSize, ratio: float = 1.0) -> None:
        """Draw these pages, in this order, as many as may be kept."""
        if (size, ratio) != (self._size, self._ratio):
            self._made.clear()
            self._size, self._ratio = QSize(size), ratio
            self._jobs.drop(self._key)
        self._wanted = tuple(scenes[: self._room])
        self._go_on()

    @property
    def _room(self) -> int:
        """How many pages may be kept."""
        bytes_each = self._size.width() * self._size.height() * self._ratio**2 * 4
        return max(2, int(MOST / max(1.0, bytes_each)))

    def _go_on(self) -> None:
        """Draw the next one; what is being drawn is never given up for it."""
        missing = next((scene for scene in self._wanted if self.of(scene) is None), None)
        if missing is None or self._size.isEmpty() or self._jobs.is_running(self._key):
            return
        scene, size, ratio = missing, QSize(self._size), self._ratio
        self._jobs.start(
            self._key,
            lambda _job: rendered(scene, size, ratio),
            owner=self,
            done=lambda image: self._keep(scene, image),
            failed=_never,
        )

    def _keep(self, scene: Scene, image: QImage) -> None:
        wanted = {id(each) for each in self._wanted}
        for key in [key for key in self._made if key not in wanted]:
            if len(self._made) >= self._room:
                del self._made[key]
        self._made[id(scene)] = (scene, image)
        self.drawn.emit()
        self._go_on()


def _never(_misfortune: UserError) -> None:
    """Drawing meets no misfortune: what cannot be drawn is a defect."""
