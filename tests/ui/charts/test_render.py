"""A figure as a picture carries all it must, in every format."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from specimens import CHARTS, figure

from ocpart_desktop.ui.charts.render import copy_to_clipboard, fitting_size, render_png, render_svg
from ocpart_desktop.ui.theme import load_theme

NAMES = list(CHARTS)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> None:
    pass


def texts(svg: bytes) -> list[str]:
    root: Element = fromstring(svg)
    return [(node.text or "").strip() for node in root.iter(f"{SVG}text")]


def flat(parts: list[str]) -> str:
    """One line, whatever the spaces and the line breaks."""
    return re.sub(r"\s+", " ", " ".join(parts))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_png_is_not_blank_and_has_the_size_asked(name: str, theme: str) -> None:
    data = render_png(figure(CHARTS[name]), QSize(900, 1100), 1.5, load_theme(theme))
    image = QImage.fromData(data)
    assert (image.width(), image.height()) == (1350, 1650)
    colours = {image.pixelColor(x, y).rgb() for x in range(0, 1350, 7) for y in range(0, 1650, 7)}
    assert len(colours) > 8
    assert image.pixelColor(2, 2) == load_theme(theme).screen.surface


@pytest.mark.parametrize("name", NAMES)
def test_an_svg_keeps_every_text_as_text(name: str) -> None:
    shown = figure(CHARTS[name])
    said = flat(texts(render_svg(shown)))
    for part in (shown.title, shown.subtitle, shown.sentence, *shown.notes, shown.footer):
        assert flat([part]) in said


def test_an_svg_says_its_title_and_describes_itself() -> None:
    shown = figure(CHARTS["bars"])
    root: Element = fromstring(render_svg(shown))
    assert root.findtext(f"{SVG}title") == shown.title
    assert root.findtext(f"{SVG}desc") == shown.alt


def test_an_svg_is_read_without_our_typeface() -> None:
    svg = render_svg(figure(CHARTS["bars"])).decode()
    families = set(re.findall(r'font-family="([^"]*)"', svg))
    assert families
    assert all(family.endswith("sans-serif") for family in families)


def test_an_svg_reaches_for_nothing_outside_itself() -> None:
    svg = render_svg(figure(CHARTS["map"])).decode()
    assert "href" not in svg
    assert "<image" not in svg


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_grows_rather_than_letting_rows_meet(name: str) -> None:
    small = QSize(600, 300)
    size = fitting_size(figure(CHARTS[name]), small)
    assert size.width() == 600
    assert size.height() >= 300
    assert fitting_size(figure(CHARTS[name]), QSize(1280, 1400)).height() == 1400


def test_the_clipboard_gets_the_picture_and_no_text_that_would_be_pasted_instead() -> None:
    copy_to_clipboard(figure(CHARTS["dots"]))
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert not data.hasText()
    assert data.data("image/svg+xml").data().startswith(b"<?xml")
    assert not QGuiApplication.clipboard().image().isNull()
