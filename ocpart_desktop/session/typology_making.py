"""The figures of the typology's views, and why each of their numbers is what it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from ocpart_desktop.analysis.results import (
    FRANCE,
    Comparison,
    ComparisonSpec,
    Counted,
    TypologyProfile,
)
from ocpart_desktop.figures.charts import parted
from ocpart_desktop.figures.explanation import (
    COMPARE,
    Command,
    Explanation,
    explain,
    explain_panorama,
    explain_region,
    explain_wave,
)
from ocpart_desktop.session.request import Made, Request, Why, same_question_by_public
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.survey.questions import Question

TYPOLOGY_COMMAND: Command = ("typology",)
Maker = Callable[[Request], Made]


def profile(counted: Counted) -> Maker:
    """The types of one public."""

    def make(asked: Request) -> Made:
        from ocpart_desktop.figures.typology.profile import command_of, profile_figure

        found = _profile(asked, asked.spec, counted)
        why = _why_rows(asked, found.comparison, command_of(counted))
        return Made(profile_figure(asked.survey, found), why)

    return make


def sides(counted: Counted) -> Maker:
    """The types of every public, side by side."""

    def make(asked: Request) -> Made:
        from ocpart_desktop.figures.typology.profile import command_of
        from ocpart_desktop.figures.typology.sides import sides_figure

        profiles, left_out = _profiles(asked, counted)
        figure = sides_figure(asked.survey, profiles, left_out)
        compared = [each.comparison for each in profiles]
        return Made(figure, _why_publics(asked, compared, command_of(counted)))

    return make


def by_region(asked: Request) -> Made:
    """The gaps of the types in every region; the view's answer is the type that sorts them."""
    from ocpart_desktop.analysis.types_by_region import types_by_region
    from ocpart_desktop.figures.typology.regions import grid_figure, tested_in

    survey, spec = asked.survey, asked.spec
    types = types_by_region(survey, replace(spec, answer=None), asked.ladder)
    figure = grid_figure(survey, types, spec.region, spec.answer)

    def why(key: str, file: str | None) -> Explanation:
        code, answer = parted(key)
        panorama = next((each for each in types if each.answer.id == answer), types[0])
        if not code:
            return explain_panorama(survey, panorama, file=file)
        one = _profile(asked, replace(spec, region=code, answer=None))
        return explain_region(
            survey,
            replace(panorama, spec=replace(spec, answer=panorama.answer.id)),
            one.comparison,
            file=file,
            command=TYPOLOGY_COMMAND,
            together=tested_in(types),
        )

    return Made(figure, why)


def together(asked: Request) -> Made:
    """The types that the same respondents hold together."""
    from ocpart_desktop.figures.typology.together import together_figure

    found = _profile(asked, asked.spec)
    figure = together_figure(asked.survey, found)
    assert found.together is not None  # or there would be no figure
    return Made(figure, _why_rows(asked, found.together, TYPOLOGY_COMMAND))


def room(asked: Request) -> Made:
    """The room's initiatives beside the survey."""
    from ocpart_desktop.figures.typology.room import explain_room, room_figure

    profiles, left_out = _profiles(asked, Counted.RESPONDENTS, tested=False)
    figure = room_figure(asked.survey, asked.room, profiles, left_out)
    compared = [each.comparison for each in profiles]
    told = _why_publics(asked, compared, TYPOLOGY_COMMAND)

    def why(key: str, file: str | None) -> Explanation:
        question, answer = parted(key)
        kind = next((each for each in PartnershipType if each.value == answer), None)
        if question or kind is None:
            return told(key, file)
        row = next((r for r in compared[0].rows if r.answer.type is kind), None)
        said = explain(asked.survey, compared[0], row, file=file, command=TYPOLOGY_COMMAND)
        return explain_room(asked.room, kind, said)

    return Made(figure, why)


def status(asked: Request) -> Made:
    """Who has partnerships: every public's region beside France."""
    from ocpart_desktop.analysis.comparison import compare
    from ocpart_desktop.analysis.publics import judged_together
    from ocpart_desktop.figures.typology.status import status_figure

    specs, left_out = _specs(asked)
    made = [compare(asked.survey, replace(spec, against=FRANCE), asked.ladder) for spec in specs]
    compared = judged_together(made)
    return Made(
        status_figure(asked.survey, compared, left_out), _why_publics(asked, compared, COMPARE)
    )


