"""Every view of the typology: its numbers, its words, and why each number is what it is."""

from __future__ import annotations

import json
import shlex
from dataclasses import replace
from pathlib import Path

import pytest

from ocpart_desktop.analysis.results import Shown
from ocpart_desktop.cli import parse, run
from ocpart_desktop.figures.charts import (
    BarChart,
    Figure,
    GridChart,
    LineChart,
    PanelChart,
    StackedChart,
    UpsetChart,
    paired,
    parted,
)
from ocpart_desktop.figures.numbers import explained
from ocpart_desktop.notebook.model import Initiative, View, Workshop
from ocpart_desktop.notebook.room import Room, room_of
from ocpart_desktop.notebook.words import Vocabulary, Words
from ocpart_desktop.session import Study, choose_question, storyline
from ocpart_desktop.session.making import Made, made_of
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.system.errors import UserError

P, R, E, S = PartnershipType
SAMPLE = Path(__file__).parents[2] / "sample_data" / "enquete_repondants.xlsx"
KINDS = {
    storyline.TYPOLOGY: BarChart,
    storyline.CITATIONS: BarChart,
    storyline.SIDES: PanelChart,
    storyline.SIDES_CITATIONS: PanelChart,
    storyline.TYPES_BY_REGION: GridChart,
    storyline.TYPES_TOGETHER: UpsetChart,
    storyline.ROOM: PanelChart,
    storyline.STATUS: StackedChart,
    storyline.TYPES_TREND: LineChart,
}
ROOM = Room(
    (
        Initiative(title="Mécénat de compétences", types=(P, S)),
        Initiative(title="Épicerie", types=(P,)),
        Initiative(title="À préciser"),
    ),
    elsewhere=2,
)
OF_SEVERAL = (storyline.SIDES, storyline.SIDES_CITATIONS, storyline.ROOM, storyline.STATUS)


def made(study: Study, chart: str, public: str = "associations", **more: object) -> Made:
    role = "partnership_status" if chart == storyline.STATUS else "partnership_types"
    question = choose_question(study.survey, role, public=public)
    view = View(chart=chart, question=question.key, region="24")
    return made_of(study.survey, replace(view, **more), room=ROOM)


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\xa0", " ")


@pytest.mark.parametrize("chart", KINDS)
def test_every_view_carries_all_that_a_figure_must(respondents_study: Study, chart: str) -> None:
    figure = made(respondents_study, chart).figure
    assert isinstance(figure.chart, KINDS[chart])
    for text in (figure.title, figure.subtitle, figure.sentence, figure.footer, figure.alt):
        assert text.strip()
    assert "enquete_repondants.xlsx" in figure.footer
    assert figure.explanation
    assert len(set(figure.table.keys)) == len(figure.table.keys) == len(figure.table.texts)
    assert {len(row) for row in figure.table.texts} == {len(figure.table.head)}
    assert {len(row) for row in figure.table.values} == {len(figure.table.kinds)}


@pytest.mark.parametrize("chart", KINDS)
def test_the_denominator_is_in_the_title(respondents_study: Study, chart: str) -> None:
    title = plain(made(respondents_study, chart).figure.title)
    cited = chart in (storyline.CITATIONS, storyline.SIDES_CITATIONS)
    assert ("des citations" if cited else "des répondants") in title


@pytest.mark.parametrize("chart", [c for c in KINDS if c != storyline.STATUS])
@pytest.mark.parametrize("file", ["respondents", "tables"])
def test_filters_are_in_the_title_of_every_view(
    request: pytest.FixtureRequest, chart: str, file: str
) -> None:
    study: Study = request.getfixturevalue(f"{file}_study")
    filters = (("EMPLOYEUR", "Employeuse"),)
    if file == "tables":
        with pytest.raises(UserError):
            made(study, chart, filters=filters)
        return
    figure = made(study, chart, filters=filters).figure
    assert "Employeuse" in figure.title
    assert "Employeuse" in figure.subtitle
    if chart in OF_SEVERAL:
        assert any("Dirigeants d’entreprise" in n or "dirigeants d’entreprise" in n
                   for n in figure.notes)  # fmt: skip


