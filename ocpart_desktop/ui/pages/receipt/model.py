"""What the Extract page shows: the receipt as counts and tables, a row for each thing read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ocpart_desktop.extract.receipt import ReadColumn, Receipt, Status
from ocpart_desktop.extract.report import kind_label, sheet_kind_label
from ocpart_desktop.figures.charts import TableSpec
from ocpart_desktop.figures.corrections import described, use_label
from ocpart_desktop.figures.wording import SEPARATOR, topic
from ocpart_desktop.i18n import _, ngettext, whole
from ocpart_desktop.session import Study
from ocpart_desktop.survey.publics import public_label
from ocpart_desktop.survey.regions import REGION_BY_CODE
from ocpart_desktop.ui.pages.receipt.doubts import issues_of, status_label, status_of, to_check

QUESTIONS, COLUMNS, SHEETS, REGIONS = "questions", "columns", "sheets", "regions"
DOUBTS, CORRECTIONS, CROSSCHECK = "doubts", "corrections", "crosscheck"

TONES = {Status.GREEN: "positive", Status.AMBER: "warning", Status.RED: "danger"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to know at a glance: a number and what it counts, and how good it is."""

    value: str
    name: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A table and the tone of each of its rows; no tones when they have none."""

    table: TableSpec
    tones: tuple[str, ...] = ()


def facts(study: Study) -> tuple[Fact, ...]:
    """The reading in five numbers."""
    survey, receipt = study.survey, study.receipt
    people = sum(len(table.rows) for table in survey.respondents.values())
    doubtful = to_check(receipt.issues)
    return (
        Fact(whole(people), ngettext("respondent", "respondents", people))
        if people
        else Fact(
            whole(len(survey.published)),
            ngettext("published table", "published tables", len(survey.published)),
        ),
        Fact(
            whole(len(survey.questions)),
            ngettext("question", "questions", len(survey.questions)),
        ),
        Fact(whole(len(survey.regions)), ngettext("region", "regions", len(survey.regions))),
        _weight_fact(receipt, people),
        Fact(
            whole(len(doubtful)),
            ngettext("thing to check", "things to check", len(doubtful)),
            TONES[status_of(doubtful)],
        ),
    )


def _weight_fact(receipt: Receipt, people: int) -> Fact:
    if receipt.weight is None:
        return Fact("–", _("no weight") if people else _("published figures"))
    return Fact(
        receipt.weight.column,
        _("weight, effective base {n}").format(n=whole(receipt.weight.effective_n)),
    )


def tabs(study: Study, differences: int | None = None) -> tuple[tuple[str, str], ...]:
    """The parts of the receipt: key and title with its count; those without anything are left.

    ``differences`` are those found in published tables, None before any was checked.
    """
    survey, receipt = study.survey, study.receipt
    counts = (
        (QUESTIONS, _("Questions"), len(survey.questions)),
        (COLUMNS, _("Columns"), len(columns(study))),
        (SHEETS, _("Sheets"), len(receipt.sheets)),
        (REGIONS, _("Regions"), len(survey.regions)),
        (DOUBTS, _("To check"), len(to_check(receipt.issues))),
        (CORRECTIONS, _("Corrections"), len(study.reading.corrections)),
    )
    always = (QUESTIONS, SHEETS, DOUBTS, *([REGIONS] if labels(study) else []))
    told = [
        (key, f"{title} ({whole(count)})") for key, title, count in counts if count or key in always
    ]
    if survey.respondents:
        found = "" if differences is None else f" ({whole(differences)})"
        told.append((CROSSCHECK, _("Cross-check") + found))
    return tuple(told)


# -- what the rows are ---------------------------------------------------------------------------


def columns(study: Study) -> tuple[tuple[str, ReadColumn], ...]:
    """The sheet and the column of each row of the columns' table."""
    return tuple((sheet.name, column) for sheet in study.receipt.sheets for column in sheet.read)


@dataclass(frozen=True, slots=True)
class RegionLabel:
    """A label found where regions are: ``code`` and ``respondents`` are its region's, None when it
    names none; ``is_settled`` unless it waits for a person to say whether it does."""

    text: str
    code: str | None = None
    respondents: int | None = None
    is_settled: bool = True


