"""A whole column of labels: « 24 » alone is a region or a département, its column tells which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ocpart_desktop.geography import evidence
from ocpart_desktop.geography.codes import code_token, match_prefixed
from ocpart_desktop.geography.labels import (
    LabelSystem,
    RegionMatch,
    match_international,
    match_name,
    names_an_area,
    names_no_region,
)
from ocpart_desktop.geography.reasons import Reason, ReasonKind


@dataclass(frozen=True)
class ColumnReading:
    """How a column's labels become regions.

    ``matches`` holds each recognised label; ``unknown`` the labels nothing explains;
    ``outside`` those that say « Ensemble », « NSP » or « Étranger ». ``system`` is the one most
    labels are written in, None when none is recognised.
    """

    system: LabelSystem | None
    matches: Mapping[str, RegionMatch]
    unknown: tuple[str, ...]
    outside: tuple[str, ...]
    reasons: tuple[Reason, ...]

    @cached_property
    def codes(self) -> dict[str, str]:
        """The region's code of each recognised label."""
        return {label: match.code for label, match in self.matches.items()}

    @property
    def coverage(self) -> float:
        """The share of labels recognised, those outside any region left aside."""
        total = len(self.matches) + len(self.unknown)
        return len(self.matches) / total if total else 0.0

    @property
    def doubtful(self) -> bool:
        """Whether the user should have a look."""
        return any(reason.kind.doubtful for reason in self.reasons)


def recognise_column(
    labels: Iterable[str], told: Mapping[str, str | None] | None = None
) -> ColumnReading:
    """Read together the labels of a column known to tell the region.

    Repeated labels count once, blank ones not at all. Whether the column tells the region is not
    decided here: ages, too, are numbers that départements bear. ``told`` are the labels whose
    region (None: none of them) was given by hand; the others are read as if those were not there.
    """
    told = told or {}
    every = [label for label in dict.fromkeys(labels) if label.strip()]
    distinct = [label for label in every if label not in told]
    outside = tuple(
        label
        for label in every
        if (told[label] is None if label in told else names_no_region(label))
    )
    tokens = {label: token for label in distinct if (token := code_token(label))}
    named = [label for label in distinct if label not in tokens and label not in outside]
    matches, reasons = _read_names(named)
    code_matches, code_reasons = _read_codes(tokens)
    given = {
        label: RegionMatch(code, LabelSystem.BY_HAND)
        for label in every
        if (code := told.get(label)) is not None
    }
    found = {**matches, **code_matches, **given}
    matches = {label: found[label] for label in every if label in found}
    unknown = tuple(x for x in every if x not in matches and x not in outside)
    systems = Counter(match.system for match in matches.values())
    total = len(matches) + len(unknown)
    explained = [
        Reason(ReasonKind.EXPLAINS, system, known=known, total=total)
        for system, known in systems.most_common()
    ]
    return ColumnReading(
        system=explained[0].system if explained else None,
        matches=matches,
        unknown=unknown,
        outside=outside,
        reasons=(*explained, *reasons, *code_reasons, *_remarks(matches)),
    )


def _remarks(matches: Mapping[str, RegionMatch]) -> list[Reason]:
    former = tuple(label for label, match in matches.items() if match.former)
    shared = tuple(label for label, match in matches.items() if match.others)
    remarks = {ReasonKind.FORMER_REGIONS: former, ReasonKind.SHARED_POSTAL_CODES: shared}
    return [Reason(kind, labels=labels) for kind, labels in remarks.items() if labels]


def _read_names(labels: list[str]) -> tuple[dict[str, RegionMatch], list[Reason]]:
    """Names, and codes with letters.

    Where most labels are areas such as « Est » and « Ouest », « Nord » and « Centre » are too,
    rather than a département and a region.
    """
    matches = {
        label: match
        for label in labels
        if (match := match_name(label) or match_international(label) or match_prefixed(label))
    }
    areas = [label for label in labels if names_an_area(label)]
    larger = [label for label in areas if label not in matches]
    if larger and len(areas) > len(matches.keys() - set(areas)):
        larger = areas
        matches = {label: match for label, match in matches.items() if label not in areas}
    return matches, [Reason(ReasonKind.LARGE_AREAS, labels=tuple(larger))] if larger else []


def _read_codes(tokens: Mapping[str, str]) -> tuple[dict[str, RegionMatch], list[Reason]]:
    if not tokens:
        return {}, []
    whole = _with_zeros(tokens)
    verdict = evidence.weigh(whole.values(), written=tokens.values())
    if verdict.system is None:
        return {}, [Reason(ReasonKind.ANSWER_CODES, labels=tuple(tokens))]
    matches = {
        label: verdict.matches[token] for label, token in whole.items() if token in verdict.matches
    }
    reasons = []
    if restored := tuple(label for label in matches if whole[label] != tokens[label]):
        reasons.append(Reason(ReasonKind.ZEROS_RESTORED, verdict.system, restored))
    if verdict.rival:
        reasons.append(Reason(ReasonKind.RIVAL, verdict.rival))
    return matches, reasons


def _with_zeros(tokens: Mapping[str, str]) -> dict[str, str]:
    """Codes made whole, « 1 » to « 01 » and « 1000 » to « 01000 », beside others that are whole.

    A column of lone digits proves nothing and is left alone.
    """
    lengths = {len(token) for token in tokens.values()}
    if 5 in lengths:
        return {x: token.zfill(5) if len(token) == 4 else token for x, token in tokens.items()}
    if lengths == {1}:
        return dict(tokens)
    return {label: token.zfill(2) for label, token in tokens.items()}
