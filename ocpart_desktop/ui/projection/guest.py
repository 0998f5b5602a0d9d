"""A figure the room asks for that the storyline does not have: made while everybody waits."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ocpart_desktop.documents.summary import FigureSlide
from ocpart_desktop.notebook.model import View
from ocpart_desktop.session.deck import AUDIENCE, Told
from ocpart_desktop.session.making import figure_of
from ocpart_desktop.system.errors import UserError
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.slides.layout import lay_out
from ocpart_desktop.ui.slides.stage import Scene, Stage

Made = tuple[View, FigureSlide, Scene]


class Guest(QObject):
    """``made`` tells that it is there to be shown."""

    made = Signal()
    failed = Signal(str)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._made: Made | None = None

    @property
    def view(self) -> View | None:
        """What was asked for last."""
        return self._made[0] if self._made else None

    @property
    def slide(self) -> FigureSlide | None:
        """The slide of it."""
        return self._made[1] if self._made else None

    @property
    def scene(self) -> Scene | None:
        """Its first page."""
        return self._made[2] if self._made else None

    def ask(self, view: View, stage: Stage) -> None:
        """Make the figure of a view; the newest request wins."""
        survey = self._context.session.survey
        if survey is None:
            return
        session = self._context.session
        told = Told.of(session.notebook, session.region, survey)
        ladder = AUDIENCE.ladder(self._context.thresholds)

        def work(_job: object) -> Made:
            figure = figure_of(survey, view, ladder, told.room)
            slide = FigureSlide(figure.title, figure)
            return view, slide, lay_out(slide, stage)[0]

        self._context.jobs.start(
            f"guest-{id(self)}", work, owner=self, done=self._keep, failed=self._fail
        )

    def _keep(self, made: Made) -> None:
        self._made = made
        self.made.emit()

    def _fail(self, misfortune: UserError) -> None:
        self.failed.emit(misfortune.message)