@pytest.mark.parametrize("chart", KINDS)
def test_every_number_of_every_view_is_explained(respondents_study: Study, chart: str) -> None:
    found = made(respondents_study, chart)
    numbers = explained(found.figure)
    assert len({name for _key, name in numbers}) == len(numbers) > 3
    for key, _name in numbers:
        facts = dict(found.why(key, None).items)
        assert {"Question", "Public", "Méthode", "Cellules"} <= set(facts)
        assert found.why(key, None).command.startswith("ocpart-desktop")
    assert found.why("", None).items


@pytest.mark.parametrize(
    "chart", [storyline.TYPOLOGY, storyline.CITATIONS, storyline.TYPES_BY_REGION, storyline.SIDES]
)
def test_the_command_of_a_view_prints_its_numbers(
    respondents_study: Study, chart: str, capfd: pytest.CaptureFixture[str]
) -> None:
    found = made(respondents_study, chart, against="france", weighted=False)
    (key, _name) = explained(found.figure)[4 if chart == storyline.TYPES_BY_REGION else 1]
    words = shlex.split(found.why(key, str(SAMPLE)).command)
    assert words[1] == "typology"
    assert run(parse(words[1:])) == 0
    printed = json.loads(capfd.readouterr().out)
    assert printed["weighted"] is False
    wanted = parted(key)[1] or key
    row = next(row for row in printed["rows"] if row["answer"] == wanted)
    table = found.figure.table
    place = table.keys.index(
        paired(parted(key)[0], "") if chart == storyline.TYPES_BY_REGION else key
    )
    told = [value for value in table.values[place] if isinstance(value, float | int)]
    assert any(row["region"]["value"] == pytest.approx(value) for value in told)
    assert any(100 * row["gap"] == pytest.approx(value) for value in told)


@pytest.mark.parametrize(
    ("public", "total", "mean"), [("entreprises", "116 %", "1,2"), ("associations", "147 %", "1,5")]
)
@pytest.mark.parametrize("file", ["respondents", "tables"])
def test_f7_f8_the_totals_are_shown(
    request: pytest.FixtureRequest, file: str, public: str, total: str, mean: str
) -> None:
    study: Study = request.getfixturevalue(f"{file}_study")
    figure = made(study, storyline.TYPOLOGY, public, against="france").figure
    assert f"contre {total} ({mean})" in plain(figure.sentence)
    citations = made(study, storyline.CITATIONS, public, against="france").figure
    assert f"contre {total} ({mean})" in plain(citations.sentence)
    assert isinstance(citations.chart, BarChart)
    shares = [mark.value or 0.0 for mark in citations.chart.series[1].marks]
    assert sum(shares) == pytest.approx(1)


def test_companies_and_associations_stand_on_one_scale_in_one_order(
    respondents_study: Study,
) -> None:
    chart = made(respondents_study, storyline.SIDES).figure.chart
    assert isinstance(chart, PanelChart)
    assert [panel.name for panel in chart.panels] == [
        "Dirigeants d’entreprise", "Responsables associatifs",
    ]  # fmt: skip
    assert chart.shares_categories
    assert chart.panels[0].chart.categories == tuple(kind.label for kind in PartnershipType)
    assert len({panel.chart.maximum for panel in chart.panels}) == 1


def test_gaps_seen_side_by_side_are_tested_together(respondents_study: Study) -> None:
    figure = made(respondents_study, storyline.SIDES).figure
    assert any("8 écarts testés ensemble" in plain(note) for note in figure.notes)


