"""What is said of the words of the notebook: what a list is for, why a name cannot be taken."""

from __future__ import annotations

from ocpart_desktop.geography.folding import fold
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.words import Vocabulary
from ocpart_desktop.session.vocabulary import Word


def explained(vocabulary: Vocabulary) -> str:
    """What a list is for, and what can be done to it."""
    if vocabulary is Vocabulary.TYPES:
        return _(
            "What your region calls the observatory's four types, in the sheets, the filters and "
            "the documents. The survey's figures keep the words it was made with. Ctrl+Z takes a "
            "change back."
        )
    if vocabulary is Vocabulary.STAGES:
        return _(
            "What your region calls the stages of an initiative, in the sheets, the filters and "
            "the documents. Ctrl+Z takes a change back."
        )
    return _(
        "The lists offered in the sheets, in the quick capture and in the table sent to "
        "colleagues. A word that is used is never lost. Ctrl+Z takes a change back."
    )


def taken(known: Word, name: str) -> str:
    """Why no other word can bear the name of this one, the present or the original."""
    if not known.vocabulary.is_fixed:
        told = _("“{word}” is there already: put the two words together instead.")
        return told.format(word=known.label)
    if fold(name) == fold(known.label):
        return _("“{word}” is there already: give another name.").format(word=known.label)
    told = _("“{word}” is the original name of “{other}”: give another one.")
    return told.format(word=known.own, other=known.label)
