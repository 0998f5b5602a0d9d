"""What was asked: questions, their answers, and the observatory's roles."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ocpart_desktop.survey.partnership import PartnershipType


class QuestionKind(StrEnum):
    """How a question is answered, hence how it is summarised."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    SCALE = "scale"
    MEAN = "mean"
    SHARE = "share"
    COUNT = "count"
    TEXT = "text"
    DATE = "date"

    @property
    def has_shares(self) -> bool:
        """Whether its answers are summarised as shares of respondents."""
        return self in _SHARES

    @property
    def has_figures(self) -> bool:
        """Whether anything of it can be put in a comparison."""
        return self not in (QuestionKind.TEXT, QuestionKind.DATE)


_SHARES = {QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.SCALE, QuestionKind.SHARE}


class Role(StrEnum):
    """The observatory's own questions, recognised by wording whatever their code."""

    COCONSTRUCTION_DYNAMIC = "coconstruction_dynamic"
    INNOVATION_SOURCE = "innovation_source"
    PARTNERSHIP_STATUS = "partnership_status"
    PARTNERSHIP_TYPES = "partnership_types"
    PRIORITIES = "priorities"
    AUTHORITIES_ROLE = "authorities_role"
    FRAGILITIES = "fragilities"


@dataclass(frozen=True, slots=True)
class Answer:
    """One possible answer, one item of a battery, or a net (S/T) of several answers.

    ``column`` names the frame column that holds it, for kinds with a column an answer
    (several answers, batteries of means). ``members`` are the ids a net adds up.
    """

    id: str
    label: str
    net: bool = False
    members: tuple[str, ...] = ()
    type: PartnershipType | None = None
    no_opinion: bool = False
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question as asked of one public in one wave.

    ``id`` is the code found in the file and may be shared by several publics or waves;
    ``key`` is unique in a survey. ``n`` counts the respondents of its base (raw). ``base_note``
    is the institute's wording of who was asked. ``scale`` bounds a mean (0 to 10). ``column``
    is the frame column of kinds held in a single column; ``columns`` are those of the sheet it was
    read from, as the sheet names them. ``indicator`` says that the only answer
    is a figure of a place (a rate, a count, an amount) and no estimate from respondents: an
    unprinted base is then no weakness.
    """

    id: str
    label: str
    kind: QuestionKind
    answers: tuple[Answer, ...]
    table: str
    source: str
    public: str | None = None
    wave: str | None = None
    role: Role | None = None
    theme: str | None = None
    base_note: str | None = None
    n: int = 0
    scale: tuple[float, float] | None = None
    column: str | None = None
    indicator: bool = False
    columns: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Unique in a survey, stable for one file: what a view or a slide remembers."""
        return "|".join((self.id, self.public or "", self.wave or ""))

    @property
    def name(self) -> str:
        """What corrections know it by: its first column, else its id."""
        return self.columns[0] if self.columns else self.id

    def answer(self, wanted: str) -> Answer | None:
        """The answer with this id or this label, if any."""
        for answer in self.answers:
            if wanted in (answer.id, answer.label):
                return answer
        return None
