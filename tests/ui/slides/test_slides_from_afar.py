"""Every slide is read whole from the back of the room, for every region, on every projector."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from ocpart_desktop.analysis.results import Thresholds
from ocpart_desktop.documents.summary import (
    InitiativeSlide,
    InitiativesSlide,
    NotesSlide,
    Slide,
    StepsSlide,
    TextSlide,
    TitleSlide,
    VoteSlide,
)
from ocpart_desktop.notebook import model
from ocpart_desktop.notebook.model import (
    Initiative,
    NextStep,
    Note,
    NoteKind,
    Option,
    SlideKind,
    View,
    Workshop,
)
from ocpart_desktop.notebook.model import Stage as Progress
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.notebook.words import Vocabulary
from ocpart_desktop.notebook.words import Words as NotebookWords
from ocpart_desktop.session import Study
from ocpart_desktop.session.deck import Told, figures_of, room_slides
from ocpart_desktop.session.making import CHARTS
from ocpart_desktop.session.regional_day import regional_day
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.survey.regions import REGION_BY_CODE
from ocpart_desktop.ui.charts.drawing import Words
from ocpart_desktop.ui.charts.look import ELLIPSIS
from ocpart_desktop.ui.slides import NARROW, WIDE, Scene, Stage, lay_out, rendered, stage_for
from ocpart_desktop.ui.slides.stage import room_theme
from ocpart_desktop.ui.theme.colours import contrast

STAGES = (WIDE, NARROW)
TWENTY_POINTS = 20 * 96 / 72

LONG = "Une conciergerie solidaire pour les salariés du parc et ses voisins, ouverte le samedi"
INITIATIVE = Initiative(
    title=LONG,
    territory_name="Saint-Pierre-des-Corps",
    types=tuple(PartnershipType),
    summary=LONG,
    lead="Une structure d'insertion et le club d'entreprises",
    need=LONG * 2,
    next_steps=(NextStep("Visiter le lieu", "la mairie", "2027-01-15"),),
)
OURS: tuple[Slide, ...] = (
    TitleSlide(LONG, LONG),
    TextSlide("Le programme", "\n".join(f"{hour} h – Accueil" for hour in range(9, 18))),
    TextSlide("Long", (LONG + ". ") * 30),
    InitiativeSlide(LONG, INITIATIVE),
    InitiativesSlide("Mur", tuple(replace(INITIATIVE, id=str(n)) for n in range(15))),
    InitiativesSlide("Mur", ()),
    NotesSlide("Notes", tuple(Note(text=f"{n}. {LONG}") for n in range(12))),
    StepsSlide(
        "Suite",
        (Note(kind=NoteKind.COMMITMENT, who="Le club", what=LONG, due="2027-03-31"),),
        ((LONG, NextStep(LONG, "la salle", "au printemps")),),
    ),
    VoteSlide("Par où commencer ?", tuple(Option(LONG, n * 7) for n in range(9))),
)


def texts(scene: Scene) -> Iterator[Words]:
    return (item for item in scene.items if isinstance(item, Words))


def hold_to_the_rules(scene: Scene, stage: Stage) -> None:
    words = list(texts(scene))
    assert words, scene.title
    inside = stage.rect.adjusted(-1, -1, 1, 1)
    for each in words:
        assert each.face.font.pixelSize() >= TWENTY_POINTS, (scene.title, each.text)
        assert not each.text.endswith(ELLIPSIS), (scene.title, each.text)
        assert inside.contains(each.rect), (scene.title, each.text)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("region", sorted(REGION_BY_CODE))
def test_the_model_day_of_every_region_is_read_whole_from_afar(
    respondents_study: Study, region: str
) -> None:
    survey = respondents_study.survey
    day = [replace(item, hidden=False) for item in regional_day(survey, region).items]
    told = Told(Workshop(region=region, date="2026-11-24"), REGION_BY_CODE[region])
    shown = room_slides(day, figures_of(survey, day, told, Thresholds()), told, survey)
    assert len(shown) == len(day) == 17
    for stage in STAGES:
        for number, each in enumerate(shown, 1):
            for scene in lay_out(each.slide, stage, region=region, number=str(number)):
                hold_to_the_rules(scene, stage)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("chart", CHARTS)
def test_every_way_of_seeing_is_read_whole_from_afar(respondents_study: Study, chart: str) -> None:
    survey = respondents_study.survey
    asked = [q for q in survey.questions if q.role == "partnership_types"]
    if not chart.startswith("typology"):
        asked = [q for q in survey.questions if q.kind.has_figures and q.wave == "2015-2016"][::2]
    views = [
        View(id=f"{q.key} {region}", chart=chart, question=q.key, region=region)
        for q in asked
        for region in ("24", "93")
    ]
    told = Told(Workshop(region="24"), REGION_BY_CODE["24"], (INITIATIVE,))
    figures = figures_of(survey, views, told, Thresholds())
    for shown in room_slides(views, figures, told, survey):
        for stage in STAGES:
            for scene in lay_out(shown.slide, stage, number="12"):
                hold_to_the_rules(scene, stage)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("stage", STAGES, ids=("wide", "narrow"))
@pytest.mark.parametrize("slide", OURS, ids=lambda slide: type(slide).__name__)
def test_our_own_slides_are_read_whole_from_afar(slide: Slide, stage: Stage) -> None:
    for scene in lay_out(slide, stage, number="12"):
        hold_to_the_rules(scene, stage)


@pytest.mark.usefixtures("qapp")
@settings(max_examples=40, deadline=None)
@given(text=st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=400))
def test_whatever_is_typed_is_read_whole_or_goes_on_over_the_page(text: str) -> None:
    slides = (
        TextSlide("Titre", text),
        NotesSlide("Notes", (Note(text=text),)),
        InitiativesSlide("Mur", (Initiative(title=text[:80]),)),
    )
    for slide in slides:
        for scene in lay_out(slide, NARROW):
            inside = NARROW.rect.adjusted(-2, -40, 2, 40)
            assert all(inside.contains(each.rect) for each in texts(scene))


@pytest.mark.usefixtures("qapp")
def test_the_words_of_a_long_text_are_all_there_over_its_pages() -> None:
    slide = OURS[2]
    assert isinstance(slide, TextSlide)
    pages = lay_out(slide, WIDE, number="3")
    assert len(pages) > 1
    lines = [w.text for page in pages for w in texts(page) if w.text not in ("Long", "3")]
    assert " ".join(lines).split() == slide.text.split()


@pytest.mark.usefixtures("qapp")
def test_a_picture_is_whole_beside_its_text(qapp: QApplication) -> None:
    store = BytesIO()
    Image.new("RGB", (400, 100), (200, 30, 30)).save(store, "PNG")
    (page,) = lay_out(TextSlide("Lieu", "Un atelier", store.getvalue(), "La façade"), WIDE)
    ((place, image),) = page.pictures
    assert WIDE.rect.contains(place)
    assert place.width() / place.height() == pytest.approx(4)
    assert page.alt == "La façade"
    seen = rendered(page, QSize(1280, 720)).pixelColor(place.center().toPoint())
    assert seen == QColor(200, 30, 30)
    assert not any(place.intersects(word.rect) for word in texts(page))
    assert not image.isNull()


@pytest.mark.parametrize(
    ("size", "stage"),
    [((1280, 720), WIDE), ((1920, 1080), WIDE), ((1366, 768), WIDE), ((1280, 800), WIDE),
     ((1024, 768), NARROW), ((800, 600), NARROW), ((1400, 1050), NARROW)],
)  # fmt: skip
def test_the_stage_suits_the_projector_and_is_shown_whole(
    size: tuple[int, int], stage: Stage
) -> None:
    assert stage_for(*size) is stage
    screen = QRectF(0, 0, *size)
    place = stage.fitted(screen)
    assert screen.contains(place)
    assert place.width() == pytest.approx(size[0]) or place.height() == pytest.approx(size[1])


def test_what_the_room_reads_has_seven_to_one_on_its_paper() -> None:
    screen = room_theme().screen
    for ink in (screen.text, screen.muted, screen.accent):
        assert contrast(ink, screen.surface) >= 7


@pytest.mark.usefixtures("qapp")
def test_the_room_is_told_in_the_words_of_the_region(tmp_path: Path) -> None:
    told = replace(INITIATIVE, id="told", types=(PartnershipType.PATRONAGE,), stage=Progress.IDEA)
    with Notebook.create(tmp_path / "carnet.ocpart") as notebook:
        plain = NotebookWords()
        mine = plain.renamed(Vocabulary.TYPES, "patronage", "Coup de pouce")
        notebook.put_all([told, mine, plain.renamed(Vocabulary.STAGES, "idea", "Envie de la CCI")])
        shown = Told.of(notebook, REGION_BY_CODE["24"], None)
    items = [
        model.Slide(kind=SlideKind.WALL),
        model.Slide(kind=SlideKind.INITIATIVE, initiative="told"),
    ]
    for each in room_slides(items, {}, shown, None):
        scenes = lay_out(each.slide, WIDE)
        said = " ".join(line.text for scene in scenes for line in texts(scene))
        assert "Coup de pouce" in said
        assert "Envie de la CCI" in said, "as it was typed"
        assert "Mécénat" not in said
