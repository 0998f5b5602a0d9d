"""The guide's pictures, drawn from the running window on the sample extract.

python tools/make_screenshots.py [FOLDER] [--size 1366x768] [--theme light|dark] [--lang fr|en]
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRect, QSize

from ocpart_desktop.i18n import use_language
from ocpart_desktop.notebook.model import Initiative, Note, NoteKind, Stage, Workshop
from ocpart_desktop.session import Session
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.system.paths import sample
from ocpart_desktop.ui.gallery import draw_pages, open_and_wait, settle
from ocpart_desktop.ui.parts.empty import SAMPLE
from ocpart_desktop.ui.projection.keys import Key
from ocpart_desktop.ui.projection.screens import Screen
from ocpart_desktop.ui.selftest import unattended_window
from ocpart_desktop.ui.shell.window import MainWindow

SCREENS = (
    Screen("laptop", QRect(0, 0, 1366, 768), primary=True),
    Screen("projector", QRect(1366, 0, 1280, 720)),
)
FOLDER = Path(__file__).resolve().parents[1] / "docs" / "screenshots"


def _initiative(
    title: str, town: str, code: str, stage: Stage, *types: PartnershipType, published: bool = True
) -> Initiative:
    return Initiative(
        title=title,
        territory_name=town,
        territory_code=code,
        departement=code[:2],
        stage=stage,
        types=types,
        published=published,
    )


MORE = (
    _initiative(
        "Covoiturage domicile–travail de la zone d'activités", "Gien", "45155", Stage.EMERGING,
        PartnershipType.ECONOMIC_COOPERATION, PartnershipType.SOCIAL_INNOVATION,
    ),
    _initiative(
        "Garage solidaire", "Blois", "41018", Stage.RUNNING, PartnershipType.SOCIAL_INNOVATION
    ),
    _initiative(
        "Achats responsables du territoire", "Tours", "37261", Stage.SPREADING,
        PartnershipType.RESPONSIBLE_PRACTICES,
    ),
    _initiative(
        "Parrainage de jeunes diplômés", "Tours", "37261", Stage.RUNNING, PartnershipType.PATRONAGE
    ),
    _initiative("Tiers-lieu de la gare", "Vierzon", "18279", Stage.IDEA, published=False),
    _initiative(
        "Recyclerie intercommunale", "Orléans", "45234", Stage.FINISHED,
        PartnershipType.ECONOMIC_COOPERATION,
    ),
    Note(
        kind=NoteKind.COMMITMENT,
        text="Un annuaire commun des entreprises volontaires",
        who="Le club d'entreprises",
        what="Écrire aux adhérents",
        due="2026-12-15",
        done=True,
    ),
    Note(
        kind=NoteKind.COMMITMENT,
        text="Une deuxième rencontre au printemps",
        who="La communauté de communes",
        what="Réserver une salle",
        due="2027-03-01",
    ),
)  # fmt: skip


def fill(session: Session) -> None:
    """What a room might have brought; nothing in it is real."""
    session.write(
        Workshop(
            title="Journée régionale des partenariats (exemple)",
            date="2026-11-24",
            place="Orléans",
            region="24",
            theme="Emploi et mobilité",
        )
    )
    session.write(
        Initiative(
            title="Conciergerie solidaire du parc d'activités",
            territory_name="Orléans",
            territory_code="45234",
            departement="45",
            types=(PartnershipType.ECONOMIC_COOPERATION, PartnershipType.SOCIAL_INNOVATION),
            domains=("employment", "mobility"),
            lead="Une structure d'insertion et le club d'entreprises",
            stage=Stage.RUNNING,
            summary="Des services de proximité aux salariés du parc, rendus par des personnes "
            "en parcours d'insertion.",
        )
    )
    session.write(
        Initiative(
            title="Mécénat de compétences à l'épicerie sociale",
            territory_name="Bourges",
            territory_code="18033",
            departement="18",
            types=(PartnershipType.PATRONAGE,),
            domains=("poverty",),
        )
    )
    session.change(lambda notebook: notebook.put_all(MORE))
    assert session.selection is not None
    session.write(
        Note(
            kind=NoteKind.QUESTION,
            text="Comment repérer, dans les petites communes, les entreprises prêtes à s'engager ?",
            anchor_kind="question",
            anchor=session.selection.question,
        )
    )


def draw_projection(window: MainWindow, folder: Path) -> tuple[Path, ...]:
    """What the room and the facilitator see of a slide, each on a screen of its own."""
    window.project()
    shown = window.projection
    assert shown is not None
    shown.settle(SCREENS)
    settle(window)
    shown.obey(Key.NEXT)
    note = Note(text="Les petites communes voudraient être rappelées.", published=False)
    window.session.write(note)
    shown.desk.setFocus()
    settle(window)
    written = []
    for name, seen in (("projection-room", shown.room), ("projection-desk", shown.desk)):
        path = folder / f"{name}.png"
        if not seen.grab().save(str(path)):
            raise OSError(f"{path} could not be written")
        written.append(path)
    shown.end()
    return tuple(written)


def main() -> None:
    """Draw every page, then the projection."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--theme", default="light", choices=("light", "dark"))
    parser.add_argument("--lang", default="fr", choices=("fr", "en"))
    options = parser.parse_args()
    use_language(options.lang)
    width, height = map(int, options.size.split("x"))
    with (
        tempfile.TemporaryDirectory() as notebooks,
        unattended_window(Path(notebooks), options.theme) as window,
    ):
        open_and_wait(window, sample(SAMPLE))
        fill(window.session)
        for path in draw_pages(window, options.folder, QSize(width, height)):
            print(path)
        for path in draw_projection(window, options.folder):
            print(path)


if __name__ == "__main__":
    main()
