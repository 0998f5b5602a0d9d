"""The contrôle croisé in words and tables: what agrees, what differs, and probably why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ocpart_desktop.extract.crosscheck.against import CrossCheck
from ocpart_desktop.extract.crosscheck.check import Checked
from ocpart_desktop.extract.crosscheck.difference import BASE, MEAN, Difference
from ocpart_desktop.extract.crosscheck.wording import reason_label
from ocpart_desktop.figures.charts import TableSpec
from ocpart_desktop.figures.wording import SEPARATOR, topic
from ocpart_desktop.i18n import _, ngettext, percent, score, signed, whole
from ocpart_desktop.survey.publics import public_label
from ocpart_desktop.survey.questions import Question


def tally(found: CrossCheck) -> str:
    """How many figures were counted again, agree and differ, and which tables could not be."""
    counted = ngettext(
        "{n} published figure counted again in {tables}:",
        "{n} published figures counted again in {tables}:",
        found.figures,
    ).format(
        n=whole(found.figures),
        tables=ngettext("{n} table", "{n} tables", len(found.checked)).format(
            n=whole(len(found.checked))
        ),
    )
    agree = ngettext("{n} agrees,", "{n} agree,", found.agreeing).format(n=whole(found.agreeing))
    differ = ngettext("{n} differs.", "{n} differ.", found.differing)
    outcome = f"{agree} {differ.format(n=whole(found.differing))}"
    if not found.differing:
        outcome = _("all agree.")
    bases = sum(difference.measure == BASE for difference in found.differences)
    more = ngettext("{n} base differs too.", "{n} bases differ too.", bases).format(n=whole(bases))
    return " ".join(filter(None, [counted, outcome, more if bases else ""]))


def alone(found: CrossCheck) -> str:
    """The tables that could not be counted again, named, and why; empty without any."""
    return " ".join(filter(None, (_elsewhere(found), _unlike(found))))


def _elsewhere(found: CrossCheck) -> str:
    if not found.elsewhere:
        return ""
    return ngettext(
        "{n} table is of another wave or of another public: {names}.",
        "{n} tables are of another wave or of another public: {names}.",
        len(found.elsewhere),
    ).format(n=whole(len(found.elsewhere)), names=_names(found.elsewhere))


def _names(questions: Sequence[Question]) -> str:
    return ", ".join(dict.fromkeys(question.id for question in questions))


def _unlike(found: CrossCheck) -> str:
    if not found.alone:
        return ""
    return ngettext(
        "{n} table tells a question not asked in these words: {names}.",
        "{n} tables tell questions not asked in these words: {names}.",
        len(found.alone),
    ).format(n=whole(len(found.alone)), names=_names(found.alone))


def listed(found: CrossCheck) -> tuple[tuple[Checked, Difference], ...]:
    """Every difference with its table, in the order of the file."""
    return tuple((each, one) for each in found.checked for one in each.differences)


def differences_table(found: CrossCheck) -> TableSpec:
    """A row a difference: where, what is printed, what we find, and probably why."""
    rows = [_texts(each, one) for each, one in listed(found)]
    values = [_values(each, one) for each, one in listed(found)]
    return TableSpec(
        (
            _("Answer"), _("Region"), _("Published"), _("Counted again"), _("Gap"),
            _("Probable reason"), _("Cell"),
        ),
        tuple(rows),
        tuple(values),
    )  # fmt: skip


def tables_table(found: CrossCheck) -> TableSpec:
    """A row a table: what it tells, how many of its figures were counted, how many differ."""
    values = tuple(
        (asked_where(each.published), each.figures, each.differing, each.published.source)
        for each in found.checked
    )
    texts = tuple(
        (name, whole(figures), whole(differing) if differing else _("all agree"), source)
        for name, figures, differing, source in values
    )
    head = (_("Table"), _("Figures"), _("Differing"), _("Cells"))
    return TableSpec(head, texts, values)


def asked_where(question: Question) -> str:
    """« Q4 · Dynamique de co-construction · Maires · 2015-2016 »."""
    where = (question.id, topic(question), public_label(question.public), question.wave)
    return SEPARATOR.join(filter(None, where))


def place(difference: Difference) -> str:
    """« Maires!B12 »."""
    return "!".join(filter(None, (difference.sheet, difference.cell)))


def told(each: Checked, difference: Difference) -> str:
    """The difference in one sentence, for who cannot see its row."""
    texts = _texts(each, difference)
    return _("{answer}, {column}: {printed} published, {ours} counted again ({gap}).").format(
        answer=_answer(difference), column=texts[1], printed=texts[2], ours=texts[3], gap=texts[4]
    )


def _answer(difference: Difference) -> str:
    return difference.answer or _("Base")


def _texts(each: Checked, one: Difference) -> tuple[str, ...]:
    return (
        SEPARATOR.join((each.published.id, _answer(one))),
        one.column,
        *_figures(one),
        reason_label(one),
        place(one),
    )


def _figures(one: Difference) -> Iterator[str]:
    """What is printed, with the decimals printed; ours with one more; the gap, in points."""
    if one.measure == BASE:
        yield from (whole(one.printed), whole(one.ours), signed(one.gap))
    elif one.measure == MEAN:
        more = one.digits + 1
        yield from (score(one.printed, one.digits), score(one.ours, more), signed(one.gap, more))
    else:
        yield percent(one.printed / 100, one.digits)
        yield percent(one.ours / 100, one.digits + 1)
        yield _("{n} pts").format(n=signed(one.gap, one.digits + 1))


def _values(each: Checked, one: Difference) -> tuple[str | float | int | None, ...]:
    unit = 1.0 if one.measure in (BASE, MEAN) else 100.0
    return (
        SEPARATOR.join((each.published.id, _answer(one))),
        one.column,
        one.printed / unit,
        one.ours / unit,
        one.gap,
        reason_label(one),
        place(one),
    )