def test_a_grid_is_sorted_by_the_gaps_of_a_type_else_by_name(respondents_study: Study) -> None:
    by_name = made(respondents_study, storyline.TYPES_BY_REGION).figure
    assert isinstance(by_name.chart, GridChart)
    names = [row.name for row in by_name.chart.rows]
    assert names[0] == "Auvergne-Rhône-Alpes"
    assert names.index("Île-de-France") < names.index("Normandie")
    column = by_name.chart.column_keys[1]
    sorted_figure = made(respondents_study, storyline.TYPES_BY_REGION, answer=column).figure
    chart = sorted_figure.chart
    assert isinstance(chart, GridChart)
    assert chart.sorted_by == 1
    marks = [row.marks[1] for row in chart.rows]
    tested = [mark.value for mark in marks if mark.shown.tested]
    assert tested == sorted(tested, key=lambda value: -(value or 0))
    assert [mark.value for mark in marks][-1] is None
    assert sorted_figure.table.keys == tuple(paired(row.code, "") for row in chart.rows)


def test_a_grid_hides_what_the_ladder_hides_and_marks_what_is_weak(
    respondents_study: Study,
) -> None:
    figure = made(respondents_study, storyline.TYPES_BY_REGION).figure
    assert isinstance(figure.chart, GridChart)
    for row, texts in zip(figure.chart.rows, figure.table.texts, strict=True):
        hidden = {mark.shown for mark in row.marks} == {Shown.HIDDEN}
        assert hidden == all(index is None for index in row.indexes)
        assert hidden == (set(texts[1:]) == {"–"})
        if row.marks[0].shown is Shown.VERY_WEAK:
            assert row.base.endswith("**")
    assert {Shown.HIDDEN, Shown.VERY_WEAK, Shown.WEAK} <= {
        mark.shown for row in figure.chart.rows for mark in row.marks
    }


def test_combinations_of_published_tables_are_refused_in_words(tables_study: Study) -> None:
    with pytest.raises(UserError) as refusal:
        made(tables_study, storyline.TYPES_TOGETHER)
    assert refusal.value.code == "no_combinations"
    assert "tableaux publiés" in refusal.value.message


def test_each_combination_says_what_it_holds(respondents_study: Study) -> None:
    chart = made(respondents_study, storyline.TYPES_TOGETHER).figure.chart
    assert isinstance(chart, UpsetChart)
    assert chart.sets.categories == tuple(kind.label for kind in PartnershipType)
    assert len(set(chart.members)) == len(chart.members)
    for name, held in zip(chart.combinations.categories, chart.members, strict=True):
        for kind, inside in zip(chart.sets.categories, held, strict=True):
            assert (kind in name) == inside
    for series in chart.combinations.series:
        assert sum(mark.value or 0 for mark in series.marks) == pytest.approx(1)


def panels(figure: Figure) -> dict[str, BarChart]:
    assert isinstance(figure.chart, PanelChart)
    return {panel.name: panel.chart for panel in figure.chart.panels}


def test_the_room_stands_beside_the_survey_and_nothing_of_it_is_tested(
    respondents_study: Study,
) -> None:
    figure = made(respondents_study, storyline.ROOM).figure
    room, *survey = panels(figure).values()
    assert [mark.value for mark in room.series[0].marks] == [2, 0, 0, 1]
    assert len(survey) == 2
    assert not any(m.significant for chart in survey for s in chart.series for m in s.marks)
    assert not any(chart.gaps for chart in survey)
    assert "Rien n’est testé : une salle n’est pas un échantillon" in plain(figure.sentence)
    assert not any("testés ensemble" in note for note in figure.notes)


def test_the_blind_spots_of_the_room_are_named_with_what_the_survey_says(
    respondents_study: Study,
) -> None:
    figure = made(respondents_study, storyline.ROOM).figure
    said = plain(figure.sentence)
    assert "« Pratiques responsables » (44 % des dirigeants d’entreprise et 47 %" in said
    assert "« Coopération économique »" in said
    assert "angles morts" in said
    notes = [plain(note) for note in figure.notes]
    assert "Une initiative de plusieurs types compte une fois dans chacun." in notes
    assert any(note.startswith("1 initiative n’a pas encore de type") for note in notes)
    assert any("2 initiatives racontées dans d’autres ateliers" in note for note in notes)


