"""What is asked of the analysis, and what it answers: frozen values shared by every outlet.

Shares are fractions (0.37); means are on the question's own scale. A hidden figure has
``None`` for every number: what is hidden never leaves the analysis.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.survey.questions import Answer, Question

REST = "rest"
FRANCE = "france"

FLOOR = 3  # a base below it is hidden whatever the settings say


class Shown(StrEnum):
    """How a figure may be shown, by its raw base (the weak-base ladder)."""

    PLAIN = "plain"
    WEAK = "weak"
    VERY_WEAK = "very_weak"
    HIDDEN = "hidden"

    @property
    def tested(self) -> bool:
        """Whether a test and a rank may be shown."""
        return self in (Shown.PLAIN, Shown.WEAK)


def worst(*rungs: Shown) -> Shown:
    """The lowest of several rungs."""
    return max(rungs, key=list(Shown).index)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The weak-base ladder on the raw base. ``hidden`` cannot be set below the floor of 3."""

    hidden: int = 5
    very_weak: int = 30
    weak: int = 100

    @property
    def lowest(self) -> int:
        """The smallest raw base that may be shown."""
        return max(self.hidden, FLOOR)

    def shown(self, n: int) -> Shown:
        """The rung of a raw base."""
        if n < self.lowest:
            return Shown.HIDDEN
        if n < self.very_weak:
            return Shown.VERY_WEAK
        return Shown.WEAK if n < self.weak else Shown.PLAIN


@dataclass(frozen=True, slots=True)
class ComparisonSpec:
    """One selection: it is a view, a slide and a command line alike.

    ``question`` is a question's key. ``against`` is ``rest``, ``france`` or a region's code.
    ``filters`` are (variable name, category) pairs, all of which must hold.
    """

    question: str
    region: str
    against: str = REST
    answer: str | None = None
    filters: tuple[tuple[str, str], ...] = ()
    weighted: bool = True
    without_no_opinion: bool = False


@dataclass(frozen=True, slots=True)
class Base:
    """A base: raw count, weighted count, effective count (Kish)."""

    n: int
    weighted: float
    effective: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share or a mean with its 95 % interval, standard error, raw and effective bases."""

    value: float | None
    low: float | None = None
    high: float | None = None
    se: float | None = None
    n: int = 0
    effective: float | None = None


HIDDEN_ESTIMATE = Estimate(value=None)


@dataclass(frozen=True, slots=True)
class Row:
    """One answer compared. ``p_value`` is None where no test is allowed or possible."""

    answer: Answer
    region: Estimate
    against: Estimate
    gap: float | None
    gap_low: float | None
    gap_high: float | None
    p_value: float | None
    adjusted_p: float | None
    significant: bool
    shown: Shown


class Against(StrEnum):
    """What the region is compared with."""

    REST = "rest"
    FRANCE = "france"
    REGION = "region"


class Note(StrEnum):
    """A remark the reader of a figure is owed; worded by ``figures``."""

    NO_MICRODATA = "no_microdata"
    NO_BASE = "no_base"
    REST_REBUILT = "rest_rebuilt"
    UNWEIGHTED = "unweighted"
    WITHOUT_NO_OPINION = "without_no_opinion"
    QUOTA_SAMPLE = "quota_sample"
    DESIGN = "design"
    MULTIPLE_ANSWERS = "multiple_answers"
    CITATIONS = "citations"
    NO_JOINT = "no_joint"
    HOLM = "holm"
    HIDDEN_CELLS = "hidden_cells"
    REGION_ABSENT = "region_absent"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A region beside the rest of France, France, or another region.

    ``base_region`` and ``base_against`` are None when hidden. ``overall`` is the p-value of the
    second-order Rao-Scott test of the whole question (single choice only). ``filtered`` gives the
    spec's filters as the reader knows them: (variable's label, category).
    """

    spec: ComparisonSpec
    question: Question
    region_code: str
    region_name: str
    against: Against
    against_name: str
    rebuilt: bool
    weighted: bool
    base_region: Base | None
    base_against: Base | None
    rows: tuple[Row, ...]
    shown: Shown
    notes: tuple[Note, ...] = ()
    overall_p: float | None = None
    filtered: tuple[tuple[str, str], ...] = ()

    def row(self, answer_id: str | None) -> Row | None:
        """The row of an answer; without one, the first row worth a sentence (see ``headline``)."""
        if answer_id is None:
            return self.headline
        return next((row for row in self.rows if row.answer.id == answer_id), None)

    @property
    def headline(self) -> Row | None:
        """The first net, else the first answer: what a title or a sentence speaks of."""
        nets = [row for row in self.rows if row.answer.net]
        return (nets or list(self.rows) or [None])[0]  # type: ignore[list-item]


