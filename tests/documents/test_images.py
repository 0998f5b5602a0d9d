"""The figures as pictures: numbered, each whole by itself."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from made_summary import summary
from PIL import Image

from ocpart_desktop.documents.formats import write_document
from ocpart_desktop.documents.pictures import Pictures
from ocpart_desktop.system.errors import UserError


def test_every_figure_is_a_numbered_picture_with_its_title_and_words(
    tmp_path: Path, pictures: Pictures
) -> None:
    write_document(summary(), tmp_path / "a.zip", pictures=pictures)
    figures = summary().figures
    with ZipFile(tmp_path / "a.zip") as archive:
        names = archive.namelist()
        assert [int(name[:2]) for name in names] == list(range(1, len(figures) + 1))
        assert names[0] == "01-dynamique-de-co-construction-maires.png"
        for name, slide in zip(names, figures, strict=True):
            image = Image.open(io.BytesIO(archive.read(name)))
            assert image.width == 2560
            assert image.info["Title"] == slide.title
            assert image.info["Description"] == slide.figure.alt


def test_without_a_painter_it_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        write_document(summary(), tmp_path / "a.zip")
    assert caught.value.code == "cannot_draw"
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []
