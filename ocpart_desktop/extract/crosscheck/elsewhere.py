"""The same question in another wave, put to another public, or all of them together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ocpart_desktop.extract.crosscheck.recount import Counted, Recount, Way
from ocpart_desktop.extract.crosscheck.twins import Twin, twins_of
from ocpart_desktop.extract.draft import DraftTable
from ocpart_desktop.survey.questions import Question
from ocpart_desktop.survey.survey import PUBLIC, WAVE, PublishedColumn


def counted_elsewhere(
    twin: Twin,
    columns: Sequence[PublishedColumn],
    asked: Sequence[Question],
    tables: Mapping[str, DraftTable],
) -> Iterator[Counted]:
    """What the respondents of the other waves and publics give for the rows of a table."""
    likes = [other for question in asked if (other := _like(twin, question))]
    ours = twin.asked
    waves = [x for x in likes if x.asked.public == ours.public and x.asked.wave != ours.wave]
    publics = [x for x in likes if x.asked.wave == ours.wave and x.asked.public != ours.public]
    for other in waves:
        yield _plain(other, Way("other_wave", other.asked.wave or ""), columns, tables)
    for other in publics:
        yield _plain(other, Way("other_public", other.asked.public or ""), columns, tables)
    pooled = (("every_wave", WAVE, waves), ("every_public", PUBLIC, publics))
    for code, column, others in pooled:
        if any(other.asked.table == ours.table for other in others):
            recount = Recount(tables[ours.table], twin, columns, together=(column,))
            yield recount.plain(Way(code))


def _plain(
    twin: Twin, way: Way, columns: Sequence[PublishedColumn], tables: Mapping[str, DraftTable]
) -> Counted:
    return Recount(tables[twin.asked.table], twin, columns).plain(way)


def _like(twin: Twin, question: Question) -> Twin | None:
    """The same rows told by another question, whatever its public and its wave."""
    if question is twin.asked:
        return None
    anywhere = replace(twin.published, public=None, wave=None)
    found = next(twins_of(anywhere, [question]), None)
    same = found and [a.id for a, _m in found.rows] == [a.id for a, _m in twin.rows]
    return replace(found, published=twin.published) if found and same else None