def labels(study: Study) -> tuple[RegionLabel, ...]:
    """Each label found, the unknown ones first, then those of no region, as a person said."""
    unknown = [RegionLabel(text, is_settled=False) for text in study.receipt.unknown_regions]
    outside = [
        RegionLabel(text) for text, code in study.reading.of("").regions.items() if code is None
    ]
    known = [RegionLabel(text, r.code, r.n) for r in study.survey.regions for text in r.labels]
    return (*unknown, *outside, *known)


# -- tables --------------------------------------------------------------------------------------


def questions_listing(study: Study) -> Listing:
    """Every question: what it is about, who was asked and when, how many, how it is answered."""
    head = (_("Code"), _("Question"), _("Asked of"), _("Base"), _("Kind"))
    questions = study.survey.questions
    rows = (
        (
            question.id,
            topic(question),
            SEPARATOR.join(filter(None, (public_label(question.public), question.wave))) or "–",
            question.n,
            kind_label(question.kind),
        )
        for question in questions
    )
    statuses = [status_of(issues_of(question, study.receipt.issues)) for question in questions]
    return Listing(_table(head, rows), tuple(TONES[status] for status in statuses))


def asked_where(study: Study, row: int) -> tuple[str, str]:
    """The sheet and the cell in which the question of a row begins."""
    sheet, _separator, cells = study.survey.questions[row].source.rpartition("!")
    return sheet.strip("'"), cells.partition(":")[0]


def columns_listing(study: Study) -> Listing:
    """Every column of the respondents' sheets: what it was taken for, how many cells are filled."""
    rows = columns(study)
    several = len({sheet for sheet, _column in rows}) > 1
    head = (_("Column"), _("Header"), _("Used as"), _("Answers"))
    place = "{sheet}!{letters}" if several else "{letters}"
    return Listing(
        _table(
            head,
            (
                (
                    place.format(sheet=sheet, letters=column.letters),
                    column.name
                    if column.wording in ("", column.name)
                    else f"{column.name} – {column.wording}",
                    use_label(column.use),
                    column.answered,
                )
                for sheet, column in rows
            ),
        )
    )


def sheets_listing(study: Study) -> Listing:
    """Every sheet: what it was taken for, how large, and why."""
    head = (_("Sheet"), _("Taken for"), _("Reading"), _("Size"), _("Why"))
    sheets = study.receipt.sheets
    rows = (
        (
            _("{sheet} (hidden)").format(sheet=sheet.name) if sheet.hidden else sheet.name,
            sheet_kind_label(sheet.kind),
            status_label(sheet.status),
            f"{whole(sheet.rows)} × {whole(sheet.columns)}",
            sheet.reason,
        )
        for sheet in sheets
    )
    return Listing(_table(head, rows), tuple(TONES[sheet.status] for sheet in sheets))


def regions_listing(study: Study) -> Listing:
    """Every label: the region it names, with how many respondents; the unknown ones first."""
    head = (_("Found as"), _("Region"), _("Code"), _("Respondents"))
    found = labels(study)
    rows = ((x.text, _named_by(x), x.code or "–", x.respondents) for x in found)
    tones = tuple("positive" if label.is_settled else "warning" for label in found)
    return Listing(_table(head, rows), tones)


def _named_by(label: RegionLabel) -> str:
    """The region a label names, in words."""
    if label.code:
        return REGION_BY_CODE[label.code].name
    return _("no region") if label.is_settled else _("Unknown")


def corrections_listing(study: Study) -> Listing:
    """Everything that was put right by hand, in words."""
    rows = ((described(each),) for each in study.reading.corrections)
    return Listing(_table((_("Put right by hand"),), rows))


def _table(head: Sequence[str], rows: Iterable[tuple[str | int | None, ...]]) -> TableSpec:
    values = tuple(rows)
    texts = tuple(
        tuple("–" if v is None else whole(v) if isinstance(v, int) else v for v in row)
        for row in values
    )
    return TableSpec(tuple(head), texts, values)
