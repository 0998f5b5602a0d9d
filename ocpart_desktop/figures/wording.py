"""What surrounds a figure: subtitle, bases, notes, footer, all in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import shorten

from ocpart_desktop.analysis.results import (
    Base,
    Comparison,
    ComparisonSpec,
    Note,
    Panorama,
    Row,
    Shown,
)
from ocpart_desktop.figures.amounts import STARS, displayed, unit_of
from ocpart_desktop.figures.charts import Unit
from ocpart_desktop.i18n import _, whole
from ocpart_desktop.survey.publics import public_label
from ocpart_desktop.survey.questions import Question, Role
from ocpart_desktop.survey.survey import Survey

SEPARATOR = " · "
TOPIC_LENGTH = 80
SHORT = 40  # a category in a title, a variable in a sentence


def topic(question: Question) -> str:
    """What the question is about in a few words: its role's name, else its own wording."""
    if question.role is not None:
        return role_topic(question.role)
    return shorten(question.label, TOPIC_LENGTH, placeholder="…")


def role_topic(role: Role) -> str:
    """What a question of this role is about."""
    return {
        Role.COCONSTRUCTION_DYNAMIC: _("Co-construction dynamic"),
        Role.INNOVATION_SOURCE: _("Partnerships as a source of innovation"),
        Role.PARTNERSHIP_STATUS: _("Practice of partnerships"),
        Role.PARTNERSHIP_TYPES: _("Types of partnership"),
        Role.PRIORITIES: _("Priorities of the territory"),
        Role.AUTHORITIES_ROLE: _("Role of local authorities"),
        Role.FRAGILITIES: _("Fragilities of the territory"),
    }[role]


def heading(question: Question, made: Comparison | Panorama | None = None) -> str:
    """The topic and the public: « Pratique des partenariats – Maires »; of figures, who is counted
    too, when not everybody is: « … – Maires (20 000 habitants et plus) ».
    """
    public = public_label(question.public)
    named = f"{topic(question)} – {public}" if public else topic(question)
    return named + restriction(made) if made else named


def restriction(made: Comparison | Panorama) -> str:
    """« (20 000 habitants et plus, non pondéré) » after a space; nothing when everybody counts."""
    said = [_cut(category, SHORT) for _variable, category in made.filtered]
    said += _counted_otherwise(made)
    return f" ({', '.join(said)})" if said else ""


def subtitle(
    survey: Survey, question: Question, spec: ComparisonSpec, *, public: bool = True
) -> str:
    """The question's wording, its public, wave, filters, and how it was counted."""
    parts = [
        wording(question),
        public_label(question.public) if public else "",
        question.wave or "",
    ]
    parts += filter_texts(survey, question, spec)
    parts += _counting(
        unweighted=not spec.weighted and question.table in survey.respondents,
        without_no_opinion=leaves_no_opinion_out(question, spec),
    )
    return SEPARATOR.join(part for part in parts if part)


def conditions(made: Comparison | Panorama) -> list[str]:
    """Under which filters and how it was counted, where that is not the usual way."""
    filters = [_cut(_condition(*pair), TOPIC_LENGTH) for pair in made.filtered]
    return [*filters, *_counted_otherwise(made)]


def _counted_otherwise(made: Comparison | Panorama) -> list[str]:
    return _counting(
        unweighted=not made.spec.weighted and Note.UNWEIGHTED in made.notes,
        without_no_opinion=Note.WITHOUT_NO_OPINION in made.notes,
    )


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def leaves_no_opinion_out(question: Question, spec: ComparisonSpec) -> bool:
    """Whether the selection leaves out an answer that the question has."""
    return spec.without_no_opinion and any(answer.no_opinion for answer in question.answers)


def wording(question: Question) -> str:
    """The question as asked, after its code: « Q4. Votre territoire… »."""
    asked = " ".join(question.label.split())
    return asked if question.id in ("", asked) else f"{question.id}. {asked}"


def filter_texts(survey: Survey, question: Question, spec: ComparisonSpec) -> list[str]:
    """Each filter as « Taille : 10 salariés et plus »."""
    if not spec.filters:
        return []
    from ocpart_desktop.analysis.filters import worded

    return [_condition(*pair) for pair in worded(survey, question, spec.filters)]


def _condition(variable: str, value: str) -> str:
    return _("{variable}: {value}").format(variable=_cut(variable, SHORT), value=value)


def _counting(*, unweighted: bool, without_no_opinion: bool) -> list[str]:
    said = {_("unweighted"): unweighted, _("without “no opinion”"): without_no_opinion}
    return [text for text, true in said.items() if true]


def base_text(base: Base | None, shown: Shown = Shown.PLAIN) -> str:
    """« base 87* · base efficace 64 »; says when it is weak, very weak, hidden or unknown."""
    if base is None:
        return _("base hidden") if shown is Shown.HIDDEN else _("base not published")
    return counted(base.n, base.effective, shown)


def counted(n: int, effective: float | None, shown: Shown) -> str:
    """The same from bare numbers."""
    if shown is Shown.HIDDEN:
        return _("base hidden")
    if not n:
        return _("base not published")
    parts = [_("base {n}").format(n=whole(n)) + STARS.get(shown, "")]
    if effective is not None:
        parts.append(_("effective base {n}").format(n=whole(effective)))
    if shown is Shown.VERY_WEAK:
        parts.append(_("very weak base"))
    return SEPARATOR.join(parts)