@dataclass(frozen=True, slots=True)
class RegionRow:
    """One region's figure for one answer, beside the other side's, with its rank among regions.

    Figures that read the same share a rank. ``ranks`` are the best and the worst that the
    intervals allow: a rank alone would say more than the sample does.
    """

    code: str
    name: str
    estimate: Estimate
    shown: Shown
    rank: int | None
    gap: float | None
    p_value: float | None
    adjusted_p: float | None
    significant: bool
    against: Estimate = HIDDEN_ESTIMATE
    gap_low: float | None = None
    gap_high: float | None = None
    ranks: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Panorama:
    """Every region for one answer: what the map and the ranking draw.

    ``regions`` come in INSEE order and hold all 18; those absent from the extract have n = 0.
    ``filtered`` is a comparison's.
    """

    spec: ComparisonSpec
    question: Question
    answer: Answer
    national: Estimate
    regions: tuple[RegionRow, ...]
    notes: tuple[Note, ...] = ()
    filtered: tuple[tuple[str, str], ...] = ()

    def region(self, code: str) -> RegionRow:
        """The row of a region."""
        return next(row for row in self.regions if row.code == code)


@dataclass(frozen=True, slots=True)
class Combination:
    """Respondents who hold exactly these types, region and against; tested as a row is."""

    types: tuple[PartnershipType, ...]
    region: Estimate
    against: Estimate
    gap: float | None = None
    p_value: float | None = None
    adjusted_p: float | None = None
    significant: bool = False
    shown: Shown = Shown.PLAIN


class Counted(StrEnum):
    """Out of what the share of a type is: of the respondents, or of all the types they cite."""

    RESPONDENTS = "respondents"
    CITATIONS = "citations"


@dataclass(frozen=True, slots=True)
class TypologyProfile:
    """The four types, in fixed order, for one public.

    ``total`` is the sum of the four shares of respondents (above 1: several answers),
    ``mean_citations`` the mean number of types a respondent holds; both per side, None when
    hidden, whatever the shares of ``comparison`` are ``counted`` out of. ``together`` compares the
    combinations, the most frequent in France first; None when only the shares are published, or
    when a respondent gives one answer.
    """

    comparison: Comparison
    total: Mapping[str, float | None] = field(default_factory=dict)
    mean_citations: Mapping[str, float | None] = field(default_factory=dict)
    combinations: tuple[Combination, ...] = ()
    counted: Counted = Counted.RESPONDENTS
    together: Comparison | None = None


class Break(StrEnum):
    """Why two waves of a question cannot be joined by a line."""

    WORDING = "wording"
    BASE = "base"
    TERRITORY = "territory"
    ANSWERS = "answers"


@dataclass(frozen=True, slots=True)
class Change:
    """What one side gained since the wave before; ``significant`` follows ``adjusted_p``."""

    value: float
    low: float | None = None
    high: float | None = None
    p_value: float | None = None
    adjusted_p: float | None = None
    significant: bool = False


@dataclass(frozen=True, slots=True)
class WavePoint:
    """One wave of a question; ``breaks`` say why the line from the wave before stops.

    The changes are those of the answer looked at since the wave before: None for the first wave,
    after a break, and where either figure is hidden. ``gained`` and ``lost`` are the codes of the
    regions that this wave covers and not the one before, and the other way round.
    """

    wave: str
    comparison: Comparison
    breaks: tuple[Break, ...] = ()
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    region_change: Change | None = None
    against_change: Change | None = None

    @property
    def row(self) -> Row | None:
        """The answer looked at; None when this wave did not offer it."""
        return self.comparison.row(self.comparison.spec.answer)
