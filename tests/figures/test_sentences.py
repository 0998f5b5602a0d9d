"""One honest sentence for every case a room may meet."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_figures import (
    DYNAMIC,
    comparison,
    dynamic,
    fragilities,
    panorama,
    profile,
    types,
)

from ocpart_desktop.analysis.results import HIDDEN_ESTIMATE, Note
from ocpart_desktop.figures.predicates import quotable
from ocpart_desktop.figures.publics import publics_sentence
from ocpart_desktop.figures.sentence import (
    comparison_sentence,
    panorama_sentence,
    typology_sentence,
)
from ocpart_desktop.i18n import use_language
from ocpart_desktop.survey.questions import Answer, Question, QuestionKind


def plain(text: str) -> str:
    """The sentence with ordinary spaces, easier to read in a test."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_the_agreed_wording_of_a_gap_that_is_not_significant() -> None:
    assert plain(comparison_sentence(types())) == (
        "En Centre-Val de Loire, 36 % des dirigeants d’entreprise pratiquent le mécénat, contre "
        "30 % dans le reste de la France : l’écart (+6 points) n’est pas significatif "
        "(base 87, base efficace 64)."
    )


def test_a_significant_gap_is_called_significant() -> None:
    assert "(+17 points) est significatif" in comparison_sentence(dynamic(p=0.003))


def test_french_spaces_are_narrow_or_no_break_where_a_line_must_not_end() -> None:
    said = comparison_sentence(dynamic())
    assert "93\u202f% des maires" in said
    assert "«\u00a0Oui\u00a0»" in said
    assert "France\u00a0:" in said


def test_a_very_weak_base_is_said_and_nothing_is_tested() -> None:
    said = plain(comparison_sentence(dynamic(n=14, effective=14)))
    assert "la base est très faible, l’écart (+17 points) n’est pas testé" in said
    assert "(base 14, base efficace 14)" in said
    assert "significatif" not in said


@pytest.mark.parametrize("n", [1, 3, 4])
def test_a_hidden_base_gives_no_number_at_all(n: int) -> None:
    said = comparison_sentence(dynamic(n=n))
    assert "trop peu de personnes" in said
    assert not any(c.isdigit() for c in said)


def test_an_absent_region_is_said_to_be_absent() -> None:
    said = comparison_sentence(dynamic(n=0, region="94", notes=(Note.REGION_ABSENT,)))
    assert said.startswith("En Corse, personne n’a répondu")


def test_a_rebuilt_rest_is_said_to_be_rebuilt() -> None:
    assert "dans le reste de la France (chiffre reconstitué)" in comparison_sentence(
        dynamic(rebuilt=True)
    )


@pytest.mark.parametrize(
    ("code", "start"),
    [
        ("53", "En Bretagne, "),
        ("44", "Dans le Grand Est, "),
        ("32", "Dans les Hauts-de-France, "),
        ("04", "À La Réunion, "),
        ("02", "À la Martinique, "),
        ("93", "En Provence-Alpes-Côte d’Azur, "),
    ],
)
def test_each_region_has_its_preposition(code: str, start: str) -> None:
    assert comparison_sentence(dynamic(region=code)).startswith(start)


def test_against_france_or_a_region_the_place_is_named() -> None:
    assert "contre 76\u202f% dans l’ensemble de la France" in comparison_sentence(
        dynamic(against="france")
    )
    said = comparison_sentence(dynamic(against="53", m=120))
    assert "contre 76\u202f% en Bretagne" in said
    assert "(bases 87 et 120, bases efficaces 64 et 120)" in said


def test_a_mean_is_never_worded_as_a_share() -> None:
    said = plain(comparison_sentence(fragilities()))
    assert "la note moyenne de « Emploi » est de 7,1 sur 10, contre 6,6" in said
    assert "l’écart (+0,5)" in said
    assert "%" not in said


@pytest.mark.parametrize(
    ("mine", "theirs", "text"),
    [(0.31, 0.30, "(+1 point)"), (0.30, 0.30, "(0 point)"), (0.30, 0.32, "(−2 points)")],
)
def test_points_agree_in_number(mine: float, theirs: float, text: str) -> None:
    figures = {answer.id: (mine, theirs) for answer in DYNAMIC.answers}
    assert text in comparison_sentence(comparison(DYNAMIC, figures))


def test_a_gap_that_could_not_be_tested_is_not_called_insignificant() -> None:
    said = comparison_sentence(dynamic(p=None))
    assert "n’a pas pu être testé" in said
    assert "significatif" not in said


def test_an_answer_asked_for_is_the_one_spoken_of() -> None:
    assert "«\u00a0Non\u00a0»" in comparison_sentence(dynamic(answer="non"))


def test_filters_are_in_the_sentence() -> None:
    made = replace(dynamic(), filtered=(("Taille", "10 et plus"),))
    start = "En Centre-Val de Loire (Taille : 10 et plus), "
    assert plain(comparison_sentence(made)).startswith(start)
    assert plain(publics_sentence([made])).startswith(start.replace("), ", "), "))
    mapped = replace(panorama(), filtered=(("Taille", "10 et plus"),))
    assert plain(panorama_sentence(mapped, "53")).startswith("En Bretagne (Taille : 10 et plus), ")


def test_an_unusual_way_of_counting_is_in_the_sentence() -> None:
    made = replace(dynamic(), notes=(Note.UNWEIGHTED, Note.WITHOUT_NO_OPINION))
    assert "pondéré" not in comparison_sentence(made)
    made = replace(made, spec=replace(made.spec, weighted=False))
    start = "En Centre-Val de Loire (non pondéré, hors « ne se prononcent pas »), "
    assert plain(comparison_sentence(made)).startswith(start)


