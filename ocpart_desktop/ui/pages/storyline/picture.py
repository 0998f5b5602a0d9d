"""A picture from a file, small enough for a notebook: as text, without its place nor its camera."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

MOST = QSize(1600, 1200)
LARGEST = 64  # MB that decoding may take
QUALITY = 85


def picture_text(path: Path) -> str:
    """PNG where something is see-through, else JPEG, in base 64; empty when nothing can be read."""
    QImageReader.setAllocationLimit(LARGEST)
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        return ""
    if image.width() > MOST.width() or image.height() > MOST.height():
        image = image.scaled(
            MOST, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    return b64encode(_encoded(_bare(image))).decode("ascii")


def _bare(image: QImage) -> QImage:
    """The pixels alone: a photograph says where and by whom it was taken."""
    for key in image.textKeys():
        image.setText(key, "")
    kept = QImage.Format.Format_ARGB32 if image.hasAlphaChannel() else QImage.Format.Format_RGB32
    return image.convertToFormat(kept)


def _encoded(image: QImage) -> bytes:
    store = QBuffer()
    store.open(QIODevice.OpenModeFlag.WriteOnly)
    kind = "PNG" if image.hasAlphaChannel() else "JPG"
    image.save(store, kind, QUALITY)  # type: ignore[call-overload]
    return bytes(store.data().data())
