"""What the Initiatives page shows and offers, and what its lists are called."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ocpart_desktop.i18n import _, ngettext, whole
from ocpart_desktop.notebook.model import Stage
from ocpart_desktop.notebook.vocabularies import goals
from ocpart_desktop.notebook.words import Vocabulary, Words
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.ui.choice import Choice

TITLE_LENGTH = 80


Choices = tuple[Choice, ...]
SHEET, REMARKS = "sheet", "remarks"
LIST, MAP, COMMITMENTS = "list", "map", "commitments"
MODES = (LIST, MAP, REMARKS, COMMITMENTS)


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


def keys_of(field: str, keys: Sequence[str]) -> tuple[str, ...]:
    """The keys picked, as the record holds them."""
    return tuple(PartnershipType(key) for key in keys) if field == "types" else tuple(keys)


def picked(field: str, key: str) -> object:
    """The key picked, as the record holds it."""
    if field == "stage":
        return Stage(key) if key else None
    return key


def side_choices(remarks: int) -> Choices:
    """What stands beside the list: the sheet, its remarks."""
    return (
        Choice(SHEET, _("Sheet of the initiative")),
        Choice(REMARKS, _counted(_("Its remarks"), remarks)),
    )


def mode_choices(remarks: int, commitments: int) -> Choices:
    """What the page lists."""
    return (
        Choice(LIST, _("Initiatives")),
        Choice(MAP, _("Map")),
        Choice(REMARKS, _counted(_("Remarks"), remarks)),
        Choice(COMMITMENTS, _counted(_("Commitments"), commitments)),
    )


def search_prompt(mode: str) -> str:
    """What the search field says."""
    return {
        REMARKS: _("Search a remark"),
        COMMITMENTS: _("Search a commitment"),
    }.get(mode, _("Search an initiative"))


@dataclass(frozen=True, slots=True)
class Wording:
    """How a list is told: « 12 initiatives sur 24 », « 3 initiatives sélectionnées »."""

    number: Callable[[int], str]
    selected: Callable[[int], str]
    nothing: Callable[[], str]

    def counted(self, found: int, every: int) -> str:
        """How many are found, out of how many there are."""
        if not every:
            return self.nothing()
        text = self.number(found).format(n=whole(found))
        if found == every:
            return text
        return _("{found} out of {all}").format(found=text, all=whole(every))

    def taken(self, n: int) -> str:
        """How many are selected."""
        return self.selected(n).format(n=whole(n))


INITIATIVES = Wording(
    lambda n: ngettext("{n} initiative", "{n} initiatives", n),
    lambda n: ngettext("{n} initiative selected", "{n} initiatives selected", n),
    lambda: _("Initiatives"),
)
OF_REMARKS = Wording(
    lambda n: ngettext("{n} remark", "{n} remarks", n),
    lambda n: ngettext("{n} remark selected", "{n} remarks selected", n),
    lambda: _("Remarks"),
)
OF_COMMITMENTS = Wording(
    lambda n: ngettext("{n} commitment", "{n} commitments", n),
    lambda n: ngettext("{n} commitment selected", "{n} commitments selected", n),
    lambda: _("Commitments"),
)


def _counted(text: str, count: int) -> str:
    return f"{text} ({whole(count)})" if count else text
