"""Surveys and results made by hand, for the tests of figures and documents. All invented."""

from __future__ import annotations

from dataclasses import replace

from ocpart_desktop.analysis.results import (
    FRANCE,
    HIDDEN_ESTIMATE,
    REST,
    Against,
    Base,
    Combination,
    Comparison,
    ComparisonSpec,
    Estimate,
    Note,
    Panorama,
    RegionRow,
    Row,
    Shown,
    Thresholds,
    TypologyProfile,
)
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.survey.questions import Answer, Question, QuestionKind, Role
from ocpart_desktop.survey.regions import REGION_BY_CODE, REGIONS
from ocpart_desktop.survey.survey import RegionPresence, Source, Survey

LADDER = Thresholds()

DYNAMIC = Question(
    id="Q4",
    label="Votre territoire est-il porteur d'une dynamique de co-construction ?",
    kind=QuestionKind.SINGLE,
    answers=(
        Answer("oui", "S/T Oui", net=True, members=("engagee", "emergente")),
        Answer("engagee", "Oui, engagée"),
        Answer("emergente", "Oui, émergente"),
        Answer("non", "Non"),
    ),
    table="maires",
    source="Données!F1:F302",
    public="maires",
    wave="2016",
    role=Role.COCONSTRUCTION_DYNAMIC,
    base_note="Ensemble des maires",
)

TYPES = Question(
    id="Q7",
    label="Quels types de partenariats votre entreprise a-t-elle noués ?",
    kind=QuestionKind.MULTIPLE,
    answers=tuple(
        Answer(kind.value, label, type=kind)
        for kind, label in zip(
            PartnershipType,
            ("Mécénat", "Pratiques responsables", "Coopération économique", "Innovation sociale"),
            strict=True,
        )
    ),
    table="entreprises",
    source="Données!H1:K902",
    public="entreprises",
    wave="2015",
    role=Role.PARTNERSHIP_TYPES,
)

FRAGILITIES = Question(
    id="Q9",
    label="Quelle note donnez-vous à chacune de ces fragilités ?",
    kind=QuestionKind.MEAN,
    answers=(Answer("emploi", "Emploi"), Answer("achat", "Pouvoir d'achat")),
    table="citoyens",
    source="Données!L1:M902",
    public="citoyens",
    wave="2015",
    role=Role.FRAGILITIES,
    scale=(0.0, 10.0),
)


def survey(synthetic: str | None = None, *questions: Question) -> Survey:
    """A survey that only knows its questions and regions."""
    return Survey(
        title="Enquête d'essai",
        source=Source("essai.xlsx", "0" * 64, "xlsx", 1000),
        questions=questions or (DYNAMIC, TYPES, FRAGILITIES),
        regions=tuple(RegionPresence(r.code, r.name, (r.name,), 100) for r in REGIONS),
        synthetic=synthetic,
    )


def share(value: float, n: int, effective: float | None = None) -> Estimate:
    """A share with a plausible interval."""
    half = 1.96 * (value * (1 - value) / max(n, 1)) ** 0.5
    return Estimate(
        value, max(0.0, value - half), min(1.0, value + half), half / 1.96, n, effective or n
    )


def row(answer: Answer, mine: Estimate, theirs: Estimate, p: float | None = 0.2785) -> Row:
    """A row as the analysis makes it: hidden or untested according to its base."""
    shown = LADDER.shown(mine.n)
    if shown is Shown.HIDDEN:
        return Row(
            answer, HIDDEN_ESTIMATE, HIDDEN_ESTIMATE, None, None, None, None, None, False, shown
        )
    gap = low = high = None
    if mine.value is not None and theirs.value is not None:
        gap = mine.value - theirs.value
        low, high = gap - 0.11, gap + 0.11
    p = p if shown.tested else None
    return Row(answer, mine, theirs, gap, low, high, p, p, p is not None and p < 0.05, shown)


