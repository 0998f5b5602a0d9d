"""Which region, compared with what: the same line on every page that compares."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from ocpart_desktop.analysis.results import FRANCE, REST
from ocpart_desktop.i18n import _
from ocpart_desktop.session import Session
from ocpart_desktop.survey.regions import REGION_BY_CODE
from ocpart_desktop.survey.survey import Survey
from ocpart_desktop.ui.choice import Choice
from ocpart_desktop.ui.parts.choices import fill
from ocpart_desktop.ui.theme import space
from ocpart_desktop.ui.widgets.labels import PlainLabel
from ocpart_desktop.ui.widgets.segments import SegmentedControl


def region_choices(survey: Survey) -> tuple[Choice, ...]:
    """The regions found in the extract, in alphabetical order."""
    present = [REGION_BY_CODE[r.code] for r in survey.regions if r.code in REGION_BY_CODE]
    return tuple(Choice(r.code, r.name) for r in sorted(present, key=lambda r: r.name))


def against_choices() -> tuple[Choice, ...]:
    """What a region can be compared with."""
    return (Choice(REST, _("Rest of France")), Choice(FRANCE, _("France")))


class RegionBar(QWidget):
    """Shows and changes the region and the reference of the session's selection."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._region = QComboBox()
        self._region.setAccessibleName(_("Region"))
        self._region.activated.connect(lambda: session.select(region=self._region.currentData()))
        self._against = SegmentedControl()
        self._against.setAccessibleName(_("Compared with"))
        self._against.chosen.connect(lambda key: session.select(against=key))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        row.addWidget(self._region)
        row.addWidget(PlainLabel(_("compared with"), tone="muted"))
        row.addWidget(self._against)

    def refresh(self) -> None:
        """Show the session's selection."""
        survey, selection = self._session.survey, self._session.selection
        if survey is not None and selection is not None:
            fill(self._region, region_choices(survey), selection.region)
            self._against.show_choices(against_choices(), selection.against)
