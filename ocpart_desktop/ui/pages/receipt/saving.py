"""The receipt as a file: asked for, written behind the scenes, and said where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ocpart_desktop.extract.crosscheck.against import CrossCheck
from ocpart_desktop.i18n import _
from ocpart_desktop.session import Study
from ocpart_desktop.system.paths import documents_folder
from ocpart_desktop.ui.context import Context
from ocpart_desktop.ui.jobs import Job


def ask_and_save(
    parent: QWidget, context: Context, study: Study, crosschecks: Sequence[CrossCheck] = ()
) -> None:
    """Ask for a file, PDF or text by its suffix, and write the receipt there."""
    folder = context.settings.export_folder or documents_folder()
    text, name = _("Text"), _("Receipt of {name}").format(name=Path(study.survey.source.name).stem)
    chosen, _kind = QFileDialog.getSaveFileName(
        parent,
        _("Save the receipt"),
        str(folder / f"{name}.pdf"),
        f"PDF (*.pdf);;{text} (*.txt)",
    )
    if chosen:
        save(parent, context, study, Path(chosen), crosschecks)


def save(
    owner: QWidget,
    context: Context,
    study: Study,
    path: Path,
    crosschecks: Sequence[CrossCheck] = (),
) -> None:
    """Write the receipt and say where it is, or why it is not."""

    def work(_job: Job[Path]) -> Path:
        from ocpart_desktop.documents.receipt import write_receipt

        created = datetime.now().astimezone()
        write_receipt(
            study.survey, study.receipt, study.reading, path, created, crosschecks=crosschecks
        )
        return path

    def done(written: Path) -> None:
        context.settings.export_folder = written.parent
        context.window.tell(_("Written in {file}.").format(file=written), kind="success")

    context.jobs.start(
        "receipt",
        work,
        owner=owner,
        done=done,
        failed=lambda misfortune: context.window.tell(misfortune.message, kind="error"),
    )
