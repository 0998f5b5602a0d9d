"""What goes into a summary, and what never does."""

from __future__ import annotations

from dataclasses import replace

from made_summary import DRAFT, HOSTILE, INITIATIVES, NOTES, figures, summary

from ocpart_desktop.analysis.results import Thresholds
from ocpart_desktop.documents import labels
from ocpart_desktop.documents.audience import Audience
from ocpart_desktop.documents.report import report_of
from ocpart_desktop.documents.summary import (
    CoverSlide,
    FigureSlide,
    InitiativesSlide,
    MethodSlide,
    NotesSlide,
)
from ocpart_desktop.documents.twin import Table
from ocpart_desktop.notebook.model import (
    Initiative,
    Note,
    NoteKind,
    Slide,
    SlideKind,
    View,
    Workshop,
)


def test_the_slides_come_in_the_order_of_the_day() -> None:
    kinds = [type(slide) for slide in summary().slides]
    assert kinds == [CoverSlide, *[FigureSlide] * 8, InitiativesSlide, NotesSlide, MethodSlide]


def test_a_remark_goes_once_with_what_it_is_about() -> None:
    made = summary()
    by_view = dict(zip([view.id for view, _figure in figures()], made.figures, strict=True))
    assert [n.text for n in by_view["answers"].notes] == ["Constat de la salle.\nSur deux lignes."]
    assert [n.text for n in by_view["typology"].notes] == ["Idée sur la vue."]
    assert by_view["weak"].notes == ()
    (initiatives,) = (s for s in made.slides if isinstance(s, InitiativesSlide))
    assert [n.text for n in initiatives.remarks] == ["Sur l'initiative ?"]
    (rest,) = (s for s in made.slides if isinstance(s, NotesSlide))
    assert [n.what for n in rest.notes] == ["Accueillir la suite"]


def test_a_draft_is_nowhere() -> None:
    assert DRAFT.text not in repr(summary())


def test_the_facilitators_own_notes_are_nowhere() -> None:
    assert "POUR MOI SEULE" not in repr(summary())


def test_contacts_leave_only_when_asked_for_and_consented() -> None:
    assert "example.org" not in repr(summary(initiatives=(INITIATIVES[0],)))
    assert "open@example.org" not in repr(summary())
    asked = repr(summary(audience=Audience.ORGANISER))
    assert "open@example.org" in asked
    assert "secret@example.org" not in asked


def test_titles_are_unique_and_a_caption_is_a_title() -> None:
    titles = [slide.title for slide in summary().slides]
    assert len({title.casefold() for title in titles}) == len(titles)
    assert "Ce qui fragilise" in titles


def test_illegal_characters_are_taken_out_and_it_is_said() -> None:
    note = Note(kind=NoteKind.IDEA, text="a\x00b")
    made = summary(notes=(*NOTES, note), initiatives=(Initiative(title="x\x1by"),))
    assert "\x00" not in repr(made)
    assert made.initiatives[0].title == "xy"
    (method,) = (s for s in made.slides if isinstance(s, MethodSlide))
    assert any("Caractères invisibles" in line and "2" in line for line in method.lines)
    (clean,) = (s for s in summary().slides if isinstance(s, MethodSlide))
    assert not any("invisibles" in line for line in clean.lines)


def test_the_method_says_source_warning_thresholds_and_credits() -> None:
    text = " ".join(summary().slides[-1].lines)  # type: ignore[union-attr]
    for said in ("essai.xlsx", "synthétiques", "5 à 29", "30 à 99", "Holm", "INSEE COG 2026"):
        assert said in text


def test_an_empty_notebook_makes_a_summary_without_empty_slides() -> None:
    made = summary(notes=(), initiatives=(), workshop=None)
    assert [type(s) for s in made.slides] == [CoverSlide, *[FigureSlide] * 8, MethodSlide]
    assert made.title == "Synthèse\u00a0: Centre-Val de Loire"


