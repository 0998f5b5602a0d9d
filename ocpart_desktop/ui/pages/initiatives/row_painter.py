"""Cells painted by hand: two lines of text at most, the mark of a draft, the ground of the row.

The style sheet's own painting took three times as long, which a search by keystroke makes felt.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ocpart_desktop.ui.charts.look import face
from ocpart_desktop.ui.pages.initiatives.cells import TICKED, RecordCells
from ocpart_desktop.ui.theme import Type, current_theme, picture, space
from ocpart_desktop.ui.theme.scale import SIZES

LINES = 2
_MARK = 16  # px of the mark of a draft
_AIR = space(2)


class RowPainter(QStyledItemDelegate):
    """Paints the cells of ``RecordCells``; ticks are left to Qt."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        cells = index.model()
        assert isinstance(cells, RecordCells)
        record, column = cells.records[index.row()], cells.columns[index.column()]
        screen, box = current_theme().screen, QRect(option.rect)
        ground = box.adjusted(1, 0, 0, 0) if box.left() <= 0 else box  # the focus is drawn there
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(ground, screen.accent_soft)
        elif index.row() % 2:
            painter.fillRect(ground, screen.background)
        if column.key == TICKED:
            super().paint(painter, option, index)
            return
        box.adjust(_AIR, 0, -_AIR, 0)
        if cells.is_marked(record, column):
            ratio = painter.device().devicePixelRatioF()
            mark = _mark(current_theme().name, ratio)
            painter.drawPixmap(box.left(), box.center().y() - _MARK // 2, mark)
            box.adjust(_MARK + space(1), 0, 0, 0)
        painter.setPen(screen.muted if cells.is_pale(record) else screen.text)
        _write(painter, column.text(record).strip(), box)


def _write(painter: QPainter, text: str, box: QRect) -> None:
    lines = _wrapped(text, box.width())
    size, weight = SIZES[Type.BODY]
    shape = face(size, weight)
    painter.setFont(shape.font)
    y = box.center().y() + 1 - shape.height * len(lines) / 2 + shape.ascent
    for line in lines:
        painter.drawText(box.left(), round(y), line)
        y += shape.height


@lru_cache(maxsize=20_000)
def _wrapped(text: str, width: int) -> tuple[str, ...]:
    size, weight = SIZES[Type.BODY]
    return tuple(face(size, weight).wrapped(" ".join(text.split()), width, LINES)) if text else ()


@lru_cache(maxsize=4)
def _mark(_theme: str, ratio: float) -> QPixmap:
    return picture("eye-off", current_theme().screen.warning, _MARK, ratio)
