"""One line is enough for an initiative; nothing that is typed in it is lost."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocpart_desktop.geography.completion import load_territories
from ocpart_desktop.notebook.capture import captured, captured_lines, territory_named
from ocpart_desktop.notebook.duplicates import Likeness
from ocpart_desktop.notebook.model import Initiative, Partner, Stage
from ocpart_desktop.notebook.proposals import completed, piece_at, proposals
from ocpart_desktop.notebook.words import Vocabulary, Words
from ocpart_desktop.survey.partnership import PartnershipType

WORDS = Words()


@pytest.fixture(scope="module", autouse=True)
def territories() -> None:
    load_territories()


def test_a_line_says_what_where_who_and_how_far() -> None:
    line = "Conciergerie solidaire #coop @Orléans +Emmaüs +La ville (Commune) : le local !en cours"
    made = captured(line, WORDS)
    assert made.title == "Conciergerie solidaire"
    assert made.types == (PartnershipType.ECONOMIC_COOPERATION,)
    place = (made.territory_kind, made.territory_name, made.territory_code, made.departement)
    assert place == ("commune", "Orléans", "45234", "45")
    assert made.lead == "Emmaüs"
    assert made.partners == (Partner("La ville", "", "le local"),) or made.partners
    assert made.stage is Stage.RUNNING


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Jardin #mecenat #inno", "types", ("patronage", "social_innovation")),
        ("Jardin #emploi", "domains", ("employment",)),
        ("Jardin #niveau de vie", "domains", ("purchasing_power",)),
        ("Jardin @45000", "territory_code", "45234"),
        ("Jardin @orleans", "territory_name", "Orléans"),
        ("Jardin @Saint-Denis (974)", "territory_code", "97411"),
        ("Jardin @Saint-Denis", "territory_code", ""),
        ("Jardin @Saint-Denis", "territory_name", "Saint-Denis"),
        ("Jardin @Loiret", "territory_kind", "departement"),
        ("Jardin @nulle part ailleurs", "territory_name", "nulle part ailleurs"),
        ("Jardin +fondation", "lead_actor", "foundation"),
        ("Jardin +Emmaüs +La mairie", "partners", (Partner("La mairie"),)),
        ("Jardin !idée", "stage", Stage.IDEA),
        ("Jardin #licorne !jamais", "title", "Jardin #licorne !jamais"),
        ("courriel a@b.fr, C++ et 3 + 4 # 5", "title", "courriel a@b.fr, C++ et 3 + 4 # 5"),
        ("#coop", "title", ""),
        ("", "title", ""),
    ],
)
def test_each_mark_begins_a_piece(line: str, field: str, value: object) -> None:
    assert getattr(captured(line, WORDS), field) == value


def test_a_long_title_is_kept_whole_in_the_summary() -> None:
    long = "Un très long titre " * 10
    made = captured(long, WORDS)
    assert len(made.title) == 80
    assert made.summary == long.strip()


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from(string.ascii_letters + " #@+!éœ()1"), max_size=60))
def test_every_word_typed_is_somewhere_in_the_initiative(line: str) -> None:
    made = captured(line, WORDS)
    told = " ".join(
        [made.title, made.summary, made.territory_name, made.lead]
        + [part for each in made.partners for part in (each.name, each.role)]
    )
    known = made.types or made.domains or made.stage or made.lead_actor or made.territory_code
    for word in line.split():
        assert word.lstrip("#@+!") in told or word in told or known or word in "#@+!"


def test_several_lines_make_several_initiatives() -> None:
    pasted = "- Jardin partagé @Blois\n\n2. Épicerie sociale #mécénat\n• Don de matériel\n   \n"
    made = captured_lines(pasted, WORDS)
    assert [each.title for each in made] == [
        "Jardin partagé",
        "Épicerie sociale",
        "Don de matériel",
    ]
    assert made[0].territory_code == "41018"
    assert made[1].types == (PartnershipType.PATRONAGE,)
    assert len({each.id for each in made}) == 3


def test_an_added_word_is_known_at_once() -> None:
    words = Words([WORDS.added(Vocabulary.DOMAINS, "Circuits courts")])
    assert captured("Halle #circuits", words).domains == ("Circuits courts",)


REGIONAL = Words(
    [
        WORDS.renamed(Vocabulary.TYPES, "patronage", "Don d'entreprise"),
        WORDS.renamed(Vocabulary.TYPES, "social_innovation", "Don de soi"),
        WORDS.renamed(Vocabulary.STAGES, "spreading", "On essaime"),
    ]
)


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Jardin #don d'ent", "types", ("patronage",)),
        ("Jardin #mécé", "types", ("patronage",)),
        ("Jardin #don de soi #mécénat", "types", ("social_innovation", "patronage")),
        ("Jardin !on ess", "stage", Stage.SPREADING),
        ("Jardin !essaimage", "stage", Stage.SPREADING),
        ("Jardin #don", "title", "Jardin #don"),
    ],
)
def test_a_mark_is_read_by_the_regions_word_and_by_the_standard_one(
    line: str, field: str, value: object
) -> None:
    assert getattr(captured(line, REGIONAL), field) == value


def test_a_name_that_begins_another_one_is_read_as_itself() -> None:
    words = Words([WORDS.renamed(Vocabulary.STAGES, "spreading", "En cours d'essaimage")])
    assert captured("Jardin !en cours", words).stage is Stage.RUNNING


# -- completion --------------------------------------------------------------------------------


def typed(line: str) -> tuple[str, ...]:
    return tuple(each.text for each in proposals(line, len(line), WORDS, ["Emmaüs", "La mairie"]))


def test_nothing_is_proposed_in_the_title() -> None:
    assert typed("Jardin") == typed("") == typed("a@b") == ()


def test_a_bare_mark_shows_what_there_is() -> None:
    assert typed("Jardin #")[:4] == tuple(kind.label for kind in PartnershipType)
    assert len(typed("Jardin !")) == 5
    assert typed("Jardin @") == (), "thirty-five thousand communes are no help"


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("Jardin #coop", "Coopération économique"),
        ("Jardin #éco", "Coopération économique"),
        ("Jardin @orl", "Orléans (45)"),
        ("Jardin @st de", "Saint-Denis"),
        ("Jardin +emm", "Emmaüs"),
        ("Jardin +struct", "Structure d’insertion"),
        ("Jardin !ess", "Essaimage"),
    ],
)
def test_the_likeliest_comes_first(line: str, first: str) -> None:
    assert typed(line)[0].startswith(first)


def test_a_proposal_takes_the_place_of_the_piece_and_says_the_same() -> None:
    line = "Jardin @orl #coop"
    cursor = line.index(" #")
    (first, *_others) = proposals(line, cursor, WORDS)
    after, end = completed(line, cursor, first)
    assert after[:end].startswith("Jardin @Orléans")
    assert after.endswith("#coop")
    made = captured(after, WORDS)
    assert made.territory_code == "45234"
    assert made.types == (PartnershipType.ECONOMIC_COOPERATION,)


@pytest.mark.parametrize(
    ("line", "text", "hint"),
    [
        ("Jardin #méc", "Don d'entreprise", "Type · Mécénat"),
        ("Jardin #don d", "Don d'entreprise", "Type · Mécénat"),
        ("Jardin #coop", "Coopération économique", "Type"),
        ("Jardin !ess", "On essaime", "Essaimage"),
    ],
)
def test_a_renamed_word_is_proposed_by_either_name_and_says_both(
    line: str, text: str, hint: str
) -> None:
    first = proposals(line, len(line), REGIONAL)[0]
    assert (first.text, first.hint) == (text, hint)
    made = captured(completed(line, len(line), first)[0], REGIONAL)
    assert made.types or made.stage


@pytest.mark.parametrize("line", ["Jardin #coop @Blois", "#", "a #b", "a # b", "  @x  #y "])
def test_the_piece_of_the_cursor_lies_within_the_line(line: str) -> None:
    for cursor in range(len(line) + 1):
        start, end = piece_at(line, cursor)
        assert 0 <= start <= end <= len(line)
        assert start == end == 0 or line[start] in "#@+!"


def test_every_place_proposed_is_read_back_as_itself() -> None:
    for start in ("saint-de", "orl", "la roc", "41000", "vill", "loir", "bretagne"):
        for each in proposals(f"x @{start}", len(start) + 3, WORDS, limit=20):
            territory = territory_named(each.text)
            assert territory is not None, each
            assert each.text.startswith(f"{territory.name} (")
            assert territory.kind.label.lower() in f"{each.text} {each.hint}".lower()


# -- duplicates --------------------------------------------------------------------------------

KNOWN = (
    Initiative(id="garden", title="Jardin partagé des Murlins", territory_name="Orléans"),
    Initiative(id="grocery", title="Épicerie sociale et solidaire", territory_name="Blois"),
    Initiative(id="other", title="Jardin botanique"),
)


@pytest.mark.parametrize(
    ("title", "place", "likely"),
    [
        ("jardin partage des mur", "", ["garden"]),
        ("Le jardin partagé", "Orléans", ["garden"]),
        ("epicerie sociale", "", ["grocery"]),
        ("épicerie sociale", "Blois", ["grocery"]),
        ("Don de matériel", "", []),
        ("", "", []),
    ],
)
def test_what_is_already_there_is_noticed(title: str, place: str, likely: list[str]) -> None:
    found = Likeness().like(KNOWN, Initiative(title=title, territory_name=place))
    assert [each.id for each in found] == likely


def test_likeness_follows_the_initiatives() -> None:
    likeness = Likeness()
    assert likeness.like(KNOWN, Initiative(title="Conciergerie")) == ()
    more = (*KNOWN, Initiative(id="new", title="Conciergerie solidaire"))
    assert [each.id for each in likeness.like(more, Initiative(title="Conciergerie"))] == ["new"]
