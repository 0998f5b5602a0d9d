"""Pictures are whole once packed: each pixel, its texts, how fine they are."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ocpart_desktop.ui.charts.png import png_bytes


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> None:
    pass


def painted(kind: QImage.Format, ground: str) -> QImage:
    """An odd width, so that rows are padded in memory."""
    image = QImage(37, 21, kind)
    image.fill(QColor(ground))
    image.setText("Title", "Élan – « été »")
    image.setDotsPerMeterX(3780)
    painter = QPainter(image)
    painter.fillRect(3, 4, 20, 9, QColor("#C44A0C"))
    painter.fillRect(10, 6, 20, 9, QColor(11, 98, 112, 120))
    painter.end()
    return image


@pytest.mark.parametrize(
    ("kind", "ground"),
    [
        (QImage.Format.Format_RGB32, "white"),
        (QImage.Format.Format_ARGB32_Premultiplied, "white"),
        (QImage.Format.Format_ARGB32_Premultiplied, "transparent"),
    ],
)
def test_what_is_read_back_is_what_was_painted(kind: QImage.Format, ground: str) -> None:
    image = painted(kind, ground)
    data = png_bytes(image)
    read = QImage.fromData(QByteArray(data))
    wanted = QImage.Format.Format_ARGB32
    assert read.convertToFormat(wanted) == image.convertToFormat(wanted)
    assert read.text("Title") == "Élan – « été »"
    assert read.dotsPerMeterX() == 3780
    assert read.hasAlphaChannel() == (ground == "transparent")


def test_another_program_reads_it_too() -> None:
    with Image.open(BytesIO(png_bytes(painted(QImage.Format.Format_RGB32, "white")))) as image:
        assert image.size == (37, 21)
        assert image.getpixel((5, 5)) == (0xC4, 0x4A, 0x0C)
        image.load()
