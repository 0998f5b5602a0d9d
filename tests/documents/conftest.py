"""Documents of the summary made by hand, drawn as the window draws."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from ocpart_desktop.documents.pictures import Pictures
from ocpart_desktop.ui.charts.pictures import ChartPictures


@pytest.fixture(scope="session")
def pictures(qapp: QApplication) -> Pictures:
    """What draws the charts of documents."""
    return ChartPictures()
