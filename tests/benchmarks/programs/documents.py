"""The whole set of documents: twenty views, sixty notes, thirty initiatives, every format."""

import json
import tempfile
import time
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from ocpart_desktop.documents.formats import SUFFIXES
from ocpart_desktop.notebook.model import Initiative, Note, View, Workshop
from ocpart_desktop.session import read_extract
from ocpart_desktop.session.export import Material, write_documents
from ocpart_desktop.session.regional_day import regional_day
from ocpart_desktop.survey.regions import REGION_BY_CODE
from ocpart_desktop.system.paths import sample
from ocpart_desktop.ui.charts.pictures import offscreen_pictures

VIEWS, NOTES, INITIATIVES = 20, 60, 30
TEXT = "Une remarque de la salle, longue comme on en prend : qui, quoi, pour quand et pourquoi. "


def main() -> None:
    survey = read_extract(sample("enquete_repondants.xlsx")).survey
    day = [item for item in regional_day(survey, "24").items if isinstance(item, View)]
    material = Material(
        survey=survey,
        region=REGION_BY_CODE["24"],
        storyline=tuple(replace(item, hidden=False) for item in islice(cycle(day), VIEWS)),
        workshop=Workshop(title="Journée régionale", region="24"),
        initiatives=tuple(
            Initiative(title=f"Initiative {n}", summary=TEXT * 3, territory_name="Orléans")
            for n in range(INITIATIVES)
        ),
        notes=tuple(Note(text=f"{n}. {TEXT}") for n in range(NOTES)),
    )
    with tempfile.TemporaryDirectory() as folder:
        targets = [Path(folder) / f"synthese{suffix}" for suffix in SUFFIXES]
        begun = time.perf_counter()
        write_documents(material, targets, pictures=offscreen_pictures())
        print(json.dumps({"seconds": time.perf_counter() - begun, "formats": len(targets)}))


if __name__ == "__main__":
    main()
