"""Random surveys and random layouts, as far as a person could tell what they say.

Whatever is left out of them is left out because two different surveys would give the same file;
each place says why.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import strategies as st

from ocpart_desktop.survey.regions import REGIONS

from .layouts import CODEBOOKS, FORMATS, HEADS, JOINTS, SPELLINGS, STEMS, TICKS, Layout
from .study import AGES, DYNAMIC, OPINION, STATUS, Choice, Marks, Study

_LABELS = (
    "Emploi", "Logement", "Santé", "Mobilité", "Lien social", "Très utile", "Ni l'un ni l'autre",
    "Mécénat", "Coopération économique", "L’État", "Une association", "Deux ou trois fois par an",
    "Moins de 10 salariés", "De 10 à 49 salariés", "50 salariés et plus", "À l'étranger",
    "Mettre en relation les acteurs", "Pas encore", "Bien sûr", "Œuvre d'intérêt général",
    "Insertion (emploi, formation)", "Numérique", "Culture & sport", "Transition énergétique",
    "Jeunesse – éducation", "Plutôt favorable", "S'engager", "Handicap", "Vieillissement",
)  # fmt: skip
_WITH_COMMAS = ("Emploi, insertion", "Pauvreté, exclusion", "Culture, sport et loisirs")
_SETS = (
    ("Oui", "Non", "NSP"), OPINION, (*OPINION, "Ne se prononce pas"), STATUS, AGES, DYNAMIC,
    ("Oui, tout à fait", "Oui, plutôt", "Non, plutôt pas", "Non, pas du tout", "Sans opinion"),
    ("0", "1", "2 ou 3", "4 et plus"), ("Moins de 2 000", "2 000 à 19 999", "20 000 et plus"),
    ("Un homme", "Une femme"), ("A", "B", "C", "D"), ("Refus", "Favorable", "Défavorable"),
)  # fmt: skip
_SUBJECTS = (
    "la vie locale", "vos partenaires", "l'action publique", "votre structure", "ce territoire",
    "les élus", "la commune", "l’avenir", "vos projets", "votre métier", "les bénévoles",
)  # fmt: skip
_ASKED = (
    "Que pensez-vous de {} ?", "À propos de {}", "Diriez-vous du bien de {} ?",
    "Sur {}, quel avis ?", "Votre opinion sur {}",
)  # fmt: skip
_MARKED = (
    "De 0 à 10, que vaut {} ?",
    "Note sur 10 de {}",
    "{} (0 = pas du tout, 10 = tout à fait)",
)
_REGIONS = tuple(region.code for region in REGIONS)


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """A layout; a text file has no second sheet, hence no codebook and no codes."""
    file = draw(st.sampled_from(FORMATS))
    is_text = file not in ("xlsx", "inline xlsx")
    heads = draw(st.sampled_from(HEADS))
    # A codebook names variables: columns must bear their codes.
    may_code = not is_text and heads not in ("wordings", "questions over options")
    several = draw(st.sampled_from(("ticks", "joined", "both")))
    joint = draw(st.sampled_from(JOINTS)) if several != "ticks" else None
    # The check mark is no letter of cp1252.
    signs = [sign for sign in sorted(TICKS) if file != "csv cp1252" or sign != "✓/blank"]
    return Layout(
        heads=heads,
        titles=draw(st.integers(0, 2)),
        ticks=draw(st.sampled_from(signs)) if several != "joined" else None,
        joint=joint,
        codes=draw(st.sampled_from(("1", "A1", "01", None))) if may_code else None,
        codebook=draw(st.sampled_from(CODEBOOKS)),
        spelling=draw(st.sampled_from(SPELLINGS)),
        blank=draw(st.sampled_from((None, None, "N/A"))),
        format=file,
        stem=draw(st.sampled_from(STEMS)),
        order=draw(st.integers(0, 999)),
        weighted=draw(st.booleans()),
        extras=draw(st.booleans()),
        merged=heads == "questions over options" and draw(st.booleans()),
        below=draw(st.booleans()),
    )


@st.composite
def studies(draw: st.DrawFn) -> Study:
    """A survey of 24 to 60 respondents in 4 to 18 regions, with one to six questions."""
    rng = random.Random(draw(st.integers(0, 2**32 - 1)))
    n = draw(st.integers(24, 60))
    # Without their zeros, overseas codes alone could number the lines of any list.
    mainland = rng.choice([code for code in _REGIONS if code >= "24"])
    others = rng.sample([code for code in _REGIONS if code != mainland], draw(st.integers(3, 17)))
    regions = [mainland, *others]
    kinds = draw(st.lists(st.sampled_from(("single", "several", "marks")), min_size=1, max_size=6))
    subjects = rng.sample(_SUBJECTS, len(kinds))
    questions: dict[str, Choice | Marks] = {}
    for number, (kind, subject) in enumerate(zip(kinds, subjects, strict=True), start=1):
        code = draw(st.sampled_from(("Q{}", "q{}", "QUEST{}", "S{}a"))).format(number)
        if kind == "marks":
            questions[code] = _marks(rng, n, rng.choice(_MARKED).format(subject))
        else:
            wording = rng.choice(_ASKED).format(subject)
            questions[code] = _choice(rng, n, wording, several=kind == "several")
    told = [rng.choice(regions) if rng.random() < 0.95 else None for _ in range(n)]
    return Study(
        regions=(*regions[:4], *told[4:]),
        weights=_weights(rng, n),
        ages=tuple(rng.choice(AGES) for _ in range(n)),
        questions=questions,
    )


def _weights(rng: random.Random, n: int) -> tuple[float, ...]:
    """Four decimals, one on average: a weight of whole numbers could be anything."""
    raw = [rng.uniform(0.2, 3) for _ in range(n)]
    return tuple(round(w * n / sum(raw), 4) for w in raw)


def _choice(rng: random.Random, n: int, wording: str, *, several: bool) -> Choice:
    # Nobody can tell two options always chosen together from one label that holds a comma,
    # nor an option chosen once from a slip: each is chosen several times, alone at times.
    pool: Sequence[str] = (*_LABELS, *_WITH_COMMAS, "Autre", "NSP")
    labels = tuple(rng.sample(pool, rng.randint(3, 6)))
    if not several and rng.random() < 0.5:
        labels = rng.choice(_SETS)
    sure = [frozenset({k}) for k in range(len(labels)) for _ in range(2)]
    if several:
        sure += [frozenset({k, (k + 1) % len(labels)}) for k in range(len(labels))]
        # Where blank means « no », who chose nothing cannot be told from who was not asked.
        rest = [frozenset(rng.sample(range(len(labels)), rng.randint(1, 3))) for _ in range(n)]
    else:
        rest = [frozenset({rng.randrange(len(labels))}) for _ in range(n)]
    given: list[frozenset[int] | None] = [*sure, *rest][:n]
    rng.shuffle(given)
    for i in range(n):
        if rng.random() < 0.1 and given.count(given[i]) > 2:
            given[i] = None
    return Choice(wording, labels, tuple(given), several)


def _marks(rng: random.Random, n: int, wording: str) -> Marks:
    items = tuple(rng.sample(_LABELS, rng.randint(2, 4)))
    steps = [*range(11), None] if rng.random() < 0.7 else [x / 2 for x in range(21)]
    # Without a word on the scale, marks that stay low could be codes: one reaches the top.
    first = tuple(10 for _ in items)
    given = (first, *(tuple(rng.choice(steps) for _ in items) for _ in range(n - 1)))
    return Marks(wording, items, given)
