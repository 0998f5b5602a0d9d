"""Codebook sheets: for each variable its wording, what its codes mean, its nets, its base."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from ocpart_desktop.extract.columns import text_of
from ocpart_desktop.extract.layouts.value_pairs import pairs_in
from ocpart_desktop.extract.wording import fold
from ocpart_desktop.extract.workbook import Row, Sheet

_HEADS: dict[str, str] = {
    "public": "public|cible|population",
    "wave": "vague|annee|edition|wave|year",
    "base": "base|population interrogee|posee a|filtre|base note",
    "theme": "theme|rubrique|section",
    "": "type|nature|format|ordre|numero|n|position|type de variable|longueur|mesure|measure|"
    "largeur|width|decimales|decimals|manquant|manquants|missing|colonnes|columns|align|"
    "alignement|role|remarque|remarques|commentaire|commentaires",
    "label": "question|libelle de la question|intitule|texte|texte de la question|formulation|"
    "wording|description|libelle variable|intitule de la question|libelle de la variable|"
    "question text|libelle question|libelle long|label|libelle|etiquette|variable label|"
    "etiquette de variable|etiquette de la variable",
    "code": "code|codes|valeur|valeurs|value|code reponse|code modalite|code de la modalite|"
    "modalite code|numero modalite",
    "answer": "reponse|reponses|etiquette|etiquettes|libelle modalite|libelle de la modalite|"
    "libelle reponse|value label|signification|sens|libelle de la reponse|libelle du code|"
    "modalites de reponse|modalite|modalites|labels|libelle|label|values|valeurs|"
    "etiquettes de valeur|etiquettes de valeurs|value labels",
}
_NOTHING = ("aucun", "aucune", "none")
_NET_CODES = re.compile(r"\d+(?:\s*(?:\+|,|;|et|a|à|-)\s*\d+)+")
_NET_LABEL = re.compile(r"(?:s\s?/\s?t|st|sous[- ]total|net|total)\b", re.IGNORECASE)


@dataclass(slots=True)
class Entry:
    """What a codebook says of one variable; ``answers`` maps codes to labels in its order."""

    code: str
    label: str = ""
    theme: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    nets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    bases: dict[tuple[str, str], str] = field(default_factory=dict)


class Codebook:
    """Entries by variable, whatever the case and punctuation of its code."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}

    def entry(self, code: str) -> Entry:
        """The entry of a variable; an empty one when the codebook is silent."""
        return self._entries.get(fold(code)) or Entry(code)

    def at(self, code: str) -> Entry:
        """The entry of a variable, made if need be."""
        return self._entries.setdefault(fold(code), Entry(code))

    def __len__(self) -> int:
        return len(self._entries)


def variable_column(sheet: Sheet, known: Collection[str]) -> tuple[int, int] | None:
    """Which column of a sheet names variables of ``known`` (folded codes), and how many."""
    if not known or not sheet.rows:
        return None
    hits = [len({fold(text_of(v)) for v in sheet.distinct(j)} & set(known))
            for j in range(min(sheet.width, 8))]  # fmt: skip
    best = max(range(len(hits)), key=lambda j: hits[j], default=None)
    return (best, hits[best]) if best is not None and hits[best] else None


def read_codebook(sheet: Sheet, known: Collection[str], book: Codebook) -> None:
    """Add to ``book`` what the sheet says of the variables in ``known`` (folded codes)."""
    found = variable_column(sheet, known)
    if not found:
        return
    variables = found[0]
    first = next(i for i, row in enumerate(sheet.rows) if fold(text_of(row[variables])) in known)
    roles = _roles(sheet, variables, first)
    entry: Entry | None = None
    for row in sheet.rows[first:]:
        cell = text_of(row[variables])
        if fold(cell) in known:
            entry = book.at(cell)
            _describe(entry, row, roles)
        elif cell and "code" not in roles and entry is not None:
            label = _text(row, roles, "answer") or _text(row, roles, "label")
            _answer(entry, cell, label)
            continue
        elif cell:
            entry = None
        if entry is not None:
            _answer_of_row(entry, row, roles)


