"""A summary made by hand, with everything a document must carry or keep out. All invented."""

from __future__ import annotations

from datetime import UTC, datetime

from made_figures import (
    DYNAMIC,
    TYPES,
    dynamic,
    fragilities,
    panorama,
    profile,
    survey,
)

from ocpart_desktop.analysis.results import Break, WavePoint
from ocpart_desktop.documents.building import build_summary
from ocpart_desktop.documents.summary import Summary
from ocpart_desktop.figures.charts import Figure
from ocpart_desktop.figures.comparison import answers_figure
from ocpart_desktop.figures.panorama import map_figure, ranking_figure
from ocpart_desktop.figures.trend import trend_figure
from ocpart_desktop.figures.typology.profile import profile_figure
from ocpart_desktop.notebook.model import Initiative, Note, NoteKind, Stage, View, Workshop
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.survey.regions import REGION_BY_CODE

SYNTHETIC = "Données synthétiques : aucune réponse réelle"
STUDY = survey(SYNTHETIC)
CREATED = datetime(2026, 11, 24, 14, 30, tzinfo=UTC)
HOSTILE = '=HYPERLINK("http://example.org","x")'

DRAFT = Note(kind=NoteKind.IDEA, text="BROUILLON", published=False)
NOTES = (
    Note(
        kind=NoteKind.OBSERVATION,
        text="Constat de la salle.\nSur deux lignes.",
        anchor_kind="question",
        anchor=DYNAMIC.key,
    ),
    Note(kind=NoteKind.IDEA, text="Idée sur la vue.", anchor_kind="view", anchor="typology"),
    Note(
        kind=NoteKind.COMMITMENT,
        who="Le club",
        what="Accueillir la suite",
        due="2027-03-31",
    ),
    Note(kind=NoteKind.QUESTION, text="Sur l'initiative ?", anchor_kind="initiative", anchor="one"),
    DRAFT,
)

INITIATIVES = (
    Initiative(
        id="one",
        title="Garage solidaire",
        summary="Réparer pour se déplacer.",
        territory_name="Gien",
        lead="Association",
        domains=("mobility",),
        types=(PartnershipType.PATRONAGE, PartnershipType.SOCIAL_INNOVATION),
        stage=Stage.RUNNING,
        need="Pas de voiture, pas d'emploi.",
        contact="secret@example.org",
        contact_consent=False,
        facilitator_notes="POUR MOI SEULE",
    ),
    Initiative(
        id="two",
        title=HOSTILE,
        territory_name="@Blois",
        need="-1+1",
        contact="open@example.org",
        contact_consent=True,
    ),
)


def waves() -> tuple[WavePoint, ...]:
    """Three waves of the mayors' question; the base changed before the last."""
    return (
        WavePoint("2012", dynamic(n=14)),
        WavePoint("2014", dynamic()),
        WavePoint("2016", dynamic(n=120), (Break.BASE,)),
    )


def figures() -> list[tuple[View, Figure]]:
    """One figure of each kind."""
    france = dynamic(against="france")
    made = {
        View(id="answers", question=DYNAMIC.key): answers_figure(STUDY, dynamic(), france),
        View(id="weak", question=DYNAMIC.key): answers_figure(STUDY, dynamic(n=14)),
        View(id="hidden", question=DYNAMIC.key): answers_figure(STUDY, dynamic(n=3)),
        View(id="map", question=DYNAMIC.key): map_figure(STUDY, panorama(), "24"),
        View(id="ranking", question=DYNAMIC.key): ranking_figure(STUDY, panorama(), "24"),
        View(id="typology", question=TYPES.key): profile_figure(STUDY, profile(p=0.01)),
        View(id="trend", question=DYNAMIC.key): trend_figure(STUDY, waves()),
        View(id="means", caption="Ce qui fragilise"): answers_figure(STUDY, fragilities()),
    }
    return list(made.items())


def summary(**changes: object) -> Summary:
    """The whole; ``changes`` are arguments of build_summary."""
    arguments: dict[str, object] = {
        "survey": STUDY,
        "region": REGION_BY_CODE["24"],
        "storyline": figures(),
        "created": CREATED,
        "workshop": Workshop(
            title="Journée d'essai", date="2026-11-24", place="Orléans", region="24", theme="Essai"
        ),
        "initiatives": INITIATIVES,
        "notes": NOTES,
    }
    return build_summary(**(arguments | changes))  # type: ignore[arg-type]
