"""No grid of cells, however odd, breaks the reading or what is promised of its result."""

from __future__ import annotations

import datetime
import json
import random
from typing import Any

import pytest
from workbooks import shared

from ocpart_desktop.extract.reading import read_bytes
from ocpart_desktop.extract.report import check_json, check_text
from ocpart_desktop.system.errors import UserError

CELLS: list[Any] = [
    "Oui", "Non", "NSP", "", "", None, 1, 0, 2, 99, 0.43, 43, "43 %", "*", "-", "n.d.", "Base",
    "Base brute", "Base : maires", "Total", "S/T Oui", "Moyenne", "Ensemble", "Région", "Bretagne",
    "Centre", "45", "01", "Q1", "Q2_1", "Q2_2", "Q7[SQ001]", "POIDS", "REGION", "PUBLIC", "VAGUE",
    "ID", "Mécénat", "Innovation sociale", "Quels partenariats ?", "Tableau 1 - Test",
    "Emploi ; Santé", "Emploi, Santé", True, datetime.datetime(2024, 1, 1), -1, 1e9, "1,5", "(A)",
    "%", "Eff.", "\n", " ", "=x", "Code", "Libellé", "Sommaire", "x" * 300,
]  # fmt: skip
NAMES = ("Feuille", "Maires", "Sommaire", "Codes", "Lisez-moi")


def odd_workbook(rng: random.Random) -> bytes:
    sheets = {}
    for number in range(rng.randint(1, 3)):
        width, height = rng.randint(1, 7), rng.randint(0, 25)
        few = [rng.sample(CELLS, rng.randint(1, 8)) for _ in range(width)]
        sheets[f"{rng.choice(NAMES)} {number}"] = [
            [rng.choice(few[j] if rng.random() < 0.8 else CELLS) for j in range(width)]
            for _ in range(height)
        ]
    return shared(sheets)


@pytest.mark.parametrize("seed", range(8))
def test_an_odd_grid_is_read_or_refused_and_what_is_read_holds_together(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(25):
        try:
            draft = read_bytes(odd_workbook(rng), "x.xlsx")
        except UserError:
            continue
        survey = draft.survey()
        json.dumps(check_json(survey, draft.receipt))
        assert check_text(survey, draft.receipt)
        assert len({q.key for q in survey.questions}) == len(survey.questions)
        for question in survey.questions:
            if question.table in survey.published:
                table = survey.published[question.table]
                assert all(len(table.cells[a.id]) == len(table.columns) for a in question.answers)
            else:
                frame = survey.respondents[question.table].frame
                named = {question.column, *(a.column for a in question.answers)} - {None}
                assert named <= set(frame)
                assert question.n > 0
