"""Who wrote what having seen what: the sittings of a notebook, and their order.

A sitting is what one person writes in one notebook between two openings, or two mergers. It
says which others it followed, and up to which step: a step has seen the earlier steps of its
own sitting and all that its sitting followed. Two steps of which neither has seen the other
were made apart. Copies of a notebook that go their own ways only ever add sittings, so that
putting them together is putting their sittings together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ocpart_desktop.notebook.records import DamagedRecordError, digest, from_text, to_text

Step = tuple[str, int]
"""A step: its sitting's identity, its number in it (from 1)."""

Reach = Mapping[str, int]
"""What has been seen: of each sitting, the number of steps."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """``follows`` has one's own line first. ``steps`` counts, ``hash`` seals what it holds."""

    id: str
    author: str
    since: str
    follows: tuple[Step, ...] = ()
    steps: int = 0
    hash: str = ""

    @property
    def seal(self) -> str:
        """The hash that the first entry follows."""
        return digest("sitting", self.id, self.author, self.since, self.follows_text)

    @property
    def follows_text(self) -> str:
        """What it follows, as it is written down."""
        return to_text({"follows": [list(step) for step in self.follows]})


def read_follows(text: str) -> tuple[Step, ...]:
    """What a sitting follows, from its text."""
    steps = from_text(text).get("follows")
    if not isinstance(steps, list):
        raise DamagedRecordError("what a sitting follows is a list")
    return tuple(_step(each) for each in steps)


def _step(value: object) -> Step:
    match value:
        case [str(sitting), int(number)]:
            return sitting, number
    raise DamagedRecordError("a step is a sitting and a number")


class Sittings:
    """All the sittings of a notebook, by identity."""

    def __init__(self, sittings: Iterable[Sitting] = ()) -> None:
        self._all: dict[str, Sitting] = {each.id: each for each in sittings}
        self._seen: dict[str, dict[str, int]] = {}

    def __iter__(self) -> Iterator[Sitting]:
        return iter(self._all.values())

    def __contains__(self, sitting_id: str) -> bool:
        return sitting_id in self._all

    def __getitem__(self, sitting_id: str) -> Sitting:
        return self._all[sitting_id]

    def get(self, sitting_id: str) -> Sitting | None:
        """The sitting of this identity."""
        return self._all.get(sitting_id)

    def put(self, sitting: Sitting) -> None:
        """Add a sitting, or one that went further; what it follows never changes."""
        if sitting.id in self.missing:
            self._seen.clear()  # one that others had followed: they had seen more than was known
        self._all[sitting.id] = sitting

    @property
    def reach(self) -> Reach:
        """All there is."""
        return {each.id: each.steps for each in self._all.values()}

    @property
    def named(self) -> frozenset[str]:
        """The sittings there are, and those they say they follow."""
        followed = {sitting for each in self._all.values() for sitting, _step in each.follows}
        return frozenset(self._all) | followed

    @property
    def missing(self) -> frozenset[str]:
        """The sittings that a copy without its history followed, and that are not there."""
        return self.named - self._all.keys()

    def holds(self, other: Iterable[Sitting]) -> bool:
        """Whether all of the other's steps are among these."""
        return all(
            (ours := self._all.get(each.id)) is not None and ours.steps >= each.steps
            for each in other
        )

    def seen_at_start(self, sitting_id: str) -> Reach:
        """What a sitting had seen when it began."""
        if sitting_id not in self._seen:
            self._look_back()
        return self._seen.get(sitting_id, {})

    def _look_back(self) -> None:
        """Work out what each sitting had seen, from the first to the last.

        A circle, which only a damaged or made-up file holds, is cut where it is met.
        """
        unknown = [each for each in self._all.values() if each.id not in self._seen]
        waiting = sorted(unknown, key=lambda each: each.since)
        while waiting:
            put_off = []
            for each in waiting:
                if self._parents_known(each):
                    self._seen[each.id] = self._closure(each.follows)
                else:
                    put_off.append(each)
            if len(put_off) == len(waiting):
                first = put_off.pop(0)
                self._seen[first.id] = self._closure(first.follows)
            waiting = put_off

    def _parents_known(self, sitting: Sitting) -> bool:
        return all(p in self._seen or p not in self._all for p, _number in sitting.follows)

    def _closure(self, follows: Iterable[Step]) -> dict[str, int]:
        seen: dict[str, int] = {}
        for parent, number in follows:
            for sitting, steps in (*self._seen.get(parent, {}).items(), (parent, number)):
                seen[sitting] = max(seen.get(sitting, 0), steps)
        return seen

    def has_seen(self, later: Step, earlier: Step) -> bool:
        """Whether ``later`` was made knowing ``earlier`` (or is it)."""
        if later[0] == earlier[0]:
            return later[1] >= earlier[1]
        return self.seen_at_start(later[0]).get(earlier[0], 0) >= earlier[1]

    def reached_by(self, steps: Iterable[Step]) -> Reach:
        """All that some steps have seen, themselves included."""
        every = list(steps)
        for sitting, _number in every:
            self.seen_at_start(sitting)
        return self._closure(every)

    def heads(self) -> list[Step]:
        """The ends that nobody followed, the latest begun first."""
        covered: dict[str, int] = {}
        for each in self._all.values():
            for parent, number in each.follows:
                covered[parent] = max(covered.get(parent, 0), number)
        ends = [each for each in self._all.values() if covered.get(each.id, 0) < each.steps]
        ends.sort(key=lambda each: (each.since, each.id), reverse=True)
        return [(each.id, each.steps) for each in ends]

    def line(self, head: Step) -> list[Step]:
        """One's own way to a step: for each sitting, up to which step; the oldest first."""
        way: list[Step] = []
        known: set[str] = set()
        step: Step | None = head
        while step is not None and step[0] in self._all and step[0] not in known:
            way.append(step)
            known.add(step[0])
            step = next(iter(self._all[step[0]].follows), None)
        return way[::-1]
