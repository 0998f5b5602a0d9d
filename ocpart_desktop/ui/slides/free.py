"""The day itself, the head of a part, a text beside a picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QTransform

from ocpart_desktop.documents.summary import CoverSlide, TextSlide, TitleSlide
from ocpart_desktop.geography.outlines import load_outlines
from ocpart_desktop.ui.charts.land import region_path
from ocpart_desktop.ui.slides.page import (
    AIR,
    Page,
    Paragraph,
    height,
    largest,
    paged,
    plain,
    strong,
)
from ocpart_desktop.ui.slides.stage import Scene, Stage, strong_face
from ocpart_desktop.ui.theme.colours import mix

MAP = 0.34  # of the width of an opening
UNBROKEN = "\u2011"  # a hyphen that ends no line: regions have some
BAR = 10.0  # px of the bar beside a title


def opening(slide: CoverSlide, region: str, stage: Stage) -> list[Scene]:
    """What the day is, beside the map where its region stands out."""
    page = Page(stage, slide.title)
    text = QRectF(page.body)
    text.setWidth(page.body.width() * (1 - MAP) - AIR)
    title = slide.title.replace("-", UNBROKEN)
    said = [Paragraph(title, strong_face(54), page.theme.screen.text, AIR * 2)]
    for place, line in enumerate(slide.lines):
        make = strong if place == 0 else plain
        said.append(make(line, page, 32, AIR / 2))
    tall = height(said, text.width())
    text.setTop(max(text.top(), page.body.center().y() - tall / 2))
    page.write(said, text)
    _draw_map(page, QRectF(text.right() + AIR, page.body.top(), page.body.width() * MAP,
                           page.body.height()), region)  # fmt: skip
    return [page.scene]


def _draw_map(page: Page, box: QRectF, region: str) -> None:
    outlines = load_outlines()
    bounds = outlines.bounds
    size = QSizeF(bounds.right - bounds.left, bounds.bottom - bounds.top)
    scale = min(box.width() / size.width(), box.height() / size.height())
    place = QTransform.fromTranslate(
        box.center().x() - size.width() * scale / 2, box.center().y() - size.height() * scale / 2
    )
    place.scale(scale, scale)
    pale = mix(page.theme.screen.accent, page.theme.screen.surface, 0.7)
    for code in outlines.regions:
        colour = page.theme.data.region if code == region else pale
        page.scene.fill(place.map(region_path(code)), colour, page.theme.screen.surface, 1.5)


def head(slide: TitleSlide, stage: Stage, number: str) -> list[Scene]:
    """The head of a part of the day, in the middle of the height."""
    page = Page(stage, slide.title, number)
    page.write_foot("")
    box = page.body.adjusted(BAR + AIR * 1.5, 0, 0, 0)
    said = [Paragraph(slide.title, strong_face(60), page.theme.screen.text, AIR)]
    if slide.text:
        said.append(plain(slide.text, page, 34))
    tall = min(height(said, box.width()), box.height())
    box.setTop(box.center().y() - tall / 2)
    bar = QRectF(page.body.left(), box.top(), BAR, tall)
    page.scene.block(bar, page.theme.screen.accent, BAR / 2)
    page.write(said, box)
    return [page.scene]


def text(slide: TextSlide, stage: Stage, number: str) -> list[Scene]:
    """The text as large as it holds on one page, else on several; the picture on the first."""
    first = _begun(slide, stage, number)
    image = QImage.fromData(slide.picture) if slide.picture else QImage()
    room = QRectF(first.body)
    if not image.isNull():
        if slide.text:
            room.setWidth((room.width() - AIR * 2) / 2)
        place = first.body.adjusted(room.width() + AIR * 2 if slide.text else 0, 0, 0, 0)
        first.scene.pictures.append((_whole(image, place), image))
        first.scene.alt = slide.picture_alt
    lines = [line for line in slide.text.split("\n") if line.strip()]
    scenes, page = [], first
    pages = largest(
        lambda size: paged(
            [plain(line, first, size, size / 2) for line in lines], room.width(), room.height()
        )
    )
    for turn, said in enumerate(pages):
        page = page if turn == 0 else _begun(slide, stage, number)
        page.write(said, QRectF(page.body.topLeft(), room.size()))
        scenes.append(page.scene)
    return scenes


def _begun(slide: TextSlide, stage: Stage, number: str) -> Page:
    page = Page(stage, slide.title, number)
    page.write_title(slide.title)
    page.write_foot("")
    return page


def _whole(image: QImage, box: QRectF) -> QRectF:
    """Where a picture is whole and as large as can be."""
    size = QSizeF(image.size())
    size.scale(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(box.topLeft(), size)
    place.moveCenter(box.center())
    return place