def comparison(
    question: Question,
    figures: dict[str, tuple[float, float]],
    *,
    n: int = 87,
    m: int = 1913,
    effective: float | None = 64,
    p: float | None = 0.2785,
    region: str = "24",
    against: str = REST,
    notes: tuple[Note, ...] = (),
    rebuilt: bool = False,
    answer: str | None = None,
    filters: tuple[tuple[str, str], ...] = (),
) -> Comparison:
    """A comparison of these (region, against) figures by answer id."""
    kind = {REST: Against.REST, FRANCE: Against.FRANCE}.get(against, Against.REGION)
    rows = tuple(
        row(
            each,
            share(figures[each.id][0], n, effective)
            if question.kind is not QuestionKind.MEAN
            else Estimate(figures[each.id][0], figures[each.id][0] - 0.4,
                          figures[each.id][0] + 0.4, 0.2, n, effective),
            share(figures[each.id][1], m)
            if question.kind is not QuestionKind.MEAN
            else Estimate(figures[each.id][1], figures[each.id][1] - 0.1,
                          figures[each.id][1] + 0.1, 0.05, m, float(m)),
            p,
        )
        for each in question.answers
    )  # fmt: skip
    shown = LADDER.shown(n)
    names = {Against.REST: "Reste de la France", Against.FRANCE: "France"}
    return Comparison(
        spec=ComparisonSpec(question.key, region, against, answer, filters),
        question=question,
        region_code=region,
        region_name=REGION_BY_CODE[region].name,
        against=kind,
        against_name=names.get(kind) or REGION_BY_CODE[against].name,
        rebuilt=rebuilt,
        weighted=True,
        base_region=None if shown is Shown.HIDDEN else Base(n, n * 1.1, effective or n),
        base_against=Base(m, m * 0.99, m * 0.8),
        rows=rows,
        shown=shown,
        notes=notes,
    )


def dynamic(**options: object) -> Comparison:
    """The mayors' question: 93 % against 76 %."""
    figures = {
        "oui": (0.93, 0.76), "engagee": (0.43, 0.30), "emergente": (0.50, 0.46), "non": (0.07, 0.24)
    }  # fmt: skip
    return comparison(DYNAMIC, figures, **options)  # type: ignore[arg-type]


def types(**options: object) -> Comparison:
    """The companies' types of partnership."""
    figures = dict(
        zip(
            (kind.value for kind in PartnershipType),
            ((0.3612, 0.30), (0.45, 0.43), (0.25, 0.26), (0.16, 0.15)),
            strict=True,
        )
    )
    return comparison(TYPES, figures, **options)  # type: ignore[arg-type]


def fragilities(**options: object) -> Comparison:
    """The citizens' marks out of 10."""
    return comparison(
        FRAGILITIES, {"emploi": (7.1, 6.6), "achat": (6.6, 6.6)}, **options  # type: ignore[arg-type]
    )  # fmt: skip


def profile(**options: object) -> TypologyProfile:
    """The typology of the companies."""
    return TypologyProfile(
        comparison=types(**options),
        total={"region": 1.2212, "against": 1.14},
        mean_citations={"region": 1.2212, "against": 1.14},
        combinations=(
            Combination((PartnershipType.PATRONAGE,), share(0.2, 87), share(0.18, 1913)),
            Combination(
                (PartnershipType.PATRONAGE, PartnershipType.SOCIAL_INNOVATION),
                HIDDEN_ESTIMATE,
                share(0.04, 1913),
            ),
        ),
    )


def panorama(
    values: dict[str, tuple[float, int]] | None = None, question: Question = DYNAMIC
) -> Panorama:
    """Every region: (value, n) by code; those left out are absent."""
    if values is None:
        values = {
            region.code: (0.30 + 0.03 * i, 40 + 25 * i) for i, region in enumerate(REGIONS[5:])
        }
        values |= {"01": (0.5, 12), "02": (0.4, 3)}
    ranks = sorted((v for v, n in values.values() if LADDER.shown(n).tested), reverse=True)
    rest = share(0.5, 1900)
    rows = []
    for region in REGIONS:
        value, n = values.get(region.code, (0.0, 0))
        shown = LADDER.shown(n)
        seen = shown is not Shown.HIDDEN
        tested = shown.tested
        rows.append(
            RegionRow(
                region.code,
                region.name,
                share(value, n) if seen else HIDDEN_ESTIMATE,
                shown,
                ranks.index(value) + 1 if tested else None,
                value - 0.5 if seen else None,
                0.2 if tested else None,
                0.4 if tested else None,
                False,
                rest if seen else HIDDEN_ESTIMATE,
                value - 0.6 if seen else None,
                value - 0.4 if seen else None,
                (1, len(ranks)) if tested else None,
            )
        )
    return Panorama(
        spec=ComparisonSpec(question.key, "24", REST, "oui"),
        question=question,
        answer=question.answers[0],
        national=share(0.5, 2000, 1500),
        regions=tuple(rows),
        notes=(Note.HOLM,),
    )


def renamed(question: Question, label: str) -> Question:
    """The question with another wording."""
    return replace(question, label=label)