def _roles(sheet: Sheet, variables: int, first: int) -> Mapping[str, int]:
    """Which column says what: by its head when that is plain, else by what it holds."""
    roles = {"variable": variables}
    head: Row = sheet.rows[first - 1] if first else [""] * sheet.width
    names = [fold(text_of(v)) for v in head]
    aside = {j for j, name in enumerate(names) if name in _HEADS[""].split("|")}
    varying = _varying(sheet, variables, first)
    for role, spellings in _HEADS.items():
        for j, name in enumerate(names):
            fits = role not in ("label", "code", "answer") or (role == "label") != (j in varying)
            free = role and role not in roles and j not in roles.values()
            if free and name in spellings.split("|") and (fits or not varying):
                roles[role] = j
    left = [j for j in range(sheet.width) if j not in roles.values() and j not in aside]
    lengths = {j: n for j in left if (n := _length(sheet, first, j))}
    _guess(roles, lengths, varying)
    return roles


def _varying(sheet: Sheet, variables: int, first: int) -> set[int]:
    """The columns that hold several values for one variable: codes and answers do."""
    found: set[int] = set()
    values: list[set[str]] = [set() for _j in range(sheet.width)]
    for row in sheet.rows[first:]:
        cells = [text_of(v) for v in row]
        if cells[variables] and cells[variables] not in values[variables]:
            values = [set() for _j in range(sheet.width)]
        for j, text in enumerate(cells):
            values[j] |= {text} - {""}
        found |= {j for j, told in enumerate(values) if len(told) > 1}
    return found - {variables}


def _length(sheet: Sheet, first: int, column: int) -> float:
    texts = [t for row in sheet.rows[first:] if (t := text_of(row[column]))]
    return sum(map(len, texts)) / len(texts) if texts else 0.0


def _guess(roles: dict[str, int], lengths: dict[int, float], varying: set[int]) -> None:
    """What heads do not tell: the wording is long and the same for a variable, codes are short."""
    same = [j for j in lengths if j not in varying]
    if "label" not in roles and same:
        roles["label"] = max(same, key=lambda j: lengths[j])
    different = sorted((j for j in lengths if j in varying), key=lambda j: lengths[j])
    if "code" not in roles and different and (len(different) > 1 or lengths[different[0]] <= 3):
        roles["code"] = different.pop(0)
    if "answer" not in roles and different:
        roles["answer"] = different[-1]
    pairs = [j for j in same if j not in roles.values()]
    if "answer" not in roles and pairs:
        roles["answer"] = pairs[0]


def _text(row: Row, roles: Mapping[str, int], role: str) -> str:
    return text_of(row[roles[role]]) if role in roles else ""


def _pairs(row: Row, roles: Mapping[str, int], role: str) -> tuple[tuple[str, str], ...]:
    cell = row[roles[role]] if role in roles else ""
    return pairs_in(cell) if isinstance(cell, str) else ()


def _describe(entry: Entry, row: Row, roles: Mapping[str, int]) -> None:
    entry.label = entry.label or _text(row, roles, "label")
    entry.theme = entry.theme or _text(row, roles, "theme")
    base = _text(row, roles, "base")
    if base:
        entry.bases.setdefault((_text(row, roles, "public"), _text(row, roles, "wave")), base)


def _answer_of_row(entry: Entry, row: Row, roles: Mapping[str, int]) -> None:
    code, label = _text(row, roles, "code"), _text(row, roles, "answer")
    pairs = _pairs(row, roles, "answer") or _pairs(row, roles, "code")
    for each, meaning in pairs:
        _answer(entry, each, meaning)
    if not pairs and (code or (label and fold(label) not in _NOTHING)):
        _answer(entry, code, label)


def _answer(entry: Entry, code: str, label: str) -> None:
    if _NET_LABEL.match(label) and (members := _members(code)):
        entry.nets[label] = members
    elif _NET_LABEL.match(label) and not code:
        return
    elif label or code:
        entry.answers.setdefault(code or label, label or code)


def _members(codes: str) -> tuple[str, ...]:
    """« 1+2 », « 1, 2 », « 1 à 3 » → the codes."""
    if not _NET_CODES.fullmatch(codes.strip()):
        return ()
    numbers = re.findall(r"\d+", codes)
    if re.search(r"à|\ba\b|-", codes) and len(numbers) == 2:
        return tuple(str(n) for n in range(int(numbers[0]), int(numbers[1]) + 1))
    return tuple(numbers)
