"""Whatever is done, in whatever order, the room never reads a draft."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ocpart_desktop.notebook.model import Initiative, Note, NoteKind, Option, Slide, SlideKind
from ocpart_desktop.session import Study, sequence
from ocpart_desktop.session.live import add_option, drafts, give, publish, withdraw
from ocpart_desktop.ui.projection.finding import matching
from ocpart_desktop.ui.projection.keys import Key
from ocpart_desktop.ui.projection.projection import Projection
from ocpart_desktop.ui.projection.screens import Mode
from ocpart_desktop.ui.shell.window import MainWindow
from tests.ui.opened import OpenOn, settle
from tests.ui.projection.staging import LAPTOP, OLD_PROJECTOR, TWO, read_by_the_room, staged

KEYS = (
    Key.NEXT, Key.PREVIOUS, Key.FIRST, Key.LAST, Key.BLACK, Key.FREEZE, Key.POINTER, Key.ZOOM,
    Key.ENTER, Key.SWAP, Key.KEEP, Key.PUBLISH, "1", "7",
)  # fmt: skip


class Room:
    """Acts at random; remembers each word that was never shown to the room."""

    def __init__(self, qtbot: QtBot, window: MainWindow, shown: Projection) -> None:
        self.qtbot, self.window, self.shown = qtbot, window, shown
        self.count = 0
        self.secrets: dict[str, str] = {}
        self.acts: tuple[Callable[[random.Random], None], ...] = (
            self.press, self.press, self.press, self.note, self.note, self.type_a_note,
            self.initiative, self.publish, self.publish, self.withdraw, self.vote, self.plug,
            self.undo, self.redo, self.edit, self.hide, self.guest, self.private_notes,
        )  # fmt: skip

    def secret(self) -> str:
        self.count += 1
        return f"SECRET{self.count:05d}"

    def play(self, chance: random.Random, steps: int) -> None:
        for _step in range(steps):
            chance.choice(self.acts)(chance)
            settle(self.qtbot, self.window)
            self.check()
        self.clear()

    def check(self) -> None:
        notebook = self.window.session.notebook
        assert notebook is not None
        published = {each.id for each in (*notebook.notes, *notebook.initiatives) if each.published}
        for known in published:
            self.secrets.pop(known, None)
        read = read_by_the_room(self.shown)
        for word in self.secrets.values():
            assert word not in read
        if self.shown.show.state.frozen is None:
            for draft in drafts(notebook):
                said = draft.text if isinstance(draft, Note) else draft.title
                assert not said or said not in read
        assert "PRIVE" not in read
        assert self.shown.running

    def clear(self) -> None:
        """Begin the next sequence with an empty notebook, its journal aside."""
        notebook = self.window.session.notebook
        assert notebook is not None
        gone = [each.id for each in (*notebook.notes, *notebook.initiatives)]
        gone += [item.id for item in notebook.storyline if isinstance(item, Slide)][6:]
        self.window.session.change(lambda notebook: notebook.remove_all(gone))
        self.secrets.clear()

    # -- what can happen -------------------------------------------------------------------------

    def press(self, chance: random.Random) -> None:
        self.shown.obey(chance.choice(KEYS))

    def note(self, chance: random.Random) -> None:
        word = self.secret()
        note = Note(kind=chance.choice(list(NoteKind)), text=word, what=word, published=False)
        self.secrets[note.id] = word
        self.window.session.write(note)

    def type_a_note(self, chance: random.Random) -> None:
        word = self.secret()
        pad = self.shown.desk.notepad
        pad.begin()
        QTest.keyClicks(pad.line, word)
        pad.line.commit()
        self.secrets[f"typed {word}"] = word
        if pad._editing is not None:
            self.secrets[pad._editing.id] = self.secrets.pop(f"typed {word}")
        if chance.random() < 0.5:
            pad.begin()

    def initiative(self, chance: random.Random) -> None:
        word = self.secret()
        made = Initiative(title=word, contact="PRIVE", facilitator_notes="PRIVE", published=False)
        self.secrets[made.id] = word
        self.window.session.write(made)

    def publish(self, chance: random.Random) -> None:
        waiting = [each.id for each in drafts(self.window.session.notebook)]  # type: ignore[arg-type]
        if waiting:
            publish(self.window.session, [chance.choice(waiting)])

    def withdraw(self, chance: random.Random) -> None:
        notebook = self.window.session.notebook
        assert notebook is not None
        seen = [each.id for each in (*notebook.notes, *notebook.initiatives) if each.published]
        if seen:
            withdraw(self.window.session, chance.choice(seen))

    def vote(self, chance: random.Random) -> None:
        items = [
            item
            for item in sequence.storyline_of(self.window.session).items
            if isinstance(item, Slide) and item.kind is SlideKind.VOTE
        ]
        if not items:
            vote = Slide(kind=SlideKind.VOTE, options=(Option("Ici"),), facilitator_notes="PRIVE")
            sequence.add(self.window.session, vote)
        else:
            give(self.window.session, items[0].id, 0, chance.choice((1, -1)))
            add_option(self.window.session, items[0].id, "Là")

    def plug(self, chance: random.Random) -> None:
        self.shown.settle(chance.choice((TWO, (LAPTOP,), (LAPTOP, OLD_PROJECTOR), ())))
        if self.shown.arrangement.mode is Mode.WAITING:
            self.shown.settle(TWO)

    def undo(self, chance: random.Random) -> None:
        self.window.session.undo()

    def redo(self, chance: random.Random) -> None:
        self.window.session.redo()

    def edit(self, chance: random.Random) -> None:
        notebook = self.window.session.notebook
        waiting = drafts(notebook) if notebook else ()
        if waiting and isinstance(waiting[0], Note):
            word = self.secret()
            self.secrets[waiting[0].id] = word
            self.window.session.write(replace(waiting[0], text=word, what=word))

    def hide(self, chance: random.Random) -> None:
        items = sequence.storyline_of(self.window.session).items
        item = chance.choice(items)
        sequence.change(self.window.session, replace(item, hidden=not item.hidden))

    def guest(self, chance: random.Random) -> None:
        found = matching(self.shown.desk.finder._all, chance.choice(("priorit", "innov", "mur")))
        if found:
            self.shown.show_found(chance.choice(found))

    def private_notes(self, chance: random.Random) -> None:
        item = chance.choice(sequence.storyline_of(self.window.session).items)
        sequence.change(self.window.session, replace(item, facilitator_notes="PRIVE"))


def play(
    qtbot: QtBot, open_on: OpenOn, study: Study, sequences: int, steps: int, first: int = 0
) -> None:
    window = open_on(study)
    shown = staged(qtbot, window)
    room = Room(qtbot, window, shown)
    for seed in range(first, first + sequences):
        room.play(random.Random(seed), steps)
    shown.end()


def test_no_draft_is_read_by_the_room(
    qtbot: QtBot, open_on: OpenOn, respondents_study: Study
) -> None:
    play(qtbot, open_on, respondents_study, sequences=20, steps=10)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("first", range(0, 1000, 50))
def test_no_draft_is_read_by_the_room_in_a_thousand_sequences(
    qtbot: QtBot, open_on: OpenOn, respondents_study: Study, first: int
) -> None:
    play(qtbot, open_on, respondents_study, sequences=50, steps=12, first=first)
