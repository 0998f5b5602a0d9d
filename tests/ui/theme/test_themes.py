"""Both themes read well, are told apart without hue, and dress the application at once."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QPalette, QRawFont
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ocpart_desktop.figures.charts import ColourRole
from ocpart_desktop.system.paths import resource
from ocpart_desktop.ui.theme import Type, apply_theme, font, load_theme, space, wear
from ocpart_desktop.ui.theme.applied import current_theme
from ocpart_desktop.ui.theme.colours import contrast, ink_on, luminance
from ocpart_desktop.ui.theme.icons import picture

WORN = ("light", "dark")
THEMES = (*WORN, "room")
GROUNDS = ("background", "surface", "raised")
TEXTS_ON = [
    *((text, ground) for text in ("text", "muted", "accent") for ground in GROUNDS),
    *((text, f"{text}_soft") for text in ("accent", "positive", "warning", "danger")),
    *((text, "surface") for text in ("positive", "warning", "danger")),
    *(("text", f"{kind}_soft") for kind in ("accent", "positive", "warning", "danger")),
    ("accent_text", "accent"),
    ("accent_text", "focus"),
    ("surface", "text"),
]


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXTS_ON)
def test_every_text_has_four_and_a_half_to_one_on_its_ground(
    name: str, text: str, ground: str
) -> None:
    screen = load_theme(name).screen
    assert contrast(getattr(screen, text), getattr(screen, ground)) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("mark", ["outline", "focus"])
@pytest.mark.parametrize("ground", ["background", "surface"])
def test_what_bounds_a_control_has_three_to_one(name: str, mark: str, ground: str) -> None:
    screen = load_theme(name).screen
    assert contrast(getattr(screen, mark), getattr(screen, ground)) >= 3


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("role", [*ColourRole, "axis", "land_edge"])
def test_every_mark_of_a_figure_has_three_to_one_on_the_page(name: str, role: str) -> None:
    theme = load_theme(name)
    assert contrast(getattr(theme.data, role), theme.screen.surface) >= 3


@pytest.mark.parametrize("name", THEMES)
def test_the_region_is_read_as_text_in_its_own_colour(name: str) -> None:
    theme = load_theme(name)
    assert contrast(theme.data.region, theme.screen.surface) >= 4.5


def as_seen_without_green(colour: QColor) -> tuple[float, float, float]:
    """A deuteranope's view in linear light: Viénot, Brettel and Mollon 1999."""
    r, g, b = (c**2.2 for c in (colour.redF(), colour.greenF(), colour.blueF()))
    return (0.29275 * r + 0.70725 * g, 0.29275 * r + 0.70725 * g, -0.02234 * r + 0.02234 * g + b)


@pytest.mark.parametrize("name", THEMES)
def test_region_and_the_others_differ_for_a_colour_blind_eye(name: str) -> None:
    theme = load_theme(name)
    region = as_seen_without_green(theme.data.region)
    for role in (ColourRole.AGAINST, ColourRole.FRANCE):
        other = as_seen_without_green(theme.series(role))
        assert sum((a - b) ** 2 for a, b in zip(region, other, strict=True)) ** 0.5 > 0.12


@pytest.mark.parametrize("name", THEMES)
def test_the_sequential_ramp_is_a_ladder_of_lightness(name: str) -> None:
    steps = [luminance(colour) for colour in load_theme(name).data.sequential]
    order = sorted(steps, reverse=not load_theme(name).dark)
    assert steps == order
    ratios = [(max(a, b) + 0.05) / (min(a, b) + 0.05) for a, b in pairwise(steps)]
    assert min(ratios) > 1.25, "neighbouring classes stay apart on a washed-out projector"


@pytest.mark.parametrize("name", THEMES)
def test_the_diverging_ramp_leaves_its_middle_on_both_sides(name: str) -> None:
    theme = load_theme(name)
    steps = [luminance(colour) for colour in theme.data.diverging]
    middle = len(steps) // 2
    away = steps if theme.dark else [-step for step in steps]
    assert away[middle:] == sorted(away[middle:])
    assert away[: middle + 1] == sorted(away[: middle + 1], reverse=True)


