"""The one door to the slides: any slide on a stage, as scenes, as pictures."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from ocpart_desktop.documents.summary import (
    CoverSlide,
    FigureSlide,
    InitiativeSlide,
    InitiativesSlide,
    MethodSlide,
    NotesSlide,
    Slide,
    StepsSlide,
    TextSlide,
    TitleSlide,
    VoteSlide,
)
from ocpart_desktop.ui.slides import figure, free, initiatives, said
from ocpart_desktop.ui.slides.stage import Scene, Stage
from ocpart_desktop.ui.theme import load_fonts


def lay_out(slide: Slide, stage: Stage, *, region: str = "", number: str = "") -> tuple[Scene, ...]:
    """The pages of a slide, at least one. ``region`` is lit on the map of an opening."""
    load_fonts()
    match slide:
        case CoverSlide():
            pages = free.opening(slide, region, stage)
        case TitleSlide():
            pages = free.head(slide, stage, number)
        case TextSlide():
            pages = free.text(slide, stage, number)
        case FigureSlide():
            pages = figure.figure_pages(slide, stage, number)
        case InitiativeSlide():
            pages = initiatives.one(slide, stage, number)
        case InitiativesSlide():
            pages = initiatives.wall(slide, stage, number)
        case NotesSlide():
            pages = said.notes(slide, stage, number)
        case StepsSlide():
            pages = said.steps(slide, stage, number)
        case VoteSlide():
            pages = said.vote(slide, stage, number)
        case MethodSlide():
            told = TextSlide(slide.title, "\n".join(slide.lines))
            pages = free.text(told, stage, number)
    return tuple(pages)


def rendered(scene: Scene, size: QSize, ratio: float = 1.0) -> QImage:
    """A scene as a picture of this size, in logical pixels; safe in any thread."""
    image = QImage(size * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(scene.paper)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_in(painter, scene, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return image


def paint_picture(painter: QPainter, image: QImage, place: QRectF) -> None:
    """Paint a picture in its place; one drawn for that very place, pixel for pixel."""
    size = image.deviceIndependentSize()
    if abs(size.width() - place.width()) < 1 and abs(size.height() - place.height()) < 1:
        painter.drawImage(place.topLeft().toPoint(), image)
    else:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, image)


def paint_in(painter: QPainter, scene: Scene, place: QRectF) -> None:
    """Paint a scene, enlarged or reduced, in a place of the stage's shape."""
    painter.save()
    painter.translate(place.topLeft())
    painter.scale(place.width() / scene.rect.width(), place.height() / scene.rect.height())
    scene.paint(painter)
    painter.restore()
