"""What can be done to the records selected, all at once: the menu of the list, and its button's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtWidgets import QMenu

from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import Initiative, Note, NoteKind, Stage
from ocpart_desktop.notebook.vocabularies import note_kinds
from ocpart_desktop.notebook.words import Vocabulary, Words
from ocpart_desktop.session import bulk
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.ui.context import Context


class BulkActions:
    """Changes several records in one step, and says how many; one undo takes all of it back."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def fill(self, menu: QMenu, ids: Sequence[str]) -> None:
        """Offer what can be done to these; what all of them have already is ticked."""
        menu.clear()
        records = bulk.records_of(self._context.session, ids)
        initiatives = [each for each in records if isinstance(each, Initiative)]
        notes = [each for each in records if isinstance(each, Note)]
        if initiatives:
            self._offer_initiatives(menu, ids, initiatives)
        elif notes:
            self._offer_notes(menu, ids, notes)
        shown = all(each.published for each in records)
        drafts = not any(each.published for each in records)
        show = self._add(menu, _("Show to the room"), ids, bulk.published(on=True))
        hide = self._add(menu, _("Make a draft of it again"), ids, bulk.published(on=False))
        show.setEnabled(not shown)
        hide.setEnabled(not drafts)
        menu.addSeparator()
        menu.addAction(_("Delete")).triggered.connect(lambda _on: self.erase(ids))

    def change(self, ids: Sequence[str], alter: bulk.Alter) -> None:
        """Change them, and say so."""
        self._tell(bulk.change_all(self._context.session, ids, alter))

    def erase(self, ids: Sequence[str]) -> None:
        """Take them out, and say so."""
        self._tell(bulk.erase_all(self._context.session, ids))

    def _tell(self, said: str) -> None:
        if said:
            undo = (_("Undo"), self._context.session.undo)
            self._context.window.tell(said, kind="success", action=undo)

    # -- what is offered -------------------------------------------------------------------------

    def _offer_initiatives(
        self, menu: QMenu, ids: Sequence[str], records: Sequence[Initiative]
    ) -> None:
        notebook = self._context.session.notebook
        words = Words(notebook.terms if notebook else ())
        types = [(kind, words.label(Vocabulary.TYPES, kind)) for kind in PartnershipType]
        domains = list(words.offered(Vocabulary.DOMAINS).items())
        self._offer_several(
            _folded(menu, _("Type")), types, ids, [r.types for r in records], bulk.typed
        )
        self._offer_several(
            _folded(menu, _("Domain")),
            domains,
            ids,
            [r.domains for r in records],
            bulk.about_domain,
        )
        steps: list[tuple[Any, str]] = [(s, words.label(Vocabulary.STAGES, s)) for s in Stage]
        steps.append((None, _("Without a stage")))
        self._offer_one(
            _folded(menu, _("Stage")), steps, ids, [r.stage for r in records], bulk.at_stage
        )
        actors: list[tuple[Any, str]] = list(words.offered(Vocabulary.ACTORS).items())
        actors.append(("", _("Without a kind of actor")))
        held = [r.lead_actor for r in records]
        self._offer_one(_folded(menu, _("Kind of actor")), actors, ids, held, bulk.led_by)
        menu.addSeparator()

    def _offer_notes(self, menu: QMenu, ids: Sequence[str], records: Sequence[Note]) -> None:
        kinds = [(NoteKind(code), name) for code, name in note_kinds().items()]
        self._offer_one(
            _folded(menu, _("Kind")), kinds, ids, [r.kind for r in records], bulk.of_kind
        )
        pledges = [each for each in records if each.kind is NoteKind.COMMITMENT]
        if pledges:
            done = all(each.done for each in pledges)
            text = _("Not done yet") if done else _("Done")
            self._add(menu, text, ids, bulk.done(on=not done))
        menu.addSeparator()

    def _offer_several(
        self,
        folded: QMenu,
        choices: Iterable[tuple[Any, str]],
        ids: Sequence[str],
        held: Sequence[Sequence[Any]],
        alter: Callable[..., bulk.Alter],
    ) -> None:
        """Values of which a record may have any number: given to all of them, or taken from all."""
        for value, label in choices:
            having = sum(value in each for each in held)
            everywhere = having == len(held)
            some = f"  ({having}/{len(held)})" if 0 < having < len(held) else ""
            action = self._add(folded, label + some, ids, alter(value, on=not everywhere))
            action.setCheckable(True)
            action.setChecked(everywhere)

    def _offer_one(
        self,
        folded: QMenu,
        choices: Iterable[tuple[Any, str]],
        ids: Sequence[str],
        held: Sequence[Any],
        alter: Callable[[Any], bulk.Alter],
    ) -> None:
        """Values of which a record has one."""
        for value, label in choices:
            action = self._add(folded, label, ids, alter(value))
            action.setCheckable(True)
            action.setChecked(all(each == value for each in held))

    def _add(self, menu: QMenu, text: str, ids: Sequence[str], alter: bulk.Alter) -> Any:
        action = menu.addAction(text.replace("&", "&&"))
        action.triggered.connect(lambda _on: self.change(ids, alter))
        return action


def _folded(menu: QMenu, title: str) -> QMenu:
    """A menu in a menu, which owns it."""
    made = QMenu(title, menu)
    menu.addMenu(made)
    return made