@given(st.integers(0, 0xFFFFFF))
def test_ink_reads_on_any_fill(rgb: int) -> None:
    fill = QColor(rgb)
    assert contrast(ink_on(fill), fill) >= 4.5


def test_contrast_is_measured_as_the_standard_does() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_dresses_palette_and_style_sheet_together(name: str, qapp: QApplication) -> None:
    theme = apply_theme(qapp, name)
    assert current_theme() is theme
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.screen.background
    assert theme.screen.accent.name() in qapp.styleSheet()
    assert "$" not in qapp.styleSheet()


def test_the_system_theme_is_light_unless_the_desktop_is_dark(qapp: QApplication) -> None:
    assert apply_theme(qapp, "system").name == "light"


def test_every_file_the_style_sheet_names_is_shipped(qapp: QApplication) -> None:
    for name in WORN:
        apply_theme(qapp, name)
        named = [part.split(")")[0] for part in qapp.styleSheet().split("url(")[1:]]
        assert named
        assert all(Path(path).is_file() for path in named)


@pytest.mark.parametrize("role", list(Type))
def test_our_typeface_draws_french_whole(role: Type, qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    drawn = QRawFont.fromFont(font(role))
    assert drawn.familyName() == "Inter"
    for character in "éèêëàâäçîïôöùûüÿœæÉÈÀÇŒÆ«»’…–—−×±≥≤€°\u00a0\u202f0123456789%":
        assert drawn.supportsCharacter(ord(character)), f"U+{ord(character):04X}"


def test_figures_have_one_width_so_that_columns_align(qapp: QApplication) -> None:
    from PySide6.QtGui import QFontMetricsF

    apply_theme(qapp, "light")
    metrics = QFontMetricsF(font(Type.BODY))
    assert len({metrics.horizontalAdvance(digit * 4) for digit in "0123456789"}) == 1


def test_type_never_goes_under_eleven_pixels_and_spaces_only_grow() -> None:
    assert min(font(role, 0.1).pixelSize() for role in Type) == 11
    steps = [space(i) for i in range(9)]
    assert steps == sorted(set(steps))


def test_the_themes_name_the_same_roles() -> None:
    light, *others = (
        json.loads(resource("themes", f"{name}.json").read_text(encoding="utf-8"))
        for name in THEMES
    )
    for other in others:
        assert light["screen"].keys() == other["screen"].keys()
        assert light["data"].keys() == other["data"].keys()


LINE_ICONS = [
    path
    for path in sorted(resource("icons").glob("*.svg"))
    if "currentColor" in path.read_text(encoding="utf-8")  # the application's own icon has colours
]


@pytest.mark.parametrize("path", LINE_ICONS, ids=lambda p: p.stem)
def test_every_icon_is_drawn_in_the_colour_asked_and_stays_in_its_grid(
    path: Path, qapp: QApplication
) -> None:
    image = picture(path.stem, QColor("#c24a0c"), 24, 2).toImage()
    points = [(x, y) for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() > 0]
    solid = {image.pixelColor(*at).name() for at in points if image.pixelColor(*at).alpha() == 255}
    assert solid == {"#c24a0c"}
    assert not any(x in (0, 47) or y in (0, 47) for x, y in points), "the icon touches its edge"


def test_an_icon_follows_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    def inks(button: QPushButton) -> set[str]:
        image = button.icon().pixmap(20).toImage()
        return {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        }

    light = apply_theme(qapp, "light").screen.text.name()
    button = QPushButton()
    qtbot.addWidget(button)
    wear(button, "add")
    button.show()
    assert light in inks(button)
    dark = apply_theme(qapp, "dark").screen.text.name()
    qapp.processEvents()
    assert dark in inks(button)
    assert light not in inks(button)
    apply_theme(qapp, "light")


def test_a_label_takes_its_size_from_its_type(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, "light")
    label = QLabel("Régions")
    qtbot.addWidget(label)
    label.setProperty("type", Type.TITLE)
    label.ensurePolished()
    assert label.font().pixelSize() == 24