def test_the_cover_says_where_when_and_how_many() -> None:
    day = Workshop(title="Jour", date="2026-11-24", place="Orléans", attendance=84)
    cover = summary(workshop=day).slides[0]
    assert isinstance(cover, CoverSlide)
    assert cover.lines[:2] == ("Centre-Val de Loire", "Orléans, 24 novembre 2026")
    assert "84 participants" in cover.lines


def test_a_day_that_is_not_a_date_is_kept_as_typed() -> None:
    day = Workshop(title="Jour", date="fin novembre", place="")
    cover = summary(workshop=day).slides[0]
    assert isinstance(cover, CoverSlide)
    assert "fin novembre" in cover.lines


def test_an_empty_remark_takes_no_room() -> None:
    made = summary(notes=(Note(text="   "),))
    assert made.notes == ()
    assert replace(View(), caption=" ").caption == " "


def test_only_the_organiser_sees_drafts_and_they_say_so() -> None:
    made = summary(audience=Audience.ORGANISER)
    assert DRAFT.text in repr(made)
    assert labels.remark_kind(DRAFT) == "Idée (brouillon)"
    assert "Ne le diffusez pas" in repr(made.slides[-1])


def test_the_public_reads_no_remark_and_no_contact() -> None:
    made = summary(audience=Audience.PUBLIC)
    assert made.notes == ()
    assert not any(slide.notes for slide in made.figures)
    assert "example.org" not in repr(made).replace(HOSTILE, "")
    assert "Constat de la salle" not in repr(made)


def test_nobody_sees_more_than_the_one_before() -> None:
    usual = Thresholds()
    lowest = [audience.ladder(usual).lowest for audience in Audience]
    assert lowest == [5, 5, 30]
    assert "5 à 29" not in repr(summary(audience=Audience.PUBLIC).slides[-1])


def test_only_who_was_in_the_room_is_asked_what_it_knows() -> None:
    hidden = [part for part in figures() if part[0].id == "hidden"]
    for audience in (Audience.ORGANISER, Audience.PARTICIPANTS):
        told = repr(report_of(summary(storyline=hidden, audience=audience)))
        assert "que voyez-vous ici" in told
        assert "la base est trop faible" in told


def test_the_public_is_told_once_what_is_not_shown_and_turns_no_empty_page() -> None:
    made = summary(audience=Audience.PUBLIC)
    shown = [each.title for each in made.figures]
    lost = [each.title for each in summary().figures if each.title not in shown]
    assert lost
    (method,) = (slide for slide in made.slides if isinstance(slide, MethodSlide))
    (line,) = (line for line in method.lines if line.startswith("Non montré"))
    assert all(title.partition(" (")[0] in line for title in lost)
    assert "que voyez-vous ici" not in repr(report_of(made))


def test_a_hidden_figure_is_a_text_that_follows_on() -> None:
    (hidden,) = (part for part in figures() if part[0].id == "hidden")
    shown = figures()[0]
    story = (Slide(kind=SlideKind.TEXT, title="Un texte", text="Court."), hidden, shown)
    found = [s for s in report_of(summary(storyline=story)).sections if s.number]
    assert [section.page for section in found] == [False, True]


def test_cells_and_commands_of_the_extract_are_for_who_has_it() -> None:
    for audience in Audience:
        told = repr(summary(audience=audience))
        for mark in ("ocpart-desktop", "Données!F"):
            assert (mark in told) == (audience is not Audience.PUBLIC), mark
    assert "Méthode" in repr(report_of(summary(audience=Audience.PUBLIC)))


def test_a_figure_that_is_hidden_has_no_table_of_masked_cells() -> None:
    hidden = [part for part in figures() if part[0].id == "hidden"]
    (section,) = (s for s in report_of(summary(storyline=hidden)).sections if s.number)
    assert not any(isinstance(block, Table) for block in section.blocks)