@pytest.mark.parametrize(
    ("types", "said"),
    [
        ((), "Aucune initiative n’est encore notée"),
        (((), ()), "dont aucune ne dit son type"),
        (((P, R), (E,), (S,), (S,)), "les quatre types sont là, « Innovation sociale »"),
        (((P, R), (E,)), "c’est l’angle mort de la salle"),
    ],
)
def test_the_room_is_told_in_one_sentence(
    respondents_study: Study, types: tuple[tuple[PartnershipType, ...], ...], said: str
) -> None:
    question = choose_question(respondents_study.survey, "partnership_types", public="entreprises")
    view = View(chart=storyline.ROOM, question=question.key, region="24")
    room = Room(tuple(Initiative(types=each) for each in types))
    assert said in plain(made_of(respondents_study.survey, view, room=room).figure.sentence)


def test_the_room_says_what_its_notebook_calls_a_type_and_the_figure_keeps_the_surveys_word(
    respondents_study: Study,
) -> None:
    terms = [Words().renamed(Vocabulary.TYPES, PartnershipType.PATRONAGE, "Coup de pouce")]
    room = room_of(ROOM.initiatives, Workshop(), terms)
    question = choose_question(respondents_study.survey, "partnership_types", public="entreprises")
    view = View(chart=storyline.ROOM, question=question.key, region="24")
    figure = made_of(respondents_study.survey, view, room=room).figure
    assert "Dans ce carnet, « Mécénat » se dit « Coup de pouce »." in map(plain, figure.notes)
    for panel in panels(figure).values():
        assert "Mécénat" in panel.categories
        assert "Coup de pouce" not in panel.categories


def test_a_number_of_the_room_names_the_initiatives_it_counts(respondents_study: Study) -> None:
    facts = dict(made(respondents_study, storyline.ROOM).why(paired("", P.value), None).items)
    assert "Mécénat de compétences ; Épicerie" in facts["Initiatives notées ici"]


def test_the_status_of_each_public_shows_its_region_next_to_france(
    respondents_study: Study,
) -> None:
    figure = made(respondents_study, storyline.STATUS, against="rest").figure
    assert isinstance(figure.chart, StackedChart)
    assert [row.name for row in figure.chart.rows] == [
        "Dirigeants d’entreprise, Centre-Val de Loire", "Dirigeants d’entreprise, France",
        "Responsables associatifs, Centre-Val de Loire", "Responsables associatifs, France",
    ]  # fmt: skip
    assert len(figure.chart.answers) == 3
    for row in figure.chart.rows:
        assert sum(mark.value or 0 for mark in row.marks) == pytest.approx(1)
    texts = [plain(row.marks[0].text) for row in figure.chart.rows[1::2]]
    assert texts == ["37 %", "38 %"]


def test_f5_the_status_of_2011_is_that_of_companies_in_2011(respondents_study: Study) -> None:
    view = View(chart=storyline.STATUS, question="STATUT|entreprises|2011", region="24")
    chart = made_of(respondents_study.survey, view).figure.chart
    assert isinstance(chart, StackedChart)
    assert [plain(mark.text) for mark in chart.rows[1].marks] == ["21 %", "33 %", "46 %"]


def test_the_sides_are_the_same_in_both_layouts(
    respondents_study: Study, tables_study: Study
) -> None:
    one, other = (
        panels(made(study, storyline.SIDES, against="france").figure)
        for study in (respondents_study, tables_study)
    )
    for name, chart in one.items():
        mine, theirs = (c.series[1].marks for c in (chart, other[name]))
        assert [plain(m.text) for m in mine] == [plain(m.text) for m in theirs]
