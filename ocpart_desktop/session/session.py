"""The open study: what is read, what is looked at, what is written down.

State changes happen on one thread (the window's, or the command line's only one). Reading and
computing do not change state and may run anywhere: see ``read_extract`` and ``storyline``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ocpart_desktop.session.events import Events, NotebookOpened, SelectionChanged, SurveyOpened

if TYPE_CHECKING:
    from ocpart_desktop.analysis.results import ComparisonSpec
    from ocpart_desktop.notebook.changed import NotebookChanged
    from ocpart_desktop.notebook.model import Record
    from ocpart_desktop.notebook.notebook import Notebook
    from ocpart_desktop.notebook.room import Room
    from ocpart_desktop.session.known_readings import KnownReadings
    from ocpart_desktop.session.study import Study
    from ocpart_desktop.survey.corrections import Correction, Reading
    from ocpart_desktop.survey.questions import Question
    from ocpart_desktop.survey.regions import Region
    from ocpart_desktop.survey.survey import Survey

Filters = tuple[tuple[str, str], ...]

DEFAULT_REGION = "24"


class Session:
    """One survey, one notebook, one selection, and the events that tell of their changes.

    ``live`` says that the day is being shown: what is noted is then a draft at first.
    """

    def __init__(
        self,
        place: Callable[[Path, str], Path] | None = None,
        known_readings: KnownReadings | None = None,
    ) -> None:
        """``place`` is where the notebook of an extract is; beside it or in the user's data unless
        told.
        """
        self._place = place or _default_place
        self._told_readings = known_readings
        self.events = Events()
        self.study: Study | None = None
        self.notebook: Notebook | None = None
        self.selection: ComparisonSpec | None = None
        self.live = False

    @property
    def survey(self) -> Survey | None:
        """The survey of the open extract."""
        return self.study.survey if self.study else None

    @property
    def reading(self) -> Reading:
        """What was put right in the reading of the extract."""
        from ocpart_desktop.survey.corrections import Reading

        return Reading(self.notebook.corrections if self.notebook else ())

    @cached_property
    def _known(self) -> KnownReadings:
        """The corrections of other extracts."""
        from ocpart_desktop.session.known_readings import KnownReadings

        return self._told_readings or KnownReadings()

    @property
    def wants_reading(self) -> bool:
        """Whether the open extract was read otherwise than it should be by now."""
        return self.study is not None and self.study.reading != self.reading

    @property
    def region(self) -> Region:
        """The region looked at."""
        from ocpart_desktop.survey.regions import REGION_BY_CODE

        code = self.selection.region if self.selection else DEFAULT_REGION
        return REGION_BY_CODE[code]

    @property
    def question(self) -> Question | None:
        """The question looked at."""
        if self.survey is None or self.selection is None:
            return None
        return self.survey.question(self.selection.question)

    @property
    def room(self) -> Room:
        """What the workshop brought, as it is now: safe to hand to another thread."""
        from ocpart_desktop.notebook.room import Room, room_of

        if self.notebook is None:
            return Room()
        return room_of(self.notebook.initiatives, self.notebook.workshop, self.notebook.terms)

    # -- opening ---------------------------------------------------------------------------

    def adopt(self, study: Study, *, continuing: bool = False) -> None:
        """Make a freshly read extract the open study, with the notebook that goes with it.

        With ``continuing`` the open notebook goes on with it, whatever extract it was used with.
        """
        sha256 = study.survey.source.sha256
        former = self.remembered("sha256")
        if self.notebook is None or (not continuing and former not in (None, sha256)):
            self.open_notebook(self._place(study.path, sha256), create=True)
        elif former not in (None, sha256):
            from ocpart_desktop.notebook.known_places import remember_place

            remember_place((sha256, str(former)), self.notebook.path)
        assert self.notebook is not None
        if self.study is not None and self.study.survey is not study.survey:
            self.study.survey.forget()
        self.study = study
        self.selection = self._first_selection(study.survey, self.notebook)
        self.notebook.remember(extract=str(study.path), sha256=sha256)
        if not self.wants_reading:
            self._known.keep(sha256, study.receipt, study.reading)
        self.events.emit(SurveyOpened())

    def has_notebook_for(self, study: Study) -> bool:
        """Whether an extract has a notebook already, this one or another."""
        sha256 = study.survey.source.sha256
        used = self.remembered("sha256") == sha256
        return used or self._place(study.path, sha256).exists()

    def open_notebook(self, path: Path, *, create: bool = False) -> Path | None:
        """Open a notebook in place of the present one; return the extract it was used with.

        With ``create``, a notebook that does not exist yet is begun. The present notebook stays
        open when the new one cannot be (UserError).
        """
        from ocpart_desktop.notebook.notebook import Notebook

        if self.notebook is None or self.notebook.path != path.resolve():
            opened = Notebook.create(path) if create and not path.exists() else Notebook.open(path)
            if self.notebook is not None:
                self.notebook.close()
            self.notebook = opened
            self.events.emit(NotebookOpened())
        extract = self.remembered("extract")
        return Path(str(extract)) if extract else None

    def close(self) -> None:
        """Write what is still to be written and let go of the files."""
        if self.notebook is not None:
            self.notebook.close()
            self.notebook = None

    # -- looking ---------------------------------------------------------------------------

    def select(
        self,
        *,
        question: str | None = None,
        answer: str | None = None,
        region: str | None = None,
        against: str | None = None,
        filters: Filters | None = None,
        weighted: bool | None = None,
        without_no_opinion: bool | None = None,
    ) -> None:
        """Look elsewhere; what is not given stays.

        A new question forgets the old one's answer, unless it is the same one put to another public
        or in another wave, and the filters that say nothing of the people it was asked of.
        """
        if self.selection is None or self.survey is None:
            return
        new = self.selection
        if question is not None and question != new.question:
            new = _asking(self.survey, new, question)
        given = {
            "answer": answer,
            "region": region,
            "against": against,
            "filters": filters,
            "weighted": weighted,
            "without_no_opinion": without_no_opinion,
        }
        new = replace(new, **{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
        new = _with_answer_left(self.survey, new)
        if new == self.selection:
            return
        self.selection = new
        self.remember(**asdict(new))
        self.events.emit(SelectionChanged(new))

    @staticmethod
    def _first_selection(survey: Survey, notebook: Notebook) -> ComparisonSpec | None:
        """Where the notebook was left, as far as this survey still has it."""
        from ocpart_desktop.analysis.filters import applicable
        from ocpart_desktop.analysis.results import ComparisonSpec
        from ocpart_desktop.survey.questions import Role

        figures = [q for q in survey.questions if q.kind.has_figures]
        if not figures:
            return None
        left = notebook.choices
        question = survey.question(str(left.get("question"))) or next(
            iter(survey.with_role(Role.COCONSTRUCTION_DYNAMIC)), figures[0]
        )
        present = [region.code for region in survey.regions]
        wished = (left.get("region"), notebook.workshop.region, DEFAULT_REGION, *present)
        region = next((str(c) for c in wished if c in present), DEFAULT_REGION)
        answer = left.get("answer")
        selection = ComparisonSpec(
            question=question.key,
            region=region,
            answer=str(answer) if answer and question.answer(str(answer)) else None,
            against=str(left.get("against") or "rest"),
            filters=applicable(survey, question, _pairs(left.get("filters"))),
            weighted=left.get("weighted") is not False,
            without_no_opinion=left.get("without_no_opinion") is True,
        )
        return _with_answer_left(survey, selection)

    def remembered(self, name: str) -> object:
        """A choice made in this notebook earlier: the chart looked at, the page…"""
        return self.notebook.choices.get(name) if self.notebook else None

    def remember(self, **choices: Any) -> None:
        """Keep a choice with the notebook; it is not undone."""
        if self.notebook is not None:
            self.notebook.remember(**choices)

    # -- putting the reading right ---------------------------------------------------------

    def correct(self, corrections: Iterable[Correction], label: str = "") -> None:
        """Put the reading right, in one step; the extract is then to be read again."""
        if self.notebook is not None:
            self._tell(self.notebook.put_all(corrections, label))

    def proposal(self) -> Reading:
        """Corrections made in an extract of the same shape; they are proposed once."""
        from ocpart_desktop.survey.corrections import Reading

        if self.study is None or self.notebook is None or self.reading:
            return Reading()
        sha256 = self.study.survey.source.sha256
        if self.remembered("proposed") == sha256:
            return Reading()
        self.remember(proposed=sha256)
        return self._known.proposed(sha256, self.study.receipt)

    # -- writing down ----------------------------------------------------------------------

    def write(self, record: Record, label: str = "") -> None:
        """Put a record into the notebook and tell who shows it."""
        if self.notebook is not None:
            self._tell(self.notebook.put(record, label=label))

    def erase(self, record_id: str, label: str = "") -> None:
        """Take a record out of the notebook and tell who shows it."""
        if self.notebook is not None:
            self._tell(self.notebook.remove(record_id, label=label))

    def change(self, make: Callable[[Notebook], NotebookChanged | None]) -> None:
        """Change the notebook in any other way and tell who shows it."""
        if self.notebook is not None:
            self._tell(make(self.notebook))

    def undo(self) -> None:
        """Take back the last thing written down."""
        if self.notebook is not None:
            self._tell(self.notebook.undo())

    def redo(self) -> None:
        """Write again what was just taken back."""
        if self.notebook is not None:
            self._tell(self.notebook.redo())

    def _tell(self, changed: NotebookChanged | None) -> None:
        if changed is not None:
            self.events.emit(changed)


def _default_place(extract: Path, sha256: str) -> Path:
    from ocpart_desktop.notebook.places import default_notebook_path

    return default_notebook_path(extract, sha256)


def _asking(survey: Survey, selection: ComparisonSpec, key: str) -> ComparisonSpec:
    """The selection put to another question; of the same one put elsewhere, the same answer."""
    from ocpart_desktop.analysis.filters import applicable

    before, question = survey.question(selection.question), survey.question(key)
    filters = applicable(survey, question, selection.filters) if question else ()
    answer = None
    if before and question and selection.answer and _is_same(before, question):
        looked_at = before.answer(selection.answer)
        same = question.answer(looked_at.label) if looked_at else None
        answer = same.id if same else None
    return replace(selection, question=key, answer=answer, filters=filters)


def _is_same(one: Question, other: Question) -> bool:
    """Whether two publics, or two waves, were asked the same."""
    return one.id == other.id if one.role is None else one.role == other.role


def _with_answer_left(survey: Survey, selection: ComparisonSpec) -> ComparisonSpec:
    """The selection without its answer, if that is the one it leaves out."""
    question = survey.question(selection.question)
    answer = question.answer(selection.answer) if question and selection.answer else None
    if selection.without_no_opinion and answer is not None and answer.no_opinion:
        return replace(selection, answer=None)
    return selection


def _pairs(left: object) -> Filters:
    """Filters as a notebook remembers them; anything else is none."""
    rows = left if isinstance(left, list) else []
    pairs = [tuple(row) for row in rows if isinstance(row, list) and len(row) == 2]
    return tuple((a, b) for a, b in pairs if isinstance(a, str) and isinstance(b, str))
