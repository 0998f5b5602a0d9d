"""The sentences of the receipt about published figures: tables and indicators."""

from __future__ import annotations

from collections.abc import Callable

from ocpart_desktop.i18n import _, ngettext

TABLES: dict[str, Callable[[int], str]] = {
    "shares_not_100": lambda n: ngettext(
        "“{question}”: the answers add up to {total}% in the column “{column}”, not to 100%.",
        "“{question}”: the answers do not add up to 100% in {n} columns ({total}% in “{column}”).",
        n,
    ),
    "net_differs": lambda n: ngettext(
        "“{net}” is printed as {printed}% in the column “{column}”, its answers make {sum}%.",
        "“{net}” is not what its answers make in {n} columns "
        "({printed}% printed, {sum}% in all in “{column}”).",
        n,
    ),
    "share_impossible": lambda n: ngettext(
        "{printed}% is no share of respondents: the figure is left out.",
        "{n} figures are no shares of respondents ({printed}%, for one): they are left out.",
        n,
    ),
    "count_differs": lambda n: ngettext(
        "“{answer}”: {printed}% is printed, but the count beside it makes {counted}%.",
        "In {n} cells the percentage is not what the count beside it makes "
        "(“{answer}”, for one: {printed}% printed, {counted}% counted).",
        n,
    ),
    "table_again": lambda _n: _(
        "“{question}” is told again here: the table completes the one on the sheet “{sheet}”."
    ),
    "tables_disagree_share": lambda n: ngettext(
        "“{answer}”, “{column}”: {here}% here, {there}% in {place}. Both tables are kept.",
        "Two tables of one question disagree in {n} cells: “{answer}”, “{column}”, is {here}% here "
        "and {there}% in {place}. Both are kept.",
        n,
    ),
    "tables_disagree_mean": lambda n: ngettext(
        "“{answer}”, “{column}”: {here} here, {there} in {place}. Both tables are kept.",
        "Two tables of one question disagree in {n} cells: “{answer}”, “{column}”, is {here} here "
        "and {there} in {place}. Both are kept.",
        n,
    ),
    "row_repeated": lambda n: ngettext(
        "“{label}” comes twice in the table: the first of its rows is read.",
        "{n} rows bear a label that came before (“{label}”, for one): the first is read.",
        n,
    ),
    "percentages_along_rows": lambda _n: _(
        "“{question}”: the percentages run along the rows and are no shares of the regions: "
        "the table was set aside."
    ),
    "rows_left_aside": lambda _n: _(
        "These rows are neither shares nor means and are left aside: {labels}."
    ),
    "row_percents_left_aside": lambda _n: _(
        "Percentages along the rows stand beside those of the columns: they are left aside."
    ),
    "columns_left_aside": lambda _n: _(
        "These columns are neither shares nor means and are left aside: {labels}."
    ),
    "unknown_region_column": lambda _n: _(
        "The column “{label}” stands under the regions but is none of them: it is left aside."
    ),
    "parts_of_a_region": lambda _n: _(
        "These figures are about parts of a present region and cannot be added up: {labels}."
    ),
    "larger_areas": lambda _n: _(
        "These areas are larger than a region and cannot be turned into regions: {labels}."
    ),
    "unknown_region_row": lambda _n: _(
        "“{label}” names no known region: its figures are left aside."
    ),
    "provisional_figures": lambda n: ngettext(
        "A figure is marked as provisional or estimated.",
        "{n} figures are marked as provisional or estimated.",
        n,
    ),
    "percentage_guessed": lambda _n: _(
        "No unit stands beside “{label}”: its wording makes it a percentage."
    ),
    "percentages_below_one": lambda _n: _(
        "“{label}” is said to be in %, yet no figure reaches 1: they are read as such "
        "(0.5 is 0.5%)."
    ),
    "base_above_total": lambda n: ngettext(
        "The base of “{column}” ({base}) is larger than that of the whole ({total}).",
        "The bases of {n} regions are larger than that of the whole ({total}): "
        "“{column}” ({base}), for one.",
        n,
    ),
    "bases_differ": lambda _n: _(
        "The bases of the regions add up to {sum}, that of the whole is {total}."
    ),
    "base_note_differs": lambda _n: _(
        "The line above the table tells a base of {told}, the table itself {printed}."
    ),
    "whole_outside_regions": lambda n: ngettext(
        "“{answer}”: the figure of the whole lies outside those of the regions that make it.",
        "For {n} answers (“{answer}”, for one) the figure of the whole lies outside those of the "
        "regions that make it.",
        n,
    ),
    "whole_not_sum": lambda _n: _(
        "“{label}”: the regions add up to {sum}, the figure of the country is {total}."
    ),
    "whole_outside": lambda _n: _(
        "“{label}”: the figure of the country lies outside those of its regions."
    ),
    "mean_out_of_scale": lambda n: ngettext(
        "The mean {value} of “{label}” lies outside its scale, {low} to {high}.",
        "{n} means lie outside their scale, {low} to {high}: {value} for “{label}”, for one.",
        n,
    ),
}
