"""Tables that go out and come back: the initiatives, the list of priority neighbourhoods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from ocpart_desktop.extract.tables import Table, read_tables
from ocpart_desktop.geography.neighbourhoods import keep_neighbourhoods, recognise_neighbourhoods
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import Initiative
from ocpart_desktop.notebook.notebook import Notebook
from ocpart_desktop.notebook.table_back import TableBack
from ocpart_desktop.notebook.words import Words
from ocpart_desktop.system.errors import UserError

__all__ = ["Table", "load_neighbourhoods", "read_tables", "told_by", "write_table"]


def write_table(
    notebook: Notebook, path: Path, initiatives: Sequence[Initiative], *, contacts: bool = False
) -> None:
    """Write initiatives as a workbook that can come back; contacts that agreed, if asked for."""
    from ocpart_desktop.documents.initiatives_table import write_initiatives_table

    shared = [_shareable(each, contacts=contacts) for each in initiatives]
    write_initiatives_table(
        path, shared, notebook.workshop, Words(notebook.terms), notebook.version
    )


def _shareable(initiative: Initiative, *, contacts: bool) -> Initiative:
    contact = initiative.contact if contacts and initiative.contact_consent else ""
    return replace(initiative, contact=contact)


def told_by(notebook: Notebook, tables: Sequence[Table], source: Path) -> TableBack:
    """What the table of initiatives among these says that the notebook does not yet.

    Raises UserError when none of them is one.
    """
    moment = datetime.fromtimestamp(source.stat().st_mtime, UTC)
    refusal: UserError | None = None
    for table in tables:
        try:
            return notebook.read_table(table.rows, Words(notebook.terms), source.stem, moment)
        except UserError as error:
            refusal = error
    raise refusal or UserError("empty_file", _("“{file}” holds no sheet.").format(file=source.name))


def load_neighbourhoods(path: Path) -> int:
    """Use the priority neighbourhoods that a file lists; how many there are.

    Raises UserError when it lists none or cannot be kept.
    """
    for table in read_tables(path):
        found = recognise_neighbourhoods(table.rows)
        if not found:
            continue
        try:
            keep_neighbourhoods(found)
        except OSError as error:
            raise UserError(
                "list_not_kept",
                _("The list could not be kept on this computer ({reason}).").format(
                    reason=error.strerror or error
                ),
            ) from error
        return len(found)
    raise UserError(
        "no_neighbourhoods",
        _(
            "“{file}” lists no priority neighbourhood: a column must hold their codes, such as "
            "QP045001."
        ).format(file=path.name),
    )