Bases = Sequence[tuple[str, Base | None]]
"""The sides of a figure by their names."""


def footer(survey: Survey, question: Question, bases: Bases, *, intervals: bool = True) -> str:
    """Bases, who was asked, source, level of the intervals if any, and the synthetic warning."""
    parts = _bases_and_source(survey, question, bases)
    if _known(bases) and intervals:
        parts.append(_("95% intervals."))
    if survey.synthetic:
        parts.append(_stopped(survey.synthetic))
    return " ".join(parts)


def brief_footer(survey: Survey, question: Question, bases: Bases) -> str:
    """Bases, who was asked and source, in few words; synthetic data are told so."""
    parts = _bases_and_source(survey, question, bases)
    return " ".join((*parts, _("Synthetic data.")) if survey.synthetic else parts)


def _bases_and_source(survey: Survey, question: Question, bases: Bases) -> list[str]:
    parts = []
    if known := _known(bases):
        said = SEPARATOR.join(f"{name} {whole(base.n)}" for name, base in known)
        parts.append(_("Base: {bases}.").format(bases=said))
    if question.base_note:
        parts.append(_stopped(question.base_note))
    return [*parts, _("Source: {file}.").format(file=survey.source.name)]


def _known(bases: Bases) -> list[tuple[str, Base]]:
    return [(name, base) for name, base in bases if base and base.n]


def note_texts(
    notes: Iterable[Note], compared: int = 0, *, filtered: bool = False
) -> tuple[str, ...]:
    """The analysis' remarks in words; ``compared`` is how many tests were made together."""
    absent = _("The region is absent from this extract for this question.")
    if filtered:
        absent = _("Nobody in the region passes the filters.")
    worded = {
        Note.NO_MICRODATA: _(
            "Published tables without individual answers: intervals and tests are indicative, "
            "computed from the published bases."
        ),
        Note.NO_BASE: _(
            "Published figures without their bases: they have neither interval nor test, "
            "and the rest of France cannot be rebuilt from them."
        ),
        Note.REST_REBUILT: _("The rest of France is rebuilt from the total and the region's base."),
        Note.UNWEIGHTED: _("Unweighted results."),
        Note.WITHOUT_NO_OPINION: _("People without an opinion are left out."),
        Note.QUOTA_SAMPLE: _("Quota sample: intervals are indicative."),
        Note.DESIGN: _("Strata and clusters of the sample are taken into account."),
        Note.MULTIPLE_ANSWERS: _("Several answers were possible: shares add up to more than 100%."),
        Note.CITATIONS: _(
            "Shares of citations: each type out of all the types cited; they add up to 100%."
        ),
        Note.NO_JOINT: _(
            "Published tables do not say who gave several answers: shares of citations have "
            "neither interval nor test."
        ),
        Note.HOLM: _("{n} gaps tested together, with Holm's correction.").format(n=compared),
        Note.HIDDEN_CELLS: _("Some figures are hidden: too few respondents."),
        Note.REGION_ABSENT: absent,
    }
    return tuple(worded[note] for note in dict.fromkeys(notes))


def comparison_notes(comparison: Comparison, compared: int | None = None) -> tuple[str, ...]:
    """Everything the reader of a comparison is owed.

    ``compared`` is how many gaps were tested together, its own unless others stand beside it.
    """
    if compared is None:
        compared = sum(row.p_value is not None for row in comparison.rows)
    filtered = bool(comparison.filtered)
    texts = list(note_texts(comparison.notes, compared, filtered=filtered))
    texts += weakness_notes({row.shown for row in comparison.rows})
    if any(_gap_seems_off(row, unit_of(comparison.question)) for row in comparison.rows):
        texts.append(_("Gaps are computed before rounding."))
    if _net_seems_off(comparison):
        texts.append(_("Subtotals are computed before rounding: they may differ by 1 point."))
    return tuple(texts)


def panorama_notes(panorama: Panorama) -> tuple[str, ...]:
    """Everything the reader of a map or a ranking is owed."""
    compared = sum(row.p_value is not None for row in panorama.regions)
    seen = {row.shown for row in panorama.regions if row.estimate.value is not None}
    texts = note_texts(panorama.notes, compared, filtered=bool(panorama.filtered))
    return (*texts, *weakness_notes(seen))


def weakness_notes(seen: Iterable[Shown]) -> list[str]:
    """What the stars mean, for those in sight."""
    notes = []
    if Shown.WEAK in seen:
        notes.append(_("* Weak base."))
    if Shown.VERY_WEAK in seen:
        notes.append(_("** Very weak base: an indication only, neither ranked nor tested."))
    return notes


def _gap_seems_off(row: Row, unit: Unit) -> bool:
    if row.gap is None or row.region.value is None or row.against.value is None:
        return False
    seen = displayed(row.region.value, unit) - displayed(row.against.value, unit)
    return seen != displayed(row.gap, unit)


def _net_seems_off(comparison: Comparison) -> bool:
    values = {
        row.answer.id: displayed(row.region.value, Unit.SHARE)
        for row in comparison.rows
        if row.region.value is not None
    }
    return any(
        row.answer.net
        and row.answer.id in values
        and bool(row.answer.members)
        and all(member in values for member in row.answer.members)
        and values[row.answer.id] != sum(values[member] for member in row.answer.members)
        for row in comparison.rows
        if unit_of(comparison.question) is Unit.SHARE
    )


def _stopped(text: str) -> str:
    """The text with exactly one final stop."""
    return text.strip().rstrip(".") + "."
