"""The sentences of the receipt, in the reader's language. Facts come in, words go out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ocpart_desktop.extract.crosscheck.wording import CROSSCHECK
from ocpart_desktop.extract.layouts.table_wording import TABLES
from ocpart_desktop.extract.receipt import Fact
from ocpart_desktop.i18n import _, ngettext, number, whole
from ocpart_desktop.survey.publics import public_label


def sentence(code: str, facts: Mapping[str, Fact]) -> str:
    """The sentence of an issue."""
    return _ISSUES[code](int(facts.get("n", 0))).format(**_shown(facts))


def reason(code: str, facts: Mapping[str, Fact]) -> str:
    """The sentence saying why a sheet was taken for what it is."""
    return _REASONS[code]().format(**_shown(facts))


def _shown(facts: Mapping[str, Fact]) -> dict[str, str]:
    """Facts as the language writes them: 7 350 with its space."""
    return {
        name: _shown_system(value)
        if name == "system"
        else public_label(str(value))
        if name == "public"
        else value
        if isinstance(value, str)
        else whole(value)
        if isinstance(value, int)
        else number(value, 0 if value.is_integer() else 2)
        for name, value in facts.items()
    }


def _shown_system(value: Fact) -> str:
    from ocpart_desktop.geography.labels import LabelSystem

    return LabelSystem(value).label if value in set(LabelSystem) else ""


_ISSUES: dict[str, Callable[[int], str]] = {
    "empty_column": lambda _n: _("The column “{column}” is empty: it was set aside."),
    "constant_column": lambda _n: _("The column “{column}” always holds “{value}”."),
    "no_header": lambda _n: _("This column has no header: it is called “{column}”, its letter."),
    "duplicated_header": lambda _n: _(
        "Several columns are headed “{header}”: this one is called “{column}”."
    ),
    "same_respondents": lambda n: ngettext(
        "{n} respondent bears a number of the sheet “{other}”, whose questions are others: people "
        "on both sheets count twice in the regions. Put their answers side by side on one sheet.",
        "{n} respondents bear numbers of the sheet “{other}”, whose questions are others: people "
        "on both sheets count twice in the regions. Put their answers side by side on one sheet.",
        n,
    ),
    "rows_left_out": lambda n: ngettext(
        "{n} row is a note or a total (“{value}”): it is no respondent.",
        "{n} rows are notes or totals (“{value}”, for one): they are no respondents.",
        n,
    ),
    "repeated_headers": lambda n: ngettext(
        "The headers come again in {n} row among the respondents: it was left out.",
        "The headers come again in {n} rows among the respondents: they were left out.",
        n,
    ),
    "neither_ticked_nor_not": lambda n: ngettext(
        "“{value}” in the column “{column}” is neither a yes nor a no: {n} cell counts as blank.",
        "“{value}” in the column “{column}” is neither a yes nor a no: {n} cells count as blank.",
        n,
    ),
    "two_means_no": lambda _n: _(
        "“{column}” and the columns beside it hold 1 and 2 and no codebook says what they mean: "
        "1 is taken for yes, 2 for no."
    ),
    "joined_agrees": lambda _n: _(
        "“{column}” holds again the answers ticked beside it, and agrees with them."
    ),
    "joined_differs": lambda n: ngettext(
        "In {n} row, “{column}” does not hold the answers that are ticked beside it: "
        "the ticks are kept.",
        "In {n} rows, “{column}” does not hold the answers that are ticked beside it: "
        "the ticks are kept.",
        n,
    ),
    "typed_answers": lambda n: ngettext(
        "In “{column}”, {n} respondent typed an answer nobody else gave (“{value}”): it counts "
        "under “Autre”.",
        "In “{column}”, {n} respondents typed an answer nobody else gave (“{value}”, for one): "
        "they count under “Autre”.",
        n,
    ),
    "taken_for_missing": lambda n: ngettext(
        "“{value}” in the column “{column}” is taken for no answer: {n} cell.",
        "“{value}” in the column “{column}” is taken for no answer: {n} cells.",
        n,
    ),
    "left_out_of_base": lambda n: ngettext(
        "“{question}” is counted among those who have partnerships: {n} respondent without any, "
        "who chose nothing, is left out of its base.",
        "“{question}” is counted among those who have partnerships: {n} respondents without any, "
        "who chose nothing, are left out of its base.",
        n,
    ),
    "brought_into_base": lambda n: ngettext(
        "“{question}” is counted among those who have partnerships: {n} respondent who has some "
        "and chose nothing is part of its base.",
        "“{question}” is counted among those who have partnerships: {n} respondents who have some "
        "and chose nothing are part of its base.",
        n,
    ),
    "not_a_number": lambda n: ngettext(
        "“{value}” in the column “{column}” is no number: {n} cell counts as blank.",
        "“{value}” in the column “{column}” is no number: {n} cells count as blank.",
        n,
    ),
    "outside_scale": lambda n: ngettext(
        "{value} in the column “{column}” lies outside its scale, {low} to {high}: "
        "{n} mark is left out.",
        "{value} in the column “{column}” lies outside its scale, {low} to {high}: "
        "{n} marks are left out.",
        n,
    ),
    "unknown_answer": lambda n: ngettext(
        "“{value}” is not in the codebook of “{column}”: {n} respondent gave such an answer.",
        "“{value}” is not in the codebook of “{column}”: {n} respondents gave such answers.",
        n,
    ),
    "rare_answer": lambda n: ngettext(
        "“{value}” is given by {n} respondent only in “{column}”: is it a slip?",
        "“{value}” is given by {n} respondents only in “{column}”: is it a slip?",
        n,
    ),
    "future_date": lambda n: ngettext(
        "“{column}” holds {n} date still to come ({value}).",
        "“{column}” holds {n} dates still to come ({value}, for one).",
        n,
    ),
    "not_a_date": lambda n: ngettext(
        "“{column}” holds {n} cell that is no date (“{value}”).",
        "“{column}” holds {n} cells that are no dates (“{value}”, for one).",
        n,
    ),
    "duplicated_ids": lambda n: ngettext(
        "{n} respondent bears a number already used (“{id}” comes twice).",
        "{n} respondents bear a number already used (“{id}”, for one, comes twice).",
        n,
    ),
    "columns_set_aside": lambda n: ngettext(
        "{n} column about the interview itself was set aside: {columns}.",
        "{n} columns about the interview itself were set aside: {columns}.",
        n,
    ),
    "no_region": lambda _n: _(
        "No column tells the region: regions cannot be compared from this sheet."
    ),
    "unknown_region": lambda n: ngettext(
        "“{label}” is no known region: {n} respondent counts for France only.",
        "“{label}” is no known region: {n} respondents count for France only.",
        n,
    ),
    "region_not_given": lambda n: ngettext(
        "“{column}” tells no region for {n} respondent, who counts for France only.",
        "“{column}” tells no region for {n} respondents, who count for France only.",
        n,
    ),
    "rival": lambda _n: _(
        "The codes of “{column}” could also be {system}: check the regions read from them."
    ),
    "zeros_restored": lambda _n: _(
        "The codes of “{column}” had lost their first zero: {labels}. They were read as {system}."
    ),
    "answer_codes": lambda _n: _(
        "The numbers of “{column}” look like answer codes rather than official ones, and no "
        "codebook words them: {labels}."
    ),
    "large_areas": lambda _n: _(
        "“{column}” holds areas larger than a region, which cannot be turned into regions: "
        "{labels}."
    ),
    "former_regions": lambda _n: _(
        "“{column}” names former regions, gathered into the present ones: {labels}."
    ),
    "shared_postal_codes": lambda _n: _(
        "Postal codes of “{column}” serve two regions; the more populous was kept: {labels}."
    ),
    "other_region_column": lambda _n: _(
        "“{other}” tells the region too: it only checks “{column}”."
    ),
    "two_regions": lambda n: ngettext(
        "{n} respondent has two different regions in “{column}” and “{other}”: the first is kept.",
        "{n} respondents have two different regions in “{column}” and “{other}”: "
        "the first is kept.",
        n,
    ),
    "no_weight": lambda _n: _("No column holds a weight: every respondent counts for one."),
    "weight_missing": lambda n: ngettext(
        "The weight “{column}” is missing for {n} respondent: the figures are not weighted.",
        "The weight “{column}” is missing for {n} respondents: the figures are not weighted.",
        n,
    ),
    "weight_not_positive": lambda n: ngettext(
        "The weight “{column}” is zero or negative for {n} respondent: "
        "the figures are not weighted.",
        "The weight “{column}” is zero or negative for {n} respondents: "
        "the figures are not weighted.",
        n,
    ),
    "weight_by_content": lambda _n: _(
        "“{column}” is taken for the weight, as it holds decimals of mean 1: no name says so."
    ),
    "several_weights": lambda n: ngettext(
        "“{column}” is taken for the weight, its mean being the nearest to 1; {n} other column "
        "is named as one: {others}.",
        "“{column}” is taken for the weight, its mean being the nearest to 1; {n} other columns "
        "are named as one: {others}.",
        n,
    ),
    "weight_sum": lambda _n: _(
        "The weights “{column}” add up to {sum} for {n} respondents: "
        "neither their number nor a population."
    ),
    "error_cells": lambda n: ngettext(
        "{n} cell holds an error ({error}): it is read as blank.",
        "{n} cells hold an error ({error}, for one): they are read as blank.",
        n,
    ),
    "uncomputed_formulas": lambda n: ngettext(
        "{n} formula has no stored value and is read as blank: open and save the file in Excel.",
        "{n} formulas have no stored value and are read as blank: open and save the file in Excel.",
        n,
    ),
    "hidden_rows": lambda n: ngettext(
        "{n} hidden row is read like the others.", "{n} hidden rows are read like the others.", n
    ),
    "filtered_rows": lambda n: ngettext(
        "{n} row hidden by a filter is read like the others.",
        "{n} rows hidden by a filter are read like the others.",
        n,
    ),
    "hidden_columns": lambda n: ngettext(
        "{n} hidden column is read like the others.",
        "{n} hidden columns are read like the others.",
        n,
    ),
    "long_texts": lambda n: ngettext(
        "{n} text longer than {limit} characters was cut there, as Excel would.",
        "{n} texts longer than {limit} characters were cut there, as Excel would.",
        n,
    ),
    "damaged_sheet": lambda _n: _(
        "The workbook lists this sheet, but its content is missing or damaged: ask for a new copy "
        "of the file if its figures matter."
    ),
    "epoch_1904": lambda _n: _(
        "The workbook counts its dates from 1904, as Excel for Mac used to: they are read so."
    ),
    "macros": lambda _n: _("The workbook holds macros: they were not run."),
    "external_links": lambda _n: _(
        "The workbook refers to other files: they were not opened, the values it stores are read."
    ),
    "encoding_guessed": lambda _n: _(
        "The accents of the text show that it was written in {encoding}: check a few words."
    ),
    "unreadable_characters": lambda n: ngettext(
        "{n} character of the text could not be made out: it is shown as �.",
        "{n} characters of the text could not be made out: they are shown as �.",
        n,
    ),
    "hidden_sheet": lambda _n: _("This sheet is hidden in the workbook; it is read all the same."),
    "hidden_sheet_set_aside": lambda _n: _(
        "This sheet is hidden in the workbook while others show data: it was set aside."
    ),
    "other_spelling": lambda n: ngettext(
        "“{value}” in the column “{column}” is taken for “{label}”: {n} cell.",
        "“{value}” in the column “{column}” is taken for “{label}”: {n} cells.",
        n,
    ),
    "linked_rows": lambda _n: _(
        "Each row of this sheet belongs to a respondent of another one, who may have several or "
        "none: it was set aside, as its rows are no respondents."
    ),
    "indicators_set_aside": lambda _n: _(
        "This sheet holds indicators, but not by region (by département, for instance): "
        "it was set aside."
    ),
    "nothing_understood": lambda _n: _(
        "No sheet holds respondents or tables that can be understood: check that it is the right "
        "file, or ask for an export with one row a respondent."
    ),
    "second_opinion": lambda _n: _(
        "The workbook is slightly damaged: it was read in another way. Check the figures."
    ),
    "correction_unused": lambda _n: _(
        "A correction made by hand finds nothing here any more: “{target}”."
    ),
    **TABLES,
    **CROSSCHECK,
}

_REASONS: dict[str, Callable[[], str]] = {
    "no_cell": lambda: _("no cell is filled"),
    "damaged_part": lambda: _("its content is missing or damaged"),
    "only_text": lambda: _("text only, neither respondents nor tables"),
    "notes_name": lambda: _("its name announces notes"),
    "contents_name": lambda: _("its name announces a table of contents"),
    "codebook_name": lambda: _("its name announces a codebook"),
    "names_variables": lambda: _("it names the variables of the respondents' sheet"),
    "base_rows": lambda: _("tables with their base"),
    "answers_by_region": lambda: _("answers beside regions"),
    "a_column_a_region": lambda: _("each column is a region, each row an indicator"),
    "a_row_a_region": lambda: _("one row a region, figures beside it"),
    "by_hand": lambda: _("as you said"),
    "a_row_a_respondent": lambda: _("one row a respondent: {rows} rows, {columns} columns"),
}
