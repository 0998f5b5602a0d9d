"""What the Initiatives page shows and offers, and its one-line capture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ocpart_desktop.figures.charts import ColumnKind, TableSpec
from ocpart_desktop.i18n import _, whole
from ocpart_desktop.notebook.labels import stage_label
from ocpart_desktop.notebook.model import Initiative, Stage
from ocpart_desktop.notebook.vocabularies import goals, stages
from ocpart_desktop.notebook.words import Vocabulary, Words
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.ui.choice import Choice

TITLE_LENGTH = 80


Choices = tuple[Choice, ...]
SHEET, REMARKS, DAY = "sheet", "remarks", "day"


Row = tuple[str, ...]


def table(rows: Sequence[Row]) -> TableSpec:
    """The initiatives as the table shows them."""
    head = (_("Title"), _("Territory"), _("Types"), _("Stage"))
    told = tuple(rows)
    return TableSpec(head, told, told, kinds=(ColumnKind.TEXT,) * len(head))


def row(initiative: Initiative) -> Row:
    """An initiative as a row of the table."""
    return (
        initiative.title or _("Untitled initiative"),
        initiative.territory_name,
        ", ".join(PartnershipType(kind).label for kind in initiative.types),
        stage_label(initiative.stage),
    )


def type_choices() -> Choices:
    """The four types."""
    return tuple(Choice(kind.value, kind.label) for kind in PartnershipType)


def word_choices(words: Words, vocabulary: Vocabulary, borne: Iterable[str]) -> Choices:
    """The words of the notebook to pick from, and those an initiative bears besides; an empty one
    comes first: nobody said yet.
    """
    offered = words.offered(vocabulary)
    others = {code: words.label(vocabulary, code) for code in borne if code not in offered}
    unsaid = {"": "–"} if others.pop("", None) is not None else {}
    return tuple(Choice(code, label) for code, label in (unsaid | offered | others).items())


def goal_choices() -> Choices:
    """The seventeen sustainable development goals, by number."""
    return tuple(Choice(number, number, hint=name) for number, name in goals().items())


def stage_choices() -> Choices:
    """How far it has come; the first choice is not known."""
    return (Choice("", "–"), *(Choice(code, label) for code, label in stages().items()))


def keys_of(field: str, keys: Sequence[str]) -> tuple[str, ...]:
    """The keys picked, as the record holds them."""
    return tuple(PartnershipType(key) for key in keys) if field == "types" else tuple(keys)


def picked(field: str, key: str) -> object:
    """The key picked, as the record holds it."""
    if field == "stage":
        return Stage(key) if key else None
    return key


def side_choices(remarks: int, of_the_day: int) -> Choices:
    """What stands beside the table: the sheet, its remarks, the remarks of the day."""
    return (
        Choice(SHEET, _("Sheet of the initiative")),
        Choice(REMARKS, _counted(_("Its remarks"), remarks)),
        Choice(DAY, _counted(_("Remarks of the day"), of_the_day)),
    )


def _counted(text: str, count: int) -> str:
    return f"{text} ({whole(count)})" if count else text