def test_an_indicator_and_an_unknown_public_have_their_words() -> None:
    answer = Answer("t", "Taux de pratique")
    rate = Question("T", "Taux", QuestionKind.SHARE, (answer,), "t", "F!A1")
    said = plain(comparison_sentence(comparison(rate, {"t": (0.37, 0.31)})))
    assert "l’indicateur « Taux de pratique » est de 37 %" in said
    asked = Question("A", "A ?", QuestionKind.SINGLE, (answer,), "t", "F!A1", public="agents")
    assert "des répondants (agents)" in comparison_sentence(comparison(asked, {"t": (0.37, 0.31)}))


def test_english_is_complete() -> None:
    use_language("en")
    assert comparison_sentence(types()) == (
        "In Centre-Val de Loire, 36% of company managers practise patronage, against 30% in the "
        "rest of France: the gap (+6 points) is not significant (base 87, effective base 64)."
    )


@pytest.mark.parametrize(
    ("label", "quoted"),
    [
        ("S/T Oui", "Oui"),
        ("ST : D'accord", "D'accord"),
        ("Sous-total Utile", "Utile"),
        ("Station", "Station"),
        ("« Oui »", "Oui"),
        ("« Oui » et « Non »", "“Oui” et “Non”"),
        ("S/T", "S/T"),
        ("Ne sait pas.", "Ne sait pas"),
    ],
)
def test_a_label_stands_between_marks_without_its_own(label: str, quoted: str) -> None:
    assert quotable(label) == quoted


def test_the_typology_goes_from_the_most_to_the_least_practised() -> None:
    said = plain(typology_sentence(profile()))
    assert said.startswith(
        "En Centre-Val de Loire, 45 % des dirigeants d’entreprise développent des pratiques "
        "responsables, 36 % pratiquent le mécénat, 25 % mènent une coopération économique et "
        "16 % mènent une innovation sociale : aucun écart significatif"
    )
    assert "s’écartent significativement" in typology_sentence(profile(p=0.001))
    assert "les écarts ne sont pas testés" in typology_sentence(profile(n=12))
    assert "trop peu de personnes" in typology_sentence(profile(n=3))


def test_the_effective_base_of_several_answers_is_that_of_their_question() -> None:
    """That of any one of them is another number, beside which the chart's would puzzle."""
    made = profile()
    base = made.comparison.base_region
    assert base is not None
    first = replace(made.comparison.rows[0].region, effective=base.effective - 9)
    rows = (replace(made.comparison.rows[0], region=first), *made.comparison.rows[1:])
    made = replace(made, comparison=replace(made.comparison, rows=rows))
    assert f"base efficace {round(base.effective)})" in plain(typology_sentence(made))
    alone = comparison_sentence(made.comparison, rows[0])
    assert f"base efficace {round(base.effective - 9)})" in plain(alone)


def test_a_map_says_where_the_region_stands() -> None:
    said = plain(panorama_sentence(panorama(), "53"))
    assert said == (
        "En Bretagne, 51 % des maires répondent « Oui » (sous-total), contre 50 % dans le reste de "
        "la France : rang 6 sur 13 régions classées (de 1 à 13 au vu des intervalles), l’écart "
        "(+1 point) n’est pas significatif (base 215, base efficace 215)."
    )


def test_a_rank_that_the_intervals_leave_certain_has_no_range() -> None:
    sure = panorama()
    rows = tuple(replace(row, ranks=row.rank and (row.rank, row.rank)) for row in sure.regions)
    said = plain(panorama_sentence(replace(sure, regions=rows), "53"))
    assert "rang 6 sur 13 régions classées, l’écart" in said


def test_a_region_without_another_side_has_its_rank_all_the_same() -> None:
    alone = panorama()
    rows = tuple(replace(row, against=HIDDEN_ESTIMATE, gap=None) for row in alone.regions)
    said = plain(panorama_sentence(replace(alone, regions=rows), "53"))
    assert said.endswith("; il n’y a pas de chiffre dans le reste de la France.")


def test_a_tie_is_said_on_the_map() -> None:
    tied = panorama({"24": (0.4, 200), "53": (0.4, 200), "44": (0.3, 200)})
    assert "rang 1 ex æquo sur 3" in plain(panorama_sentence(tied, "24"))


def test_weak_hidden_and_absent_regions_have_no_rank() -> None:
    assert "la région n’est pas classée" in panorama_sentence(panorama(), "01")
    for code in ("02", "03"):
        assert "il n’y a pas de chiffre à montrer" in panorama_sentence(panorama(), code)


def test_without_a_region_the_map_says_how_far_apart_regions_are() -> None:
    assert plain(panorama_sentence(panorama())) == (
        "« Oui » : de 30 % en Île-de-France à 66 % en Corse, 50 % dans l’ensemble de la France."
    )
    assert "Aucune région" in panorama_sentence(panorama({"24": (0.4, 12)}))


def test_publics_stand_side_by_side_in_one_sentence() -> None:
    assert plain(publics_sentence([dynamic(n=14, p=None), types(p=0.01)])) == (
        "En Centre-Val de Loire, « Oui » (et, entre parenthèses, dans le reste de la France) : "
        "93 %** des maires (76 %) et 36 %* des dirigeants d’entreprise (30 %). "
        "Écart significatif : dirigeants d’entreprise (+6 points)."
    )
    assert publics_sentence([dynamic()]).endswith("L’écart n’est pas significatif.")
    assert publics_sentence([dynamic(), types()]).endswith("Aucun écart n’est significatif.")
    assert publics_sentence([dynamic(n=14, p=None)]).endswith("Aucun écart n’a pu être testé.")
    assert not any(c.isdigit() for c in publics_sentence([dynamic(n=3)]))
