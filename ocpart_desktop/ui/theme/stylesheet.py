"""The one style sheet, generated from the roles: no widget writes a colour or a size of its own.

Widgets ask for a look by a dynamic property: ``kind`` on buttons and lines (primary, quiet, danger,
info, success, warning, error), ``type`` on labels (the names of ``scale.Type``), ``tone`` on labels
(muted, accent, positive, warning, danger), ``surface`` on frames (plain, card, raised).
"""

from __future__ import annotations

from dataclasses import fields
from string import Template

from ocpart_desktop.system.paths import resource
from ocpart_desktop.ui.theme.roles import Theme
from ocpart_desktop.ui.theme.scale import SIZES, space

_SHEET = Template("""
* { outline: 0; }
QMainWindow, QDialog, QStackedWidget, QScrollArea, QScrollArea > QWidget > QWidget
  { background: $background; color: $text; border: none; }
QScrollArea[surface="inside"], QScrollArea[surface="inside"] > QWidget > QWidget
  { background: $surface; border: none; }
QToolTip { background: $text; color: $surface; border: none; padding: ${s1}px ${s2}px; }

QLabel { background: transparent; color: $text; }
QLabel:disabled { color: $outline; }
$types
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="positive"] { color: $positive; }
QLabel[tone="warning"] { color: $warning; }
QLabel[tone="danger"] { color: $danger; }

QFrame[surface="plain"] { background: $background; border: none; }
QFrame[surface="card"]
  { background: $surface; border: 1px solid $border; border-radius: ${s2}px; }
QFrame[surface="raised"] { background: $raised; border: none; border-radius: ${s2}px; }
QFrame[surface="drop"]
  { background: $surface; border: 2px dashed $outline; border-radius: ${s3}px; }
QFrame[surface="drop"][over="true"] { background: $accent_soft; border-color: $accent; }
QFrame[surface="rail"] { background: $surface; border: none; border-right: 1px solid $border; }

QFrame[surface="banner"] { border: none; border-radius: ${s2}px; }
QFrame[surface="banner"][kind="info"] { background: $accent_soft; }
QFrame[surface="banner"][kind="success"] { background: $positive_soft; }
QFrame[surface="banner"][kind="warning"] { background: $warning_soft; }
QFrame[surface="banner"][kind="error"] { background: $danger_soft; }

QPushButton, QToolButton
  { background: $surface; color: $text; border: 1px solid $outline; border-radius: 6px;
    padding: 5px ${s3}px; min-height: 20px; }
QToolButton { padding: 5px; }
QPushButton:hover, QToolButton:hover { background: $raised; }
QPushButton:pressed, QToolButton:pressed { background: $border; }
QPushButton:focus, QToolButton:focus { border: 2px solid $focus; padding: ${s1}px 11px; }
QToolButton:focus { padding: ${s1}px; }
QPushButton:disabled, QToolButton:disabled { color: $outline; border-color: $border; }
QPushButton[kind="primary"]
  { background: $accent; color: $accent_text; border-color: $accent; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $focus; border-color: $focus; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled
  { background: $raised; color: $muted; border-color: $raised; }
QPushButton[kind="danger"] { color: $danger; border-color: $danger; }
QPushButton[kind="danger"]:hover { background: $danger_soft; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"]
  { background: transparent; border-color: transparent; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: $raised; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border-color: $focus; }
QPushButton[kind="link"]
  { background: transparent; border-color: transparent; color: $accent;
    text-decoration: underline; padding: 5px ${s1}px; }
QPushButton[kind="link"]:focus { border: 2px solid $focus; padding: ${s1}px 3px; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; }

QPushButton[kind="segment"]
  { border-radius: 0; border-left-width: 0; padding: 5px ${s3}px; font-weight: 400; }
QPushButton[kind="segment"][place="first"], QPushButton[kind="segment"][place="only"]
  { border-left-width: 1px; border-top-left-radius: 6px; border-bottom-left-radius: 6px; }
QPushButton[kind="segment"][place="last"], QPushButton[kind="segment"][place="only"]
  { border-top-right-radius: 6px; border-bottom-right-radius: 6px; }
QPushButton[kind="segment"]:checked
  { background: $accent_soft; color: $accent; font-weight: 600; }
QPushButton[kind="segment"]:focus
  { border: 2px solid $focus; padding: ${s1}px 11px; }

QToolButton[kind="rail"]
  { background: transparent; border: 2px solid transparent; border-radius: ${s2}px;
    color: $muted; padding: ${s2}px ${s1}px 6px ${s1}px; font-size: 12px; }
QToolButton[kind="rail"]:hover { background: $raised; color: $text; }
QToolButton[kind="rail"]:checked { background: $accent_soft; color: $accent; font-weight: 600; }
QToolButton[kind="rail"]:focus { border-color: $focus; padding: ${s2}px ${s1}px 6px ${s1}px; }
QToolButton[kind="rail"]:disabled { color: $outline; }

QPushButton[kind="chip"]
  { background: $raised; border: 1px solid transparent; border-radius: 13px;
    padding: 2px 10px; min-height: 20px; }
QPushButton[kind="chip"]:hover { border-color: $outline; }
QPushButton[kind="chip"][active="true"] { background: $accent_soft; color: $accent; }
QPushButton[kind="chip"]:checked
  { background: $accent_soft; color: $accent; border-color: $accent; font-weight: 600; }
QPushButton[kind="chip"]:focus { border: 2px solid $focus; padding: 1px 9px; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox
  { background: $surface; color: $text; border: 1px solid $outline; border-radius: 6px;
    padding: 5px ${s2}px; selection-background-color: $accent;
    selection-color: $accent_text; placeholder-text-color: $muted; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: 30px; padding: 0 ${s2}px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $focus; padding: ${s1}px 7px; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus
  { border: 2px solid $focus; min-height: 28px; padding: 0 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled
  { background: $background; color: $muted; border-color: $border; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $background; border-color: $border; }
QLineEdit > QToolButton
  { background: transparent; border: none; padding: 0; min-height: 0; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 28px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url($down); width: 12px; height: 12px; }
QComboBox QAbstractItemView
  { background: $surface; border: 1px solid $outline; padding: ${s1}px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button
  { background: transparent; border: none; width: 22px; }
QAbstractSpinBox::up-arrow { image: url($up); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url($down); width: 10px; height: 10px; }
QCheckBox, QRadioButton { color: $text; spacing: ${s2}px; padding: 2px; background: transparent; }
QCheckBox::indicator, QAbstractItemView::indicator
  { width: 16px; height: 16px; border: 1px solid $outline; border-radius: ${s1}px;
    background: $surface; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked
  { background: $accent; border-color: $accent; image: url($check); }
QCheckBox::indicator:disabled { background: $raised; border-color: $border; }
QRadioButton::indicator
  { width: 16px; height: 16px; border: 1px solid $outline; border-radius: 9px;
    background: $surface; }
QRadioButton::indicator:checked
  { width: 6px; height: 6px; border: 6px solid $accent; background: $accent_text; }
QCheckBox:focus, QRadioButton:focus
  { border: 2px solid $focus; border-radius: ${s1}px; padding: 0; }

QAbstractItemView
  { background: $surface; color: $text; border: 1px solid $border; border-radius: ${s2}px;
    gridline-color: $border; selection-background-color: $accent_soft;
    selection-color: $text; alternate-background-color: $background; }
QAbstractItemView:focus { border: 2px solid $focus; }
QAbstractItemView::item { padding: ${s1}px ${s2}px; border: none; }
QAbstractItemView::item:hover { background: $raised; }
QAbstractItemView::item:selected { background: $accent_soft; color: $text; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section
  { background: $surface; color: $muted; border: none; border-bottom: 1px solid $outline;
    padding: 6px ${s2}px; font-weight: 600; }
QHeaderView::section:vertical
  { border-bottom: none; border-right: 1px solid $border; padding: 0 ${s2}px; }
QHeaderView::section:hover { background: $raised; color: $text; }
QTableCornerButton::section { background: $surface; border: none; }

QMenu
  { background: $surface; color: $text; border: 1px solid $outline; border-radius: ${s1}px;
    padding: ${s1}px; }
QMenu::item { padding: 6px ${s5}px 6px ${s3}px; border-radius: ${s1}px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $outline; }
QMenu::separator { height: 1px; background: $border; margin: ${s1}px ${s2}px; }
QMenuBar { background: $background; color: $text; }
QMenuBar::item:selected { background: $raised; }

QTabWidget::pane { border: none; }
QTabBar::tab
  { background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
    padding: ${s2}px ${s3}px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:focus { border-bottom-color: $focus; }

QProgressBar
  { background: $border; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $raised; }
QStatusBar { background: $background; color: $muted; border-top: 1px solid $border; }

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $outline; border-radius: ${s1}px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def style_sheet(theme: Theme) -> str:
    """The style sheet of a theme."""
    colours = {f.name: getattr(theme.screen, f.name).name() for f in fields(theme.screen)}
    types = "\n".join(
        f'QLabel[type="{role}"] {{ font-size: {size}px; font-weight: {weight.value}; }}'
        for role, (size, weight) in SIZES.items()
    )
    steps = {f"s{step}": space(step) for step in range(1, 9)}
    marks = {mark: resource("themes", f"{theme.name}-{mark}.svg").as_posix() for mark in _MARKS}
    return _SHEET.substitute(colours, types=types, **steps, **marks)


_MARKS = ("down", "up", "check")
