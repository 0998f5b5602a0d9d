"""What the room is shown and where the facilitator is: plain Python, no window.

The room sees a page, unless the screen is black; frozen, it goes on seeing what it saw while the
facilitator looks elsewhere. A guest is a figure asked for that is not in the storyline.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

MOST_ZOOM = 4.0


@dataclass(frozen=True, slots=True)
class PageKey:
    """A page of a slide: its item and its place among the slide's pages."""

    item: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Eye:
    """How the page is looked at: ``zoom`` times larger around a point (fractions of the page), and
    where the pointer is, if anywhere.
    """

    zoom: float = 1.0
    centre: tuple[float, float] = (0.5, 0.5)
    pointer: tuple[float, float] | None = None

    def part(self) -> tuple[float, float, float, float]:
        """The part of the page that is seen, inside it: left, top, width, height (fractions)."""
        size = 1 / self.zoom
        left, top = (min(max(c - size / 2, 0.0), 1 - size) for c in self.centre)
        return left, top, size, size


@dataclass(frozen=True, slots=True)
class State:
    """Everything the keys can change."""

    here: PageKey = PageKey("")
    black: bool = False
    frozen: PageKey | None = None
    guest: bool = False
    eye: Eye = Eye()


class Show:
    """Walks through the pages of a deck; whatever is asked, it is somewhere in it."""

    def __init__(self) -> None:
        self.pages: tuple[PageKey, ...] = ()
        self.state = State()
        self._digits = ""
        self._place = 0

    # -- the deck ----------------------------------------------------------------------------------

    def take(self, pages: Sequence[PageKey], numbers: Sequence[str]) -> None:
        """Go on in another deck: on the same slide if it is still there, else where it was.

        ``numbers`` are the items in the order of their numbers.
        """
        self.pages, self._numbers = tuple(pages), tuple(numbers)
        here = self.state.here
        if here not in self.pages:
            same = [page for page in self.pages if page.item == here.item]
            nearest = self.pages[min(self._place, len(self.pages) - 1)] if self.pages else here
            here = same[-1] if same else nearest
        frozen = self.state.frozen
        if frozen is not None and frozen not in self.pages:
            frozen = here
        self.state = replace(self.state, here=here, frozen=frozen)
        self._remember()

    _numbers: tuple[str, ...] = ()

    def _remember(self) -> None:
        if self.state.here in self.pages:
            self._place = self.pages.index(self.state.here)

    @property
    def place(self) -> int:
        """The place of the page among all pages, from 0."""
        return self._place

    @property
    def room(self) -> PageKey:
        """The page the room sees under the black, if any."""
        return self.state.frozen or self.state.here

    @property
    def next(self) -> PageKey | None:
        """The page that comes next."""
        after = self._place + 1
        return self.pages[after] if after < len(self.pages) else None

    # -- moving ------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Go on, or back; out of a guest, back to the storyline first."""
        if self.state.guest:
            self.leave_guest()
            return
        self._go(min(max(self._place + by, 0), len(self.pages) - 1))

    def first(self) -> None:
        """Go to the first page."""
        self._go(0)

    def last(self) -> None:
        """Go to the last page."""
        self._go(len(self.pages) - 1)

    def go_to(self, item: str) -> bool:
        """Go to an item; whether it is there."""
        found = next((n for n, page in enumerate(self.pages) if page.item == item), None)
        if found is not None:
            self._go(found)
        return found is not None

    def _go(self, place: int) -> None:
        if 0 <= place < len(self.pages):
            self._place = place
            eye = Eye(pointer=self.state.eye.pointer)
            here = self.pages[place]
            self.state = replace(self.state, here=here, guest=False, black=False, eye=eye)

    def digit(self, digit: str) -> str:
        """A digit of a slide's number was typed; what is typed so far."""
        self._digits = (self._digits + digit)[-3:]
        return self._digits

    @property
    def typing(self) -> str:
        """The number being typed."""
        return self._digits

    def enter(self) -> bool:
        """The number is complete; whether there was one."""
        digits, self._digits = self._digits, ""
        if not digits:
            return False
        number = int(digits)
        if 1 <= number <= len(self._numbers):
            self.go_to(self._numbers[number - 1])
        return True

    # -- what the room sees ------------------------------------------------------------------------

    def blacken(self) -> None:
        """Black, or back."""
        self.state = replace(self.state, black=not self.state.black)

    def freeze(self) -> None:
        """Keep the room where it is, or let it follow again."""
        frozen = None if self.state.frozen is not None else self.state.here
        self.state = replace(self.state, frozen=frozen)

    def show_guest(self) -> None:
        """Show a figure that was asked for, over the storyline."""
        self.state = replace(self.state, guest=True, black=False, frozen=None, eye=Eye())

    def leave_guest(self) -> None:
        """Come back to the storyline where it was left."""
        self.state = replace(self.state, guest=False, eye=Eye())

    def look(self, eye: Eye) -> None:
        """Point at something, or look closer."""
        zoom = min(max(eye.zoom, 1.0), MOST_ZOOM)
        self.state = replace(self.state, eye=replace(eye, zoom=zoom))

    def back_out(self) -> bool:
        """Undo the last way of showing: a number, a guest, a zoom, black; whether there was one."""
        if self._digits:
            self._digits = ""
        elif self.state.guest:
            self.leave_guest()
        elif self.state.eye != Eye():
            self.look(Eye())
        elif self.state.black:
            self.blacken()
        elif self.state.frozen is not None:
            self.freeze()
        else:
            return False
        return True
