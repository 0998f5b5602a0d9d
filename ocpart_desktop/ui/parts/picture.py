"""A figure as a picture: on the clipboard or in a file, with its title, base and source."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ocpart_desktop.figures.charts import Figure
from ocpart_desktop.i18n import _
from ocpart_desktop.system.atomic import write_atomically
from ocpart_desktop.system.paths import documents_folder
from ocpart_desktop.ui.charts.state import ChartState
from ocpart_desktop.ui.context import Context


def copy_picture(figure: Figure, *, tiles: bool = False) -> None:
    """Put the picture on the clipboard, a map as tiles if it is seen so."""
    from ocpart_desktop.ui.charts.render import copy_to_clipboard

    copy_to_clipboard(figure, state=ChartState(tiles=tiles))


def save_picture(parent: QWidget, context: Context, figure: Figure, *, tiles: bool = False) -> None:
    """Ask for a file, PNG or SVG by its suffix, and write the picture there."""
    folder = context.settings.export_folder or documents_folder()
    name, _kind = QFileDialog.getSaveFileName(
        parent,
        _("Save the picture"),
        str(folder / f"{figure.title.replace('/', '-')}.png"),
        "PNG (*.png);;SVG (*.svg)",
    )
    if name:
        write_picture(Path(name), context, figure, tiles=tiles)


def write_picture(path: Path, context: Context, figure: Figure, *, tiles: bool = False) -> None:
    """Write the picture, whole or not at all, and say where it is or why it is not."""
    from ocpart_desktop.ui.charts.render import render_png, render_svg

    render = render_svg if path.suffix.lower() == ".svg" else render_png
    content = render(figure, state=ChartState(tiles=tiles))

    def fill(temporary: Path) -> None:
        temporary.write_bytes(content)

    try:
        write_atomically(path, fill)
    except OSError as refusal:
        context.window.tell(
            _("“{file}” could not be written ({reason}). Check the drive, then try again.").format(
                file=path.name, reason=refusal.strerror or refusal
            ),
            kind="error",
        )
        return
    context.settings.export_folder = path.parent
    context.window.tell(_("Written in {file}.").format(file=path), kind="success")
