"""Survey extracts of any size, written as XlsxWriter writes them; made once, then kept."""

from __future__ import annotations

import io
import random
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import xlsxwriter

from ocpart_desktop.extract.workbook import column_letters
from ocpart_desktop.survey.regions import REGIONS

_FOLDER = Path(tempfile.gettempdir()) / "ocpart-bench-extracts-2"
_SIZES = ("0 à 9 salariés", "10 à 49 salariés", "50 à 249 salariés", "250 salariés et plus")
_PUBLICS = ("Dirigeants d'entreprise", "Responsables associatifs", "Maires")
_SCALE = ("Oui, tout à fait", "Oui, plutôt", "Non, plutôt pas", "Non, pas du tout", "NSP")
_THEMES = ("Emploi et insertion", "Santé", "Éducation", "Environnement", "Culture et sport")
_TEN = 10
_FIXED = ("ID", "REGION", "POIDS", "PUBLIC", "TAILLE")


def extract(rows: int, columns: int) -> Path:
    """A workbook of respondents: identifiers, weights, marks, ticks, scales, blanks."""
    path = _FOLDER / f"enquete-{rows}x{columns}.xlsx"
    if not path.exists():
        _FOLDER.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(".part")
        _write(temporary, rows, columns)
        temporary.replace(path)
    return path


def _write(path: Path, rows: int, columns: int) -> None:
    """XlsxWriter makes the package and the header; the rows are then put into its sheet."""
    labels = [*(r.name for r in REGIONS), *_SIZES, *_PUBLICS, *_SCALE, *_THEMES]
    heads = [*_FIXED, *map(_head, range(columns - len(_FIXED)))]
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("Répondants")
        sheet.write_row(0, 0, heads)
        sheet.write_row(1, 0, labels)
    with zipfile.ZipFile(stream) as made, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name in made.namelist():
            data = made.read(name)
            if not name.endswith("sheet1.xml"):
                out.writestr(name, data)
                continue
            head, _second, tail = data.partition(b'<row r="2"')
            with out.open(name, "w", force_zip64=True) as part:
                part.write(head)
                part.writelines(_rows(rows, columns, labels, len(heads)))
                part.write(b"</sheetData>" + tail.partition(b"</sheetData>")[2])


def _head(question: int) -> str:
    """By tens: four ticks of one question, three scales, two marks of a battery, a theme."""
    ten, one = divmod(question, _TEN)
    if one < 4:
        return f"Q{ten + 1}_{one + 1}"
    return f"S{ten + 1}_{one}" if one == 9 else f"N{ten + 1}_{one}" if one > 6 else f"E{ten}x{one}"


def _rows(rows: int, columns: int, labels: list[str], first: int) -> Iterator[bytes]:
    """Rows of XML; shared strings are numbered in the order in which they were written."""
    rng = random.Random(f"{rows}x{columns}")
    string = {label: f' t="s"><v>{first + n}</v></c>' for n, label in enumerate(labels)}

    def texts(some: tuple[str, ...], blank: float = 0.0) -> list[str]:
        kept = [string[label] for label in some]
        return [*kept * 9, *[""] * round(9 * len(kept) * blank)]

    regions = texts(tuple(region.name for region in REGIONS))
    marks = [f"><v>{n}</v></c>" for n in range(11)]
    ticks = marks[:2]
    asked = [ticks] * 4 + [texts(_SCALE, 0.1), texts(_SCALE), texts(_SCALE, 0.2)]
    asked += [marks, marks, texts(_THEMES, 0.1)]
    pools = [asked[j % _TEN] for j in range(columns - len(_FIXED))]
    publics, sizes = texts(_PUBLICS), texts(_SIZES)
    letters = [f'<c r="{column_letters(j)}' for j in range(columns)]
    for row in range(2, rows + 2):
        values = [
            f"><v>{row - 1}</v></c>",
            rng.choice(regions),
            f"><v>{rng.uniform(0.3, 3):.6f}</v></c>",
            rng.choice(publics),
            rng.choice(sizes),
            *map(rng.choice, pools),
        ]
        end = f'{row}"'
        cells = [f"{a}{end}{v}" for a, v in zip(letters, values, strict=True) if v]
        yield f'<row r="{row}" spans="1:{columns}">{"".join(cells)}</row>'.encode()