def trend(asked: Request) -> Made:
    """The types from wave to wave: all of them in the region, or the view's one beside the rest."""
    from ocpart_desktop.analysis.types_over_time import types_over_time, waves_asked
    from ocpart_desktop.analysis.waves import waves_of
    from ocpart_desktop.figures.trend import trend_figure
    from ocpart_desktop.figures.typology.trend import trend_key, types_trend_figure
    from ocpart_desktop.figures.typology.words import titled

    survey, spec, question = asked.survey, asked.spec, asked.question
    kind = _type_of(question, spec.answer)
    kinds = (kind,) if kind else tuple(PartnershipType)
    trends = types_over_time(survey, spec, asked.ladder, kinds)
    if not trends:
        trends, kind = types_over_time(survey, spec, asked.ladder), None
    kept = waves_asked(survey, question, spec)
    every = waves_of(survey, question.role or question.id, question.public)
    left_out = [each.wave or "" for each in every if each not in kept]
    if kind:
        figure = trend_figure(survey, trends[0], left_out)
        figure = replace(figure, title=titled(figure.title, Counted.RESPONDENTS))
        keys = {p.comparison.question.key: (trends[0], i) for i, p in enumerate(trends[0])}
    else:
        figure = types_trend_figure(survey, trends, left_out)
        keys = {trend_key(each, i): (each, i) for each in trends for i in range(len(each))}

    def why(key: str, file: str | None) -> Explanation:
        points, i = keys.get(key) or (trends[0], len(trends[0]) - 1)
        before = points[i - 1] if i else None
        return explain_wave(survey, points[i], before, file=file, command=TYPOLOGY_COMMAND)

    return Made(figure, why)


def _type_of(question: Question, answer: str | None) -> PartnershipType | None:
    """The type that a selection looks at: by its name, or by the answer that bears it."""
    known = question.answer(answer) if answer else None
    wanted = known.type if known else answer
    return next((kind for kind in PartnershipType if kind == wanted), None)


# -- inside ------------------------------------------------------------------------------------


def _profile(
    asked: Request, spec: ComparisonSpec, counted: Counted = Counted.RESPONDENTS
) -> TypologyProfile:
    from ocpart_desktop.analysis.typology import profile_of

    return profile_of(asked.survey, replace(spec, answer=None), asked.ladder, counted)


def _specs(asked: Request) -> tuple[list[ComparisonSpec], list[str]]:
    """The same selection for every public, and the publics of whom the filters say nothing."""
    from ocpart_desktop.analysis.filters import applicable

    survey, spec, shown = asked.survey, asked.spec, asked.question
    specs, left_out = [], []
    for other in same_question_by_public(survey, shown) or (shown,):
        if other == shown or applicable(survey, other, spec.filters) == spec.filters:
            specs.append(replace(spec, question=other.key, answer=None))
        else:
            left_out.append(other.public or "")
    return specs, left_out


def _profiles(
    asked: Request, counted: Counted, *, tested: bool = True
) -> tuple[list[TypologyProfile], list[str]]:
    """A profile a public; their gaps tested together, or not at all."""
    from ocpart_desktop.analysis.publics import judged_together, untested

    specs, left_out = _specs(asked)
    made = [_profile(asked, spec, counted) for spec in specs]
    compared = [each.comparison for each in made]
    judged = judged_together(compared) if tested else tuple(map(untested, compared))
    return [replace(p, comparison=c) for p, c in zip(made, judged, strict=True)], left_out


def _why_rows(asked: Request, comparison: Comparison, command: Command) -> Why:
    def why(key: str, file: str | None) -> Explanation:
        row = comparison.row(key) if key else None
        return explain(asked.survey, comparison, row, file=file, command=command)

    return why


def _why_publics(asked: Request, compared: Sequence[Comparison], command: Command) -> Why:
    tested = sum(row.p_value is not None for each in compared for row in each.rows)
    by_key = {each.question.key: each for each in compared}

    def why(key: str, file: str | None) -> Explanation:
        question, answer = parted(key)
        chosen = by_key.get(question, compared[0])
        row = chosen.row(answer) if answer else None
        return explain(asked.survey, chosen, row, file=file, command=command, tested=tested)

    return why
