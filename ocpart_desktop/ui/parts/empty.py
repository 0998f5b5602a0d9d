"""What a page shows while no extract is open."""

from __future__ import annotations

from ocpart_desktop.i18n import _
from ocpart_desktop.system.paths import sample
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.widgets.empty import EmptyState

SAMPLE = "enquete_repondants.xlsx"


def no_extract(context: Context) -> EmptyState:
    """Say what is missing and how to go on."""
    return EmptyState(
        "extract",
        _("No extract is open"),
        _("Open the Excel file of the survey, or drop it anywhere in this window."),
        actions=(
            (_("Open a file…"), context.window.choose_and_open),
            (_("Try with the example"), lambda: context.window.open_path(sample(SAMPLE))),
        ),
    )
