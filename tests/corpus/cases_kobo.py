"""KoboToolbox: everything as text, groups, ticks beside joined cells, repeat sheets."""

from __future__ import annotations

from typing import Any

from .facts import Asked
from .platforms import (
    DYNAMIC,
    MARKS,
    NEEDS,
    PRIO,
    STATUS,
    TYPOLOGY,
    S,
    same,
    times,
    unweighted,
)
from .registry import Made, case
from .study import PRIORITIES, WORDINGS, Cells, grid
from .writing import inline_workbook, text_table


def _kobo(*columns: tuple[Any, ...]) -> list[Cells]:
    number = [str(i) for i in range(1, S.n + 1)]
    rows = grid(
        ("\ufeffstart", times("%Y-%m-%dT%H:%M:%S.000+01:00")),
        ("end", times("%Y-%m-%dT%H:%M:%S.000+01:00")),
        *columns,
        ("__version__", same("vJ7h2kQ")),
        ("_id", [str(4_100_000 + i) for i in range(S.n)]),
        ("_uuid", [f"{i:08x}-0000-4000-8000-{i:012x}" for i in range(S.n)]),
        ("_submission_time", times("%Y-%m-%dT%H:%M:%S")),
        ("_validation_status", same("")),
        ("_notes", same("")),
        ("_status", same("submitted_via_web")),
        ("_submitted_by", same("")),
        ("_tags", same("")),
        ("_index", number),
    )
    return [["" if cell is None else str(cell) for cell in row] for row in rows]


def _kobo_types() -> list[tuple[Any, ...]]:
    names = ("mecenat", "pratiques", "cooperation", "innovation")
    return [
        ("partenariats/types", TYPOLOGY.joined(" ", names)),
        *[(f"partenariats/types/{x}", c) for x, c in zip(names, TYPOLOGY.ticks(), strict=True)],
    ]


@case("kobo_xml.xlsx", "groups, everything as text, ticks beside their joined cell, a repeat sheet")
def kobo_xml() -> Made:
    rows = _kobo(
        ("lieu/region", S.region_cells(lambda code: code)),
        ("partenariats/statut", STATUS.cells(["oui", "bientot", "non"])),
        *_kobo_types(),
        ("note_securite", MARKS.columns()[2]),
    )
    actions = [["nom_action", "theme", "_index", "_parent_table_name", "_parent_index",
                "_submission__id", "_submission__uuid"]]  # fmt: skip
    for i in range(S.n):
        for k in range(i % 3):
            actions.append([
                f"action {i}.{k}", NEEDS[(i + k) % 4], str(len(actions)), "enquete", str(i + 1),
                str(4_100_000 + i), f"{i:08x}-0000-4000-8000-{i:012x}",
            ])  # fmt: skip
    names = ("mecenat", "pratiques", "cooperation", "innovation")
    marks = [m[2] for m in MARKS.given if m[2] is not None]
    mean = {"note_securite": sum(marks) / len(marks)}
    facts = unweighted(
        {
            "partenariats/statut": S.asked("status", labels=("oui", "bientot", "non"), role=None),
            "partenariats/types": S.asked("types", labels=names, role=None),
            "note_securite": Asked("mean", len(marks), mean),
        }
    )
    return Made(
        inline_workbook({"enquete": rows, "actions": actions}),
        facts.but(issues=frozenset({("linked_rows", "E1")})),
    )


@case("kobo_labels.csv", "labels in heads and cells, joined by spaces although they hold some")
def kobo_labels() -> Made:
    rows = _kobo(
        ("Votre région", S.region_cells()),
        (WORDINGS["dynamic"], DYNAMIC.cells()),
        (WORDINGS["priorities"], PRIO.joined(" ")),
        *[
            (f"{WORDINGS['priorities']}/{x}", c)
            for x, c in zip(PRIORITIES, PRIO.ticks(), strict=True)
        ],
    )
    facts = unweighted({
        WORDINGS["dynamic"]: S.asked("dynamic"), WORDINGS["priorities"]: S.asked("priorities"),
    })  # fmt: skip
    return Made(text_table(rows, encoding="utf-8", quoted=True), facts)
