"""Records are stored as text and come back the same; what is not a record is refused."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, replace
from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocpart_desktop.notebook.criteria import Filter
from ocpart_desktop.notebook.model import (
    AnchorKind,
    Asked,
    Initiative,
    NextStep,
    Note,
    NoteKind,
    Partner,
    Record,
    SavedFilter,
    Seen,
    Stage,
    View,
    Workshop,
)
from ocpart_desktop.notebook.records import (
    CLASSES,
    DamagedRecordError,
    RecordKind,
    altered,
    changed_fields,
    digest,
    from_fields,
    from_text,
    kind_of,
    to_fields,
    to_text,
    told_fields,
    with_fields,
)
from ocpart_desktop.survey.partnership import PartnershipType

texts = st.text(st.characters(exclude_categories=()), max_size=20)
moments = st.datetimes(timezones=st.just(UTC))
records: st.SearchStrategy[Record] = st.one_of(
    st.builds(Workshop, title=texts, attendance=st.none() | st.integers()),
    st.builds(
        Initiative,
        id=st.uuids().map(str),
        title=texts,
        start_year=st.none() | st.integers(1900, 2100),
        domains=st.lists(texts, max_size=3).map(tuple),
        types=st.lists(st.sampled_from(PartnershipType), max_size=3).map(tuple),
        stage=st.none() | st.sampled_from(Stage),
        alliance=st.booleans(),
        partners=st.lists(st.builds(Partner, name=texts, role=texts), max_size=2).map(tuple),
        next_steps=st.lists(st.builds(NextStep, what=texts), max_size=2).map(tuple),
        created=moments,
    ),
    st.builds(
        Note,
        id=st.uuids().map(str),
        kind=st.sampled_from(NoteKind),
        text=texts,
        anchor_kind=st.sampled_from(AnchorKind),
        asked=st.none() | st.builds(Asked, label=texts),
        seen=st.none()
        | st.builds(Seen, filters=st.lists(st.tuples(texts, texts), max_size=2).map(tuple)),
        created=moments,
    ),
    st.builds(
        View,
        id=st.uuids().map(str),
        position=st.integers(),
        filters=st.lists(st.tuples(texts, texts), max_size=3).map(tuple),
    ),
    st.builds(
        SavedFilter,
        id=st.uuids().map(str),
        name=texts,
        wanted=st.builds(
            Filter,
            text=texts,
            domains=st.lists(texts, max_size=3).map(tuple),
            places=st.lists(st.tuples(texts, texts), max_size=3).map(tuple),
        ),
    ),
)


@settings(max_examples=60, deadline=None)
@given(records)
def test_a_record_comes_back_the_same_in_value_and_in_type(record: Record) -> None:
    text = to_text(to_fields(record))
    assert text.encode("utf-8"), "any SQLite reads it"
    assert "\0" not in text
    back = from_fields(kind_of(record), from_text(text))
    told = from_fields(kind_of(record), from_text(to_text(told_fields(record))))
    assert told == back
    assert back == record
    assert [type(getattr(back, each.name)) for each in fields(back)] == [
        type(getattr(record, each.name)) for each in fields(record)
    ]


@settings(max_examples=60, deadline=None)
@given(records, records)
def test_a_record_made_from_another_is_what_replacing_its_fields_gives(
    record: Record, other: Record
) -> None:
    if kind_of(record) != kind_of(other):
        return
    values = {each.name: getattr(other, each.name) for each in fields(other)[2:]}
    wanted = replace(record, **values)
    made = altered(record, **values)
    assert made == wanted
    assert type(made) is type(record)
    with pytest.raises(FrozenInstanceError):
        made.id = "other"  # type: ignore[misc]
    told, before = to_fields(wanted), to_fields(record)
    differing = [name for name, value in told.items() if value != before[name]]
    assert changed_fields(record, made) == differing
    assert with_fields(record, {name: told[name] for name in differing}) == wanted


def test_a_record_takes_no_value_of_another_type_nor_the_workshops_identity() -> None:
    for values in ({"title": 1}, {"unknown": ""}, {"id": "workshop"}):
        with pytest.raises(DamagedRecordError):
            with_fields(Initiative(), values)


@pytest.mark.parametrize(
    "stored",
    [
        {"title": 1},
        {"title": None},
        {"alliance": 0},
        {"start_year": "2016"},
        {"start_year": True},
        {"domains": "emploi"},
        {"domains": [1]},
        {"types": ["sponsoring"]},
        {"stage": "somewhere"},
        {"created": "2026-11-24T12:00:00"},
        {"created": "yesterday"},
        {"created": 0},
        {"unknown": ""},
        {"partners": ""},
        {"partners": [{"name": 1}]},
        {"partners": [{"unknown": ""}]},
        {"partners": ["La mairie"]},
        {"id": "workshop"},
    ],
)
def test_values_of_another_type_are_no_record(stored: dict[str, object]) -> None:
    with pytest.raises(DamagedRecordError):
        from_fields("initiative", stored)


def test_a_view_is_filtered_by_pairs() -> None:
    with pytest.raises(DamagedRecordError):
        from_fields("view", {"filters": [["a", "b", "c"]]})


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "[" * 100_000])
def test_text_that_holds_no_fields_is_damaged(text: str) -> None:
    with pytest.raises(DamagedRecordError):
        from_text(text)


def test_a_kind_that_does_not_exist_is_damaged() -> None:
    with pytest.raises(DamagedRecordError):
        from_fields("person", {})


def test_a_field_added_since_takes_its_default() -> None:
    note = from_fields("note", {"id": "1", "text": "ici"})
    assert isinstance(note, Note)
    assert (note.text, note.kind, note.published) == ("ici", NoteKind.OBSERVATION, True)


def test_texts_cut_elsewhere_have_another_fingerprint() -> None:
    assert digest("ab", "c") != digest("a", "bc") != digest("abc")


FORMAT_7 = {
    "workshop": "id title date place region theme facilitators attendance remarks",
    "initiative": "id title summary territory_kind territory_name territory_code departement lead "
    "lead_actor partners start_year origin form domains goals types alliance stage need solution "
    "means levers brakes results impact_innovation impact_performance impact_trust next_steps "
    "contact contact_consent source facilitator_notes workshop published author created",
    "note": "id kind text anchor_kind anchor asked seen who what due done published author created",
    "view": "id position chart question answer answer_label region against filters weighted "
    "without_no_opinion caption hidden asked facilitator_notes",
    "slide": "id position kind title text picture picture_alt initiative options hidden "
    "facilitator_notes",
    "term": "id vocabulary code label family hidden position merged",
    "filter": "id name wanted",
    "correction": "id about sheet target value",
}


def test_the_fields_of_the_present_format_do_not_change_without_a_new_format() -> None:
    """An older release could not read a field it does not know: add a format with the field."""
    found = {kind: " ".join(each.name for each in fields(CLASSES[kind])) for kind in RecordKind}
    assert found == FORMAT_7


@pytest.mark.parametrize("kind", list(RecordKind))
def test_a_record_read_back_is_as_frozen_as_one_that_is_made(kind: RecordKind) -> None:
    identity = "workshop" if kind is RecordKind.WORKSHOP else "x"
    told = {"about": "column", "sheet": "s"} if kind is RecordKind.CORRECTION else {}
    read = from_fields(kind, {"id": identity, **told})
    assert type(read) is CLASSES[kind]
    made = replace(read)
    assert (read, hash(read), repr(read)) == (made, hash(made), repr(made))
    with pytest.raises(FrozenInstanceError):
        read.id = "y"  # type: ignore[misc]
    assert not hasattr(read, "__dict__")
