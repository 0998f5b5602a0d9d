"""From the values of a column to answers: ids, labels, their order, their nets."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from ocpart_desktop.extract.columns import Column
from ocpart_desktop.extract.fields.missing import is_no_opinion
from ocpart_desktop.extract.fields.numbers import leading_number, parse_number
from ocpart_desktop.extract.fields.several import is_other
from ocpart_desktop.extract.fields.typed_answers import OTHER
from ocpart_desktop.extract.role_answers import dynamic_rank, status_rank, type_of
from ocpart_desktop.extract.wording import fold, slug
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.survey.questions import Answer, QuestionKind, Role

_LIKERT = (
    re.compile(r"tout a fait|tres\b|beaucoup|fortement|toujours|totalement|enormement|strongly"),
    re.compile(
        r"plutot\b(?! (?:pas|peu|in|mau))|assez|souvent|en partie|moderement|rather|somewhat"
    ),
    re.compile(r"\bni\b.*\bni\b|neutre|moyennement|parfois|neither"),
    re.compile(r"plutot (?:pas|peu|in|mau)|\bpeu\b|rarement|pas vraiment|pas tellement|pas tres"),
    re.compile(r"pas du tout|jamais|aucunement|nullement|not at all|never"),
)
_LIME_OTHER = "-oth-"
_BAND = re.compile(r"\d|^(?:moins|plus|aucun|sans)\b")


def answer_ids(labels: Sequence[str]) -> dict[str, str]:
    """Label → a short stable id; the same label always gets the same one."""
    ids: dict[str, str] = {}
    for label in labels:
        ids[label] = (
            "nsp"
            if is_no_opinion(label) and "nsp" not in ids.values()
            else slug(label, ids.values())
        )
    return ids


def likert_rank(label: str) -> int | None:
    """0 (« tout à fait ») to 4 (« pas du tout »); None for a label of no such scale."""
    folded = fold(label)
    for rank in (4, 3, 2, 1, 0):
        if _LIKERT[rank].search(folded):
            return rank
    return None


def is_scale(labels: Sequence[str]) -> bool:
    """Whether labels are the steps of one scale of opinion."""
    ranks = [likert_rank(label) for label in labels if not is_no_opinion(label)]
    return len(ranks) >= 3 and None not in ranks and len(set(ranks)) >= 3


def are_exclusive(labels: Sequence[str]) -> bool:
    """Whether nobody can give two of these answers: bands, yes and no, steps of a scale."""
    opinions = [label for label in labels if not is_no_opinion(label)]
    yes_no = any(fold(label).split()[:1] in (["oui"], ["non"]) for label in opinions)
    return yes_no or is_scale(opinions) or all(_band(label) is not None for label in opinions)


def ordered(labels: Mapping[str, int]) -> list[str]:
    """Labels in the order a questionnaire would give them; ``labels`` counts their citations.

    Steps of a scale and bands go by their rank, the observatory's own answers by theirs, others
    by how often they were given; « other », then « no opinion », come last.
    """
    others = [label for label in labels if is_other(label)]
    opinions = [label for label in labels if not (is_no_opinion(label) or is_other(label))]
    none = [label for label in labels if is_no_opinion(label)]
    opinions.sort(key=lambda label: (-labels[label], label))
    for rank in (parse_number, likert_rank, dynamic_rank, status_rank, _type_rank, _band):
        ranks: dict[str, float] = {x: r for x in opinions if (r := rank(x)) is not None}
        if len(ranks) == len(opinions) and len(set(ranks.values())) == len(ranks) > 1:
            opinions.sort(key=ranks.__getitem__)
            break
    return opinions + sorted(others) + sorted(none)


def _type_rank(label: str) -> float | None:
    kind = type_of(label)
    return list(PartnershipType).index(kind) if kind else None


def _band(label: str) -> float | None:
    folded = fold(label)
    if not _BAND.search(folded):
        return None
    if folded.startswith(("aucun", "sans")):
        return -1.0
    number = leading_number(label)
    if number is None:
        return None
    return number - 0.5 if folded.startswith("moins") else number


def single_answers(
    column: Column, meanings: Mapping[str, str], typed: Collection[str] = ()
) -> tuple[tuple[Answer, ...], dict[str, str]]:
    """Answers of a single choice, and the text of each value → the id of its answer.

    ``meanings`` are the codebook's codes and labels, in the order of the questionnaire; they may
    be empty. A value is matched by its code, else by its label; ``typed`` answers are gathered.
    """
    counts: dict[str, int] = {}
    for value, text in column.texts.items():
        counts[text] = counts.get(text, 0) + column.counts[value]
    coded = {code: label for code, label in meanings.items() if code != label}
    by_label = {fold(label): code for code, label in meanings.items()}
    by_code = {fold(_plain(code)): code for code in meanings}
    place: dict[str, str] = {}
    usual = _usual_spellings(counts)
    for text in counts:
        known = by_code.get(fold(_plain(text))) or by_label.get(fold(text))
        place[text] = OTHER if text in typed else known or usual[text]
    others = {t: n for t, n in counts.items() if place[t] == t and t not in meanings}
    if typed:
        others.setdefault(OTHER, len(typed))
    names = [*meanings, *ordered(others)]
    names.sort(key=lambda name: is_no_opinion(meanings.get(name, name)))
    ids = answer_ids(names) if not coded else {name: name for name in names}
    labels = {name: OTHER if name == _LIME_OTHER else meanings.get(name, name) for name in names}
    answers = tuple(
        Answer(ids[name], label, type=type_of(label), no_opinion=is_no_opinion(label))
        for name, label in labels.items()
    )
    return answers, {text: ids[name] for text, name in place.items()}


def _usual_spellings(counts: Mapping[str, int]) -> dict[str, str]:
    """Each label → the commonest of those that differ by case, accents or punctuation only."""
    usual: dict[str, str] = {}
    for text in sorted(counts, key=lambda text: (-counts[text], text)):
        usual.setdefault(fold(text) or text, text)
    return {text: usual[fold(text) or text] for text in counts}


def _plain(code: str) -> str:
    """« 01 » and « 1 » are the same code of an answer (never of a region)."""
    number = parse_number(code)
    return str(int(number)) if number is not None and number.is_integer() else code


def role_nets(role: Role | None, answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """The nets a role is always published with: « S/T Oui » of the co-construction dynamic."""
    if role is not Role.COCONSTRUCTION_DYNAMIC or any(a.net for a in answers):
        return ()
    members = tuple(a.id for a in answers if dynamic_rank(a.label) in (0, 1))
    return (Answer("st-oui", "S/T Oui", net=True, members=members),) if len(members) == 2 else ()


def declared_nets(
    nets: Mapping[str, Sequence[str]], answers: Sequence[Answer]
) -> tuple[Answer, ...]:
    """The codebook's nets whose members are all answers."""
    by_code = {fold(_plain(a.id)): a.id for a in answers}
    out: list[Answer] = []
    for label, codes in nets.items():
        members = tuple(by_code[c] for code in codes if (c := fold(_plain(code))) in by_code)
        if len(members) == len(codes):
            taken = [a.id for a in (*answers, *out)]
            out.append(Answer(slug(label, taken), label, net=True, members=members))
    return tuple(out)


def with_nets(answers: tuple[Answer, ...], nets: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Each net just before the first of its members, as institutes print them."""
    out = list(answers)
    for net in nets:
        first = next(i for i, a in enumerate(out) if a.id in net.members)
        out.insert(first, net)
    return tuple(out)


def kind_of_choice(answers: Sequence[Answer]) -> QuestionKind:
    """A single choice among steps of one scale is a scale."""
    labels = [a.label for a in answers if not a.net and not a.no_opinion]
    return QuestionKind.SCALE if is_scale(labels) else QuestionKind.SINGLE
